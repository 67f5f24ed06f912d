"""What the sheets of a workbook say, whatever writes it: lines, pairs, tables, ways to other sheets."""

import re
from dataclasses import dataclass
from datetime import date

import pandas as pd

from exports.model import ASKED, Exhibit, View
from exports.numbers import holds_numbers, is_hidden
from wording.cards import CAVEATS
from wording.counts import HIDDEN_CELL, number_of
from wording.exports import (
    COLUMN,
    IN_THE_APP,
    LIMITATIONS,
    MEANING,
    NOT_DRAWN,
    ONE_ROW,
    ORIGIN,
    READING,
    TRUST,
    one_a_row,
    sheet_holds,
    silences,
)
from wording.how_to_read import how_to_read

MOST_FINDINGS = 100_000
ABOUT, FINDINGS, COLUMNS = "About", "Findings", "Columns"
LONGEST_NAME, LONGEST_HEADER, LONGEST_CELL = 31, 255, 32_767
NUMBERS, WIDE, WIDEST, LONG = 12, 30, 64, 90  # columns, in characters; text longer than LONG gets the widest
MOST_UPRIGHT = 6  # columns of a table on paper that stands
LONGEST_LINK = 2_079  # what Excel takes


@dataclass(frozen=True)
class Column:
    """A column of a table: its header, its width in characters, whether it holds numbers."""

    header: str
    width: float
    is_number: bool


@dataclass(frozen=True)
class Line:
    """A row with one text; `style` is 'text', 'strong', 'title' or 'heading'."""

    text: str
    style: str = "text"


@dataclass(frozen=True)
class Pair:
    """A row with a label and what is said, text or a date; where there is a `link` the text leads to it."""

    label: str
    said: str | date
    link: str = ""


@dataclass(frozen=True)
class Contents:
    """A row with the name of a sheet, which leads to it, and what it holds; without that a way back."""

    sheet: str
    holds: str = ""


@dataclass(frozen=True)
class Rows:
    """A table without its index, under a header; `description` is read out in its place."""

    table: pd.DataFrame
    description: str
    is_wide_first: bool = False


Part = Line | Pair | Contents | Rows


@dataclass(frozen=True)
class SheetPlan:
    """One sheet from top to bottom; one `on_its_side` is printed so."""

    name: str
    parts: tuple[Part, ...]
    on_its_side: bool = False


def sheets_of(view: View, exhibits: tuple[Exhibit, ...]) -> tuple[SheetPlan, ...]:
    """First About with links to the others, then Findings (at most MOST_FINDINGS), a sheet for each exhibit, Columns."""
    about, findings, *others, columns = sheet_names((ABOUT, FINDINGS, *(exhibit.key for exhibit in exhibits), COLUMNS))
    titles = (f"{one_a_row(len(view.findings))}{_cut(view)}", *(exhibit.title for exhibit in exhibits), MEANING)
    contents = tuple(Contents(*each) for each in zip((findings, *others, columns), titles, strict=True))
    return (
        SheetPlan(about, (*_about(view), *contents)),
        SheetPlan(findings, _findings(view), on_its_side=True),
        *(_exhibit(view, exhibit, name) for exhibit, name in zip(exhibits, others, strict=True)),
        SheetPlan(columns, _columns(view)),
    )


def sheet_names(wanted: tuple[str, ...]) -> tuple[str, ...]:
    """A name for each sheet that Excel takes, short and like no other: 'who-hinders' is 'Who hinders'."""
    names: list[str] = []
    for each in wanted:
        taken, number = {"history", *(name.casefold() for name in names)}, 1  # Excel keeps History for itself
        while (name := _shortened(_without_forbidden(each), f" {number}" if number > 1 else "")).casefold() in taken:
            number += 1
        names.append(name)
    return tuple(names)


def columns_of(table: pd.DataFrame) -> tuple[Column, ...]:
    """The columns of `table`: headers that are not empty and like no other, in any case; widths for what they hold."""
    columns, taken = [], set()
    for place, name in enumerate(table.columns):
        plain = text_of(name)[: LONGEST_HEADER - 8].strip() or f"Column {place + 1}"
        header, number = plain, 1
        while header.casefold() in taken:
            number += 1
            header = f"{plain} {number}"
        taken.add(header.casefold())
        cells = table.iloc[:, place]
        is_number = holds_numbers(cells)
        columns.append(Column(header, NUMBERS if is_number else _width(header, cells), is_number))
    return tuple(columns)


