"""Counts of findings, read off the eleven rows of tests/small_study/findings.csv."""

import pytest

from analysis.counts import count_by, crosstab, each_of, experience_by
from analysis.files.open_study import open_study
from tests.analysis.chosen import NONE
from tests.analysis.made_studies import made, said

LEVELS = ["negative", "mixed", "positive", "not_stated"]
STUDY = made([said(1), said(2)])
PEOPLE, HIDING = STUDY.counting("people", 0), STUDY.counting("people", 3)


def test_a_list_that_only_findings_hold_is_counted(study_folder, edit):
    edit.cell("findings.csv", 10, "actors", "executives;peers")  # no coding has this list
    dataset = open_study(study_folder)
    assert count_by(dataset, dataset.coded, "actors", ["executives", "peers"]).to_dict() == {"executives": 1, "peers": 1}


@pytest.mark.parametrize(
    ("column", "counts"),
    [
        ("programmes", {"alpha": 3, "beta": 3, "gamma": 0, "not_stated": 6}),  # F003 has both alpha and beta
        ("specialties", {"surgery": 2, "medicine": 2, "paediatrics": 1, "not_stated": 7}),
        ("actors", {"mentors": 4, "managers": 3, "consultants": 2, "organisation": 2, "not_stated": 2}),
        ("answers", {"b_rota": 2, "b_doubt": 1, "not_stated": 9}),
        ("experience", {"negative": 2, "mixed": 1, "positive": 3, "not_stated": 5}),
        ("voice", {"stakeholder": 2, "author": 6}),
        ("kind", {"barrier": 2, "facilitator": 4}),
        ("voice", {"choir": 0}),
        ("voice", {}),
    ],
)
def test_count_by_one_column_has_the_values_asked_for_in_their_order(small, column, counts):
    counted = count_by(small, small.coded, column, list(counts))
    assert list(counted.items()) == list(counts.items())


@pytest.mark.parametrize("column", ["programmes", "experience"])
def test_count_of_no_findings_is_zero(small, column):
    assert count_by(small, NONE, column, ["alpha", "mixed"]).to_dict() == {"alpha": 0, "mixed": 0}


@pytest.mark.parametrize(
    ("rows", "columns", "expected"),
    [
        # two code columns: supported F002, F004, F006, F007; unsupported F003, F008, F009
        (
            ("sponsor_support", ["supported", "unsupported"]),
            ("voice", ["participant", "author", "stakeholder"]),
            [[2, 2, 0], [1, 2, 0]],
        ),
        # a list and a code: beta is named in F003, F006, F007
        (("programmes", ["beta", "gamma"]), ("kind", ["facilitator", "outcome"]), [[2, 1], [0, 0]]),
        # two lists: F002, F004 alpha with mentors; F006 beta with mentors; F007 beta with managers
        (("programmes", ["alpha", "beta"]), ("actors", ["mentors", "managers", "peers"]), [[2, 0, 0], [1, 1, 0]]),
        # both items of both lists: F011 answers b_rota and b_doubt, and asks employers and managers
        (("answers", ["b_rota", "b_doubt"]), ("actors", ["organisation", "managers"]), [[2, 1], [1, 1]]),
    ],
)
def test_cross_count(small, rows, columns, expected):
    table = crosstab(small, small.coded, *rows, *columns)
    assert table.index.tolist() == rows[1]
    assert table.columns.tolist() == columns[1]
    assert table.to_numpy().tolist() == expected


def test_cross_count_of_no_findings_has_every_cell(small):
    table = crosstab(small, NONE, "programmes", ["alpha"], "experience", LEVELS)
    assert table.to_dict("index") == {"alpha": dict.fromkeys(LEVELS, 0)}


def test_experience_by_programme_counts_what_is_stated_and_all(small):
    # alpha: F002 +, F003 -, F004 +; beta: F003 -, F006 not stated, F007 +
    table = experience_by(small, small.coded, "programmes", each_of(small.labels["programme"]))
    assert table.columns.tolist() == [*LEVELS, "stated", "findings"]
    assert {row.Index: list(row[1:]) for row in table.itertuples()} == {
        "alpha": [1, 0, 2, 0, 3, 3],
        "beta": [1, 0, 1, 1, 2, 3],
        "gamma": [0, 0, 0, 0, 0, 0],
    }


def test_experience_by_the_values_given_in_their_order(small):
    table = experience_by(small, small.coded, "programmes", each_of(["not_stated", "alpha"]))
    assert table.index.tolist() == ["not_stated", "alpha"]
    # no programme: F005 mixed, F008 -, and F001, F009, F011, F010 not stated
    assert table.loc["not_stated"].tolist() == [1, 1, 0, 4, 2, 6]


def test_experience_of_no_findings_is_all_zero(small):
    table = experience_by(small, NONE, "specialties", each_of(small.labels["specialty"]))
    assert len(table) == 8
    assert not table.to_numpy().any()
