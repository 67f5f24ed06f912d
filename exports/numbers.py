"""Numbers as exports print them: of the cells of a table, where a hidden one is NA, and by themselves."""

from numbers import Number, Real

import pandas as pd

from charts.spec import ChartSpec
from charts.style import STUB
from wording.counts import HIDDEN_CELL, SUPPRESSED, Count


def is_hidden(number: object) -> bool:
    """Whether a number, or the cell of a table, is hidden."""
    return number is SUPPRESSED or number is pd.NA


def is_counted(number: Count) -> bool:
    """Whether a number is known and not 0: there is something behind it that may be shown."""
    return number is not SUPPRESSED and number > 0


def cell_of(number) -> str:
    """What stands in the cell of a table: '12', 'Hidden'."""
    return HIDDEN_CELL if is_hidden(number) else str(int(number))


def text_of(cell) -> str:
    """What stands in a cell that may hold words or a number."""
    return cell_of(cell) if is_hidden(cell) or (isinstance(cell, Real) and float(cell).is_integer()) else str(cell)


def holds_numbers(cells: pd.Series) -> bool:
    """Whether a column of a table is one of numbers, hidden ones among them."""
    if pd.api.types.is_numeric_dtype(cells):
        return True
    return cells.dtype == object and bool(len(cells)) and all(is_hidden(cell) or isinstance(cell, Number) for cell in cells)


def stubs_of(spec: ChartSpec) -> tuple[float | None, ...]:
    """The length of the hatched bar of each row of which a number is hidden, None for the others: the same for all of them,
    whatever is hidden."""
    rows = range(len(spec.rows))
    longest = max((sum(each.known.get(row, 0) for each in spec.series) for row in rows), default=0)
    return tuple(round(STUB * max(1, longest), 2) if spec.part_hidden(row) else None for row in rows)
