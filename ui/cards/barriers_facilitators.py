"""Cards on what helps and what hinders."""

from dataclasses import replace

import pandas as pd

from analysis.barriers_facilitators import (
    SIDES,
    balance,
    of_both_sides,
    of_kind,
    stating,
    themes_by_actor,
    themes_by_extent,
)
from analysis.counts import count_by, held, size
from analysis.model.dataset import FINDINGS, Dataset
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.selection import Selection
from analysis.units import all_hidden, is_hidden
from charts import spec
from ui.cards.card import FEWEST_TO_COMPARE, Card, Counted
from ui.cards.experience import Experienced, themes_by_experience
from ui.cards.matrices import Matrix, matrix_card
from ui.cards.shared import hatched, in_several, most_named, unshaded
from ui.cards.weak import weak_note
from ui.evidence.drawer import Mark
from wording.counts import how_many, number_of, say, what
from wording.study import who
from wording.text import first_upper, join_and

WIDTH = "Themes differ in width, and how many findings there are does not say how much a theme weighs."
UNQUANTIFIED = "unquantified"  # the report gives no word or number for how many
DOES = {"facilitator": "helps", "barrier": "hinders"}
SIDE_NAMES = {kind: f"What {does}" for kind, does in DOES.items()}


def balance_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """What helps and what hinders, by theme."""
    table = balance(dataset, findings)
    total = size(dataset, of_both_sides(dataset, findings))
    marks = [Mark("", "All of them", total, selection.with_(kind=SIDES))]
    marks += [
        Mark(str(row), each.label, each.findings, selection.with_(theme=(each.Index,)))
        for row, each in enumerate(table.itertuples())
    ]
    said = "; ".join(f"{each.label} {number_of(each.findings)}" for each in table.itertuples())
    return Card(
        key="what-helps-and-what-hinders",
        title=_balance_title(dataset, table),
        measure=f"{_of_each_side(dataset, findings) or how_many(dataset, total)}, a bar for each theme: what helps to the "
        f"right, what hinders to the left. {WIDTH}{_elsewhere(dataset, table, selection)}"
        f"{in_several(dataset, 'bars')}{hatched(table['findings'], 'bars')}",
        spec=spec.balance(table, (SIDE_NAMES["facilitator"], SIDE_NAMES["barrier"]), dataset.unit),
        alt=f"Bars of {what(dataset)} by theme. What helps, then what hinders, most first: {said}.",
        table=pd.DataFrame(
            {
                "Side": ["Helps" if side else "Hinders" for side in table["helps"]],
                "Theme": list(table["label"]),
                first_upper(dataset.unit): list(table["findings"]),
            }
        ).set_index("Theme"),
        marks=marks,
        notes=notes_on(dataset, "barriers_facilitators", selection),
        counted=_counted(dataset, findings, table["findings"]),
    )


def _elsewhere(dataset: Dataset, table: pd.DataFrame, selection: Selection) -> str:
    """' 0 is no result; “Too few places” comes up in findings that rest on something else.'; '' without such a theme."""
    everything = balance(dataset, selection.whatever_it_rests_on().rows(dataset))["findings"]
    apart = [
        f"“{row.label}”"
        for row in table.itertuples()
        if not is_hidden(row.findings) and not row.findings and everything[row.Index]
    ]
    if not apart or not dataset.codes_basis:
        return ""
    come = "come" if len(apart) > 1 else "comes"
    return f" 0 is no result; {join_and(apart)} {come} up in findings that rest on something else."


def experience_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection, kind: str) -> Card:
    """The themes of one kind, ranked, by how it went."""
    return themes_by_experience(
        dataset,
        findings,
        selection,
        Experienced(f"what-{DOES[kind]}-and-experience", kind, f"what {DOES[kind]}", "barriers_facilitators"),
        lambda table: _ranked_title(dataset, table, kind),
    )


def actors_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection, kind: str) -> Card:
    """Who is named with the themes of one kind."""
    rows = of_kind(dataset, findings, kind)
    n, told = size(dataset, rows), stating(dataset, rows, "actors")
    counts = themes_by_actor(dataset, findings, kind).T
    sizes = count_by(dataset, rows, "actors", counts.index)
    named = sizes.drop(NOT_STATED, errors="ignore").sort_values(ascending=False, kind="stable")
    sizes = sizes[[*named.index, *(actor for actor in sizes.index if actor == NOT_STATED)]]
    most = most_named([dataset.label("actors", actor) for actor in named.index], named, told)
    says = say(told, n, f"say who or what {DOES[kind]}", f"{what(dataset)} on what {DOES[kind]}")
    return matrix_card(
        dataset,
        Matrix(
            key=f"who-{DOES[kind]}",
            title=f"{says}, most often {most}" if most and not is_hidden(n) else f"Who is named with what {DOES[kind]}",
            measure=f"{weak_note(dataset, 'actors')}{how_many(dataset, n)} on what {DOES[kind]}: a row for each group or body "
            f"named, a column for each theme.{in_several(dataset, 'boxes') or _names_several(named, told)}"
            + (f" {unshaded('boxes')}" if NOT_STATED in counts.index and counts.loc[NOT_STATED].any() else "")
            + hatched([*sizes, *counts.to_numpy().ravel()], "boxes"),
            counts=counts.loc[sizes.index],
            rows=("actor", "actors", "Who is named"),
            columns=("theme", "theme", first_upper(dataset.unit)),
            silent_row="Nobody named",
            row_sizes=tuple(sizes),
        ),
        selection.with_(kind=(kind,)),
        notes_on(dataset, "barriers_facilitators", selection).iloc[:0],
        Counted(pd.NA if all_hidden(counts) else n, n, size(dataset, of_kind(dataset, dataset.coded, kind))),
    )


