"""What became of everything that was found: in the study, ignored, lost, with an example and why. It adds up.

Examples are places ('table 1, row 7') and names of columns and codes, never what a cell of people or coders says.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.importing import mapping as m
from analysis.importing import project as p
from analysis.importing.mapping import BY_DOCUMENT, CODE, CODEBOOK, CODED, IGNORED, NOTHING, Mapping, TableMapping
from analysis.importing.project import Left, Project
from analysis.importing.study import Study
from analysis.importing.tables import RawTable

FOUND, HELD, MAPPED, GUESSED, IGNORED_LINE, LOST = "found", "in the study", "mapped", "guessed", "ignored", "lost"
CHOSEN = "chosen"
OF_A_CODEBOOK = "code of a codebook"  # what the column with the codes is in a codebook
WITHOUT_EXAMPLE = (p.PEOPLE, p.DOCUMENTS)


@dataclass(frozen=True)
class Line:
    """One line: what became (`fate`) of how many of what; an example and the reason ('' where there is none).

    Of columns that are used `number` says how many things they tell of: people, documents, codes, passages. `names` are those
    of all columns or attributes that the line is about, and `table` is where columns stand."""

    fate: str
    what: str
    number: int
    example: str = ""
    why: str = ""
    names: tuple[str, ...] = ()
    table: str = ""


@dataclass(frozen=True)
class Sum:
    """A kind of thing added up: found = in the study + ignored + lost."""

    thing: str
    found: int
    held: int
    ignored: int
    lost: int

    @property
    def adds_up(self) -> bool:
        """Whether nothing is missing."""
        return self.found == self.held + self.ignored + self.lost


@dataclass(frozen=True)
class Receipt:
    """What became of a project: the sums by kind of thing, and the lines. `columns` are what became of each column or
    attribute; `codes` and `codings` tell a codebook. `groups`: how many codes at the top only stand above others; `grouped`:
    how many codes stand below one of those."""

    tool: str
    sums: tuple[Sum, ...]
    lines: tuple[Line, ...]
    columns: tuple[Line, ...] = ()
    groups: int = 0
    grouped: int = 0

    def sum_of(self, thing: str) -> Sum:
        """The sum of one kind of thing."""
        return next((each for each in self.sums if each.thing == thing), Sum(thing, 0, 0, 0, 0))

    @property
    def is_codebook(self) -> bool:
        """Whether there are codes, and nothing is coded with them."""
        return self.sum_of(p.CODES).held > 0 and not self.sum_of(p.CODINGS).held

    @property
    def adds_up(self) -> bool:
        """Whether every sum does."""
        return all(each.adds_up for each in self.sums)


def receipt_of(project: Project, mapping: Mapping, study: Study, tables: tuple[RawTable, ...] = ()) -> Receipt:
    """What became of everything in a project that was read by `mapping` from `tables` (none where it has a file of its own)."""
    left = [*project.left, *study.left]
    counted = {each.thing: each for each in project.counted}
    sums = []
    for thing in p.THINGS:
        held = study.held.get(thing, 0)
        if thing == p.ROWS:
            held = counted[thing].used or 0 if thing in counted else 0
        ignored = sum(each.number for each in left if each.thing == thing and not each.lost)
        lost = sum(each.number for each in left if each.thing == thing and each.lost)
        found = counted[thing].found if thing in counted else held + ignored + lost
        sums.append(Sum(thing, found, held, ignored, lost))
    lines = [Line(LOST if each.lost else IGNORED_LINE, each.what, each.number, _example(each), each.why) for each in left]
    columns = list(_columns(mapping, tables, _numbers(project, study))) if mapping.tables else list(_attributes(project))
    if any(table.of(*CODED) and table.shape != CODEBOOK for table in mapping.tables):
        columns.append(Line(GUESSED, p.PEOPLE, study.held.get(p.PEOPLE, 0), "", f"who_{mapping.who}"))
    elif mapping.who == BY_DOCUMENT and not mapping.tables:
        lines.append(Line(GUESSED, p.PEOPLE, study.held.get(p.PEOPLE, 0), "", f"who_{mapping.who}"))
    return Receipt(project.tool, tuple(sums), tuple(lines), tuple(columns), *_groups(project))


def _example(left: Left) -> str:
    return "" if left.thing in WITHOUT_EXAMPLE else left.example


def _groups(project: Project) -> tuple[int, int]:
    """How many codes at the top only stand above others and are given to nothing: kinds of the study, and none of its themes;
    and how many codes stand below one of them. In a codebook, where nothing is given, none."""
    given, above = {coding.code for coding in project.codings}, {code.key: code.parent for code in project.codes}
    if not given:
        return 0, 0
    groups = ({*above.values()} & above.keys()) - given - {key for key, parent in above.items() if parent in above}
    return len(groups), sum(key not in groups and _top(key, above) in groups for key in above)


def _top(key: str, above: dict[str, str]) -> str:
    """The code at the top of a branch; of codes in a circle any of them."""
    seen = {key}
    while (parent := above[key]) in above and parent not in seen:
        seen.add(key := parent)
    return key


def _numbers(project: Project, study: Study) -> dict[tuple[str, str], int]:
    """Of how many things a column tells, by its role; of an attribute by its name, too."""
    held = study.held
    found = {
        (role, ""): held.get(thing, 0)
        for role, thing in (
            (m.PERSON, p.PEOPLE),
            (m.DOCUMENT, p.DOCUMENTS),
            *((role, p.CODES) for role in (m.CODE, m.CODES, m.PARENT, OF_A_CODEBOOK)),
        )
    }
    found[m.QUOTE, ""] = sum(bool(each.quote) for each in project.segments)
    found[m.STATEMENT, ""] = sum(bool(each.statement) for each in project.segments)
    found[m.NOTE, ""] = sum(bool(each.note) for each in project.segments)
    found[m.SEGMENT, ""] = len(project.segments)
    found[m.CODER, ""] = len({each.coder for each in project.codings if each.coder})
    found[m.MEANING, ""] = sum(bool(each.description) for each in project.codes)
    return found | {(role, name): number for role, said in _said(project).items() for name, number in said.items()}


def _said(project: Project) -> dict[str, Counter[str]]:
    """Of how many people, and of how many passages, something is said, by its name. What is said of a document is said of
    every passage of it."""
    of_source = {each.key: dict.fromkeys(name for name, value in each.attributes if value) for each in project.sources}
    passages: Counter[str] = Counter()
    for each in project.segments:
        said = dict.fromkeys(name for name, value in each.attributes if value)
        passages.update((of_source.get(each.source, {}) | said).keys())
    people = Counter(
        name for each in project.people for name in dict.fromkeys(name for name, value in each.attributes if value)
    )
    return {m.OF_PEOPLE: people, m.OF_SEGMENTS: passages}


def _attributes(project: Project) -> Iterator[Line]:
    """A line for each thing that a project of its own says of people, documents or passages."""
    for role, said in _said(project).items():
        for name, number in said.items():
            yield Line(MAPPED, role, number, name, names=(name,))


def _columns(mapping: Mapping, tables: tuple[RawTable, ...], numbers: dict[tuple[str, str], int]) -> Iterator[Line]:
    """A line for each column that is read, and one for all of a table that are not, for the same reason."""
    for table, raw in zip(mapping.tables, tables, strict=False):
        place = f"table {raw.number}, column"
        for column in table.columns:
            if column.role != IGNORED and table.shape != NOTHING:
                fate = CHOSEN if column.chosen else GUESSED if column.guessed else MAPPED
                role = column.role if (table.shape, column.role) != (CODEBOOK, CODE) else OF_A_CODEBOOK
                if role == m.OF_PEOPLE and (role, column.name) not in numbers and (m.OF_SEGMENTS, column.name) in numbers:
                    role = m.OF_SEGMENTS  # of documents, where nobody is known to speak in them
                number = numbers.get((role, column.name), numbers.get((role, ""), len(raw)))
                yield Line(fate, role, number, f"{place} {column.name}", names=(column.name,), table=raw.name)
        yield from _unused(table, raw, place)


def _unused(table: TableMapping, raw: RawTable, place: str) -> Iterator[Line]:
    """A line for the columns that somebody left out, for those with no role, and for those without a cell."""
    unused = [each for each in table.columns if each.role == IGNORED or table.shape == NOTHING]
    mine, others = (tuple(each.name for each in unused if each.chosen == is_mine) for is_mine in (True, False))
    for line in (
        Line(IGNORED_LINE, "columns", len(mine), "", "left_out", mine, raw.name),
        Line(IGNORED_LINE, "columns", len(others), "", "column_ignored", others, raw.name),
        Line(IGNORED_LINE, "columns", len(raw.empty), "", "column_empty", raw.empty, raw.name),
    ):
        if line.names:
            yield replace(line, example=f"{place} {line.names[0]}")
