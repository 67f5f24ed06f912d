"""A checked study as a database that the app counts in: numbers for codes, text for search; and what it takes to open it again.

It is written once, beside nothing of the study: into the folder of STUDY_CACHE, or one of the user's own. As long as the files
of the study are the same it is opened without a check.
"""

import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb
import numpy as np
import pandas as pd

from analysis.databases.given import FINDINGS, PLACE, Given
from analysis.engines.in_duckdb import FILE, clear
from analysis.engines.sql import named, quoted
from analysis.files.data_package import text_where_unlisted
from analysis.files.open_study import build_dataset
from analysis.files.problems import Problem, StudyError
from analysis.files.spelling import Raw
from analysis.model.dataset import ASKS, CORE, QUOTE, RESULT, Dataset, Stored
from analysis.model.folding import fold
from analysis.model.schema import NOT_STATED, Descriptor

FORM = "2"  # of what is written: another one is written anew
FOLDER = "STUDY_CACHE"
LEAST_MEMORY, ROWS_A_MB = 256, 50_000  # MB for any study, and one more for each so many rows of findings
MAKING, A_DAY = ".making", 24 * 60 * 60  # how a database ends that is being written; seconds
TIED = "participant_id"
PASSAGE = "passage"
AGAIN = "said_again"


@dataclass(frozen=True)
class Checked:
    """A study whose tables were checked: its descriptor, and its tables as text, of the findings some rows."""

    descriptor: Descriptor
    raw: Raw


def prepared_file(given: Given) -> Path:
    """Where the database of a study is, or would be."""
    folder = os.environ.get(FOLDER)
    return (Path(folder) if folder else Path.home() / ".cache" / "coded-findings") / f"{given.key}-{FORM}.duckdb"


def make_room(given: Given, file: Path) -> None:
    """Let the database check and write with the memory that a study of its size needs; what does not fit goes beside `file`."""
    number = given.ask(f"SELECT count(*) FROM {given.tables[FINDINGS].rows}").iloc[0, 0]
    with suppress(OSError):  # whoever writes into it says what is wrong with it
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    given.connection.execute(f"SET memory_limit = '{LEAST_MEMORY + number // ROWS_A_MB} MB'")
    given.connection.execute(f"SET temp_directory = {quoted(str(file.with_suffix('.tmp')))}")


def prepare(given: Given, checked: Checked, file: Path) -> None:
    """Write the database: whole, or not at all. Raises StudyError where it cannot be written."""
    skeleton = _skeleton(given, checked)
    raw = {**checked.raw, FINDINGS: skeleton}
    dataset = build_dataset(text_where_unlisted(checked.descriptor, raw), raw)
    making = file.with_name(f"{uuid4()}{MAKING}")
    given.connection.execute("SET force_compression = 'zstd'")  # half the time of trying each way that fits, and as small
    try:
        given.connection.execute(f"ATTACH {quoted(str(making))} AS made")
        _write(given, dataset, raw)
        given.connection.execute("DETACH made")
        making.rename(file)
    except (OSError, duckdb.Error) as error:
        mend = f"Free some room, or name another folder in {FOLDER}."
        raise StudyError([Problem(given.name, 0, "", str(error).splitlines()[0], "room for its database", mend)]) from error
    finally:
        making.unlink(missing_ok=True)


def clear_cache(folder: Path) -> None:
    """Take away what was being written when a server ended, as nothing takes a day, and what did not fit into its memory."""
    clear(folder)
    for left in folder.glob(f"*{MAKING}"):
        if left.stat().st_mtime < time.time() - A_DAY:
            left.unlink(missing_ok=True)


def open_prepared(file: Path, descriptor: Descriptor) -> Dataset:
    """The study of a prepared database: its tables in memory, but of the findings only those that say another one again."""
    with duckdb.connect(str(file), read_only=True) as connection:
        names = connection.execute("SELECT table_name FROM information_schema.tables").df()["table_name"]
        raw = {
            str(name).removeprefix("raw_"): connection.execute(f"SELECT * FROM {named(str(name))}").df().astype("str")
            for name in names
            if str(name).startswith("raw_")
        }
        told = json.loads(connection.execute("SELECT said FROM about").fetchall()[0][0])
    return prepared_study(raw, descriptor, stored_at(str(file), f"{FILE}.{FINDINGS}", told))


