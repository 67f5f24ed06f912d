"""Read the sheets of a workbook (.xlsx) that anyone may have sent, as rows of text.

The parts are measured before openpyxl sees them: how many elements each has, how many cells stand in a row, no document
type (so no entities), UTF-8 only. openpyxl then reads row by row, values only, and never beyond the limits.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from openpyxl import load_workbook

from analysis.archive import COPY_AGAIN, Archive, open_archive
from analysis.breaches import Breach, Notice, StudyError
from analysis.text import Cleaner

MOST_CELLS = 200_000
MOST_CELLS_IN_A_ROW = 16_384
MOST_ROWS = 100_000
MOST_PLACES = 2_000_000
MOST_COLUMNS = 200
MOST_SHEETS = 50
MOST_STRING_TAGS = 500_000
MOST_TAGS = 20_000
MOST_NAMED = 5
HEAD = 2_000
DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)")
ENCODING = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["']|us-ascii["'])""", re.IGNORECASE)
SHEET = re.compile(rb"<(?:\w+:)?worksheet[\s>]")
SHEETS = re.compile(rb"<(?:\w+:)?sheet\s")
STRINGS = re.compile(rb"<(?:\w+:)?sst[\s>/]")
ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(row|c)[\s/>]")
MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^<>]{0,99}ref\s*=\s*["']([A-Z0-9:]{1,20})["']""")
UNCALCULATED = re.compile(
    rb"""<(?:\w+:)?c\s(?:[^<>]{0,99}\s)?r="([A-Z]{1,3}[0-9]{1,7})"[^<>]{0,99}>\s*<(?:\w+:)?f\b[^<>]{0,199}(?:/>|>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name as written, its rows (number and cells as text) and what has to be said of it."""

    name: str
    rows: tuple[tuple[int, list[str]], ...]
    notices: tuple[Notice, ...]


def read_workbook(place: str, content: bytes) -> tuple[Sheet, ...]:
    """Every sheet of a workbook, in order. Raises StudyError."""
    archive = open_archive(place, content, workbook=True)
    marks = _check_parts(archive)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheets = [book[name] for name in book.sheetnames]
        return tuple(_read_sheet(sheet, marks) for sheet in sheets if hasattr(sheet, "reset_dimensions"))
    except StudyError:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged part makes Python raise: no list of types is complete
        raise StudyError([_refused(place, f"a damaged workbook ({type(error).__name__})", "a workbook (.xlsx)")]) from error


def _read_sheet(sheet, marks: dict[str, tuple[bytes, ...]]) -> Sheet:
    place, cleaner = f"sheet {sheet.title}", Cleaner()
    sheet.reset_dimensions()
    rows = tuple(_rows(place, sheet, cleaner))
    part = sheet._worksheet_path.lstrip("/")
    says = {
        "merged": "merged cells: only the first cell of each has the value, the others are read as empty",
        "formula": "a formula without its value: open the workbook in a spreadsheet and save it, then it has one",
    }
    notices = [
        Notice(place, 0, "", ", ".join(found), says[kind])
        for kind in says
        if (found := [ref.decode() for ref in marks.get(f"{kind} {part}", ())])
    ]
    return Sheet(sheet.title, rows, (*notices, *cleaner.notices(place)))


def _rows(place: str, sheet, cleaner: Cleaner) -> Iterator[tuple[int, list[str]]]:
    places = 0
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        places += len(values)
        if number > MOST_ROWS:
            value, allowed = f"a cell in row {number:,} or below", f"at most {MOST_ROWS:,} rows"
            raise StudyError([Breach(place, number, "", value, allowed, "Delete the rows below the table, or pack CSV files.")])
        cells = [cleaner.clean(cell_text(value)) for value in values]
        while cells and not cells[-1].strip():
            cells.pop()
        if len(cells) > MOST_COLUMNS or places > MOST_PLACES:
            value, allowed = f"a cell in column {len(values):,}", f"at most {MOST_COLUMNS} columns"
            raise StudyError([Breach(place, number, "", value, allowed, "Delete the columns beside the table.")])
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


def _check_parts(archive: Archive) -> dict[str, tuple[bytes, ...]]:
    """Refuse parts that could hurt; for each sheet part the first merged ranges and formulas without a value."""
    marks: dict[str, tuple[bytes, ...]] = {}
    cells = 0
    for name in archive.names:
        part = archive.read(name)
        head = part[:HEAD].removeprefix(b"\xef\xbb\xbf")
        two_bytes = head[:2] in (b"\xfe\xff", b"\xff\xfe", b"<\x00", b"\x00<")
        if not two_bytes and head.strip() and not head.lstrip().startswith(b"<"):
            continue  # a picture or the like: no parser takes it for XML
        if two_bytes or b"\x00" in head or ENCODING.search(head):
            raise StudyError([_refused(archive.place, f"{name}: not UTF-8", "parts in UTF-8")])
        if DOCTYPE.search(part):
            raise StudyError([_refused(archive.place, f"{name}: a document type or entity", "no document types or entities")])
        if SHEET.search(head):
            cells += _count_cells(archive.place, name, part, MOST_CELLS - cells)
            marks[f"merged {name}"] = _first(MERGED, part)
            marks[f"formula {name}"] = _first(UNCALCULATED, part)
            continue
        if (sheets := len(SHEETS.findall(part))) > MOST_SHEETS:
            raise StudyError([_refused(archive.place, f"{sheets:,} sheets", f"at most {MOST_SHEETS} sheets")])
        most = MOST_STRING_TAGS if STRINGS.search(head) else MOST_TAGS
        if part.count(b"<") > most:
            raise StudyError([_refused(archive.place, f"{name}: {part.count(b'<'):,} elements", f"at most {most:,}")])
    return marks


def _count_cells(place: str, name: str, part: bytes, most: int) -> int:
    cells = in_row = 0
    for found in ROW_OR_CELL.finditer(part):
        if found[1] == b"row":
            in_row = 0
            continue
        cells += 1
        in_row += 1
        if in_row > MOST_CELLS_IN_A_ROW:
            value = f"{name}: more than {MOST_CELLS_IN_A_ROW:,} cells in a row"
            raise StudyError([_refused(place, value, f"at most {MOST_COLUMNS} columns")])
        if cells > most:
            value, allowed = "too many cells", f"at most {MOST_CELLS:,} cells in a workbook; a zip of CSV files may have more"
            raise StudyError([_refused(place, value, allowed)])
    return cells


def _first(pattern: re.Pattern, part: bytes) -> tuple[bytes, ...]:
    return tuple(found[1] for found, _ in zip(pattern.finditer(part), range(MOST_NAMED), strict=False))


def _refused(place: str, value: str, allowed: str) -> Breach:
    return Breach(place, 0, "", value, allowed, COPY_AGAIN)
