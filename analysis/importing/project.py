"""What a tool's project of coded texts holds, whichever tool it is from: codes in a tree, sources, people, segments, codings.

A reader of one kind of file fills a `Project`; `study.py` makes a study of it. Nothing in it is made up: what a file does not
say is '' or (). Names of people and of the tool's users may stand in a project; none of them goes into a study or a receipt.
"""

from dataclasses import dataclass

ROWS, SEGMENTS, CODINGS, CODES, PEOPLE, DOCUMENTS = "rows", "segments", "codings", "codes", "people", "documents"
MARKED_AGAIN = "passages marked again"  # what is left of passages whose words were marked before
SOURCE = "Source of the study: "  # how the line of a project's description begins that says whose study it is
THINGS = (ROWS, SEGMENTS, CODINGS, CODES, PEOPLE, DOCUMENTS)


@dataclass(frozen=True)
class Code:
    """A code: `key` is its own, `parent` the key of the code above it ('' at the top); one that is not `codable` is only above
    others."""

    key: str
    label: str
    parent: str = ""
    description: str = ""
    colour: str = ""
    codable: bool = True


@dataclass(frozen=True)
class TextSource:
    """A document that was coded; `attributes` are what the project says of it (name, value)."""

    key: str
    label: str
    text: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Person:
    """Someone who was interviewed, or writes; `attributes` are what the project says of them (name, value)."""

    key: str
    label: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A passage that was coded: its words, its source, and who speaks in it (keys of people; several, or nobody)."""

    key: str
    source: str
    quote: str
    people: tuple[str, ...] = ()
    statement: str = ""
    note: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Coding:
    """A code that one coder gave to a segment."""

    segment: str
    code: str
    coder: str = ""


@dataclass(frozen=True)
class Left:
    """Something of the file that does not go into the study: what it is, how many of it, one of them, and why.

    `thing` is the kind of thing that a receipt adds up and that these are some of (one of THINGS; '' for anything else);
    `lost` is False where nothing is lost by it: what says the same twice, or what whoever opens it wants left out.
    """

    what: str
    number: int
    example: str
    why: str
    thing: str = ""
    lost: bool = True


@dataclass(frozen=True)
class Counted:
    """How many of a kind of thing (one of THINGS) the files hold, and how many of them were read (None: as many as the project
    has)."""

    thing: str
    found: int
    used: int | None = None


@dataclass(frozen=True)
class Project:
    """Everything read of one or more files of one project; `tool` is what wrote it, as far as that can be told.

    `counted` says of kinds of things how many there were before some were joined or left; without it nothing was. `whose` is
    the source that a project which was written here says it has.
    """

    title: str
    tool: str
    codes: tuple[Code, ...] = ()
    sources: tuple[TextSource, ...] = ()
    people: tuple[Person, ...] = ()
    segments: tuple[Segment, ...] = ()
    codings: tuple[Coding, ...] = ()
    left: tuple[Left, ...] = ()
    counted: tuple[Counted, ...] = ()
    whose: str = ""
