"""What a tool's project of coded texts holds, whichever tool it is from: codes in a tree, sources, people, segments, codings.

A reader of one kind of file fills a `Project`; `study.py` makes a study of it. Nothing in it is made up: what a file does not
say is '' or (). Names of people and of the tool's users may stand in a project; none of them goes into a study or a receipt.
"""

from dataclasses import dataclass


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


@dataclass(frozen=True)
class Segment:
    """A passage that was coded: its words, its source, and who speaks in it (keys of people; several, or nobody)."""

    key: str
    source: str
    quote: str
    people: tuple[str, ...] = ()
    statement: str = ""
    note: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Coding:
    """A code that one coder gave to a segment."""

    segment: str
    code: str
    coder: str = ""


@dataclass(frozen=True)
class Left:
    """Something of the file that does not go into the study: what it is, how many of it, one of them, and why."""

    what: str
    number: int
    example: str
    why: str


@dataclass(frozen=True)
class Project:
    """Everything read of one or more files of one project; `tool` is what wrote it, as far as that can be told."""

    title: str
    tool: str
    codes: tuple[Code, ...] = ()
    sources: tuple[TextSource, ...] = ()
    people: tuple[Person, ...] = ()
    segments: tuple[Segment, ...] = ()
    codings: tuple[Coding, ...] = ()
    left: tuple[Left, ...] = ()
