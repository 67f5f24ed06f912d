"""The words of every card: what can be done with a chart, how it is read, and why one is not drawn."""

from collections.abc import Sequence

import pandas as pd

from analysis.coders.agreement import TENTATIVE
from analysis.model.count import FEWEST_TO_COMPARE, SUPPRESSED, Count
from analysis.model.dataset import FINDINGS
from wording.counts import TOO_SMALL_TO_SHOW, Counting, counted_as, how_many, most_first, singular
from wording.filters import COUNT, UNITS
from wording.text import join_and

CHART, TABLE = "Chart", "Table"
BEHIND, DOWNLOAD, CAVEATS = "Findings behind this", "Download", "Caveats"
NUMBERS, PNG, SVG = "Numbers (CSV)", "Picture (PNG)", "Picture (SVG)"
COPY, COPIED = "Copy picture", "Picture copied. Paste it into a document or a message."
NOT_COPIED = "Your browser does not let this page copy pictures. Download the picture instead."
# the last columns of the numbers: which chart of which view they are
IN_CHART, MEASURED, SAMPLE, SHOWING, STUDY, TAKEN = "Chart", "What it counts", "n", "What is shown", "Study", "Taken on"
COUNT_FINDINGS = (
    f"A chart needs at least {FEWEST_TO_COMPARE}. For a chart of their findings, choose ‘{UNITS[FINDINGS]}’ under ‘{COUNT}’."
)
ADD_TO_DECK = "Add to deck"
NOT_IN_DECK = "A deck shows one study. ‘Download and share’ on this page has this chart as a slide."
PART = "Part of the chart"
OPEN_IN_FINDINGS = "Open these in Findings, to search or download"
OPEN_TO_READ = "Open these in Findings, to download"  # where nothing is searched, because small groups are hidden
ALL_OF_THEM = "All of them"
SILENT = "Not stated"
NONE = "none"
GROUP, THEME, EXPERIENCE, SIDE, SPECIALTY, PEOPLE = "Group", "Theme", "Experience", "Side", "Specialty", "People"

WEAKLY, TENTATIVELY = "weakly", "only tentatively"


def view_of(title: str) -> str:
    """What the choice between chart and table is called, for those who do not see where it stands."""
    return f"View of {title}"


def first_caveat(title: str, text: str) -> str:
    """The caveat that stands with a chart, as Markdown, in small type."""
    return f":small[{title}. {text}]"


def why_not_drawn(counting: Counting, n: Count, in_group: Count, in_study: Count) -> str:
    """Why a chart is not drawn: it would show a small group, three kinds of nothing, or too few to compare."""
    if n is SUPPRESSED:
        return TOO_SMALL_TO_SHOW
    if in_study == 0:
        return "No finding of the study is about this."
    if in_group == 0:
        there = f"{how_many(counting, in_study)} in the whole study {singular(in_study, 'is', 'are')}"
        return f"No finding shown is about this; {there}."
    if not n:
        return f"{how_many(counting, in_group)} shown, none of which states this."
    return f"{how_many(counting, n)}: too few to compare."


def say_few(why: str, are_findings: bool) -> str:
    """Why a chart is not drawn; and where to count findings, where there are enough of them."""
    return f"{why} {COUNT_FINDINGS}" if are_findings else why


def then_read(why: str) -> str:
    """Why a chart is not drawn, before the findings themselves."""
    return f"{why} What they say:"


def place_in_deck(number: int) -> str:
    """'In the deck as slide 3'."""
    return f"In the deck as slide {number}"


def is_in_deck(number: int) -> str:
    """What is said when a slide has been added."""
    return f"{place_in_deck(number)}. Open Present to show it."


def unshaded(marks: str) -> str:
    """What silence looks like, light or dark: 'Hollow dots: not stated.'"""
    return f"Hollow {marks}: not stated."


def in_several(dataset: Counting, marks: str) -> str:
    """' One person can count in several bars.', where people are counted; '' where findings are."""
    return "" if dataset.unit == FINDINGS else f" One person can count in several {marks}."


def hatched(counts: pd.DataFrame | pd.Series, marks: str, sizes: Sequence[Count] = ()) -> str:
    """What a hidden number looks like, said where one of `counts` or `sizes` is: ' Hatched dots: hidden, to protect people.'"""
    some = counts.isna().any(axis=None) or SUPPRESSED in sizes
    return f" Hatched {marks}: hidden, to protect people." if some else ""


def coders_disagreed(weak: Sequence[tuple[str, float]]) -> str:
    """'Coders agreed only tentatively on “Barrier it is linked to” (alpha 0.73). ' of (title, alpha); '' for none.

    Tentatively and weakly are as Method says them of each alpha.
    """
    grades = {
        WEAKLY: [each for each in weak if each[1] < TENTATIVE],
        TENTATIVELY: [each for each in weak if each[1] >= TENTATIVE],
    }
    said = [
        f"{grade} on {join_and([f'“{title}” (alpha {alpha:.2f})' for title, alpha in fields])}"
        for grade, fields in grades.items()
        if fields
    ]
    return f"Coders agreed {join_and(said)}. " if said else ""


def every(unit: str) -> str:
    """The head of the column of all: 'All findings'."""
    return f"All {unit}"


def bars_in_words(unit: str, counts: Sequence[tuple[str, Count]], others: Sequence[Count] = ()) -> str:
    """'Bars of findings, most first: Time 12.'; 'most first' only where no number is hidden, nor any of `others`."""
    order = most_first([*(n for _, n in counts), *others])
    return f"Bars of {unit}{order}: {', '.join(counted_as(*each) for each in counts) or NONE}."


def levels_in_words(unit: str, counts: Sequence[tuple[str, Count]]) -> str:
    """'Bars of findings: Supported 12, Unsupported 5.'"""
    return f"Bars of {unit}: {', '.join(counted_as(*each) for each in counts)}."


def dots_in_words(unit: str, rows: Sequence[tuple[str, str]]) -> str:
    """'Dots with the number of findings. Time: Consultants 2.'"""
    return f"Dots with the number of {unit}. {' '.join(f'{row}: {cells or NONE}.' for row, cells in rows)}"


def part_counted(counting: Counting, label: str, n: Count) -> str:
    """What a reader picks in the list of findings: 'Time: 12 findings'."""
    return f"{label}: {how_many(counting, n)}"


def cell_of(row: str, column: str) -> str:
    """What one cell of a matrix is called: 'Time, Consultants'."""
    return f"{row}, {column}"


def columns_in_words(columns: Sequence[tuple[str, Sequence[tuple[str, Count]]]]) -> str:
    """A matrix in words, without its zeros: 'Surgery: Alpha 1, Beta 2.' for each column."""
    return " ".join(f"{name}: {', '.join(counted_as(*each) for each in counts) or NONE}." for name, counts in columns)
