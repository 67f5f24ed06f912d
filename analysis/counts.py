"""Counting findings: by one attribute, by two, and of list columns one row a value."""

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
    cells = explode(dataset, findings, column)[column] if column in dataset.members else findings[column]
    return cells.astype(object).value_counts().reindex(values, fill_value=0).astype(int)


def cross_count(dataset: Dataset, findings: pd.DataFrame, rows: str, row_values, columns: str, column_values) -> pd.DataFrame:
    """Findings by `rows` (index) and `columns`; every value asked for is there, 0 where no finding has it."""
    for column in (rows, columns):
        if column in dataset.members:
            findings = explode(dataset, findings, column)
    table = pd.crosstab(findings[rows].astype(object), findings[columns].astype(object))
    return table.reindex(index=list(row_values), columns=list(column_values), fill_value=0).astype(int)


def experience_by(dataset: Dataset, findings: pd.DataFrame, column: str, attribute: str, values=None) -> pd.DataFrame:
    """Experience by the values of one column.

    Index: the values. Columns: each experience code (negative, mixed, positive, not_stated as the codes table
    orders them), `stated` (findings that say how it went) and `findings` (all of them).
    """
    values = list(dataset.labels[attribute]) if values is None else list(values)
    levels = list(dataset.labels["experience"])
    table = cross_count(dataset, findings, column, values, "experience", levels)
    return table.assign(stated=table.drop(columns=NOT_STATED, errors="ignore").sum(axis=1), findings=table[levels].sum(axis=1))
