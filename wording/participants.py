"""What the participants page says beside its list and its charts."""

from analysis.model.dataset import PEOPLE, Dataset
from analysis.units import is_hidden
from wording.counts import have

NOT_LISTED = "The list is not shown line by line: programme, specialty and grade together could point to one person."
NOBODY = "Nobody in the list has all of these."
NO_NOTES = "This study has no notes on its participants."
UNSAID = "What the list does not say"
AMONG_FINDINGS = "The same filters among the findings"


def about_participants(dataset: Dataset, number: int, under: int) -> str:
    """Who was interviewed, how many of the programmes they are listed under, and what is counted."""
    who = f"{'A hidden number of' if is_hidden(number) else number} {dataset.descriptor.people} were interviewed"
    listed = "" if is_hidden(under) else f", listed under {under} of {len(dataset.programmes)} programmes"
    return f"{who}{listed}. This page counts people, not findings."


def interviewed_by(attribute: str) -> str:
    """The title of a chart: 'Who was interviewed, by grade'."""
    return f"Who was interviewed, by {attribute.lower()}"


def how_tied(dataset: Dataset, number: int) -> str:
    """How many of the people shown have findings tied to them: where people are counted, only these."""
    said = "it is hidden how many have findings" if is_hidden(number) else f"{number} {have(number)} findings"
    return f"Of the people shown, {said}{': other pages count only those' if dataset.unit == PEOPLE else ''}."


def without_effect(labels: list[str]) -> str:
    """Which filters are set and do not narrow the people."""
    return f"Set, but about findings, so it does not change who is shown: {', '.join(labels)}."


def set_apart(dataset: Dataset) -> str:
    """How the findings of the same filters stand to the people of the list."""
    if dataset.ties:
        return "Here programme and specialty are those that a finding names; above, those that a person is listed under."
    return "That is what the report says, not what the people above said: it does not publish who said what."
