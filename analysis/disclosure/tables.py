"""A table of all values of some columns: the people in each cell, what each cell is part of, and what hides a cell with it."""

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np

from analysis.disclosure.distinct_people import PART_OF, count_distinct, values_of
from analysis.engines.of_study import engine_of
from analysis.model.dataset import Dataset
from analysis.model.rows import FINDINGS, PARTICIPANTS, Axis, Rows
from analysis.model.schema import NOT_STATED

Columns = tuple[str, ...]
Line = tuple[slice | int, ...]  # the cells along an axis: a place in each of the others


@dataclass(frozen=True)
class Split:
    """What the cells at some `places` of an axis are parts of: the table without its column, or a theme's kind.

    `columns`: those of that table, `taken`: the place in it, None for all of it; `people`: in each of its cells.
    """

    axis: int
    places: list[int]
    columns: Columns
    taken: tuple[slice | int, ...] | None
    people: np.ndarray

    def of(self, hides: np.ndarray) -> np.ndarray:
        """Which of these wholes are hidden, by the hidden cells of the table of `columns`."""
        return hides if self.taken is None else hides[self.taken]


@dataclass(frozen=True)
class Table:
    """All values of `columns`, as the findings call them, crossed in `rows`: the findings, or the participants, which call
    them `named`."""

    dataset: Dataset
    columns: Columns
    rows: Rows
    named: Columns

    @cached_property
    def people(self) -> np.ndarray:
        """The people in each cell: one dimension a column."""
        return self._count(self.named)

    @cached_property
    def splits(self) -> list[Split]:
        """Everything that cells are parts of, axis by axis."""
        found = []
        for axis, column in enumerate(self.columns):
            rest, named = without(self.columns, axis), without(self.named, axis)
            found.append(Split(axis, [*range(self.people.shape[axis])], rest, None, self._count(named)))
            if column in PART_OF:
                found += self._by_kind(axis, rest)
        return found

    def few(self, people: np.ndarray) -> np.ndarray:
        """Which of the numbers are too small to show."""
        return (people > 0) & (people < self.dataset.fewest)

    def leaves_few(self) -> np.ndarray:
        """The cells beside which few people are left of what they are part of: few who are there and have not this value."""
        found = np.zeros(self.people.shape, dtype=bool)
        for split in self.splits:
            at = (slice(None),) * split.axis + (split.places,)
            found[at] |= self.few(np.expand_dims(split.people, split.axis) - self.people[at]) & (self.people[at] > 0)
        return found

    def hidden_are_few(self, split: Split, hides: np.ndarray) -> np.ndarray:
        """For each line of a split, whether few people are in its hidden cells: the whole less the others tells how many."""
        at = (slice(None),) * split.axis + (split.places,)
        inside = np.where(hides[at], self.people[at], 0)
        lines, added = self.few(inside.max(axis=split.axis, initial=0)), inside.sum(axis=split.axis)
        if (lines & (added >= self.dataset.fewest)).any():
            lines &= self._in_lines(split, hides[at]) < self.dataset.fewest
        return np.asarray(lines)

    def few_have_several(self, split: Split, hides: np.ndarray) -> np.ndarray:
        """For each line, whether all its numbers are shown and their sum tells that few people are in several of its cells."""
        at = (slice(None),) * split.axis + (split.places,)
        some_hidden = (hides[at] & (self.people[at] > 0)).any(axis=split.axis)
        return self.few(self.people[at].sum(axis=split.axis) - split.people) & ~some_hidden

    def hidden_elsewhere_are_few(self, split: Split, other: int, above: np.ndarray, hides: np.ndarray) -> np.ndarray:
        """For each line, whether few people are left in its hidden cells by the other values of another axis (of the lines).

        Where the same cells are hidden in the table without that axis (`above`), both sums are told, and so is what is left.
        """
        beyond = np.expand_dims(above, other if other < split.axis else other + 1)
        inside = np.where(beyond, self.people, 0).sum(axis=split.axis)
        same = (hides == beyond).all(axis=split.axis)
        return np.asarray(self.few(inside.sum(axis=other, keepdims=True) - inside) & same & (inside > 0))

    def shown_of(self, line: Line, split: Split, hides: np.ndarray) -> list[tuple[int, ...]]:
        """The cells of a line that are shown and have anybody in them: those of fewest people first."""
        places = [at for at in split.places if not hides[line][at] and self.people[line][at] > 0]
        ordered = sorted(places, key=lambda at: self.people[line][at])
        return [tuple(at if isinstance(each, slice) else each for each in line) for at in ordered]

    def adds_up(self, cell: tuple[int, ...]) -> list[int]:
        """The axes along which nobody beside a cell has several values, so that the numbers add up to their whole."""
        whole = [split for split in self.splits if split.taken is None]
        return [
            each.axis
            for each in whole
            if self.people[along(cell, each.axis)].sum() == each.people[cell[: each.axis] + cell[each.axis + 1 :]]
        ]

    def protect(self, hides: np.ndarray, cell: tuple[int, ...], axes: list[int] | None = None, fewer: bool = False) -> bool:
        """Hide the cells chosen with a cell: those that cost least, so that its number could be greater by one; with
        `fewer`, where it cannot, less by one. One is chosen along each of `axes`, without them along all. False where there
        are none.

        A cell that is all of what it is part of is as well hidden as that is.
        """
        along_axes = range(len(cell)) if axes is None else axes
        seconds = [self._seconds(axis, at) if axis in along_axes else [] for axis, at in enumerate(cell)]
        if not all(len(seconds[axis]) for axis in along_axes):
            hides[cell] = True
            return True
        first = np.ix_(*([at, *second] for second, at in zip(seconds, cell, strict=True)))
        numbers, costs = self.people[first], np.where(hides[first], 0, self.people[first] + 1)
        cost = np.zeros([max(1, len(each)) for each in seconds])
        least = np.full((2, *cost.shape), np.inf)  # of the corners that go with the cell, and of those that go against it
        sides = [(slice(1), slice(1, None)) if each else (slice(1),) for each in seconds]
        for corner in product(*sides):  # of each column the cell's own value, or another
            cost = cost + costs[corner]
            against = sum(each.start == 1 for each in corner) % 2
            least[against] = np.minimum(least[against], numbers[corner])
        fewest = self.dataset.fewest
        ways = [(1, fewest), (1, max(2, fewest - int(self.people[cell]))), *([(0, 1)] if fewer else [])]
        for against, enough in ways:
            if (least[against] >= enough).any():
                best = np.unravel_index(np.where(least[against] >= enough, cost, np.inf).argmin(), cost.shape)
                chosen = [[at, *second[number : number + 1]] for at, second, number in zip(cell, seconds, best, strict=True)]
                hides[np.ix_(*chosen)] = True
                return True
        return False

    def _count(self, named: Columns) -> np.ndarray:
        return count_distinct(self.dataset, self.rows, each_value(self.dataset, named))

    def _by_kind(self, axis: int, rest: Columns) -> list[Split]:
        kind = PART_OF[self.columns[axis]]
        columns = tuple(sorted((*rest, kind)))
        place, numbers = columns.index(kind), kind_numbers(self.dataset, self.columns[axis])
        people = self._count(columns)
        found = []
        for number in sorted({*numbers}):
            taken = (slice(None),) * place + (number,)
            places = [at for at, each in enumerate(numbers) if each == number]
            found.append(Split(axis, places, columns, taken, people[taken]))
        return found

    def _seconds(self, axis: int, at: int) -> list[int]:
        """The other values of which one is chosen with the value at a place: of a theme those of its kind."""
        others = [number for number in range(self.people.shape[axis]) if number != at]
        if self.columns[axis] in PART_OF:
            kinds = kind_numbers(self.dataset, self.columns[axis])
            others = [number for number in others if kinds[number] == kinds[at]]
        return others

    def _in_lines(self, split: Split, hides: np.ndarray) -> np.ndarray:
        """How many different people are in the hidden cells of each line."""
        whole = np.zeros(self.people.shape, dtype=bool)
        whole[(slice(None),) * split.axis + (split.places,)] = hides
        return engine_of(self.dataset).people_along(self.rows, each_value(self.dataset, self.named), whole, split.axis)


