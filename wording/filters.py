"""The words of the filters."""

from collections.abc import Mapping

from analysis.model.dataset import Dataset
from wording.counts import singular
from wording.text import join_and

ALL = "All"
RESET = "Reset filters"


def open_filters(number: int, opened: bool) -> str:
    """What the button says that opens the filters on a phone: 'Filters (2)', 'Close the filters'."""
    if opened:
        return "Close the filters"
    return f"Filters ({number})" if number else "Filters"


def not_known(dataset: Dataset, asked: Mapping[str, list[str]]) -> str:
    """'This study has no programme “nosuch”.' for what was asked for and is not there; '' where all of it is."""
    said = [
        f"{dataset.filters[name].label.lower() if name in dataset.filters else singular(len(values), 'choice', 'choices')} "
        + join_and([f"“{value}”" for value in values])
        for name, values in asked.items()
    ]
    return f"This study has no {join_and(said)}." if said else ""