def text_of(cell) -> str:
    """A cell that is no number, as text: 'Hidden' for one that is hidden, '' for nothing; what Excel has no room for is cut
    off, with an ellipsis.
    """
    text = HIDDEN_CELL if is_hidden(cell) else "" if pd.isna(cell) else str(cell)
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def _about(view: View) -> tuple[Part, ...]:
    if view.counts_people:
        counted = [Pair("People with findings", f"{number_of(view.n)} of {number_of(view.total)}")]
        counted.append(Pair("Findings listed", f"{len(view.findings)}{_cut(view)}{_unlisted(view)}"))
    else:
        counted = [Pair("Findings", f"{number_of(view.n)} of {number_of(view.total)}{_cut(view)}{_unlisted(view)}")]
    filters = [Pair(f"Filter: {label}", values) for label, values in view.filters] or [Pair("Filters", "None set")]
    can_be_followed = view.link.startswith(("https://", "http://")) and len(view.link) <= LONGEST_LINK
    return (
        Line(view.heading, "title"),
        *([Line(view.study)] if view.filters else []),
        Line(view.subtitle),
        Line(""),
        Pair("What it is", view.description),
        *([Pair(TRUST, view.trust)] if view.trust else []),
        Pair("What is shown", view.shown),
        *filters,
        *counted,
        Pair("Date", view.taken),
        Line(""),
        Line(READING, "heading"),
        *(Pair(title, text) for title, text in how_to_read(view)),
        *(Pair(title, text) for title, text in silences(view.has_silence, ASKED in view.holds)),
        Line(""),
        Line(LIMITATIONS, "heading"),
        *(Pair(title, text) for title, text in view.limits),
        Line(""),
        Line(ORIGIN, "heading"),
        Pair("Cite as", view.citation),
        Pair("Source", view.reference),
        Pair("Licence", view.licence),
        Pair(IN_THE_APP, view.found_at, view.link if can_be_followed else ""),
        Line(""),
        Line("In this workbook", "heading"),
    )


def _findings(view: View) -> tuple[Part, ...]:
    """The findings from the first cell on, so that other tools read the sheet as a table."""
    return (Rows(view.findings_titled.iloc[:MOST_FINDINGS], f"{view.shown} {ONE_ROW}"),)


def _columns(view: View) -> tuple[Part, ...]:
    said = [(view.columns[name].title, view.columns[name].meaning) for name in view.findings.columns]
    return (Rows(pd.DataFrame(said, columns=[COLUMN, MEANING]), MEANING, is_wide_first=False),)


def _exhibit(view: View, exhibit: Exhibit, name: str) -> SheetPlan:
    table = exhibit.table.rename_axis(index=exhibit.table.index.name or "What").reset_index(allow_duplicates=True)
    said = (view.shown, f"{view.date}.", f"{view.study}.", view.trust)
    parts: tuple[Part, ...] = (
        Line(exhibit.title, "title"),
        Line(exhibit.measure),
        *([Line(exhibit.caveat)] if exhibit.caveat else []),
        *([Line(f"{exhibit.instead} {NOT_DRAWN}", "strong")] if exhibit.instead else []),
        Rows(table, exhibit.alt, is_wide_first=True),
        Line(""),
        *([Line(CAVEATS, "heading")] if exhibit.notes[1:] else []),
        *(Line(f"{title}. {text}") for title, text in exhibit.notes[1:]),
        Line(" ".join(each for each in said if each)),
        Contents(ABOUT),
    )
    return SheetPlan(name, parts, on_its_side=table.shape[1] > MOST_UPRIGHT)


def _unlisted(view: View) -> str:
    return f". {view.unlisted}" if view.unlisted else ""


def _cut(view: View) -> str:
    return sheet_holds(MOST_FINDINGS, len(view.findings))


def _without_forbidden(name: str) -> str:
    plain = re.sub(r"[\[\]:*?/\\\x00-\x1f _-]+", " ", name).strip(" '") or "Sheet"
    return plain[:1].upper() + plain[1:]


def _shortened(name: str, ending: str) -> str:
    for shorter in (name, name.replace(" and ", " & "), name.replace(" and ", " & ").replace(" the ", " ")):
        if len(shorter + ending) <= LONGEST_NAME:
            return shorter + ending
    return shorter[: LONGEST_NAME - len(ending)].rstrip(" '&") + ending


def _width(header: str, cells: pd.Series) -> float:
    longest = max((len(text_of(cell)) for cell in cells), default=0)
    button = min(len(header), WIDE) + 5  # the filter's button takes some of the header
    return max(NUMBERS, button, WIDEST if longest > LONG else min(WIDE, longest + 2))