def extent_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """How many people each theme's findings are said to hold for."""
    rows, counts = of_both_sides(dataset, findings), themes_by_extent(dataset, findings)
    n, sizes = size(dataset, rows), count_by(dataset, rows, "extent", counts.columns)
    counts = counts[held(sizes)]
    told = _of_each_side(dataset, findings) or f"{how_many(dataset, n)} on what helps and what hinders"
    counted = f"findings, not {who(dataset)}" if dataset.unit == FINDINGS else "the people whose findings these are"
    card = matrix_card(
        dataset,
        Matrix(
            key="strength-of-the-claim",
            title=_extent_title(dataset, sizes.get(UNQUANTIFIED, 0), n),
            measure=f"{weak_note(dataset, 'extent')}{told}. Each number counts {counted}; its column "
            f"says for how many {who(dataset)} they are said to hold.{in_several(dataset, 'boxes')}"
            + (f" {unshaded('boxes')}" if UNQUANTIFIED in counts and counts[UNQUANTIFIED].any() else "")
            + hatched(counts, "boxes"),
            counts=counts,
            rows=("theme", "theme", "Theme"),
            columns=("extent", "extent", "Said to hold for"),
            apart=(UNQUANTIFIED,),
            groups=tuple(SIDE_NAMES[dataset.kind_of[theme]] for theme in counts.index),
            across="Said to hold for …",
        ),
        selection.with_(kind=SIDES),
        notes_on(dataset, "barriers_facilitators", selection).iloc[:0],
        _counted(dataset, findings, counts),
    )
    return replace(card, marks=[replace(card.marks[0], n=n), *card.marks[1:]])  # hidden, where what is counted is one side


def _of_each_side(dataset: Dataset, findings: pd.DataFrame) -> str:
    """'10 people with findings on what helps, 9 on what hinders', where people are counted, who may tell of both."""
    helps, hinders = (size(dataset, of_kind(dataset, findings, kind)) for kind in SIDES)
    said = f"{first_upper(how_many(dataset, helps))} on what helps, {number_of(hinders)} on what hinders"
    return "" if dataset.unit == FINDINGS else said


def _counted(dataset: Dataset, findings: pd.DataFrame, numbers: pd.DataFrame | pd.Series) -> Counted:
    """How many tell of either side: where that is hidden, of one side, if that is enough to draw the `numbers`."""
    n = size(dataset, of_both_sides(dataset, findings))
    if is_hidden(n):
        sides = [size(dataset, of_kind(dataset, findings, kind)) for kind in SIDES]
        n = max((side for side in sides if not is_hidden(side) and side >= FEWEST_TO_COMPARE), default=pd.NA)
    return Counted(pd.NA if all_hidden(numbers) else n, n, size(dataset, of_both_sides(dataset, dataset.coded)))


def _names_several(named: pd.Series, told: int) -> str:
    """That a finding counts for each of those it names, and what that does to the numbers, where they can be added up."""
    adds_up = is_hidden(told, *named) or named.sum() == told
    return f" A finding can name several{'' if adds_up else f', so the numbers add up to more than {told}'}."


def _extent_title(dataset: Dataset, silent: int, n: int) -> str:
    asked = f"For how many {who(dataset)} does each finding hold?"
    if is_hidden(silent, n) or not n:
        return asked
    return f"{asked} Not stated in {silent} of {n}" if dataset.unit == FINDINGS else f"{asked} {_not_all(silent, n)}"


def _not_all(silent: int, n: int) -> str:
    return f"{silent} of {n} people {'has' if silent == 1 else 'have'} some that do not say"


def _balance_title(dataset: Dataset, table: pd.DataFrame) -> str:
    """The theme with the most findings on what helps, and on what hinders; nothing of a side where that cannot be said."""
    sides = ((SIDE_NAMES["facilitator"], True), (SIDE_NAMES["barrier"].lower(), False))
    parts = [f"{name}: {most}" for name, side in sides if (most := _most(dataset, table[table["helps"] == side]))]
    return first_upper("; ".join(parts)) or "What helps and what hinders"


def _ranked_title(dataset: Dataset, table: pd.DataFrame, kind: str) -> str:
    """'What hinders: “Time” has the most findings'."""
    most = _most(dataset, table)
    return f"{SIDE_NAMES[kind]}: {most}" if most else f"{SIDE_NAMES[kind]}, by theme"


def _most(dataset: Dataset, table: pd.DataFrame) -> str:
    """'“Time” has the most findings', '“Time” and “History” tie for the most findings'; '' where even those are too few to
    compare, or where a number is hidden, which might be the highest."""
    if table.empty or is_hidden(*table["findings"]) or table["findings"].max() < FEWEST_TO_COMPARE:
        return ""
    quoted = [f"“{label}”" for label in table.loc[table["findings"] == table["findings"].max(), "label"]]
    return f"{join_and(quoted)} {'tie for' if len(quoted) > 1 else 'has'} the most {what(dataset)}"
