"""Studies whose findings are not read into memory: a folder with Parquet files, or a DuckDB file. What is in them, as text."""

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import duckdb
import numpy as np
import pandas as pd

from analysis.engines.sql import named, quoted
from analysis.files.package_json import DESCRIPTOR_FILE
from analysis.files.problems import Problem, StudyError, unreadable
from analysis.model.schema import LIST_SEPARATOR

PARQUET, DUCKDB, FINDINGS = ".parquet", ".duckdb", "findings"
GIVEN = "given"  # what queries call the DuckDB file
BLANK = (9, 10, 11, 12, 13, 32, 160)  # what is taken off the ends of a cell, as the numbers of letters
BLANKS = " || ".join(f"chr({letter})" for letter in BLANK)
SOME = 1_000  # of the first rows: a column in which many of them are alike is looked through value by value
PLACE = "place"  # the number of a row, from 0
IN_TURN = "row_number() OVER () - 1"  # the same as SQL, in one thread; with what DuckDB knows of a row, several can read
OF_DUCKDB = ("rowid", "file_index", "file_row_number")


class GivenTable(NamedTuple):
    """A table as it was given: what messages call it, and what SQL does; `number` is what a row's place is there."""

    place: str
    rows: str
    number: str = IN_TURN


@dataclass(frozen=True)
class Given:
    """A study as it was given: its name, its datapackage.json, and its tables.

    `files` are all that it is made of; when they change, it is another study.
    """

    name: str
    package: bytes
    tables: dict[str, GivenTable]
    files: tuple[Path, ...]
    connection: duckdb.DuckDBPyConnection
    described: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)
    seen: dict[tuple[str, str], pd.Series] = field(default_factory=dict, repr=False)

    @property
    def key(self) -> str:
        """What is the same only for the same files."""
        held = [(str(file.resolve()), file.stat().st_size, file.stat().st_mtime_ns) for file in self.files]
        return sha256(repr(held).encode() + self.package).hexdigest()

    def ask(self, query: str, **frames: pd.DataFrame) -> pd.DataFrame:
        """What a query gives; `frames` are tables that it names. Raises StudyError where a file cannot be read."""
        for name, frame in frames.items():
            self.connection.register(name, frame)
        try:
            return self.connection.execute(query).df()
        except duckdb.Error as error:
            mend = "Look whether each file is whole, and what may read it; a file that another program writes to is locked."
            said = str(error).splitlines()[0]
            raise StudyError([Problem(self.name, 0, "", said, "tables that can be read", mend)]) from error

    def columns(self, table: str) -> dict[str, str]:
        """The columns of a table, and each as text without blanks around it: '' where it is empty, a list with ';' between."""
        if table not in self.described:
            types = self.ask(f"DESCRIBE SELECT * FROM {self.tables[table].rows}")
            texts = {}
            for name, kind in zip(map(str, types["column_name"]), types["column_type"], strict=True):
                cell = f"array_to_string({named(name)}, {quoted(LIST_SEPARATOR)})" if kind.endswith("[]") else named(name)
                texts[name] = cell if kind == "VARCHAR" else f"{cell}::VARCHAR"
            found = self._blanks(table, texts)
            self.described[table] = {
                name: f"coalesce({f'trim({text}, {BLANKS})' if name in found else text}, '')" for name, text in texts.items()
            }
        return self.described[table]

    def _blanks(self, table: str, texts: dict[str, str]) -> set[str]:
        """The columns of a table in which a text begins or ends with a blank."""
        rows = self.tables[table].rows
        differ = ", ".join(f"count(DISTINCT {named(name)})" for name in texts)
        several = self.ask(f"SELECT {differ} FROM (SELECT * FROM {rows} LIMIT {SOME})").iloc[0]
        asked = []
        for (name, text), different in zip(texts.items(), several, strict=True):
            cells = f"(SELECT DISTINCT {named(name)} FROM {rows})" if different < SOME / 2 else rows
            asked.append(f"(SELECT coalesce(bool_or({_has_blanks(text)}), false) FROM {cells})")
        found = self.ask(f"SELECT {', '.join(asked)}").iloc[0]
        return {name for name, is_blank in zip(texts, found, strict=True) if is_blank}

    def cells(self, table: str, column: str) -> pd.Series:
        """Every cell of a column as text, once."""
        if (table, column) not in self.seen:
            given = f"SELECT DISTINCT {named(column)} FROM {self.tables[table].rows}"
            query = f"SELECT DISTINCT {self.columns(table)[column]} AS cell FROM ({given}) ORDER BY 1"
            self.seen[table, column] = self.ask(query)["cell"].astype("str")
        return self.seen[table, column]

    def as_text(self, table: str) -> str:
        """A query of all rows of a table as text, each with its place."""
        cells = [f"{cell} AS {named(name)}" for name, cell in self.columns(table).items()]
        _, rows, number = self.tables[table]
        number = IN_TURN if {*OF_DUCKDB} & {*self.columns(table)} else number
        return f"SELECT {number} AS {PLACE}, {', '.join(cells)} FROM {rows}"

    def rows(self, table: str, where: str = "true", **frames: pd.DataFrame) -> pd.DataFrame:
        """Rows of a table as text, under their places."""
        found = self.ask(f"SELECT * FROM ({self.as_text(table)}) WHERE {where} ORDER BY {PLACE}", **frames)
        return found.set_index(PLACE).rename_axis(None).astype("str")


