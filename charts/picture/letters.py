"""How wide words are, so that lines can be broken before anything is drawn."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from PIL import ImageFont

HERE = Path(__file__).resolve().parent
FILES = {False: HERE / "regular.ttf", True: HERE / "bold.ttf"}  # by whether it is bold; OFL.txt in ui/style has their licence
EXACT_FAMILY = "Chart Sans"  # what these two files call themselves
LEADING = 1.32  # the height of a line by the size of its letters
UNIT = 1000  # the size in which letters are measured
# how much wider than ours the widest letters are that a reader may see instead (DejaVu Sans): letters and the space
WIDER, WIDER_SPACE = {False: 1.3, True: 1.4}, {False: 1.6, True: 1.75}

NO_LETTER = "\U0010ffff"  # of which no file has a picture

Measure = Callable[[str, float, bool], float]  # words, size in pixels, bold: the width in pixels


def exact(text: str, size: float, bold: bool = False) -> float:
    """The width in our own letters."""
    return sum(_advance(letter, bold) for letter in text) * size / UNIT


def wide(text: str, size: float, bold: bool = False) -> float:
    """The width in the widest letters that a reader may have in place of Arial: whatever is drawn is narrower."""
    spaces = text.count(" ")
    rest = exact(text, size, bold) - spaces * exact(" ", size, bold)
    return rest * WIDER[bold] + spaces * exact(" ", size, bold) * WIDER_SPACE[bold]


def wrapped(text: str, room: float, measure: Measure, size: float, bold: bool = False) -> list[str]:
    """`text` in lines of at most `room` pixels; a word that is longer than a line is broken."""
    lines: list[str] = []
    line = ""
    for word in str(text).split():
        longer = f"{line} {word}".strip()
        if measure(longer, size, bold) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while measure(line, size, bold) > room and len(line) > 1:
            fits = _letters_that_fit(line, room, measure, size, bold)
            lines.append(line[:fits])
            line = line[fits:]
    return [*lines, line] if line else lines


def longest_word(text: str, measure: Measure, size: float, bold: bool = False) -> float:
    """The width of the longest word, 0 where there is none."""
    return max((measure(word, size, bold) for word in str(text).split()), default=0.0)


def has_letters(text: str) -> bool:
    """Whether our letters have all of the text."""
    return not any(letter.isprintable() and _is_missing(letter) for letter in set(text))


def _letters_that_fit(word: str, room: float, measure: Measure, size: float, bold: bool) -> int:
    return max([1, *(end for end in range(1, len(word)) if measure(word[:end], size, bold) <= room)])


@cache
def _font(bold: bool, size: int = UNIT) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FILES[bold], size)


@cache
def _advance(letter: str, bold: bool) -> float:
    return _font(bold).getlength(letter)


@cache
def _is_missing(letter: str) -> bool:
    """Whether a letter is drawn as the box that stands for any that there is not."""
    small = _font(False, 20)
    return bytes(small.getmask(letter)) == bytes(small.getmask(NO_LETTER))
