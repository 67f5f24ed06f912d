"""Everything that a reader can see of a study's numbers, and the arithmetic that would work out what is hidden.

The visible numbers come from what pages ask (`size`, `cross_groups` under filters); who is really behind a cell is counted
here, from the rows.
"""

from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
import pandas as pd

from analysis.counts import cross_groups, size
from analysis.disclosure.subsets import filter_rows
from analysis.model.count import SUPPRESSED
from analysis.model.dataset import Dataset
from tests.analysis.chosen import cells as told

SILENT = "not_stated"
OF_FINDINGS = {"programme": "programmes", "specialty": "specialties"}
Cell = tuple[tuple[str, str], ...]  # a value for each of some columns, columns in alphabetical order


@dataclass(frozen=True)
class Seen:
    """The columns crossed, every value of each, what is visible of each cell (None: hidden), of each group of two values in
    one column (under a value of another, or of none), and the number of people really in each cell."""

    columns: tuple[str, ...]
    values: dict[str, tuple[str, ...]]
    cells: dict[Cell, int | None]
    groups: list[tuple[dict[str, tuple[str, ...]], int]]
    people: dict[Cell, int]

    def hidden(self, fewest: int) -> list[Cell]:
        """The cells that must not be worked out: those of so few people."""
        return [cell for cell, people in self.people.items() if 0 < people < fewest]


def look(dataset: Dataset, columns: tuple[str, ...], most: int = 3, rows: str = "coded") -> Seen:
    """What can be seen of up to `most` of the columns together, and of groups of two values, on the findings or those `listed`."""
    columns = tuple(sorted(columns))
    frame = getattr(dataset, rows)
    there = told(dataset, frame)
    values = {column: _values(there, column) for column in columns}
    cells: dict[Cell, int | None] = {(): _number(size(dataset, frame))}
    for number in range(1, most + 1):
        for chosen in combinations(columns, number):
            cells |= _table(dataset, frame, chosen, values)
    people = {cell: len(_behind(there, cell)) for cell in cells}
    return Seen(columns, values, cells, _groups(dataset, frame, columns, values), people)


def _table(dataset: Dataset, frame, chosen: tuple[str, ...], values) -> dict[Cell, int | None]:
    """The table of the last two columns under each value of the others as filters, in the way that pages make it."""
    *filters, rows, across = chosen if len(chosen) > 1 else (chosen[0], chosen[0])
    found = {}
    for wanted in product(*(values[column] for column in filters)):
        narrowed = frame
        for column, value in zip(filters, wanted, strict=True):
            narrowed = filter_rows(dataset, narrowed, column, [value])
        if len(chosen) == 1:
            for value in values[rows]:
                found[((rows, value),)] = _number(size(dataset, filter_rows(dataset, frame, rows, [value])))
            continue
        single = [{value: (value,) for value in values[column]} for column in (rows, across)]
        table = cross_groups(dataset, narrowed, rows, single[0], across, single[1])
        for value, other in product(values[rows], values[across]):
            cell = (*zip(filters, wanted, strict=True), (rows, value), (across, other))
            found[cell] = _number(table.loc[value, other])
    return found


def _groups(dataset: Dataset, frame, columns, values) -> list[tuple[dict[str, tuple[str, ...]], int]]:
    """Groups of two values of a column, and of all that say something, alone and by the values of another column."""
    found = []
    for column, other in product(columns, columns):
        pairs = [*combinations(values[column], 2), tuple(value for value in values[column] if value != SILENT)]
        several = {" or ".join(pair): pair for pair in pairs}
        if column == other:
            for pair in pairs:
                found.append(({column: pair}, _number(size(dataset, filter_rows(dataset, frame, column, pair)))))
            continue
        table = cross_groups(dataset, frame, column, several, other, {value: (value,) for value in values[other]})
        for (name, pair), value in product(several.items(), values[other]):
            found.append(({column: pair, other: (value,)}, _number(table.loc[name, value])))
    return [(group, number) for group, number in found if number is not None]


@dataclass(frozen=True)
class Equations:
    """What is visible, as sums over the combinations of all columns (a place each): `known @ combinations == numbers`. And the
    hidden cells, each the sum of some of those combinations."""

    known: np.ndarray
    numbers: np.ndarray
    hidden: dict[Cell, np.ndarray]


def equations(seen: list[Seen], kinds: dict[str, tuple[str, ...]] | None = None) -> Equations:
    """Everything visible and hidden as sums, where every row has one value of each column.

    Columns that have other names among the participants count as one. `kinds`: the themes of each kind.
    """
    values: dict[str, tuple[str, ...]] = {}
    for each in seen:
        for column, held in each.values.items():
            if not kinds or column != "kind":
                name = OF_FINDINGS.get(column, column)
                values[name] = tuple(dict.fromkeys([*values.get(name, ()), *held]))
    columns = tuple(sorted(values))

    def sums(group: dict[str, tuple[str, ...]]) -> np.ndarray:
        left = {OF_FINDINGS.get(column, column): held for column, held in group.items() if not kinds or column != "kind"}
        if kinds and "kind" in group:
            themes = {theme for kind in group["kind"] for theme in kinds[kind]}
            left["theme_id"] = tuple(theme for theme in left.get("theme_id", values["theme_id"]) if theme in themes)
        row = np.zeros(tuple(len(values[column]) for column in columns))
        row[np.ix_(*([values[c].index(v) for v in left.get(c, values[c])] for c in columns))] = 1
        return row.ravel()

    known, numbers, hidden = [], [], {}
    for each in seen:
        for cell, number in each.cells.items():
            row = sums({column: (value,) for column, value in cell})
            if number is None:
                hidden[cell] = row
            else:
                known.append(row)
                numbers.append(number)
        known += [sums(group) for group, _ in each.groups]
        numbers += [number for _, number in each.groups]
    places = np.prod([len(held) for held in values.values()], dtype=int)
    return Equations(np.array(known).reshape(len(known), places), np.array(numbers, dtype=float), hidden)


