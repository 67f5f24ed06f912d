"""How the tables of a project are read: for each table its shape, for each column its role. Kept as a small TOML file.

A mapping is a guess that somebody may correct, and is kept so that the next export of the same project is read in the same way:
`fit` finds its tables again by their columns, whatever the files are called then.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

import tomli_w

from analysis.files.problems import Problem, StudyError, one_of

QUOTE, STATEMENT, CODE, CODES, MARK, FACET = "quote", "statement", "code", "codes", "mark", "facet"
PERSON, DOCUMENT, CODER, SEGMENT, NOTE = "person", "document", "coder", "segment", "note"
OF_PEOPLE, OF_SEGMENTS = "attribute of people", "attribute of segments"
PARENT, MEANING, IGNORED = "parent", "meaning", "ignored"
# what a column may be: a code, codes joined by a separator, a code that is marked by 0 and 1 (the column's name is the code), a
# code below one that is called as the column
CODED = (CODE, CODES, MARK, FACET)
OF_A_SEGMENT = (QUOTE, STATEMENT, *CODED, PARENT, PERSON, DOCUMENT, CODER, SEGMENT, NOTE, OF_PEOPLE, OF_SEGMENTS, IGNORED)
OF_A_PERSON = (PERSON, DOCUMENT, OF_PEOPLE, IGNORED)
OF_A_CODE = (CODE, PARENT, MEANING, IGNORED)
ROLES = (*OF_A_SEGMENT, MEANING)

CODINGS, SEGMENTS, COLUMNS, MARKS = "codings", "segments", "columns", "marks"
FACETS, FACETS_OF_PEOPLE = "facets of statements", "facets of people"
PEOPLE, CODEBOOK, NOTHING = "people", "codebook", "nothing"
SHAPES = {  # what each of a table's rows is
    CODINGS: OF_A_SEGMENT,
    SEGMENTS: OF_A_SEGMENT,
    COLUMNS: OF_A_SEGMENT,
    MARKS: OF_A_SEGMENT,
    FACETS: OF_A_SEGMENT,
    FACETS_OF_PEOPLE: OF_A_SEGMENT,
    PEOPLE: OF_A_PERSON,
    CODEBOOK: OF_A_CODE,
    NOTHING: (IGNORED,),
}
ONCE = (QUOTE, STATEMENT, PERSON, DOCUMENT, CODER, SEGMENT, NOTE, PARENT, MEANING)  # roles of one column of a table only
BY_COLUMN, BY_DOCUMENT, BY_SPEAKER, NOBODY = "column", "document", "speaker", "nobody"
WHO = (BY_COLUMN, BY_DOCUMENT, BY_SPEAKER, NOBODY)
NESTINGS = ("", "->", "\\", ">>", " > ", "::", " / ")
SEPARATORS = ("\n", ";", "|", ",")
SAME_TABLE = 0.5  # of 1: how many of a mapping's columns a table has to have to be the same
MAPPING_FILE = "the mapping"
LAST_YEAR = 2100
LONGEST_FILE, LONGEST_TEXT, MOST_TABLES, MOST_COLUMNS = 200_000, 300, 100, 400
QUOTED = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')
MOST_DOTS = 5  # in a line: a key of many parts takes memory by the square of their number
START_AGAIN = "Let the mapping be guessed again, and change what it says."


@dataclass(frozen=True)
class Column:
    """What one column is; `separator` of joined codes; `coder`: who gave its codes, where its name says so; `filled_down`: an
    empty cell means what the last filled one above says; `guessed`: its role was told by what it holds, not by its name;
    `chosen`: somebody gave it its role, now or when the mapping was saved."""

    name: str
    role: str
    separator: str = ""
    coder: str = ""
    filled_down: bool = False
    guessed: bool = False
    chosen: bool = False


@dataclass(frozen=True)
class TableMapping:
    """What one table is: its name, its shape (one of SHAPES), its columns; `coder`: who gave all its codes, if it is one's."""

    name: str
    shape: str
    columns: tuple[Column, ...]
    coder: str = ""

    def of(self, *roles: str) -> tuple[Column, ...]:
        """The columns that have one of these roles, in order."""
        return tuple(column for column in self.columns if column.role in roles)


