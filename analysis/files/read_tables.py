"""Read every table of a source as text and check it, whatever the source is: one path for a folder, a zip, a workbook."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pandas as pd

from analysis.files.data_package import (
    CODED_TWICE,
    FINDINGS,
    PARTICIPANTS,
    PEOPLE_AND_PROGRAMMES,
    REQUIRED_TABLES,
    SETTLED,
    fit,
    study_format,
    text_where_unlisted,
    with_own,
)
from analysis.files.package_json import read_package
from analysis.files.problems import Notice, Problem, shorten
from analysis.files.rows import Grid
from analysis.files.sources import Part, Source, Told
from analysis.files.spelling import Raw, columns_meant, unknown_columns, values_meant
from analysis.files.template_defaults import STUDY, fill_codes, fill_table, own_titles, read_words, without_examples
from analysis.files.validate import check_columns, check_tables, said_twice
from analysis.model.schema import LIST_SEPARATOR, Descriptor, Table, descriptor_of

Progress = Callable[[str, float], object]  # is told what is being done, and how much of everything is done (0 to 1)
READ, CHECKED = 0.8, 0.95  # how much that is when every table has been read, and when all are checked


@dataclass
class Reading:
    """What has been read of a source so far: its descriptor, its tables as text, what is wrong and what has to be said."""

    descriptor: Descriptor | None = None
    raw: Raw = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)  # of columns that only this study has, where it says them itself


def untold(stage: str, done: float) -> None:
    """Progress that nobody wants to know of."""


def part_of(progress: Progress, begins: float, ends: float) -> Progress:
    """What is told how much of a part is done, which begins and ends at these shares of the whole."""
    return lambda stage, done: progress(stage, begins + done * (ends - begins))


def read_source(source: Source, progress: Progress = untold) -> Reading:
    """Every table of `source`, checked."""
    reading = Reading(notices=list(source.notices))
    _read_descriptor(source, reading)
    if reading.descriptor is None:
        return reading
    places = _read_tables(source, reading.descriptor.tables, reading, progress)
    if source.by_hand:
        _take_own_columns(reading, places)
    reading.descriptor = text_where_unlisted(reading.descriptor, reading.raw)
    placed = replace(
        reading.descriptor, tables=tuple(replace(each, path=places[each.name]) for each in reading.descriptor.tables)
    )
    if source.by_hand:
        _fill(placed, reading)
    progress("Checking every cell", READ)
    problems = check_tables(placed, reading.raw)
    if problems:  # most studies need not be looked through for what else a cell may mean
        reading.raw, said = values_meant(placed, reading.raw)
        reading.notices += said
        problems = check_tables(placed, reading.raw) if said else problems
    reading.problems += problems
    reading.notices += [] if reading.problems else said_twice(placed, reading.raw)
    return reading


def _read_descriptor(source: Source, reading: Reading) -> None:
    if source.by_hand:
        part = source.parts.get(STUDY)
        grid = part.read(lambda rows, share: None) if part else None
        place = part.place if part else source.name
        if grid is None:
            reading.notices.append(Notice(place, 0, "", "", "nothing says what the study is called: its file’s name is used"))
        frame = grid.frame if grid else None
        reading.descriptor, problems = read_words(place, source.name, frame)
        reading.titles = own_titles(frame)
        reading.problems += [*problems, *(grid.problems if grid else [])]
        reading.notices += grid.notices if grid else []
        return
    package, problems, notices = read_package(source.package or b"")
    reading.notices += notices
    if not problems:
        reading.descriptor, problems = fit(descriptor_of(package))
    reading.problems += problems
    if problems:
        reading.descriptor = None


def _read_tables(source: Source, tables: tuple[Table, ...], reading: Reading, progress: Progress) -> dict[str, str]:
    """Reads each of `tables` into `reading`; returns what messages call each."""
    places, read, left_out, cells = {}, {STUDY} if source.by_hand else set(), [], 0
    telling = _Telling(progress, sum(part.size for part in source.parts.values()))
    for table in tables:
        key = table.name if source.by_hand else table.path
        part = source.parts.get(key)
        read.add(key)
        places[table.name] = part.place if part else f"sheet {table.name}" if source.form == "sheet" else table.path
        named = replace(table, path=places[table.name])
        grid = part.read(telling.of(table, part)) if part and cells <= source.most_cells else Grid()
        cells += 0 if grid.frame is None else grid.frame.size
        grid = _with_names_meant(named, grid)
        reading.notices += grid.notices
        frame = without_examples(table, grid.frame) if source.by_hand and grid.frame is not None else grid.frame
        if part is None or (_may_be_empty(source, table) and _is_empty(grid, frame)):
            left_out += [_called(table)] if _may_be_missed(source, table, part) else []
            reading.problems += _missing(source, named)
            continue
        if frame is None:
            reading.problems += grid.problems
            continue
        own = unknown_columns(named, grid.names) if source.by_hand else []
        names = [name for name in grid.names if name not in own]
        reading.problems += [*check_columns(named, names, source.by_hand), *grid.problems]
        if frame.empty:
            mend = "Write the rows below the column names."
            reading.problems.append(Problem(named.path, 2, "", "", "at least one row below the column names", mend))
        reading.raw[table.name] = frame
    if cells > source.most_cells:
        value, allowed = f"{cells:,} cells", f"at most {source.most_cells:,} in all tables"
        reading.problems = [Problem(source.name, 0, "", value, allowed, "Take out columns that are not part of the study.")]
        reading.raw = {}
    others = [part for key, part in source.parts.items() if key not in read]
    says = f"not read: the format has no {source.form} of this name"
    reading.notices += [Notice(part.place, 0, "", "", says) for part in others]
    if left_out:
        says = f"the study has none of these, and need not: {', '.join(dict.fromkeys(left_out))}"
        reading.notices.append(Notice(source.name, 0, "", "", says))
    return places


def _take_own_columns(reading: Reading, places: dict[str, str]) -> None:
    """Columns of people or findings that the template does not have are attributes where the codes list their values; all
    others are left out, and said."""
    descriptor, codes = reading.descriptor or study_format(), reading.raw.get("codes")
    listed = set(codes["attribute"]) if codes is not None and "attribute" in codes else set()
    listed -= {each.codes for table in descriptor.tables for each in table.fields}
    own: dict[str, dict[str, str]] = {}
    for table in descriptor.tables:
        frame = reading.raw.get(table.name)
        if frame is None:
            continue
        unknown = unknown_columns(table, frame.columns)
        kept = [name for name in unknown if name in listed and table.name in (PARTICIPANTS, FINDINGS)]
        order = [*(name for name in reading.titles if name in kept), *(name for name in kept if name not in reading.titles)]
        own[table.name] = {name: reading.titles.get(name, name.replace("_", " ").capitalize()) for name in order}
        left = [name for name in unknown if name not in kept]
        if left:
            reading.raw[table.name] = frame.drop(columns=left)
            says = "columns that the template does not have and whose values the codes do not list, so they are not read"
            reading.notices.append(Notice(places[table.name], 1, "", "", f"{says}: {', '.join(map(shorten, left))}"))
    cells = reading.raw.get(FINDINGS, pd.DataFrame())
    lists = {name for name in own.get(FINDINGS, {}) if cells[name].str.contains(LIST_SEPARATOR, regex=False).any()}
    reading.descriptor = with_own(descriptor, own, lists)


def _with_names_meant(table: Table, grid: Grid) -> Grid:
    """The grid under the table's own column names where its own are spelled otherwise."""
    meant = columns_meant(table, grid.names)
    if not meant or grid.frame is None:
        return grid
    names = tuple(meant.get(name, name) for name in grid.names)
    named = ", ".join(f"‘{shorten(name)}’ as {field}" for name, field in meant.items())
    said = Notice(table.path, 1, "", "", f"columns read as the template’s: {named}")
    return Grid(names, grid.frame.rename(columns=meant), grid.problems, [*grid.notices, said])


