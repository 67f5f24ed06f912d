"""Lists, dates and capitals."""

import re
from datetime import date

SENTENCE_END = re.compile(r"(?<=[.!?])\s")


def written(day: date) -> str:
    """'23 November 2026'."""
    return f"{day.day} {day:%B %Y}"


def join_and(items: list[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last


def cut(text: str, most: int) -> str:
    """The text; where it has more than `most` letters the words that fit, and an ellipsis."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def first_upper(sentence: str) -> str:
    """The sentence with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


def join_or(labels) -> str:
    """'a', 'a or b', 'a, b or c'."""
    *most, last = list(labels)
    return f"{', '.join(most)} or {last}" if most else last


def first_sentence(text: str) -> str:
    """What stands before the first full stop, with it."""
    return SENTENCE_END.split(text)[0]
