"""From rows of text to a frame, and what is wrong with its shape."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice

import pandas as pd

from analysis.files.problems import MOST_ALIKE, Notice, Problem, fewer

CHUNK = 20_000
MOST_COLUMNS = 200
MOST_ABOVE = 10  # rows of a title above the column names
Rows = Iterator[tuple[int, list[str]]]  # each with its number


@dataclass(frozen=True)
class Limits:
    """How many rows a table may have, and how many cells."""

    rows: int
    cells: int


UPLOAD = Limits(rows=200_000, cells=6_000_000)
FOLDER = Limits(rows=20_000_000, cells=400_000_000)


@dataclass(frozen=True)
class Grid:
    """A table as it stands in a file or sheet, all text: `frame` is None where there is nothing to read.

    The index is the row in the file less 2. Columns stand once each, in the file's order; `names` are all there were.
    """

    names: tuple[str, ...] = ()
    frame: pd.DataFrame | None = None
    problems: list[Problem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def read_grid(place: str, rows: Iterable[tuple[int, list[str]]], limits: Limits, ragged: bool = False) -> Grid:
    """The table in `rows` (number and cells), whose first row with a cell in it has the column names.

    Rows without a filled cell are passed over, and so, with a notice, are those above the column names that have one filled
    cell. A row of fewer cells than names ends in empty ones, which is said unless the table is `ragged`, as a sheet is; a
    filled cell beyond the last column is a problem.
    """
    header, filled, notices = _find_names(place, ((number, cells) for number, cells in rows if any(cells)))
    names = tuple(name.strip() for name in header)
    if not any(names):
        mend = "Write the column names of the template in the first row, or take this table out if it may be left out."
        return Grid(problems=[Problem(place, 0, "", "", "a first line with the column names, then the rows", mend)])
    if len(names) > MOST_COLUMNS:
        return Grid(names[:1], problems=[_too_large(place, 1, f"{len(names):,} columns", f"at most {MOST_COLUMNS} columns")])
    if len(names) == 1 and (";" in names[0] or "\t" in names[0]):
        mend = "Save the table as CSV with commas between the columns (‘CSV UTF-8 (comma delimited)’)."
        return Grid(names, problems=[Problem(place, 1, "", names[0], "column names with commas between them", mend)])
    grid = _read_body(place, names, filled, limits, ragged)
    return replace(grid, notices=[*notices, *grid.notices])


def _find_names(place: str, filled: Rows) -> tuple[list[str], Rows, list[Notice]]:
    """The row of column names, the rows below it, and a notice where a title stands above it in a row of one cell."""
    above = list(islice(filled, 1))
    while above and len(above) <= MOST_ABOVE and sum(map(bool, above[-1][1])) == 1:
        following = next(filled, None)
        if following is None:
            break
        above.append(following)
    if not above:
        return [], filled, []
    number, last = above[-1]
    if len(above) == 1 or sum(map(bool, last)) == 1:  # a table of one column has no title above it that could be told apart
        return above[0][1], chain(above[1:], filled), []
    said = "the column names stand in this row; what stands above them is not read"
    return last, filled, [Notice(place, number, "", next(filter(None, above[0][1])), said)]


def _read_body(place: str, names: tuple[str, ...], rows, limits: Limits, ragged: bool) -> Grid:
    width, most = len(names), min(limits.rows, limits.cells // len(names))
    chunks, numbers, cells_of_chunk, problems, odd = [], [], [], [], 0
    short: list[int] = []
    for number, cells in rows:
        if len(cells) != width:
            if any(cells[width:]):
                odd += 1
                problems += [_odd_row(place, number, len(cells), width, ragged)] if odd <= MOST_ALIKE else []
            elif not ragged and len(cells) < width:
                short.append(number)
            cells = [*cells[:width], *[""] * (width - len(cells))]
        numbers.append(number - 2)
        if len(numbers) > most:
            return Grid(names, problems=[_too_large(place, 0, f"more than {most:,} rows", f"at most {most:,} rows")])
        cells_of_chunk.append(cells)
        if len(cells_of_chunk) == CHUNK:
            chunks.append(_frame(cells_of_chunk, width))
            cells_of_chunk = []
    chunks.append(_frame(cells_of_chunk, width))
    frame = pd.concat(chunks, ignore_index=True).set_axis(numbers, axis=0)
    said = f"rows with fewer than {width} cells, read as ending in empty ones"
    notices = [Notice(place, short[0], "", f"{len(short)} from this row on", said)] if short else []
    return _named(place, names, frame, fewer(problems, odd), notices)


def _frame(rows: list[list[str]], width: int) -> pd.DataFrame:
    """Text columns, stripped."""
    columns = zip(*rows, strict=True) if rows else [()] * width
    return pd.DataFrame({place: pd.Series(cells, dtype="str").str.strip() for place, cells in enumerate(columns)})


def _named(place: str, names: tuple[str, ...], frame: pd.DataFrame, problems: list[Problem], notices: list[Notice]) -> Grid:
    """The frame under its column names; columns without a name and without a filled cell are left out."""
    unnamed = [number for number, name in enumerate(names) if not name]
    filled = [number for number in unnamed if (frame[number] != "").any()]
    mend = "Name the columns that have cells in them, or clear those cells."
    problems += [
        Problem(place, 1, "", f"column {number + 1} without a name", "a name for each column", mend) for number in filled
    ]
    kept = [number for number in range(len(names)) if number not in unnamed]
    named = frame[kept].set_axis([names[number] for number in kept], axis=1)
    return Grid(tuple(named.columns), named.loc[:, ~named.columns.duplicated()], problems, notices)


def _odd_row(place: str, number: int, found: int, width: int, ragged: bool) -> Problem:
    if ragged:
        mend = "Clear the cells beside the table, or name their columns in the first row."
        return Problem(place, number, "", f"a cell beyond the {width} columns", f"{width} cells, as in the first row", mend)
    mend = "A comma within a cell needs quotation marks around the cell. A spreadsheet adds them when it saves as CSV."
    return Problem(place, number, "", f"{found} cells", f"{width} cells, as in the first line", mend)


def _too_large(place: str, row: int, value: str, allowed: str) -> Problem:
    mend = "Delete what is not part of the table. A larger study is opened from a folder: see the README."
    return Problem(place, row, "", value, allowed, mend)
