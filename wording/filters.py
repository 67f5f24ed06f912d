"""The words of the filters."""

from collections.abc import Mapping

from analysis.model.count import SUPPRESSED, Count
from analysis.model.dataset import FINDINGS, PEOPLE, Dataset
from wording.counts import TOO_SMALL_TO_SHOW, findings_of, how_many, singular
from wording.text import join_and

ALL = "All"
RESET = "Reset filters"
COUNT_EVERYTHING = "See them"
ALL_BASES = "Everything"
CORE_ONLY = "Results"  # what an empty field of `basis` means
COUNT = "Count"
UNITS = {PEOPLE: "People", FINDINGS: "Findings"}
SEARCH, SEARCH_HOW = "Search the findings", "Search: words, a name, a “whole phrase”"
SEARCH_WORDS = "Search words"
NOBODY_IN_IT = "There may be nobody in it."
LOOSEN = "Remove one filter:"
NO_MATCH = {FINDINGS: "No finding has all of these.", PEOPLE: "Nobody has a finding with all of these."}


def with_everything(number: int) -> str:
    """'Whatever findings rest on: 3 findings'."""
    return f"Whatever findings rest on, not only results and recommendations: {findings_of(number)}"


def open_filters(number: int, opened: bool) -> str:
    """What the button says that opens the filters on a phone: 'Filters (2)', 'Close the filters'."""
    if opened:
        return "Close the filters"
    return f"Filters ({number})" if number else "Filters"


def why_empty(dataset: Dataset, n: Count, can_loosen: bool) -> str:
    """Why nothing is shown, and what to do where a filter can be removed."""
    why = f"{TOO_SMALL_TO_SHOW} {NOBODY_IN_IT}" if n is SUPPRESSED else NO_MATCH[dataset.unit]
    return f"{why} {LOOSEN}" if can_loosen else why


def without(dataset: Dataset, label: str, n: Count) -> str:
    """What is left without one filter, as Markdown: 'Without **Programme**: 12 findings'."""
    return f"Without **{label}**: {how_many(dataset, n)}"


def not_known(dataset: Dataset, asked: Mapping[str, list[str]]) -> str:
    """'This study has no programme “nosuch”.' for what was asked for and is not there; '' where all of it is."""
    said = [
        f"{dataset.filters[name].label.lower() if name in dataset.filters else singular(len(values), 'choice', 'choices')} "
        + join_and([f"“{value}”" for value in values])
        for name, values in asked.items()
    ]
    return f"This study has no {join_and(said)}." if said else ""
