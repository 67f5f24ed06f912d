"""A chart's description in, a drawing out: one function for every shape but the table, whose words its card has."""

from collections.abc import Callable

from charts.picture.dots import matrix
from charts.picture.letters import wide
from charts.picture.parts import Drawing, Room
from charts.picture.rows import balance, bars, experience
from charts.picture.svg import Links, svg_of
from charts.spec import ChartSpec

SHAPES: dict[str, Callable[[ChartSpec, Room], Drawing]] = {
    "bars": bars,
    "experience": experience,
    "balance": balance,
    "matrix": matrix,
}
WIDTH, NARROW = 896, 520  # pixels: of a chart; what is less wide has its names above its bars


def chart_drawing(spec: ChartSpec, room: Room) -> Drawing:
    """The chart in pixels, as wide as the room. Raises KeyError for a table: `charts.picture.table` draws its words."""
    return SHAPES[spec.shape](spec, room)


def chart_svg(spec: ChartSpec, alt: str, width: float = WIDTH, links: Links | None = None) -> str:
    """The chart without a frame as an SVG element, its letters those of the page it stands in.

    `alt` is what it says to those who do not see it. With `links` it is drawn in the colours of the page, as custom
    properties (`charts.picture.colours.properties`), and each of those marks is a link. Raises KeyError for a table.
    """
    return svg_of(chart_drawing(spec, Room(width, wide, width < NARROW)), alt, links=links)