def workable(seen: list[Seen], kinds: dict[str, tuple[str, ...]] | None = None) -> set[Cell]:
    """The hidden cells that can be worked out by adding and taking visible numbers: those that are a combination of them."""
    found = equations(seen, kinds)
    if not len(found.known) or not found.hidden:
        return set()
    _, strength, basis = np.linalg.svd(found.known, full_matrices=False)
    basis = basis[strength > 1e-9]
    wanted = np.array(list(found.hidden.values()))
    left = np.abs(wanted - wanted @ basis.T @ basis).max(axis=1)
    return {cell for cell, distance in zip(found.hidden, left, strict=True) if distance < 1e-6}


def told_groups(dataset: Dataset, seen: Seen) -> tuple[int, list[dict[str, tuple[str, ...]]]]:
    """The groups of some values of each of up to three columns in which there are few people: how many such groups there are,
    and those whose number is a combination of visible ones. Every finding has one value of each column."""
    shape = tuple(len(seen.values[column]) for column in seen.columns)

    def sums(group: dict[str, tuple[str, ...]]) -> np.ndarray:
        row = np.zeros(shape)
        row[np.ix_(*([seen.values[c].index(v) for v in group.get(c, seen.values[c])] for c in seen.columns))] = 1
        return row.ravel()

    known = [sums({c: (v,) for c, v in cell}) for cell, number in seen.cells.items() if number is not None]
    known += [sums(group) for group, _ in seen.groups]
    _, strength, basis = np.linalg.svd(np.array(known), full_matrices=False)
    basis = basis[strength > 1e-9]
    findings = told(dataset)
    codes = [[seen.values[c].index(v) for v in findings[c].astype(str)] for c in seen.columns]
    place, person = np.ravel_multi_index(np.array(codes), shape), findings["person"].to_numpy()
    several = {
        c: [each for n in range(1, len(seen.values[c]) + 1) for each in combinations(seen.values[c], n)] for c in seen.columns
    }
    every = [dict(zip(seen.columns, groups, strict=True)) for groups in product(*several.values())]
    rows = [(group, sums(group)) for group in every]
    small = [(group, row) for group, row in rows if 0 < len(set(person[row[place] > 0])) < dataset.fewest]
    wanted = np.array([row for _, row in small]).reshape(len(small), basis.shape[1])
    left = np.abs(wanted - wanted @ basis.T @ basis).max(axis=1, initial=0)
    return len(small), [group for (group, _), distance in zip(small, left, strict=True) if distance < 1e-6]


def pinned(seen: Seen) -> set[Cell]:
    """The hidden cells for which one number is left: no number is below 0, and each is the sum of those it is made of."""
    whole = seen.cells[()]
    if whole is None:
        return set()
    low = {cell: number or 0 for cell, number in seen.cells.items()}
    high = {cell: whole if number is None else number for cell, number in seen.cells.items()}
    sums = [
        (cell, [tuple(sorted((*cell, (column, value)))) for value in seen.values[column]])
        for cell in seen.cells
        for column in seen.columns
        if column not in dict(cell)
    ]
    sums = [(cell, parts) for cell, parts in sums if parts[0] in seen.cells]
    changes = True
    while changes:
        before = (dict(low), dict(high))
        for cell, parts in sums:
            lows, highs = sum(low[part] for part in parts), sum(high[part] for part in parts)
            low[cell], high[cell] = max(low[cell], lows), min(high[cell], highs)
            for part in parts:
                high[part] = min(high[part], high[cell] - (lows - low[part]))
                low[part] = max(low[part], low[cell] - (highs - high[part]))
                assert low[part] <= high[part]
            # the limits of the parts have moved: they are added up anew in the next round
        changes = before != (low, high)
    return {cell for cell, number in seen.cells.items() if number is None and low[cell] == high[cell]}


def _behind(frame, cell: Cell) -> set:
    found = np.ones(len(frame), dtype=bool)
    for column, value in cell:
        found &= [value in str(held).split(";") for held in frame[column]]
    people = frame.get("person", frame.index)
    return {each for each in people[found] if each >= 0}


def _values(frame, column: str) -> tuple[str, ...]:
    held = {value for cell in frame[column].astype(str) for value in cell.split(";")}
    return tuple(sorted(held))


def _number(count) -> int | None:
    return None if count is SUPPRESSED or count is pd.NA else int(count)
