"""Cards on programmes, specialties and participants of the invented study: people or findings, small groups hidden or not.

Every number is counted again from the CSV files; one that is hidden is only ever missing, never another number.
"""

import csv
from functools import cache
from itertools import product

import pytest

from analysis.files.open_study import open_study
from analysis.participants import people_shown as narrowed
from analysis.programmes import programmes_shown
from analysis.selection import Selection
from analysis.units import is_hidden
from charts.draw import draw
from charts.style import LIGHT
from tests.analysis.made_studies import made, said
from tests.invented import COLUMN
from tests.pages.opened import ROOT
from ui.cards.one_programme import compare_card
from ui.cards.participants import people_card, people_matrix_card
from ui.cards.specialties import named_card, specialty_experience_card, specialty_people_card

FOLDER = ROOT / "examples" / "invented_study"
STUDY = open_study(FOLDER)
VARIANTS = [("people", 0), ("people", 2), ("people", 3), ("findings", 0), ("findings", 3)]
PROGRAMMES = ("lantern", "orchard", "tidewater")
SPECIALTIES = ("emergency_medicine", "psychiatry", "not_stated")
SELECTIONS = [
    Selection(),
    *(Selection(programme=(value,)) for value in (*PROGRAMMES, "not_stated")),
    *(Selection(specialty=(value,)) for value in SPECIALTIES),
    *(Selection(sponsor_support=(value,)) for value in ("supported", "not_stated")),
    Selection(programme=PROGRAMMES[:2]),
    *(Selection(programme=("lantern",), specialty=(value,)) for value in SPECIALTIES),
    Selection(programme=("tidewater",), sponsor_support=("supported",)),
]


