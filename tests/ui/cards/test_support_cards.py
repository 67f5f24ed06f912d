"""Sponsor support and ratings of the invented study: people or findings, with small groups hidden or not, counted again."""

import pytest

from analysis.counts import size
from analysis.model.count import SUPPRESSED, count_of
from analysis.selection import Selection
from charts.draw import draw
from charts.style import LIGHT
from tests.invented import HIDING, PEOPLE, ROWS, STUDY, VARIANTS, recount, rows_of, variant
from ui.cards.compare import experience_by_card
from ui.cards.ratings import people_rating_card, said_by_rating_card
from ui.cards.registry import build_card, sources
from ui.cards.sponsor_support import support_levels_card
from ui.cards.themes import outcomes_card, ranked_card, recommended_to_card

RATING = {row["participant_id"]: (row["sponsor_support"], row["experience"]) for row in rows_of("participants")}
LEVELS = ("negative", "mixed", "positive")
ALL = Selection()
SELECTIONS = [
    ALL,
    *(Selection(programme=(value,)) for value in ("lantern", "orchard", "not_stated")),
    *(Selection(specialty=(value,)) for value in ("psychiatry", "not_stated")),
    *(Selection(sponsor_support=(value,)) for value in ("supported", "not_stated")),
    Selection(programme=("lantern", "orchard")),
    Selection(programme=("tidewater",), sponsor_support=("supported",)),
]


def cards(dataset, selection):
    rows = selection.rows(dataset)
    of_support = (support_levels_card, recommended_to_card, outcomes_card)
    yield from (make(dataset, rows, selection) for make in of_support)
    yield from (ranked_card(dataset, rows, selection, kind) for kind in ("motivation", "asks"))
    yield people_rating_card(dataset, selection)
    yield said_by_rating_card(dataset, rows, selection)


@pytest.mark.parametrize(("unit", "fewest"), VARIANTS)
@pytest.mark.parametrize("selection", SELECTIONS, ids=lambda selection: str(selection.query()))
def test_every_number_is_a_recount_or_hidden(unit, fewest, selection):
    dataset = variant(unit, fewest)
    for card in cards(dataset, selection):
        for mark in card.marks:
            if mark.opens:
                assert mark.n == recount(mark.selection, unit), (card.key, mark.label)
                assert mark.n == size(dataset, mark.selection.rows(dataset))  # shown in one place, shown in the other
        drawn = {str(point) for trace in draw(card.spec, LIGHT)["data"] for point in trace["customdata"]}
        assert not card.marks or drawn <= {mark.name for mark in card.marks}
        for words in (card.title, card.measure, card.alt, card.counted.instead, "" if card.is_drawn else card.too_few):
            assert not {"<NA>", "nan"} & set(words.replace(",", " ").replace(".", " ").split())
        if not fewest:
            assert not card.table.isna().any(axis=None)


def told(rating: str, level: str, unit: str) -> int:
    rows = [row for row in ROWS if RATING[row["participant_id"]][1] == rating and row["experience"] == level]
    return len(rows) if unit == "findings" else len({row["participant_id"] for row in rows})


@pytest.mark.parametrize(("unit", "fewest"), VARIANTS)
def test_what_is_said_by_rating_is_a_recount_or_hidden(unit, fewest):
    dataset = variant(unit, fewest)
    table = said_by_rating_card(dataset, dataset.coded, ALL).table
    assert list(table.index) == ["Rated negative", "Rated mixed", "Rated positive", "Not rated"]
    for label, rating in zip(table.index, (*LEVELS, "not_stated"), strict=True):
        for level in LEVELS:
            shown = table.at[label, level.capitalize()]
            assert count_of(shown) in (SUPPRESSED, told(rating, level, unit))


