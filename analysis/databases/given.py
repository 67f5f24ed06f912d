"""Studies whose findings are not read into memory: a folder with Parquet files, or a DuckDB file. What is in them, as text."""

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

import duckdb
import pandas as pd

from analysis.engines.in_duckdb import named, quoted
from analysis.files.package_json import DESCRIPTOR_FILE
from analysis.files.problems import Problem, StudyError, unreadable
from analysis.model.schema import LIST_SEPARATOR

PARQUET, DUCKDB, FINDINGS = ".parquet", ".duckdb", "findings"
GIVEN = "given"  # what queries call the DuckDB file
BLANKS = "' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || chr(160)"
PLACE = "place"  # the number of a row, from 0


@dataclass(frozen=True)
class Given:
    """A study as it was given: its name, its datapackage.json, and for each table what messages call it and what SQL does.

    `files` are all that it is made of; when they change, it is another study.
    """

    name: str
    package: bytes
    tables: dict[str, tuple[str, str]]
    files: tuple[Path, ...]
    connection: duckdb.DuckDBPyConnection
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
        types = self.ask(f"DESCRIBE SELECT * FROM {self.tables[table][1]}")
        found = {}
        for name, kind in zip(types["column_name"], types["column_type"], strict=True):
            cell = f"array_to_string({named(name)}, {quoted(LIST_SEPARATOR)})" if kind.endswith("[]") else named(name)
            text = f"coalesce({cell}::VARCHAR, '')"
            ends = " OR ".join(f"{end}({text}, 1) {blank}" for end in ("left", "right") for blank in ("<= ' '", "= chr(160)"))
            found[str(name)] = f"CASE WHEN {ends} THEN trim({text}, {BLANKS}) ELSE {text} END"
        return found

    def cells(self, table: str, column: str) -> pd.Series:
        """Every cell of a column as text, once."""
        if (table, column) not in self.seen:
            query = f"SELECT DISTINCT {self.columns(table)[column]} AS cell FROM {self.tables[table][1]} ORDER BY 1"
            self.seen[table, column] = self.ask(query)["cell"].astype("str")
        return self.seen[table, column]

    def as_text(self, table: str) -> str:
        """A query of all rows of a table as text, each with its place."""
        cells = [f"{cell} AS {named(name)}" for name, cell in self.columns(table).items()]
        return f"SELECT row_number() OVER () - 1 AS {PLACE}, {', '.join(cells)} FROM {self.tables[table][1]}"

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
    tables = _tables_of_file(connection, path) if is_file else _tables_of_folder(path)
    files = (package, path) if is_file else (package, *sorted([*path.rglob("*.parquet"), *path.glob("*.csv")]))
    return Given(path.name, content, tables, files, connection)


def _tables_of_file(connection: duckdb.DuckDBPyConnection, path: Path) -> dict[str, tuple[str, str]]:
    try:
        connection.execute(f"ATTACH {quoted(str(path))} AS {GIVEN} (READ_ONLY)")
    except duckdb.Error as error:
        said = str(error).splitlines()[0]
        raise StudyError([Problem(path.name, 0, "", said, "a DuckDB file that nobody is writing to")]) from error
    query = f"SELECT table_name FROM information_schema.tables WHERE table_catalog = {quoted(GIVEN)}"
    names = connection.execute(query).df()["table_name"]
    return {str(name): (f"table {name}", f"{GIVEN}.{named(str(name))}") for name in names}


def _tables_of_folder(folder: Path) -> dict[str, tuple[str, str]]:
    tables = {}
    for file in sorted(folder.glob("*.csv")):
        tables[file.stem] = (file.name, f"read_csv({quoted(str(file))}, all_varchar = true, header = true)")
    for name in sorted({each.stem for each in folder.glob("*.parquet")} | {each.name for each in folder.iterdir()}):
        if found := _parquet(folder, PurePosixPath(name).stem):
            tables[PurePosixPath(name).stem] = (found.name, f"read_parquet({quoted(str(_glob(found)))})")
    return tables


def _parquet(folder: Path, name: str) -> Path | None:
    """The Parquet file of a table, or the folder of several of them."""
    file, several = folder / f"{name}{PARQUET}", folder / name
    return file if file.is_file() else several if several.is_dir() and any(several.glob("*.parquet")) else None


def _glob(found: Path) -> Path:
    return found / "*.parquet" if found.is_dir() else found
