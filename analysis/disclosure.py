"""Small groups: which numbers are hidden because fewer people than `dataset.fewest` stand behind them, or would be given away.

A cell is a combination of values of some columns, whether a chart or the filters narrow by them. A cell is hidden where

1. fewer than `fewest` people are in it, though not nobody;
2. a cell that it is part of is hidden: then also where nobody is in it;
3. it is needed so that a hidden cell cannot be worked out by taking shown ones from each other. For each cell of the first
   kind a second value of each of its columns is chosen, and every combination of the first and second values is hidden.

Why that is enough: adding one at a hidden cell, and taking and adding one in turn at the others chosen with it, leaves
every sum over any column as it was, and by (2) touches no cell of more columns that is shown. So everything shown would be
the same with another number in the hidden cell. This is the hypercube method of cell suppression (R. D. Repsilber 1994;
S. Giessing 2004), over the whole lattice of tables instead of one. A theme is part of its kind: its second value is another
theme of that kind.
"""

from itertools import product

import numpy as np
import pandas as pd

from analysis.descriptor import NOT_STATED
from analysis.kept import kept
from analysis.narrowing import OTHERWISE, narrowed_by
from analysis.people import Axis, is_about_people, people_in
from analysis.study import Dataset

ATTRIBUTE = {
    "programmes": "programme",
    "specialties": "specialty",
    "theme_id": "theme",
    "answers": "theme",
    "rated_support": "sponsor_support",
    "rated_experience": "experience",
}
PART_OF = {"theme_id": "kind"}
MOST_CELLS = 1_000_000  # where so many values are crossed, next to every group is small: all are hidden
MOST_SMALL = 400  # and so they are where so many cells are small


def values_of(dataset: Dataset, column: str) -> list[str]:
    """Every value that a code or list column can have, not_stated among them."""
    return list(dict.fromkeys([*dataset.labels[ATTRIBUTE.get(column, column)], NOT_STATED]))


def hidden(dataset: Dataset, frame: pd.DataFrame, axes: tuple[Axis, ...] = ()) -> np.ndarray:
    """Whether the number of each group of `frame` is hidden: one dimension an axis, as `people_in` counts them.

    A group of several values is shown where each of them is, or else all others are and what they are part of; never where
    it is itself too small.
    """
    shape = tuple(len(groups) for _, groups in axes)
    if not dataset.fewest:
        return np.zeros(shape, dtype=bool)
    known = narrowed_by(frame)
    if OTHERWISE in known:
        return np.ones(shape, dtype=bool)
    people = people_in(dataset, frame, axes)
    small = np.array((people > 0) & (people < dataset.fewest))
    table = "participants" if is_about_people(frame) else "findings"
    for place in np.ndindex(*shape):
        if not small[place]:
            wanted = dict(known)
            for (column, groups), number in zip(axes, place, strict=True):
                held = wanted.get(column, groups[number])
                wanted[column] = tuple(value for value in groups[number] if value in held)
            small[place] = not _is_shown(dataset, table, wanted)
    return small


def _is_shown(dataset: Dataset, table: str, wanted: dict[str, tuple[str, ...]]) -> bool:
    """Whether the number of a cell is shown; of a cell with several values of a column, whether it can be known anyway."""
    if any(not values for values in wanted.values()):
        return True  # nothing can be in it
    several = next((column for column, values in wanted.items() if len(values) > 1), None)
    if several is None:
        return not _is_hidden(dataset, table, wanted)
    if several in PART_OF and PART_OF[several] not in wanted and (kinds := _whole_kinds(dataset, wanted[several])):
        return _is_shown(
            dataset,
            table,
            {**{column: values for column, values in wanted.items() if column != several}, PART_OF[several]: kinds},
        )
    each = ({**wanted, several: (value,)} for value in wanted[several])
    if all(_is_shown(dataset, table, one) for one in each):
        return True
    whole = {column: values for column, values in wanted.items() if column != several}
    others = [value for value in values_of(dataset, several) if value not in wanted[several]]
    return _is_shown(dataset, table, whole) and all(
        _is_shown(dataset, table, {**wanted, several: (value,)}) for value in others
    )


