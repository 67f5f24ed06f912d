"""How much of a page some text takes, so that a briefing is shortened before it runs over."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from exports.office_text import width_of

Made = TypeVar("Made")

LINE_HEIGHT = 1.155  # of the size of the type


def text_height(text: str, size: float, width: float, bold: str = "") -> float:
    """How high `text` after `bold` is in points, in lines of `width` points. A word too long for a line runs over several."""
    words = [width_of(word, size, bold=True) for word in bold.split()] + [width_of(word, size) for word in text.split()]
    space, lines, used = width_of(" ", size), 1, 0.0
    for wide in words:
        if used and used + space + wide > width:
            lines, used = lines + 1, 0.0
        used += wide + (space if used else 0)
        lines, used = lines + int(used // width), used % width
    return lines * size * LINE_HEIGHT


def first_that_fits(variants: Iterable[Made], height: Callable[[Made], float], room: float) -> Made:
    """The first of `variants` (from the fullest to the shortest) that is no higher than `room`; else the last."""
    tried = iter(variants)
    made = next(tried)
    while height(made) > room and (shorter := next(tried, None)) is not None:
        made = shorter
    return made
