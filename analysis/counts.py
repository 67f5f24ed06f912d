"""Counting in the study's unit, findings or people: by one attribute, by two; hidden where small groups are."""

import numpy as np
import pandas as pd

from analysis.disclosure.distinct_people import count_distinct, count_rows, values_of
from analysis.disclosure.subsets import filter_rows
from analysis.disclosure.suppression import hidden
from analysis.model.count import SUPPRESSED, Count
from analysis.model.dataset import PEOPLE, Dataset
from analysis.model.rows import Axis, Rows
from analysis.model.schema import NOT_STATED


def size(dataset: Dataset, chosen: Rows) -> Count:
    """How many findings, or people, `chosen` holds."""
    number, hides = _counted(dataset, chosen, ())
    return SUPPRESSED if hides else int(number)


def count_by(dataset: Dataset, chosen: Rows, column: str, values) -> pd.Series:
    """How many have each of `values` in `column` (a list counts once for each value; a theme counts all that is part of it).
    Index: values; NA where hidden."""
    return count_groups(dataset, chosen, column, with_parts(dataset, column, values))


def count_groups(dataset: Dataset, chosen: Rows, column: str, groups: dict[str, tuple[str, ...]]) -> pd.Series:
    """How many have any of the values of each group. Index: the names of the groups; NA where hidden."""
    numbers, hides = _counted(dataset, chosen, ((column, tuple(groups.values())),))
    return _masked(pd.Series(numbers, index=list(groups), name="count", dtype=int).rename_axis(column), hides)


def held(counts: pd.Series) -> list:
    """The values that somebody holds, those among them whose number is hidden."""
    return list(counts.index[counts.isna() | (counts != 0).fillna(True)])


def crosstab(dataset: Dataset, chosen: Rows, rows: str, row_values, columns: str, column_values) -> pd.DataFrame:
    """How many by `rows` (index) and `columns`; every value asked for is there, 0 where none has it, NA where hidden.

    A list counts once for each of its values, a theme all that is part of it, a person once in each cell that a finding tied
    to them is in.
    """
    groups = with_parts(dataset, rows, row_values), with_parts(dataset, columns, column_values)
    return cross_groups(dataset, chosen, rows, groups[0], columns, groups[1]).rename_axis(columns=columns)


def cross_groups(
    dataset: Dataset,
    chosen: Rows,
    rows: str,
    row_groups: dict[str, tuple[str, ...]],
    columns: str,
    column_groups: dict[str, tuple[str, ...]],
) -> pd.DataFrame:
    """The same by groups of values: each is called by its name, and counts whatever has one of its values."""
    axes = ((rows, tuple(row_groups.values())), (columns, tuple(column_groups.values())))
    index = pd.Index(list(row_groups), name=rows)
    numbers, hides = _counted(dataset, chosen, axes)
    return _masked(pd.DataFrame(numbers, index=index, columns=list(column_groups), dtype=int), hides)


def experience_by(dataset: Dataset, chosen: Rows, column: str, groups: dict[str, tuple[str, ...]]) -> pd.DataFrame:
    """Experience by groups of the values of one column: `groups` names them.

    Index: the names. Columns: each experience code (negative, mixed, positive, not_stated as the codes table
    orders them), `stated` (those that say how it went) and `findings` (all of them), in the study's unit.
    """
    levels = list(dataset.labels["experience"])
    told = tuple(level for level in levels if level != NOT_STATED)
    return cross_groups(
        dataset, chosen, column, groups, "experience", {**each_of(levels), "stated": told, "findings": tuple(levels)}
    )


def experience_of_each(dataset: Dataset, chosen: Rows, column: str, values) -> pd.DataFrame:
    """`experience_by` for each of `values` of one column, their labels in front, as the column `label`."""
    table, codes = (
        experience_by(dataset, chosen, column, with_parts(dataset, column, values)),
        dataset.codes_of.get(column, column),
    )
    table.insert(0, "label", [dataset.label(codes, value) for value in table.index])
    return table


def said_values(dataset: Dataset, column: str) -> list[str]:
    """The values of a column that say something, in order."""
    return [value for value in values_of(dataset, column) if value != NOT_STATED]


def saying(dataset: Dataset, chosen: Rows, *columns: str) -> Rows:
    """The findings, or participants, that say something in each of the columns."""
    for column in columns:
        chosen = filter_rows(dataset, chosen, column, said_values(dataset, column))
    return chosen


def without_silence(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table whose index is a value that says something."""
    return table.drop(index=NOT_STATED, errors="ignore")


def with_parts(dataset: Dataset, column: str, values) -> dict[str, tuple[str, ...]]:
    """Groups called by one value each: of a theme itself and all that is part of it, of anything else the value alone."""
    return {value: dataset.below.get(value, (value,)) for value in values} if column == "theme_id" else each_of(values)


def each_of(values) -> dict[str, tuple[str, ...]]:
    """Groups of one value each, called by it."""
    return {value: (value,) for value in values}


def _masked(counts, hides: np.ndarray):
    """The counts; where any is hidden, as numbers that can be missing."""
    return counts.astype("Int64").mask(hides) if hides.any() else counts


def _counted(dataset: Dataset, chosen: Rows, axes: tuple[Axis, ...]) -> tuple[np.ndarray, np.ndarray]:
    """The number in each group, and which of these numbers are hidden: one dimension an axis."""
    count = count_distinct if dataset.unit == PEOPLE or chosen.of_people else count_rows
    return count(dataset, chosen, axes), hidden(dataset, chosen, axes)
