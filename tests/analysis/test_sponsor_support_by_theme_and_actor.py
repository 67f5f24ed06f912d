"""Themes and actors by level of support in the small study.

supported: F002 o_skill mentors, F004 f_mentor mentors, F006 f_mentor mentors, F007 f_time managers.
mixed: F005 f_mentor mentors;consultants. unsupported: F003 o_skill nobody, F008 b_rota managers, F009 b_doubt consultants.
Not stated: F001 m_learn nobody, F011 r_fund organisation;managers, F010 r_fund organisation.
"""

import pytest

from analysis.counts import said_values
from analysis.sponsor_support import actors_by_support, support_counts, themes_by_support

LEVELS = ["supported", "mixed", "unsupported", "not_stated"]


def rows(table) -> list[list]:
    return table.reset_index().to_numpy().tolist()


def test_stated_levels_leaves_silence_out(small):
    assert said_values(small, "sponsor_support") == LEVELS[:3]


def test_support_counts_every_level_and_says_which_is_silence(small):
    table = support_counts(small, small.findings)
    assert table.columns.tolist() == ["label", "meaning", "count", "stated"]
    assert table.index.tolist() == LEVELS
    assert table["count"].tolist() == [4, 1, 3, 3]
    assert table["stated"].tolist() == [True, True, True, False]
    assert all(table["meaning"])


def test_themes_by_support_stand_with_the_level_most_of_their_findings_have(small):
    table = themes_by_support(small, small.findings)
    assert table.columns.tolist() == ["label", "kind", *LEVELS, "stated"]
    assert rows(table) == [
        ["f_mentor", "Good mentors", "Facilitators", 2, 1, 0, 0, 3],
        ["o_skill", "New skills", "Outcomes", 1, 0, 1, 0, 2],
        ["f_time", "Set-aside time", "Facilitators", 1, 0, 0, 0, 1],
        ["b_rota", "Full rotas", "Barriers", 0, 0, 1, 0, 1],
        ["b_doubt", "Doubt", "Barriers", 0, 0, 1, 0, 1],
    ]


def test_actors_by_support_most_named_first_nobody_last(small):
    table = actors_by_support(small, small.findings)
    assert table.columns.tolist() == ["label", *LEVELS, "stated"]
    assert rows(table) == [
        ["mentors", "Mentors and coaches", 3, 1, 0, 0, 4],
        ["consultants", "Consultants and supervisors", 0, 1, 1, 0, 2],
        ["managers", "Managers", 1, 0, 1, 1, 2],
        ["organisation", "Employers", 0, 0, 0, 2, 0],  # named only where the support is not stated
        ["not_stated", "Not stated", 0, 0, 1, 1, 1],
    ]


@pytest.mark.parametrize("count", [themes_by_support, actors_by_support])
def test_no_finding_that_states_a_level_leaves_no_row(small, count):
    assert count(small, small.findings.iloc[:0]).empty
    assert count(small, small.findings[small.findings["finding_id"].isin(["F001", "F010"])]).empty
