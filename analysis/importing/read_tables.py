"""From tables and a mapping to a project: codes in their tree, people, documents, passages and codings.

Codes, people and values that differ in case or blanks only are joined. Rows that have the same words from the same place are
one passage: the codes of a second coder are found by them. Nothing is made up: an empty cell is nothing.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from analysis.files.problems import Problem, StudyError
from analysis.importing import mapping as m
from analysis.importing import project as p
from analysis.importing.code_tree import ROOTS, CodeTree, names_with_commas, unquoted
from analysis.importing.guessing.profile import NO, NUMBER, YES, fold, speakers_in, speakers_known
from analysis.importing.mapping import Column, Mapping, TableMapping
from analysis.importing.project import Coding, Counted, Left, Person, Project, Segment, TextSource
from analysis.importing.tables import RawTable

ALIKE_FROM = 20  # letters of a passage that tell it from others
MOST_CODINGS = 1_000_000
OFTEN = 5_000
BETWEEN_PEOPLE = re.compile(r"\s*(?:[;,/&+\n]|\band\b|\bund\b|\by\b|\bet\b|\be\b)\s*")
MARK_NAMED = re.compile(r"^code:\s*(.+?)(?:\s+applied)?$", re.IGNORECASE)  # 'Code: Soil Applied' marks Soil
NUMBERED = re.compile(r"[^\W\d_]{0,15}[ ._-]?\d{1,4}")
CODED_SHAPES = (m.CODINGS, m.SEGMENTS, m.COLUMNS, m.MARKS, m.FACETS, m.FACETS_OF_PEOPLE)
Told = Callable[[int], None]


def untold(rows: int) -> None:
    """Rows that nobody wants to know of."""


def read_project(
    tables: Sequence[RawTable],
    mapping: Mapping,
    codebooks: Sequence[Project] = (),
    tool: str = "",
    told: Told = untold,
) -> Project:
    """What the tables hold, read as the mapping says, table for table; `codebooks` are projects whose codes are known.

    `told` is told of rows as they are read. Raises StudyError where a cell, or all of them, hold more than is read.
    """
    reader = _Reader(CodeTree(mapping.nesting), mapping, told)
    pairs = list(zip(tables, mapping.tables, strict=True))
    for project in codebooks:
        reader.take_codes(project)
    for shapes in ((m.CODEBOOK,), (m.PEOPLE,), CODED_SHAPES, (m.NOTHING,)):
        for table, mapped in pairs:
            if mapped.shape in shapes:
                reader.read(table, mapped, pairs)
    return reader.project(tool)


def _row_place(table: RawTable, at: int) -> str:
    return f"table {table.number}, row {table.rows[at]}"


@dataclass
class _Noted:
    """What does not go into the project: how often, and where first."""

    number: int = 0
    example: str = ""


@dataclass(slots=True)
class _Passage:
    """A segment while it is read; `said` is what columns say of it."""

    key: str
    source: str
    quote: str
    people: tuple[str, ...]
    statement: str
    note: str = ""
    said: dict[str, str] | None = None


@dataclass
class _Columns:
    """The cells of a table's columns, by what they are."""

    table: RawTable
    mapped: TableMapping
    cells: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for column in self.mapped.columns:
            given = self.table.cells[column.name]
            parents = self.mapped.of(m.PARENT) if column.role == m.CODE else ()
            begins = self.table.cells[parents[0].name] if parents else given
            self.cells[column.name] = list(_down(given, begins)) if column.filled_down else given
        self.of_people = [(each.name, self.cells[each.name]) for each in self.mapped.of(m.OF_PEOPLE)]
        self.of_segments = [(each.name, self.cells[each.name]) for each in self.mapped.of(m.OF_SEGMENTS)]
        self.parent = self.one(m.PARENT) if len(self.mapped.of(m.CODE)) == 1 else None

    def one(self, role: str) -> list[str] | None:
        """The cells of the one column with this role; None where there is none."""
        found = self.mapped.of(role)
        return self.cells[found[0].name] if found else None


def _down(cells: Iterable[str], begins: Iterable[str]) -> Iterator[str]:
    """The cells, an empty one as the last filled one above; not across a row that `begins` something new."""
    last = ""
    for cell, begin in zip(cells, begins, strict=True):
        last = cell if begin else cell or last
        yield last


