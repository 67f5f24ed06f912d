"""What is counted, in words: findings, or people with findings; and numbers that are hidden."""

from typing import Protocol

import pandas as pd

from analysis.model.dataset import FINDINGS, Dataset

HIDDEN_NUMBER = "a hidden number"


class Counting(Protocol):
    """What has a unit in which its numbers count: a study, a card."""

    @property
    def unit(self) -> str:
        """'findings' or 'people'."""


def is_hidden(*counts) -> bool:
    """Whether any of the counts is hidden."""
    return any(pd.isna(count) for count in counts)


def all_hidden(counts: pd.DataFrame | pd.Series) -> bool:
    """Whether some counts are hidden and none but 0 is shown."""
    return bool(counts.isna().any(axis=None)) and not counts.fillna(0).any(axis=None)


def number_of(count) -> str:
    """A count in digits; 'a hidden number' where it is hidden."""
    return HIDDEN_NUMBER if is_hidden(count) else str(count)


def what(dataset: Counting) -> str:
    """What the study's numbers count, said of more than one: 'findings', 'people with findings'."""
    return "findings" if dataset.unit == FINDINGS else "people with findings"


def how_many(dataset: Counting, count, total=None) -> str:
    """'12 findings', '3 of 60 findings', '1 person with findings', 'a hidden number of people with findings'."""
    if total is not None:
        return f"{number_of(count)} of {number_of(total)} {what(dataset)}"
    if is_hidden(count):
        return f"{HIDDEN_NUMBER} of {what(dataset)}"
    one = "finding" if dataset.unit == FINDINGS else "person with findings"
    return f"{count} {one if count == 1 else what(dataset)}"


def rest_of(dataset: Dataset, whole, part) -> int:
    """How many `whole` is more than `part`; pd.NA where either is hidden, or the rest are so few that it has to be."""
    if is_hidden(whole, part) or 0 < whole - part < dataset.fewest:
        return pd.NA
    return whole - part


def have(count) -> str:
    """'1 person has', '9 people have', 'a hidden number have'."""
    return "has" if not is_hidden(count) and count == 1 else "have"


def do(dataset: Dataset, verb: str) -> str:
    """What findings do, or people have findings that do: 'name a programme', 'have some that name a programme'."""
    return verb if dataset.unit == FINDINGS else f"have some that {verb}"


def went(dataset: Dataset, experience: str) -> str:
    """What findings that say how it went are, or people have: 'are positive', 'have positive ones'."""
    return f"are {experience}" if dataset.unit == FINDINGS else f"have {experience} ones"
