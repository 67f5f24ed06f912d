"""The passages of findings in a reader's own copy of the report: each where its fingerprint stands, and nowhere else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, islice

import pandas as pd

from analysis.model.fingerprint import Passage, find_places
from analysis.passages.clean_text import WORD, Reading, readings
from analysis.passages.report_copy import Copy, CopyError

MOST_WORDS = 300_000
MOST_PASSAGES = 20_000
MOST_QUOTED = 3
CONTEXT_WORDS, CONTEXT_CHARACTERS, PASSAGE_CHARACTERS = 25, 400, 5_000
CUT_OFF = "…"
SPACE = re.compile(r"\s+")
Key = tuple[str, int]


@dataclass(frozen=True)
class Quotation:
    """A passage as a text has it, and some words before and after; '…' where the text goes on."""

    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Found:
    """In how many places a passage stands, and the first of them."""

    places: int
    quoted: tuple[Quotation, ...]


@dataclass(frozen=True)
class Passages:
    """What was found in a copy. `held`: each passage that was, by its fingerprint and number of words.

    `findings` have a fingerprint; the passages of `found` of them stand in the copy, of `repeated` in several places.
    """

    held: dict[Key, Found]
    findings: int
    found: int
    repeated: int


def key_of(finding) -> Key | None:
    """The fingerprint and number of words of a finding's passage; None where it has none."""
    return (finding.passage_anchor, int(finding.passage_words)) if finding.passage_anchor else None


def find_in_copy(findings: pd.DataFrame, copy: Copy) -> Passages:
    """Look every passage up in a copy. Needs passage_anchor, passage_words. Raises CopyError where there is too much."""
    counts = count_keys(findings)
    if len(counts) > MOST_PASSAGES:
        raise CopyError(f"This study has more than {MOST_PASSAGES:,} passages: too many to look up in a copy at once.")
    words = chain.from_iterable(WORD.finditer(page.lower()) for page in copy.pages)
    _check_length(sum(1 for _ in islice(words, MOST_WORDS + 1)))  # before each word is held
    return count_found(counts, look_up(counts, map(_not_too_long, readings(copy.pages))))


def count_keys(findings: pd.DataFrame) -> dict[Key, int]:
    """How many findings have each passage."""
    known = findings.loc[findings["passage_anchor"] != "", ["passage_anchor", "passage_words"]]
    sizes = known.groupby(["passage_anchor", "passage_words"], observed=True).size()
    return {(anchor, int(words)): int(number) for (anchor, words), number in sizes.items()}


def count_found(counts: dict[Key, int], held: dict[Key, Found]) -> Passages:
    """`held`, and how many of the findings in `counts` it answers."""
    return Passages(
        held=held,
        findings=sum(counts.values()),
        found=sum(counts[key] for key in held),
        repeated=sum(counts[key] for key, each in held.items() if each.places > 1),
    )


def look_up(keys: Iterable[Key], texts: Iterable[Reading]) -> dict[Key, Found]:
    """Each passage that stands in one of `texts`, from the first that has it; those that do not are left out."""
    left, held = set(keys), {}
    for text in texts:
        for key, places in find_places(left, text.words).items():
            if places:
                held[key] = Found(len(places), tuple(quote(text, place) for place in places[:MOST_QUOTED]))
        left -= set(held)
        if not left:
            break
    return held


def quote(text: Reading, place: Passage) -> Quotation:
    """The words of a passage and those around it."""
    first, last = place.start, place.start + place.words - 1
    start, end = _whole_word(text.text, text.starts[first], text.ends[last])
    low = max(text.starts[first - CONTEXT_WORDS] if first > CONTEXT_WORDS else 0, start - CONTEXT_CHARACTERS)
    goes_on = last + CONTEXT_WORDS < len(text.ends) - 1
    high = min(text.ends[last + CONTEXT_WORDS] if goes_on else len(text.text), end + CONTEXT_CHARACTERS)
    before, after = _line(text.text[min(low, start) : start]), _line(text.text[end : max(high, end)])
    return Quotation(
        before=(f"{CUT_OFF} " if low > text.starts[0] else "") + before.lstrip(),
        words=_line(text.text[start : min(end, start + PASSAGE_CHARACTERS)]),
        after=after.rstrip() + (f" {CUT_OFF}" if high < text.ends[-1] else ""),
    )


def _not_too_long(text: Reading) -> Reading:
    _check_length(len(text.words))
    return text


def _check_length(words: int) -> None:
    if words > MOST_WORDS:
        raise CopyError(f"This copy has more than {MOST_WORDS:,} words. Open the part of it that holds the report.")


def _whole_word(text: str, start: int, end: int) -> tuple[int, int]:
    """The same place, with letters that anchors do not count: the é at the end of 'café'."""
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end


def _line(text: str) -> str:
    return SPACE.sub(" ", text)
