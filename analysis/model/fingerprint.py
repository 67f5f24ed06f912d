"""Passage anchors: find a finding's passage in a copy of the report without keeping the report's words.

Words of a text are the maximal runs of a–z and 0–9 after Unicode NFKC and lower case. A passage's anchor is the
first 16 hexadecimal digits of the SHA-256 of its first eight words (fewer if it has fewer), joined by spaces.
"""

import hashlib
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from itertools import accumulate

import pandas as pd

ANCHOR_WORDS = 8
ANCHOR_PATTERN = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Passage:
    """Where a passage stands in a copy: the first word's number, and how many words it has."""

    start: int
    words: int


def words_of(text: str) -> list[str]:
    """The words of a text."""
    return re.findall(r"[a-z0-9]+", unicodedata.normalize("NFKC", text).lower())


def anchor_of(words: list[str]) -> str:
    """The anchor of a passage with these words."""
    return _anchor(" ".join(words[:ANCHOR_WORDS]).encode())


def find_anchors(wanted: Collection[tuple[str, int]], words: list[str]) -> dict[tuple[str, int], list[int]]:
    """Where each wanted anchor stands: (anchor, words hashed) to the word numbers; the words are read once a length."""
    found: dict[tuple[str, int], list[int]] = {}
    joined = " ".join(words).encode()
    edges = list(accumulate((len(word) + 1 for word in words), initial=0))
    for length in sorted({hashed for _, hashed in wanted}):
        anchors = {anchor for anchor, hashed in wanted if hashed == length}
        for number, (start, end) in enumerate(zip(edges, edges[length:], strict=False)):
            anchor = _anchor(joined[start : end - 1])
            if anchor in anchors:
                found.setdefault((anchor, length), []).append(number)
    return found


def find_places(wanted: Collection[tuple[str, int]], words: list[str]) -> dict[tuple[str, int], list[Passage]]:
    """Every place where each wanted passage, (anchor, its number of words), stands whole; none for one that is not there."""
    hashed = {(anchor, length): (anchor, min(length, ANCHOR_WORDS)) for anchor, length in wanted}
    found = find_anchors(set(hashed.values()), words)
    return {
        (anchor, length): [Passage(start, length) for start in found.get(key, ()) if start + length <= len(words)]
        for (anchor, length), key in hashed.items()
    }


def find_passages(findings: pd.DataFrame, report: str) -> dict[str, list[Passage]]:
    """For each finding_id, every place in `report` where its anchor stands. Needs passage_anchor, passage_words."""
    keys = {
        row.finding_id: (row.passage_anchor, int(row.passage_words))
        for row in findings[["finding_id", "passage_anchor", "passage_words"]].itertuples(index=False)
    }
    places = find_places(set(keys.values()), words_of(report))
    return {finding: places[key] for finding, key in keys.items()}


def _anchor(hashed: bytes) -> str:
    return hashlib.sha256(hashed).hexdigest()[:16]
