"""Findings as they are read: labels, and nothing of what is hidden."""

import pytest

from analysis.disclosure.microdata import releasable
from analysis.files.open_study import open_study
from analysis.labels import hidden_columns, read_findings
from tests.analysis.coded_study import ROW
from tests.invented import HIDING, PEOPLE, ROWS, STUDY


def test_findings_are_read_in_labels(small):
    read = read_findings(small, small.findings.iloc[3:4]).iloc[0]
    assert (read["kind"], read["theme_id"], read["specialties"]) == ("Facilitators", "Good mentors", "Medicine, Surgery")
    assert "participant_id" not in read


def test_what_only_recommendations_state_does_not_apply_to_others(small):
    read = read_findings(small, small.findings)
    assert set(read.loc[read["kind"] != "Recommendations", "answers"]) == {"Does not apply"}
    labels = {theme: small.label("theme", theme) for theme in ("b_rota", "b_doubt")}
    linked = read.set_index("finding_id")["answers"]
    assert (linked["F010"], linked["F011"]) == (labels["b_rota"], f"{labels['b_rota']}, {labels['b_doubt']}")


def test_recommendation_linked_to_no_barrier_is_silent(edit, study_folder):
    edit.cell("findings.csv", ROW["F010"], "answers", "")
    read = read_findings(study := open_study(study_folder), study.findings)
    assert read.set_index("finding_id").at["F010", "answers"] == "Not stated"


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
