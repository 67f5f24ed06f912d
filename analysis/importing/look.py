"""What the page and the command line ask: `look` at files, then `make` a study of them by a mapping. No file is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from analysis.files.csv_files import INVISIBLE
from analysis.files.problems import Notice, Problem, StudyError
from analysis.files.validate import MOST_THEMES
from analysis.importing import refi, taguette
from analysis.importing.guessing.guess import guess
from analysis.importing.guessing.header_words import GROUPS, plain
from analysis.importing.guessing.profile import are_interviews
from analysis.importing.mapping import BY_COLUMN, BY_DOCUMENT, CODE, CODES, IGNORED, NOBODY, SHAPES, Mapping, fit, wrong_with
from analysis.importing.project import Left, Person, Project, Segment, TextSource
from analysis.importing.read_tables import read_project
from analysis.importing.receipt import Receipt, receipt_of
from analysis.importing.recognise import PROJECTS, QDC, QDE, QDPX, STUDY, TABLES, TAGUETTE, Recognised, recognise
from analysis.importing.study import make_study
from analysis.importing.tables import Found, RawTable, Told, tables_of, untold

MOST_FILES = 50
MOST_BYTES = 100_000_000  # of all files together
FIRST_ROWS, LONGEST_CELL, FIRST_VALUES, ROWS_FOR_A_PATH = 5, 300, 4, 200
Described = Person | TextSource | Segment  # what a project says something of
READERS: dict[str, Callable[..., Project]] = {  # who reads each kind of project
    QDPX: refi.read_project,
    QDE: refi.read_project,
    QDC: refi.read_codebook,
    TAGUETTE: taguette.read_project,
}
TOOLS = (  # what a tool writes over its columns, all of which have to be there
    ("Taguette", {"id", "document", "tag", "content"}),
    ("QualCoder", {"codename", "seltext", "filename"}),
    ("QualCoder", {"code name", "coder", "text", "file"}),
    ("ATLAS.ti", {"quotation content", "codes", "document"}),
    ("ATLAS.ti", {"quotation content", "document", "reference"}),
    ("MAXQDA", {"document name", "code", "segment"}),
    ("MAXQDA", {"dokumentname", "code", "segment"}),
    ("Dedoose", {"excerpt copy", "codes applied combined"}),
    ("Dedoose", {"media title", "excerpt copy"}),
    ("NVivo", {"name", "files", "references"}),
)


@dataclass(frozen=True)
class TableSeen:
    """One table as it is shown: its name, columns, first rows as text, how many rows it has, and the shape that was guessed."""

    name: str
    columns: tuple[str, ...]
    first: tuple[tuple[str, ...], ...]
    rows: int
    shape: str


@dataclass(frozen=True)
class AttributeSeen:
    """What a project says of its people, or else of documents or passages: the name, its first values, of how many of them it
    is said."""

    name: str
    of_people: bool
    first: tuple[str, ...]
    number: int


@dataclass(frozen=True)
class Looked:
    """What some files hold: `kinds` of the files in their order, tables, the tool that wrote them ('' where that is not known),
    the mapping that was guessed, problems and notices. `roles` are those allowed for the columns of a table of each shape.

    `attributes` are what a project says of people, documents and passages; `path` is a code and one within it, as the tables
    have them, or else two codes ('' where there are none)."""

    kinds: tuple[str, ...] = ()
    tables: tuple[TableSeen, ...] = ()
    tool: str = ""
    mapping: Mapping = Mapping()
    problems: tuple[Problem, ...] = ()
    notices: tuple[Notice, ...] = ()
    attributes: tuple[AttributeSeen, ...] = ()
    path: tuple[str, ...] = ()

    @property
    def is_project(self) -> bool:
        """Whether one of the files is a project of its own: not tables, and no codebook."""
        return any(kind in PROJECTS and kind != QDC for kind in self.kinds)

    @property
    def roles(self) -> dict[str, tuple[str, ...]]:
        """The roles that a column may have, by the shape of its table."""
        return SHAPES


@dataclass(frozen=True, eq=False)  # tables have no equality that is true or false
class Made:
    """What was made of some files: the receipt, the study's descriptor and its tables as text, problems and notices.

    With a problem there is no study; the receipt is there wherever the files could be read.
    """

    receipt: Receipt | None = None
    package: dict | None = None
    raw: dict[str, pd.DataFrame] | None = None
    problems: tuple[Problem, ...] = ()
    notices: tuple[Notice, ...] = ()


def look(files: Sequence[tuple[str, bytes]], told: Told = untold) -> Looked:
    """What the files, each a name and its bytes, hold and how they may be read. Whatever is wrong is in its problems."""
    known, problems = _recognised(files)
    kinds = tuple(each.kind for each, _ in known)
    if problems:
        return Looked(kinds, problems=tuple(problems))
    found = tables_of([each for each in known if each[0].kind in TABLES], told)
    problems = [*found.problems, *_unreadable(known, found)]
    mapping, tool = guess(found.tables, _title(files, found.tables)), _tool(found.tables)
    attributes: tuple[AttributeSeen, ...] = ()
    try:
        projects = _projects(known, told)
        whole = _whole(projects)
        if whole is not None:
            mapping, tool = _mapping_of(whole, whole.title or mapping.title), whole.tool
            attributes = attributes_of(whole)
    except StudyError as error:
        problems += error.problems
    shown, path = _shown(found.tables, mapping), _path(found.tables, mapping)
    return Looked(kinds, shown, tool, mapping, tuple(problems), tuple(found.notices), attributes, path)


def make(files: Sequence[tuple[str, bytes]], mapping: Mapping | None = None, told: Told = untold) -> Made:
    """The study that the files make, read by `mapping`, or by a guess without one. Whatever is wrong is in its problems."""
    known, problems = _recognised(files)
    if problems:
        return Made(problems=tuple(problems))
    found = tables_of([each for each in known if each[0].kind in TABLES], told)
    problems = [*found.problems, *_unreadable(known, found)]
    if problems:
        return Made(problems=tuple(problems), notices=tuple(found.notices))
    try:
        projects = _projects(known, told)
        whole = _whole(projects)
        guessed = guess(found.tables, _title(files, found.tables)) if whole is None else _mapping_of(whole, whole.title)
        used = guessed if mapping is None else fit(mapping, guessed)
        if wrong := wrong_with(used):
            raise StudyError(wrong)
        project = without(_project(projects, found.tables, used, told), used.left_out)
    except StudyError as error:
        return Made(problems=error.problems, notices=tuple(found.notices))
    for table in found.tables:
        table.cells.clear()  # the project has all of it: so much less memory
    study = make_study(project, used.title or project.title or title_of(files), used.source, used.year)
    receipt = receipt_of(project, used, study, tuple(found.tables))
    if not receipt.sum_of("codings").held:
        return Made(receipt, problems=(_nothing_coded(files[0][0], receipt),), notices=tuple(found.notices))
    if (codes := len(study.raw["themes"])) > MOST_THEMES:
        return Made(receipt, problems=(_too_many_codes(files[0][0], codes),), notices=tuple(found.notices))
    return Made(receipt, study.package, study.raw, (), tuple(found.notices))


def _mapping_of(project: Project, title: str) -> Mapping:
    """How a project that says itself what is coded in it is read."""
    return Mapping((), "", _who_of(project), title, project.whose)


def title_of(files: Sequence[tuple[str, bytes]]) -> str:
    """What a study is called whose files have these names: as the first, without its ending and without what no one can see."""
    stem = INVISIBLE.sub("", PurePosixPath(files[0][0]).stem) if files else ""
    words = " ".join(stem.encode("utf-8", "replace").decode().replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:]


def attributes_of(project: Project) -> tuple[AttributeSeen, ...]:
    """What a project says of its people, then of its documents and passages, each name once."""
    seen: dict[str, AttributeSeen] = {}
    kinds: tuple[tuple[bool, tuple[Described, ...]], ...] = (
        (True, project.people),
        (False, (*project.sources, *project.segments)),
    )
    for of_people, things in kinds:
        values: dict[str, list[str]] = {}
        for thing in things:
            for name, value in thing.attributes:
                values.setdefault(name, []).extend([value] if value else [])
        for name, some in values.items():
            first = tuple(value[:LONGEST_CELL] for value in list(dict.fromkeys(some))[:FIRST_VALUES])
            seen.setdefault(name, AttributeSeen(name, of_people, first, len(some)))
    return tuple(seen.values())


def without(project: Project, names: Sequence[str]) -> Project:
    """The project without the attributes of these names, which are told as what is left."""
    gone = {each.name for each in attributes_of(project)} & set(names) if names else set()
    if not gone:
        return project

    def kept(each: Any) -> Any:
        return replace(each, attributes=tuple(said for said in each.attributes if said[0] not in gone))

    left = [Left("attributes", 1, name, "left_out", lost=False) for name in dict.fromkeys(names) if name in gone]
    return replace(
        project,
        people=tuple(map(kept, project.people)),
        sources=tuple(map(kept, project.sources)),
        segments=tuple(map(kept, project.segments)),
        left=(*project.left, *left),
    )


def _title(files: Sequence[tuple[str, bytes]], tables: list[RawTable]) -> str:
    """What the study is called at first: as the one group that all its documents are in, else as its first file."""
    named = (table.cells[name] for table in tables for name in table.columns if plain(name) in GROUPS)
    groups = {cell for cells in named for cell in cells if cell}
    return groups.pop() if len(groups) == 1 else title_of(files)


def _path(tables: list[RawTable], mapping: Mapping) -> tuple[str, ...]:
    """A code and one within it, as the first rows have them; without such a pair the first two codes."""
    single: dict[str, None] = {}
    for table, mapped in zip(tables, mapping.tables, strict=True):
        for column in mapped.of(CODE, CODES):
            for cell in table.cells[column.name][:ROWS_FOR_A_PATH]:
                for code in cell.split(column.separator) if column.separator else [cell]:
                    parts = (
                        [part.strip() for part in code.split(mapping.nesting.strip())] if mapping.nesting else [code.strip()]
                    )
                    if len(parts) > 1 and all(parts):
                        return (parts[0][:LONGEST_CELL], parts[1][:LONGEST_CELL])
                    single |= dict.fromkeys(part[:LONGEST_CELL] for part in parts if part)
    return tuple(single)[:2]


def _recognised(files: Sequence[tuple[str, bytes]]) -> tuple[list[tuple[Recognised, bytes]], list[Problem]]:
    if not files or len(files) > MOST_FILES or sum(len(content) for _, content in files) > MOST_BYTES:
        allowed = f"1 to {MOST_FILES} files of together at most {MOST_BYTES // 1_000_000} MB"
        return [], [Problem("", 0, "", f"{len(files)} files", allowed, "Open the files of one project, at once.")]
    known = [(recognise(name, content), content) for name, content in files]
    problems = [each.problem for each, _ in known if each.problem]
    whole = [each for each, _ in known if each.kind == STUDY]
    if whole and not problems and len(files) > 1:
        mend = "Open it by itself, as a study of this app."
        problems.append(Problem(whole[0].name, 0, "", "a study of this app, among other files", "one study at a time", mend))
    elif whole and not problems:
        mend = "Open it as a study: nothing has to be imported."
        problems.append(Problem(whole[0].name, 0, "", STUDY, "files of another program", mend))
    projects = [each for each, _ in known if each.kind in PROJECTS and each.kind != QDC]
    if len(projects) > 1:
        mend = "Open each by itself."
        problems.append(Problem(projects[1].name, 0, "", f"{len(projects)} projects", "one project at a time", mend))
    return known, problems


def _unreadable(known: list[tuple[Recognised, bytes]], found: Found) -> list[Problem]:
    """A problem where the files have no table and are no project."""
    if found.tables or found.problems or any(each.kind in PROJECTS for each, _ in known):
        return []
    mend = "Look whether there are rows below the column names."
    return [Problem(known[0][0].name, 0, "", "no table with rows", "column names, and rows below them", mend)]


def _projects(known: list[tuple[Recognised, bytes]], told: Told) -> dict[str, Project]:
    """The projects and codebooks among the files, by kind. Raises StudyError."""
    read = {each.kind: READERS[each.kind](content, each.name, told=told) for each, content in known if each.kind in PROJECTS}
    tables = [each for each, _ in known if each.kind in TABLES]
    if _whole(read) is not None and tables:
        mend = "Open the project by itself, or its tables without it."
        raise StudyError([Problem(tables[0].name, 0, "", "a table beside a project", "one or the other", mend)])
    return read


def _whole(projects: dict[str, Project]) -> Project | None:
    """The one that is a project of its own, if one is: not a codebook."""
    return next((project for kind, project in projects.items() if kind != QDC), None)


def _who_of(project: Project) -> str:
    """Where the people of a project are found: it names them, or its documents are interviews with one person each."""
    if project.people:
        return BY_COLUMN
    return BY_DOCUMENT if are_interviews(source.label for source in project.sources) else NOBODY


def _project(projects: dict[str, Project], tables: list[RawTable], mapping: Mapping, told: Told) -> Project:
    """The project in the files. Raises StudyError."""
    whole = _whole(projects)
    if whole is not None:
        return _with_documents_as_people(whole) if mapping.who == BY_DOCUMENT and not whole.people else whole
    if not tables:
        return next(iter(projects.values()))
    return read_project(tables, mapping, list(projects.values()), _tool(tables), told)


def _with_documents_as_people(project: Project) -> Project:
    """The project in which each document is a person, of whom all is so that is said of it."""
    people = tuple(Person(source.key, source.label, source.attributes) for source in project.sources)
    sources = tuple(replace(source, attributes=()) for source in project.sources)
    segments = tuple(replace(each, people=(each.source,) if each.source else ()) for each in project.segments)
    return replace(project, people=people, sources=sources, segments=segments)


def _too_many_codes(name: str, codes: int) -> Problem:
    mend = "Merge codes, or delete those that nothing has, in the program that they come from. Then export again."
    return Problem(name, 0, "", f"{codes:,} codes", f"at most {MOST_THEMES:,} codes", mend)


def _nothing_coded(name: str, receipt: Receipt) -> Problem:
    codes, documents = (receipt.sum_of(thing).found for thing in ("codes", "documents"))
    if codes:
        mend = "Export the coded segments, too, and open them together with this file."
        return Problem(name, 0, "", f"{codes:,} codes and no coding: it is a codebook", "passages with codes", mend)
    if not receipt.columns:
        mend = "Code its texts in the program that it comes from, then export it again."
        return Problem(name, 0, "", f"{documents:,} document{'s' * (documents != 1)} and no code", "passages with codes", mend)
    mend = "Say which column has the codes."
    return Problem(name, 0, "", "no code and no coding", "passages with codes", mend)


def _shown(tables: list[RawTable], mapping: Mapping) -> tuple[TableSeen, ...]:
    return tuple(
        TableSeen(
            table.name,
            table.columns,
            tuple(tuple(cell[:LONGEST_CELL] for cell in row) for row in table.first(FIRST_ROWS)),
            len(table),
            mapped.shape,
        )
        for table, mapped in zip(tables, mapping.tables, strict=True)
    )


def _tool(tables: list[RawTable]) -> str:
    """What wrote the tables, as far as that can be told."""
    for table in tables:
        names = {plain(name) for name in (*table.columns, *table.empty)}
        for tool, needed in TOOLS:
            if needed <= names:
                return tool
    return ""


def with_shape(mapping: Mapping, table: int, shape: str) -> Mapping:
    """The mapping with another shape for one of its tables; columns whose role that does not have are ignored."""
    changed = mapping.tables[table]
    columns = tuple(each if each.role in SHAPES[shape] else replace(each, role=IGNORED) for each in changed.columns)
    tables = list(mapping.tables)
    tables[table] = replace(changed, shape=shape, columns=columns)
    return replace(mapping, tables=tuple(tables))
