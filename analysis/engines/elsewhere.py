"""What `InSql` asks where the findings stand in an engine of the owner's, which Ibis reaches: Spark, Postgres, ClickHouse …

One question is answered at a time: few of these connections can be asked by several threads. Where an engine does not answer
any more, the question fails, and before the next one the app connects anew and makes its tables there again.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, InvalidStateError
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import count
from threading import Lock, Thread
from typing import Any
from urllib.parse import parse_qsl

import ibis
import pandas as pd
import pyarrow as pa
import sqlglot

from analysis.engines.address import SPARK, parts_of, with_credentials
from analysis.engines.asking import UNKNOWN, Questions
from analysis.engines.engine import GONE, MEMORY, TIME, EngineError
from analysis.engines.sql import named

DIALECT = "duckdb"  # of the questions
LONGEST = 120  # seconds that one question may take
OUT_OF_MEMORY = ("outofmemory", "out of memory", "memory_limit", "memory limit")
STOPPED = ("cancel", "interrupt", "timeout", "timed out")
ENDED = ("was shut down", "stopped sparkcontext", "closed the connection", "terminating connection")
SPARK_SAYS_LITTLE = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.log.level": "OFF"}


class _Query:
    """A query, and the tables that it names; stopped, it is not waited for, whatever the engine makes of that."""

    def __init__(self, engine: "Elsewhere", query: str, frames: dict[str, pd.DataFrame], name: str = ""):
        self.engine, self.query, self.frames, self.name = engine, query, frames, name
        self.given: Future[pd.DataFrame] = Future()
        self.running = False

    def answer(self) -> pd.DataFrame:
        """What the query gives; nothing where it makes a table of some `name`. Raises EngineError."""
        Thread(target=self._run, name="engine elsewhere", daemon=True).start()
        return self.given.result()

    def _run(self) -> None:
        with self.engine.lock, suppress(InvalidStateError):  # it has been stopped meanwhile
            if self.given.done():
                return
            try:
                self.running = True
                self.engine.connect_again()
                self.engine.begin(self)
                self.given.set_result(self.engine.do(self.query, self.frames, self.name))
            except InvalidStateError:
                raise
            except Exception as error:  # each engine has its own
                self.engine.is_lost = True
                self.given.set_exception(EngineError(why(error)))
            finally:
                self.running = False

    def stop(self) -> None:
        """Have the engine stop, if it can."""
        with suppress(InvalidStateError):
            self.given.set_exception(EngineError(TIME))
        if self.running:
            self.engine.end(self)

    def share(self) -> float:
        """No engine tells how much is done."""
        return UNKNOWN


@dataclass(eq=False)
class Elsewhere:
    """An engine that Ibis connects to by `connect`. Raises what that does.

    `made`: the tables that hold as long as it is connected, and what they are made of; `known`: those that it has been told of;
    `is_lost`: whether the last question failed, so that it may have to be connected to anew.
    """

    connect: Callable[[], Any]
    all_folded: bool = True
    numbers: Iterator[int] = field(default_factory=count)
    lock: Any = field(default_factory=Lock)
    questions: Questions[pd.DataFrame] = field(default_factory=Questions)
    made: dict[str, tuple[str, dict[str, pd.DataFrame]]] = field(default_factory=dict)
    known: list[str] = field(default_factory=list)
    is_lost: bool = False

    def __post_init__(self) -> None:
        self.connection = self.connect()

    def ask(self, query: str, **frames: pd.DataFrame) -> pd.DataFrame:
        """What a query gives: see `Database`."""
        return self.questions.ask(None if frames else query, lambda: _Query(self, query, frames), LONGEST)

    def new_table(self, cells: str, rows: str, order: str, **frames: pd.DataFrame) -> str:
        """A new table that only this process sees, and in it each row's `place`: see `Database`."""
        name = f"made_{os.getpid()}_{next(self.numbers)}"
        place = f"(row_number() OVER (ORDER BY {order}) - 1)::BIGINT AS place"
        query = f"SELECT {cells}, {place} FROM {rows}"
        self.questions.ask(None, lambda: _Query(self, query, frames, name), LONGEST)
        self.made[name] = (query, frames)
        return name

    def different(self, people: int, groups: int) -> str:
        """How many different people there are: see `Database`."""
        return "count(DISTINCT person)"

    @property
    def is_spark(self) -> bool:
        """Whether it is Spark, which has views and jobs where others have tables of a session and cursors."""
        return self.connection.name == SPARK

    def do(self, query: str, frames: dict[str, pd.DataFrame], name: str = "") -> pd.DataFrame:
        """What the engine gives for a query that may name these frames; nothing where it makes a table of some `name`."""
        with ExitStack() as handed:
            for each, frame in frames.items():
                self._hand_in(each, frame)
                handed.callback(self._take_back, each)
            return self._make(name, query) if name else self._read(query)

    def connect_again(self) -> None:
        """Where a question failed and the engine answers none now, connect anew and make there what held for the connection."""
        if not self.is_lost:
            return
        if not self._answers():
            self._disconnect()
            self.connection = self.connect()
            for name in self.known:
                self._tell_of(name)
            for name, (query, frames) in self.made.items():
                self.do(query, frames, name)
        self.is_lost = False

    def _answers(self) -> bool:
        with suppress(Exception):
            return len(self._read("SELECT 1 AS n")) == 1
        return False

    def _disconnect(self) -> None:
        with suppress(Exception):  # it is gone
            if self.is_spark:
                _end_spark(self.connection._session)
            else:
                self.connection.disconnect()

    def _read(self, query: str) -> pd.DataFrame:
        """What the engine gives for a query."""
        answer = self.connection.raw_sql(self.said(query))
        if self.is_spark:
            return answer.toPandas()
        with answer as cursor:
            return pd.DataFrame(cursor.fetchall(), columns=[column[0] for column in cursor.description])

    def _make(self, name: str, query: str) -> pd.DataFrame:
        """Have the engine keep what a query gives, for as long as it is connected."""
        kept = f"CACHE TABLE {name}" if self.is_spark else f"CREATE TEMPORARY TABLE {name}"
        self._do(f"{kept} AS {self.said(query)}")
        return pd.DataFrame()

    def _do(self, statement: str) -> None:
        """Have the engine do what gives nothing."""
        done = self.connection.raw_sql(statement)
        if not self.is_spark:
            done.close()

    def said(self, query: str) -> str:
        """A query as this engine has it."""
        return in_dialect(query, self.connection.dialect)

    def _hand_in(self, name: str, frame: pd.DataFrame) -> None:
        """Let the next query name a frame; categories go as their text."""
        plain = frame.astype({each: "str" for each in frame if isinstance(frame[each].dtype, pd.CategoricalDtype)})
        if self.is_spark:
            self._frame(pa.Table.from_pandas(plain, preserve_index=False)).createOrReplaceTempView(name)
        else:
            self.connection.create_table(name, plain, temp=True)

    def _take_back(self, name: str) -> None:
        """Have no query name this frame any more; where one of the owner's tables has the name, it was behind this one."""
        if not self.is_spark:
            self._do(f"DROP TABLE {name}")

    def _frame(self, table: pa.Table) -> Any:
        """A table as Spark has it; what Ibis (12.0.0) makes of it loses every number of a column in which one is missing."""
        return self.connection._session.createDataFrame(table)

    def begin(self, query: object) -> None:
        """Mark what the engine does next in this thread as the work of a query."""
        if self.is_spark:
            self.connection._session.sparkContext.setJobGroup(str(id(query)), "a question of the app", True)

    def end(self, query: object) -> None:
        """Have the engine stop what it does for a query, if it can."""
        with suppress(Exception):
            if self.is_spark:
                self.connection._session.sparkContext.cancelJobGroup(str(id(query)))
                return
            client = self.connection.con
            (getattr(client, "cancel", None) or client.interrupt)()

    def table(self, name: str) -> pd.DataFrame:
        """A whole table. Raises EngineError."""
        return self.ask(f"SELECT * FROM {named(name)}")

    def tables(self) -> list[str]:
        """The tables that can be named. Raises EngineError."""
        try:
            with self.lock:
                return list(self.connection.list_tables())
        except Exception as error:
            raise EngineError(why(error)) from None

    def write(self, name: str, batches: Iterator[pa.Table]) -> None:
        """Write a table, or more rows of one, batch by batch. Raises EngineError."""
        try:
            with self.lock:
                there = name in self.connection.list_tables()
                for batch in batches:
                    if self.is_spark:
                        self._frame(batch).write.mode("append").saveAsTable(name)
                    elif there:
                        self.connection.insert(name, batch)
                    else:
                        self.connection.create_table(name, batch)
                    there = True
        except Exception as error:
            raise EngineError(why(error)) from None

    def drop(self, name: str) -> None:
        """Have a table be gone, if it is there."""
        with suppress(Exception), self.lock:
            self._do(f"DROP TABLE {name}")

    def know(self, name: str) -> None:
        """Let queries name a table: a Spark without a catalogue of its own forgets which files are tables."""
        self.known.append(name)
        self._tell_of(name)

    def _tell_of(self, name: str) -> None:
        if self.is_spark:
            catalog, folder = self.connection._session.catalog, self.connection._session.conf.get("spark.sql.warehouse.dir")
            with suppress(Exception):  # the question for it will say that it is not there
                if not catalog.tableExists(name):
                    catalog.createTable(name, path=f"{folder}/{name}", source="parquet")


