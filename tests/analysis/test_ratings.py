"""Ratings of the small study, given to it here: P01 well supported and content, P02 supported, P02 and P03 not content.

P01 says F002 +, F004 +. P02: F003 -, F005 mixed. P03: F006 not stated, F007 +, F008 -. P04, who rates nothing: F009 not
stated. F001, F010 and F011 are tied to nobody.
"""

import pytest

from analysis.files.open_study import open_study
from analysis.ratings import are_crossed, are_said_by_rating, rated_findings, ratings_of, said_by_rating
from analysis.sponsor_support import support_experience
from tests.analysis.chosen import numbers

RATED = {
    "P01": ("supported", "positive"),
    "P02": ("supported", "negative"),
    "P03": ("unsupported", "negative"),
    "P04": ("not_stated", "not_stated"),
}
TOLD = {3: "P01", 5: "P01", 4: "P02", 6: "P02", 7: "P03", 8: "P03", 9: "P03", 10: "P04"}  # row of findings.csv: who said it
COLUMNS = ["label", "negative", "mixed", "positive", "not_stated", "stated", "findings"]


@pytest.fixture
def rate(edit):
    """Gives the participants of the small study their ratings."""

    def write(columns=("sponsor_support", "experience"), ratings=RATED) -> None:
        for place, column in enumerate(columns):
            edit.add_column("participants.csv", column, "not_stated")
            for row, given in enumerate(ratings.values(), start=2):
                edit.cell("participants.csv", row, column, given[place])

    return write


@pytest.fixture
def tie(edit):
    """Ties findings of the small study to participants."""

    def write() -> None:
        for row, person in TOLD.items():
            edit.cell("findings.csv", row, "participant_id", person)

    return write


def rows(table) -> list[list]:
    return table.reset_index().to_numpy().tolist()


def test_study_without_ratings_has_none_to_compare(small):
    assert (ratings_of(small), are_crossed(small), are_said_by_rating(small)) == ((), False, False)


def test_ratings_of_people_are_crossed_without_findings_tied_to_them(study_folder, rate):
    rate()
    dataset = open_study(study_folder)
    assert (are_crossed(dataset), are_said_by_rating(dataset)) == (True, False)
    assert rows(support_experience(dataset, dataset.listed)) == [
        ["supported", "Supported", 1, 0, 1, 0, 2, 2],
        ["mixed", "Partly supported", 0, 0, 0, 0, 0, 0],
        ["unsupported", "Unsupported", 1, 0, 0, 0, 1, 1],
        ["not_stated", "Not stated", 0, 0, 0, 1, 0, 1],
    ]


@pytest.mark.parametrize(
    ("unit", "negative", "positive", "unrated"),
    [("findings", [2, 1, 1, 1, 4, 5], [0, 0, 2, 0, 2, 2], [0, 0, 0, 1, 0, 1]),
     ("people", [2, 1, 1, 1, 2, 2], [0, 0, 1, 0, 1, 1], [0, 0, 0, 1, 0, 1])],
)  # fmt: skip
def test_what_is_said_by_how_people_rate_it(study_folder, rate, tie, unit, negative, positive, unrated):
    rate()
    tie()
    dataset = open_study(study_folder).counting(unit, 0)
    assert are_said_by_rating(dataset)
    table = said_by_rating(dataset, dataset.coded, "experience")
    assert table.columns.tolist() == COLUMNS
    assert rows(table) == [
        ["negative", "Negative", *negative],
        ["positive", "Positive", *positive],
        ["not_stated", "Not stated", *unrated],
    ]


def test_findings_tied_to_nobody_are_left_out(study_folder, rate, tie):
    rate()
    tie()
    dataset = open_study(study_folder)
    rated = rated_findings(dataset, dataset.coded, "experience")
    assert numbers(dataset, rated) == [f"F00{number}" for number in range(2, 10)]


def test_one_rating_alone_is_told_but_not_crossed(study_folder, rate, tie):
    rate(columns=("sponsor_support",))
    tie()
    dataset = open_study(study_folder)
    assert (ratings_of(dataset), are_crossed(dataset), are_said_by_rating(dataset)) == (("sponsor_support",), False, True)
    table = said_by_rating(dataset, dataset.coded, "sponsor_support")
    assert table["label"].to_dict() == {"supported": "Supported", "unsupported": "Unsupported", "not_stated": "Not stated"}
    assert table["findings"].to_dict() == {"supported": 4, "unsupported": 3, "not_stated": 1}


def test_rating_with_a_single_value_is_not_compared(study_folder, rate, tie):
    rate(ratings={**RATED, "P01": ("supported", "negative")})
    tie()
    dataset = open_study(study_folder)
    assert (ratings_of(dataset), are_crossed(dataset)) == (("sponsor_support",), False)


def test_ratings_of_too_few_people_are_hidden(study_folder, rate, tie):
    rate()
    tie()
    dataset = open_study(study_folder).counting("people", 3)
    assert are_said_by_rating(dataset)
    assert said_by_rating(dataset, dataset.coded, "experience")[COLUMNS[1:]].isna().all(axis=None)
