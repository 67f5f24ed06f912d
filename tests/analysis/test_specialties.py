"""Specialties in the small study.

surgery: F002 +, F004 + (with medicine). medicine: F004 +, F007 +. paediatrics: F008 -. No specialty: the other seven.
"""

import pytest

from analysis.counts import saying, without_silence
from analysis.selection import Selection
from analysis.specialties import comparable, specialty_experience

COLUMNS = ["label", "negative", "mixed", "positive", "not_stated", "stated", "findings"]


def test_specialty_experience_has_the_specialties_that_are_named_silence_last(small):
    table = specialty_experience(small, small.findings)
    assert table.columns.tolist() == COLUMNS
    assert table.reset_index().to_numpy().tolist() == [
        ["medicine", "Medicine", 0, 0, 2, 0, 2, 2],
        ["surgery", "Surgery", 0, 0, 2, 0, 2, 2],
        ["paediatrics", "Paediatrics", 1, 0, 0, 0, 1, 1],
        ["not_stated", "Not stated", 1, 1, 0, 5, 2, 7],
    ]
    assert without_silence(table).index.tolist() == ["medicine", "surgery", "paediatrics"]


def test_a_finding_that_names_two_counts_only_for_the_one_that_is_wanted(small):
    selection = Selection(specialty=("surgery",))
    table = specialty_experience(small, selection.apply(small), selection["specialty"])
    assert table["findings"].to_dict() == {"surgery": 2}


def test_no_findings_leave_no_row(small):
    assert specialty_experience(small, small.findings.iloc[:0]).empty


def test_naming_and_telling(small):
    assert saying(small, small.findings, "specialties")["finding_id"].tolist() == ["F002", "F004", "F007", "F008"]
    assert saying(small, small.findings, "specialties", "experience")["finding_id"].tolist() == ["F002", "F004", "F007", "F008"]
    silent = small.findings[small.findings["finding_id"].isin(["F001", "F003", "F005"])]
    assert saying(small, silent, "specialties").empty
    assert saying(small, silent, "specialties", "experience").empty


@pytest.mark.parametrize(("fewest", "number"), [(1, 3), (2, 2), (3, 0)])
def test_comparable_counts_the_specialties_with_findings_enough(small, fewest, number):
    assert comparable(specialty_experience(small, small.findings), fewest) == number
