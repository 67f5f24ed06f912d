"""The engine of a study that is in memory: its columns are numbers of categories, counted by numpy."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, singledispatchmethod
from hashlib import md5
from typing import Any

import numpy as np
import pandas as pd

from analysis.engines.engine import OfOne
from analysis.model.dataset import HIDDEN, PERSON, QUOTE, in_quotation_marks
from analysis.model.folding import APART, fold
from analysis.model.memoise import Results
from analysis.model.rows import Axis, Condition, Holds, IsQuoted, Rows, Says

MOST_CELLS = 50_000_000  # of a table of groups by people; a larger one is counted by sorting
APART_OF_CELLS = "\x1f"
CELLS_A_ROW = 16  # and so is one with so many more cells than rows that it would be nearly empty
PLACES = Results(most=24, small=200)  # of rows that were narrowed: a page asks for some twenty, and each can be large


@dataclass(frozen=True)
class Column:
    """A column: the number of the cell of each row, -1 where it is empty, and the values that each cell holds."""

    codes: np.ndarray
    values: tuple[tuple[str, ...], ...]

    def holding(self, groups: Sequence[tuple[str, ...]]) -> np.ndarray:
        """For each cell, and last for an empty one, whether it holds a value of each group."""
        numbers: dict[str, list[int]] = {}
        for number, group in enumerate(groups):
            for value in group:
                numbers.setdefault(value, []).append(number)
        holds = np.zeros((len(self.values) + 1, len(groups)), dtype=bool)
        for cell, values in enumerate(self.values):
            for value in values:
                holds[cell, numbers.get(value, ())] = True
        return holds


@dataclass(frozen=True, eq=False)  # two are never the same: what they find is kept by engine
class InMemory:
    """Counts the findings and the participants of frames of a row each, whose code columns are categories.

    `members`: of each list column the values in each of its cells. `tied`: what findings call a column that they carry of
    whoever says them, and the participants' own name of it. `said_by`: the number of the participant that each finding is
    tied to, -1 for nobody; None where none is tied. `columns`: those that have been asked for.
    """

    findings_table: pd.DataFrame
    participants: pd.DataFrame
    members: dict[str, dict[str, tuple[str, ...]]]
    tied: dict[str, str]
    said_by: np.ndarray | None
    columns: dict[tuple[bool, str], Column] = field(default_factory=dict, repr=False)

    def findings(self, rows: Rows, axes: tuple[Axis, ...] = ()) -> np.ndarray:
        """How many rows are in each group: see `Engine`."""
        if not axes:
            return np.array(self._number(rows))
        if len(axes) > 2:
            shape = _shape(axes)
            return np.bincount(self._placed(rows, axes)[1], minlength=_size(shape)).reshape(shape)
        columns = [self._column(rows.of_people, name) for name, _ in axes]
        holds = [column.holding(groups)[:-1] for column, (_, groups) in zip(columns, axes, strict=True)]
        shape = tuple(len(each) + 1 for each in holds)  # the first: cells that are empty
        cell: np.ndarray = np.zeros(self._number(rows), dtype=np.int32)
        for (name, _), values in zip(axes, shape, strict=True):
            cell = cell * np.int32(values) + (self._codes(rows, name) + np.int32(1))
        cells = np.bincount(cell, minlength=_size(shape)).reshape(shape)[(slice(1, None),) * len(shape)]
        counts: np.ndarray = holds[0].T.astype(np.int64) @ cells
        return counts @ holds[1] if len(axes) > 1 else counts

    def people(self, rows: Rows, axes: tuple[Axis, ...] = ()) -> np.ndarray:
        """How many different people are in each group: see `Engine`."""
        shape = _shape(axes)
        if rows.of_people:
            return np.bincount(self._placed(rows, axes)[1], minlength=_size(shape)).reshape(shape)
        who, group = self._people_placed(rows, axes)
        return different(who, group, _size(shape)).reshape(shape)

    def people_along(self, rows: Rows, axes: tuple[Axis, ...], inside: np.ndarray, axis: int) -> np.ndarray:
        """How many different people are in the groups `inside`, line by line: see `Engine`."""
        who, cell = self._people_placed(rows, axes)
        there = inside.ravel()[cell]
        shape = inside.shape[:axis] + inside.shape[axis + 1 :]
        lines = np.delete(np.array(np.unravel_index(cell[there], inside.shape)), axis, axis=0)
        number = np.ravel_multi_index(tuple(lines), shape) if shape else np.zeros(int(there.sum()), dtype=np.int64)
        return different(who[there], number, _size(shape)).reshape(shape)

    def of_one(self, rows: Rows, axes: tuple[Axis, ...] = ()) -> OfOne:
        """How far the findings of each group rest on one person: see `Engine`."""
        who, group = self._people_placed(rows, axes)
        people, shape = int(who.max(initial=0)) + 1, _shape(axes)
        often = np.bincount(group * people + who, minlength=_size(shape) * people).reshape(*shape, people)
        return OfOne(often.sum(axis=-1), (often > 0).sum(axis=-1), often.max(axis=-1))

    def profiles(self, rows: Rows, axis: Axis) -> tuple[np.ndarray, np.ndarray]:
        """How many findings each person has in each group, and how many people have the same: see `Engine`."""
        everybody = np.unique(self._people_placed(rows, ())[0])
        who, group = self._people_placed(rows, (axis,))
        often = np.zeros((len(everybody), len(axis[1])), dtype=np.int64)
        np.add.at(often, (np.searchsorted(everybody, who), group), 1)
        alike, people = np.unique(often, axis=0, return_counts=True)
        order = np.argsort(-people, kind="stable")
        return alike[order], people[order]

    def combinations(self, columns: tuple[str, ...]) -> tuple[pd.DataFrame, np.ndarray]:
        """Every combination of cells, and how many findings have it: see `Engine`."""
        codes = _codes_of(self.findings_table, columns)
        number = codes.groupby(list(columns)).ngroup()
        first = np.unique(number, return_index=True)[1]
        return self.findings_table[[*columns]].iloc[first].reset_index(drop=True), np.bincount(number)

    def says_nothing(self, columns: tuple[str, ...]) -> tuple[str, ...]:
        """The columns in which no finding says anything: see `Engine`."""
        cells = {name: self.findings_table[name].unique() for name in columns}
        return tuple(name for name in columns if all(pd.isna(cell) or cell in (HIDDEN, "") for cell in cells[name]))

    def listing(self, says: pd.DataFrame, silent: Sequence[str], unsaid: Sequence[str], is_quote: bool) -> "InMemory":
        """The engine of the same findings as they may be read: see `Engine`."""
        findings, chain = self.findings_table, tuple(name for name in says if f"says {name}" in says)
        known, asked = (pd.MultiIndex.from_frame(_codes_of(table, chain)) for table in (says, findings))
        combination = known.get_indexer(asked)
        said = {name: _masked(findings[name], says[f"says {name}"].to_numpy()[combination]) for name in chain}
        told: dict[str, Any] = dict.fromkeys(silent, HIDDEN)
        for name in unsaid:
            is_text = isinstance(findings[name].dtype, pd.StringDtype)
            told[name] = "" if is_text else pd.Series(pd.NA, findings.index, dtype=findings[name].dtype)
        read = findings.assign(**said, **told)
        texts = zip(read["statement"], *(read[name].astype(str).fillna("") for name in chain), strict=True)
        digests = [md5(APART_OF_CELLS.join(each).encode(), usedforsecurity=False).digest() for each in texts]
        read = read.iloc[sorted(range(len(read)), key=digests.__getitem__)]
        if is_quote:
            read = read[(read["statement"] != in_quotation_marks(findings[QUOTE]).loc[read.index]).to_numpy()]
        read = read.reset_index(drop=True)
        numbered = read.assign(finding_id=[f"L{number}" for number in range(1, len(read) + 1)])
        return InMemory(numbered, self.participants, self.members, {}, None)

    def in_groups(self, rows: Rows, axes: tuple[Axis, ...], inside: np.ndarray) -> np.ndarray:
        """For each row, in order, whether any of the groups that it is in is `inside`: one dimension an axis."""
        at, group = self._placed(rows, axes)
        found = np.zeros(self._number(rows), dtype=bool)
        found[at[inside.ravel()[group]]] = True
        return found

    def take(self, rows: Rows, start: int = 0, stop: int | None = None, by: str = "") -> pd.DataFrame:
        """The rows themselves: see `Engine`."""
        table, places = self._table(rows.of_people), self._places(rows)
        if by:
            order = np.argsort(self._codes(rows, by), kind="stable")
            places = order if places is None else places[order]
        if places is None:
            return table if start == 0 and stop is None else table.iloc[start:stop]
        return table.iloc[places[start:stop]]

    def _table(self, of_people: bool) -> pd.DataFrame:
        return self.participants if of_people else self.findings_table

    def _number(self, rows: Rows) -> int:
        places = self._places(rows)
        return len(self._table(rows.of_people)) if places is None else len(places)

    def _column(self, of_people: bool, name: str) -> Column:
        if (of_people, name) not in self.columns:
            self.columns[of_people, name] = self._made(of_people, name)
        return self.columns[of_people, name]

    def _made(self, of_people: bool, name: str) -> Column:
        if not of_people and name not in self.findings_table:
            own = self._made(True, self.tied[name])
            return Column(np.where(self._said_by < 0, -1, own.codes.take(self._said_by)), own.values)
        cells = self._table(of_people)[name].astype("category").cat
        members = self.members.get(name, {})
        return Column(cells.codes.to_numpy(), tuple(members.get(cell, (cell,)) for cell in cells.categories))

    @property
    def _said_by(self) -> np.ndarray:
        if self.said_by is None:
            raise KeyError(PERSON)
        return self.said_by

    def _codes(self, rows: Rows, name: str) -> np.ndarray:
        """The number of the cell of each of the rows in a column."""
        codes, places = self._column(rows.of_people, name).codes, self._places(rows)
        return codes if places is None else codes.take(places)

    def _places(self, rows: Rows) -> np.ndarray | None:
        """The places of the rows in their table, in order; None for all of it."""
        if not rows.by and not rows.otherwise:
            return None
        return PLACES.of(self, rows, lambda: np.flatnonzero(self._found(rows)))

    def _found(self, rows: Rows) -> np.ndarray:
        asked: list[Condition] = [Holds(column, values) for column, values in rows.by]
        found = np.ones(len(self._table(rows.of_people)), dtype=bool)
        for condition in (*asked, *rows.otherwise):
            found &= self._is(condition, rows.of_people)
        return found

    @singledispatchmethod
    def _is(self, condition: Any, of_people: bool) -> np.ndarray:
        """For each row of a table, whether a condition is true of it."""
        raise NotImplementedError(condition)

    @_is.register
    def _(self, condition: Holds, of_people: bool) -> np.ndarray:
        table = self._table(of_people)
        if condition.column in table and not isinstance(table[condition.column].dtype, pd.CategoricalDtype):
            found = table[condition.column].isin(condition.values).to_numpy()
        else:
            column = self._column(of_people, condition.column)
            found = column.holding([condition.values])[:, 0].take(column.codes)
        return found if condition.does else ~found

    @_is.register
    def _(self, condition: Says, of_people: bool) -> np.ndarray:
        found = self._folded.str.contains(condition.term, regex=False).to_numpy(dtype=bool)
        for column, values in condition.printed:
            if values and column in self.findings_table:
                found = found | self._is(Holds(column, values), of_people)
        return found

    @_is.register
    def _(self, condition: IsQuoted, of_people: bool) -> np.ndarray:
        return np.isin(np.arange(len(self.participants)), self._said_by)

    @cached_property
    def _folded(self) -> pd.Series:
        """Number and statement of each finding, folded."""
        pairs = zip(self.findings_table["finding_id"], self.findings_table["statement"], strict=True)
        return pd.Series([f"{fold(number)}{APART}{fold(statement)}" for number, statement in pairs], dtype=str)

    def _people_placed(self, rows: Rows, axes: tuple[Axis, ...]) -> tuple[np.ndarray, np.ndarray]:
        """Whoever is in a group, once for each of their rows that is in it, and its number."""
        if rows.of_people:
            return self._placed(rows, axes)
        places = self._places(rows)
        who = self._said_by if places is None else self._said_by.take(places)
        at, group = self._placed(rows, axes, np.flatnonzero(who >= 0))
        return who.take(at), group

    def _placed(self, rows: Rows, axes: tuple[Axis, ...], some: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Which of the rows, or of `some` (numbers, in order), are in a group, named once for each that they are in, and its
        number."""
        at = np.arange(self._number(rows)) if some is None else some
        sizes = _shape(axes)
        steps = [_size(sizes[place + 1 :]) for place in range(len(axes))]
        group, whole = np.zeros(len(at), dtype=np.int64), len(at) == self._number(rows)
        # lists last: of most others every row is in one group, and none has to be picked out
        for (name, groups), step in sorted(zip(axes, steps, strict=True), key=lambda each: each[0][0] in self.members):
            codes = self._codes(rows, name)
            codes = codes if whole else codes.take(at)
            found = [number.take(codes) for number in _numbers(self._column(rows.of_people, name).holding(groups))]
            taken = [None if number.min(initial=0) >= 0 else np.flatnonzero(number >= 0) for number in found]
            whole = whole and len(taken) == 1 and taken[0] is None
            at = _joined([_picked(at, here) for here in taken])
            group = _joined(
                [_picked(group, here) + _picked(number, here) * step for number, here in zip(found, taken, strict=True)]
            )
        return at, group