@dataclass
class _Telling:
    """Tells how far all tables have been read, by their sizes."""

    progress: Progress
    size: int
    before: int = 0

    def of(self, table: Table, part: Part) -> Told:
        begun, self.before = self.before, self.before + part.size

        def told(rows: int, share: float) -> None:
            self.progress(f"{table.title}: {rows:,} rows read", READ * (begun + share * part.size) / self.size)

        self.progress(f"Reading {table.title.lower()}", READ * begun / max(1, self.size))
        return told


def _fill(placed: Descriptor, reading: Reading) -> None:
    codes, notices = fill_codes(placed.table("codes").path, reading.raw)
    raw = reading.raw = {**reading.raw, "codes": codes}
    for table in placed.tables:
        if table.name in raw:
            filled, said = fill_table(table, raw, codes)
            reading.raw = {**reading.raw, table.name: filled}
            notices += said
    reading.notices += notices


def _may_be_empty(source: Source, table: Table) -> bool:
    return source.by_hand and (table.name not in REQUIRED_TABLES or table.name == "codes")


def _may_be_missed(source: Source, table: Table, part: Part | None) -> bool:
    """True where a study without the table shows less than it could: by hand, of a table that is there and empty; else not of
    those that a package says are extra. Nor of one that only the app writes."""
    is_missed = part is not None if source.by_hand else not table.optional
    return is_missed and table.name not in (*REQUIRED_TABLES, SETTLED)


def _called(table: Table) -> str:
    """What a table is called that a study need not have: who misses ‘codings’ thinks of the findings, which are there."""
    return "a second coder’s codings" if table.name in CODED_TWICE else table.title.lower()


def _missing(source: Source, table: Table) -> list[Problem]:
    is_described = table.name in PEOPLE_AND_PROGRAMMES and not table.optional and not source.by_hand
    if not is_described and (table.name not in REQUIRED_TABLES or _may_be_empty(source, table)):
        return []
    mend = f"Add the {source.form}; the template has its columns."
    return [Problem(table.path, 0, "", "", f"a {source.form} of this name", mend)]


def _is_empty(grid: Grid, frame: pd.DataFrame | None) -> bool:
    """True where there is no row, and nothing else that would be wrong with a table."""
    return frame.empty if frame is not None else not grid.names and not any(problem.value for problem in grid.problems)
