"""A count in words: what is counted, with its unit; and numbers that are hidden."""

from collections.abc import Iterable
from typing import Protocol

from analysis.model.count import SUPPRESSED as SUPPRESSED  # charts and exports have it from here
from analysis.model.count import Count as Count
from analysis.model.count import counts_of as counts_of
from analysis.model.dataset import FINDINGS

HIDDEN_CELL = str(SUPPRESSED)
HIDDEN = HIDDEN_CELL.lower()
PROTECTED = "hidden, to protect people"
HIDDEN_NUMBER = "a hidden number"
SINGULAR = {"findings": "finding", "people": "person"}
TOO_SMALL_TO_SHOW = "Hidden, to protect people: the group is too small, or its number would give a smaller one away."
NOT_KNOWN = "It is not known which come up most, because a hidden number can be large."


class Counting(Protocol):
    """What has a unit in which its numbers count: a study, a card."""

    @property
    def unit(self) -> str:
        """'findings' or 'people'."""


def number_of(count: Count) -> str:
    """A count in digits, with commas; 'a hidden number' where it is hidden."""
    return HIDDEN_NUMBER if count is SUPPRESSED else f"{count:,}"


def most_first(counts: Iterable[Count]) -> str:
    """', most first'; '' where a count is hidden, for then nothing is known to be the most."""
    return "" if SUPPRESSED in tuple(counts) else ", most first"


def counted_as(label: str, count: Count) -> str:
    """'Time 12', 'Time a hidden number'."""
    return f"{label} {number_of(count)}"


def what(dataset: Counting) -> str:
    """What the study's numbers count, said of more than one: 'findings', 'people with findings'."""
    return "findings" if dataset.unit == FINDINGS else "people with findings"


def how_many(dataset: Counting, count: Count, total: Count | None = None) -> str:
    """'12 findings', '3 of 60 findings', '1 person with findings', 'a hidden number of people with findings'."""
    if total is not None:
        return f"{number_of(count)} of {number_of(total)} {what(dataset)}"
    if count is SUPPRESSED:
        return f"{HIDDEN_NUMBER} of {what(dataset)}"
    one = "finding" if dataset.unit == FINDINGS else "person with findings"
    return f"{count:,} {one if count == 1 else what(dataset)}"


def singular(count: Count, one: str, several: str) -> str:
    """`one` where the count is 1, `several` where it is not, and where it is hidden."""
    return one if count == 1 else several


def have(count: Count) -> str:
    """'1 person has', '9 people have', 'a hidden number have'."""
    return singular(count, "has", "have")


def does(dataset: Counting, count: Count, one: str, several: str) -> str:
    """What so many findings do, or people have findings that do: 'names it', 'name it', 'has some that name it'."""
    return singular(count, one, several) if dataset.unit == FINDINGS else f"{have(count)} some that {several}"


def positive_ones(dataset: Counting) -> str:
    """What findings that state an experience are, or people have: 'are positive', 'have positive ones'."""
    return "are positive" if dataset.unit == FINDINGS else "have positive ones"


def amount(number: Count, unit: str, hidden: str = "") -> str:
    """A count with its unit: '1 finding', '12 findings', '1 person', '27 people'. `unit` is in the plural.

    Where it is hidden, `hidden`, or without that 'a hidden number of people'.
    """
    if number is SUPPRESSED:
        return hidden or f"{HIDDEN_NUMBER} of {unit}"
    return f"{number:,} {SINGULAR.get(unit, unit) if number == 1 else unit}"


def findings_of(number: int) -> str:
    """'1 finding', '12 findings'."""
    return amount(number, "findings")


def people_of(number: Count) -> str:
    """'1 person', '27 people', 'a hidden number of people'."""
    return amount(number, "people")


def see_counted(dataset: Counting, number: int) -> str:
    """'See the 12 findings', 'See the findings of 6 people'."""
    return f"See the {findings_of(number) if dataset.unit == FINDINGS else f'findings of {people_of(number)}'}"


def say(number: Count, total: Count, verb: str, what: str) -> str:
    """'3 of 12 findings name somebody', '1 of 12 findings names somebody': `verb` in the plural, its first word a verb."""
    first, _, rest = verb.partition(" ")
    return f"{number_of(number)} of {number_of(total)} {what} {singular(number, f'{first}s', first)} {rest}".rstrip()