def stored_at(place: str, table: str, told: dict[str, Any]) -> Stored:
    """Where the findings are, and what a prepared database tells of them."""
    return Stored(place, table, told["findings"], told["tied"], frozenset(told["silent"]))


def prepared_study(raw: Raw, descriptor: Descriptor, stored: Stored) -> Dataset:
    """The study whose tables are `raw`, where the findings are those that say what all have, and `AGAIN` those of a database
    that say another one again."""
    whole = raw | {FINDINGS: pd.concat([raw[FINDINGS], raw.pop(AGAIN)], ignore_index=True)}
    dataset = build_dataset(text_where_unlisted(descriptor, whole), whole)
    tables = {**dataset.tables, FINDINGS: dataset.tables[FINDINGS].iloc[len(raw[FINDINGS]) :]}
    return replace(dataset, tables=tables, views={}, stored=stored)


def _skeleton(given: Given, checked: Checked) -> pd.DataFrame:
    """Rows as text that hold every cell that a list column of the findings has: what the study's categories are made of."""
    table, some = checked.descriptor.table(FINDINGS), checked.raw[FINDINGS].drop(columns=PASSAGE, errors="ignore")
    listed = {field.name for field in table.fields if field.is_list}
    held = {name: given.cells(FINDINGS, name).tolist() if name in listed else [some[name].max()] for name in some}
    longest = max(map(len, held.values()))
    cells = {name: [*cells, *[cells[0]] * (longest - len(cells))] for name, cells in held.items()}
    return pd.DataFrame(cells, dtype="str")


def _write(given: Given, dataset: Dataset, raw: Raw) -> None:
    connection, findings = given.connection, dataset.tables[FINDINGS]
    again = "repeats <> ''" if "repeats" in given.columns(FINDINGS) else "false"
    said_again = given.rows(FINDINGS, again).reindex(columns=raw[FINDINGS].columns)
    for name, table in {**raw, AGAIN: said_again}.items():
        connection.register("table_as_text", table)
        connection.execute(f"CREATE TABLE made.{named(f'raw_{name}')} AS SELECT * FROM table_as_text")
    connection.create_function("fold_text", fold, ["VARCHAR"], "VARCHAR")
    there, maps, joins = given.columns(FINDINGS), _maps(dataset, findings), []
    cells = {name: _cell(name, findings, there) for name in findings}
    for number, (name, pairs) in enumerate(maps.items()):
        connection.register(f"map{number}", pairs)
        joins.append(f"LEFT JOIN map{number} ON {_key(name, there)} = map{number}.cell")
        cells[name] = f"coalesce(map{number}.code, -1)"
    if CORE in findings:
        asks = ", ".join(map(quoted, ["", *dataset.themes_of(*dataset.kinds_that(ASKS))]))
        core = f"f.basis = {quoted(RESULT)} OR f.theme_id IN ({asks})"
        cells[CORE] = f"CASE WHEN {core} THEN 0 ELSE 1 END"  # as IN_CORE and APART stand in its categories
    ties = dataset.ties and TIED in there
    if ties:
        joins.append(f"LEFT JOIN people ON f.{TIED} = people.cell")
        connection.register("people", _people(dataset, findings))
        cells |= {name: f"coalesce(people.{named(name)}, {_of_nobody(name, findings)})" for name in _carried(dataset, findings)}
    person = "coalesce(people.person, -1)" if ties else "-1"
    said = "CASE WHEN strlen(statement) <> length(statement) THEN fold_text(statement) END"  # of plain letters the engine folds
    columns = ", ".join(f"{cell} AS {named(name)}" for name, cell in cells.items())
    joined = f"({given.as_text(FINDINGS)}) f {' '.join(joins)} WHERE NOT ({again})"
    inner = f"SELECT f.{PLACE}, {person} AS person, {columns} FROM {joined}"
    connection.execute(f"CREATE TABLE made.findings AS SELECT *, {said} AS folded FROM ({inner})")
    silent = _silent(given, dataset, findings)
    number, tied = given.ask("SELECT count(*), count(*) FILTER (WHERE person >= 0) FROM made.findings").iloc[0]
    told = json.dumps({"findings": int(number), "tied": int(tied), "silent": silent})
    connection.execute("CREATE TABLE made.about AS SELECT ? AS said", [told])


