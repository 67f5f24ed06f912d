"""Which numbers of groups of several values are hidden, on studies made by hand."""

import pandas as pd

from analysis.counts import cross_groups, size
from analysis.disclosure.subsets import filter_rows
from analysis.model.count import SUPPRESSED
from analysis.model.dataset import Dataset
from tests.analysis.made_studies import CROSSED, LEVELS, levels, study


def groups(dataset: Dataset, *wanted: tuple[str, ...]) -> list:
    return [size(dataset, filter_rows(dataset, dataset.coded, "experience", each)) for each in wanted]


def test_a_group_of_several_values_is_shown_where_it_can_be_known_anyway():
    dataset = levels("findings", negative=2, mixed=7, positive=4, not_stated=9)  # negative and positive are hidden
    shown = groups(dataset, ("mixed", "not_stated"), ("negative", "positive"), ("negative", "mixed", "positive"), tuple(LEVELS))
    assert shown == [16, 6, 13, 22]
    assert groups(dataset, ("negative", "mixed"), ("mixed", "positive", "not_stated")) == [SUPPRESSED, SUPPRESSED]


def test_of_people_it_is_hidden_where_nobody_can_know_that_each_has_one_value():
    dataset = levels(negative=2, mixed=7, positive=4, not_stated=9)
    assert groups(dataset, ("mixed", "not_stated"), ("negative", "positive")) == [SUPPRESSED, SUPPRESSED]
    assert groups(dataset, ("negative", "mixed", "positive"), tuple(LEVELS)) == [13, 22]  # who says anything, and all
    dataset = levels(negative=3, mixed=7, positive=4, not_stated=9)  # all shown: they add up to 23, who are all there are
    assert groups(dataset, ("mixed", "not_stated"), ("negative", "positive")) == [16, 7]


def test_a_group_of_several_values_that_is_itself_small_is_hidden():
    assert groups(levels(negative=1, mixed=1, positive=9, not_stated=3), ("negative", "mixed")) == [SUPPRESSED]


def test_all_themes_of_a_kind_are_the_kind():
    dataset = study((2, {"theme_id": "b_rota"}), (4, {"theme_id": "b_alone"}), (5, {"theme_id": "f_time"}))
    barriers = filter_rows(dataset, dataset.coded, "theme_id", dataset.themes_of("barrier"))
    assert size(dataset, barriers) == 6
    assert size(dataset, filter_rows(dataset, dataset.coded, "theme_id", ["b_rota", "b_senior"])) is SUPPRESSED


def test_groups_of_both_columns():
    dataset = study(*CROSSED, unit="findings")
    several = {"told": ("mixed", "positive"), "all": ("negative", "mixed", "positive"), "two": ("negative", "mixed")}
    table = cross_groups(dataset, dataset.coded, "experience", several, "sponsor_support", {"unsupported": ("unsupported",)})
    assert table["unsupported"].tolist() == [6, 12, pd.NA]


def test_values_that_nobody_has_or_that_are_none_are_no_group():
    dataset = levels(negative=4, positive=4)
    assert groups(dataset, ("mixed",), ("no such level",), ("hidden",), ()) == [0, 0, 0, 0]
