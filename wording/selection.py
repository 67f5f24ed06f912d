"""What is shown, said: 'Showing 12 of 290 findings. Programme: Darzi Fellows.'"""

from analysis.counts import size
from analysis.model.count import SUPPRESSED
from analysis.model.dataset import Dataset
from analysis.model.schema import NOT_STATED, Attribute
from analysis.participants import people_shown
from analysis.selection import BASIS, FINDING, Selection
from wording.counts import how_many, number_of
from wording.text import join_or

WORDS = "Words searched for"
SEVERAL_HIDDEN = " Several values of a filter are counted together only where the single numbers tell it anyway. Choose one."
ONLY_RESULTS = " Only results and recommendations are counted."


def describe(selection: Selection, dataset: Dataset) -> str:
    """The sentence that says what is shown: 'Showing 12 of 290 findings. Source: Junior doctor.'."""
    total, shown = size(dataset, dataset.coded), size(dataset, selection.rows(dataset))
    if selection.leaves_all(dataset):
        return f"Showing all {how_many(dataset, total)}."
    said = phrases(selection, dataset)
    if not said:
        return f"Showing {how_many(dataset, shown, total)}: the study’s results and recommendations."
    only = "" if BASIS in selection or FINDING in selection or not dataset.codes_basis else ONLY_RESULTS
    several = shown is SUPPRESSED and any(len(selection.wanted(name)) > 1 for name in selection)
    phrase = " ".join(f"{each}." for each in said)
    return f"Showing {how_many(dataset, shown, total)}. {phrase}{only}{SEVERAL_HIDDEN if several else ''}"


def phrases(selection: Selection, dataset: Dataset) -> list[str]:
    """One phrase for each filter set: 'Programme: Darzi Fellows or North West'."""
    said = [
        f"{each.label}: {join_or(named(dataset, each, value) for value in values)}"
        for each, _ in selection.filters(dataset)
        if (values := selection.wanted(each.name)) and each.column in dataset.findings
    ]
    return said + ([f"{WORDS}: “{selection.text.strip()}”"] if selection.text.strip() else [])


def named(dataset: Dataset, attribute: Attribute, value: str) -> str:
    """What a reader calls one value of a filter; silence under the filter's own name for it."""
    return attribute.silence if value == NOT_STATED and attribute.silence else dataset.label(attribute.codes, value)


def filters_of(dataset: Dataset, selection: Selection) -> tuple[tuple[str, str], ...]:
    """Each filter set: its name and its values, as a reader knows them. What counts by default is none of them."""
    found = [
        (each.label, join_or(named(dataset, each, value) for value in values)) for each, values in selection.filters(dataset)
    ]
    words = selection.text.strip()
    return (*found, (WORDS, words)) if words else tuple(found)


def filters_named(dataset: Dataset, selection: Selection) -> list[str]:
    """The values of each filter set, for the name of a file."""
    return [values for _, values in filters_of(dataset, selection)]


def describe_people(dataset: Dataset, selection: Selection) -> str:
    """The sentence that says who is shown: 'Showing 11 of 27 people; programme: Darzi Fellows.'"""
    total, shown = (size(dataset, people) for people in (dataset.listed, people_shown(dataset, selection)))
    wanted = [
        f"{each.label.lower()}: {join_or(named(dataset, each, value) for value in values)}"
        for each, values in selection.filters(dataset)
        if each.people
    ]
    if not wanted:
        return "Showing all people." if total is SUPPRESSED else f"Showing all {total:,} people."
    of = "" if total is SUPPRESSED else f" {total:,}"
    return f"Showing {number_of(shown)} of{of} people; {'; '.join(wanted)}."
