"""The words of Present: the slides without a chart, the buttons below a slide, the choice of slides."""

from collections.abc import Mapping, Sequence

from analysis.model.count import SUPPRESSED, Count
from analysis.model.dataset import FINDINGS, Dataset
from wording.app.counting import silences
from wording.cards import BEHIND
from wording.counts import HIDDEN_CELL, how_many, number_of, people_of, singular, what
from wording.study import nobody_from, people_called, the_source, what_a_finding_is
from wording.text import first_sentence, first_upper, join_and

TITLE = "Present"
NOTHING = "Nothing to show on a slide"
LEAVE, CHOOSE, FULL_SCREEN, FINDINGS_LINK = "Leave", "Choose slides", "Full screen", "Findings"
TABLE, CHART = "Show the table", "Show the chart"
FIRST, PREVIOUS, NEXT, LAST = "First", "Previous", "Next", "Last"
CHOOSE_AND_ORDER = "Choose and order slides"
DECK_IN_ADDRESS = (
    "Type a number to move a slide there. The address of the page holds the deck. Anybody who opens it sees the same slides."
)
ANOTHER, ADD, STANDARD = "Another slide", "Add it", "Back to the standard story"
AS_TABLE = "The chart’s numbers, as a table:"
KEY_MESSAGES = "Key messages"
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


def studied_title(dataset: Dataset, people: Count, total: Count, n: Count, shows_all: bool) -> str:
    """'What was studied: 27 junior doctors on 6 programmes, in 314 findings, 234 of them shown here'."""
    programmes = len(dataset.programmes)
    who = f"{number_of(people)} {people_called(dataset, people)}"
    said = f"What was studied: {who} on {programmes} {singular(programmes, 'programme', 'programmes')}{nobody_from(dataset)}"
    of_findings = dataset.unit == FINDINGS
    said += f", in {how_many(dataset, total)}" if of_findings else f", {number_of(total)} of them with findings"
    if shows_all:
        return said
    return f"{said}, {number_of(n)} of {'them' if of_findings else 'those'} shown here"


def studied_measure(dataset: Dataset, n: Count, listed: Count) -> str:
    """What a finding is and what numbers count, with the n of both."""
    of_findings = dataset.unit == FINDINGS
    unless = "unless they say people" if of_findings else "unless they say otherwise"
    interviewed = "" if of_findings else " interviewed"
    counted = f"Numbers count {what(dataset)}, {unless}. n = {how_many(dataset, n)}, {people_of(listed)}{interviewed}."
    return f"{what_a_finding_is(dataset)}. {counted}"


def studied_facts(dataset: Dataset, people: str, programmes: str, findings: str) -> list[tuple[str, str]]:
    """The large numbers of the first slide, each with what it counts."""
    study = dataset.descriptor
    year = "reported" if the_source(dataset) == "the report" else "year"
    return [
        (people, f"{study.people} interviewed"),
        (programmes, "programmes"),
        (findings, what(dataset)),
        *([(str(study.year), year)] if study.year else []),
    ]


def messages_measure(shown: int, of: int, limits: Sequence[str]) -> str:
    """'7 of 12 key messages. One report. Nobody was asked twice.'; without messages only the limitations."""
    said = [f"{shown} of {of} key {singular(of, 'message', 'messages')}."] if of else []
    return " ".join([*said, *(f"{limit}." for limit in limits)])


def limits_title(dataset: Dataset, n: Count, silent: Mapping[str, Count]) -> str:
    """'Limitations: of 234 findings, 120 do not say whether there was support and 99 do not state an experience'."""
    said = silences(dataset, silent)
    return f"Limitations: of {how_many(dataset, n)}, {said['sponsor_support']} and {said['experience']}"


def limits_measure(dataset: Dataset, n: Count, silent: Mapping[str, Count]) -> str:
    """'167 name no programme and 200 no specialty. n = 234 findings.'"""
    programmes = first_upper(silences(dataset, silent)["programmes"])
    return f"{programmes} and {number_of(silent['specialties'])} no specialty. n = {how_many(dataset, n)}."


def in_short(title: str, text: str) -> str:
    """The title of a note and the first sentence of its text."""
    return f"{title}. {first_sentence(text)}"


def more_limits(number: int) -> str:
    """'More on the page Method, under Limitations: 4.'"""
    return f"More on the page Method, under Limitations: {number}."


def behind_every_slide(link: str) -> str:
    """Where the same view opens in the app."""
    return f"The findings behind every slide: {link}"