def _cell(name: str, findings: pd.DataFrame, there: dict[str, str]) -> str:
    """A cell of a column that is no code, as SQL; of a column that the study does not have, what is in an empty one."""
    if isinstance(findings[name].dtype, pd.CategoricalDtype):
        return "0"  # a column that the study does not code: silence is its only value
    if not isinstance(findings[name].dtype, pd.StringDtype):
        return f"try_cast(f.{named(name)} AS BIGINT)" if name in there else "NULL::BIGINT"
    if name == "statement" and QUOTE in there:
        quote = f"CASE WHEN f.{QUOTE} = '' THEN '' ELSE '“' || f.{QUOTE} || '”' END"
        return f"coalesce(nullif(f.statement, ''), {quote})" if name in there else quote
    return f"f.{named(name)}" if name in there else "''"


def _maps(dataset: Dataset, findings: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """For each code column that the findings have, and for what is made of one, each text and the number of its cell."""
    of_findings = {field.name for field in dataset.descriptor.table(FINDINGS).fields}
    found = {}
    for name in findings:
        if not isinstance(findings[name].dtype, pd.CategoricalDtype) or name not in of_findings:
            continue
        cells = list(findings[name].cat.categories)
        texts = [*cells, *([""] if NOT_STATED in cells and _is_silent_where_empty(dataset, name) else [])]
        found[str(name)] = _pairs(texts, [cells.index(text or NOT_STATED) for text in texts])
    kinds = list(findings["kind"].cat.categories)
    found["kind"] = _pairs(list(dataset.kind_of), [kinds.index(kind) for kind in dataset.kind_of.values()])
    return found


def _is_silent_where_empty(dataset: Dataset, name: str) -> bool:
    field = dataset.descriptor.table(FINDINGS).field(name)
    return field.is_list or bool(field.attribute and field.attribute.own)


def _pairs(texts: list[str], codes: list[int]) -> pd.DataFrame:
    return pd.DataFrame({"cell": pd.Series(texts, dtype="str"), "code": np.array(codes, dtype="int32")})


def _key(name: str, there: dict[str, str]) -> str:
    return "f.theme_id" if name == "kind" else f"f.{named(name)}"


def _carried(dataset: Dataset, findings: pd.DataFrame) -> dict[str, str]:
    """What findings carry of whoever says them, and what the participants call it."""
    of_findings = {field.name for field in dataset.descriptor.table(FINDINGS).fields}
    return {
        each.column: each.people
        for each in dataset.descriptor.attributes
        if each.tied and each.people in dataset.participants and each.column not in of_findings
    }


def _people(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """The number of each participant, and the numbers of the cells that findings carry of them."""
    people = dataset.participants
    columns = {
        name: pd.Categorical(people[own].astype("str"), findings[name].cat.categories).codes.astype("int32")
        if name in findings
        else people[own].cat.codes.to_numpy().astype("int32")
        for name, own in _carried(dataset, findings).items()
    }
    return pd.DataFrame({"cell": people[TIED], "person": np.arange(len(people), dtype="int32"), **columns})


def _of_nobody(name: str, findings: pd.DataFrame) -> int:
    """The number of the cell of a finding that is tied to nobody."""
    return list(findings[name].cat.categories).index(NOT_STATED) if name in findings else -1


def _silent(given: Given, dataset: Dataset, findings: pd.DataFrame) -> list[str]:
    """The columns that only this study has in which any finding says nothing."""
    found = []
    for each in dataset.descriptor.attributes:
        if each.own and each.column in findings:
            number = list(findings[each.column].cat.categories).index(NOT_STATED)
            query = f"SELECT count(*) FROM made.findings WHERE {named(each.column)} = {number}"
            found += [each.column] if given.ask(query).iloc[0, 0] else []
    return found
