"""Where a passage stands in its text: tools count letters in several ways, and sometimes count wrongly.

A passage may be called by its first words. Where several are, the way of counting that fits most of them is taken, and one that
fits none is looked for by its words. Without such a name its place is believed.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from analysis.importing.refi_package import seen

NEAR = 20_000  # letters before and behind a place in which its words are looked for first
MOST_LOOKED_THROUGH = 20_000_000  # letters, for all passages of a text together
MOST_TRIED = 200  # passages by which a way of counting is chosen
FEWEST_WORDS = 3  # of a name that may stand for a passage whose text is missing
LONGEST_PATTERN = 400
BLANKS = r"\s{1,50}"  # between two words; without an end a text of blanks would be gone through again and again
CUT = re.compile(r"(\s*(…|\.\.\.|\[…\]|\[\.\.\.\])\s*)$")
ASTRAL = re.compile("[\U00010000-\U0010ffff]")
PAIRS = re.compile("\r\n")
LINES = re.compile("(?<!\r)\n")
Way = Callable[[int], int]


@dataclass(frozen=True)
class Place:
    """Where a passage stands (-1: nowhere), its words, and whether it was put right by them."""

    start: int
    end: int
    words: str
    moved: bool = False


@dataclass
class Text:
    """A text and the way in which the places of its passages are counted."""

    text: str
    way: Way = field(default=int)
    looked_through: int = 0

    def place(self, start: int | None, end: int | None, name: str) -> Place | None:
        """The passage from `start` to before `end`, called `name`. None where nothing can be told."""
        words, is_cut = words_of(name)
        if start is not None and end is not None and self.text:
            first, last = self.way(start), self.way(end)
            said = self.text[max(0, first) : max(0, last)]
            if said.strip() and (not words or squeezed(said).startswith(words)):
                return _place(self.text, first, last)
            found = self._look_for(words, first) if words else None
            if found:
                return _place(self.text, found[0], max(found[1], found[0] + last - first) if is_cut else found[1], moved=True)
            if said.strip():
                return _place(self.text, first, last)
        elif words and self.text and (found := self._look_for(words, 0)):
            return _place(self.text, *found, moved=True)
        return Place(-1, -1, lines_of(words), bool(self.text)) if len(words.split()) >= FEWEST_WORDS else None

    def _look_for(self, words: str, near: int) -> tuple[int, int] | None:
        """Where the words stand: the first place close to `near`, else the first of all."""
        begin = max(0, near - NEAR)
        for first, last in ((begin, near + NEAR + len(words)), (0, len(self.text))):
            part = self.text[first:last]
            self.looked_through += len(part)
            if self.looked_through > MOST_LOOKED_THROUGH:
                return None
            if (at := part.find(words)) >= 0:
                return first + at, first + at + len(words)
            if len(words) <= LONGEST_PATTERN and "\n" in part:
                pattern = BLANKS.join(re.escape(word) for word in words.split())
                if found := re.search(pattern, part):
                    return first + found.start(), first + found.end()
        return None


def counted(text: str, passages: Sequence[tuple[int | None, int | None, str]]) -> Text:
    """The text, with the way of counting that fits most of its passages (start, end, name)."""
    ways = _ways(text)
    if len(ways) == 1:
        return Text(text)
    named = [(start, end, words_of(name)[0]) for start, end, name in passages if name and start is not None and end is not None]
    tried = [each for each in named if len(each[2]) > 1][:MOST_TRIED]

    def fits(way: Way) -> int:
        return sum(squeezed(text[max(0, way(start)) : max(0, way(end))]).startswith(words) for start, end, words in tried)

    return Text(text, max(ways, key=fits))  # the first of those that fit as many


def words_of(name: str) -> tuple[str, bool]:
    """A name with single spaces and without the dots that say that it was cut, and whether it had any."""
    bare = CUT.sub("", name)
    return squeezed(bare), bare != name


def lines_of(text: str) -> str:
    """The text without blanks around it and marks that nobody sees, its lines ended by one sign each."""
    return seen(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def squeezed(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


def _place(text: str, first: int, last: int, moved: bool = False) -> Place:
    """The place without the blanks around it, its lines ended by one sign each."""
    first, last = max(0, first), min(len(text), last)
    said = text[first:last]
    first += len(said) - len(said.lstrip())
    last = first + len(said.strip())
    return Place(first, last, lines_of(said), moved)


def _ways(text: str) -> list[Way]:
    """The ways of counting in which this text differs: by letters; letters beyond the first 65,536 as two; ends of lines, that
    are two signs, as one; those that are one sign, as two."""
    astral = [found.start() for found in ASTRAL.finditer(text)]
    pairs = [found.start() for found in PAIRS.finditer(text)]
    lines = [] if pairs else [found.start() for found in LINES.finditer(text)]
    ways: list[Way] = [int]
    if astral:
        ways.append(_twice(astral))
    if pairs:
        ways.append(_once(pairs))
    if lines:
        ways.append(_twice(lines))
    if lines and astral:
        ways.append(_twice(sorted((*lines, *astral))))
    return ways


def _twice(places: list[int]) -> Way:
    units = [place + number for number, place in enumerate(places)]
    return lambda at: at - bisect_left(units, at)


def _once(places: list[int]) -> Way:
    units = [place - number for number, place in enumerate(places)]
    return lambda at: at + bisect_right(units, at)
