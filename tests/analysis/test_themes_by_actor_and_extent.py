"""Who is named and how strong the claim is, in the small study.

Good mentors: F004 mentors, one; F005 mentors and consultants, some; F006 mentors, several. Set-aside time: F007
managers, no quantifier. Full rotas: F008 managers, many. Doubt: F009 consultants, few.
"""

import pytest

from analysis.barriers_facilitators import actors_in, of_kind, other_side, stating, themes_by_actor, themes_by_extent
from analysis.files.open_study import open_study
from tests.analysis.chosen import NONE


def test_themes_by_actor_counts_a_finding_once_for_each_actor(small):
    assert themes_by_actor(small, small.coded).to_dict("index") == {
        "b_rota": {"consultants": 0, "managers": 1, "mentors": 0},
        "b_doubt": {"consultants": 1, "managers": 0, "mentors": 0},
        "f_mentor": {"consultants": 1, "managers": 0, "mentors": 3},
        "f_time": {"consultants": 0, "managers": 1, "mentors": 0},
    }


def test_nobody_named_comes_last(study_folder, edit):
    edit.cell("findings.csv", 9, "actors", "")
    small = open_study(study_folder)
    table = themes_by_actor(small, small.coded)
    assert list(table) == ["consultants", "managers", "mentors", "not_stated"]
    assert table["not_stated"].to_dict() == {"b_rota": 1, "b_doubt": 0, "f_mentor": 0, "f_time": 0}
    assert stating(small, of_kind(small, small.coded, "barrier"), "actors") == 1


def test_actors_in_and_how_many_name_any(small):
    helping, hindering = (of_kind(small, small.coded, kind) for kind in ("facilitator", "barrier"))
    assert actors_in(small, helping) == ["consultants", "managers", "mentors"]
    assert [stating(small, rows, "actors") for rows in (helping, hindering)] == [4, 2]


def test_themes_by_extent_has_what_hinders_above_what_helps(small):
    table = themes_by_extent(small, small.coded)
    assert table.index.tolist() == ["b_rota", "b_doubt", "f_mentor", "f_time"]
    assert table.columns.tolist() == ["all", "majority", "many", "several", "some", "few", "count", "one", "unquantified"]
    assert table.to_numpy().tolist() == [
        [0, 0, 1, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 1, 0, 0, 0],
        [0, 0, 0, 1, 1, 0, 0, 1, 0],
        [0, 0, 0, 0, 0, 0, 0, 0, 1],
    ]


@pytest.mark.parametrize(
    ("theme", "there"),
    [
        ("b_rota", ("helps", ("managers",))),
        ("f_mentor", ("hinders", ("consultants", "mentors"))),
        ("f_peers", ("hinders", ())),
    ],
)
def test_other_side_is_the_other_kind_with_the_same_actors(small, theme, there):
    assert other_side(small, small.coded, theme) == there


def test_other_side_of_another_kind_is_refused(small):
    with pytest.raises(ValueError, match="r_fund is a recommendation"):
        other_side(small, small.coded, "r_fund")


def test_nothing_shown_leaves_empty_tables(small):
    none = NONE
    assert themes_by_actor(small, none).empty
    assert themes_by_extent(small, none).empty
    assert actors_in(small, none) == []
