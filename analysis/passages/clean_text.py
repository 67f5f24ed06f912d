"""What print does to a text, undone: running heads, page numbers, and words that a line's end cut in two.

The copy itself says what is what: a line is a running head where it stands at the edge of several pages, a cut word is
whole again unless the copy writes it with a hyphen elsewhere. Passages are looked up in the text as it is, too.
"""

import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

EDGE = 3  # lines at the head and at the foot of a page that may be no part of the text
PAGES_ALIKE = 3
NUMBER = re.compile(r"\d+")
WORD = re.compile(r"[a-z0-9]+")
LAST_WORD = re.compile(r"[a-z0-9]+$")
CUT = re.compile("(?<=[a-z])[-\u2010\u00ad][ \t]*\n\\s*(?=[a-z])")
SOFT_HYPHEN = "\u00ad"
LONGEST_WORD = 40
MOST_CUTS = 50_000  # words that lines cut in two; a text with more is no print, and is read as its lines stand


class Reading:
    """A text and its words as anchors take them; word n stands from `starts[n]` to `ends[n]` of `text`."""

    def __init__(self, text: str):
        text = unicodedata.normalize("NFKC", text)
        lower = text.lower()
        self.text = text if len(text) == len(lower) else lower  # one letter, İ, is two in lower case
        self.words: list[str] = []
        self.starts, self.ends = array("L"), array("L")
        for match in WORD.finditer(lower):
            self.words.append(match.group())
            self.starts.append(match.start())
            self.ends.append(match.end())

    @cached_property
    def compounds(self) -> set[tuple[str, str]]:
        """Each pair of words with nothing but a hyphen between."""
        gaps = enumerate(zip(self.ends, self.starts[1:], strict=False))
        return {(self.words[n], self.words[n + 1]) for n, (end, start) in gaps if self.text[end:start] == "-"}


def readings(pages: tuple[str, ...]) -> Iterator[Reading]:
    """The text of a copy: without what print added, then as its lines stand, then with running heads too; each once."""
    body = Reading("\n".join(without_furniture(pages)))
    mended = mend_words(body)
    if mended != body.text:
        yield Reading(mended)
    yield body
    whole = Reading("\n".join(pages))
    if whole.words != body.words:
        yield whole


def without_furniture(pages: tuple[str, ...]) -> list[str]:
    """The pages without the lines that stand, but for their numbers, at the edge of three pages or more."""
    lines = [page.split("\n") for page in pages]
    edges = [_edges(page) for page in lines]
    alike = Counter(kind for page, edge in zip(lines, edges, strict=True) for kind in {_kind(page[row]) for row in edge})
    return [
        "\n".join(line for row, line in enumerate(page) if row not in edge or alike[_kind(line)] < PAGES_ALIKE)
        for page, edge in zip(lines, edges, strict=True)
    ]


def mend_words(reading: Reading) -> str:
    """The text with words joined that a line's end cut.

    A hyphen stays where the copy has it within a line too, or has both parts as words of their own but never the whole.
    Where more than MOST_CUTS are cut, the text as it is.
    """
    text = reading.text
    cuts = list(islice(CUT.finditer(text), MOST_CUTS + 1))
    if len(cuts) > MOST_CUTS:
        return text
    parts = {cut.start(): _parts(text, cut) for cut in cuts}
    cut_off = Counter(part for pair in parts.values() for part in pair)
    alone = Counter(reading.words) - cut_off if cuts else cut_off

    def join(cut: re.Match) -> str:
        left, right = parts[cut.start()]
        if SOFT_HYPHEN in cut.group() or alone[left + right]:
            return ""
        return "-" if (left, right) in reading.compounds or (alone[left] and alone[right]) else ""

    return CUT.sub(join, text).replace(SOFT_HYPHEN, "")


def _parts(text: str, cut: re.Match) -> tuple[str, str]:
    """The words before and after a cut."""
    left = LAST_WORD.search(text[max(0, cut.start() - LONGEST_WORD) : cut.start()].lower())
    right = WORD.match(text[cut.end() : cut.end() + LONGEST_WORD].lower())
    return (left[0] if left else ""), (right[0] if right else "")


def _edges(lines: list[str]) -> set[int]:
    """The rows of the first and the last filled lines."""
    filled = [row for row, line in enumerate(lines) if line.strip()]
    return {*filled[:EDGE], *filled[-EDGE:]}


def _kind(line: str) -> str:
    return NUMBER.sub("#", " ".join(line.lower().split()))