@dataclass(frozen=True)
class Mapping:
    """How a project's tables are read. `nesting` stands between the codes of a path (one of NESTINGS, '' where codes are not
    nested); `who` says where a person is found (one of WHO); `title` is what the study is called ('' for its files' name),
    `source` whose it is, `year` of when (0 where that is not said); `left_out` are names of attributes that a project has and
    the study is not to have."""

    tables: tuple[TableMapping, ...] = ()
    nesting: str = ""
    who: str = NOBODY
    title: str = ""
    source: str = ""
    year: int = 0
    left_out: tuple[str, ...] = ()


def carry(now: Mapping, before: Mapping, after: Mapping) -> Mapping:
    """`after`, guessed of more files than `before` was, with whatever somebody has changed of that one `now`."""
    kept = {
        name: getattr(now, name) if getattr(now, name) != getattr(before, name) else getattr(after, name)
        for name in ("nesting", "who", "title", "source", "year", "left_out")
    }
    changed = {
        mine.name: mine
        for mine, theirs in zip(now.tables, before.tables, strict=True)
        if mine.shape != theirs.shape or any(each.chosen for each in mine.columns)
    }
    return Mapping(tuple(changed.get(table.name, table) for table in after.tables), **kept)


def fit(mapping: Mapping, guessed: Mapping) -> Mapping:
    """`mapping` on tables for which another one was guessed: each is read as the mapping's table that has most of its columns,
    of the same name where several do; columns and tables that the mapping does not have keep what was guessed."""
    left = list(mapping.tables)
    tables = []
    for table in guessed.tables:
        alike = max(left, key=lambda each: _alike(each, table), default=None)
        if alike is None or _alike(alike, table)[0] < SAME_TABLE:
            tables.append(table)
            continue
        left.remove(alike)
        named = {column.name: column for column in alike.columns}
        columns = tuple(named.get(column.name, replace(column, guessed=True)) for column in table.columns)
        allowed = SHAPES[alike.shape]
        columns = tuple(each if each.role in allowed else replace(each, role=IGNORED) for each in columns)
        tables.append(replace(alike, name=table.name, columns=columns))
    return replace(mapping, tables=tuple(tables))


def _alike(one: TableMapping, other: TableMapping) -> tuple[float, bool]:
    """How many of the columns of either both have, of 1; and whether both are called the same."""
    mine, others = {column.name for column in one.columns}, {column.name for column in other.columns}
    return len(mine & others) / max(1, min(len(mine), len(others))), one.name == other.name


def wrong_with(mapping: Mapping) -> list[Problem]:
    """A problem for each role that two columns of a table have and only one can have."""
    found = []
    for number, table in enumerate(mapping.tables, 1):
        once = (*ONCE, CODE) if table.shape == CODEBOOK else ONCE
        for role in once if table.shape != NOTHING else ():
            columns = [column.name for column in table.of(role)]
            if len(columns) > 1:
                mend = "Give all but one of them another role."
                found.append(_problem(f"table {number}, {role}", ", ".join(columns), "one column of this role", mend))
    return found


def to_toml(mapping: Mapping) -> str:
    """The mapping as a small file; `from_toml` reads it."""
    said = {"source": mapping.source, "year": mapping.year, "left_out": list(mapping.left_out)}
    kept = {
        "title": mapping.title,
        **{key: value for key, value in said.items() if value},
        "nesting": mapping.nesting,
        "who": mapping.who,
        "table": [
            {"name": table.name, "shape": table.shape}
            | ({"coder": table.coder} if table.coder else {})
            | {"column": [_kept(column) for column in table.columns]}
            for table in mapping.tables
        ],
    }
    return tomli_w.dumps(kept)


def _kept(column: Column) -> dict[str, Any]:
    said = {name: value for name, value in asdict(column).items() if value and name not in ("guessed", "chosen")}
    return {"name": column.name, "role": column.role} | said


def from_toml(text: str) -> Mapping:
    """The mapping in a file. Raises StudyError: a problem for each key that is unknown or has a value that is not allowed."""
    if len(text) > LONGEST_FILE:
        raise StudyError([_problem("", f"{len(text):,} letters", f"at most {LONGEST_FILE:,} letters")])
    allowed = "a file in TOML, as this app writes it"
    if any(line.count(".") > MOST_DOTS for line in QUOTED.sub("", text).splitlines()):
        raise StudyError([_problem("", "a key of many parts", allowed)])
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StudyError([_problem("", str(error), allowed)]) from None
    except RecursionError:
        raise StudyError([_problem("", "lists within lists, too deep", allowed)]) from None
    except ValueError:
        raise StudyError([_problem("", "a number of too many digits", allowed)]) from None
    problems = list(_wrong(given))
    if problems:
        raise StudyError(problems)
    tables = tuple(
        TableMapping(
            table["name"],
            table["shape"],
            tuple(Column(**column, chosen=True) for column in table.get("column", ())),
            table.get("coder", ""),
        )
        for table in given.get("table", ())
    )
    said = {key: given[key] for key in ("nesting", "who", "title", "source", "year") if key in given}
    return Mapping(tables, left_out=tuple(given.get("left_out", ())), **said)


