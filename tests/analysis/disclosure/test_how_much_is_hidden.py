"""That no more is hidden than has to be: which cells, and how many, on studies made by hand and on the invented study.

The other tests of this folder say what has to be hidden. All of them would pass if everything was. These say what is shown.
Those of single values of the invented study were counted from its files by hand. Those of two columns and of groups are
pinned, so that whoever changes the rule sees what it costs.
"""

from itertools import combinations

import numpy as np
import pytest

from analysis.counts import count_by, crosstab, size
from analysis.disclosure.distinct_people import values_of
from analysis.disclosure.microdata import releasable
from analysis.disclosure.subsets import filter_rows
from analysis.disclosure.suppression import hidden_cells
from analysis.files.open_study import open_study
from analysis.model.count import SUPPRESSED
from analysis.model.dataset import HIDDEN, Dataset
from tests.analysis.chosen import cells as told
from tests.analysis.made_studies import EXAMPLE, LEVELS, levels, made, said, study

STUDY = open_study(EXAMPLE)
SMALLEST = (2, 3, 5)  # the smallest groups, in the order of all that follows
ONE = {  # the values that are hidden where people are counted; of those left out, none
    "actors": (
        "",
        "executives wider_team training_system",
        "managers executives organisation programme peers wider_team training_system",
    ),
    "experience": ("", "", "negative mixed positive"),
    "kind": ("", "facilitator", "outcome facilitator barrier recommendation"),
    "programmes": ("", "", "lantern orchard tidewater"),
    "rated_experience": ("negative not_stated", "negative not_stated", "negative mixed positive not_stated"),
    "rated_support": ("mixed not_stated", "mixed not_stated", "supported mixed unsupported not_stated"),
    "specialties": (
        "anaesthetics not_stated",
        "emergency_medicine anaesthetics paediatrics general_practice psychiatry not_stated",
        "emergency_medicine anaesthetics paediatrics general_practice psychiatry not_stated",
    ),
    "sponsor_support": ("", "", "supported mixed unsupported"),
    "theme_id": (
        "o_network",
        "o_network f_mentor f_time f_peers",
        "o_confidence o_network f_mentor f_time f_peers b_rota b_senior b_alone r_time r_sponsor",
    ),
    "voice": ("", "", ""),
}
TWO = {  # all cells of the table, of any value that the codes have; and how many of them are hidden
    ("actors", "experience"): (48, 22, 30, 46),
    ("actors", "kind"): (72, 18, 37, 62),
    ("actors", "programmes"): (48, 48, 48, 43),
    ("actors", "sponsor_support"): (48, 17, 30, 48),
    ("actors", "theme_id"): (156, 64, 100, 141),
    ("actors", "voice"): (48, 0, 12, 28),
    ("experience", "kind"): (24, 7, 9, 22),
    ("experience", "programmes"): (16, 8, 16, 15),
    ("experience", "rated_experience"): (16, 13, 13, 16),
    ("experience", "rated_support"): (16, 13, 14, 16),
    ("experience", "specialties"): (24, 10, 24, 24),
    ("experience", "sponsor_support"): (16, 6, 10, 16),
    ("experience", "theme_id"): (52, 19, 25, 49),
    ("experience", "voice"): (16, 0, 0, 12),
    ("kind", "programmes"): (24, 2, 10, 22),
    ("kind", "rated_experience"): (24, 18, 20, 24),
    ("kind", "rated_support"): (24, 15, 20, 24),
    ("kind", "specialties"): (36, 22, 36, 36),
    ("kind", "sponsor_support"): (24, 9, 11, 22),
    ("kind", "voice"): (24, 0, 4, 16),
    ("programmes", "rated_experience"): (16, 14, 16, 16),
    ("programmes", "sponsor_support"): (16, 9, 16, 15),
    ("programmes", "theme_id"): (52, 52, 52, 49),
    ("programmes", "voice"): (16, 0, 0, 12),
    ("rated_experience", "rated_support"): (16, 15, 15, 16),
    ("rated_support", "theme_id"): (52, 52, 52, 52),
    ("specialties", "sponsor_support"): (24, 24, 24, 24),
    ("sponsor_support", "theme_id"): (52, 28, 31, 49),
    ("theme_id", "voice"): (52, 4, 16, 40),
}
GROUPS = {  # groups of so many values that somebody has; and how many of them are hidden where people are counted
    ("actors", 2): (45, 45, 45, 45),
    ("experience", 2): (6, 6, 6, 6),
    ("experience", 3): (4, 3, 3, 4),
    ("kind", 2): (10, 10, 10, 10),
    ("kind", 3): (10, 10, 10, 10),
    ("programmes", 2): (3, 0, 0, 3),
    ("programmes", 3): (1, 0, 0, 0),
    ("rated_support", 2): (6, 4, 4, 6),
    ("rated_support", 3): (4, 2, 2, 4),
    ("specialties", 2): (15, 15, 15, 15),
    ("sponsor_support", 2): (6, 6, 6, 6),
    ("sponsor_support", 3): (4, 3, 3, 4),
    ("theme_id", 2): (66, 63, 63, 65),
    ("theme_id", 3): (220, 218, 219, 220),
}
TWO_OF_FINDINGS = {  # the tables of which another number of cells is hidden where findings are counted
    ("actors", "experience"): (48, 22, 30, 44),
    ("actors", "kind"): (72, 18, 33, 48),
    ("actors", "programmes"): (48, 48, 48, 42),
    ("actors", "sponsor_support"): (48, 16, 28, 48),
    ("actors", "theme_id"): (156, 54, 84, 136),
    ("actors", "voice"): (48, 0, 12, 24),
    ("experience", "kind"): (24, 7, 7, 15),
    ("experience", "programmes"): (16, 6, 16, 14),
    ("experience", "rated_experience"): (16, 12, 12, 16),
    ("experience", "specialties"): (24, 8, 24, 24),
    ("experience", "sponsor_support"): (16, 4, 8, 16),
    ("experience", "theme_id"): (52, 18, 18, 45),
    ("experience", "voice"): (16, 0, 0, 8),
    ("kind", "programmes"): (24, 0, 6, 18),
    ("kind", "rated_experience"): (24, 16, 19, 24),
    ("kind", "rated_support"): (24, 14, 19, 24),
    ("kind", "specialties"): (36, 19, 36, 36),
    ("kind", "sponsor_support"): (24, 9, 10, 17),
    ("kind", "voice"): (24, 0, 0, 0),
    ("programmes", "sponsor_support"): (16, 9, 16, 14),
    ("programmes", "theme_id"): (52, 52, 52, 48),
    ("sponsor_support", "theme_id"): (52, 27, 27, 45),
    ("theme_id", "voice"): (52, 0, 0, 36),
}
OF_FINDINGS = {  # the same where findings are counted
    ("actors", 2): (45, 45, 45, 45),
    ("experience", 2): (6, 0, 0, 4),
    ("experience", 3): (4, 0, 0, 2),
    ("kind", 2): (10, 0, 0, 0),
    ("kind", 3): (10, 0, 0, 0),
    ("programmes", 2): (3, 0, 0, 3),
    ("programmes", 3): (1, 0, 0, 0),
    ("rated_support", 2): (6, 4, 4, 6),
    ("rated_support", 3): (4, 2, 2, 4),
    ("specialties", 2): (15, 15, 15, 15),
    ("sponsor_support", 2): (6, 0, 0, 4),
    ("sponsor_support", 3): (4, 0, 0, 2),
    ("theme_id", 2): (66, 0, 0, 61),
    ("theme_id", 3): (220, 0, 0, 217),
}
SAY = {  # of the 60 findings, how many still say so in a list
    "kind": (60, 60, 60),
    "theme_id": (60, 60, 18),
    "experience": (20, 20, 12),
    "sponsor_support": (20, 20, 0),
    "programmes": (0, 0, 0),
}
SUPPORT = ("supported", "mixed", "unsupported")


