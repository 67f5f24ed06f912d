"""What each programme is and provides, read by hand off the small study."""

import csv

import pytest

from analysis.files.open_study import open_study
from analysis.model.count import SUPPRESSED
from analysis.programmes import (
    naming,
    programme_facts,
    programme_features,
    programmes_shown,
    standings,
    themes_by_programme,
)
from analysis.selection import Selection
from tests.analysis.chosen import NONE, numbers
from tests.conftest import SMALL
from tests.invented import STUDY

with (SMALL / "participants.csv").open(encoding="utf-8", newline="") as file:
    PEOPLE = list(csv.DictReader(file))
ALL = ["alpha", "beta", "gamma"]


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [((), ALL), (("gamma", "alpha"), ["alpha", "gamma"]), (("not_stated",), []), (("beta", "not_stated"), ["beta"])],
)
def test_programmes_stand_in_their_tables_order(small, wanted, shown):
    assert programmes_shown(small, Selection(programme=wanted)) == shown


def test_naming_keeps_findings_that_name_any_of_them_once(small):
    assert numbers(small, naming(small, small.coded, ALL)) == ["F002", "F003", "F004", "F006", "F007"]
    assert numbers(small, naming(small, small.coded, ["beta"])) == ["F003", "F006", "F007"]
    assert numbers(small, naming(small, small.coded, [])) == []


def test_facts_are_in_words_and_say_what_is_not_stated(small):
    facts = programme_facts(small, ["alpha", "beta"])
    assert list(facts["place"]) == ["The whole country (national)", "The north (regional)"]
    assert list(facts["duration"]) == ["12 months", "Not stated"]
    assert list(facts["format"]) == ["Out of programme", "Not stated"]
    assert list(facts["about"]) == ["A year out with a mentor.", "A scheme beside the day job."]


def test_features_are_yes_or_not_stated_and_never_no(small):
    features = programme_features(small, ALL)
    assert list(features.columns) == ALL
    assert list(features.index) == [
        "mentor", "coaching", "action_learning", "protected_time", "external_education", "senior_leaders",
    ]  # fmt: skip
    said = {(feature, name) for feature in features.index for name in ALL if features.loc[feature, name] == "yes"}
    assert said == {
        ("mentor", "alpha"), ("protected_time", "alpha"), ("coaching", "beta"), ("external_education", "gamma"),
    }  # fmt: skip
    assert set(features.to_numpy().ravel()) == {"yes", "not_stated"}


def test_standing_of_each_programme_is_counted_by_hand(small):
    alpha, beta, gamma = standings(small, small.coded, ALL)
    assert [each.programme for each in (alpha, beta, gamma)] == ALL
    assert (alpha.findings, alpha.stated, dict(alpha.experience)) == (
        3, 3, {"negative": 1, "mixed": 0, "positive": 2, "not_stated": 0},
    )  # fmt: skip
    assert (alpha.top, alpha.most) == (("o_skill",), 2)
    assert (beta.top, beta.most) == (("o_skill", "f_mentor", "f_time"), 1)  # a tie
    assert (gamma.findings, gamma.stated, gamma.top, gamma.most) == (0, 0, (), 0)
    people = [row["programme"] for row in PEOPLE]
    assert [each.people for each in (alpha, beta, gamma)] == [people.count(each) for each in ALL]


@pytest.mark.parametrize("unit", ["people", "findings"])
def test_standing_hides_what_would_tell_of_few(unit):
    dataset = STUDY.counting(unit, 3)
    for each in standings(dataset, dataset.coded, list(dataset.labels["programme"])):
        shown = [count for _, count in each.experience if count is not SUPPRESSED]
        assert all(count == 0 or unit == "findings" or count >= 3 for count in shown)
        assert (each.most is SUPPRESSED) == (not each.top)


def test_themes_by_programme_are_those_that_any_programme_has(small):
    table = themes_by_programme(small, small.coded, ALL)
    assert {theme: list(row) for theme, row in table.iterrows()} == {
        "o_skill": [2, 1, 0],
        "f_mentor": [1, 1, 0],
        "f_time": [0, 1, 0],
    }
    assert list(themes_by_programme(small, small.coded, ["alpha"]).index) == ["o_skill", "f_mentor"]


def test_no_findings_count_as_nothing(small):
    assert themes_by_programme(small, NONE, ALL).to_numpy().sum() == 0


def test_a_region_that_is_not_stated_is_left_out(study_folder, edit):
    edit.cell("programmes.csv", 3, "region", "not_stated")
    assert programme_facts(open_study(study_folder), ["alpha"])["place"].iloc[0] == "National"
