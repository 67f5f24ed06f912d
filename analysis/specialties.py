"""Specialties: the findings that name one, and how it went in them."""

import pandas as pd

from analysis.counts import experience_of_each, held, said_values, without_silence
from analysis.model.dataset import Dataset
from analysis.model.schema import NOT_STATED


def specialty_experience(dataset: Dataset, findings: pd.DataFrame, wanted: tuple[str, ...] = ()) -> pd.DataFrame:
    """Experience by specialty, in the order of the codes, not_stated last.

    Index: specialty codes that a finding names, of those `wanted` (none: all), those whose number is hidden among them.
    Columns: label; a count for each experience code; stated (those that say how it went); findings (or people, as the
    study counts). A finding counts once for each specialty it names.
    """
    every = (*said_values(dataset, "specialties"), NOT_STATED)
    values = [value for value in every if not wanted or value in wanted]
    table = experience_of_each(dataset, findings, "specialties", values)
    return table.loc[held(table["findings"])]


def comparable(table: pd.DataFrame, fewest: int) -> int:
    """How many specialties have at least `fewest` that say how it went, in numbers that are shown; two can be compared."""
    return int((without_silence(table)["stated"].fillna(0) >= fewest).sum())
