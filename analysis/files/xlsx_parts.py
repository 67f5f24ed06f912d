"""The parts of a workbook, measured before openpyxl sees them: what would take it long, or much memory, is refused.

openpyxl makes an object of every element, so their number decides: cells, what stands in cells, texts that sheets share,
everything else. Every part is gone through by a parser, whatever it is called, and is what its first element says. Of 100,000
cells of text openpyxl makes rows in about two seconds.
"""

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from xml.parsers import expat

from analysis.files.problems import Problem, StudyError
from analysis.files.zip_files import COPY_AGAIN, Archive

MOST_CELLS, MOST_EMPTY = 100_000, 300_000  # with something in them; with a look only
MOST_CELLS_IN_A_ROW = 16_384
MOST_ROWS = 100_000
MOST_COLUMNS = 200
MOST_SHEETS = 50
MOST_STRING_TAGS = 250_000
MOST_TAGS = 30_000
MOST_ATTRIBUTES = 600_000
MOST_OF_ONE, MOST_IN_AN_ATTRIBUTE = 1_000, 40_000  # attributes of an element, letters in one
MOST_BETWEEN_TAGS = 200_000
DEEPEST = 100  # elements within each other
MOST_NAMED = 5
OFTEN = 64  # elements between two looks at how many there are
LONGEST_NAME = 20  # of a cell or range
MOST_STYLES = 1_000
HEAD = 2_000
SHEET, STRINGS = "worksheet", "sst"
LONGER = "more attributes, or a longer text, than a spreadsheet writes"
AS_ZIP = "Save each sheet as CSV (‘CSV UTF-8’), called after the sheet, and pack these files as a zip."
ENCODINGS = (None, "utf-8", "utf8", "us-ascii")
STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
OF_A_CELL = ("v", "f", "is", "t")


@dataclass
class Seen:
    """What a reader of a sheet has to be told, the first few of each by name; `wrong` is how many cells show an error."""

    merged: list[str] = field(default_factory=list)
    uncalculated: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    hidden_rows: list[str] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)
    wrong: int = 0
    first_of_style: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Measured:
    """A part: its first element, its cells with something in them and its empty ones, and what has to be said of it."""

    kind: str
    cells: int
    empty: int
    seen: Seen


@dataclass
class Together:
    """What all parts have, so far: cells, empty cells, elements that are no cells, attributes."""

    cells: int = 0
    empty: int = 0
    others: int = 0
    attributes: int = 0


def check_parts(archive: Archive) -> dict[str, Measured]:
    """Every part that is XML, measured. Raises StudyError for one that could hurt."""
    together, measured = Together(), {}
    for name in archive.names:
        part = archive.read(name)
        head = part[:HEAD].removeprefix(b"\xef\xbb\xbf")
        two_bytes = head[:2] in (b"\xfe\xff", b"\xff\xfe", b"<\x00", b"\x00<")
        if not two_bytes and head.strip() and not head.lstrip().startswith(b"<"):
            continue  # a picture or the like: no parser takes it for XML
        if two_bytes or b"\x00" in head:
            raise refused(archive.place, f"{name}: not UTF-8", "parts in UTF-8")
        if STRICT in head:
            value, allowed = "a workbook in the form ‘Strict Open XML’", "a workbook in Excel’s usual form"
            raise refused(archive.place, value, allowed, "Save it again as ‘Excel workbook (.xlsx)’.")
        measured[name] = _Meter(archive.place, name, together).of(part)
    return measured


def check_sheets(place: str, paths: Iterable[str], measured: dict[str, Measured]) -> None:
    """Refuse sheets, by the parts that they are read from, that are no sheets or have together too many cells: one that is read
    twice counts twice. Raises StudyError."""
    cells = empty = 0
    for path, times in Counter(paths).items():
        part = measured.get(path)
        if part is None or part.kind != SHEET:
            raise refused(place, f"{path}: no sheet", "sheets as a spreadsheet writes them")
        cells += times * part.cells
        empty += times * part.empty
    if cells > MOST_CELLS or empty > MOST_EMPTY:
        raise too_many_cells(place)


def refused(place: str, value: str, allowed: str, mend: str = COPY_AGAIN) -> StudyError:
    """The error that says why a workbook is not read."""
    return StudyError([Problem(place, 0, "", value, allowed, mend)])


def too_many_cells(place: str) -> StudyError:
    """The error for a workbook of too many cells."""
    allowed = f"at most {MOST_CELLS:,} cells in a workbook; a zip of CSV files may have more"
    return refused(place, "too many cells", allowed, AS_ZIP)


