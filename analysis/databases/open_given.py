"""Open a study whose findings are in Parquet or in DuckDB: checked and written as numbers once, opened at once after that."""

from contextlib import suppress
from functools import partial
from pathlib import Path

import duckdb
import pandas as pd

from analysis.databases.given import FINDINGS, Given, give
from analysis.databases.prepare import PASSAGE, Checked, clear_cache, make_room, open_prepared, prepare, prepared_file
from analysis.databases.suspects import suspects
from analysis.files.data_package import fit
from analysis.files.open_study import Opened
from analysis.files.package_json import read_package
from analysis.files.problems import MOST_ALIKE, Notice, Problem, StudyError, fewer
from analysis.files.read_tables import Progress, Reading, part_of, read_source
from analysis.files.rows import FOLDER, Grid
from analysis.files.sources import Part, Source, Told
from analysis.model.schema import Descriptor, descriptor_of

NOT_READ = (
    "codings",
    "recodings",
    "settled",
    "transcripts",
)  # they have a row a passage, or more, and are looked through whole
AS_SPELLED = "the code as the study spells it: findings in a database are read as they stand"


def open_given(path: Path, progress: Progress) -> Opened:
    """Open such a study. Raises StudyError with every problem."""
    given = give(path)
    if given is None:
        raise StudyError([Problem(path.name, 0, "", "", "a DuckDB file, or a folder with Parquet files")])
    try:
        file, descriptor = prepared_file(given), descriptor_of_package(given.package)
        clear_cache(file.parent)
        if file.exists():
            with suppress(duckdb.Error):  # what cannot be read is written anew
                return Opened(open_prepared(file, descriptor), ())
        make_room(given, file)
        reading = _checked(given, descriptor, part_of(progress, 0.0, 0.5))
        progress("Writing the database, which takes about as long again", 0.5)
        prepare(given, Checked(descriptor, reading.raw), file)
        return Opened(open_prepared(file, descriptor), tuple(reading.notices))
    finally:
        given.connection.close()
        with suppress(OSError):  # there is something in it
            prepared_file(given).parent.rmdir()


def descriptor_of_package(content: bytes) -> Descriptor:
    """What a datapackage.json describes. Raises StudyError."""
    package, problems, _ = read_package(content)
    if not problems:
        descriptor, problems = fit(descriptor_of(package))
    if problems:
        raise StudyError(problems)
    return descriptor


def _checked(given: Given, descriptor: Descriptor, progress: Progress) -> Reading:
    """What the checks of any study say of it: of the findings those rows are looked at that may be wrong."""
    table = descriptor.table(FINDINGS)
    raw = {
        each.name: given.rows(each.name)
        for each in descriptor.tables
        if each.name in given.tables and each.name not in (FINDINGS, *NOT_READ)
    }
    raw[FINDINGS] = suspects(given, table, raw, part_of(progress, 0.0, 0.9))
    parts = {
        each.path: Part(given.tables[each.name].place, partial(_grid, given, each.name, raw[each.name]), 1)
        for each in descriptor.tables
        if each.name in raw
    }
    reading = read_source(
        Source(given.name, "file", given.package, parts, most_cells=FOLDER.cells), part_of(progress, 0.9, 1.0)
    )
    place = parts[table.path].place
    reading.problems += _respelled(place, raw[FINDINGS], reading.raw.get(FINDINGS))
    if reading.problems:
        raise StudyError(reading.problems, reading.notices)
    says = "not read: a study whose findings are in a database shows no other coding, and no passages"
    others = [given.tables[name].place for name in NOT_READ if name in given.tables]
    others += [f"{place}, column {PASSAGE}"] if PASSAGE in raw[FINDINGS] else []
    reading.notices += [Notice(each, 0, "", "", says) for each in others]
    return reading


def _grid(given: Given, name: str, frame: pd.DataFrame, told: Told) -> Grid:
    return Grid(tuple(given.columns(name)), frame)


def _respelled(place: str, given: pd.DataFrame, read: pd.DataFrame | None) -> list[Problem]:
    """A problem for each cell that a smaller study may spell otherwise than its codes: here nothing is read for another."""
    problems: list[Problem] = []
    if read is None:
        return problems
    for name in given:
        meant = read[name] if name in read else given[name]
        other = given.loc[meant != given[name], name]
        found = [
            Problem(place, int(row) + 2, str(name), cell, AS_SPELLED, f"Write {meant[row]}.")
            for row, cell in other[:MOST_ALIKE].items()
        ]
        problems += fewer(found, len(other))
    return problems
