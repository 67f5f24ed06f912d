"""Barriers, facilitators and recommendations of the invented study: people or findings, small groups hidden or not."""

import pytest

from analysis.counts import size
from analysis.files.open_study import open_study
from analysis.recommendations import KIND, links_hidden, unaddressed, unlinked
from analysis.selection import Selection
from analysis.units import is_hidden
from charts.draw import draw
from charts.style import LIGHT
from tests.analysis.made_studies import made, said
from tests.invented import HIDING, PEOPLE, ROWS, STUDY, VARIANTS, recount, variant
from tests.pages.opened import ROOT
from ui.cards.barriers_facilitators import actors_card, balance_card, extent_card
from ui.cards.recommendations import flow_card, voice_card

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
    yield from (make(dataset, rows, selection) for make in (balance_card, actors_card, extent_card, flow_card, voice_card))
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
        assert {str(point) for trace in draw(card.spec, LIGHT)["data"] for point in trace["customdata"]} <= set(names)
        for mark in card.marks:
            if mark.opens:
                assert mark.n == recount(mark.selection, unit), (card.key, mark.label)
                assert mark.n == size(dataset, mark.selection.rows(dataset))  # shown in one place, shown in the other
        for words in (card.title, card.measure, card.alt, "" if card.is_drawn else card.too_few):
            assert not {"<NA>", "nan", "None"} & set(words.replace(",", " ").replace(".", " ").split())
        if not fewest:
            assert not card.table.isna().any(axis=None)


@pytest.mark.parametrize(("unit", "fewest"), VARIANTS)
@pytest.mark.parametrize("selection", SELECTIONS[:4], ids=lambda selection: str(selection.query()))
def test_the_sentence_of_the_page_counts_silence_or_hides_it(unit, fewest, selection):
    dataset = variant(unit, fewest)
    asked = selection.with_(kind=(KIND,))
    silent = {"answers": asked.with_(answers=("not_stated",)), "actors": asked.with_(actor=("not_stated",))}
    silent["both"] = silent["answers"].with_(actor=("not_stated",))
    counts = unaddressed(dataset, selection.rows(dataset))
    assert set(counts) == set(silent)
    for name, count in counts.items():
        assert (is_hidden(count) and fewest) or count == recount(silent[name], unit)


def test_titles_and_measures_in_people():
    drawn = by_key(PEOPLE)
    assert [card.title for card in drawn.values()] == [
        "Told of most: “The rota” hinders, “Somebody who takes an interest” helps",
        "Named most: “Consultants” with what hinders, “Mentors and coaches” with what helps",
        "For how many trainees does it hold?",
        "8 of 8 people who ask for something we linked to a barrier; 8 name somebody to act or to be won over",
        "Who asks for it: trainee (8)",
    ]
    assert drawn["what-helps-and-what-hinders"].measure == (
        "9 people with findings on what hinders, 10 on what helps, by theme. One person can count in several bars."
    )
    assert drawn["barrier-recommendation-actor"].measure.endswith(
        "One person can count in several boxes. A thin line is one person."
    )
    assert list(drawn["barrier-recommendation-actor"].table) == ["What it names", "Named", "People"]


def test_no_title_ranks_what_is_hidden():
    drawn = by_key(HIDING)
    assert [card.title for card in drawn.values()] == [
        "Told of most: “The rota” hinders, “Somebody who takes an interest” helps",
        "Who hinders and who helps",
        "For how many trainees does it hold?",
        "Barrier, recommendation, who is named",
        "Who asks for it: trainee (8)",
    ]


def test_both_sides_are_drawn_where_only_how_many_they_are_together_is_hidden():
    for card in (by_key(HIDING)[key] for key in ("what-helps-and-what-hinders", "strength-of-the-claim")):
        assert card.is_drawn
        assert is_hidden(card.marks[0].n)
        assert card.measure.startswith("9 people with findings on what hinders, 10 on what helps")


def test_a_flow_says_what_is_hidden_and_lists_it_once():
    card = by_key(HIDING)["barrier-recommendation-actor"]
    assert "Hatched boxes, dashed lines: hidden, to protect people. A dashed line may stand for nothing." in card.measure
    assert card.compact.to_numpy().tolist() == [["hidden", "hidden"]] * 2
    assert list(card.compact.index) == ["Make the time official (4)", "Bind the sponsors in (4)"]
    some = by_key(variant("people", 2))["barrier-recommendation-actor"].compact
    assert some.iloc[1, 0] == "Seniors who doubt it\u00a02, others hidden"


def test_nobody_says_that_a_barrier_is_unanswered_where_that_is_hidden():
    answered = {answer for row in ROWS for answer in row["answers"].split(";")}
    assert {"b_rota", "b_senior", "b_alone"} <= answered
    assert unlinked(HIDING, HIDING.coded).empty
    assert links_hidden(HIDING, HIDING.coded) == ["b_rota", "b_senior"]
    assert links_hidden(PEOPLE, PEOPLE.coded) == links_hidden(STUDY, STUDY.coded) == []


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
