"""Which numbers are hidden, on studies made by hand: a letter of the theme or level, and how many people say it."""

import numpy as np
import pandas as pd
import pytest

from analysis.counts import count_by, crosstab, size
from analysis.disclosure import suppression as disclosure
from analysis.disclosure.distinct_people import count_rows
from analysis.disclosure.subsets import filter_rows
from analysis.disclosure.suppression import hidden, hidden_cells
from analysis.model.count import SUPPRESSED
from analysis.model.dataset import Dataset
from analysis.model.rows import Holds, Says
from tests.analysis.made_studies import CROSSED, LEVELS, levels, made, said, study

NA = pd.NA


def by_level(dataset: Dataset) -> list:
    return count_by(dataset, dataset.coded, "experience", LEVELS).tolist()


def test_nothing_is_hidden_where_no_group_is_too_small_or_hiding_is_off():
    assert by_level(levels(negative=3, mixed=4, positive=5)) == [3, 4, 5, 0]
    assert by_level(levels(negative=1, mixed=2, positive=5, fewest=0)) == [1, 2, 5, 0]


def test_one_person_is_the_smallest_group_where_any_may_be_shown():
    assert by_level(levels(negative=1, mixed=2, fewest=1)) == [1, 2, 0, 0]


@pytest.mark.parametrize("unit", ["people", "findings"])
def test_a_small_group_is_hidden_and_the_cheapest_other_with_it(unit):
    dataset = levels(unit, negative=2, mixed=7, positive=4, not_stated=9)
    assert by_level(dataset) == [NA, 7, NA, 9]
    assert size(dataset, dataset.coded) == 22
    assert size(dataset, filter_rows(dataset, dataset.coded, "experience", ["negative"])) is SUPPRESSED
    assert size(dataset, filter_rows(dataset, dataset.coded, "experience", ["mixed"])) == 7


def test_nobody_is_not_a_small_group():
    assert by_level(levels(mixed=4, positive=5)) == [0, 4, 5, 0]


def test_the_other_is_at_least_as_large_as_the_smallest_group_where_any_is():
    assert by_level(levels(negative=2, mixed=2, positive=6, not_stated=9)) == [NA, NA, NA, 9]


def test_all_are_hidden_where_none_can_be_chosen():
    assert by_level(levels(negative=1, mixed=1, positive=1)) == [NA, NA, NA, NA]


def test_a_study_of_few_people_is_hidden_whole():
    dataset = levels(negative=2)
    assert size(dataset, dataset.coded) is SUPPRESSED
    assert by_level(dataset) == [NA, NA, NA, NA]


def test_people_are_few_however_much_they_say():
    dataset = made([said(1 + place % 2, experience="negative") for place in range(8)] + [said(n) for n in range(3, 9)])
    assert by_level(dataset.counting("findings", 3)) == [NA, 0, 0, NA]
    assert by_level(dataset.counting("findings", 2)) == [8, 0, 0, 6]


def test_findings_tied_to_nobody_are_no_small_group_and_do_not_make_one_larger():
    untied = [{"experience": "mixed"}] * 5 + [{"experience": "negative"}]
    dataset = made([said(n, experience="negative") for n in (1, 2)] + [said(n) for n in range(3, 9)] + untied)
    findings = dataset.counting("findings", 3)
    assert by_level(findings) == [NA, 5, 0, NA]
    assert size(findings, findings.coded) == 14
    assert by_level(dataset.counting("people", 3)) == [NA, 0, 0, NA]


def crossed(dataset: Dataset) -> list[list]:
    told = LEVELS[:3]
    table = crosstab(dataset, dataset.coded, "sponsor_support", ["supported", "unsupported"], "experience", told)
    return table.to_numpy(dtype=object).tolist()


def test_of_two_columns_a_square_is_hidden():
    assert crossed(study(*CROSSED)) == [[9, NA, NA], [6, NA, NA]]
    assert by_level(study(*CROSSED)) == [15, 4, 9, 0]