def open_engine(address: str) -> Elsewhere:
    """The engine at an address. Raises EngineError; ValueError where the address holds a user or a password, ImportError where
    what reaches this engine is not installed."""
    parts = parts_of(address)
    try:
        if parts.scheme == SPARK:
            return Elsewhere(partial(_spark, dict(parse_qsl(parts.query)), parts.path))
        return Elsewhere(lambda: ibis.connect(with_credentials(address)))
    except ImportError:
        raise
    except Exception as error:
        raise EngineError(why(error)) from None  # what the client says may hold what was kept out of the address


def _spark(asked: dict[str, str], folder: str) -> Any:
    """Spark, set as the address asks, its tables in a folder."""
    from pyspark.sql import SparkSession

    where = {"spark.sql.warehouse.dir": folder} if folder.strip("/") else {}
    session = SparkSession.builder.config(map={**SPARK_SAYS_LITTLE, **where, **asked}).getOrCreate()
    return ibis.pyspark.connect(session)


def _end_spark(session: Any) -> None:
    """End Spark, also one whose Java process is gone: PySpark (4.0.5) would ask that process for ever."""
    from pyspark import SparkContext
    from pyspark.sql import SparkSession

    with suppress(Exception):
        session.stop()
        return
    SparkContext._gateway = SparkContext._jvm = SparkContext._active_spark_context = None
    SparkSession._instantiatedSession = None


@lru_cache(maxsize=2000)
def in_dialect(query: str, dialect: Any) -> str:
    """A query that is said as DuckDB has it, as another engine does."""
    return sqlglot.transpile(query, read=DIALECT, write=dialect)[0]


def why(error: Exception) -> str:
    """Why a query failed, as `EngineError` has it: engines agree on no class for it, so their words are looked at."""
    said = f"{type(error).__name__} {error}".lower()
    if any(word in said for word in OUT_OF_MEMORY):
        return MEMORY
    has_ended = any(word in said for word in ENDED)  # Spark cancels the jobs of one that ends
    return TIME if any(word in said for word in STOPPED) and not has_ended else GONE