def give(path: Path) -> Given | None:
    """The study in a folder whose findings are Parquet, or in a DuckDB file; None for any other. Raises StudyError."""
    is_file = path.suffix == DUCKDB and path.is_file()
    if not is_file and not _parquet(path, FINDINGS):
        return None
    package = (path.parent if is_file else path) / DESCRIPTOR_FILE
    try:
        content = package.read_bytes()
    except OSError as error:
        raise StudyError([unreadable(DESCRIPTOR_FILE, error)]) from None
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    tables = _tables_of_file(connection, path) if is_file else _tables_of_folder(connection, path)
    files = (package, path) if is_file else (package, *sorted([*path.rglob("*.parquet"), *path.glob("*.csv")]))
    return Given(path.name, content, tables, files, connection)


def _tables_of_file(connection: duckdb.DuckDBPyConnection, path: Path) -> dict[str, GivenTable]:
    try:
        connection.execute(f"ATTACH {quoted(str(path))} AS {GIVEN} (READ_ONLY)")
        query = "SELECT table_name, table_type FROM information_schema.tables WHERE table_catalog = ?"
        tables = {}
        for name, kind in connection.execute(query, [GIVEN]).fetchall():
            rows = f"{GIVEN}.{named(name)}"
            tables[name] = GivenTable(f"table {name}", rows)
            if kind == "BASE TABLE" and connection.execute(f"SELECT count(*) - 1 = max(rowid) FROM {rows}").fetchall()[0][0]:
                tables[name] = tables[name]._replace(number="rowid")  # no row was ever deleted
    except duckdb.Error as error:
        said = str(error).splitlines()[0]
        raise StudyError([Problem(path.name, 0, "", said, "a DuckDB file that nobody is writing to")]) from error
    return tables


def _tables_of_folder(connection: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, GivenTable]:
    tables = {}
    for file in sorted(folder.glob("*.csv")):
        tables[file.stem] = GivenTable(file.name, f"read_csv({quoted(str(file))}, all_varchar = true, header = true)")
    for name in sorted({each.stem for each in folder.glob("*.parquet")} | {each.name for each in folder.iterdir()}):
        if found := _parquet(folder, PurePosixPath(name).stem):
            tables[PurePosixPath(name).stem] = _table_of_parquet(connection, found)
    return tables


def _table_of_parquet(connection: duckdb.DuckDBPyConnection, found: Path) -> GivenTable:
    files = sorted(found.glob("*.parquet")) if found.is_dir() else [found]
    paths = f"[{', '.join(quoted(str(file)) for file in files)}]"
    rows = f"read_parquet({paths})"
    try:
        sizes = [
            connection.execute(f"SELECT count(*) FROM read_parquet({quoted(str(file))})").fetchall()[0][0] for file in files
        ]
        before = np.cumsum([0, *sizes[:-1]]).tolist()
    except duckdb.Error:  # whoever reads the table will hear what is wrong with it
        return GivenTable(found.name, rows)
    return GivenTable(found.name, rows, f"({before}::BIGINT[])[file_index::BIGINT + 1] + file_row_number")


def _parquet(folder: Path, name: str) -> Path | None:
    """The Parquet file of a table, or the folder of several of them."""
    file, several = folder / f"{name}{PARQUET}", folder / name
    return file if file.is_file() else several if several.is_dir() and any(several.glob("*.parquet")) else None


def _has_blanks(text: str) -> str:
    """Whether a text that is not empty begins or ends with a blank, as SQL that compares and looks at no letter."""
    ends = " OR ".join(f"suffix({text}, chr({blank}))" for blank in BLANK)
    return f"{text} <> '' AND ({text} < '!' OR {text} >= chr(160) AND {text} < chr(161) OR {ends})"