def test_what_is_part_of_something_hidden_is_hidden_too_where_nobody_is_in_it_as_well():
    dataset = study((2, {"experience": "mixed"}), (3, {"experience": "negative", "sponsor_support": "mixed"}),
                    (3, {"experience": "negative", "sponsor_support": "supported"}), (9, {"experience": "positive"}))  # fmt: skip
    assert by_level(dataset) == [NA, NA, 9, 0]
    table = crosstab(dataset, dataset.coded, "experience", LEVELS, "sponsor_support", ["supported", "mixed", "unsupported"])
    assert table.loc[["negative", "mixed"]].isna().all(axis=None)  # 3 and 3 would add up to the 6 that are hidden
    assert table.loc["positive"].isna().tolist() == [True, False, False]  # with who says nothing of support: see the next


def test_what_is_left_beside_what_is_shown_is_no_small_group_either():
    dataset = study((2, {"experience": "mixed"}), (3, {"experience": "negative", "sponsor_support": "mixed"}),
                    (3, {"experience": "negative", "sponsor_support": "supported"}), (9, {"experience": "positive"}),
                    unit="findings")  # fmt: skip
    silent = filter_rows(dataset, dataset.coded, "sponsor_support", ["not_stated"])
    assert size(dataset, silent) == 11
    assert by_level_of(dataset, silent) == [NA, NA, NA, 0]  # 9 positive would leave 2 who are negative or mixed


def people_who_say(*held: tuple[str, ...]) -> Dataset:
    """A study of people who each say something of these experiences."""
    return made([said(n, experience=level) for n, each in enumerate(held, start=1) for level in each], 30).counting("people", 3)


def test_of_people_a_value_is_hidden_that_few_of_them_do_not_have():
    many = [("negative", "mixed")] * 4 + [("negative", "positive")] * 4
    assert by_level(people_who_say(*many, ("positive",))) == [NA, 4, 5, 0]  # one is never negative
    assert by_level(people_who_say(*many)) == [8, 4, 4, 0]  # nobody
    assert by_level(people_who_say(*many, *[("positive",)] * 3)) == [8, 4, 7, 0]  # three


def test_of_people_a_value_is_hidden_where_all_would_tell_that_few_have_two():
    apart = [("negative",)] * 4 + [("positive",)] * 5
    assert by_level(people_who_say(*apart)) == [4, 0, 5, 0]
    assert by_level(people_who_say(*apart, ("negative", "positive"))) == [NA, 0, 6, 0]  # 5 and 6 of 10
    assert by_level(people_who_say(*apart, *[("negative", "positive")] * 3)) == [7, 0, 8, 0]  # 7 and 8 of 12


def test_people_with_findings_are_hidden_where_few_who_are_listed_have_none():
    people = [{"programme": "lantern"}] * 6 + [{"programme": "orchard"}] * 5
    dataset = made([said(n + 1, programmes=each["programme"]) for n, each in enumerate(people[1:], start=1)], people)
    counted, programmes = dataset.counting("people", 3), ["lantern", "orchard"]
    assert count_by(counted, counted.listed, "programme", programmes).tolist() == [6, 5]
    assert count_by(counted, counted.coded, "programmes", programmes).tolist() == [NA, NA]  # 5 of the 6, or 5 of all 10


def test_filters_and_tables_hide_alike():
    dataset = study(*CROSSED)
    unsupported = filter_rows(dataset, dataset.coded, "sponsor_support", ["unsupported"])
    assert by_level_of(dataset, unsupported) == [6, NA, NA, 0]
    mixed = filter_rows(dataset, unsupported, "experience", ["mixed"])
    assert size(dataset, mixed) is SUPPRESSED


def by_level_of(dataset: Dataset, rows) -> list:
    return count_by(dataset, rows, "experience", LEVELS).tolist()


def test_the_second_of_a_theme_is_of_its_kind():
    themes = {"b_rota": 2, "b_senior": 9, "b_alone": 8, "f_mentor": 3, "f_time": 4, "f_peers": 5}
    dataset = study(*((number, {"theme_id": theme}) for theme, number in themes.items()))
    assert count_by(dataset, dataset.coded, "theme_id", list(themes)).tolist() == [NA, 9, NA, 3, 4, 5]
    assert count_by(dataset, dataset.coded, "kind", ["barrier", "facilitator"]).tolist() == [19, 12]


def test_a_hidden_kind_hides_its_themes():
    themes = {"b_rota": 1, "b_senior": 1, "f_mentor": 3, "f_time": 3, "o_network": 9}
    dataset = study(*((number, {"theme_id": theme}) for theme, number in themes.items()))
    assert count_by(dataset, dataset.coded, "kind", ["barrier", "facilitator", "outcome"]).tolist() == [NA, NA, 9]
    assert count_by(dataset, dataset.coded, "theme_id", list(themes)).tolist() == [NA, NA, NA, NA, 9]


