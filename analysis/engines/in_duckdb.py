"""What `InSql` asks where the findings stand in a DuckDB file, which `analysis/databases/prepare.py` makes."""

import atexit
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from platform import node
from shutil import rmtree

import duckdb
import pandas as pd

from analysis.engines.asking import UNKNOWN, Questions
from analysis.engines.engine import GONE, MEMORY, TIME, EngineError
from analysis.engines.sql import quoted

FILE, WORK = "study", "work"  # what queries call the file, which is only read, and the tables that are made for this process
TELL = "SET enable_progress_bar = true; SET enable_progress_bar_print = false; SET progress_bar_time = 0"  # how far a query is
WORKS_HERE, TEMPORARY = f"-{node()}-", ".tmp"  # in the names of folders for what does not fit into memory
LONGEST = 120  # seconds that one question may take
MOST_BITS = 2_000_000_000  # of a table of groups by people, a bit each; a larger one is counted by sorting
MOST_MEMORY = "4GB"


class _Query:
    """A query, and the tables that it names."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, query: str, frames: dict[str, pd.DataFrame]):
        self.connection, self.query, self.frames = connection, query, frames
        self.cursor: duckdb.DuckDBPyConnection | None = None
        self.is_stopped = False

    def answer(self) -> pd.DataFrame:
        """What the query gives. Raises EngineError."""
        try:
            self.cursor = self.connection.cursor()
            try:
                self.cursor.execute(TELL)
                for name, frame in self.frames.items():
                    self.cursor.register(name, frame)
                if self.is_stopped:
                    raise EngineError(TIME)
                return self.cursor.execute(self.query).df()
            finally:
                self.cursor.close()
        except duckdb.Error as error:
            raise EngineError(why(error)) from error

    def stop(self) -> None:
        """Have the database stop."""
        self.is_stopped = True
        if self.cursor is not None:
            self.cursor.interrupt()

    def share(self) -> float:
        """How much of the query is done."""
        try:
            done = UNKNOWN if self.cursor is None else self.cursor.query_progress() / 100
        except duckdb.Error:  # it has just ended
            return UNKNOWN
        return min(done, 1.0) if done >= 0 else UNKNOWN


@dataclass(frozen=True, eq=False)
class DuckDBFile:
    """A prepared file, open for reading, and room for tables of this process beside it."""

    connection: duckdb.DuckDBPyConnection
    all_folded: bool = False
    numbers: Iterator[int] = field(default_factory=count)
    questions: Questions[pd.DataFrame] = field(default_factory=Questions)

    def ask(self, query: str, **frames: pd.DataFrame) -> pd.DataFrame:
        """What a query gives; `frames` are tables that it names. Raises EngineError, and what a `Watch` does."""
        return self.questions.ask(None if frames else query, lambda: _Query(self.connection, query, frames), LONGEST)

    def new_table(self, cells: str, rows: str, order: str, **frames: pd.DataFrame) -> str:
        """A new table in this order, and in it each row's `place`: see `Database`."""
        name = f"{WORK}.made_{next(self.numbers)}"
        self.ask(f"CREATE TABLE {name} AS SELECT {cells} FROM {rows} ORDER BY {order}", **frames)
        return f"(SELECT *, rowid AS place FROM {name})"

    def different(self, people: int, groups: int) -> str:
        """How many different people there are: see `Database`."""
        if people * groups > MOST_BITS:
            return "count(DISTINCT person)"
        return f"bit_count(bitstring_agg(person, 0, {max(0, people - 1)}))"


def why(error: Exception) -> str:
    """Why a query failed, as `EngineError` has it."""
    if isinstance(error, duckdb.OutOfMemoryException):
        return MEMORY
    return TIME if isinstance(error, duckdb.InterruptException) else GONE


def open_database(path: str) -> DuckDBFile:
    """A prepared file, open for reading. Raises EngineError."""
    try:
        connection = duckdb.connect()
        connection.execute(f"SET memory_limit = '{MOST_MEMORY}'")
        beside = f"{path}{WORKS_HERE}{os.getpid()}{TEMPORARY}"  # each process has one of its own
        connection.execute(f"SET temp_directory = {quoted(beside)}")
        connection.execute(f"ATTACH {quoted(path)} AS {FILE} (READ_ONLY); ATTACH ':memory:' AS {WORK} (COMPRESS)")
    except duckdb.Error as error:
        raise EngineError(why(error)) from error
    atexit.register(_end, connection)
    return DuckDBFile(connection)


def _end(connection: duckdb.DuckDBPyConnection) -> None:
    """Leave nothing on disk: what is being asked is stopped."""
    with suppress(duckdb.Error):
        connection.interrupt()
        connection.close()


def clear(folder: Path) -> None:
    """Take away what processes of this machine left in a folder that ended without a word."""
    for left in folder.glob(f"*{WORKS_HERE}*{TEMPORARY}"):
        process = left.name.removesuffix(TEMPORARY).rpartition(WORKS_HERE)[2]
        if process.isdecimal() and not _is_running(int(process)):
            rmtree(left, ignore_errors=True)


def _is_running(process: int) -> bool:
    if os.name == "nt":  # where asking would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