@pytest.mark.parametrize(("unit", "fewest"), VARIANTS)
def test_people_by_their_ratings_are_people_in_either_unit(unit, fewest):
    card = people_rating_card(variant(unit, fewest), ALL)
    assert (card.unit, list(card.table.columns)[-1]) == ("people", "All people")
    supports = ("supported", "mixed", "unsupported", "not_stated")
    for label, support in zip(card.table.index, supports, strict=True):
        for level in LEVELS:
            shown = card.table.at[label, level.capitalize()]
            assert count_of(shown) in (SUPPRESSED, list(RATING.values()).count((support, level)))
    assert card.is_drawn == (fewest == 0)


def test_titles_say_what_the_ratings_show():
    dataset = PEOPLE
    card = people_rating_card(dataset, ALL)
    assert (
        card.title
        == "Of those who rate support as “Supported”, 4 of 5 rate the programme as “Positive”; as “Unsupported”, 0 of 3"
    )
    assert card.measure == "11 people rate both support and the programme, of 12 listed."
    card = said_by_rating_card(dataset, dataset.coded, ALL)
    assert card.title == (
        "Where people rate the programme as “Positive”, 4 of 4 people with findings that state an experience have positive ones; "
        "as “Negative”, 1 of 3"
    )
    assert card.measure == (
        "12 people with findings that state an experience, by the speaker’s own rating of the programme. A rating is one "
        "answer from a person. A finding is what the coders read in the person’s words. The two can differ. Findings cannot be "
        "filtered by rating; all of them are on the page Findings. One person can count in several parts of the chart."
    )
    findings = STUDY.counting("findings", 0)
    assert said_by_rating_card(findings, findings.coded, ALL).title == (
        "Where people rate the programme as “Positive”, 13 of 14 findings that state an experience are positive; as “Negative”, 1 of 10"
    )


def test_titles_and_measures_count_people():
    dataset = PEOPLE
    card = experience_by_card(dataset, dataset.coded, ALL, "sponsor_support")
    assert card.title == "Experience by sponsor support"
    assert card.measure.startswith(
        "Both are read from the same words, so this shows what people say, not an effect of support. "
        "12 people with findings have some that name a group and state an experience."
    )
    assert card.measure.endswith(" One person can count in several groups.")
    levels = support_levels_card(dataset, dataset.coded, ALL)
    assert levels.title == "Most people with findings say somewhere whether there was support"
    assert levels.table["People"].tolist() == [8, 4, 6, 12]
    asked = recommended_to_card(dataset, dataset.coded, ALL)
    assert asked.title == "Who it is recommended to"
    assert outcomes_card(dataset, dataset.coded, ALL).title == "What taking part did for them"


def test_total_that_is_hidden_is_left_unsaid_where_the_parts_are_shown():
    dataset = variant("people", 2)
    card = experience_by_card(dataset, dataset.coded, ALL, "programme")
    assert (card.is_drawn, card.marks[0].n is SUPPRESSED) == (True, True)
    assert "A hidden number of people with findings have some that name a group and state an experience." in card.measure
    assert card.measure.endswith(" Hatched bars: hidden, to protect people.")
    levels = support_levels_card(HIDING, HIDING.coded, ALL)  # all 12 say something of it, so nobody is left who does not
    assert levels.title == "Most people with findings say somewhere whether there was support"


def test_nothing_is_drawn_where_all_of_it_is_hidden():
    dataset = HIDING
    card = people_rating_card(dataset, ALL)
    assert (card.is_drawn, card.too_few.split(":")[0]) == (False, "Hidden, to protect people")


def test_filters_about_findings_leave_the_ratings_of_people():
    dataset = PEOPLE
    card = people_rating_card(dataset, Selection(programme=("orchard",), sponsor_support=("supported",)))
    assert card.counted.in_group == 5
    assert "Set, but about findings, so it does not change this: Sponsor support." in card.measure


def test_charts_of_ratings_are_known_where_there_are_any(small):
    of_ratings = {"rated-support-and-experience", "experience-by-rating"}
    assert of_ratings <= set(sources(STUDY))
    assert not of_ratings & set(sources(small))
    for key in of_ratings:
        assert build_card(STUDY, ALL, key).key == key
        assert build_card(small, ALL, key) is None
