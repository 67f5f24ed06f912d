"""Why they took part, what it did for them, what is asked for and of whom: exact on the small study, recounted on ours."""

import pytest

from analysis.files.open_study import open_study
from analysis.selection import Selection
from charts.draw import draw
from charts.style import LIGHT
from tests.pages.opened import ROOT, assert_marks_lead_to_their_findings, cells, number, shown
from ui.cards.themes import outcomes_card, ranked_card, recommended_to_card

ALL = Selection()
KEYS = {"motivation": "m_", "outcome": "o_", "recommendation": "r_"}
SELECTIONS = [{}, {"programme": "darzi"}, {"voice": "stakeholder"}, {"sponsor_support": "unsupported"}]


@pytest.fixture(scope="module")
def study():
    return open_study(ROOT / "data")


def card_of(dataset, selection, kind):
    findings, what = selection.rows(dataset), {"recommendation": "asks"}.get(kind, kind)
    return outcomes_card(dataset, findings, selection) if kind == "outcome" else ranked_card(dataset, findings, selection, what)


def test_motivations_of_the_small_study(small):
    card = card_of(small, ALL, "motivation")
    assert card.table.to_dict() == {"Findings": {"To learn": 1}}
    assert card.title == "Why they took part"
    assert card.measure == (
        "1 finding on why they took part, a bar for each theme. How often a theme comes up does not say how much it weighs."
    )
    assert (card.is_drawn, card.too_few) == (False, "1 finding: too few to compare.")


def test_recommendations_of_the_small_study(small):
    card = card_of(small, ALL, "recommendation")
    assert card.table.to_dict() == {"Findings": {"Fund the time": 2}}
    assert card.title == "What is recommended"


def test_outcomes_of_the_small_study(small):
    card = card_of(small, ALL, "outcome")
    assert card.table.to_dict("index") == {
        "New skills": {"Negative": 1, "Mixed": 0, "Positive": 1, "Not stated": 0, "All findings": 2}
    }
    assert card.title == "What taking part did for them"


def test_who_is_asked_in_the_small_study(small):
    card = recommended_to_card(small, small.coded, ALL)
    assert card.table.to_dict() == {"Findings": {"Employers": 2, "Managers": 1}}
    assert card.title == "Who it is recommended to"  # too few to say to whom most is
    assert "Unshaded" not in card.measure


@pytest.mark.parametrize("kind", KEYS)
def test_nothing_is_said_as_nothing(small, kind):
    selection = Selection(programme=("gamma",))
    card = card_of(small, selection, kind)
    assert (len(card.table), card.is_drawn, card.marks[0].n) == (0, False, 0)
    assert "0 of" not in card.title


@pytest.mark.parametrize("query", SELECTIONS, ids=str)
@pytest.mark.parametrize("kind", KEYS)
def test_themes_are_a_recount_most_first(study, kind, query):
    card = card_of(study, Selection(**{name: (value,) for name, value in query.items()}), kind)
    rows = [row for row in shown(**query) if row["theme_id"].startswith(KEYS[kind]) and row["stance"] in ("asks", "not_stated")]
    labels = study.labels["theme"]
    counts = {labels[theme]: number(rows, theme_id=theme) for theme in {row["theme_id"] for row in rows}}
    drawn = card.table["Findings" if kind != "outcome" else "All findings"]
    assert drawn.to_dict() == counts
    assert list(drawn) == sorted(drawn, reverse=True)
    assert_marks_lead_to_their_findings(study, card)


@pytest.mark.parametrize("query", SELECTIONS, ids=str)
def test_those_asked_are_a_recount_and_nobody_comes_last(study, query):
    selection = Selection(**{name: (value,) for name, value in query.items()})
    card = recommended_to_card(study, selection.rows(study), selection)
    rows = [row for row in shown(**query) if row["theme_id"].startswith("r_") and row["stance"] == "asks"]
    named = {actor for row in rows for actor in cells(row, "actors")} - {"not_stated"}
    silent = number(rows, actors="not_stated")
    counts = {study.label("actors", actor): number(rows, actors=actor) for actor in named}
    assert card.table["Findings"].to_dict() == counts | ({"Nobody named": silent} if silent else {})
    if silent:
        assert card.table.index[-1] == "Nobody named"
    assert_marks_lead_to_their_findings(study, card)
    most = max(counts.values(), default=0)
    first = sorted(f"“{label}”" for label, count in counts.items() if count == most)
    expected = f"More is recommended to {' and '.join(first)} than to anyone else" if most >= 5 else "Who it is recommended to"
    assert card.title == expected


def test_outcomes_that_never_say_how_it_went_are_hollow_bars(study):
    selection = Selection(experience=("not_stated",))
    card = card_of(study, selection, "outcome")
    assert (card.spec.shape, card.title) == ("bars", "What taking part did for them")
    assert set(draw(card.spec, LIGHT)["data"][0]["marker"]["color"]) == {"#FFFFFF"}
    assert_marks_lead_to_their_findings(study, card)
