"""No card gives away what is hidden: not a number, not an order, not a row that is there or is not.

Two studies that differ only in what is hidden have to look the same, card for card; and no card of the example study says
the number of a small group.
"""

import json
import re
from functools import lru_cache

import numpy as np
import pandas as pd
import pytest

from analysis.compare import attributes, groups_held
from analysis.disclosure.distinct_people import values_of
from analysis.disclosure.microdata import releasable
from analysis.files.open_study import open_study
from analysis.model.dataset import Dataset
from analysis.selection import Selection
from charts.draw import draw
from charts.style import LIGHT
from tests.analysis.made_studies import EXAMPLE, made, said
from tests.invented import COLUMN
from ui.cards.registry import OF_PAIRS, build_card, exhibit_of, sources

FEWEST = 3
ONE, OTHER = (4, 3, 5, 1), (5, 2, 4, 2)  # people in a square of four cells: the sums are the same
SQUARES = {  # two values of a column, two of another and a third that is always shown
    "support and experience": ("sponsor_support", "supported unsupported", "experience", "positive mixed negative"),
    "theme and experience": ("theme_id", "b_rota b_senior", "experience", "positive negative not_stated"),
    "theme and support": ("theme_id", "f_mentor f_time", "sponsor_support", "mixed unsupported supported"),
    "programme and theme": ("programmes", "lantern orchard", "theme_id", "f_mentor f_time f_peers"),
    "programme and kind": ("programmes", "lantern orchard", "theme_id", "b_rota f_mentor o_network"),
    "theme and actor": ("theme_id", "b_rota b_alone", "actors", "managers consultants mentors"),
    "theme and strength": ("theme_id", "b_rota b_alone", "extent", "one some many"),
    "specialty and experience": ("specialties", "paediatrics psychiatry", "experience", "positive mixed negative"),
    "recommendation and actor": ("theme_id", "r_time r_sponsor", "actors", "managers consultants mentors"),
    "recommendation and barrier": ("theme_id", "r_time r_sponsor", "answers", "b_rota b_alone b_senior"),
    "recommendation and voice": ("theme_id", "r_time r_sponsor", "voice", "participant author stakeholder"),
    "support and actor": ("sponsor_support", "supported unsupported", "actors", "managers consultants mentors"),
}


@lru_cache(maxsize=2)
def square(name: str, numbers: tuple[int, ...]) -> Dataset:
    """A study of people who say one thing each, so many of them in each cell of the square and some beside it.

    Two are kept while they are counted in one unit and in the other: what a study hides is then worked out once for both.
    """
    column, held, other, across = SQUARES[name]
    (first, second), (left, right, beside) = held.split(), across.split()
    cells = [(first, left), (first, right), (second, left), (second, right), (first, beside), (second, beside)]
    told = [{column: one, other: two} for (one, two), often in zip(cells, (*numbers, 9, 6), strict=True) for _ in range(often)]
    return made([said(number, **each) for number, each in enumerate(told, start=1)], len(told))


def names_of_cards(dataset: Dataset) -> list[str]:
    """Every card, those of a group compared with all others among them."""
    everything = Selection().whatever_it_rests_on()
    pairs = [f"{name}.{group}" for name in attributes(dataset, everything) for group in groups_held(dataset, everything, name)]
    return [*sources(dataset), *(f"{key}.{pair}" for key in OF_PAIRS for pair in pairs)]


def all_that_shows(dataset: Dataset, selection: Selection) -> list[str]:
    """Every card, and what exports print of it, as text."""
    shown = []
    for name in names_of_cards(dataset):
        card = build_card(dataset, selection, name)
        made_of = {**vars(card), "table": card.table.to_csv(), "notes": card.notes.to_csv(), "narrow": str(card.compact)}
        shown.append(f"{name} {made_of}")
        if selection.is_empty:
            shown.append(str({**vars(exhibit_of(dataset, card, with_marks=True)), "table": ""}))
    return shown


