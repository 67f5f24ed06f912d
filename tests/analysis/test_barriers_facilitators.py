"""Themes ranked in the small study.

Good mentors: F004 +, F005 mixed, F006 not stated. Set-aside time: F007 +. Peers: none.
Full rotas: F008 -. Doubt: F009 not stated.
"""

import pandas as pd
import pytest

from analysis.barriers_facilitators import as_many_as_the_last, balance, rank_themes
from analysis.files.open_study import open_study
from tests.analysis.chosen import NONE, only

COLUMNS = ["label", "negative", "mixed", "positive", "not_stated", "stated", "findings"]


def test_themes_are_ranked_by_findings_and_those_without_one_are_kept(small):
    table = rank_themes(small, small.coded, "facilitator")
    assert table.columns.tolist() == COLUMNS
    assert table.reset_index().to_numpy().tolist() == [
        ["f_mentor", "Good mentors", 0, 1, 1, 1, 2, 3],
        ["f_time", "Set-aside time", 0, 0, 1, 0, 1, 1],
        ["f_peers", "Peers", 0, 0, 0, 0, 0, 0],
    ]


def test_ties_keep_the_order_of_the_themes_table(study_folder, edit):
    edit.cell("themes.csv", 8, "order", "1")  # Doubt now comes before Full rotas
    edit.cell("themes.csv", 2, "order", "7")
    dataset = open_study(study_folder)
    assert rank_themes(dataset, dataset.coded, "barrier").index.tolist() == ["b_doubt", "b_rota"]


def test_more_findings_come_before_the_themes_order(small):
    late = only("F007")
    assert rank_themes(small, late, "facilitator").index.tolist() == ["f_time", "f_mentor", "f_peers"]


def test_only_themes_of_the_kind_are_ranked(small):
    assert rank_themes(small, small.coded, "motivation")["findings"].to_dict() == {"m_learn": 1}
    assert rank_themes(small, small.coded, "no such kind").empty


def test_balance_puts_what_hinders_before_what_helps(small):
    table = balance(small, small.coded)
    assert table.columns.tolist() == [*COLUMNS, "helps"]
    assert list(zip(table.index, table["findings"], table["helps"], strict=True)) == [
        ("b_rota", 1, False),
        ("b_doubt", 1, False),
        ("f_mentor", 3, True),
        ("f_time", 1, True),
        ("f_peers", 0, True),
    ]


@pytest.mark.parametrize(("most", "number"), [(1, 1), (2, 0), (3, 0), (9, 0)])
def test_themes_with_as_many_as_the_last_that_is_shown_are_counted(small, most, number):
    assert as_many_as_the_last(balance(small, small.coded), most) == number  # Doubt has as many as Full rotas


def test_a_theme_without_a_finding_or_with_a_hidden_number_is_no_tie(small):
    none = balance(small, NONE)
    assert as_many_as_the_last(none, 1) == 0
    assert as_many_as_the_last(none.assign(findings=pd.array([pd.NA] * len(none), dtype="Int64")), 1) == 0


@pytest.mark.parametrize("ranked", [lambda *given: rank_themes(*given, "facilitator"), balance])
def test_no_findings_leave_every_theme_at_zero_in_its_order(small, ranked):
    table = ranked(small, NONE)
    assert table.index.tolist()[-3:] == ["f_mentor", "f_time", "f_peers"]
    assert table["findings"].tolist() == [0] * len(table)