@dataclass
class _Reader:
    """A project while it is read."""

    tree: CodeTree
    mapping: Mapping
    told: Told
    people: dict[tuple[str, ...], dict] = field(default_factory=dict)
    keyed: dict[str, dict] = field(default_factory=dict)  # people by their keys
    sources: dict[str, dict] = field(default_factory=dict)
    segments: dict[tuple, _Passage] = field(default_factory=dict)
    codings: dict[tuple[str, str, str], None] = field(default_factory=dict)
    values: dict[tuple[str, str], str] = field(default_factory=dict)
    left: dict[tuple[str, str, str, bool], _Noted] = field(default_factory=dict)
    alone: set[str] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    used: set[tuple[int, int]] = field(default_factory=set)
    spelled_values: set[tuple[str, str]] = field(default_factory=set)
    rows = given = 0
    by_label: bool = False

    def note(self, key: tuple[str, str, str], example: str, lost: bool = True, number: int = 1) -> None:
        """Something that does not go into the project: (what, why, kind of thing)."""
        noted = self.left.setdefault((*key, lost), _Noted(example=example))
        noted.number += number

    def take_codes(self, project: Project) -> None:
        """The codes of a codebook that is a project of its own."""
        paths: dict[str, tuple[str, ...]] = {}
        for code in project.codes:
            paths[code.key] = (*paths.get(code.parent, ()), code.label)
            node = self.tree.add(paths[code.key])
            node.meaning, node.colour = node.meaning or code.description, node.colour or code.colour

    def read(self, table: RawTable, mapped: TableMapping, pairs: Sequence[tuple[RawTable, TableMapping]]) -> None:
        """Every row of a table."""
        self.rows += len(table) + len(table.passed)
        if table.passed:
            where = f"table {table.number}, row {table.passed[0]}"
            self.note(("rows", "second_names", p.ROWS), where, lost=False, number=len(table.passed))
        columns = _Columns(table, mapped)
        if mapped.shape == m.CODEBOOK:
            self.read_codebook(columns)
        elif mapped.shape == m.PEOPLE:
            self.read_people(columns)
            self.by_label |= bool(mapped.of(m.PERSON))
        elif mapped.shape == m.NOTHING:
            self.note(("rows", "table_ignored", p.ROWS), _row_place(table, 0), lost=False, number=len(table))
        else:
            self.know_names(pairs)
            self.read_coded(columns)

    # codes

    def read_codebook(self, columns: _Columns) -> None:
        """A row a code: with its parent, by name or by path, and what it means."""
        codes, parents, meanings = (columns.one(role) for role in (m.CODE, m.PARENT, m.MEANING))
        if codes is None:
            self.note(("rows", "no_code_column", p.ROWS), _row_place(columns.table, 0), number=len(columns.table))
            return
        above = {fold(code): parents[at] for at, code in reversed(list(enumerate(codes)))} if parents else {}
        for at, code in enumerate(codes):
            parts = self.tree.parts(code)
            if not parts:
                self.note(("rows", "no_code", p.ROWS), _row_place(columns.table, at), lost=False)
                continue
            if parents and parents[at]:
                parts = (*self.path_above(code, parents[at], above, _row_place(columns.table, at)), parts[-1])
            node = self.tree.add(parts)
            node.meaning = node.meaning or (meanings[at] if meanings else "")
            self.used.add((columns.table.number, at))

    def path_above(self, code: str, parent: str, above: dict[str, str], where: str) -> tuple[str, ...]:
        """The path of a parent that is given by its name: up to the top, or to where it would go round in a circle."""
        path: list[str] = []
        seen = {fold(code)}
        while parent and len(path) < 10:
            if fold(parent) in seen:
                self.note(("parents of codes", "circle", ""), where)
                break
            seen.add(fold(parent))
            path[:0] = self.tree.parts(parent)
            parent = above.get(fold(parent), "")
        return tuple(path)

    def know_names(self, pairs: Sequence[tuple[RawTable, TableMapping]]) -> None:
        """Names of codes in which the separator of cells stands; people that stand alone in some cell."""
        if self.alone:
            return
        for table, mapped in pairs:
            if mapped.shape in CODED_SHAPES:
                self.alone |= {fold(cell) for column in mapped.of(m.PERSON) for cell in set(table.cells[column.name])} | {""}
                if self.mapping.who == m.BY_SPEAKER:
                    quotes = [quote for column in mapped.of(m.QUOTE) for quote in table.cells[column.name]]
                    self.speakers |= speakers_known(quotes)
                for column in (each for each in mapped.of(m.CODES) if each.separator):
                    self.know_commas(set(table.cells[column.name]), column.separator)

    def know_commas(self, cells: set[str], separator: str) -> None:
        known = [name for node in self.tree.nodes.values() for name in node.spelled]
        paths = [self.tree.nesting.join(path) for path in self.labels()] if self.tree.nesting else []
        self.tree.name_whole([*known, *paths], separator)
        if separator == "," and not known:
            for name in names_with_commas(cells):
                self.tree.name_whole([name], separator)
                self.note(("codes", "comma_in_name", ""), name, lost=False)

    def labels(self) -> Iterator[list[str]]:
        keyed = {node.key: node for node in self.tree.nodes.values()}
        for node in self.tree.nodes.values():
            path = [node.label]
            while node.parent:
                node = keyed[node.parent]
                path.insert(0, node.label)
            yield path

    # people and documents

    def person(self, label: str, within: str = "") -> str:
        """The key of a person, who is made where not known."""
        key = (fold(label), "" if self.by_label else within)
        made = self.people.setdefault(key, {"key": f"p{len(self.people) + 1}", "label": label, "said": {}, "spelled": set()})
        made["spelled"].add(label)
        self.keyed[made["key"]] = made
        return made["key"]

    def source(self, label: str) -> str:
        """The key of a document; '' where none is named."""
        if not label:
            return ""
        made = self.sources.setdefault(
            fold(label), {"key": f"d{len(self.sources) + 1}", "label": label, "said": {}, "spelled": set()}
        )
        made["spelled"].add(label)
        return made["key"]

    def who(self, cell: str, document: str, quote: str) -> tuple[str, ...]:
        """Who speaks in a passage."""
        if self.mapping.who == m.BY_COLUMN:
            return tuple(dict.fromkeys(self.person(name) for name in self.names_in(cell)))
        if self.mapping.who == m.BY_DOCUMENT and document:
            return (self.person(document),)
        if self.mapping.who == m.BY_SPEAKER:
            names = [name for name in speakers_in(quote) if name in self.speakers]
            return tuple(dict.fromkeys(self.person(name, fold(document)) for name in names))
        return ()

    def names_in(self, cell: str) -> list[str]:
        """The people that a cell names: several where each part is somebody on their own, or a letter and a number."""
        if not cell:
            return []
        parts = [part for part in BETWEEN_PEOPLE.split(cell) if part]
        several = len(parts) > 1 and all(fold(part) in self.alone or NUMBERED.fullmatch(part) for part in parts)
        return parts if several else [cell]

    def say(self, said: dict[str, str], column: str, value: str, where: str) -> None:
        """What a column says of a person or document: the first that is said holds."""
        if not value:
            return
        self.spelled_values.add((column, value))
        value = self.values.setdefault((column, fold(value)), value)
        if said.setdefault(column, value) != value:
            self.note(("values", "contradicted", ""), where)

    def read_people(self, columns: _Columns) -> None:
        """A row a person, or a document, with what is said of them."""
        people, documents = columns.one(m.PERSON), columns.one(m.DOCUMENT)
        keys = people if people is not None else documents
        for at in range(len(columns.table)):
            where = _row_place(columns.table, at)
            if keys is None or not keys[at]:
                self.note(("rows", "nobody_named", p.ROWS), where)
                continue
            self.used.add((columns.table.number, at))
            if people is not None or self.mapping.who == m.BY_DOCUMENT:
                self.person(keys[at])
                of = self.people[(fold(keys[at]), "")]
            else:
                self.source(keys[at])
                of = self.sources[fold(keys[at])]
            for name, cells in columns.of_people:
                self.say(of["said"], name, cells[at], where)

    # passages and codings

    def read_coded(self, columns: _Columns) -> None:
        """A row a passage, a coding, or a person with codes."""
        self.repeated: Counter = Counter()
        one = {role: columns.one(role) for role in (m.QUOTE, m.STATEMENT, m.PERSON, m.DOCUMENT, m.CODER, m.SEGMENT, m.NOTE)}
        coded = [(column, columns.cells[column.name]) for column in columns.mapped.of(*m.CODED)]
        groups = dict(zip(columns.table.columns, columns.table.groups, strict=False))
        for at in range(len(columns.table)):
            if at and at % OFTEN == 0:
                self.told(OFTEN)
            cell = {role: cells[at] if cells else "" for role, cells in one.items()}
            cell[m.QUOTE] = unquoted(cell[m.QUOTE])
            codes = [found for column, cells in coded for found in self.codes_in(column, cells[at], groups, columns, at)]
            self.take_row(columns, at, cell, codes)
        if len(self.codings) > MOST_CODINGS:
            allowed = f"at most {MOST_CODINGS:,} codings"
            raise StudyError([Problem("the tables", 0, "", f"{len(self.codings):,} codings", allowed, "Split the project.")])

    def take_row(self, columns: _Columns, at: int, cell: dict[str, str], codes: list[tuple[str, str]]) -> None:
        """A passage with what is said of it, and the codes that the row gives it."""
        where = _row_place(columns.table, at)
        people = self.who(cell[m.PERSON], cell[m.DOCUMENT], cell[m.QUOTE])
        self.say_of_people(columns, at, people, where)
        coders = [each for each in re.split(r"\s*;\s*", cell[m.CODER]) if each]
        if not codes and not cell[m.QUOTE] and not cell[m.STATEMENT]:
            self.note(("rows", "no_code", p.ROWS), where, lost=False)
            return
        if codes:
            self.used.add((columns.table.number, at))
        else:
            self.note(("rows", "not_coded", p.ROWS), where, lost=False)
        source = self.source(cell[m.DOCUMENT])
        each_apart = columns.mapped.shape == m.FACETS_OF_PEOPLE
        key = () if each_apart else self.segment_key(columns, at, cell, people)
        for place, (code, coder) in enumerate(codes or [("", "")]):
            key = (columns.table.number, at, place) if each_apart else key
            segment = self.segments.get(key)
            if segment is None:
                number = f"s{len(self.segments) + 1}"
                segment = _Passage(number, source, cell[m.QUOTE], people, cell[m.STATEMENT])
                self.segments[key] = segment
            if place == 0:
                self.say_of_segment(columns, at, segment, cell[m.NOTE], where)
            if code:
                self.code(segment.key, code, coders or [coder or columns.mapped.coder], where)

    def code(self, segment: str, code: str, coders: list[str], where: str) -> None:
        """A code that coders gave to a passage."""
        for coder in coders:
            self.given += 1
            if (segment, code, coder) in self.codings:
                self.note(("codings", "given_twice", p.CODINGS), where, lost=False)
            self.codings[(segment, code, coder)] = None

    def say_of_people(self, columns: _Columns, at: int, people: tuple[str, ...], where: str) -> None:
        """What the row says of the person in it, where that is one."""
        for name, cells in columns.of_people:
            if len(people) == 1:
                self.say(self.keyed[people[0]]["said"], name, cells[at], where)
            elif cells[at]:
                self.note(("values", "of_several" if people else "of_nobody", ""), where)

    def say_of_segment(self, columns: _Columns, at: int, segment: _Passage, note: str, where: str) -> None:
        """What the row says of its passage."""
        segment.note = segment.note or note
        for name, cells in columns.of_segments:
            segment.said = {} if segment.said is None else segment.said
            self.say(segment.said, name, cells[at], where)

    def segment_key(self, columns: _Columns, at: int, cell: dict[str, str], people: tuple[str, ...]) -> tuple:
        """What tells a passage from others: its number where it has one, else its words and where they stand."""
        document, quote = fold(cell[m.DOCUMENT]), cell[m.QUOTE]
        if cell[m.SEGMENT]:
            return ("id", document, cell[m.SEGMENT], quote if columns.mapped.shape == m.CODINGS else "")
        words = (document, people, quote, cell[m.STATEMENT])
        if columns.mapped.shape == m.CODINGS:
            return (*words, "") if len(quote) + len(cell[m.STATEMENT]) >= ALIKE_FROM else (columns.table.number, at)
        if not quote and not cell[m.STATEMENT]:
            return (columns.table.number, at)
        self.repeated[words] += 1
        return (*words, "" if self.repeated[words] == 1 else self.repeated[words])

    def codes_in(self, column: Column, cell: str, groups: dict[str, str], columns: _Columns, at: int) -> list[tuple[str, str]]:
        """The keys of the codes in a cell, each with who gave it where the column says so."""
        before = self.tree.parts(columns.parent[at]) if columns.parent and column.role in (m.CODE, m.CODES) else ()
        if not cell:  # of a theme without a subtheme the theme is the code
            return [(self.tree.find(before).key, column.coder)] if before else []
        if column.role == m.MARK:
            written = self.marked(column, cell, columns, at)
            above = [groups[column.name]] if written and groups.get(column.name) else []
            label = MARK_NAMED.sub(r"\1", column.name)
            return [(self.tree.find((*above, *self.tree.parts(label))).key, column.coder)] if written else []
        if column.role == m.FACET:
            return [(self.tree.add((column.name, unquoted(" ".join(cell.split())))).key, column.coder)]
        names = self.tree.split(cell, column.separator) if column.separator else [cell]
        paths = [(*before, *parts) for parts in map(self.tree.parts, names) if parts]
        return [(self.tree.find(path).key, column.coder) for path in paths]

    def marked(self, column: Column, cell: str, columns: _Columns, at: int) -> bool:
        """Whether a cell marks its code: 1, x, yes or a number above 0."""
        said = fold(cell)
        if said in YES or (NUMBER.fullmatch(said) and said not in NO and not said.startswith("-") and said.strip("0.,%")):
            return True
        if said not in NO:
            self.note(("marks", "no_mark", ""), f"{_row_place(columns.table, at)}, column {column.name}")
        return False

    # what was read

    def project(self, tool: str) -> Project:
        """The project."""
        codes, left = (
            self.without_root(),
            [
                Left(what, noted.number, noted.example, why, thing, lost)
                for (what, why, thing, lost), noted in self.left.items()
            ],
        )
        joined = self.tree.spellings() - len(self.tree.nodes)
        if joined:
            example = next(node.label for node in self.tree.nodes.values() if len(node.spelled) > 1)
            left.append(Left("codes", joined, example, "spelled_alike", p.CODES, lost=False))
        for thing, held in ((p.PEOPLE, self.people), (p.DOCUMENTS, self.sources)):
            alike = sum(len(made["spelled"]) - 1 for made in held.values())
            left += [Left(thing, alike, "", "spelled_alike", thing, lost=False)] if alike else []
        if len(self.spelled_values) > len(self.values):
            left.append(Left("values", len(self.spelled_values) - len(self.values), "", "spelled_alike", "", lost=False))
        return Project(
            title=self.mapping.title,
            tool=tool,
            codes=codes,
            sources=tuple(
                TextSource(made["key"], made["label"], "", tuple(made["said"].items())) for made in self.sources.values()
            ),
            people=tuple(Person(made["key"], made["label"], tuple(made["said"].items())) for made in self.people.values()),
            segments=tuple(
                Segment(
                    each.key, each.source, each.quote, each.people, each.statement, each.note, tuple((each.said or {}).items())
                )
                for each in self.segments.values()
            ),
            codings=tuple(Coding(*key) for key in self.codings),
            left=tuple(left),
            counted=(
                Counted(p.ROWS, self.rows, len(self.used)),
                Counted(p.SEGMENTS, len(self.segments)),
                Counted(p.CODINGS, self.given),
                Counted(p.CODES, self.tree.spellings()),
                Counted(p.PEOPLE, sum(len(made["spelled"]) for made in self.people.values())),
                Counted(p.DOCUMENTS, sum(len(made["spelled"]) for made in self.sources.values())),
            ),
        )

    def without_root(self) -> tuple[p.Code, ...]:
        """All codes; a single one at the top that is only called 'Codes' and never given is left out."""
        codes = self.tree.codes()
        tops = [code for code in codes if not code.parent]
        given = {code for _, code, _ in self.codings}
        if len(tops) != 1 or len(codes) == 1 or fold(tops[0].label) not in ROOTS or tops[0].key in given:
            return codes
        root = tops[0].key
        self.note(("codes", "root", p.CODES), tops[0].label, lost=False)
        return tuple(
            p.Code(each.key, each.label, "" if each.parent == root else each.parent, each.description, each.colour)
            for each in codes
            if each.key != root
        )
