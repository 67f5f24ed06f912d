"""How the numbers are to be read, in the same words in the app and in every file."""

from typing import Protocol

from analysis.model.dataset import FINDINGS
from wording.counts import Counting

OF_FINDINGS = (
    "Findings, unless a number is said to be of people. One person can be behind several findings, "
    "and one finding can stand for many people."
)
OF_PEOPLE = (
    "People with findings, unless a number is said to be of findings. One person counts once in each number, however many "
    "findings they have. One person can count in several numbers, so these can add up to more people than there are."
)
NOT_STATED = "Not stated"
HOW_TO_READ = (
    ("What is counted", OF_FINDINGS),
    ("No percentages", "There are no percentages and no tests of significance. The numbers are about this study only."),
    (NOT_STATED, "The source does not say. “Not stated” is counted as it is and never filled in."),
    ("No ranking", "Groups differ in size, so their numbers do not rank them."),
)


class Read(Counting, Protocol):
    """What is read: a study, or a view of it."""

    @property
    def has_silence(self) -> bool:
        """Whether anything in it can be not stated."""


def how_to_read(counting: Read) -> tuple[tuple[str, str], ...]:
    """The title and text of each rule, the first of them on what is counted; on silence only where there is some."""
    (counted, of_findings), *others = (each for each in HOW_TO_READ if counting.has_silence or each[0] != NOT_STATED)
    return ((counted, of_findings if counting.unit == FINDINGS else OF_PEOPLE), *others)
