"""Frames that say by what they were narrowed."""

import pytest

from analysis.disclosure.subsets import OTHERWISE, filter_rows, filtered_by, filtered_to
from tests.analysis.made_studies import made, said

STUDY = made(
    [
        said(1, experience="positive", programmes="lantern;orchard"),
        said(2, experience="negative", programmes="orchard"),
        said(3, experience="mixed", programmes="tidewater;orchard"),
        said(4, experience="positive", programmes=""),
    ],
    participants=[{"programme": "lantern"}, {"programme": "orchard"}],
)


def of(column: str, *values: str, rows=None):
    return filter_rows(STUDY, STUDY.coded if rows is None else rows, column, values)


def places(rows) -> list[int]:
    return rows.index.tolist()


def test_a_whole_frame_was_narrowed_by_nothing():
    assert filtered_by(STUDY.coded) == {}
    assert filtered_by(STUDY.participants) == {}


def test_narrowing_keeps_the_rows_with_a_value_and_says_so():
    rows = of("experience", "positive", "mixed")
    assert (places(rows), filtered_by(rows)) == ([0, 2, 3], {"experience": ("positive", "mixed")})
    rows = of("programmes", "not_stated", rows=rows)
    assert (places(rows), filtered_by(rows)) == ([3], {"experience": ("positive", "mixed"), "programmes": ("not_stated",)})
    assert filtered_by(STUDY.coded) == {}  # the frame that was narrowed is as it was


def test_a_list_is_kept_where_it_holds_a_value():
    assert places(of("programmes", "orchard")) == [0, 1, 2]
    assert places(of("programmes", "lantern", "tidewater")) == [0, 2]


def test_participants_are_narrowed_alike():
    rows = filter_rows(STUDY, STUDY.participants, "programme", ["orchard"])
    assert (places(rows), filtered_by(rows)) == ([1], {"programme": ("orchard",)})


@pytest.mark.parametrize(
    ("first", "then", "left", "found"),
    [
        (("positive", "mixed"), ("positive",), ("positive",), [0, 3]),
        (("positive", "mixed"), ("mixed", "negative"), ("mixed",), [2]),
        (("positive",), ("negative",), (), []),
        (("positive",), ("positive", "mixed", "negative"), ("positive",), [0, 3]),
    ],
)
def test_narrowed_twice_by_one_column_the_values_of_both_are_left(first, then, left, found):
    rows = of("experience", *then, rows=of("experience", *first))
    assert (places(rows), filtered_by(rows)) == (found, {"experience": left})


@pytest.mark.parametrize(
    ("first", "then", "known", "found"),
    [
        (("lantern", "orchard"), ("orchard",), {"programmes": ("orchard",)}, [0, 1, 2]),
        (("orchard",), ("tidewater", "orchard"), {"programmes": ("orchard",)}, [0, 1, 2]),
        # a finding can name both: those are no cell of the programmes
        (("lantern",), ("orchard",), {"programmes": ("lantern",), OTHERWISE: ()}, [0]),
        (("lantern", "orchard"), ("orchard", "tidewater"), {"programmes": ("lantern", "orchard"), OTHERWISE: ()}, [0, 1, 2]),
    ],
)
def test_lists_narrowed_twice_are_a_cell_only_where_one_is_part_of_the_other(first, then, known, found):
    rows = of("programmes", *then, rows=of("programmes", *first))
    assert (places(rows), filtered_by(rows)) == (found, known)


def test_rows_chosen_otherwise_say_so():
    rows = filtered_to(of("experience", "positive"), [True, False])
    assert (places(rows), filtered_by(rows)) == ([0], {"experience": ("positive",), OTHERWISE: ()})
    assert OTHERWISE in filtered_by(of("experience", "positive", rows=filtered_to(STUDY.coded, [True] * 4)))


@pytest.mark.parametrize("take", [lambda rows: rows.iloc[:1], lambda rows: rows[rows["programmes"] == "not_stated"]])
def test_rows_taken_out_without_saying_are_noticed(take):
    assert OTHERWISE in filtered_by(take(of("experience", "positive")))


def test_narrowing_by_every_value_or_by_one_that_nobody_has():
    assert places(of("experience", "negative", "mixed", "positive", "not_stated")) == [0, 1, 2, 3]
    rows = of("specialties", "psychiatry")
    assert (places(rows), filtered_by(rows)) == ([], {"specialties": ("psychiatry",)})
