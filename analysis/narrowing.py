"""Narrowing a frame by the values of a column, so that the frame says by what it was narrowed.

What a small group says can be worked out from what two larger groups say. Whether a count may be shown therefore depends
on how its rows were chosen, which a frame keeps in its `attrs`; rows chosen in any other way cannot be counted where
small groups are hidden.
"""

import numpy as np
import pandas as pd

from analysis.study import Dataset

BY, LEFT = "narrowed_by", "rows_left"
OTHERWISE = "otherwise"  # narrowed by something that is no column, or twice by one list column


def narrow(dataset: Dataset, frame: pd.DataFrame, column: str, values) -> pd.DataFrame:
    """The rows that have one of `values` in `column` (a list: that hold one)."""
    values = tuple(values)
    found = is_any_of(dataset, frame[column], values)
    known = narrowed_by(frame)
    if column in known:
        inner, outer = set(values), set(known[column])
        if column in dataset.members and not (inner <= outer or outer <= inner):
            return narrowed_to(frame, found, OTHERWISE)
        values = tuple(value for value in known[column] if value in inner)
    return _narrowed(frame, found, {**known, column: values})


def narrowed_to(frame: pd.DataFrame, found, by: str = OTHERWISE) -> pd.DataFrame:
    """The rows `found` (true or false for each), chosen by something that is no value of a column."""
    return _narrowed(frame, found, {**narrowed_by(frame), by: ()})


def narrowed_by(frame: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """The columns that the frame was narrowed by and the values left, {} for a whole one.

    `OTHERWISE` is among them where rows were taken out in a way that the frame knows nothing of.
    """
    known = frame.attrs.get(BY, {})
    return known if not known or len(frame) == frame.attrs[LEFT] else {**known, OTHERWISE: ()}


def is_any_of(dataset: Dataset, cells: pd.Series, wanted: tuple[str, ...]) -> np.ndarray:
    """For each cell of a code or list column, whether it holds one of `wanted`."""
    members = dataset.members.get(cells.name)
    if isinstance(cells.dtype, pd.CategoricalDtype):
        holds = [bool({cell, *(members or {}).get(cell, ())} & set(wanted)) for cell in cells.cat.categories]
        return np.array([*holds, False])[cells.cat.codes]
    return cells.isin(wanted).to_numpy()


def _narrowed(frame: pd.DataFrame, found, known: dict[str, tuple[str, ...]]) -> pd.DataFrame:
    rows = frame[found]
    rows.attrs = {BY: known, LEFT: len(rows)}
    return rows
