"""Text on a slide: the boxes that hold it, and the largest size that fits. Lengths are in points."""

from dataclasses import dataclass

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.text.text import TextFrame
from pptx.util import Pt

from exports.office_text import LEADING, height_of, plain

Paragraph = tuple[str, str]  # what is said in bold, then the rest


@dataclass(frozen=True)
class Box:
    """A place on a slide."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """Left, top, width and height as python-pptx takes them."""
        return Pt(self.left), Pt(self.top), Pt(self.width), Pt(self.height)

    def head(self, height: float) -> "Box":
        """The part of the box that is `height` high, from its top."""
        return Box(self.left, self.top, self.width, height)

    def without_head(self, height: float) -> "Box":
        """The box below that part."""
        return Box(self.left, self.top + height, self.width, self.height - height)

    def part(self, place: int, parts: int, gap: float) -> "Box":
        """One of as many `parts` of the box side by side, with a `gap` between them."""
        width = (self.width - gap * (parts - 1)) / parts
        return Box(self.left + place * (width + gap), self.top, width, self.height)

    def without_foot(self, height: float) -> "Box":
        """The box without the lowest part of it, `height` high."""
        return self.head(self.height - height)


def largest(texts: list[str], sizes: tuple[int, ...], box: Box, gap: float = 0, bold: bool = False) -> int:
    """The first of `sizes` (largest first) at which all of `texts` fits; the last of them where none does."""
    return next((size for size in sizes if height_of(texts, size, box.width, gap, bold) <= box.height), sizes[-1])


def fitting(texts: list[str], size: int, box: Box, gap: float = 0) -> int:
    """How many of `texts`, from the first on, fit."""
    number = 0
    while number < len(texts) and height_of(texts[: number + 1], size, box.width, gap) <= box.height:
        number += 1
    return number


def add_text(slide, name: str, box: Box, paragraphs: list[Paragraph], size: float, *, gap: float = 0):
    """A text box called `name`. Returns the shape."""
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = name
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    write_into(frame, paragraphs, size, gap=gap)
    return shape


def write_into(frame: TextFrame, paragraphs: list[Paragraph], size: float | None = None, *, gap: float = 0) -> None:
    """Paragraphs in British English, each with `gap` (in lines) below it, in place of what the frame held."""
    for place, words in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
        if gap and size:
            paragraph.space_after = Pt(gap * size * LEADING)
        for text, is_bold in zip(words, (True, False), strict=True):
            if text:
                run = paragraph.add_run()
                run.text = plain(text) + (" " if is_bold and words[1] else "")
                run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
                run.font.size = Pt(size) if size else None
                if is_bold:
                    run.font.bold = True


def describe(shape, name: str, text: str) -> None:
    """Name a chart or table, and give it the text that is read out in its place."""
    shape.name = name
    shape.element.xpath("./p:nvGraphicFramePr/p:cNvPr")[0].set("descr", plain(text))
