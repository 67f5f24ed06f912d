"""The tables in files of one's own, as they stand: where the column names are, and which tables stand side by side.

What somebody typed into a spreadsheet is no clean table. Rows without a cell are passed over; a title and a row of groups above
the column names are told apart from them; a second row of names below them is left out; columns without a cell are named and
left out; blocks with an empty column between them, that end in different rows or repeat a name, are tables of their own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from analysis.files.csv_files import SEPARATORS, Cleaner, as_utf8, csv_rows, find_encoding, find_separator, unguarded
from analysis.files.problems import Notice, Problem, StudyError
from analysis.files.rows import MOST_ABOVE, MOST_COLUMNS, UPLOAD
from analysis.files.xlsx_files import read_workbook
from analysis.files.zip_files import open_archive
from analysis.importing.guessing.header_words import known_words
from analysis.importing.recognise import TABLES_IN_ZIP, TEXT, WORKBOOK, Recognised, tables_within

LOOKED_AT = 50  # rows that tell where a table's column names are
LONGEST_NAME = 100  # letters of a column's name in a mapping
LONGEST_SHARED = 60  # letters of a cell that is kept once, however often it stands
FEWEST_TO_TELL = 3  # cells of a column that tell what its others are
MOST_TABLES = 40
MOST_COLUMNS_IN_ALL = 400  # each has a field on the page; 2,400 fields took 16 seconds of the server at every change
OFTEN = 5_000  # rows between two tellings
NUMBER = re.compile(r"-?\d+([.,]\d+)?")
IMPORT_ID = '{"ImportId"'  # the third row of a survey of Qualtrics
Row = tuple[int, list[str]]
Told = Callable[[int], None]  # is told how many rows have been read since it was told before


@dataclass(frozen=True)
class RawTable:
    """One table: `number` is its place among all, `name` its file and sheet, `cells` by column, all text and '' where empty.

    `rows` are the numbers of its rows in the file; `groups` say, column by column, what stands above its name; `empty` are the
    names of columns without a cell; `passed` the numbers of rows of names below the column names.
    """

    number: int
    name: str
    columns: tuple[str, ...]
    cells: dict[str, list[str]]
    rows: list[int]
    groups: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    passed: tuple[int, ...] = ()

    def first(self, number: int = 5) -> tuple[tuple[str, ...], ...]:
        """The first rows."""
        return tuple(zip(*(self.cells[name][:number] for name in self.columns), strict=True))

    def __len__(self) -> int:
        return len(self.rows)


@dataclass
class Found:
    """The tables of some files, what is wrong and what has to be said."""

    tables: list[RawTable]
    problems: list[Problem]
    notices: list[Notice]


def untold(rows: int) -> None:
    """Rows that nobody wants to know of."""


def tables_of(files: list[tuple[Recognised, bytes]], told: Told = untold) -> Found:
    """Every table of the files that hold tables, numbered from 1."""
    found = Found([], [], [])
    for file, content in files:
        try:
            for name, rows, notices in _grids(file, content, told):
                found.notices += notices
                for each in _split(rows):
                    found.tables += _table(len(found.tables) + 1, name, each)
        except StudyError as error:
            found.problems += error.problems
            found.notices += error.notices
    if len(found.tables) > MOST_TABLES:
        value, mend = f"{len(found.tables):,} tables", "Open those that belong to one project, without the others."
        found.problems.append(Problem(files[0][0].name, 0, "", value, f"at most {MOST_TABLES} tables", mend))
    columns = sum(len(each.cells) for each in found.tables)
    if columns > MOST_COLUMNS_IN_ALL:
        value, mend = f"{columns:,} columns in all tables", "Leave out tables or columns that say nothing of codes or people."
        allowed = f"at most {MOST_COLUMNS_IN_ALL} columns in all tables"
        found.problems.append(Problem(files[0][0].name, 0, "", value, allowed, mend))
    return found


def _grids(file: Recognised, content: bytes, told: Told) -> Iterator[tuple[str, list[Row], list[Notice]]]:
    """The rows of each table of a file, and what it is called. Raises StudyError."""
    if file.kind == WORKBOOK:
        for sheet in read_workbook(file.name, content):
            told(len(sheet.rows))
            yield f"{file.name}, sheet {sheet.name}", _kept(f"sheet {sheet.name}", sheet.rows, told), list(sheet.notices)
    elif file.kind == TABLES_IN_ZIP:
        archive = open_archive(file.name, content)
        for name in tables_within(archive):
            yield name, *_text_rows(name, archive.read(name), told)
    elif file.kind == TEXT:
        yield file.name, *_text_rows(file.name, content, told)


def _text_rows(place: str, content: bytes, told: Told) -> tuple[list[Row], list[Notice]]:
    cleaner = Cleaner()
    content = as_utf8(place, content)
    encoding, notices = find_encoding(place, content)
    separator, is_said = find_separator(content, encoding)
    rows = _kept(place, csv_rows(place, content, encoding, cleaner, separator, first=2 if is_said else 1), told)
    if separator != ",":
        said = SEPARATORS.get(separator, f"‘{separator}’")
        notices = [*notices, Notice(place, 0, "", "", f"read with {said} between the cells")]
    return rows, [*notices, *cleaner.notices(place)]


def _kept(place: str, rows, told: Told) -> list[Row]:
    """The rows that have a filled cell, with tidied cells: short ones that are alike are one object. Raises StudyError."""
    shared: dict[str, str] = {}
    kept: list[Row] = []
    cells_kept = 0
    for number, cells in rows:
        if number % OFTEN == 0:
            told(OFTEN)
        tidied = [_tidy(cell, shared) for cell in cells]
        while tidied and not tidied[-1]:
            tidied.pop()
        if not tidied:
            continue
        if len(tidied) > MOST_COLUMNS:
            raise _too_large(place, number, f"{len(tidied):,} columns", f"at most {MOST_COLUMNS} columns")
        cells_kept += len(tidied)
        if len(kept) >= UPLOAD.rows or cells_kept > UPLOAD.cells:
            raise _too_large(place, number, "more than that", f"at most {UPLOAD.rows:,} rows and {UPLOAD.cells:,} cells")
        kept.append((number, tidied))
    return kept


def _tidy(cell: str, shared: dict[str, str]) -> str:
    known = shared.get(cell)
    if known is not None:
        return known
    tidied = unguarded(cell.replace("\r\n", "\n").replace("\r", "\n").strip() if "\r" in cell else cell.strip())
    if len(cell) <= LONGEST_SHARED:
        shared[cell] = tidied
    return tidied


def _too_large(place: str, row: int, value: str, allowed: str) -> StudyError:
    mend = "Take out what is not part of the project, or split it."
    return StudyError([Problem(place, row, "", value, allowed, mend)])


def _split(rows: list[Row]) -> list[list[Row]]:
    """The tables that stand side by side in `rows`; one, if none do."""
    width = max((len(cells) for _, cells in rows), default=0)
    used = {place for _, cells in rows for place, cell in enumerate(cells) if cell}
    blocks: list[list[int]] = []
    for place in range(width):
        if place in used:
            if place - 1 not in used or not blocks:
                blocks.append([])
            blocks[-1].append(place)
    if len(blocks) < 2 or min(map(len, blocks)) < 2:
        return [rows] if rows else []
    parts = [[(number, _part(cells, block)) for number, cells in rows if any(_part(cells, block))] for block in blocks]
    return parts if _stand_apart(parts) else [rows]


def _part(cells: list[str], places: list[int]) -> list[str]:
    return cells[places[0] : places[-1] + 1]


def _stand_apart(parts: list[list[Row]]) -> bool:
    """Whether blocks beside each other are tables of their own: they end in different rows, or a column name comes again."""
    ends = {part[-1][0] for part in parts}
    names = [{cell.casefold() for cell in part[_header_place(part) or 0][1] if cell} for part in parts]
    repeated = any(first & second for first, second in zip(names, names[1:], strict=False))
    return repeated or len(ends) > 1


def _table(number: int, name: str, rows: list[Row]) -> list[RawTable]:
    """The table in `rows`; nothing where there is no row below its column names."""
    if not rows:
        return []
    place = _header_place(rows)
    body = rows if place is None else rows[place + 1 :]
    if not body:
        return []
    width = max(len(cells) for _, cells in (body if place is None else rows[place:]))
    header = _full([] if place is None else rows[place][1], width)
    above = _full(rows[place - 1][1], width) if place else []
    groups = _filled_right(above) if sum(map(bool, above)) > 1 else [""] * width
    passed = _second_names(body)
    body = body[passed:]
    columns = [[cells[place] if place < len(cells) else "" for _, cells in body] for place in range(width)]
    names = _names(header)
    filled = [place for place in range(width) if any(columns[place])]
    if not filled:
        return []
    return [
        RawTable(
            number,
            name,
            tuple(names[place] for place in filled),
            {names[place]: columns[place] for place in filled},
            [row for row, _ in body],
            tuple(groups[place] for place in filled),
            tuple(names[place] for place in range(width) if place not in filled and header[place]),
            tuple(row for row, _ in rows[(place or 0) + 1 : (place or 0) + 1 + passed]),
        )
    ]


def _header_place(rows: list[Row]) -> int | None:
    """Which of the first rows has the column names; None where none looks like it, as all are long texts."""
    looked = rows[: MOST_ABOVE + 1]
    known = [len(known_words(cells)) for _, cells in looked]
    if max(known) > 1:
        return known.index(max(known))
    usual = median(sum(map(bool, cells)) for _, cells in rows[:LOOKED_AT])
    for place, (_, cells) in enumerate(looked):
        if sum(map(bool, cells)) >= max(1, usual / 2):
            is_text = max(map(len, cells)) > LONGEST_NAME and not known[place] and len(rows) > 1
            return None if is_text else place
    return 0


def _second_names(body: list[Row]) -> int:
    """How many rows below the column names say what the columns are once more."""
    if len(body) > 2 and any(cell.startswith(IMPORT_ID) for cell in body[1][1]):
        return 2
    first, others = body[0][1], [cells for _, cells in body[1 : LOOKED_AT + 1]]
    unlike = 0
    for place, cell in enumerate(first):
        rest = [cells[place] for cells in others if place < len(cells) and cells[place]]
        if not cell or len(rest) < FEWEST_TO_TELL:
            continue
        if cell in rest or (NUMBER.fullmatch(cell) and NUMBER.fullmatch(rest[0])):
            return 0
        unlike += all(map(NUMBER.fullmatch, rest)) or len(set(rest)) <= len(rest) / FEWEST_TO_TELL
    return 1 if unlike > 1 else 0


def _full(cells: list[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _filled_right(cells: list[str]) -> list[str]:
    """Cells that were merged: the first has the value, the next ones are empty."""
    filled: list[str] = []
    for cell in cells:
        filled.append(cell or (filled[-1] if filled else ""))
    return filled


def _names(header: list[str]) -> list[str]:
    """A name for each column, none of them twice: 'Column 4' without one, 'Code (2)' for the second of a name."""
    names: list[str] = []
    times: dict[str, int] = {}
    for place, cell in enumerate(header, 1):
        name = " ".join(cell.split())[:LONGEST_NAME] or f"Column {place}"
        times[name] = times.get(name, 0) + 1
        while times[name] > 1 and f"{name} ({times[name]})" in names:
            times[name] += 1
        names.append(name if times[name] == 1 else f"{name} ({times[name]})")
    return names