def read(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


KIND = {row["theme_id"]: row["kind"] for row in read("themes")}
FINDINGS = [row | {"kind": KIND[row["theme_id"]]} for row in read("findings")]
PEOPLE = read("participants")


def recount(selection: Selection, unit: str) -> int:
    """How many findings a selection has, or people who have any of them."""
    rows = FINDINGS
    for name in selection.active:
        rows = [row for row in rows if set((row[COLUMN[name]] or "not_stated").split(";")) & set(selection[name])]
    return len(rows) if unit == "findings" else len({row["participant_id"] for row in rows})


@cache
def of_findings(dataset, selection):
    rows = selection.rows(dataset)
    cards = [make(dataset, rows, selection) for make in (named_card, specialty_experience_card)]
    return [*cards, compare_card(dataset, selection, "lantern")]


def people_shown(selection):
    return [
        row
        for row in PEOPLE
        if all(not (wanted := selection[name]) or row[name] in wanted for name in ("programme", "specialty"))
    ]


@cache
def of_people(dataset, selection):
    people, programmes = narrowed(dataset, selection), programmes_shown(dataset, selection)
    bars = [people_card(dataset, people, selection, column) for column in ("specialty", "grade", "setting")]
    matrices = [make(dataset, people, selection, programmes) for make in (people_matrix_card, specialty_people_card)]
    return [people_card(dataset, people, selection, "programme", programmes), *bars, *matrices]


@pytest.mark.parametrize(("unit", "fewest"), VARIANTS)
def test_every_mark_counts_what_its_selection_holds_or_nothing_at_all(unit, fewest):
    dataset = STUDY.counting(unit, fewest)
    hidden = 0
    for selection in SELECTIONS:
        for card in of_findings(dataset, selection):
            assert card.unit == unit
            names = [mark.name for mark in card.marks]
            assert len(names) == len(set(names))
            assert {str(point) for trace in draw(card.spec, LIGHT)["data"] for point in trace["customdata"]} <= set(names)
            for mark in card.marks:
                hidden += is_hidden(mark.n)
                assert not mark.opens or mark.n == recount(mark.selection, unit), (card.key, mark.label, selection)
            if not card.is_drawn and not is_hidden(card.counted.n):
                assert card.counted.n < 5 or not card.counted.comparable
    assert bool(hidden) == bool(fewest)


@pytest.mark.parametrize(("unit", "fewest"), VARIANTS)
def test_people_are_counted_from_the_list_or_hidden(unit, fewest):
    dataset = STUDY.counting(unit, fewest)
    labels = {label: programme for programme, label in dataset.labels["programme"].items()}
    for selection in SELECTIONS:
        people = people_shown(selection)
        by_programme, *bars, matrix, same = of_people(dataset, selection)
        assert {card.unit for card in (by_programme, *bars, matrix)} == {"people"}
        for card in (by_programme, *bars):
            column = card.key.removeprefix("people-by-")
            for label, count in card.table["People"].items():
                of = [row for row in people if dataset.label(column, row[column]) == label]
                assert is_hidden(count) or count == len(of), (card.key, label, selection)
        for label, head in product(matrix.table.index, matrix.table.columns):
            of = [
                row
                for row in people
                if dataset.label("specialty", row["specialty"]) == label and row["programme"] == labels[head]
            ]
            assert is_hidden(matrix.table.at[label, head]) or matrix.table.at[label, head] == len(of)
        assert same.table.equals(matrix.table)
        assert is_hidden(*by_programme.table["People"], *matrix.table.to_numpy().ravel()) <= bool(fewest)


@pytest.mark.parametrize(("unit", "fewest"), VARIANTS)
def test_no_sentence_holds_a_number_that_is_none(unit, fewest):
    dataset = STUDY.counting(unit, fewest)
    for selection in SELECTIONS:
        for card in (*of_findings(dataset, selection), *of_people(dataset, selection)):
            said = " ".join([card.title, card.measure, card.alt, "" if card.is_drawn else card.too_few])
            assert not {"None", "<NA>", "nan"} & set(said.replace(",", " ").split()), said
            assert not card.title[0].islower()
            if unit == "people" and card.marks:
                assert (
                    not card.measure.replace("person with", "people with")
                    .replace("people with findings", "")
                    .count("findings naming")
                )


def titles(cards):
    return [card.title for card in cards]


def test_titles_in_people():
    dataset = STUDY.counting("people", 0)
    assert titles(of_findings(dataset, Selection()))[:2] == [
        "People with findings that name a specialty",
        "How it was, by specialty",
    ]


def test_no_title_ranks_what_is_hidden():
    dataset = STUDY.counting("people", 3)
    assert titles(of_findings(dataset, Selection())) == [
        "People with findings that name a specialty",
        "How it was, by specialty",
        "How it was: Lantern Year and other programmes",
    ]
    assert titles(of_people(dataset, Selection())) == [
        "Who was interviewed, by programme",
        "Who was interviewed, by specialty",
        "Who was interviewed, by grade",
        "Who was interviewed, by workplace",
        "Who was interviewed, by programme and specialty",
        "Specialties of those interviewed",
    ]


def test_a_chart_without_a_number_to_show_is_not_drawn():
    dataset = STUDY.counting("people", 3)
    drawn = {card.key: card.is_drawn for card in (*of_findings(dataset, Selection()), *of_people(dataset, Selection()))}
    assert [key for key, is_drawn in drawn.items() if is_drawn] == [
        "people-by-programme",
        "people-by-grade",
    ]


def test_a_person_with_findings_on_two_programmes_is_on_both_sides():
    both = [said(number, programmes=each, experience="positive") for number in (1, 2) for each in ("lantern", "orchard")]
    one = [said(number, programmes="lantern", experience="negative") for number in (3, 4, 5)]
    others = [said(number, programmes="orchard", experience="mixed") for number in (6, 7, 8)]
    dataset = made([*both, *one, *others, said(9, programmes="")]).counting("people", 0)
    card = compare_card(dataset, Selection(), "lantern")
    assert card.title == "How it was: Lantern Year and other programmes"
    assert card.table[["Negative", "Mixed", "Positive"]].to_numpy().tolist() == [[3, 0, 2], [0, 3, 2]]
    assert card.measure == (
        "People with findings, by how it went in them; 1 has none that names a programme. How it went is told by 5 of 5 with "
        "findings on Lantern Year and by 5 of 5 with findings on other programmes; 2 have both and count twice. One person can "
        "count in several parts of a bar."
    )
    assert (card.marks[0].n, list(card.table["All people"])) == (8, [5, 5])
    hiding = compare_card(dataset.counting("people", 3), Selection(), "lantern")
    assert "count twice" not in hiding.measure
