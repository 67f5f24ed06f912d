"""Counting findings: by one attribute, by two, and of list columns one row a value."""

import numpy as np
import pandas as pd

from analysis.descriptor import NOT_STATED
from analysis.study import Dataset


def explode(dataset: Dataset, findings: pd.DataFrame, column: str) -> pd.DataFrame:
    """The findings with one row for each value of a list column, the value in place of the list."""
    members = dataset.members[column]
    values = findings[column].astype(object).map(members)
    return findings.assign(**{column: values}).explode(column)


def count_by(dataset: Dataset, findings: pd.DataFrame, column: str, values: list[str]) -> pd.Series:
    """How many findings have each of `values` in `column` (a list counts once for each value). Index: values."""
    codes, holds = _membership(dataset, findings[column], values)
    counts = np.bincount(codes[codes >= 0], minlength=len(holds))
    return pd.Series(counts @ holds, index=values, name="count", dtype=int).rename_axis(column)


def cross_count(dataset: Dataset, findings: pd.DataFrame, rows: str, row_values, columns: str, column_values) -> pd.DataFrame:
    """Findings by `rows` (index) and `columns`; every value asked for is there, 0 where no finding has it.

    A list counts once for each of its values: cells are counted whole, then spread over the values they hold.
    """
    row_values, column_values = list(row_values), list(column_values)
    row_codes, row_holds = _membership(dataset, findings[rows], row_values)
    column_codes, column_holds = _membership(dataset, findings[columns], column_values)
    known = (row_codes >= 0) & (column_codes >= 0)
    flat = row_codes[known] * len(column_holds) + column_codes[known]
    cells = np.bincount(flat, minlength=len(row_holds) * len(column_holds)).reshape(len(row_holds), len(column_holds))
    counts = row_holds.T @ cells @ column_holds
    return pd.DataFrame(counts, index=pd.Index(row_values, name=rows), columns=pd.Index(column_values, name=columns), dtype=int)


def _membership(dataset: Dataset, cells: pd.Series, values: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """The number of each cell's category (-1 where empty), and for each category whether it holds each of `values`."""
    categories = cells.cat if isinstance(cells.dtype, pd.CategoricalDtype) else cells.astype("category").cat
    members = dataset.members.get(cells.name, {})
    holds = [[value in members.get(category, (category,)) for value in values] for category in categories.categories]
    return categories.codes.to_numpy().astype(np.int64), np.array(holds, dtype=np.int64).reshape(len(holds), len(values))


def experience_by(dataset: Dataset, findings: pd.DataFrame, column: str, attribute: str, values=None) -> pd.DataFrame:
    """Experience by the values of one column.

    Index: the values. Columns: each experience code (negative, mixed, positive, not_stated as the codes table
    orders them), `stated` (findings that say how it went) and `findings` (all of them).
    """
    values = list(dataset.labels[attribute]) if values is None else list(values)
    levels = list(dataset.labels["experience"])
    table = cross_count(dataset, findings, column, values, "experience", levels)
    counts = table.to_numpy()
    stated = counts[:, [level != NOT_STATED for level in levels]].sum(axis=1)
    return table.assign(stated=stated, findings=counts.sum(axis=1))