def people(fewest: int) -> Dataset:
    return STUDY.counting("people", fewest)


@pytest.mark.parametrize("fewest", SMALLEST)
def test_the_whole_of_the_invented_study_is_shown(fewest):
    assert size(people(fewest), STUDY.coded) == 12
    assert not hidden_cells(people(fewest), ())


@pytest.mark.parametrize("fewest", SMALLEST)
@pytest.mark.parametrize("column", ONE)
def test_these_values_and_no_other_are_hidden(column, fewest):
    values, expected = values_of(STUDY, column), ONE[column][SMALLEST.index(fewest)].split()
    cells = hidden_cells(people(fewest), (column,))
    assert [value for value, hides in zip(values, cells, strict=True) if hides] == expected
    counts = count_by(people(fewest), people(fewest).coded, column, values)
    assert counts.index[counts.isna()].tolist() == expected


@pytest.mark.parametrize("fewest", SMALLEST)
@pytest.mark.parametrize("unit", ["people", "findings"])
@pytest.mark.parametrize("columns", TWO, ids=" ".join)
def test_so_many_cells_of_a_table_are_hidden(columns, unit, fewest):
    cells, *hides = TWO[columns] if unit == "people" else TWO_OF_FINDINGS.get(columns, TWO[columns])
    dataset = STUDY.counting(unit, fewest)
    found = hidden_cells(dataset, columns)
    assert (found.size, np.count_nonzero(found)) == (cells, hides[SMALLEST.index(fewest)])
    values = [values_of(STUDY, column) for column in columns]
    table = crosstab(dataset, dataset.coded, columns[0], values[0], columns[1], values[1])
    assert table.isna().to_numpy().sum() == hides[SMALLEST.index(fewest)]