def tables(dataset: Dataset, columns: Columns) -> list[Table]:
    """The table of the findings and that of the participants: of those of them that have all of the columns."""
    own = tuple(dataset.of_people.get(column, "") for column in columns)
    both = ((FINDINGS, columns, dataset.coded_columns), (PARTICIPANTS, own, dataset.participants.columns))
    return [Table(dataset, columns, rows, named) for rows, named, there in both if {*named} <= {*there}]


def each_value(dataset: Dataset, columns: Columns) -> tuple[Axis, ...]:
    """An axis a column, with every value that it can have."""
    return tuple((column, tuple((value,) for value in values_of(dataset, column))) for column in columns)


def kind_numbers(dataset: Dataset, column: str) -> list[int]:
    """For each value of a column that is part of another, the number of what it is part of."""
    kinds = values_of(dataset, PART_OF[column])
    return [kinds.index(dataset.kind_of.get(value, NOT_STATED)) for value in values_of(dataset, column)]


def along(cell: tuple[int, ...], axis: int) -> Line:
    """The line through a cell along an axis."""
    return (*cell[:axis], slice(None), *cell[axis + 1 :])


def without(columns: tuple[Any, ...], axis: int) -> tuple[Any, ...]:
    """All but the one at a place."""
    return columns[:axis] + columns[axis + 1 :]
