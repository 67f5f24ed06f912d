"""Counts that may be hidden."""

import pandas as pd


def is_hidden(*counts) -> bool:
    """Whether any of the counts is hidden."""
    return any(pd.isna(count) for count in counts)


def all_hidden(counts: pd.DataFrame | pd.Series) -> bool:
    """Whether some counts are hidden and none but 0 is shown."""
    return bool(counts.isna().any(axis=None)) and not counts.fillna(0).any(axis=None)
