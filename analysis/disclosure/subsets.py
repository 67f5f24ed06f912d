"""Narrowing rows by the values of a column, so that they say by what they were narrowed."""

from collections.abc import Iterable

from analysis.model.dataset import Dataset
from analysis.model.rows import Holds, Rows


def filter_rows(dataset: Dataset, rows: Rows, column: str, values: Iterable[str]) -> Rows:
    """The rows that have one of `values` in `column` (a list: that hold one).

    A list narrowed twice, by values of which neither holds the others, is no cell any more: a finding may hold one of each.
    """
    wanted, known = tuple(values), rows.known
    if column in known:
        inner, outer = set(wanted), set(known[column])
        if column in dataset.members and not (inner <= outer or outer <= inner):
            return rows.that(Holds(column, wanted))
        wanted = tuple(value for value in known[column] if value in inner)
    return rows.narrowed(column, wanted)
