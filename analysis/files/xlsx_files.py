"""Read the sheets of a workbook (.xlsx) that anyone may have sent, as rows of text.

Its parts are measured first (`analysis.files.xlsx_parts`). openpyxl then reads row by row, values only, and never beyond the
limits.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from openpyxl import load_workbook

from analysis.files.csv_files import Cleaner
from analysis.files.problems import Notice, Problem, StudyError
from analysis.files.xlsx_parts import AS_ZIP, MOST_COLUMNS, MOST_ROWS, Measured, check_parts, check_sheets, refused
from analysis.files.zip_files import open_archive

MOST_PLACES = 2_000_000
MOST_IN_A_CELL = 32_767  # characters: what a spreadsheet itself allows
MOST_CHARACTERS = 20_000_000  # in all cells of a workbook, a text that cells share counted in each


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name as written, its rows (number and cells as text) and what has to be said of it."""

    name: str
    rows: tuple[tuple[int, list[str]], ...]
    notices: tuple[Notice, ...]


def read_workbook(place: str, content: bytes) -> tuple[Sheet, ...]:
    """Every sheet of a workbook, in order. Raises StudyError."""
    archive = open_archive(place, content, workbook=True)
    measured = check_parts(archive)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheets = [book[name] for name in book.sheetnames]
        sheets = [sheet for sheet in sheets if hasattr(sheet, "reset_dimensions")]  # not what is a chart only
        check_sheets(place, map(_part_of, sheets), measured)
        budget = _Characters()
        return tuple(_read_sheet(sheet, measured[_part_of(sheet)], budget) for sheet in sheets)
    except (StudyError, MemoryError):
        raise
    except Exception as error:  # openpyxl raises whatever a damaged part makes Python raise: no list of types is complete
        raise refused(place, f"a damaged workbook ({type(error).__name__})", "a workbook (.xlsx)") from error


@dataclass
class _Characters:
    """How many characters all cells read so far hold."""

    read: int = 0

    def take(self, place: str, number: int, text: str) -> str:
        """The text of a cell, counted. Raises StudyError where it, or all together, is more than is read."""
        self.read += len(text)
        if len(text) > MOST_IN_A_CELL:
            value, allowed = f"a cell of {len(text):,} characters", f"at most {MOST_IN_A_CELL:,} characters in a cell"
            raise StudyError([Problem(place, number, "", value, allowed, "Split the text over several rows.")])
        if self.read > MOST_CHARACTERS:
            allowed = f"at most {MOST_CHARACTERS:,} characters in all cells"
            raise StudyError([Problem(place, number, "", "more than that", allowed, AS_ZIP)])
        return text


def _part_of(sheet) -> str:
    """The name of the part that openpyxl reads a sheet from."""
    return sheet._worksheet_path.lstrip("/")


def _read_sheet(sheet, part: Measured, budget: _Characters) -> Sheet:
    place, cleaner = f"sheet {sheet.title}", Cleaner()
    sheet.reset_dimensions()
    rows = tuple(_rows(place, sheet, cleaner, budget))
    says = {
        "merged cells: only the first cell of each has the value, the others are read as empty": part.merged,
        "a formula without its value: open the workbook in a spreadsheet and save it, then it has one": part.uncalculated,
    }
    notices = [Notice(place, 0, "", ", ".join(found), said) for said, found in says.items() if found]
    return Sheet(sheet.title, rows, (*notices, *cleaner.notices(place)))


def _rows(place: str, sheet, cleaner: Cleaner, budget: _Characters) -> Iterator[tuple[int, list[str]]]:
    places = 0
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        places += len(values)
        if number > MOST_ROWS:
            value, allowed = f"a cell in row {number:,} or below", f"at most {MOST_ROWS:,} rows"
            mend = "Delete the rows below the table, or pack CSV files."
            raise StudyError([Problem(place, number, "", value, allowed, mend)])
        cells = [cleaner.clean(budget.take(place, number, cell_text(value))) for value in values]
        while cells and not cells[-1].strip():
            cells.pop()
        if len(cells) > MOST_COLUMNS or places > MOST_PLACES:
            value, allowed = f"a cell in column {len(values):,}", f"at most {MOST_COLUMNS} columns"
            raise StudyError([Problem(place, number, "", value, allowed, "Delete the columns beside the table.")])
        if cells:
            yield number, cells


def cell_text(value) -> str:
    """A cell's value as text: whole numbers without a point, dates as 2025-03-31, TRUE and FALSE, '' where it is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, int | str | timedelta) else ""
