"""Small groups: which numbers are hidden because fewer people than `dataset.fewest` stand behind them, or would be given away.

A cell is a combination of values of some columns, whether a chart or the filters go by them. A cell is hidden where

1. fewer than `fewest` people are in it, though not nobody;
2. a cell that it is part of is hidden: then also where nobody is in it;
3. it is needed so that a hidden cell cannot be worked out by taking shown ones from each other. For each cell of the first
   kind a second value of each of its columns is chosen, and every combination of the first and second values is hidden.
   The same is done for small cells hidden by (2), unless they are many: so the limits on them stay apart, too.

Why that is enough: adding one at a hidden cell, and taking and adding one in turn at the others chosen with it, leaves
every sum over any column as it was, and by (2) touches no cell of more columns that is shown. So everything shown would add
up as well with another number in the hidden cell. This is the hypercube method of cell suppression (R. D. Repsilber 1994;
S. Giessing 2004), over the whole lattice of tables instead of one. A theme is part of its kind: its second value is another
theme of that kind. Participants and the people whom findings are tied to are the same people: where both tables have the
columns, a cell that is small in one is hidden in both.

What it does not promise: that limits (no number is below 0) never leave one number only. Where a person says several things
they can, if the other groups are shown whole: an integer programme in the tests finds it in a study made for it, whatever
the smallest group, and in the example with 2 (`tests/analysis/disclosure/test_auditor.py`). Where each person says one thing
it finds none. Nor that nobody can tell how many people do not have a value, or have both of the only two of a column. Groups
of several values, which people can share, have a rule of their own: `analysis.disclosure.differencing`.
"""

from itertools import product

import numpy as np
import pandas as pd

from analysis.disclosure.differencing import leaves_few
from analysis.disclosure.distinct_people import PART_OF, count_distinct, is_about_people, values_of, whole_kinds
from analysis.disclosure.subsets import OTHERWISE, Axis, filtered_by, memoise_by_rows
from analysis.model.dataset import PEOPLE, Dataset
from analysis.model.memoise import memoise
from analysis.model.schema import NOT_STATED

MOST_CELLS = 1_000_000  # where so many values are crossed, next to every group is small: all are hidden
MOST_NARROWED = 5  # columns: few people are left by more, and each doubles the work
MOST_SMALL = 400  # and so they are where so many cells are small


@memoise_by_rows
def hidden(dataset: Dataset, frame: pd.DataFrame, axes: tuple[Axis, ...] = ()) -> np.ndarray:
    """Whether the number of each group of `frame` is hidden: one dimension an axis, as `count_distinct` counts them.

    A group of several values is shown where each of them is, or else all others are and what they are part of; never where
    it is itself too small, or its parts, taken from it, would leave few people (`analysis.disclosure.differencing`). What
    is no cell is hidden: lists that hold one of some values and one of others, rows chosen by something that is no column. So
    is whatever is narrowed by more than MOST_NARROWED columns.
    """
    shape = tuple(len(groups) for _, groups in axes)
    if not dataset.fewest:
        return np.zeros(shape, dtype=bool)
    known = filtered_by(frame)
    if OTHERWISE in known or (not known and not _is_whole(dataset, frame)):
        return np.ones(shape, dtype=bool)
    if len(known) > MOST_NARROWED:
        return np.ones(shape, dtype=bool)
    people = count_distinct(dataset, frame, axes)
    hides = np.array((people > 0) & (people < dataset.fewest) | leaves_few(dataset, frame, known, axes))
    for place in np.ndindex(*shape):
        if not hides[place]:
            wanted = _filtered_further(
                dataset, known, {column: groups[number] for (column, groups), number in zip(axes, place, strict=True)}
            )
            hides[place] = wanted is None or not _is_shown(dataset, _named(dataset, frame, wanted))
    return hides


def _is_whole(dataset: Dataset, frame: pd.DataFrame) -> bool:
    return len(frame) == len(dataset.participants if is_about_people(frame) else dataset.coded)


