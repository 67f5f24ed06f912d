"""Where a study's tables come from: a folder, a zip of CSV files, or a workbook. One `Source` for all three."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

import pandas as pd

from analysis.files.csv_files import (
    GUARDED,
    SEPARATORS,
    Cleaner,
    as_utf8,
    csv_rows,
    find_encoding,
    find_separator,
    unguarded,
)
from analysis.files.data_package import study_format
from analysis.files.package_json import DESCRIPTOR_FILE
from analysis.files.problems import Notice, Problem, StudyError, unreadable
from analysis.files.rows import FOLDER, UPLOAD, Grid, Limits, read_grid
from analysis.files.template_defaults import STUDY
from analysis.files.xlsx_files import Sheet, read_workbook
from analysis.files.zip_files import COPY_AGAIN, Archive, kind_of_file, open_archive

MOST_BYTES_OF_DESCRIPTOR = 1_000_000
WORKBOOK, ZIP, TABLES = ".xlsx", ".zip", (".csv", ".tsv", ".txt")
NOT_A_TABLE = ("start here", "columns", "lists")
ROWS_A_TIME = 20_000
Told = Callable[[int, float], None]  # is told how many rows have been read, and what share of the table that is


@dataclass(frozen=True)
class Part:
    """One table of a source: what messages call it, how to read it, how large it is beside the others."""

    place: str
    read: Callable[[Told], Grid]
    size: int


@dataclass(frozen=True)
class Source:
    """A study as it was given. `parts` are its tables: by path with a `package` (its datapackage.json), else by name.

    `form` says what a table is called in it: 'file' or 'sheet'. `notices` are about what was passed over. All tables together
    have at most so many cells.
    """

    name: str
    form: str
    package: bytes | None
    parts: dict[str, Part]
    notices: tuple[Notice, ...] = ()
    most_cells: int = UPLOAD.cells

    @property
    def by_hand(self) -> bool:
        """True where nothing but the template says what the tables are."""
        return self.package is None


def folder_source(folder: Path) -> Source:
    """The CSV files of a folder. It is the server's own: no limit on sizes. Raises OSError."""
    files = {file.relative_to(folder).as_posix(): file for file in sorted([*folder.glob("*.csv"), *folder.glob("*/*.csv")])}
    package = folder / DESCRIPTOR_FILE
    parts = {path: Part(path, partial(_read_file, path, file), file.stat().st_size) for path, file in files.items()}
    source = _source(folder.name, package.read_bytes() if package.is_file() else None, parts, ())
    return replace(source, most_cells=FOLDER.cells)


def file_source(name: str, content: bytes) -> Source:
    """A workbook (.xlsx) or a zip of CSV files that somebody opened, whatever it is called. Raises StudyError."""
    ending, kind = PurePosixPath(name).suffix.lower(), kind_of_file(content)
    if kind == "workbook" or (ending == WORKBOOK and not kind):
        return _workbook_source(name, read_workbook(name, content))
    if kind == "zip" or (ending == ZIP and not kind):
        return _zip_source(name, open_archive(name, content))
    allowed = "a workbook (.xlsx), or a zip of CSV files (.zip)"
    if ending in TABLES:
        mend = "This is one table of a study: pack all its tables as a zip and open that."
        raise StudyError([Problem(name, 0, "", "one table", allowed, mend)])
    mend = "Open it in a spreadsheet and save it as an Excel workbook (.xlsx), without a password." if kind else COPY_AGAIN
    raise StudyError([Problem(name, 0, "", kind or ending or "no ending", allowed, mend)])


def _zip_source(name: str, archive: Archive) -> Source:
    folder = _folder_of(archive.names)
    inner = {entry.removeprefix(folder): entry for entry in archive.names if entry.startswith(folder)}
    parts, others = {}, []
    for path, entry in inner.items():
        if path.lower().endswith(".csv"):
            parts[path] = Part(path, partial(_read_entry, path, archive, entry), archive.entries[entry].file_size)
        elif path != DESCRIPTOR_FILE:
            others.append(Notice(path, 0, "", "", "not read: it is no CSV table"))
    package = archive.read(inner[DESCRIPTOR_FILE]) if DESCRIPTOR_FILE in inner else None
    if package is not None and len(package) > MOST_BYTES_OF_DESCRIPTOR:
        allowed = f"at most {MOST_BYTES_OF_DESCRIPTOR:,} bytes"
        raise StudyError([Problem(DESCRIPTOR_FILE, 0, "", f"{len(package):,} bytes", allowed, "Describe the tables only.")])
    return _source(name, package, parts, tuple(others))


