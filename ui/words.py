"""Small pieces of text: escaping for Markdown, counts with their unit, labels."""

import re

import pandas as pd

from analysis.labels import place, read_cell
from analysis.model.dataset import HIDDEN, RESULT, Dataset
from analysis.model.schema import NOT_STATED
from analysis.units import is_hidden
from wording.counts import number_of
from wording.study import the_source

# streamlit makes these into links, addresses and icons even where they are escaped: a word joiner, never seen, parts them
_MADE_LIVE = re.compile(r"(?i)https?:(?=//[-\w]+\.)|www(?=\.)|@(?=[-\w]+\.)|:(?=[\w+-]+(?:/\w+)?:)")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")
REST_HIDDEN = "The rest is hidden"
EXPERIENCE_BADGE = {"negative": "orange", "positive": "blue"}
SAID = ("kind", "theme_id", "experience", "sponsor_support", "voice", "programmes", "specialties")


def plain(text: str) -> str:
    """`text` as Markdown shows it word for word: no formatting, links, images or maths."""
    return _MARKDOWN.sub(r"\\\1", _MADE_LIVE.sub("\\g<0>\u2060", str(text))).replace("\n", " ")


def counts_in_words(table: pd.DataFrame) -> str:
    """A matrix in words, without its zeros: 'Surgery: Alpha 1, Beta 2.' for each column."""
    said = [
        (name, [f"{row} {number_of(count)}" for row, count in column.items() if is_hidden(count) or count])
        for name, column in table.items()
    ]
    return " ".join(f"{name}: {', '.join(counts) or 'none'}." for name, counts in said)


def values(dataset: Dataset, column: str, attribute: str, cell) -> str:
    """The labels of the values in a list cell: 'Darzi Fellows, North West'; 'Not stated' where it is silent."""
    members = dataset.members[column][cell]
    return "Not stated" if members == (NOT_STATED,) else ", ".join(dataset.label(attribute, value) for value in members)


def said_of(dataset: Dataset, finding) -> dict[str, str]:
    """What a listed finding says of itself: the code in each of these columns, without those that are hidden."""
    return {column: value for column in SAID if (value := str(getattr(finding, column))) != HIDDEN}


def badges(dataset: Dataset, finding) -> str:
    """Theme, experience and support of one finding as badges, each with its words; one more where anything is hidden."""
    said = said_of(dataset, finding)
    parts = []
    if "kind" in said:
        kind = dataset.label_one("kind", said["kind"])
        parts.append((f"{kind}: {dataset.label('theme', said['theme_id'])}" if "theme_id" in said else kind, "gray"))
    if said.get("kind") != "recommendation":  # what should be is no experience: silent on both by definition
        if experience := said.get("experience"):
            label = dataset.label("experience", experience).lower()
            parts.append((f"Experience: {label}", EXPERIENCE_BADGE.get(experience, "gray")))
        if support := said.get("sponsor_support"):
            parts.append((f"Support: {dataset.label('sponsor_support', support).lower()}", "gray"))
    parts += [(label, "gray") for label in _marked(dataset, finding)]
    if len(said) < len(SAID):
        parts.append((REST_HIDDEN, "gray"))
    return " ".join(f":{colour}-badge[{plain(text)}]" for text, colour in parts)


def _marked(dataset: Dataset, finding) -> list[str]:
    """What else sets a finding apart, where the study codes it: that it is stressed, no result, or no asking."""
    plainly = {"emphasis": (NOT_STATED,), "basis": (RESULT,), "stance": (NOT_STATED, "asks")}
    coded = {column: str(getattr(finding, column, HIDDEN)) for column in plainly}
    said = [dataset.label(column, value) for column, value in coded.items() if value not in (*plainly[column], HIDDEN)]
    cells = dict(zip(dataset.findings, finding[1:], strict=False))  # by place: the name of such a column can be any text
    own = [each for each in dataset.filters.values() if each.own and each.column in cells]
    told = [(each, str(cells[each.column])) for each in own]
    return said + [
        f"{each.label}: {read_cell(dataset, each.column, value)}" for each, value in told if value not in (NOT_STATED, HIDDEN)
    ]


def said_again(dataset: Dataset, finding) -> str:
    """'said again in: Drawing out the lessons'; '' where it is not, or where that would tell of a small group."""
    again = () if dataset.fewest else dataset.repeated.get(finding.finding_id, ())
    every = dataset.tables["findings"]
    sections = every.loc[every["finding_id"].isin(again), "section"].astype(str)
    places = dict.fromkeys(place(dataset, section) for section in sections)
    return f"said again in: {', '.join(places)}" if places else ""


def whereabouts(dataset: Dataset, finding) -> str:
    """Who says it, about which programme and specialty, and where in the source; without what is hidden."""
    said = said_of(dataset, finding)
    parts = [finding.finding_id]
    if "voice" in said:
        parts.append(f"told by: {dataset.label('voice', said['voice']).lower()}")
    for column, attribute in (("programmes", "programme"), ("specialties", "specialty")):
        if column in said and (named := values(dataset, column, attribute, said[column])) != "Not stated":
            parts.append(named)
    if finding.section not in (HIDDEN, NOT_STATED):
        parts.append(f"in {the_source(dataset)}: {place(dataset, str(finding.section))}")
    if again := said_again(dataset, finding):
        parts.append(again)
    return " · ".join(plain(part) for part in parts)