@dataclass
class _Meter:
    """Goes through one part, an element at a time, and stops where there is too much of anything."""

    place: str
    name: str
    together: Together
    kind: str = ""
    tags: int = 0
    rows: int = 0
    cells: int = 0
    in_row: int = 0
    in_cells: int = 0
    sheets: int = 0
    depth: int = 0
    gap: int = 0
    empty: int = 0
    cell: str = ""
    style: str = ""
    is_error: bool = False
    is_filled: bool = False
    has_formula: bool = False
    has_value: bool = False
    in_value: bool = False
    seen: Seen = field(default_factory=Seen)
    locals: dict[str, str] = field(default_factory=dict)

    def of(self, part: bytes) -> Measured:
        """What the part has. What is not well-formed is measured as far as any parser would get."""
        parser = expat.ParserCreate()
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.XmlDeclHandler = self.declared
        parser.StartDoctypeDeclHandler = self.doctype
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        with suppress(expat.ExpatError):
            parser.Parse(part, True)
        self.check()
        self.together.cells += self.cells
        self.together.empty += self.empty
        self.together.others += self.others()
        return Measured(self.kind, self.cells, self.empty, self.seen)

    def others(self) -> int:
        """How many elements so far are no cells and nothing that belongs into one."""
        if self.kind == SHEET:
            cells = self.cells + self.empty
            return self.tags - self.rows - cells - min(self.in_cells, 2 * cells)
        return 0 if self.kind == STRINGS else self.tags

    def declared(self, version: str, encoding: str | None, standalone: int) -> None:
        """The first line of a part."""
        if (encoding and encoding.lower()) not in ENCODINGS:
            raise refused(self.place, f"{self.name}: not UTF-8", "parts in UTF-8")

    def doctype(self, *_: object) -> None:
        """What entities are declared in."""
        raise refused(self.place, f"{self.name}: a document type or entity", "no document types or entities")

    def start(self, tag: str, attributes: list[str]) -> None:
        """An element begins."""
        name = self.locals.get(tag) or self.locals.setdefault(tag[:99], tag.rpartition(":")[2])
        self.kind = self.kind or name
        self.tags += 1
        self.depth += 1
        self.gap = 0
        self.together.attributes += len(attributes) // 2
        if self.kind == SHEET:
            self.start_in_sheet(name, attributes)
        elif name == "sheet":
            self.sheets += 1
        if len(attributes) > 2 * MOST_OF_ONE or (attributes and max(map(len, attributes)) > MOST_IN_AN_ATTRIBUTE):
            self.too_long()
        if self.tags % OFTEN == 0:
            self.check()

    def start_in_sheet(self, name: str, attributes: list[str]) -> None:
        """An element of a sheet begins."""
        if name == "c":
            self.empty += 1
            self.in_row += 1
            self.cell, self.style = _named("r", attributes), _named("s", attributes)
            self.is_error = _named("t", attributes) == "e"
            self.is_filled = self.has_formula = self.has_value = False
        elif name == "row":
            self.rows, self.in_row = self.rows + 1, 0
            if _is_true("hidden", attributes):
                _note(self.seen.hidden_rows, _named("r", attributes) or str(self.rows))
        elif name in OF_A_CELL:
            self.in_cells += 1
            self.has_formula |= name == "f"
            self.in_value = name == "v"
            self.fill()
        elif name == "mergeCell":
            _note(self.seen.merged, _named("ref", attributes))
        elif name == "col" and _is_true("hidden", attributes):
            first, last = (_named(edge, attributes) for edge in ("min", "max"))
            _note(self.seen.hidden_columns, first if first == last else f"{first} to {last}")

    def fill(self) -> None:
        """The cell has something in it."""
        if self.is_filled or not self.in_row:
            return
        self.is_filled = True
        self.cells, self.empty = self.cells + 1, self.empty - 1
        if self.style and len(self.seen.first_of_style) < MOST_STYLES:
            self.seen.first_of_style.setdefault(self.style, self.cell)
        if self.is_error:
            self.seen.wrong += 1
            _note(self.seen.errors, self.cell)

    def end(self, tag: str) -> None:
        """An element ends."""
        self.depth -= 1
        self.gap = 0
        self.in_value = False
        if self.has_formula and self.locals.get(tag) == "c":
            if not self.has_value:
                _note(self.seen.uncalculated, self.cell)
            self.has_formula = False

    def text(self, text: str) -> None:
        """Text between two tags, or a piece of it."""
        self.gap += len(text)
        if self.gap > MOST_BETWEEN_TAGS:
            self.too_long()
        if self.in_value and text.strip():
            self.has_value = True

    def too_long(self) -> None:
        """Stop where a spreadsheet would not have written so much."""
        raise refused(self.place, f"{self.name}: {LONGER}", "cells with values only")

    def check(self) -> None:
        """Stop where there is too much of anything."""
        if self.together.attributes > MOST_ATTRIBUTES or self.depth > DEEPEST:
            self.too_long()
        if self.in_row > MOST_CELLS_IN_A_ROW:
            value = f"{self.name}: more than {MOST_CELLS_IN_A_ROW:,} cells in a row"
            raise refused(self.place, value, f"at most {MOST_COLUMNS} columns")
        if self.together.cells + self.cells > MOST_CELLS or self.together.empty + self.empty > MOST_EMPTY:
            raise too_many_cells(self.place)
        if self.rows > MOST_ROWS:
            raise refused(self.place, f"{self.name}: {self.rows:,} rows", f"at most {MOST_ROWS:,} rows", AS_ZIP)
        if self.kind == STRINGS and self.tags > MOST_STRING_TAGS:
            raise refused(self.place, f"{self.name}: {self.tags:,} elements", f"at most {MOST_STRING_TAGS:,}", AS_ZIP)
        if self.sheets > MOST_SHEETS:
            raise refused(self.place, f"{self.sheets:,} sheets", f"at most {MOST_SHEETS} sheets")
        if self.together.others + self.others() > MOST_TAGS:
            allowed = f"at most {MOST_TAGS:,} that are no cells: styles, links, rules and the like"
            raise refused(self.place, f"{self.name}: {self.together.others + self.others():,} elements", allowed)


def _named(name: str, attributes: list[str]) -> str:
    """The value of an attribute that names a cell or a range; '' where there is none."""
    names = attributes[::2]
    found = attributes[2 * names.index(name) + 1] if name in names else ""
    return found if len(found) <= LONGEST_NAME else ""


def _is_true(name: str, attributes: list[str]) -> bool:
    return _named(name, attributes) in ("1", "true")


def _note(found: list[str], place: str) -> None:
    """Keep `place` unless there are enough."""
    if place and len(found) < MOST_NAMED:
        found.append(place)