def different(person: np.ndarray, group: np.ndarray, size: int) -> np.ndarray:
    """How many different persons there are in each of `size` groups: `person` and `group` are pairs of numbers."""
    people = int(person.max(initial=-1)) + 1
    pairs = group.astype(np.int32 if size * people < 2**31 else np.int64) * people + person
    if size * people <= min(MOST_CELLS, CELLS_A_ROW * len(pairs)):
        seen = np.zeros((size, people), dtype=bool)
        seen.ravel()[pairs] = True
        return np.array([np.count_nonzero(row) for row in seen], dtype=np.int64)
    pairs.sort()
    first = np.ones(len(pairs), dtype=bool)
    np.not_equal(pairs[1:], pairs[:-1], out=first[1:])
    return np.bincount(pairs[first] // people, minlength=size)


def _codes_of(table: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    """The numbers of the cells of some columns."""
    return pd.DataFrame({name: table[name].cat.codes for name in columns}, index=table.index)


def _masked(cells: pd.Series, says: np.ndarray) -> pd.Series:
    """The cells where the finding says them, 'hidden' elsewhere; as categories, of those that are there."""
    values = [*cells.cat.categories, HIDDEN]
    codes = np.where(says, cells.cat.codes, len(values) - 1)
    there = sorted(values[code] for code in np.unique(codes) if code >= 0)
    place = [there.index(value) if value in there else -1 for value in values]
    return pd.Series(pd.Categorical.from_codes(np.array([*place, -1]).take(codes), there), cells.index)


def _shape(axes: tuple[Axis, ...]) -> tuple[int, ...]:
    return tuple(len(groups) for _, groups in axes)


def _size(shape: Sequence[int]) -> int:
    return int(np.prod(shape, dtype=np.int64))


def _numbers(holds: np.ndarray) -> list[np.ndarray]:
    """For each cell the number of the first group that it is in, then of the second, as far as any is in so many; -1 where it
    is in fewer."""
    often, groups = holds.sum(axis=1), np.argsort(~holds, axis=1, kind="stable")
    most = range(int(often.max(initial=0)))
    return [np.where(often > place, groups[:, place], -1) for place in most]


def _picked(values: np.ndarray, places: np.ndarray | None) -> np.ndarray:
    """The values at these places; all of them for None."""
    return values if places is None else values.take(places)


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    return parts[0] if len(parts) == 1 else np.concatenate([np.empty(0, dtype=np.int64), *parts])