def test_a_theme_alone_in_its_kind_is_hidden_where_its_kind_is_and_hides_nothing_else():
    dataset = study((5, {"theme_id": "o_network"}), (4, {"theme_id": "f_mentor"}))
    narrowed = filter_rows(dataset, filter_rows(dataset, dataset.coded, "kind", ["outcome"]), "theme_id", ["f_mentor"])
    assert size(dataset, narrowed) == 0
    assert count_by(dataset, dataset.coded, "theme_id", ["o_network", "f_mentor"]).tolist() == [5, 4]


def test_a_list_with_one_of_each_of_two_filters_is_no_cell():
    both = [said(n, programmes="lantern;orchard") for n in range(1, 6)] + [said(n, programmes="lantern") for n in range(6, 12)]
    dataset = made(both, 11).counting("people", 3)
    lantern = filter_rows(dataset, dataset.coded, "programmes", ["lantern"])
    found = count_by(dataset, lantern, "programmes", ["lantern", "orchard", "not_stated"])
    assert found.tolist() == [11, NA, 0]


@pytest.mark.parametrize(
    "condition",
    [
        Holds("finding_id", tuple(f"F{number:04}" for number in range(1, 10))),
        Holds("experience", ("positive",), does=False),
        Says("said", ()),  # all of them
    ],
)
def test_rows_chosen_by_something_else_are_not_counted(condition):
    dataset = levels(negative=6, positive=6)
    rows = dataset.coded.that(condition)
    assert count_rows(dataset, rows) in (6, 9, 12)
    assert size(dataset, rows) is SUPPRESSED
    assert by_level_of(dataset, rows) == [NA] * 4


def test_participants_are_hidden_like_the_people_behind_findings():
    people = [{"programme": "lantern"}] * 2 + [{"programme": "orchard"}] * 5 + [{"programme": "tidewater"}] * 7
    findings = [said(n + 1, programmes=each["programme"]) for n, each in enumerate(people)]
    for told in (findings, findings[2:]):  # also where those two tell nothing
        dataset = made(told, people).counting("people", 3)
        programmes = ["lantern", "orchard", "tidewater"]
        assert count_by(dataset, dataset.listed, "programme", programmes).tolist() == [NA, NA, 7]
        assert count_by(dataset, dataset.coded, "programmes", programmes).tolist() == [NA, NA, 7]


def test_a_rating_is_hidden_as_it_is_among_the_participants():
    people = [
        {"sponsor_support": level}
        for level, number in (("supported", 1), ("mixed", 3), ("unsupported", 6))
        for _ in range(number)
    ]
    dataset = made([said(n + 1) for n in range(5)] + [said(n + 1) for n in range(5, 10)], people).counting("people", 3)
    values = ["supported", "mixed", "unsupported"]
    assert count_by(dataset, dataset.listed, "sponsor_support", values).tolist() == [NA, NA, 6]
    assert count_by(dataset, dataset.coded, "rated_support", values).tolist() == [NA, NA, 6]


@pytest.mark.parametrize(("limit", "most"), [("MOST_CELLS", 5), ("MOST_SMALL", 0)])
def test_a_table_with_too_many_cells_or_too_many_small_ones_is_hidden_whole(monkeypatch, limit, most):
    monkeypatch.setattr(disclosure, limit, most)
    assert crossed(study(*CROSSED)) == [[NA] * 3] * 2
    assert by_level(study(*CROSSED)) == [15, 4, 9, 0]


def test_hidden_has_a_dimension_for_each_column():
    dataset = study(*CROSSED)
    axes = (("experience", (("mixed",), ("negative",))), ("sponsor_support", (("supported",), ("unsupported",), ("mixed",))))
    assert hidden(dataset, dataset.coded).shape == ()
    assert hidden(dataset, dataset.coded, axes).tolist() == [[True, True, False], [False, False, False]]
    assert hidden_cells(dataset, ("experience", "sponsor_support")).shape == (4, 4)
    assert not np.any(hidden(dataset.counting("people", 0), dataset.coded, axes))
