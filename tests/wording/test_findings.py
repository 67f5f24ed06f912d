"""A finding in words: what is stated of it and nothing else; what is hidden is not told. Read off tests/small_study."""

from dataclasses import replace

import pytest

from analysis.disclosure.microdata import releasable
from analysis.files.open_study import open_study
from tests.analysis.coded_study import EMPTY, ROW, code_findings
from tests.invented import HIDING, PEOPLE
from wording.findings import (
    about_findings,
    group_of,
    orders,
    range_shown,
    recommended_to,
    said_again,
    tags_of,
    whereabouts,
)


def by_id(dataset) -> dict:
    return {each.finding_id: each for each in dataset.findings.itertuples()}


def test_finding_says_what_is_stated_of_it_and_where_it_stands(small):
    rows = by_id(small)
    assert tags_of(small, rows["F002"]) == [
        ("Outcome: New skills", "plain"),
        ("Positive experience", "helps"),
        ("Support: supported", "plain"),
    ]
    assert whereabouts(small, rows["F002"]) == [
        "source: junior doctor", "Alpha", "Surgery", "F002", "in the report: Impact of participation",
    ]  # fmt: skip
    assert tags_of(small, rows["F001"]) == [("Motivation: To learn", "plain")]  # not stated: no tag
    assert tags_of(small, rows["F008"])[:2] == [("Barrier: Full rotas", "hinders"), ("Negative experience", "hinders")]
    assert tags_of(small, rows["F004"])[0] == ("Facilitator: Good mentors", "helps")
    assert whereabouts(PEOPLE, next(PEOPLE.findings.itertuples()))[-1] == "in the interviews: Why they joined"


def test_recommendation_says_to_whom_and_nobody_in_words(small, study_folder, edit):
    rows = by_id(small)
    labels = [small.label("actors", actor) for actor in ("organisation", "managers")]
    assert recommended_to(small, rows["F011"]) == ", ".join(labels)
    assert f"recommended to: {', '.join(labels)}" in whereabouts(small, rows["F011"])
    assert recommended_to(small, rows["F002"]) == ""  # mentors, but nothing is recommended
    edit.cell("findings.csv", ROW["F011"], "actors", "")
    study = open_study(study_folder)
    assert recommended_to(study, by_id(study)["F011"]) == "nobody named"
    code_findings(edit)
    edit.cell("findings.csv", ROW["F011"], "stance", "cautions")
    study = open_study(study_folder)
    assert recommended_to(study, by_id(study)["F011"]) == ""


def test_finding_says_nothing_of_what_is_hidden():
    for finding in releasable(HIDING).itertuples():
        words = [text for text, _ in tags_of(HIDING, finding)] + whereabouts(HIDING, finding)
        assert "The rest is hidden" in words
        assert not [each for each in words if "hidden" in each.lower() and each != "The rest is hidden"]
        assert finding.finding_id in words
        assert not [each for each in words if "interviews" in each]
        assert group_of(HIDING, finding, "theme")


def test_finding_says_what_sets_it_apart_and_nothing_of_what_is_plain(study_folder, edit):
    code_findings(edit)
    edit.cell("findings.csv", ROW["F011"], "stance", "cautions")
    edit.cell("findings.csv", ROW["F011"], "emphasis", "stressed")
    study = open_study(study_folder)
    said = {finding: [text for text, _ in tags_of(study, each)] for finding, each in by_id(study).items()}
    marks = ("The authors’ arguments", "Background", "Results", "Stressed", "Not marked", "Recommended", "Warned against")
    marked = {
        finding: [mark for mark in marks if mark in said[finding]] for finding in ("F001", "F005", "F006", "F009", "F011")
    }
    assert marked == {
        "F001": [],  # a result, not stressed, no recommendation
        "F005": ["The authors’ arguments"],
        "F006": ["Stressed"],
        "F009": ["Background"],
        "F011": ["The authors’ arguments", "Stressed", "Warned against"],
    }
    edit.cell("findings.csv", ROW["F011"], "stance", "asks")
    again = open_study(study_folder)
    assert not {"Recommended", "Warned against"} & {text for text, _ in tags_of(again, by_id(again)["F011"])}


def test_finding_says_where_it_is_said_again(study_folder, edit):
    code_findings(edit)
    study = open_study(study_folder)
    rows = by_id(study)
    assert "F003" not in rows
    assert said_again(study, rows["F002"]) == "said again in: Impact of participation"
    assert whereabouts(study, rows["F002"])[-1] == "said again in: Impact of participation"
    assert said_again(study, rows["F001"]) == ""
    assert not [each for each in whereabouts(study, rows["F001"]) if "said again" in each]
    assert said_again(replace(study, fewest=3, views={}), rows["F002"]) == ""


def test_place_where_a_finding_is_said_again_twice_is_named_once(study_folder, edit):
    for column, value in EMPTY.items():
        edit.add_column("findings.csv", column, value)
    for finding in ("F004", "F005", "F003"):  # two in one section, one in another
        edit.cell("findings.csv", ROW[finding], "repeats", "F002")
    study = open_study(study_folder)
    places = said_again(study, by_id(study)["F002"]).removeprefix("said again in: ").split(", ")
    assert (len(places), places[0]) == (2, "Impact of participation")


def test_study_that_codes_no_repeats_says_nothing_of_them(small):
    assert {said_again(small, finding) for finding in small.findings.itertuples()} == {""}


def test_page_says_what_it_lists_and_in_which_orders(small):
    assert about_findings(small).endswith("in our own words, with the place where it stands.")
    assert "place" not in about_findings(HIDING)
    assert orders(small) == {"": "In the order of the report", "theme": "By theme", "source": "By source"}
    assert orders(HIDING)[""] == "In a random order"
    rows = by_id(small)
    groups = [group_of(small, rows["F008"], order) for order in ("theme", "source", "")]
    assert groups == ["Barrier: Full rotas", "Junior doctor", ""]


@pytest.mark.parametrize(
    ("start", "stop", "number", "said"),
    [(0, 25, 234, "Findings 1 to 25 of 234"), (225, 234, 234, "Findings 226 to 234 of 234"), (0, 12, 12, "12 findings"),
     (0, 1, 1, "1 finding")],
)  # fmt: skip
def test_part_of_the_list_is_said(start, stop, number, said):
    assert range_shown(start, stop, number) == said
