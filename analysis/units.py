"""Counts that may be hidden."""

import pandas as pd

from analysis.model.dataset import Dataset


def is_hidden(*counts) -> bool:
    """Whether any of the counts is hidden."""
    return any(pd.isna(count) for count in counts)


def all_hidden(counts: pd.DataFrame | pd.Series) -> bool:
    """Whether some counts are hidden and none but 0 is shown."""
    return bool(counts.isna().any(axis=None)) and not counts.fillna(0).any(axis=None)


def rest_of(dataset: Dataset, whole, part) -> int:
    """How many `whole` is more than `part`; pd.NA where either is hidden, or the rest are so few that it has to be."""
    if is_hidden(whole, part) or 0 < whole - part < dataset.fewest:
        return pd.NA
    return whole - part
