"""Text on a slide: the room it takes, the largest size that fits, the boxes that hold it. Lengths are in points.

Nothing here knows a font file: the widths are those of Arial by kinds of letters, a little generous.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.text.text import TextFrame
from pptx.util import Pt

LEADING = 1.2
BOLD = 1.08
WIDTHS = (
    (" !,./:;I[]ftijl|'‘’·", 0.28),
    ('()-r{}"*“”›', 0.38),
    ("mwMW%@—…GOQ", 0.9),
    ("ABCDEFHKLNPRSTUVXYZ", 0.7),
)
OTHERS = 0.56
FIRST_WIDE = "\u1100"  # from here on scripts whose letters are as wide as high
_WIDTH = {letter: width for letters, width in WIDTHS for letter in letters}
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = re.compile("[ \t\r\n]+")

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

    def without_foot(self, height: float) -> "Box":
        """The box without the lowest part of it, `height` high."""
        return self.head(self.height - height)


def plain(text: str) -> str:
    """`text` on one line, without what XML cannot hold."""
    return _SPACE.sub(" ", _NOT_IN_XML.sub("", str(text))).strip()


def width_of(text: str, size: float, bold: bool = False) -> float:
    """How wide a line of text is."""
    return size * sum(_WIDTH.get(letter, OTHERS if letter < FIRST_WIDE else 1) for letter in text) * (BOLD if bold else 1)


def lines_of(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """The lines that `text` breaks into; a word longer than a line is broken too."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if width_of(longer, size, bold) <= width:
            lines[-1] = longer
            continue
        lines += [word] if lines[-1] else []
        if not lines[-1]:
            lines[-1] = word
        while width_of(lines[-1], size, bold) > width and len(lines[-1]) > 1:
            cut = max(1, int(len(lines[-1]) * width / width_of(lines[-1], size, bold)))
            lines[-1:] = [lines[-1][:cut], lines[-1][cut:]]
    return lines


def height_of(texts: Iterable[str], size: float, width: float, gap: float = 0, bold: bool = False) -> float:
    """How high paragraphs are, each with `gap` (in lines) below it."""
    return sum((len(lines_of(text, size, width, bold)) + gap) * size * LEADING for text in texts)


def largest(texts: list[str], sizes: tuple[int, ...], box: Box, gap: float = 0, bold: bool = False) -> int:
    """The first of `sizes` (largest first) at which all of `texts` fits; the last of them where none does."""
    return next((size for size in sizes if height_of(texts, size, box.width, gap, bold) <= box.height), sizes[-1])


def fitting(texts: list[str], size: int, box: Box, gap: float = 0) -> int:
    """How many of `texts`, from the first on, fit."""
    number = 0
    while number < len(texts) and height_of(texts[: number + 1], size, box.width, gap) <= box.height:
        number += 1
    return number


def shortened(text: str, size: float, width: float, most: int, bold: bool = False) -> str:
    """`text`, or where it takes more than `most` lines what fits of it, and an ellipsis."""
    lines = lines_of(text, size, width, bold)
    if len(lines) <= most:
        return text
    words = " ".join(lines[:most]).split(" ")
    while len(words) > 1 and len(lines_of(" ".join(words) + "…", size, width, bold)) > most:
        words.pop()
    kept = " ".join(words)
    while len(kept) > 1 and len(lines_of(kept + "…", size, width, bold)) > most:
        kept = kept[:-1]
    return kept.rstrip(" ,;:.") + "…"


def add_text(slide, name: str, box: Box, paragraphs: list[Paragraph], size: float, *, gap: float = 0, low: bool = False):
    """A text box called `name`; `low`: its text stands at its foot. Returns the shape."""
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = name
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if low else MSO_ANCHOR.TOP
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


def colour_of(code: str) -> RGBColor:
    """'#005EB8' as python-pptx takes it."""
    return RGBColor.from_string(code.removeprefix("#"))
