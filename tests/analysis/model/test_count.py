"""A hidden number says so and is never reckoned with; what stands in a frame becomes a count in one way."""

import copy
import operator
import pickle

import numpy as np
import pandas as pd
import pytest

from analysis.model.count import SUPPRESSED, all_hidden, come_first, count_of, counts_of, highest, is_at_least, items_of

RECKONED = {
    "added": lambda: SUPPRESSED + 1,
    "added to": lambda: 1 + SUPPRESSED,
    "added to a number of a frame": lambda: np.int64(1) + SUPPRESSED,
    "summed": lambda: sum([1, SUPPRESSED]),
    "taken away": lambda: 9 - SUPPRESSED,
    "doubled": lambda: 2 * SUPPRESSED,
    "negative": lambda: -SUPPRESSED,
    "less": lambda: SUPPRESSED < 5,
    "at least": lambda: SUPPRESSED >= 5,
    "less than a number of a frame": lambda: np.int64(1) < SUPPRESSED,
    "less than another": lambda: SUPPRESSED < SUPPRESSED,
    "the highest": lambda: max([1, SUPPRESSED]),
    "in order": lambda: sorted([1, SUPPRESSED]),
    "compared with a column": lambda: pd.Series([1, 2]) >= SUPPRESSED,
    "true": lambda: bool(SUPPRESSED),
    "not": lambda: not SUPPRESSED,
    "a number": lambda: int(SUPPRESSED),
    "a place": lambda: operator.index(SUPPRESSED),
    "a cell of a column of numbers": lambda: pd.Series([1, SUPPRESSED], dtype="Int64"),
}


@pytest.mark.parametrize("reckon", RECKONED.values(), ids=RECKONED)
def test_a_hidden_number_is_not_reckoned_with(reckon):
    with pytest.raises(TypeError):
        reckon()


def test_a_hidden_number_says_so_and_is_no_other():
    assert (str(SUPPRESSED), f"{SUPPRESSED} of 9") == ("Hidden", "Hidden of 9")
    assert [number == SUPPRESSED for number in (0, 1, np.int64(3), "Hidden", None)] == [False] * 5
    assert SUPPRESSED in (3, SUPPRESSED)


def test_there_is_one_only():
    assert pickle.loads(pickle.dumps(SUPPRESSED)) is SUPPRESSED
    assert copy.deepcopy(SUPPRESSED) is SUPPRESSED


def test_a_cell_that_is_missing_is_hidden_and_others_are_plain_numbers():
    column = pd.Series([3, pd.NA, 0], index=["a", "b", "c"], dtype="Int64")
    assert counts_of(column) == (3, SUPPRESSED, 0)
    assert items_of(column) == [("a", 3), ("b", SUPPRESSED), ("c", 0)]
    assert {type(count_of(cell)) for cell in (column["a"], np.int32(4), 4.0)} == {int}
    assert count_of(float("nan")) is SUPPRESSED


@pytest.mark.parametrize(("count", "enough"), [(4, False), (5, True), (SUPPRESSED, False)], ids=str)
def test_a_hidden_number_is_not_known_to_be_enough(count, enough):
    assert is_at_least(count, 5) is enough


@pytest.mark.parametrize(
    ("counts", "most"),
    [((3, 7, 7), 7), ((0, 0), 0), ((), 0), ((3, SUPPRESSED), SUPPRESSED), ((SUPPRESSED,), SUPPRESSED)],
    ids=str,
)
def test_the_highest_is_hidden_where_one_is_that_might_be_it(counts, most):
    assert highest(counts) == most


@pytest.mark.parametrize(
    ("counts", "first"),
    [
        ((3, 7, 7), ["b", "c"]),
        ((3, 7, 5), ["b"]),
        ((1, 4, 2), []),  # too few to compare
        ((SUPPRESSED, 9, 5), []),  # it can be 9 or more
    ],
    ids=str,
)
def test_what_comes_first_is_not_said_where_any_number_is_hidden(counts, first):
    assert come_first(["a", "b", "c"], counts, 5) == first


def test_one_name_alone_comes_before_no_other():
    assert come_first(["a"], (9,), 5) == []
    assert come_first(["a", "b"], (9, 0), 5) == ["a"]


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [([pd.NA, pd.NA], True), ([0, pd.NA], True), ([1, pd.NA], False), ([0, 0], False), ([], False)],
    ids=str,
)
def test_all_hidden(counts, hidden):
    counts = pd.Series(counts, dtype="Int64")
    assert all_hidden(counts) is hidden
    assert all_hidden(counts.to_frame()) is hidden
