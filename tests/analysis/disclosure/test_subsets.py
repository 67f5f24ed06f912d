"""Rows that say by what they were narrowed."""

import pytest

from analysis.disclosure.subsets import filter_rows
from analysis.model.rows import Holds
from tests.analysis import chosen
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
    return chosen.places(STUDY, rows)


def test_all_rows_were_narrowed_by_nothing():
    assert STUDY.coded.known == STUDY.listed.known == {}
    assert (places(STUDY.coded), places(STUDY.listed)) == ([0, 1, 2, 3], [0, 1])


def test_narrowing_keeps_the_rows_with_a_value_and_says_so():
    rows = of("experience", "positive", "mixed")
    assert (places(rows), rows.known) == ([0, 2, 3], {"experience": ("positive", "mixed")})
    rows = of("programmes", "not_stated", rows=rows)
    assert (places(rows), rows.known) == ([3], {"experience": ("positive", "mixed"), "programmes": ("not_stated",)})
    assert STUDY.coded.known == {}  # the rows that were narrowed are as they were


def test_a_list_is_kept_where_it_holds_a_value():
    assert places(of("programmes", "orchard")) == [0, 1, 2]
    assert places(of("programmes", "lantern", "tidewater")) == [0, 2]


def test_participants_are_narrowed_alike():
    rows = filter_rows(STUDY, STUDY.listed, "programme", ["orchard"])
    assert (places(rows), rows.known) == ([1], {"programme": ("orchard",)})


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
    assert (places(rows), rows.known) == (found, {"experience": left})


@pytest.mark.parametrize(
    ("first", "then", "known", "otherwise", "found"),
    [
        (("lantern", "orchard"), ("orchard",), ("orchard",), (), [0, 1, 2]),
        (("orchard",), ("tidewater", "orchard"), ("orchard",), (), [0, 1, 2]),
        # a finding can name both: those are no cell of the programmes
        (("lantern",), ("orchard",), ("lantern",), ("orchard",), [0]),
        (("lantern", "orchard"), ("orchard", "tidewater"), ("lantern", "orchard"), ("orchard", "tidewater"), [0, 1, 2]),
    ],
)
def test_lists_narrowed_twice_are_a_cell_only_where_one_is_part_of_the_other(first, then, known, otherwise, found):
    rows = of("programmes", *then, rows=of("programmes", *first))
    assert (places(rows), rows.known) == (found, {"programmes": known})
    assert rows.otherwise == ((Holds("programmes", otherwise),) if otherwise else ())


def test_rows_chosen_otherwise_say_so():
    rows = of("experience", "positive").that(Holds("finding_id", ("F0001", "F0002")))
    assert (places(rows), rows.known, len(rows.otherwise)) == ([0], {"experience": ("positive",)}, 1)
    assert len(of("experience", "positive", rows=STUDY.coded.that(Holds("finding_id", ("F0001",)))).otherwise) == 1


def test_the_same_rows_are_equal_however_they_were_narrowed():
    one = of("voice", "participant", rows=of("experience", "positive"))
    other = of("experience", "positive", rows=of("voice", "participant"))
    assert (one, hash(one)) == (other, hash(other))
    assert one != of("voice", "participant")
    assert STUDY.coded != STUDY.listed


def test_narrowing_by_every_value_or_by_one_that_nobody_has():
    assert places(of("experience", "negative", "mixed", "positive", "not_stated")) == [0, 1, 2, 3]
    rows = of("specialties", "psychiatry")
    assert (places(rows), rows.known) == ([], {"specialties": ("psychiatry",)})