def _filtered_further(
    dataset: Dataset, known: dict[str, tuple[str, ...]], by: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]] | None:
    """The values left of each column where what was filtered by `known` is filtered further; None where that is no cell."""
    wanted = dict(known)
    for column, group in by.items():
        held = known.get(column, group)
        wanted[column] = tuple(value for value in group if value in held)
        silent = {NOT_STATED} in ({*held}, {*group})
        if column in dataset.members and not silent and len(wanted[column]) < min(len({*held}), len({*group})):
            return None
    return wanted


def _named(dataset: Dataset, frame: pd.DataFrame, wanted: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The same by the names that the columns have in the findings."""
    if not is_about_people(frame):
        return wanted
    of_findings = {own: column for column, own in dataset.of_people.items()}
    return {of_findings[column]: values for column, values in wanted.items()}


def _is_shown(dataset: Dataset, wanted: dict[str, tuple[str, ...]]) -> bool:
    """Whether the number of a cell is shown; of a cell with several values of a column, whether it can be known anyway."""
    if any(not values for values in wanted.values()):
        return True  # nothing can be in it
    several = next((column for column, values in wanted.items() if len(values) > 1), None)
    if several is None:
        return not _is_hidden(dataset, wanted)
    if several in PART_OF and PART_OF[several] not in wanted and (kinds := whole_kinds(dataset, wanted[several])):
        return _is_shown(dataset, {**_without(wanted, several), PART_OF[several]: kinds})
    each = ({**wanted, several: (value,)} for value in wanted[several])
    if all(_is_shown(dataset, one) for one in each):
        return True
    others = [value for value in values_of(dataset, several) if value not in wanted[several]]
    return _is_shown(dataset, _without(wanted, several)) and all(
        _is_shown(dataset, {**wanted, several: (value,)}) for value in others
    )


def _without(wanted: dict[str, tuple[str, ...]], column: str) -> dict[str, tuple[str, ...]]:
    return {each: values for each, values in wanted.items() if each != column}


def _is_hidden(dataset: Dataset, cell: dict[str, tuple[str, ...]]) -> bool:
    if any(value not in values_of(dataset, column) for column, (value,) in cell.items()):
        return False  # nothing can be in it
    if "theme_id" in cell and "kind" in cell:
        if dataset.kind_of.get(cell["theme_id"][0]) != cell["kind"][0]:
            return False  # nor here
        cell = _without(cell, "kind")
    columns = tuple(sorted(cell))
    place = tuple(values_of(dataset, column).index(cell[column][0]) for column in columns)
    return bool(hidden_cells(dataset, columns)[place])


@memoise
def hidden_cells(dataset: Dataset, columns: tuple[str, ...]) -> np.ndarray:
    """Which cells of all values of `columns` (as the findings call them, sorted) are hidden; without any, whether all is."""
    if dataset.unit != PEOPLE and dataset.ties:  # small are groups of people, whatever is counted: worked out once
        return hidden_cells(dataset.counting(PEOPLE, dataset.fewest), columns)
    shape = tuple(len(values_of(dataset, column)) for column in columns)
    if np.prod(shape) > MOST_CELLS:
        return np.ones(shape, dtype=bool)
    hides = _hidden_above(dataset, columns, shape)
    tables = [count_distinct(dataset, rows, _each_value(dataset, named)) for rows, named in _tables(dataset, columns)]
    small = [(people > 0) & (people < dataset.fewest) for people in tables]
    first = [cells & ~hides for cells in small]
    hides = np.asarray(np.logical_or.reduce([hides, *small]))
    if not columns:
        return hides
    for people, cells, those in zip(tables, small, first, strict=True):
        if those.sum() > MOST_SMALL or not all(_protect(dataset, columns, people, hides, cell) for cell in np.argwhere(those)):
            return np.ones(shape, dtype=bool)
        if cells.sum() <= MOST_SMALL:
            for cell in np.argwhere(cells & ~those):
                _protect(dataset, columns, people, hides, cell, fewer=True)
    return hides


def _tables(dataset: Dataset, columns: tuple[str, ...]) -> list[tuple[pd.DataFrame, tuple[str, ...]]]:
    """The findings and the participants, those of them that have all of the columns, and what they call these."""
    own = tuple(dataset.of_people.get(column, "") for column in columns)
    tables = ((dataset.coded, columns), (dataset.participants, own))
    return [(rows, named) for rows, named in tables if all(name in rows for name in named)]


def _each_value(dataset: Dataset, columns: tuple[str, ...]) -> tuple[Axis, ...]:
    return tuple((column, tuple((value,) for value in values_of(dataset, column))) for column in columns)


def _hidden_above(dataset: Dataset, columns: tuple[str, ...], shape: tuple[int, ...]) -> np.ndarray:
    """The cells that are part of a hidden one: of the table without one of the columns, or with the kind for the theme."""
    hides = np.zeros(shape, dtype=bool)
    for axis, column in enumerate(columns):
        rest = columns[:axis] + columns[axis + 1 :]
        above = np.expand_dims(hidden_cells(dataset, rest), axis)
        if column in PART_OF:
            with_kind = tuple(sorted((*rest, PART_OF[column])))
            kinds = np.moveaxis(hidden_cells(dataset, with_kind), with_kind.index(PART_OF[column]), axis)
            above = above | np.take(kinds, _kind_numbers(dataset, column), axis=axis)
        hides |= above
    return hides


def _kind_numbers(dataset: Dataset, column: str) -> list[int]:
    """For each value of a column that is part of another, the number of what it is part of."""
    kinds = values_of(dataset, PART_OF[column])
    return [kinds.index(dataset.kind_of.get(value, NOT_STATED)) for value in values_of(dataset, column)]


def _protect(
    dataset: Dataset, columns: tuple[str, ...], people: np.ndarray, hides: np.ndarray, cell: np.ndarray, fewer: bool = False
) -> bool:
    """Hide the cells chosen with a small one: those that cost least, so that its number could be greater by one; with
    `fewer`, where it cannot, less by one. False where there are none.

    A cell that is all of what it is part of is as well hidden as that is.
    """
    seconds = [_seconds(dataset, column, size, at) for column, size, at in zip(columns, people.shape, cell, strict=True)]
    if not all(len(each) for each in seconds):
        return True
    first = np.ix_(*([at, *second] for second, at in zip(seconds, cell, strict=True)))
    numbers, costs = people[first], np.where(hides[first], 0, people[first] + 1)
    cost = np.zeros([len(each) for each in seconds])
    least = np.full((2, *cost.shape), np.inf)  # of the corners that go with the cell, and of those that go against it
    for corner in product((slice(1), slice(1, None)), repeat=len(columns)):  # of each column the cell's own value, or another
        cost = cost + costs[corner]
        against = sum(each.start == 1 for each in corner) % 2
        least[against] = np.minimum(least[against], numbers[corner])
    ways = [(1, dataset.fewest), (1, max(2, dataset.fewest - int(people[tuple(cell)]))), *([(0, 1)] if fewer else [])]
    for against, enough in ways:
        if (least[against] >= enough).any():
            best = np.unravel_index(np.where(least[against] >= enough, cost, np.inf).argmin(), cost.shape)
            pairs = [[at, second[number]] for at, second, number in zip(cell, seconds, best, strict=True)]
            hides[np.ix_(*pairs)] = True
            return True
    return False


def _seconds(dataset: Dataset, column: str, size: int, at: int) -> np.ndarray:
    others = [number for number in range(size) if number != at]
    if column in PART_OF:
        kinds = _kind_numbers(dataset, column)
        others = [number for number in others if kinds[number] == kinds[at]]
    return np.array(others, dtype=int)
