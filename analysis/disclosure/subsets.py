"""Filtering a frame by the values of a column, so that the frame says by what it was filtered.

What a small group says can be worked out from what two larger groups say. Whether a count may be shown therefore depends
on how its rows were chosen, which a frame keeps in its `attrs`; rows chosen in any other way cannot be counted where
small groups are hidden.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Protocol
from weakref import ref

import numpy as np
import pandas as pd

from analysis.model.dataset import Dataset
from analysis.model.memoise import Results

FILTERED = "filtered"
MOST_COUNTS = 2000  # that are kept of one function for one study: a page asks for some fifty
FRAMES = Results(most=24, small=200)  # filtered: a page asks for some twenty, and each can be large
OTHERWISE = "otherwise"  # filtered by something that is no column, or twice by one list column


Axis = tuple[str, tuple[tuple[str, ...], ...]]  # a column, and for each group of its values those that belong to it


class CountRows(Protocol):
    """What gives a number, or true or false, for each group of a frame: one dimension an axis."""

    def __call__(self, dataset: Dataset, frame: pd.DataFrame, axes: tuple[Axis, ...] = ()) -> np.ndarray:
        """`axes`: the columns, and the groups of values of each."""


@dataclass(frozen=True)
class Narrowed:
    """How the rows of a frame were chosen: by which values of which columns, how many were left; and the study and its table
    ('findings', 'participants') that they were chosen from, None where it was another frame."""

    by: dict[str, tuple[str, ...]]
    left: int
    of: tuple[ref[Dataset], str] | None

    def __deepcopy__(self, memo: object) -> "Narrowed":
        return self  # pandas copies a frame's attrs with each column that is taken from it


def filter_rows(dataset: Dataset, frame: pd.DataFrame, column: str, values: Iterable[str]) -> pd.DataFrame:
    """The rows that have one of `values` in `column` (a list: that hold one)."""
    wanted, asked = tuple(values), _asked(dataset, frame)
    if asked is None:
        return _filter(dataset, frame, column, wanted)
    return FRAMES.of(dataset, (asked, column, wanted), lambda: _filter(dataset, frame, column, wanted))


def _filter(dataset: Dataset, frame: pd.DataFrame, column: str, values: tuple[str, ...]) -> pd.DataFrame:
    found = is_any_of(dataset, frame[column], values)
    known = filtered_by(frame)
    if column in known:
        inner, outer = set(values), set(known[column])
        if column in dataset.members and not (inner <= outer or outer <= inner):
            return filtered_to(frame, found, OTHERWISE)
        values = tuple(value for value in known[column] if value in inner)
    return _filtered(frame, found, {**known, column: values}, _table_of(dataset, frame))


def filtered_to(frame: pd.DataFrame, found: pd.Series | np.ndarray, by: str = OTHERWISE) -> pd.DataFrame:
    """The rows `found` (true or false for each), chosen by something that is no value of a column."""
    return _filtered(frame, found, {**filtered_by(frame), by: ()}, None)


def filtered_by(frame: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """The columns that the frame was filtered by and the values left, {} for a whole one.

    `OTHERWISE` is among them where rows were taken out in a way that the frame knows nothing of.
    """
    held = frame.attrs.get(FILTERED)
    return {} if held is None else held.by if len(frame) == held.left else {**held.by, OTHERWISE: ()}


def memoise_by_rows(function: CountRows) -> CountRows:
    """`function(dataset, frame, axes)`, whose results, arrays, are kept where the frame says which rows of the study it has."""
    results = Results(MOST_COUNTS)

    @wraps(function)
    def ask(dataset: Dataset, frame: pd.DataFrame, axes: tuple[Axis, ...] = ()) -> np.ndarray:
        asked = _asked(dataset, frame)
        if asked is None:
            return function(dataset, frame, axes)
        return results.of(dataset, (asked, axes), lambda: _fixed(function(dataset, frame, axes)))

    return ask


def is_any_of(dataset: Dataset, cells: pd.Series, wanted: tuple[str, ...]) -> np.ndarray:
    """For each cell of a code or list column, whether it holds one of `wanted`."""
    members = dataset.members.get(cells.name)
    if isinstance(cells.dtype, pd.CategoricalDtype):
        holds = [bool({cell, *(members or {}).get(cell, ())} & set(wanted)) for cell in cells.cat.categories]
        return np.take([*holds, False], np.asarray(cells.cat.codes))
    return np.asarray(cells.isin(wanted))


def _filtered(
    frame: pd.DataFrame, found: pd.Series | np.ndarray, known: dict[str, tuple[str, ...]], of: tuple[ref[Dataset], str] | None
) -> pd.DataFrame:
    rows = frame[found]
    rows.attrs = {FILTERED: Narrowed(known, len(rows), of)}
    return rows


def _table_of(dataset: Dataset, frame: pd.DataFrame) -> tuple[ref[Dataset], str] | None:
    """The study and its table, where the frame is that table or was filtered from it by values of columns."""
    if frame is dataset.coded or frame is dataset.participants:
        return ref(dataset), "findings" if frame is dataset.coded else "participants"
    held = frame.attrs.get(FILTERED)
    return held.of if held is not None and held.of is not None and held.of[0]() is dataset else None


def _asked(dataset: Dataset, frame: pd.DataFrame) -> Hashable | None:
    """What tells which rows of the study the frame has: its table, and each column with the values left; None where nothing."""
    of, by = _table_of(dataset, frame), filtered_by(frame)
    return None if of is None or OTHERWISE in by else (of[1], tuple(sorted(by.items())))


def _fixed(counted: np.ndarray) -> np.ndarray:
    counted.setflags(write=False)
    return counted
