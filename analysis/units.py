"""What is counted, in words: findings, or people with findings; and numbers that are hidden."""

import pandas as pd

from analysis.study import FINDINGS, Dataset

HIDDEN_NUMBER = "a hidden number"


def is_hidden(*counts) -> bool:
    """Whether any of the counts is hidden."""
    return any(count is pd.NA for count in counts)


def number_of(count) -> str:
    """A count in digits; 'a hidden number' where it is hidden."""
    return HIDDEN_NUMBER if is_hidden(count) else str(count)


def what(dataset: Dataset) -> str:
    """What the study's numbers count, said of more than one: 'findings', 'people with findings'."""
    return "findings" if dataset.unit == FINDINGS else "people with findings"


def how_many(dataset: Dataset, count, total=None) -> str:
    """'12 findings', '3 of 60 findings', '1 person with findings', 'a hidden number of people with findings'."""
    if total is not None:
        return f"{number_of(count)} of {number_of(total)} {what(dataset)}"
    if is_hidden(count):
        return f"{HIDDEN_NUMBER} of {what(dataset)}"
    one = "finding" if dataset.unit == FINDINGS else "person with findings"
    return f"{count} {one if count == 1 else what(dataset)}"


def went(dataset: Dataset, experience: str) -> str:
    """What findings that say how it went are, or people have: 'are positive', 'have positive ones'."""
    return f"are {experience}" if dataset.unit == FINDINGS else f"have {experience} ones"