@pytest.mark.parametrize("fewest", SMALLEST)
@pytest.mark.parametrize("unit", ["people", "findings"])
@pytest.mark.parametrize(("column", "number"), GROUPS)
def test_so_many_groups_of_several_values_are_hidden(column, number, unit, fewest):
    dataset = STUDY.counting(unit, fewest)
    held = sorted({value for cell in told(STUDY)[column].astype(str) for value in cell.split(";")})
    sizes = [size(dataset, filter_rows(dataset, dataset.coded, column, group)) for group in combinations(held, number)]
    groups, *hides = (GROUPS if unit == "people" else OF_FINDINGS)[column, number]
    assert (len(sizes), sum(each is SUPPRESSED for each in sizes)) == (groups, hides[SMALLEST.index(fewest)])


@pytest.mark.parametrize("fewest", SMALLEST)
def test_so_many_findings_still_say_so_in_a_list(fewest):
    records = releasable(people(fewest))
    assert len(records) == 60
    assert {column: (records[column].astype(str) != HIDDEN).sum() for column in SAY} == {
        column: says[SMALLEST.index(fewest)] for column, says in SAY.items()
    }


def crossed(rows: list[list[int]], fewest: int = 3) -> list[str]:
    """So many people by support (rows) and experience (columns): which cells are hidden, an x each."""
    groups = [
        (number, {"sponsor_support": support, "experience": level})
        for support, numbers in zip(SUPPORT, rows, strict=False)
        for level, number in zip(LEVELS, numbers, strict=False)
    ]
    dataset = study(*groups, fewest=fewest, participants=200)
    table = crosstab(dataset, dataset.coded, "sponsor_support", SUPPORT[: len(rows)], "experience", LEVELS[: len(rows[0])])
    by_support = count_by(dataset, dataset.coded, "sponsor_support", SUPPORT[: len(rows)])
    by_level = count_by(dataset, dataset.coded, "experience", LEVELS[: len(rows[0])])
    assert by_support.tolist() == [sum(numbers) for numbers in rows]  # no sum is hidden in any of these
    assert by_level.tolist() == [sum(numbers) for numbers in zip(*rows, strict=True)]
    assert size(dataset, dataset.coded) == sum(map(sum, rows))
    return ["".join("x" if hides else "." for hides in numbers) for numbers in table.isna().to_numpy()]


def test_a_group_as_large_as_the_smallest_is_shown():
    assert crossed([[3, 3, 3], [3, 3, 3], [3, 3, 3]]) == ["...", "...", "..."]
    assert crossed([[5, 5], [5, 5]], fewest=5) == ["..", ".."]


def test_nobody_is_shown_as_nobody():
    assert crossed([[0, 3, 3], [3, 0, 3], [3, 3, 0]]) == ["...", "...", "..."]


def test_one_small_group_hides_three_cells_with_it_and_no_other():
    assert crossed([[1, 9, 4], [9, 9, 9], [5, 9, 6]]) == ["x.x", "...", "x.x"]  # 4, 5 and 6: the cheapest square


def test_the_corner_that_goes_with_the_small_group_can_be_nobody():
    assert crossed([[1, 9, 4], [9, 9, 9], [5, 9, 0]]) == ["x.x", "...", "x.x"]


def test_a_cell_that_is_hidden_anyway_costs_nothing():
    assert crossed([[1, 8, 9], [9, 8, 9], [8, 8, 9]]) == ["xx.", "...", "xx."]
    assert crossed([[1, 8, 9, 7], [9, 9, 9, 9], [8, 8, 9, 1]]) == ["x..x", "....", "x..x"]  # one square for both


def test_a_second_square_goes_through_the_first():
    assert crossed([[1, 3, 9, 9], [3, 3, 9, 9], [9, 9, 9, 9]]) == ["xx..", "xx..", "...."]
    assert crossed([[1, 3, 9, 9], [3, 3, 9, 9], [9, 9, 1, 3]]) == ["xxx.", "xx..", "x.x."]  # 9 and 9; else 3, 9 and 9


def test_another_is_chosen_of_one_column_only():
    dataset = levels(negative=2, mixed=3, positive=3, not_stated=3)
    assert count_by(dataset, dataset.coded, "experience", LEVELS).isna().tolist() == [True, True, False, False]
    dataset = levels(negative=1, mixed=4, positive=1, not_stated=3)
    assert count_by(dataset, dataset.coded, "experience", LEVELS).isna().tolist() == [True, False, True, True]


