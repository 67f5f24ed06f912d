"""Programmes, specialties and participants opened on the invented study, in people and findings, small groups hidden or not."""

import csv

import pytest

from analysis.files.open_study import open_study
from tests.pages.opened import ROOT, open_page, words_on
from ui.state.shown_study import OWN, OwnStudy

FOLDER = ROOT / "examples" / "invented_study"
STUDY = open_study(FOLDER)
with (FOLDER / "participants.csv").open(encoding="utf-8", newline="") as file:
    PEOPLE = list(csv.DictReader(file))


def opened(page: str, query: dict[str, str], fewest: int):
    app = open_page("your_study", {})
    app.session_state[OWN] = OwnStudy(STUDY, "example.zip", (), fewest)
    for name, value in query.items():
        app.query_params[name] = value
    app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
    assert not app.exception, app.exception
    return app


def test_participants_page_says_how_many_have_findings():
    words = words_on(opened("participants", {}, 0))
    assert "Of the people shown, 12 have findings. Other pages count only these people." in words
    words = words_on(opened("participants", {"programme": "lantern", "count": "findings"}, 0))
    assert "Showing 4 of 12 people; programme: Lantern Year." in words
    assert "Of the people shown, 4 have findings." in words
    assert "Showing 20 of 60 findings. Programme: Lantern Year." in words  # counted as the address asks from the first
    assert "it does not name who said what" not in words
    assert "Here programme and specialty are those that a finding names" in words


def test_list_of_people_is_not_shown_where_small_groups_are_hidden():
    app = opened("participants", {}, 0)
    assert "P01" in set(app.table[0].value["Participant"])
    app = opened("participants", {}, 3)
    assert not app.table
    assert "The list is not shown line by line" in words_on(app)
    assert not {row["participant_id"] for row in PEOPLE} & set(words_on(app).split())


@pytest.mark.parametrize("page", ["programmes", "compare", "participants"])
@pytest.mark.parametrize("count", ["people", "findings"])
@pytest.mark.parametrize("query", [{}, {"programme": "lantern"}, {"programme": "lantern", "specialty": "psychiatry"}], ids=str)
def test_pages_open_with_hidden_numbers(page, count, query):
    words = words_on(opened(page, query | {"count": count}, 3))
    assert "no finding is tied to any of them" not in words
    assert not {"None", "<NA>", "nan"} & set(words.split())


@pytest.mark.parametrize("page", ["programmes", "compare", "participants"])
def test_whether_anybody_is_in_a_hidden_group_is_not_told(page):
    listed = [(row["programme"], row["specialty"]) for row in PEOPLE]
    assert (listed.count(("lantern", "psychiatry")), listed.count(("lantern", "paediatrics"))) == (0, 1)
    nobody, somebody = (
        words_on(opened(page, {"programme": "lantern", "specialty": value}, 3)) for value in ("psychiatry", "paediatrics")
    )
    assert nobody == somebody.replace("Paediatrics", "Psychiatry")


@pytest.mark.parametrize("count", ["people", "findings"])
def test_profile_of_a_programme(count):
    app = opened("programmes", {"programme_profile": "lantern", "count": count}, 3)
    profile = {name: str(line.iloc[0]).replace("\\", "") for name, line in app.table[0].value.iterrows()}
    people = count == "people"
    assert profile["People interviewed"] == "4 people"
    assert profile[f"{'People with f' if people else 'F'}indings that name it"] == (
        "4 people with findings" if people else "20 findings"
    )
    assert (profile["Facilitators"], profile["Barriers"]) == ("Hidden" if people else "8: themes hidden", "Hidden")
    app = opened("programmes", {"programme_profile": "lantern", "count": count}, 0)
    profile = {name: str(line.iloc[0]).replace("\\", "") for name, line in app.table[0].value.iterrows()}
    assert profile["Barriers"] == "2: The rota 1, Seniors who doubt it 1"
