"""A study whose findings are counted in an engine of the owner's: written there once by `load`, opened from there after that.

Each time its tables get names of their own. The last that is written is a row of STUDIES, which names them: until then nobody
opens them, and whoever counts in those written before goes on.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from time import time
from typing import Any, NamedTuple
from uuid import uuid4

import duckdb
import pyarrow as pa

from analysis.databases.given import FINDINGS
from analysis.databases.open_given import descriptor_of_package, open_given
from analysis.databases.prepare import prepared_study, stored_at
from analysis.engines.address import PASSWORD, USER, is_address, parts_of, spoken
from analysis.engines.engine import GONE, EngineError
from analysis.engines.in_sql import folded_text
from analysis.engines.of_study import database_at
from analysis.engines.sql import named
from analysis.files.open_study import Opened
from analysis.files.package_json import DESCRIPTOR_FILE
from analysis.files.problems import Notice, Problem, StudyError
from analysis.files.read_tables import Progress
from analysis.model.dataset import Stored

STUDIES = "coded_studies"  # a row a study that was loaded: `loaded` (a time), and what is told of it
AT_ONCE = 100_000  # rows
RAW = "raw_"


class Loaded(NamedTuple):
    """What was written: the title of the study, the names of its tables, and how many findings they hold."""

    title: str
    tables: tuple[str, ...]
    findings: int
    notices: tuple[Notice, ...]


def load(study: Path, into: str, progress: Progress) -> Loaded:
    """Check a study in Parquet or DuckDB and write it into the engine at an address: whole, or so that nobody opens it.

    Raises StudyError.
    """
    engine = _engine(into)
    opened = open_given(study, progress)
    stored, prefix = opened.dataset.stored, f"coded_{uuid4().hex[:12]}_"
    assert stored is not None, "such a study is always stored"
    package = ((study.parent if study.is_file() else study) / DESCRIPTOR_FILE).read_text(encoding="utf-8")
    written: list[str] = []
    try:
        with duckdb.connect(stored.place, read_only=True) as connection:
            names = [name for (name,) in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()]
            names = sorted(name for name in names if name == FINDINGS or name.startswith(RAW))
            for name in names:
                progress(f"Writing {name}", len(written) / len(names))
                written.append(prefix + name)
                engine.write(written[-1], _batches(connection, name))
                _check_whole(engine, written[-1], connection, name)
        told = {"prefix": prefix, "tables": names, "package": package, **_told(stored)}
        row = pa.table({"loaded": pa.array([time()], pa.float64()), "said": pa.array([json.dumps(told)], pa.string())})
        engine.know(STUDIES)
        engine.write(STUDIES, iter([row]))
    except (EngineError, duckdb.Error) as error:
        for name in written:
            engine.drop(name)
        raise StudyError([_does_not_answer(into)]) from error
    return Loaded(opened.dataset.descriptor.title, tuple(written), stored.findings, opened.notices)


def open_loaded(address: str) -> Opened:
    """The study that was last loaded into the engine at an address; nothing of it is checked again. Raises StudyError."""
    engine = _engine(address)
    try:
        engine.know(STUDIES)
        if STUDIES not in engine.tables():
            mend = "Run `python -m analysis load STUDY INTO` first."
            raise StudyError([Problem(spoken(address), 0, "", "no study", "a study that was loaded", mend)])
        told = json.loads(engine.table(STUDIES).sort_values("loaded")["said"].iloc[-1])
        for name in told["tables"]:
            engine.know(told["prefix"] + name)
        raw = {
            name.removeprefix(RAW): engine.table(told["prefix"] + name)
            .sort_values("place", ignore_index=True)
            .drop(columns="place")
            .astype("str")
            for name in told["tables"]
            if name != FINDINGS
        }
    except EngineError as error:
        raise StudyError([_does_not_answer(address)]) from error
    stored = stored_at(address, named(told["prefix"] + FINDINGS), told)
    return Opened(prepared_study(raw, descriptor_of_package(told["package"].encode()), stored), ())


def _check_whole(engine: Any, written: str, connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Raises EngineError where the engine has not kept every row and every cell: what reaches it may lose some."""
    columns = [column for column, *_ in connection.execute(f"DESCRIBE {named(name)}").fetchall() if column != "folded"]
    cells = ", ".join(f"count({named(column)}) AS n{number}" for number, column in enumerate(columns))
    query = f"SELECT count(*) AS n, {cells} FROM "
    if engine.ask(query + named(written)).iloc[0].tolist() != connection.execute(query + named(name)).df().iloc[0].tolist():
        raise EngineError(GONE)


def _told(stored: Stored) -> dict:
    return {"findings": stored.findings, "tied": stored.tied, "silent": sorted(stored.silent)}


def _batches(connection: duckdb.DuckDBPyConnection, name: str) -> Iterator[pa.Table]:
    """The rows of a prepared table, some at once; of the findings each with its text folded, of others with its place."""
    more = "* EXCLUDE (place), rowid AS place" if _has_place(connection, name) else "*, rowid AS place"
    folded = f"* REPLACE (coalesce(folded, {folded_text('statement')}) AS folded)"
    cells, order = (folded, "place") if name == FINDINGS else (more, "rowid")
    reader: Any = connection.sql(f"SELECT {cells} FROM {named(name)} ORDER BY {order}").to_arrow_reader(AT_ONCE)
    none = True
    for batch in reader:
        none = False
        yield pa.Table.from_batches([batch])
    if none:
        yield reader.schema.empty_table()


def _has_place(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    return "place" in {column for column, *_ in connection.execute(f"DESCRIBE {named(name)}").fetchall()}


def _engine(address: str):
    """The engine at an address. Raises StudyError in words that do not repeat what stands in it before the host."""
    if not is_address(address):
        raise StudyError([Problem(spoken(address), 0, "", "", "the address of an engine, such as postgres://host/database")])
    try:
        parts_of(address)
    except ValueError as error:
        mend = f"Take it out of the address; put it into {USER} and {PASSWORD}."
        raise StudyError([Problem("the address", 0, "", str(error), "an address without either", mend)]) from None
    try:
        return database_at(address)
    except ImportError:
        mend = "Install what stands in deploy/requirements-engines.lock, and what this engine needs (docs/scale.md)."
        raise StudyError([Problem(spoken(address), 0, "", "", "an engine that can be reached from here", mend)]) from None
    except EngineError:
        raise StudyError([_does_not_answer(address)]) from None


def _does_not_answer(address: str) -> Problem:
    mend = f"Look whether it runs, may be reached from here, and lets in whom {USER} and {PASSWORD} name."
    return Problem(spoken(address), 0, "", "no answer", "an engine that answers", mend)
