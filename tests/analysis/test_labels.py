"""Findings as they are read: labels, and nothing of what is hidden."""

import pytest

from analysis.disclosure.microdata import releasable
from analysis.labels import hidden_columns, read_findings
from tests.invented import HIDING, PEOPLE, ROWS, STUDY


def test_findings_are_read_in_labels(small):
    read = read_findings(small, small.findings.iloc[3:4]).iloc[0]
    assert (read["kind"], read["theme_id"], read["specialties"]) == ("Facilitators", "Good mentors", "Medicine, Surgery")
    assert "participant_id" not in read


def test_participants_are_named_only_where_no_group_is_hidden():
    assert list(read_findings(PEOPLE, PEOPLE.findings)["participant_id"]) == [row["participant_id"] for row in ROWS]


@pytest.mark.parametrize("unit", ["people", "findings"])
def test_what_is_hidden_of_every_finding_is_no_column(unit):
    dataset = STUDY.counting(unit, 3)
    read = read_findings(dataset, releasable(dataset))
    assert {"participant_id", "section", "grade", "extent_count"}.isdisjoint(read.columns)
    assert "Hidden" in set(read["experience"])
    assert not {"hidden", "P01"} & set(read.to_numpy().ravel())
    assert sorted(read["statement"]) == sorted(row["statement"] for row in ROWS)
    assert {"participant_id", "passage_anchor", "passage_words", "section", "grade"} <= set(hidden_columns(dataset))


def test_a_few_findings_have_the_columns_of_all():
    everything = read_findings(HIDING, releasable(HIDING))
    assert list(read_findings(HIDING, releasable(HIDING).head(1)).columns) == list(everything.columns)
    assert list(read_findings(HIDING, releasable(HIDING).head(0)).columns) == list(everything.columns)


def test_no_column_is_left_out_where_nothing_is_hidden(small):
    assert hidden_columns(small) == hidden_columns(PEOPLE) == ()
