"""Cards on programmes, specialties and participants of the invented study: people or findings, small groups hidden or not.

Every number is counted again from the CSV files; one that is hidden is only ever missing, never another number.
"""

import csv
from functools import cache
from itertools import product

import pytest

from analysis.compare import groups_held, largest
from analysis.files.open_study import open_study
from analysis.model.count import SUPPRESSED, count_of
from analysis.participants import people_shown as narrowed
from analysis.programmes import programmes_shown
from analysis.selection import Selection
from charts.draw import draw
from charts.style import LIGHT
from tests.analysis.made_studies import made, said
from tests.invented import COLUMN
from tests.pages.opened import ROOT
from ui.cards.compare import Pair, beside_card, experience_by_card, themes_beside_card, themes_by_card
from ui.cards.participants import people_card, people_matrix_card

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


def of_findings(dataset, selection):
    rows = selection.rows(dataset)
    for name in ("programme", "specialty", "sponsor_support", "grade"):
        group = largest(dataset, selection, name)
        for pair in (
            Pair(name, group),
            Pair(name, group, next((each for each in groups_held(dataset, selection, name) if each != group), "")),
        ):
            yield from (beside_card(dataset, selection, pair), themes_beside_card(dataset, selection, pair))
        yield from (make(dataset, rows, selection, name) for make in (experience_by_card, themes_by_card))


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
    by_programme = people_card(dataset, people, selection, "programme", programmes)
    return [by_programme, *bars, people_matrix_card(dataset, people, selection, programmes)]


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
                hidden += mark.n is SUPPRESSED
                assert not mark.opens or mark.n == recount(mark.selection, unit), (card.key, mark.label, selection)
            if not card.is_drawn and card.counted.n is not SUPPRESSED:
                assert card.counted.n < 5 or not card.counted.comparable
    assert bool(hidden) == bool(fewest)


@pytest.mark.parametrize(("unit", "fewest"), VARIANTS)
def test_people_are_counted_from_the_list_or_hidden(unit, fewest):
    dataset = STUDY.counting(unit, fewest)
    labels = {label: programme for programme, label in dataset.labels["programme"].items()}
    for selection in SELECTIONS:
        people = people_shown(selection)
        by_programme, *bars, matrix = of_people(dataset, selection)
        assert {card.unit for card in (by_programme, *bars, matrix)} == {"people"}
        for card in (by_programme, *bars):
            column = card.key.removeprefix("people-by-")
            for label, count in card.table["People"].items():
                of = [row for row in people if dataset.label(column, row[column]) == label]
                assert count_of(count) in (SUPPRESSED, len(of)), (card.key, label, selection)
        for label, head in product(matrix.table.index, matrix.table.columns):
            of = [
                row
                for row in people
                if dataset.label("specialty", row["specialty"]) == label and row["programme"] == labels[head]
            ]
            assert count_of(matrix.table.at[label, head]) in (SUPPRESSED, len(of))
        hides = [by_programme.table["People"].hasnans, matrix.table.isna().any(axis=None)]
        assert any(hides) <= bool(fewest)


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


def test_titles_say_what_is_compared_and_never_a_number():
    dataset = STUDY.counting("people", 3)
    titles = [card.title for card in of_findings(dataset, Selection())]
    assert titles[-2:] == ["Experience by grade", "Themes by grade"]
    assert titles[0].startswith("Experience: ") and titles[0].endswith(" compared with all others")
    assert titles[1].startswith("What helps and what hinders: ")
    assert not any(letter.isdigit() for title in titles for letter in title)
    assert [card.title for card in of_people(dataset, Selection())] == [
        "Who was interviewed, by programme",
        "Who was interviewed, by specialty",
        "Who was interviewed, by grade",
        "Who was interviewed, by workplace",
        "Who was interviewed, by programme and specialty",
    ]


def test_a_person_with_findings_on_two_programmes_is_on_both_sides():
    both = [said(number, programmes=each, experience="positive") for number in (1, 2) for each in ("lantern", "orchard")]
    one = [said(number, programmes="lantern", experience="negative") for number in (3, 4, 5)]
    others = [said(number, programmes="orchard", experience="mixed") for number in (6, 7, 8)]
    dataset = made([*both, *one, *others, said(9, programmes="")]).counting("people", 0)
    card = beside_card(dataset, Selection(), Pair("programme", "lantern"))
    assert card.title == "Experience: Lantern Year compared with all others"
    assert card.table[["Negative", "Mixed", "Positive"]].to_numpy().tolist() == [[3, 0, 2], [0, 3, 2]]
    assert card.measure == (
        "Lantern Year: 5 of 5 people with findings have some that state an experience. All others: 5 of 5 people with findings "
        "have some that state an experience. One person can count in several groups."
    )
    assert (card.marks[0].n, list(card.table["All people"])) == (8, [5, 5])
    by = experience_by_card(dataset, dataset.coded, Selection(), "programme")
    assert by.table.to_numpy().tolist() == [[3, 0, 2, 0, 5], [0, 3, 2, 0, 5], [0, 0, 0, 1, 1]]
    assert "1 person with findings" in by.measure
