"""The parts of a workbook, measured before openpyxl sees them: what would take it long, or much memory, is refused.

openpyxl makes an object of every element, so their number decides: cells, what stands in cells, texts that sheets share,
everything else. Of 100,000 cells of text it makes rows in about two seconds.
"""

import re
from dataclasses import dataclass, field

from analysis.files.problems import Problem, StudyError
from analysis.files.zip_files import COPY_AGAIN, Archive

MOST_CELLS = 100_000
MOST_CELLS_IN_A_ROW = 16_384
MOST_ROWS = 100_000
MOST_COLUMNS = 200
MOST_SHEETS = 50
MOST_STRING_TAGS = 250_000
MOST_TAGS = 30_000
MOST_ATTRIBUTES = 600_000
MOST_BETWEEN_TAGS = 200_000
MOST_NAMED = 5
HEAD = 2_000
LONGER = "more attributes, or a longer text, than a spreadsheet writes"
AS_ZIP = "Save each sheet as CSV (‘CSV UTF-8’), called after the sheet, and pack these files as a zip."
DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)")
ENCODING = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["']|us-ascii["'])""", re.IGNORECASE)
SHEET = re.compile(rb"<(?:\w+:)?worksheet[\s>]")
SHEETS = re.compile(rb"<(?:\w+:)?sheet\s")
STRINGS = re.compile(rb"<(?:\w+:)?sst[\s>/]")
ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(row|c)[\s/>]")
IN_CELL = re.compile(rb"<(?:\w+:)?(?:v|f|is|t)[\s/>]")
ATTRIBUTE = re.compile(rb"""=\s*["']""")
BETWEEN_TAGS = re.compile(rb"[^<]+")
MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^<>]{0,99}ref\s*=\s*["']([A-Z0-9:]{1,20})["']""")
# no quantifier gives back what it has taken, so that the search takes one pass whatever stands in the part
UNCALCULATED = re.compile(
    rb"""<(?:\w{1,30}:)?c\s(?:[^<>]{0,99}\s)?r="([A-Z]{1,3}[0-9]{1,7})"[^<>]{0,99}>\s*+"""
    rb"""<(?:\w{1,30}:)?f\b(?>[^<>]{0,199}(?<=/)>|[^<>]{0,199}>[^<]*+</(?:\w{1,30}:)?f>)\s*+"""
    rb"""(?>(?:<(?:\w{1,30}:)?v\s*+/>|<(?:\w{1,30}:)?v>\s*+</(?:\w{1,30}:)?v>)?)\s*+</(?:\w{1,30}:)?c>"""
)


@dataclass
class Parts:
    """What has been counted so far; `marks`: of each sheet part the first merged ranges and formulas without a value."""

    cells: int = 0
    others: int = 0
    attributes: int = 0
    marks: dict[str, tuple[bytes, ...]] = field(default_factory=dict)


def check_parts(archive: Archive) -> dict[str, tuple[bytes, ...]]:
    """Refuse parts that could hurt; for each sheet part the first 'merged NAME' and 'formula NAME'. Raises StudyError."""
    parts = Parts()
    for name in archive.names:
        part = archive.read(name)
        head = part[:HEAD].removeprefix(b"\xef\xbb\xbf")
        two_bytes = head[:2] in (b"\xfe\xff", b"\xff\xfe", b"<\x00", b"\x00<")
        if not two_bytes and head.strip() and not head.lstrip().startswith(b"<"):
            continue  # a picture or the like: no parser takes it for XML
        if two_bytes or b"\x00" in head or ENCODING.search(head):
            raise refused(archive.place, f"{name}: not UTF-8", "parts in UTF-8")
        if DOCTYPE.search(part):
            raise refused(archive.place, f"{name}: a document type or entity", "no document types or entities")
        _count(archive.place, name, part, head, parts)
    return parts.marks


def refused(place: str, value: str, allowed: str, mend: str = COPY_AGAIN) -> StudyError:
    """The error that says why a workbook is not read."""
    return StudyError([Problem(place, 0, "", value, allowed, mend)])


def _count(place: str, name: str, part: bytes, head: bytes, parts: Parts) -> None:
    tags = part.count(b"<") - part.count(b"</")
    longest = max((found.end() - found.start() for found in BETWEEN_TAGS.finditer(part)), default=0)
    if longest > MOST_BETWEEN_TAGS:
        raise refused(place, f"{name}: {LONGER}", "cells with values only")
    if SHEET.search(head):
        rows, cells = _count_cells(place, name, part, MOST_CELLS - parts.cells)
        parts.cells += cells
        parts.others += tags - rows - cells - min(len(IN_CELL.findall(part)), 2 * cells)
        parts.marks[f"merged {name}"] = _first(MERGED, part)
        parts.marks[f"formula {name}"] = _first(UNCALCULATED, part)
    elif STRINGS.search(head):
        if tags > MOST_STRING_TAGS:
            raise refused(place, f"{name}: {tags:,} elements", f"at most {MOST_STRING_TAGS:,}", AS_ZIP)
    else:
        parts.others += tags
        if (sheets := len(SHEETS.findall(part))) > MOST_SHEETS:
            raise refused(place, f"{sheets:,} sheets", f"at most {MOST_SHEETS} sheets")
    if parts.others > MOST_TAGS:
        allowed = f"at most {MOST_TAGS:,} that are no cells: styles, links, rules and the like"
        raise refused(place, f"{name}: {parts.others:,} elements", allowed)
    parts.attributes += len(ATTRIBUTE.findall(part))
    if parts.attributes > MOST_ATTRIBUTES:
        raise refused(place, f"{name}: {LONGER}", "cells with values only")


def _count_cells(place: str, name: str, part: bytes, most: int) -> tuple[int, int]:
    rows = cells = in_row = 0
    for found in ROW_OR_CELL.finditer(part):
        if found[1] == b"row":
            rows, in_row = rows + 1, 0
            continue
        cells += 1
        in_row += 1
        if in_row > MOST_CELLS_IN_A_ROW:
            value = f"{name}: more than {MOST_CELLS_IN_A_ROW:,} cells in a row"
            raise refused(place, value, f"at most {MOST_COLUMNS} columns")
        if cells > most:
            allowed = f"at most {MOST_CELLS:,} cells in a workbook; a zip of CSV files may have more"
            raise refused(place, "too many cells", allowed, AS_ZIP)
    if rows > MOST_ROWS:
        raise refused(place, f"{name}: {rows:,} rows", f"at most {MOST_ROWS:,} rows", AS_ZIP)
    return rows, cells


def _first(pattern: re.Pattern, part: bytes) -> tuple[bytes, ...]:
    return tuple(found[1] for found, _ in zip(pattern.finditer(part), range(MOST_NAMED), strict=False))
