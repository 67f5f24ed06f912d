"""What a briefing is made of, whatever writes it: text, tables and a chart, and where they stand."""

from dataclasses import dataclass

from exports.model import Exhibit


@dataclass(frozen=True)
class Text:
    """A paragraph in a style that has a name: `lead` in bold, then `text`; where there is a `link` the text leads to it."""

    text: str
    style: str = "Normal"
    lead: str = ""
    link: str = ""


@dataclass(frozen=True)
class Rows:
    """A table: header, rows, how wide the columns are as parts of its width, and what is read out in its place."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    description: str


@dataclass(frozen=True)
class Drawing:
    """The chart of an exhibit, `points` high."""

    exhibit: Exhibit
    points: float


@dataclass(frozen=True)
class Briefing:
    """What stands where: across the first page, in its two columns, and on the pages after it."""

    head: tuple
    left: tuple
    right: tuple
    after: tuple


@dataclass(frozen=True)
class Style:
    """A style of paragraph: its size, the distances above and below it, and from the left, in points."""

    size: float
    bold: bool
    before: float
    after: float
    indent: float


@dataclass(frozen=True)
class Page:
    """The room of a page between its margins, a column of it, and what the cells of a table leave free at each side."""

    width: float
    height: float
    column: float
    cell_side: float
