"""Small pieces of text: escaping for Markdown, counts with their unit, labels."""

import re
from datetime import date

import pandas as pd

from analysis.counts import count_by
from analysis.labels import place
from analysis.model.dataset import HIDDEN, RESULT, Dataset
from analysis.model.schema import NOT_STATED
from analysis.passages.transcripts import has_transcripts
from analysis.selection import join_or
from analysis.units import HIDDEN_NUMBER, is_hidden, number_of
from charts.style import amount

# streamlit makes these into links, addresses and icons even where they are escaped: a word joiner, never seen, parts them
_MADE_LIVE = re.compile(r"(?i)https?:(?=//[-\w]+\.)|www(?=\.)|@(?=[-\w]+\.)|:(?=[\w+-]+(?:/\w+)?:)")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")
HIDDEN_CELL = "Hidden"
TOO_SMALL_TO_SHOW = "Hidden, to protect people: the group is too small, or its number would give a smaller one away."
REST_HIDDEN = "The rest is hidden"
EXPERIENCE_BADGE = {"negative": "orange", "positive": "blue"}
SAID = ("kind", "theme_id", "experience", "sponsor_support", "voice", "programmes", "specialties")


def plain(text: str) -> str:
    """`text` as Markdown shows it word for word: no formatting, links, images or maths."""
    return _MARKDOWN.sub(r"\\\1", _MADE_LIVE.sub("\\g<0>\u2060", str(text))).replace("\n", " ")


def findings_of(number: int, total: int | None = None) -> str:
    """'1 finding', '12 findings', '12 of 290 findings'."""
    if total is not None:
        return f"{number} of {total} findings"
    return amount(number, "findings")


def people_of(number: int) -> str:
    """'1 person', '27 people', 'a hidden number of people'."""
    return f"{HIDDEN_NUMBER} of people" if is_hidden(number) else amount(number, "people")


def the_source(dataset: Dataset) -> str:
    """What the findings were read from: 'the interviews' where the study holds them, 'the report' where it has sections."""
    if has_transcripts(dataset):
        return "the interviews"
    return "the report" if set(dataset.labels.get("section", ())) - {NOT_STATED} else "the source"


def who(dataset: Dataset) -> str:
    """The people of the study in one word: 'doctors'."""
    return (dataset.descriptor.people.split() or ["people"])[-1]


def what_a_finding_is(dataset: Dataset) -> str:
    """'Each finding is one claim of the report, in our own words'."""
    of, words = "of", "in our own words"
    if the_source(dataset) != "the report":
        of, words = "from", "in the words of whoever coded it"
    return f"Each finding is one claim {of} {the_source(dataset)}, {words}"


def nobody_from(dataset: Dataset) -> str:
    """Which programmes the list of people has nobody from, as an aside; '' where it has somebody from each."""
    labels = dataset.labels["programme"]
    counts = count_by(dataset, dataset.participants, "programme", labels)
    absent = [labels[programme] for programme, count in counts.items() if not is_hidden(count) and not count]
    return f" (the list of {who(dataset)} interviewed has nobody from {join_or(absent)})" if absent else ""


def counts_in_words(table: pd.DataFrame) -> str:
    """A matrix in words, without its zeros: 'Surgery: Alpha 1, Beta 2.' for each column."""
    said = [
        (name, [f"{row} {number_of(count)}" for row, count in column.items() if is_hidden(count) or count])
        for name, column in table.items()
    ]
    return " ".join(f"{name}: {', '.join(counts) or 'none'}." for name, counts in said)


def say(number: int, total: int, verb: str, what: str) -> str:
    """'3 of 12 findings name somebody', '1 of 12 findings names somebody': `verb` in the plural, its first word a verb."""
    first, _, rest = verb.partition(" ")
    one = not is_hidden(number) and number == 1
    return f"{number_of(number)} of {number_of(total)} {what} {first}{'s' if one else ''} {rest}".rstrip()


def written(day: date) -> str:
    """'23 November 2026'."""
    return f"{day.day} {day:%B %Y}"


def join_and(items: list[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last


def first_upper(sentence: str) -> str:
    """The sentence with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


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
    return [dataset.label(column, value) for column, value in coded.items() if value not in (*plainly[column], HIDDEN)]


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
