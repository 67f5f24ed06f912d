"""Text in Office files: what XML can hold, and the room that text takes. Lengths are in points.

Nothing here knows a font file: the widths are those of Arial by kinds of letters, a little generous.
"""

import re
from collections.abc import Iterable

from pptx.dml.color import RGBColor

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


def make_valid(chart) -> None:
    """Write the numbers of a chart's axes without the sign that python-pptx gives them, which the standard does not allow."""
    for axis in chart.xpath(".//c:axId | .//c:crossAx"):
        axis.set("val", axis.get("val").lstrip("-"))


def colour_of(code: str) -> RGBColor:
    """'#005EB8' as python-pptx takes it."""
    return RGBColor.from_string(code.removeprefix("#"))