def _source(name: str, package: bytes | None, parts: dict[str, Part], notices: tuple[Notice, ...]) -> Source:
    if package is None:
        parts = _by_table({path: PurePosixPath(path).stem for path in parts}, parts)
    return Source(name, "file", package, parts, notices)


def _workbook_source(name: str, sheets: tuple[Sheet, ...]) -> Source:
    parts = {
        sheet.name: Part(f"sheet {sheet.name}", partial(_read_sheet, sheet), len(sheet.rows))
        for sheet in sheets
        if sheet.name.strip().lower() not in NOT_A_TABLE
    }
    return Source(name, "sheet", None, _by_table({name: name for name in parts}, parts))


def _read_file(place: str, file: Path, told: Told) -> Grid:
    try:
        content = file.read_bytes()
    except OSError as error:
        return Grid(problems=[unreadable(place, error)])
    return read_csv(place, content, FOLDER, told)


def _read_entry(place: str, archive: Archive, entry: str, told: Told) -> Grid:
    return read_csv(place, archive.read(entry), UPLOAD, told)


def _read_sheet(sheet: Sheet, told: Told) -> Grid:
    rows = _telling(iter(sheet.rows), len(sheet.rows), told)
    grid = read_grid(f"sheet {sheet.name}", rows, UPLOAD, ragged=True)
    return Grid(grid.names, grid.frame, [*grid.problems, *sheet.problems], [*grid.notices, *sheet.notices])


def read_csv(place: str, content: bytes, limits: Limits, told: Told = lambda rows, share: None) -> Grid:
    """A CSV file as a grid of text, and what has to be said of it."""
    cleaner = Cleaner()
    try:
        content = as_utf8(place, content)
        encoding, notices = find_encoding(place, content)
        separator, is_said = find_separator(content, encoding)
        rows = csv_rows(place, content, encoding, cleaner, separator, first=2 if is_said else 1)
        grid = read_grid(place, _telling(rows, content.count(b"\n"), told), limits)
        if separator != ",":
            said = SEPARATORS.get(separator, f"‘{separator}’")
            notices.append(Notice(place, 0, "", "", f"read with {said} between the cells"))
    except StudyError as error:
        return Grid(problems=list(error.problems))
    notices = [*grid.notices, *notices, *cleaner.notices(place)]
    names = tuple(unguarded(name) for name in grid.names)
    return Grid(names, None if grid.frame is None else _unguard(grid.frame), grid.problems, notices)


def _telling(rows: Iterator[tuple[int, list[str]]], about: int, told: Told) -> Iterator[tuple[int, list[str]]]:
    """The same rows, of which there are `about` so many; now and then it is told how far they have been read."""
    for number, cells in rows:
        if number % ROWS_A_TIME == 0:
            told(number, min(1.0, number / max(1, about)))
        yield number, cells


def _unguard(frame: pd.DataFrame) -> pd.DataFrame:
    for name in frame.columns:
        marked = frame[name].str.startswith("'")
        if marked.any():
            cells = [unguarded(cell).strip() if GUARDED.match(cell) else cell for cell in frame.loc[marked, name]]
            frame.loc[marked, name] = cells
    return frame.rename(columns=unguarded)


def _folder_of(names: tuple[str, ...]) -> str:
    """The folder that every file of an archive lies in, with a slash; '' where there is none."""
    first = {PurePosixPath(name).parts[0] for name in names}
    inside = all("/" in name for name in names)
    return f"{first.pop()}/" if len(first) == 1 and inside else ""


def _by_table(names: dict[str, str], parts: dict[str, Part]) -> dict[str, Part]:
    """Parts by the table that their names mean. Spreadsheets lengthen names: 'My study - findings', 'findings - Table 1'."""
    known = {STUDY, *(table.name for table in study_format().tables)}
    meant = {key: _table_name(name) for key, name in names.items()}
    taken = set(meant.values())
    for key, name in names.items():
        words = [_table_name(word) for word in re.split(r"\s*[-–]\s*", name)]
        found = [word for word in words if word in known and word not in taken]
        if meant[key] not in known and len(found) == 1:
            meant[key] = found[0]
            taken.add(found[0])
    return {table: parts[key] for key, table in meant.items()}


def _table_name(name: str) -> str:
    return name.strip().lower().replace(" ", "_")
