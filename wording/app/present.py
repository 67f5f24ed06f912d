"""The words of Present: the slides without a chart, the buttons below a slide, the choice of slides."""

from collections.abc import Mapping, Sequence

from analysis.model.count import SUPPRESSED, Count
from analysis.model.dataset import FINDINGS, Dataset
from wording.app.counting import silences
from wording.cards import BEHIND
from wording.counts import HIDDEN_CELL, how_many, people_of, singular, what
from wording.study import nobody_from, the_source, were_interviewed, what_a_finding_is
from wording.text import first_sentence, first_upper, join_and

TITLE = "Present"
NOTHING = "Nothing to show on a slide"
LEAVE, CHOOSE, FULL_SCREEN, FINDINGS_LINK = "Leave", "Choose slides", "Full screen", "Findings"
TABLE, CHART = "Show the table", "Show the chart"
FIRST, PREVIOUS, NEXT, LAST = "First", "Previous", "Next", "Last"
CHOOSE_AND_ORDER = "Choose and order slides"
MOVE = "Type a number to move a slide there."
DECK_IN_ADDRESS = f"{MOVE} The address of the page holds the deck. Anybody who opens it sees the same slides."
DECK_OF_VISIT = f"{MOVE} The deck is kept for this visit. Download it to keep it: nobody else can open your study."
ANOTHER, ADD, STANDARD = "Another slide", "Add it", "Back to the standard story"
AS_TABLE = "The chart’s numbers, as a table:"
KEY_MESSAGES = "Key messages"
LIMITS_TITLE = "Limitations: what these findings leave open"
POWERPOINT = "PowerPoint"
NO_MESSAGE = "No key message rests on the findings shown."


def called(key: str) -> str:
    """What a presenter calls a slide: 'Key messages' for 'key-messages'."""
    return first_upper(key.replace("-", " "))


def position(number: int, total: int) -> str:
    """'Slide 2 of 7'."""
    return f"Slide {number} of {total}"


def place_of(label: str) -> str:
    """What the field is called that holds a slide's number: 'Place of “Key messages”'."""
    return f"Place of “{label}”"


def move_earlier(number: int) -> str:
    """What the button is called that moves a slide up."""
    return f"Move {number} earlier"


def move_later(number: int) -> str:
    """What the button is called that moves a slide down."""
    return f"Move {number} later"


def remove(number: int) -> str:
    """What the button is called that takes a slide out."""
    return f"Remove {number}"


def source_line(dataset: Dataset, shown: str) -> str:
    """Whose study it is, who coded it, what is shown of it."""
    study = dataset.descriptor
    return " ".join(part for part in (f"{study.title}. {study.source}.", study.coding, shown) if part)


def not_on_slide(names: Sequence[str], most: int) -> str:
    """' Not on this slide: A, B and 3 more.'; '' where nothing is left out."""
    if not names:
        return ""
    more = [f"{len(names) - most} more"] if len(names) > most else []
    return f" Not on this slide: {join_and([*names[:most], *more])}."


def more_findings(number: int) -> str:
    """'3 more under “Findings behind this”.'"""
    return f"{number} more under “{BEHIND}”."


def part_of(number: Count, total: Count) -> str:
    """'27', '11 of 27', 'Hidden'."""
    if number is SUPPRESSED or total is SUPPRESSED:
        return HIDDEN_CELL
    return str(total) if number == total else f"{number} of {total}"


def studied_title(dataset: Dataset, heading: str) -> str:
    """What is shown of the study, as its `heading` says it; who was asked where nothing is filtered, and it is ''."""
    if not dataset.has_people:
        return heading or "What is counted"
    who = "Who was asked" if were_interviewed(dataset) else "Who is in the study"
    return heading or f"{who}, and what is counted"


def studied_measure(dataset: Dataset, n: Count, listed: Count) -> str:
    """What a finding is and what numbers count, with the n; of findings tied to nobody, that nobody is told who said them."""
    if not dataset.ties:
        shown = f"{how_many(dataset, n)} {singular(n, 'is', 'are')} shown here"
        unsaid = f"{first_upper(the_source(dataset))} does not name who said what"
        counted = f"Numbers count findings, unless they say people. {shown}. {unsaid}."
        return f"{what_a_finding_is(dataset)}. {counted}{nobody_from(dataset)}"
    of_findings = dataset.unit == FINDINGS
    unless = "unless they say people" if of_findings else "unless they say otherwise"
    interviewed = " interviewed" if were_interviewed(dataset) and not of_findings else ""
    counted = f"Numbers count {what(dataset)}, {unless}. n = {how_many(dataset, n)}, {people_of(listed)}{interviewed}."
    return f"{what_a_finding_is(dataset)}. {counted}{nobody_from(dataset)}"


def studied_facts(dataset: Dataset, are_some: bool, people: str, programmes: str, findings: str) -> list[tuple[str, str]]:
    """The large numbers of the first slide, each with what it counts; `are_some`: whether only some people are shown."""
    study = dataset.descriptor
    who = f"{study.people} shown" if are_some else f"{study.people} interviewed" if were_interviewed(dataset) else study.people
    year = "reported" if the_source(dataset) == "the report" else "year"
    return [
        *([(people, who)] if dataset.has_people else []),
        *([(programmes, "programmes")] if dataset.has_programmes else []),
        (findings, what(dataset)),
        *([(str(study.year), year)] if study.year else []),
    ]


def messages_title(dataset: Dataset, are_given: bool) -> str:
    """'What the report says first', where the study gives its messages; else 'Key messages'."""
    return f"What {the_source(dataset)} says first" if are_given else KEY_MESSAGES


def messages_measure(shown: int, of: int, limits: Sequence[str]) -> str:
    """'7 of 12 key messages. One report. Nobody was asked twice.'; without messages only the limitations."""
    said = [f"{shown} of {of} key {singular(of, 'message', 'messages')}."] if of else []
    return " ".join([*said, *(f"{limit}." for limit in limits)])


def limits_measure(dataset: Dataset, n: Count, silent: Mapping[str, Count]) -> str:
    """'Of 234 findings, 120 do not say whether there was support and 99 name no programme.', without what is 0."""
    said = [words for column, words in silences(dataset, silent).items() if silent[column] != 0]
    return f"Of {how_many(dataset, n)}, {join_and(said)}." if said else f"n = {how_many(dataset, n)}."


def in_short(title: str, text: str) -> str:
    """The title of a note and the first sentence of its text."""
    return f"{title}. {first_sentence(text)}"


def more_limits(number: int) -> str:
    """'More on the page Method, under Limitations: 4.'"""
    return f"More on the page Method, under Limitations: {number}."


def behind_every_slide(link: str) -> str:
    """Where the same view opens in the app."""
    return f"The findings behind every slide: {link}"