def _wrong(given: dict[str, Any]) -> Iterator[Problem]:
    allowed = {"title": str, "source": str, "year": int, "left_out": list, "nesting": NESTINGS, "who": WHO, "table": list}
    yield from _wrong_keys("", given, allowed, ())
    yield from _wrong_beside_tables(given)
    tables = given.get("table", [])
    if not isinstance(tables, list) or len(tables) > MOST_TABLES:
        return
    for number, table in enumerate(tables, 1):
        place = f"table {number}"
        if not isinstance(table, dict):
            yield _problem(place, _said(table), "a table of keys")
            continue
        allowed = {"name": str, "shape": tuple(SHAPES), "coder": str, "column": list}
        yield from _wrong_keys(place, table, allowed, ("name", "shape"))
        columns = table.get("column", [])
        roles = SHAPES.get(str(table.get("shape")), ROLES)
        for at, column in enumerate(columns[:MOST_COLUMNS] if isinstance(columns, list) else (), 1):
            yield from _wrong_column(f"{place}, column {at}", column, roles)


def _wrong_beside_tables(given: dict[str, Any]) -> Iterator[Problem]:
    """A problem for a year that is none, and for each name of what is left out that is no text."""
    year, names = given.get("year", 0), given.get("left_out", [])
    if isinstance(year, int) and not 0 <= year <= LAST_YEAR:
        yield _problem("year", str(year), f"a year from 1 to {LAST_YEAR}, or 0 where it is not said")
    for name in names[:MOST_COLUMNS] if isinstance(names, list) else ():
        if not isinstance(name, str) or len(name) > LONGEST_TEXT:
            yield _problem("left_out", _said(name), f"names of at most {LONGEST_TEXT} letters")


def _wrong_column(place: str, column: Any, roles: tuple[str, ...]) -> Iterator[Problem]:
    if not isinstance(column, dict):
        yield _problem(place, _said(column), "a table of keys")
        return
    allowed = {"name": str, "role": roles, "separator": str, "coder": str, "filled_down": bool}
    yield from _wrong_keys(place, column, allowed, ("name", "role"))
    if column.get("role") == CODES and not column.get("separator"):
        mend = "Write what stands between the codes of a cell."
        yield _problem(f"{place}, separator", "", f"{one_of(map(repr, SEPARATORS))}, or another sign", mend)


def _wrong_keys(place: str, given: dict[str, Any], allowed: dict[str, Any], needed: Iterable[str]) -> Iterator[Problem]:
    """A problem for each key that is missing, not known, or that has a value of another kind or none of those allowed."""
    before = f"{place}, " if place else ""
    for key in needed:
        if key not in given:
            yield _problem(f"{before}{key}", "", "a value for this key")
    for key, value in given.items():
        what = allowed.get(key)
        if what is None:
            yield _problem(f"{before}{key}", _said(value), f"no other keys than {', '.join(allowed)}")
        elif isinstance(what, tuple):
            if value not in what:
                yield _problem(
                    f"{before}{key}", _said(value), one_of(repr(each) for each in what) if "" in what else _any_of(what)
                )
        elif type(value) is not what or (isinstance(value, str) and len(value) > LONGEST_TEXT):
            kinds = {
                str: f"text of at most {LONGEST_TEXT} letters",
                list: "a list",
                bool: "true or false",
                int: "a whole number",
            }
            yield _problem(f"{before}{key}", _said(value), kinds[what])


def _said(value: Any) -> str:
    """A value in a message; of a list or a table only that it is one, for it may hold any number of others."""
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a table of keys"
    return str(value)


def _any_of(values: tuple[str, ...]) -> str:
    return f"one of {', '.join(values)}"


def _problem(key: str, value: str, allowed: str, mend: str = START_AGAIN) -> Problem:
    return Problem(MAPPING_FILE, 0, key, value[:LONGEST_TEXT], allowed, mend)