def filters(column: str, values: list[str]) -> list[Selection]:
    name = next(name for name, each in COLUMN.items() if each == column)
    return [Selection(**{name: (value,)}) for value in values]


@pytest.mark.parametrize("unit", ["people", "findings"])
@pytest.mark.parametrize("name", SQUARES)
def test_studies_that_differ_in_hidden_cells_only_look_the_same(name, unit):
    one, other = (square(name, numbers).counting(unit, FEWEST) for numbers in (ONE, OTHER))
    assert (
        releasable(one).drop(columns="finding_id").astype(str).equals(releasable(other).drop(columns="finding_id").astype(str))
    )
    column, held, second, across = SQUARES[name]
    for selection in (Selection(), *filters(column, held.split()[:1]), *filters(second, across.split()[1:])):
        for shown, as_well in zip(all_that_shows(one, selection), all_that_shows(other, selection), strict=True):
            assert shown == as_well, selection


def test_they_look_different_where_nothing_is_hidden():
    one, other = (square("support and experience", numbers).counting("people", 0) for numbers in (ONE, OTHER))
    assert all_that_shows(one, Selection()) != all_that_shows(other, Selection())


EXAMPLES = open_study(EXAMPLE)
OF_ONE = (
    "Most from one person (findings)"  # how far a theme that is shown rests on one person: not who, and of no smaller group
)
ROWS = EXAMPLES.findings.assign(kind=EXAMPLES.findings["kind"].astype(str))


def people_behind(selection: Selection) -> int:
    """The people whose findings a selection is about, counted from the rows."""
    found = np.ones(len(ROWS), dtype=bool)
    for name in selection.active:
        wanted = set(selection[name])
        found &= np.array([bool(wanted & set(str(cell).split(";"))) for cell in ROWS[COLUMN[name]]])
    return ROWS.loc[found, "participant_id"].nunique()


def numbers_in(text: str) -> set[int]:
    return {int(number) for number in re.findall(r"(?<![\w.#-])\d+(?![\w.%]| themes? | more \()", text)}


def words_of(figure: dict) -> str:
    """All that is read in a figure: texts of traces, hover, annotations, titles; and the lengths of bars."""
    read = []

    def look(part, name: str = "") -> None:
        if isinstance(part, dict):
            for key, each in part.items():
                look(each, key)
        elif isinstance(part, list | tuple | np.ndarray | pd.Series):
            for each in part:
                look(each, name)
        elif name in ("text", "hovertext", "title", "name", "z", "texttemplate") and part is not None:
            read.append(re.sub(r"<[^>]*>", " ", str(part)))

    look(json.loads(json.dumps(figure, default=list)))
    return " | ".join(read)


@pytest.mark.parametrize(("unit", "fewest"), [("people", 3), ("findings", 3), ("people", 2), ("people", 5)])
def test_no_card_of_the_example_says_the_number_of_a_small_group(unit, fewest):
    dataset = EXAMPLES.counting(unit, fewest)
    small = set(range(1, fewest))
    asked = [Selection()]
    for column in ("programmes", "sponsor_support", "kind", "experience"):
        asked += filters(column, values_of(EXAMPLES, column))
    for selection in asked:
        for key in names_of_cards(dataset):
            card = build_card(dataset, selection, key)
            for mark in card.marks:
                if mark.opens and people_behind(mark.selection) in small:
                    raise AssertionError((key, selection, mark))
            counts = card.table.drop(columns=OF_ONE, errors="ignore").select_dtypes("number").stack().dropna()
            assert not small & set(counts.astype(int)), (key, selection, card.table)
            figure = "" if card.spec.shape == "table" else words_of(draw(card.spec, LIGHT))
            cells = " | ".join(str(cell) for cell in card.table.select_dtypes(object).to_numpy().ravel())
            for text in (card.title, card.measure, card.alt, figure, cells):
                assert not small & numbers_in(text), (key, selection, text)
