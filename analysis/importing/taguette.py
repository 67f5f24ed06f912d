"""A project of Taguette, from the SQLite database that it keeps (.sqlite3).

The database is opened in memory and asked for the rows of five known tables, one table at a time. Views, triggers, functions
and anything else that would run what the file brings along are refused by SQLite itself, and so is what takes too long.
"""

import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from typing import Any

from analysis.files.problems import Problem, StudyError
from analysis.importing.project import CODINGS, SEGMENTS, Code, Coding, Left, Project, Segment, TextSource
from analysis.importing.refi_package import Told, seen, untold

MAGIC = b"SQLite format 3\x00"
MOST_BYTES = 60_000_000
MOST_ROWS = 300_000  # of a table
MOST_TAGS = 20_000
LONGEST = 10_000_000  # bytes in a cell
MOST_TEXT = 40_000_000  # letters of all cells that are read
SECONDS = 8.0
OFTEN = 20_000  # instructions of SQLite between two looks at the clock
VERSIONS = slice(18, 20)  # of the header: 2 where it was written with a log beside it
TABLES = {
    "projects": ("id", "name"),
    "documents": ("id", "project_id", "name", "contents"),
    "tags": ("id", "project_id", "path", "description"),
    "highlights": ("id", "document_id", "start_offset", "snippet"),
    "highlight_tags": ("highlight_id", "tag_id"),
}
DAMAGED = ("a database that is damaged", "a whole database of Taguette")
FOREIGN = ("views or functions in place of plain columns", "a database as Taguette makes it")
SAID_BY_SQLITE = {  # a part of what SQLite says of an error, and what is said of it here: what is found, what is allowed
    "interrupted": (f"could not be read within {SECONDS:g} seconds", "a smaller database"),
    "too big": ("a text that is too long", f"at most {LONGEST // 1_000_000} MB in a cell"),
    "decode": ("a text that is damaged", "a whole database of Taguette"),
    "prohibited": FOREIGN,
    "not authorized": FOREIGN,
}
AGAIN = "Make a copy of the database while Taguette is closed, or download the highlights as a table."
BLOCKS = frozenset(["p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "table"])
UNSEEN = frozenset(("script", "style", "head", "title"))
NESTED = "."  # between a tag and the tag below it
Rows = list[tuple[Any, ...]]


def read_project(content: bytes, name: str, project: str = "", told: Told = untold) -> Project:
    """The project called `project`, or else the one with most highlights, in a database; `name` is what messages call the file,
    and `told` hears how many highlights have been read.

    Raises StudyError for a file that is damaged, empty, of another kind, or larger than any project.
    """
    _check_header(content, name)
    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
            read = _read(database, content, name, project)
            told(len(read.segments))
            return read
    except (sqlite3.Error, UnicodeDecodeError) as error:  # what SQLite says of an error may itself be no text
        found = next((words for sign, words in SAID_BY_SQLITE.items() if sign in str(error)), DAMAGED)
        raise _refused(name, *found) from None


def text_of_html(html: str) -> str:
    """The words of a page: a line for each of its blocks, without what is not shown."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in seen("".join(reader.parts)).split("\n"))
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self.unseen += 1
        elif tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(data.replace("\n", " "))


def _refused(place: str, value: str, allowed: str, mend: str = AGAIN) -> StudyError:
    return StudyError([Problem(place, 0, "", value, allowed, mend)])


def _check_header(content: bytes, name: str) -> None:
    if not content:
        raise _refused(name, "an empty file", "a database of Taguette (.sqlite3)")
    if not content.startswith(MAGIC):
        raise _refused(name, "a file of another kind", "a database of Taguette (.sqlite3)")
    if len(content) > MOST_BYTES:
        raise _refused(name, f"{len(content):,} bytes", f"at most {MOST_BYTES // 1_000_000} MB")


def _read(database: sqlite3.Connection, content: bytes, name: str, wanted: str) -> Project:
    _open(database, content)
    kinds = {table: (kind, page) for table, kind, page in database.execute("SELECT name, type, rootpage FROM sqlite_master")}
    if any(kinds.get(table, ("", 0))[0] != "table" or not kinds[table][1] for table in TABLES):  # a virtual one has no page
        raise _refused(name, "a database of another kind", "a database of Taguette (.sqlite3)")
    if any(column[-1] for table in TABLES for column in database.execute(f"PRAGMA table_xinfo({table})")):
        raise _refused(name, *FOREIGN)
    database.set_authorizer(_may)
    rows = {table: list(_rows(database, table, name)) for table in TABLES}
    if not rows["projects"]:
        raise _refused(name, "no project", "a database with a project")
    return _project(rows, name, wanted)


def _open(database: sqlite3.Connection, content: bytes) -> None:
    header = bytearray(content[:100])
    header[VERSIONS] = b"\x01\x01"  # with a log it could not be opened in memory; the log itself is not here
    database.deserialize(bytes(header) + content[100:])
    for limit, most in (
        (sqlite3.SQLITE_LIMIT_LENGTH, LONGEST),
        (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (sqlite3.SQLITE_LIMIT_COLUMN, 100),
        (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 20),
        (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
        (sqlite3.SQLITE_LIMIT_VDBE_OP, 10_000),
    ):
        database.setlimit(limit, most)
    for pragma in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON", "mmap_size = 0", "cache_size = -2000"):
        database.execute(f"PRAGMA {pragma}")
    until = time.thread_time() + SECONDS
    database.set_progress_handler(lambda: int(time.thread_time() > until), OFTEN)


def _may(action: int, table: str | None, column: str | None, _: str | None, through: str | None) -> int:
    """Only rows of the known tables may be read, and not through a view or trigger."""
    if action == sqlite3.SQLITE_SELECT and through is None:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_READ and through is None and table in TABLES:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _rows(database: sqlite3.Connection, table: str, name: str) -> Iterator[tuple[Any, ...]]:
    taken = 0
    keys = [place for place, column in enumerate(TABLES[table]) if column.endswith("id")]
    columns = ", ".join(TABLES[table])
    for number, row in enumerate(database.execute(f"SELECT {columns} FROM {table}"), 1):  # noqa: S608  names of our own
        taken += sum(len(cell) for cell in row if isinstance(cell, str))
        if number > MOST_ROWS or (table == "tags" and number > MOST_TAGS):
            raise _refused(name, f"more than {number - 1:,} rows of {table}", f"at most {number - 1:,}")
        if taken > MOST_TEXT:
            raise _refused(name, "texts that are too long", f"at most {MOST_TEXT // 1_000_000} MB of texts")
        if not all(isinstance(row[place], int) for place in keys):
            raise _refused(name, f"a row of {table} without a number", "a whole database of Taguette")
        yield row


def _project(rows: dict[str, Rows], name: str, wanted: str) -> Project:
    of_document = {row[0]: row[1] for row in rows["documents"]}
    marked = Counter(of_document.get(row[1]) for row in rows["highlights"])
    projects = {row[0]: _line(row[1]) for row in rows["projects"]}
    named = [key for key, label in projects.items() if label == wanted]
    if wanted and not named:
        raise _refused(name, f"no project called ‘{wanted}’", "the name of one of its projects", "Choose another project.")
    chosen = named[0] if named else max(projects, key=marked.__getitem__)
    others = [key for key in projects if key != chosen]
    left = [Left("other projects", len(others), projects[others[0]], "a study is made of one project")] if others else []
    documents = [row for row in rows["documents"] if row[1] == chosen]
    codes, key_of = _codes([row for row in rows["tags"] if row[1] == chosen])
    sources = tuple(TextSource(f"D{row[0]}", _line(row[2]), text_of_html(_text(row[3]))) for row in documents)
    if not (codes or sources):
        raise _refused(name, "no tag and no document: this project is empty", "a project with tags or documents")
    mine = {row[0] for row in documents}
    segments = tuple(
        Segment(f"S{row[0]}", f"D{row[1]}", words)
        for row in sorted(
            (row for row in rows["highlights"] if row[1] in mine), key=lambda row: (row[1], _whole(row[2]), row[0])
        )
        if (words := text_of_html(_text(row[3])))
    )
    known = {segment.key for segment in segments}
    given = dict.fromkeys((f"S{row[0]}", key_of[row[1]]) for row in rows["highlight_tags"] if row[1] in key_of)
    codings = tuple(Coding(segment, code) for segment, code in given if segment in known)
    highlights = {f"S{row[0]}" for row in rows["highlights"] if row[1] in mine}
    lost = sum(segment in highlights and segment not in known for segment, _ in given)
    if lost:
        left.append(Left("codings without words", lost, "a highlight of nothing", "there is nothing to read", CODINGS))
    empty = len(highlights) - len(segments)
    if empty:
        left.append(Left("highlights without words", empty, "a highlight of nothing", "there is nothing to read", SEGMENTS))
    return Project(projects[chosen], "Taguette", codes, sources, (), segments, codings, tuple(left))


def _codes(tags: Rows) -> tuple[tuple[Code, ...], dict[int, str]]:
    """The tags as a tree, by the dots in them, and the code of each. What stands above a tag is a code where it is a tag."""
    paths = {_line(row[2]): row for row in tags}
    codes, key_of = [], {}
    for path in sorted(paths, key=lambda each: (each.split(NESTED), each)):
        row = paths[path]
        above = path.split(NESTED)[:-1]
        parents = [NESTED.join(above[:length]) for length in range(len(above), 0, -1)]
        parent = next((each for each in parents if each in paths), "")
        label = path.removeprefix(f"{parent}{NESTED}") if parent else path
        codes.append(Code(f"T{row[0]}", label, f"T{paths[parent][0]}" if parent else "", seen(_text(row[3])).strip()))
        key_of[row[0]] = f"T{row[0]}"
    return tuple(codes), key_of


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""


def _line(cell: object) -> str:
    return " ".join(seen(_text(cell)).split())


def _whole(cell: object) -> int:
    return cell if isinstance(cell, int) else 0
