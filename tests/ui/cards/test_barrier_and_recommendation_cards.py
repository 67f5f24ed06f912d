"""Barriers, facilitators and recommendations of the invented study: people or findings, small groups hidden or not."""

import pytest

from analysis.counts import size
from analysis.files.open_study import open_study
from analysis.model.count import SUPPRESSED
from analysis.recommendations import barriers
from analysis.selection import Selection
from tests.analysis.made_studies import made, said
from tests.invented import HIDING, PEOPLE, ROWS, STUDY, VARIANTS, recount, variant
from tests.pages.opened import ROOT, drawn_marks
from ui.cards.barriers_facilitators import actors_card, balance_card, extent_card
from ui.cards.recommendations import barriers_card, source_card

ALL = Selection()
SELECTIONS = [
    ALL,
    *(Selection(programme=(value,)) for value in ("lantern", "orchard", "not_stated")),
    *(Selection(specialty=(value,)) for value in ("psychiatry", "not_stated")),
    *(Selection(sponsor_support=(value,)) for value in ("unsupported", "not_stated")),
    Selection(programme=("lantern", "orchard")),
    Selection(programme=("tidewater",), sponsor_support=("supported",)),
]


def cards(dataset, selection=ALL):
    rows = selection.rows(dataset)
    yield from (make(dataset, rows, selection) for make in (balance_card, actors_card, extent_card, barriers_card, source_card))
    yield balance_card(dataset, rows, selection, most=2)


def by_key(dataset, selection=ALL):
    return {card.key: card for card in list(cards(dataset, selection))[:-1]}


@pytest.mark.parametrize(("unit", "fewest"), VARIANTS)
@pytest.mark.parametrize("selection", SELECTIONS, ids=lambda selection: str(selection.query()))
def test_every_number_is_a_recount_or_hidden(unit, fewest, selection):
    dataset = variant(unit, fewest)
    for card in cards(dataset, selection):
        assert card.unit == unit
        names = [mark.name for mark in card.marks]
        assert len(names) == len(set(names))
        assert drawn_marks(card) <= set(names)
        for mark in card.marks:
            if mark.opens:
                assert mark.n == recount(mark.selection, unit), (card.key, mark.label)
                assert mark.n == size(dataset, mark.selection.rows(dataset))  # shown in one place, shown in the other
        for words in (card.title, card.measure, card.alt, "" if card.is_drawn else card.too_few):
            assert not {"<NA>", "nan", "None"} & set(words.replace(",", " ").replace(".", " ").split())
        if not fewest:
            assert not card.table.isna().any(axis=None)


def test_titles_and_measures_in_people():
    drawn = by_key(PEOPLE)
    assert [card.title for card in drawn.values()] == [
        "Most often: “The rota” hinders, “Somebody who takes an interest” helps",
        "Named most often: “Consultants” with what hinders, “Mentors and coaches” with what helps",
        "For how many trainees does it hold?",
        "Who is to act on “The rota”, the barrier that comes up most",
        "Most recommendations come from one source: trainee",
    ]
    assert drawn["what-helps-and-what-hinders"].measure == (
        "9 people with findings on what hinders, 10 on what helps, by theme. One person can count in several bars."
    )
    asked = drawn["barriers-and-recommendations"]
    assert "In brackets: how many people. One person can count in several places." in asked.measure
    assert list(asked.table) == ["People", "What is recommended", "Recommended to"]
    assert asked.table.loc["The rota"].tolist() == [
        recount(Selection(theme=("b_rota",)), "people"),
        "Make the time official (3)",
        "Employers (2), Managers (1), Programmes (1)",
    ]


def test_no_title_ranks_what_is_hidden():
    drawn = by_key(HIDING)
    assert [card.title for card in drawn.values()] == [
        "Most often: “The rota” hinders",  # what helps is hidden
        "Who hinders and who helps",
        "For how many trainees does it hold?",
        "Each barrier, what is recommended, and to whom",
        "Most recommendations come from one source: trainee",
    ]


def test_both_sides_are_drawn_where_only_how_many_they_are_together_is_hidden():
    for card in (by_key(variant("people", 2))[key] for key in ("what-helps-and-what-hinders", "for-how-many")):
        assert card.is_drawn
        assert card.marks[0].n is SUPPRESSED
        assert card.measure.startswith("9 people with findings on what hinders, 10 on what helps")


def test_what_is_recommended_for_a_barrier_is_hidden_where_it_would_tell_of_few():
    table = by_key(HIDING)["barriers-and-recommendations"].table
    assert table[["What is recommended", "Recommended to"]].to_numpy().tolist() == [["Hidden", "Hidden"]] * 3
    some = by_key(variant("people", 2))["barriers-and-recommendations"].table
    assert some.loc["Seniors who doubt it"].tolist() == [5, "Involve the sponsors (2)", "Hidden"]


def test_nobody_says_that_a_barrier_is_not_linked_where_that_is_hidden():
    answered = {answer for row in ROWS for answer in row["answers"].split(";")}
    assert {"b_rota", "b_senior", "b_alone"} <= answered
    hidden = {each.theme for each in barriers(HIDING, HIDING.coded) if each.linked is SUPPRESSED}
    assert hidden == {"b_rota", "b_senior"}
    for dataset in (PEOPLE, STUDY):
        assert not any(SUPPRESSED in (each.linked, each.nobody) for each in barriers(dataset, dataset.coded))
    for card in (by_key(each)["barriers-and-recommendations"] for each in (HIDING, PEOPLE, STUDY)):
        assert "Not linked" not in " ".join(card.table["What is recommended"])


def test_a_person_on_both_sides_counts_once_in_all_and_on_each_side():
    both = [said(number, theme_id=theme) for number in range(1, 5) for theme in ("f_mentor", "b_rota")]
    dataset = made([*both, *(said(number, theme_id="b_rota") for number in range(5, 9))]).counting("people", 3)
    card = balance_card(dataset, dataset.coded, ALL)
    assert card.marks[0].n == 8
    assert card.measure.startswith("8 people with findings on what hinders, 4 on what helps")


def test_built_in_study_counts_nothing_but_findings():
    dataset = open_study(ROOT / "data")
    for card in cards(dataset):
        assert card.unit == "findings"
        assert "people with" not in f"{card.title} {card.measure} {card.alt}"
