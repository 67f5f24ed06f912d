"""The look of a deck stands in template.pptx, to be changed in PowerPoint: its theme, its layouts and where what stands.

Here its layouts and their placeholders are found by name, and filled.
"""

from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as DeckSlide

from exports.office_text import plain
from exports.powerpoint.text import Box, Paragraph, write_into

TEMPLATE = Path(__file__).with_name("template.pptx")
LANGUAGE = "en-GB"
COVER, POINTS, CHART, TABLE, WORDS = "Title", "Points", "Chart", "Table", "Words"  # its layouts


def blank_deck(title: str, subject: str, comments: str) -> Deck:
    """A deck without slides. It is nobody's by name: its author is its title."""
    deck = Presentation(str(TEMPLATE))
    properties, now = deck.core_properties, datetime.now(UTC).replace(tzinfo=None)
    properties.title = properties.author = properties.last_modified_by = plain(title)[:255]
    properties.subject, properties.comments, properties.keywords = plain(subject)[:255], plain(comments)[:255], ""
    properties.created = properties.modified = now
    properties.language, properties.revision = LANGUAGE, 1
    return deck


def new_slide(deck: Deck, layout: str) -> DeckSlide:
    """A slide in that layout, still empty: what fills its placeholders is read out in the order in which it is added."""
    slide = deck.slides.add_slide(deck.slide_layouts.get_by_name(layout))
    for holder in list(slide.placeholders):
        slide.shapes.element.remove(holder.element)
    return slide


def place_of(slide: DeckSlide, name: str) -> Box:
    """Where the slide's layout has the placeholder of that name."""
    holder = _holder(slide, name)
    return Box(holder.left.pt, holder.top.pt, holder.width.pt, holder.height.pt)


def fill(
    slide: DeckSlide, name: str, said: list[Paragraph], size: float | None = None, *, box: Box | None = None, gap: float = 0
):
    """Paragraphs in the placeholder of that name, which moves to `box` where that is given. Returns the shape."""
    slide.shapes.clone_placeholder(_holder(slide, name))
    shape = slide.shapes[-1]
    shape.name = name
    if box:
        shape.left, shape.top, shape.width, shape.height = box.emu
    write_into(shape.text_frame, said, size, gap=gap)
    return shape


def add_foot(slide: DeckSlide, source: str) -> None:
    """The source line and the slide's number, after all else that is read out."""
    fill(slide, "Source", [("", source)])
    (field,) = _holder(slide, "Slide number").element.iter(qn("a:fld"))
    fill(slide, "Slide number", []).text_frame.paragraphs[0]._p.append(deepcopy(field))


def finish(deck: Deck) -> None:
    """Write each slide's number into its field, and say of every text, in charts and notes too, that it is British English."""
    for number, slide in enumerate(deck.slides, 1):
        for text in slide.element.xpath(".//a:fld[@type='slidenum']/a:t"):
            text.text = str(number)
        elements = [slide.element, slide.notes_slide.element]
        elements += [shape.chart.element for shape in slide.shapes if shape.has_chart]
        for element in elements:
            for text in element.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
                text.set("lang", LANGUAGE)


def _holder(slide: DeckSlide, name: str):
    return next(holder for holder in slide.slide_layout.placeholders if holder.name == name)