def _whole_kinds(dataset: Dataset, themes: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds that `themes` are all themes of; none where they leave out one."""
    kinds = tuple(dict.fromkeys(dataset.kind_of[theme] for theme in themes if theme in dataset.kind_of))
    return kinds if set(themes) == {theme for kind in kinds for theme in dataset.themes_of(kind)} else ()


def _is_hidden(dataset: Dataset, table: str, cell: dict[str, tuple[str, ...]]) -> bool:
    if "theme_id" in cell and "kind" in cell:
        if dataset.kind_of[cell["theme_id"][0]] != cell["kind"][0]:
            return False  # nothing can be in it
        cell = {column: value for column, value in cell.items() if column != "kind"}
    columns = tuple(sorted(cell))
    place = tuple(values_of(dataset, column).index(cell[column][0]) for column in columns)
    return bool(hidden_cells(dataset, table, columns)[place])


@kept
def hidden_cells(dataset: Dataset, table: str, columns: tuple[str, ...]) -> np.ndarray:
    """Which cells of the table of all values of `columns` (sorted by name) are hidden; without any, whether the whole is."""
    rows = dataset.participants if table == "participants" else dataset.coded
    axes = tuple((column, tuple((value,) for value in values_of(dataset, column))) for column in columns)
    shape = tuple(len(groups) for _, groups in axes)
    if np.prod(shape) > MOST_CELLS:
        return np.ones(shape, dtype=bool)
    people = people_in(dataset, rows, axes)
    hides = _hidden_above(dataset, table, columns, shape)
    small = (people > 0) & (people < dataset.fewest) & ~hides
    hides |= small
    cells = np.argwhere(small)
    if columns and (len(cells) > MOST_SMALL or not all(_protect(dataset, columns, people, hides, cell) for cell in cells)):
        hides[...] = True
    return hides


def _hidden_above(dataset: Dataset, table: str, columns: tuple[str, ...], shape: tuple[int, ...]) -> np.ndarray:
    """The cells that are part of a hidden one: of the table without one of the columns, or with the kind for the theme."""
    hides = np.zeros(shape, dtype=bool)
    for axis, column in enumerate(columns):
        rest = columns[:axis] + columns[axis + 1 :]
        above = np.expand_dims(hidden_cells(dataset, table, rest), axis)
        if column in PART_OF:
            with_kind = tuple(sorted((*rest, PART_OF[column])))
            kinds = np.moveaxis(hidden_cells(dataset, table, with_kind), with_kind.index(PART_OF[column]), axis)
            above = above | np.take(kinds, _kind_numbers(dataset, column), axis=axis)
        hides |= above
    return hides


def _kind_numbers(dataset: Dataset, column: str) -> list[int]:
    """For each value of a column that is part of another, the number of what it is part of."""
    kinds = values_of(dataset, PART_OF[column])
    return [kinds.index(dataset.kind_of.get(value, NOT_STATED)) for value in values_of(dataset, column)]


def _protect(dataset: Dataset, columns: tuple[str, ...], people: np.ndarray, hides: np.ndarray, cell: np.ndarray) -> bool:
    """Hide the cells chosen with a small one: those that cost least, so that its number could be greater by one.

    False where there are none.
    """
    seconds = [_seconds(dataset, column, size, at) for column, size, at in zip(columns, people.shape, cell, strict=True)]
    if not all(len(each) for each in seconds):
        return False
    cost, least = np.zeros([len(each) for each in seconds]), np.full([len(each) for each in seconds], np.inf)
    for corner in product((False, True), repeat=len(columns)):
        grid = np.ix_(*(second if other else [at] for other, second, at in zip(corner, seconds, cell, strict=True)))
        cost = cost + np.where(hides[grid], 0, people[grid] + 1)
        if sum(corner) % 2:
            least = np.minimum(least, people[grid])
    for enough in (dataset.fewest, 2):
        if (least >= enough).any():
            best = np.unravel_index(np.where(least >= enough, cost, np.inf).argmin(), cost.shape)
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