def test_of_three_columns_a_cube_is_hidden_and_no_table_of_two():
    groups = [
        (number, {"voice": voice, "sponsor_support": support, "experience": level})
        for voice, square in (("participant", [[1, 4, 9], [4, 4, 9]]), ("author", [[4, 4, 9], [4, 4, 9]]))
        for support, numbers in zip(SUPPORT, square, strict=False)
        for level, number in zip(LEVELS, numbers, strict=False)
    ]
    dataset = study(*groups, participants=200)
    columns = ("experience", "sponsor_support", "voice")
    assert not any(hidden_cells(dataset, pair).any() for pair in combinations(columns, 2))
    places = [values_of(dataset, column) for column in columns]
    found = {
        tuple(names[at] for names, at in zip(places, cell, strict=True)) for cell in np.argwhere(hidden_cells(dataset, columns))
    }
    assert found == {(x, y, z) for x in LEVELS[:2] for y in SUPPORT[:2] for z in ("participant", "author")}


def test_a_small_theme_hides_one_other_theme_of_its_kind_and_no_kind():
    themes = {"b_rota": 3, "b_senior": 3, "b_alone": 2, "f_mentor": 3, "f_time": 3, "f_peers": 3, "o_network": 3}
    dataset = study(*((number, {"theme_id": theme}) for theme, number in themes.items()))
    shown = count_by(dataset, dataset.coded, "theme_id", values_of(dataset, "theme_id"))
    assert shown.index[shown.isna()].tolist() == ["b_rota", "b_alone"]
    assert not hidden_cells(dataset, ("kind",)).any()


def test_a_value_of_a_list_hides_one_other():
    named = ["lantern;orchard"] * 3 + ["orchard"] * 3 + ["tidewater"] * 2 + ["not_stated"] * 3
    dataset = made([said(n, programmes=programmes) for n, programmes in enumerate(named, start=1)], 12).counting("findings", 3)
    assert count_by(dataset, dataset.coded, "programmes", ["lantern", "orchard", "tidewater"]).isna().tolist() == [
        True,
        False,
        True,
    ]


@pytest.mark.parametrize("fewest", [2, 3, 4])
def test_a_group_of_values_that_some_people_share_is_hidden_and_so_is_one_value_where_these_are_few(fewest):
    says = [("negative",)] * 3 + [("mixed",)] * 3 + [("negative", "mixed")] * 3 + [("positive",)] * 9
    findings = [said(n, experience=level) for n, held in enumerate(says, start=1) for level in held]
    dataset = made(findings, 20).counting("people", fewest)
    assert size(dataset, filter_rows(dataset, dataset.coded, "experience", ("negative", "mixed"))) is SUPPRESSED
    shown = count_by(dataset, dataset.coded, "experience", LEVELS)
    hidden = ["negative"] if fewest == 4 else []  # 6, 6 and 9 of 18 would tell that 3 have two of them
    assert shown.index[shown.isna()].tolist() == hidden
    counted = dataset.counting("findings", fewest)  # nine say one of the two, in twelve findings
    assert size(counted, filter_rows(counted, counted.coded, "experience", ("negative", "mixed"))) == 12


@pytest.mark.parametrize(("silent", "shown"), [(0, 9), (2, SUPPRESSED), (3, 9)])
def test_how_many_say_anything_is_shown_where_not_few_say_nothing(silent, shown):
    says = [("negative", "mixed", "positive")] * 3 + [("negative",)] * 3 + [("mixed",)] * 3 + [("not_stated",)] * silent
    findings = [said(n, experience=level) for n, held in enumerate(says, start=1) for level in held]
    dataset = made(findings, 20).counting("people", 3)
    assert size(dataset, filter_rows(dataset, dataset.coded, "experience", LEVELS[:3])) == shown


@pytest.mark.parametrize("fewest", SMALLEST)
def test_all_values_together_are_the_whole_and_all_themes_of_a_kind_the_kind(fewest):
    dataset = people(fewest)
    assert size(dataset, filter_rows(dataset, dataset.coded, "experience", LEVELS)) == 12
    barriers = size(dataset, filter_rows(dataset, dataset.coded, "theme_id", dataset.themes_of("barrier")))
    assert barriers == (SUPPRESSED if fewest == 5 else 9)  # 3 of the 12 meet with none


def test_a_group_in_which_nobody_has_two_values_is_shown_whatever_is_taken_from_it():
    dataset = levels(negative=3, mixed=4, positive=5, not_stated=6)
    for number in (2, 3):
        for group in combinations(LEVELS, number):
            assert size(dataset, filter_rows(dataset, dataset.coded, "experience", group)) is not SUPPRESSED
