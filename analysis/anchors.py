"""Passage anchors: find a finding's passage in a copy of the report without keeping the report's words.

Words of a text are the maximal runs of a–z and 0–9 after Unicode NFKC and lower case. A passage's anchor is the
first 16 hexadecimal digits of the SHA-256 of its first eight words (fewer if it has fewer), joined by spaces.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

import pandas as pd

from analysis.breaches import Breach

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
    return hashlib.sha256(" ".join(words[:ANCHOR_WORDS]).encode()).hexdigest()[:16]


def index_copy(words: list[str]) -> dict[tuple[str, int], list[int]]:
    """Where each anchor of 1 to 8 words stands in a copy: (anchor, words hashed) to the word numbers."""
    index: dict[tuple[str, int], list[int]] = {}
    for length in range(1, ANCHOR_WORDS + 1):
        for start in range(len(words) - length + 1):
            index.setdefault((anchor_of(words[start : start + length]), length), []).append(start)
    return index


def find_passages(findings: pd.DataFrame, report: str) -> dict[str, list[Passage]]:
    """For each finding_id, every place in `report` where its anchor stands. Needs passage_anchor, passage_words."""
    words = words_of(report)
    index = index_copy(words)
    found = {}
    for row in findings[["finding_id", "passage_anchor", "passage_words"]].itertuples(index=False):
        length = int(row.passage_words)
        starts = index.get((row.passage_anchor, min(length, ANCHOR_WORDS)), [])
        found[row.finding_id] = [Passage(start, length) for start in starts if start + length <= len(words)]
    return found


def check_anchors(findings: pd.DataFrame, report: str, file: str) -> list[Breach]:
    """A breach for each finding whose anchor stands nowhere in the copy, or in more than one place."""
    rows = {finding: row + 2 for row, finding in enumerate(findings["finding_id"])}
    anchors = dict(zip(findings["finding_id"], findings["passage_anchor"], strict=True))
    return [
        Breach(
            file,
            rows[finding],
            "passage_anchor",
            anchors[finding],
            f"an anchor found once in the copy, not {len(places)} times",
        )
        for finding, places in find_passages(findings, report).items()
        if len(places) != 1
    ]
