"""Groups side by side on the small study, counted by hand."""

import pandas as pd
import pytest

from analysis import compare
from analysis.selection import Selection

ALL = Selection()
LEVELS = ["negative", "mixed", "positive", "not_stated", "stated", "findings"]


def test_attributes_are_those_with_two_groups_or_more_in_the_order_of_the_filters(small):
    rows = small.findings
    wanted = []
    for name, each in small.filters.items():
        if name in ("kind", "theme", "experience", "answers", "stance", "finding"):
            continue
        values = {value for cell in rows[each.column] for value in small.members.get(each.column, {}).get(cell, (cell,))}
        if len(values - {"not_stated"}) > 1:
            wanted.append(name)
    assert compare.attributes(small, ALL) == wanted
    assert {"programme", "specialty", "sponsor_support", "voice", "actor"} <= set(wanted)
    assert "setting" not in wanted  # only participants have it, and no finding is tied to any


def test_a_filter_on_what_is_compared_is_set_aside(small):
    selection = Selection(programme=("alpha",), voice=("author",))
    assert compare.set_aside(selection, "programme") == Selection(voice=("author",))
    assert compare.groups_held(small, Selection(programme=("alpha",)), "programme") == ["alpha", "beta"]
    assert "programme" in compare.attributes(small, Selection(programme=("alpha",)))


def test_largest_group_is_the_first_of_those_with_most_or_the_one_that_is_filtered_by(small):
    # F002, F003 and F004 name Alpha; F003, F006 and F007 Beta
    assert compare.largest(small, ALL, "programme") == "alpha"
    assert compare.largest(small, Selection(programme=("beta",)), "programme") == "beta"
    assert compare.largest(small, Selection(programme=("not_stated",)), "programme") == "alpha"


def test_experience_of_groups_has_those_that_findings_name_and_silence_last(small):
    table = compare.experience_of_groups(small, small.coded, ALL, "programme")
    assert list(table.index) == ["alpha", "beta", "not_stated"]
    assert list(table["label"]) == ["Alpha", "Beta", "Not stated"]
    assert list(table["findings"]) == [3, 3, 6]
    rows = small.findings
    for programme in ("alpha", "beta"):
        named = rows[[programme in small.members["programmes"][cell] for cell in rows["programmes"]]]
        for level in LEVELS[:4]:
            assert table.at[programme, level] == (named["experience"].astype(str) == level).sum()


def test_experience_of_groups_leaves_out_what_the_filter_leaves_out(small):
    selection = Selection(programme=("beta",))
    table = compare.experience_of_groups(small, selection.rows(small), selection, "programme")
    assert list(table.index) == ["beta"]  # F003 names Alpha, too


@pytest.mark.parametrize(("fewest", "enough"), [(3, ["a", "c"]), (4, ["c"]), (0, ["a", "b", "c"])])
def test_large_enough_are_those_of_so_many_or_of_a_hidden_number_and_never_silence(fewest, enough):
    table = pd.DataFrame({"stated": [3, 2, pd.NA, 90]}, index=["a", "b", "c", "not_stated"], dtype="Int64")
    large, few = compare.large_enough(table, "stated", fewest)
    assert list(large.index) == enough
    assert list(few.index) == [each for each in ("a", "b", "c") if each not in enough]


def test_themes_of_groups_stand_by_kind_then_by_how_often_the_groups_tell_them(small):
    table = compare.themes_of_groups(small, small.coded, "programme", ["alpha", "beta"])
    assert list(table.columns) == ["alpha", "beta", "not_stated"]
    kinds = [small.kind_of[theme] for theme in table.index]
    order = [*dict.fromkeys(kinds)]
    assert order[:2] == ["facilitator", "barrier"]
    assert kinds == sorted(kinds, key=order.index)
    for kind in order:
        told = table.loc[[each == kind for each in kinds], ["alpha", "beta"]].sum(axis=1)
        assert list(told) == sorted(told, reverse=True)
    assert set(table.index) == set(small.findings["theme_id"])  # those that no group tells are kept
    assert (table[["alpha", "beta"]].sum(axis=1) == 0).any()


def test_themes_keep_the_order_of_the_study_where_a_number_is_hidden(monkeypatch, small):
    counted = compare.crosstab
    monkeypatch.setattr(compare, "crosstab", lambda *asked: counted(*asked).astype("Int64").mask(counted(*asked) == 1))
    table = compare.themes_of_groups(small, small.coded, "programme", ["alpha", "beta"])
    places = {theme: place for place, theme in enumerate(small.labels["theme"])}
    for kind in ("facilitator", "barrier"):
        found = [places[theme] for theme in table.index if small.kind_of[theme] == kind]
        assert found == sorted(found)


def test_sides_are_one_group_and_another_or_all_others(small):
    assert compare.sides(small, "programme", "alpha", "beta") == {"alpha": ("alpha",), "beta": ("beta",)}
    assert compare.sides(small, "programme", "alpha", "") == {"alpha": ("alpha",), "": ("beta", "gamma")}


def test_experience_beside_counts_a_finding_of_both_in_both(small):
    table = compare.experience_beside(small, small.coded, "programme", compare.sides(small, "programme", "alpha", ""))
    assert list(table.index) == ["alpha", ""]
    assert list(table["findings"]) == [3, 3]  # F003 names both


def test_themes_beside_are_the_first_of_what_helps_and_of_what_hinders(small, monkeypatch):
    groups = compare.sides(small, "voice", "participant", "")
    table, is_known = compare.themes_beside(small, small.coded, "voice", groups)
    assert is_known
    assert {small.kind_of[theme] for theme in table.index} <= {"facilitator", "barrier"}
    assert (table.max(axis=1) > 0).all()
    monkeypatch.setattr(compare, "MOST_THEMES", 1)
    first, _ = compare.themes_beside(small, small.coded, "voice", groups)
    assert [small.kind_of[theme] for theme in first.index] == ["facilitator", "barrier"]
    for theme in first.index:
        same = [each for each in table.index if small.kind_of[each] == small.kind_of[theme]]
        assert table.loc[theme].max() == table.loc[same].max(axis=1).max()
