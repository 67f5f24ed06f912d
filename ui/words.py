"""Small pieces of text: escaping for Markdown, counts with their unit, labels."""

import re
from datetime import date

import pandas as pd

from analysis.descriptor import NOT_STATED
from analysis.readable import place
from analysis.selection import join_or
from analysis.study import Dataset
from charts.style import amount

# streamlit makes these into links, addresses and icons even where they are escaped: a word joiner, never seen, parts them
_MADE_LIVE = re.compile(r"(?i)https?:(?=//[-\w]+\.)|www(?=\.)|@(?=[-\w]+\.)|:(?=[\w+-]+(?:/\w+)?:)")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")
HIDDEN_CELL = "Hidden"
TOO_SMALL_TO_SHOW = "Hidden, to protect people: the group is too small, or its number would give a smaller one away."
EXPERIENCE_BADGE = {"negative": "orange", "positive": "blue"}


def plain(text: str) -> str:
    """`text` as Markdown shows it word for word: no formatting, links, images or maths."""
    return _MARKDOWN.sub(r"\\\1", _MADE_LIVE.sub("\\g<0>\u2060", str(text))).replace("\n", " ")


def findings_of(number: int, total: int | None = None) -> str:
    """'1 finding', '12 findings', '12 of 290 findings'."""
    if total is not None:
        return f"{number} of {total} findings"
    return amount(number, "findings")


def people_of(number: int) -> str:
    """'1 person', '27 people'."""
    return amount(number, "people")


def nobody_from(dataset: Dataset) -> str:
    """Which programmes the list of people has nobody from, as an aside; '' where it has somebody from each."""
    listed = set(dataset.participants["programme"].astype(str))
    absent = [label for programme, label in dataset.labels["programme"].items() if programme not in listed]
    return f" (the list of doctors interviewed has nobody from {join_or(absent)})" if absent else ""


def counts_in_words(table: pd.DataFrame) -> str:
    """A matrix in words, without its zeros: 'Surgery: Alpha 1, Beta 2.' for each column."""
    said = [(name, [f"{row} {count}" for row, count in column.items() if count]) for name, column in table.items()]
    return " ".join(f"{name}: {', '.join(counts) or 'none'}." for name, counts in said)


def say(number: int, total: int, verb: str, what: str) -> str:
    """'3 of 12 findings name somebody', '1 of 12 findings names somebody': `verb` in the plural, its first word a verb."""
    first, _, rest = verb.partition(" ")
    return f"{number} of {total} {what} {first}{'s' if number == 1 else ''} {rest}".rstrip()


def written(day: date) -> str:
    """'23 November 2026'."""
    return f"{day.day} {day:%B %Y}"


def first_upper(sentence: str) -> str:
    """The sentence with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


def values(dataset: Dataset, column: str, attribute: str, cell) -> str:
    """The labels of the values in a list cell: 'Darzi Fellows, North West'; 'Not stated' where it is silent."""
    members = dataset.members[column][cell]
    return "Not stated" if members == (NOT_STATED,) else ", ".join(dataset.label(attribute, value) for value in members)


def badges(dataset: Dataset, finding) -> str:
    """Theme, experience and support of one finding as badges, each with its words."""
    experience = str(finding.experience)
    kind = dataset.label("kind", str(finding.kind)).removesuffix("s")
    parts = [(f"{kind}: {dataset.label('theme', str(finding.theme_id))}", "gray")]
    if str(finding.kind) == "recommendation":  # what should be is no experience: silent on both by definition
        return f":gray-badge[{plain(parts[0][0])}]"
    parts.append((f"Experience: {dataset.label('experience', experience).lower()}", EXPERIENCE_BADGE.get(experience, "gray")))
    parts.append((f"Support: {dataset.label('sponsor_support', str(finding.sponsor_support)).lower()}", "gray"))
    return " ".join(f":{colour}-badge[{plain(text)}]" for text, colour in parts)


def whereabouts(dataset: Dataset, finding) -> str:
    """Who says it, about which programme and specialty, and where in the report."""
    said = dataset.label("voice", str(finding.voice))
    about = [
        values(dataset, column, attribute, getattr(finding, column))
        for column, attribute in (("programmes", "programme"), ("specialties", "specialty"))
    ]
    named = [text for text in about if text != "Not stated"]
    parts = [finding.finding_id, f"told by: {said.lower()}", *named, f"in the report: {place(dataset, str(finding.section))}"]
    return " · ".join(plain(part) for part in parts)
