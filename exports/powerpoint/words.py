"""Slides of words: titles, points, large figures, text in two columns, each in the largest type that fits."""

from math import ceil

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide
from pptx.util import Pt

from exports.office_text import LEADING, height_of, lines_of, shortened
from exports.powerpoint.template import fill, place_of
from exports.powerpoint.text import Box, Paragraph, add_text, fitting, largest
from wording.exports import more_in_app

TITLE_SIZES, POINT_SIZES = (30, 28, 26, 24, 22, 20), (24, 22, 20, 18, 16, 14)
FIGURE_SIZES, FACT_SIZES = (80, 66, 54, 44, 36, 30, 24, 20, 16), (20, 18, 16, 14, 12)
CLOSE = 1.12  # a title's lines stand closer than those of other text, so that much more fits
HANGING, BETWEEN = 18, 28  # a point's bullet; between two columns
POINT_GAP, COLUMN_GAP = 0.35, 0.3
MOST_ACROSS, FIGURE_SHARE = 4, 0.55  # large figures side by side; of the height of each with what it is


def write_title(slide: Slide, text: str, sizes: tuple[int, ...], as_high_as_it_is: bool = False) -> float:
    """The slide's title in as many lines as its placeholder has room for; the app has what is cut off. Returns its foot.

    Where something follows right below it, the placeholder is made as high as the title is.
    """
    box = place_of(slide, "Title")
    size = largest([text], sizes, Box(box.left, box.top, box.width, box.height * CLOSE), bold=True)
    smaller = min([each for each in sizes if each < size], key=lambda each: size - each, default=size)
    if len(lines_of(text, smaller, box.width, bold=True)) < len(lines_of(text, size, box.width, bold=True)):
        size = smaller  # rather than a last line of one word
    most = int(box.height * CLOSE / size / LEADING)
    said = shortened(text, size, box.width, most, bold=True)
    high = len(lines_of(said, size, box.width, bold=True)) * size * LEADING / CLOSE
    fill(slide, "Title", [("", said)], size, box=box.head(high) if as_high_as_it_is else None)
    return box.top + high


def add_points(slide: Slide, points: list[str], box: Box, sizes: tuple[int, ...] = POINT_SIZES) -> None:
    """Points in the slide's placeholder, the first that fit; where some do not, a last one says how many."""
    room = Box(box.left, box.top, box.width - HANGING, box.height)
    size = largest(points, sizes, room, POINT_GAP)
    if fitting(points, size, room, POINT_GAP) < len(points):
        room = room.without_foot((1 + POINT_GAP) * size * LEADING)
        kept = max(1, fitting(points, size, room, POINT_GAP))
        lines = int(room.height / size / LEADING)
        more = more_in_app(len(points) - kept)
        points = [shortened(point, size, room.width, lines) for point in points[:kept]] + [more] * (kept < len(points))
    shape = fill(slide, "Points", [("", point) for point in points], size, box=box, gap=POINT_GAP)
    if len(points) == 1:
        _without_bullet(shape.text_frame.paragraphs[0])


def _without_bullet(paragraph) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    properties.append(parse_xml(f"<a:buNone {nsdecls('a')}/>"))


def add_facts(slide: Slide, facts: tuple[tuple[str, str], ...], box: Box) -> None:
    """Large figures side by side, at most MOST_ACROSS to a row, each with what it is below it."""
    across = min(MOST_ACROSS, len(facts))
    down = ceil(len(facts) / across)
    width, height = (box.width - BETWEEN * (across - 1)) / across, box.height / down - 8
    size = min(largest([figure], FIGURE_SIZES, Box(0, 0, width, height * FIGURE_SHARE), bold=True) for figure, _ in facts)
    most = max(1, int(height * FIGURE_SHARE / size / LEADING))
    figures = size * LEADING * max(min(most, len(lines_of(figure, size, width, bold=True))) for figure, _ in facts)
    small = min(largest([text], FACT_SIZES, Box(0, 0, width, height - figures)) for _, text in facts)
    for place, (figure, text) in enumerate(facts):
        row, column = divmod(place, across)
        room = Box(box.left + column * (width + BETWEEN), box.top + row * box.height / down, width, height)
        said = shortened(text, small, width, max(1, int((height - figures) / small / LEADING)))
        number = shortened(figure, size, width, most, bold=True)
        shape = add_text(slide, f"Fact {place + 1}", room, [(number, ""), ("", said)], small)
        shape.text_frame.paragraphs[0].runs[0].font.size = Pt(size)


def add_in_columns(slide: Slide, name: str, paragraphs: list[Paragraph], box: Box, sizes: tuple[int, ...]) -> None:
    """Paragraphs in two columns of about the same height, the first that fit; where some do not, a last one says how many."""
    width, texts = (box.width - BETWEEN) / 2, [" ".join(words) for words in paragraphs]
    size = next((size for size in sizes if _split(texts, size, width, box.height) is not None), sizes[-1])
    kept, half = len(texts), _split(texts, size, width, box.height)
    while half is None:
        kept -= 1
        half = _split(texts[:kept], size, width, box.height - (1 + COLUMN_GAP) * size * LEADING)
    if kept < len(texts):
        paragraphs = [*paragraphs[:kept], ("", more_in_app(len(texts) - kept))]
    for place, part in enumerate((paragraphs[:half], paragraphs[half:])):
        if part:
            column = Box(box.left + place * (width + BETWEEN), box.top, width, box.height)
            add_text(slide, f"{name} {place + 1}", column, part, size, gap=COLUMN_GAP)


def _split(texts: list[str], size: int, width: float, height: float) -> int | None:
    """How many of the texts stand in the first of two columns; None where the two do not hold all of them."""
    heights = [height_of([text], size, width, COLUMN_GAP) for text in texts]
    tallest = [max(sum(heights[:place]), sum(heights[place:])) for place in range(len(texts) + 1)]
    return tallest.index(min(tallest)) if min(tallest) <= height else None
