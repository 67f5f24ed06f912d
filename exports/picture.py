"""A chart as a picture of its own, SVG or PNG: title, measure, chart, and what has to go wherever it goes.

It is always light and of one width, whatever screen it is asked for from.
"""

import struct
import zlib
from dataclasses import dataclass
from typing import Protocol

import pandas as pd
from resvg_py import svg_to_bytes

from charts.picture.draw import WIDTH, chart_drawing
from charts.picture.letters import EXACT_FAMILY, FILES, Measure, exact, has_letters, wide, wrapped
from charts.picture.parts import EDGE, LINE, PAGE, TEXT, Box, Drawing, Part, Room, Rule, moved, written
from charts.picture.svg import FAMILY, svg_of
from charts.picture.table import table
from charts.spec import ChartSpec
from exports.model import View
from exports.numbers import holds_numbers, text_of
from wording.exports import taken_on

MARGIN = 32  # pixels
TITLE, SMALL = 24, 14  # pixels: of letters
COLUMN = 460  # pixels: across a column of a document, so that letters are printed in 8 points or more
TWICE = 2  # dots a pixel
DOTS_A_METRE = round(TWICE * 96 / 0.0254)
HEAD = 33  # bytes of a PNG before what may be said of it


class Pictured(Protocol):
    """What a picture shows, as an `Exhibit` and a card of the app have it."""

    @property
    def title(self) -> str:
        """The sentence that it shows."""

    @property
    def measure(self) -> str:
        """What is counted, and the n."""

    @property
    def alt(self) -> str:
        """What a reader would see."""

    @property
    def spec(self) -> ChartSpec:
        """What is drawn."""

    @property
    def table(self) -> pd.DataFrame:
        """The same numbers under the names a reader knows; printed where the shape is a table."""

    @property
    def instead(self) -> str:
        """What is said where there is too little to draw; '' where there is enough."""

    @property
    def caveat(self) -> str:
        """What has to go with it; '' for nothing."""


@dataclass(frozen=True)
class Frame:
    """What stands below a picture, as `View` says it, where no whole view is made for it."""

    heading: str
    shown: str
    trust: str
    source_line: str
    date: str
    licence: str


@dataclass(frozen=True)
class _Lines:
    """Some lines of one look, and the room above them."""

    text: str
    above: float
    size: float = 16
    colour: str = TEXT
    bold: bool = False


def picture_svg(exhibit: Pictured, view: View | Frame) -> bytes:
    """The picture as SVG in UTF-8: 960 pixels wide, its text as text in Arial or whatever stands in for it, with room for
    wider letters. Where there is too little to draw, it says so in place of the chart."""
    drawing = _framed(exhibit, view, wide)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + svg_of(drawing, exhibit.alt, _name(exhibit, view), FAMILY).encode()


def picture_png(exhibit: Pictured, view: View | Frame) -> bytes:
    """The picture as PNG, 1920 pixels wide at 192 dots an inch, in our own letters; others where these lack one."""
    return _png(_framed(exhibit, view, exact), exhibit.alt)


def chart_png(exhibit: Pictured) -> tuple[bytes, float]:
    """The chart alone as PNG, for a column of a document; and its height by its width. Raises KeyError for a table."""
    drawing = chart_drawing(exhibit.spec, Room(COLUMN, exact))
    return _png(drawing, exhibit.alt), drawing.height / drawing.width


def _png(drawing: Drawing, alt: str) -> bytes:
    svg = svg_of(drawing, alt, family=f"'{EXACT_FAMILY}', {FAMILY}")
    drawn = svg_to_bytes(
        svg_string=svg, zoom=TWICE, font_files=[str(path) for path in FILES.values()], skip_system_fonts=has_letters(svg)
    )
    return drawn[:HEAD] + _resolution() + drawn[HEAD:]


def _resolution() -> bytes:
    """How large the picture is on paper, as a PNG says it: in dots a metre."""
    said = b"pHYs" + struct.pack(">IIB", DOTS_A_METRE, DOTS_A_METRE, 1)
    return struct.pack(">I", len(said) - 4) + said + struct.pack(">I", zlib.crc32(said))


def _framed(exhibit: Pictured, view: View | Frame, measure: Measure) -> Drawing:
    room = Room(WIDTH, measure)
    above = [_Lines(exhibit.title, 0, TITLE, bold=True), _Lines(exhibit.measure, 6)]
    below = [
        _Lines(exhibit.caveat, 0),
        _Lines(view.shown, 14, SMALL, bold=True),
        _Lines(view.trust, 2, SMALL, EDGE),
        _Lines(f"{view.source_line}. {taken_on(view.date)}", 2, SMALL, EDGE),
        _Lines(view.licence, 2, SMALL, EDGE),
    ]
    parts, at = _written(above, 0, room)
    chart = _chart(exhibit, room)
    parts += moved(chart.parts, 0, at + 20)
    at += 20 + chart.height + 20
    parts.append(Rule(0, at, WIDTH, at))
    told, at = _written(below, at + 14, room)
    width, height = WIDTH + 2 * MARGIN, at + 2 * MARGIN
    return Drawing(width, height, (Box(0, 0, width, height, PAGE), *moved([*parts, *told], MARGIN, MARGIN)))


def _chart(exhibit: Pictured, room: Room) -> Drawing:
    if exhibit.instead:
        lines = wrapped(exhibit.instead, room.width, room.measure, 16)
        return Drawing(room.width, LINE * len(lines), tuple(written(lines, 0, 0)))
    if exhibit.spec.shape != "table":
        return chart_drawing(exhibit.spec, room)
    numeric = [False, *(holds_numbers(cells) for _, cells in exhibit.table.items())]
    heads = [str(exhibit.table.index.name or ""), *map(str, exhibit.table.columns)]
    rows = [list(zip(map(text_of, row), numeric, strict=True)) for row in exhibit.table.itertuples(name=None)]
    return table(heads, rows, room)


def _written(texts: list[_Lines], top: float, room: Room) -> tuple[list[Part], float]:
    """The texts below each other, and where the last of them ends; none for an empty one."""
    parts: list[Part] = []
    for each in texts:
        lines = wrapped(each.text, room.width, room.measure, each.size, each.bold)
        if lines:
            top += each.above if parts else 0
            parts += written(lines, 0, top, size=each.size, colour=each.colour, bold=each.bold)
            top += LINE * each.size / 16 * len(lines)
    return parts, top


def _name(exhibit: Pictured, view: View | Frame) -> str:
    """What the picture is called: its title, of what."""
    return f"{exhibit.title} ({view.heading})"
