"""Read the sheets of a workbook (.xlsx) that anyone may have sent, as rows of text.

Its parts are measured first (`analysis.files.xlsx_parts`). openpyxl then reads row by row, values only, and never beyond the
limits.
"""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from openpyxl import load_workbook
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, get_column_letter

from analysis.files.csv_files import Cleaner
from analysis.files.problems import Notice, Problem, StudyError, fewer
from analysis.files.xlsx_parts import AS_ZIP, MOST_COLUMNS, MOST_ROWS, Seen, check_parts, check_sheets, refused
from analysis.files.zip_files import open_archive

MOST_PLACES = 2_000_000
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # ST_Xstring of ECMA-376, part 1, 22.9.2.19
MOST_IN_A_CELL = 32_767  # characters: what a spreadsheet itself allows
MOST_CHARACTERS = 20_000_000  # in all cells of a workbook, a text that cells share counted in each


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name as written, its rows (number and cells as text), what has to be said of it, what is wrong."""

    name: str
    rows: tuple[tuple[int, list[str]], ...]
    notices: tuple[Notice, ...]
    problems: tuple[Problem, ...] = ()


def read_workbook(place: str, content: bytes) -> tuple[Sheet, ...]:
    """Every sheet of a workbook, in order. Raises StudyError."""
    archive = open_archive(place, content, workbook=True)
    measured = check_parts(archive)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheets = [book[name] for name in book.sheetnames]
        sheets = [sheet for sheet in sheets if hasattr(sheet, "reset_dimensions")]  # not what is a chart only
        check_sheets(place, map(_part_of, sheets), measured)
        budget, struck = _Characters(), _struck_styles(book)
        return tuple(_read_sheet(sheet, measured[_part_of(sheet)].seen, struck, budget) for sheet in sheets)
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


def _struck_styles(book) -> set[str]:
    """The numbers of the cell styles whose text is struck through."""
    fonts = book._fonts
    return {str(number) for number, style in enumerate(book._cell_styles) if fonts[style.fontId].strike}


def _read_sheet(sheet, seen: Seen, struck: set[str], budget: _Characters) -> Sheet:
    place, cleaner = f"sheet {sheet.title}", Cleaner()
    sheet.reset_dimensions()
    rows = tuple(_rows(place, sheet, cleaner, budget))
    columns = [" to ".join(map(_letters, found.split(" to "))) for found in seen.hidden_columns]
    says = {
        "merged cells: only the first cell of each has the value, the others are read as empty": seen.merged,
        "a formula without its value: open the workbook in a spreadsheet and save it, then it has one": seen.uncalculated,
        "rows that the workbook hides, read like the others: delete them if they are not part of the study": seen.hidden_rows,
        "columns that the workbook hides, read like the others: delete them if they are not part of the study": columns,
        "text that is struck through, read like any other: delete it if it is not part of the study": [
            cell for style, cell in seen.first_of_style.items() if style in struck
        ],
    }
    notices = [Notice(place, 0, "", ", ".join(found), said) for said, found in says.items() if found]
    if sheet.sheet_state != "visible":
        notices.append(Notice(place, 0, "", "", "the workbook hides this sheet, it is read like the others"))
    return Sheet(sheet.title, rows, (*notices, *cleaner.notices(place)), _shown_errors(place, rows, seen))


def _shown_errors(place: str, rows: Iterable[tuple[int, list[str]]], seen: Seen) -> tuple[Problem, ...]:
    """A problem for each of the first cells in which a spreadsheet shows an error where a value should be."""
    read, problems = dict(rows), []
    allowed, mend = "text, a number or nothing", "The spreadsheet shows an error here: mend its formula, or write the value."
    for cell in seen.errors:
        column, number = coordinate_from_string(cell)
        found = read.get(number, [])[column_index_from_string(column) - 1 :][:1] or ["an error"]
        problems.append(Problem(place, number, column, found[0], allowed, mend))
    return tuple(fewer(problems, seen.wrong)) if problems else ()


def _letters(number: str) -> str:
    """What a spreadsheet calls a column: C for 3."""
    return get_column_letter(int(number)) if number.isdigit() and 0 < int(number) <= 16_384 else number


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
    return _plain(str(value)) if isinstance(value, int | str | timedelta) else ""


def _plain(text: str) -> str:
    """Text with the characters that a workbook writes as `_x000D_`, and one kind of line end."""
    if "_x" in text:
        text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
