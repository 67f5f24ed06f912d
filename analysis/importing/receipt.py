"""What became of everything that was found: in the study, ignored, lost, with an example and why. It adds up.

Examples are places ('table 1, row 7') and names of columns and codes, never what a cell of people or coders says.
"""

from dataclasses import dataclass

from analysis.importing import project as p
from analysis.importing.mapping import BY_DOCUMENT, CODE, CODEBOOK, CODED, IGNORED, NOTHING, Mapping
from analysis.importing.project import Left, Project
from analysis.importing.study import Study
from analysis.importing.tables import RawTable

FOUND, HELD, MAPPED, GUESSED, IGNORED_LINE, LOST = "found", "in the study", "mapped", "guessed", "ignored", "lost"
OF_A_CODEBOOK = "code of a codebook"  # what the column with the codes is in a codebook
WITHOUT_EXAMPLE = (p.PEOPLE, p.DOCUMENTS)


@dataclass(frozen=True)
class Line:
    """One line: what became (`fate`) of how many of what; an example and the reason ('' where there is none)."""

    fate: str
    what: str
    number: int
    example: str = ""
    why: str = ""


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
    """What became of a project: the sums by kind of thing, and the lines. `columns` are mapped and guessed ones; `codes` and
    `codings` tell a codebook."""

    tool: str
    sums: tuple[Sum, ...]
    lines: tuple[Line, ...]
    columns: tuple[Line, ...] = ()

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
    columns = list(_columns(mapping, tables))
    if any(table.of(*CODED) and table.shape != CODEBOOK for table in mapping.tables):
        columns.append(Line(GUESSED, p.PEOPLE, study.held.get(p.PEOPLE, 0), "", f"who_{mapping.who}"))
    elif mapping.who == BY_DOCUMENT and not mapping.tables:
        lines.append(Line(GUESSED, p.PEOPLE, study.held.get(p.PEOPLE, 0), "", f"who_{mapping.who}"))
    return Receipt(project.tool, tuple(sums), tuple(lines), tuple(columns))


def _example(left: Left) -> str:
    return "" if left.thing in WITHOUT_EXAMPLE else left.example


def _columns(mapping: Mapping, tables: tuple[RawTable, ...]):
    """A line for each column that is read, and one for all that are not."""
    for table, raw in zip(mapping.tables, tables, strict=False):
        for column in table.columns:
            if column.role != IGNORED and table.shape != NOTHING:
                fate = GUESSED if column.guessed else MAPPED
                role = column.role if (table.shape, column.role) != (CODEBOOK, CODE) else OF_A_CODEBOOK
                yield Line(fate, role, len(raw), f"table {raw.number}, column {column.name}")
        ignored = [column.name for column in table.columns if column.role == IGNORED or table.shape == NOTHING]
        if ignored:
            yield Line(IGNORED_LINE, "columns", len(ignored), f"table {raw.number}, column {ignored[0]}", "column_ignored")
        if raw.empty:
            yield Line(IGNORED_LINE, "columns", len(raw.empty), f"table {raw.number}, column {raw.empty[0]}", "column_empty")
