"""The codes of a project while it is read: a tree, in which a code that differs in case or blanks only is the same one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analysis.files.problems import Problem, StudyError
from analysis.importing.guessing.profile import LONGEST_CODE, fold
from analysis.importing.project import Code

DEEPEST = 12  # codes within each other
MOST_CODES = 20_000
MOST_IN_A_CELL = 200
MOST_JOINED = 8  # commas within the name of one code
LONGEST_LABEL = 1_000
QUOTED = re.compile(r"([\"'“”„«»‘’])(.+)([\"'“”„«»‘’])", re.DOTALL)
ROOTS = {"nodes", "codes", "code system", "codesystem", "codebook", "codesystems", "codebaum", "liste der codes"}


def unquoted(text: str) -> str:
    """A text without a pair of quotation marks around it."""
    found = QUOTED.fullmatch(text)
    inner = found[2].strip() if found else ""
    return inner if found and found[1] not in inner and found[3] not in inner else text


@dataclass
class Node:
    """A code: its key, the words it was first written with, the code above it; `spelled` are all its spellings."""

    key: str
    label: str
    parent: str
    meaning: str = ""
    colour: str = ""
    spelled: set[str] = field(default_factory=set)


@dataclass
class CodeTree:
    """Codes by their path; `nesting` stands between the codes of a path."""

    nesting: str = ""
    nodes: dict[tuple[str, ...], Node] = field(default_factory=dict)
    by_label: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    with_commas: dict[str, str] = field(default_factory=dict)  # names in which a separator stands, folded
    seen: dict[tuple[str, ...], Node] = field(default_factory=dict)

    def parts(self, written: str) -> tuple[str, ...]:
        """The codes of a path as it is written, the highest first; () for none."""
        text = unquoted(" ".join(written.split()))[:LONGEST_LABEL]
        split = text.split(self.nesting.strip(), DEEPEST - 1) if self.nesting else [text]
        return tuple(part for part in (each.strip() for each in split) if part)

    def add(self, parts: Sequence[str]) -> Node:
        """The code at the end of a path, made where it is not there. Raises StudyError where there are too many."""
        known = self.seen.get(tuple(parts))
        if known is not None:
            return known
        path: tuple[str, ...] = ()
        node: Node | None = None
        for part in parts:
            path = (*path, fold(part))
            above = node.key if node else ""
            node = self.nodes.get(path)
            if node is None:
                node = self.nodes[path] = Node(f"c{len(self.nodes) + 1}", part, above)
                self.by_label.setdefault(path[-1], []).append(path)
                if len(self.nodes) > MOST_CODES:
                    raise _too_many(f"more than {MOST_CODES:,} codes", f"at most {MOST_CODES:,} codes in a project")
            node.spelled.add(part)
        if node is None:
            raise ValueError("a path without a code")
        self.seen[tuple(parts)] = node
        return node

    def find(self, parts: Sequence[str]) -> Node:
        """The code that a path means: where it is a single name that one code below others has, that one."""
        if len(parts) == 1 and (fold(parts[0]),) not in self.nodes:
            paths = self.by_label.get(fold(parts[0]), [])
            if len(paths) == 1:
                node = self.nodes[paths[0]]
                node.spelled.add(parts[0])
                return node
        return self.add(parts)

    def name_whole(self, names: Iterable[str], separator: str) -> None:
        """Names in which the separator of a cell stands: they are one code each."""
        for name in names:
            if separator in name:
                self.with_commas.setdefault(_spaced(name, separator), name)

    def split(self, cell: str, separator: str) -> list[str]:
        """The codes of a cell; a known name is whole, whatever stands in it. Raises StudyError where they are too many."""
        parts = [part.strip() for part in cell.split(separator, MOST_IN_A_CELL * MOST_JOINED)]
        parts = [part for part in parts if part]
        joined: list[str] = []
        place = 0
        while place < len(parts):
            longest = min(MOST_JOINED, len(parts) - place) if self.with_commas else 1
            for number in range(longest, 0, -1):
                name = f"{separator} ".join(parts[place : place + number])
                if number == 1 or _spaced(name, separator) in self.with_commas:
                    joined.append(self.with_commas.get(_spaced(name, separator), name))
                    place += number
                    break
        if len(joined) > MOST_IN_A_CELL:
            raise _too_many(f"more than {MOST_IN_A_CELL} codes in a cell", f"at most {MOST_IN_A_CELL} codes in a cell")
        return joined

    def spellings(self) -> int:
        """How many codes there are if each spelling is one."""
        return sum(len(node.spelled) for node in self.nodes.values())

    def codes(self) -> tuple[Code, ...]:
        """All codes, each after the one above it."""
        return tuple(Code(each.key, each.label, each.parent, each.meaning, each.colour) for each in self.nodes.values())


def names_with_commas(cells: Iterable[str], separator: str = ",") -> set[str]:
    """Names of codes in which a comma seems to stand: what comes after it begins with a small letter, as hardly any other
    code does."""
    parts: list[str] = []
    small: set[tuple[str, str]] = set()
    for cell in cells:
        before = ""
        for part in (each.strip() for each in cell[: LONGEST_CODE * 10].split(separator)):
            if before and part[:1].islower():
                small.add((before, part))
                before = ""
            elif part:
                parts.append(part)
                before = part
    capitals = sum(part[:1].isupper() or part[:1].isdigit() for part in parts)
    return {f"{first}{separator} {then}" for first, then in small} if parts and capitals > 0.75 * len(parts) else set()


def _spaced(name: str, separator: str) -> str:
    return fold(f"{separator} ".join(part.strip() for part in name.split(separator)))


def _too_many(value: str, allowed: str) -> StudyError:
    mend = "Look whether a column of text is read as codes, and give it another role."
    return StudyError([Problem("the tables", 0, "", value, allowed, mend)])
