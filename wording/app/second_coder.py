"""The words of two coders: where they differ, how that is settled, what is not saved yet."""

from collections.abc import Sequence

from analysis.model.dataset import Dataset
from wording.counts import amount, findings_of, singular
from wording.text import join_and

TITLE = "Two coders"
WITHHELD = (
    "Differences between the two coders are listed finding by finding, so they are not shown while small groups are hidden. "
    "Set the smallest group above to 0 to see them."
)
AGREE = "The two coders gave the same everywhere. There is nothing to settle."
HOW = (
    "Choose for each what the study should hold: what the first coder gave, what the second gave, or another value. Every page "
    "shows your choice at once. What both coders gave is kept, so agreement stays as it is."
)
NOT_KEPT = "Your choices are **lost if this tab is closed or reloaded**. Download the study to keep them."
HOW_FAR = "How far they agreed"
SAVE = "Save what you have settled"
ATTRIBUTE, THEME, STATE = "What differs", "Theme", "Settled or open"
ALL = "All"
OPEN, SETTLED = "Open", "Settled"
ANOTHER = "Another value"
NOTHING_GIVEN = "Nothing"
NONE_LEFT = "No difference is left with these choices."
LEAVE = "Leave without saving?"
DOWNLOAD_FIRST, LEAVE_ALL_THE_SAME = "Download it first", "Leave without saving"


def how_many_differ(findings: int, of: int, differences: int, settled: int) -> str:
    """'Both coders coded 40 of 60 findings. They differ in 12 places; 3 are settled, 9 are open.'"""
    coded = f"Both coders coded {findings} of {findings_of(of)}."
    places = amount(differences, "places") if differences != 1 else "1 place"
    left = differences - settled
    state = f"{settled} {singular(settled, 'is', 'are')} settled, {left} {singular(left, 'is', 'are')} open"
    return f"{coded} They differ in {places}: {state}."


def range_of(start: int, stop: int, number: int) -> str:
    """'Differences 11 to 20 of 34'; '7 differences' where all are there."""
    if stop - start >= number:
        return f"{number} {singular(number, 'difference', 'differences')}"
    return f"Differences {start + 1} to {stop} of {number}"


def heading_of(title: str, finding: str, is_settled: bool) -> str:
    """'Experience of F012', and whether that is settled."""
    return f"{title} of {finding}{': settled' if is_settled else ''}"


def field_called(title: str, finding: str) -> str:
    """What the choice is called: 'Experience of F012'."""
    return f"{title} of {finding}"


def as_the_first(value: str) -> str:
    """'First coder: Negative'."""
    return f"First coder: {value}"


def as_the_second(value: str) -> str:
    """'Second coder: Mixed'."""
    return f"Second coder: {value}"


def holds_now(value: str) -> str:
    """What the study holds before anything is settled, where that is neither coder's."""
    return f"The study holds another value: {value}."


def does_not_fit(title: str, finding: str, allowed: str) -> str:
    """Why a value was not taken."""
    return f"{title} of {finding} was not changed: it does not go with the rest of the finding. Allowed is {allowed}."


def unsaved(number: int) -> str:
    """'3 choices between two coders are not downloaded yet. …'"""
    choices = f"{number} {singular(number, 'choice', 'choices')} between two coders {singular(number, 'is', 'are')}"
    return f"{choices} not downloaded yet. Closing or reloading this tab loses {singular(number, 'it', 'them')}."


def value_called(dataset: Dataset, labels: Sequence[str]) -> str:
    """The labels of one cell; that nothing is given where there are none."""
    return join_and(list(labels)) if labels else NOTHING_GIVEN
