"""Specialties: the findings that name one, and how it went in them."""

import pandas as pd

from analysis.counts import each_of, experience_by, held
from analysis.disclosure.subsets import filter_rows
from analysis.model.dataset import Dataset
from analysis.model.schema import NOT_STATED


def specialty_experience(dataset: Dataset, findings: pd.DataFrame, wanted: tuple[str, ...] = ()) -> pd.DataFrame:
    """Experience by specialty, in the order of the codes, not_stated last.

    Index: specialty codes that a finding names, of those `wanted` (none: all), those whose number is hidden among them.
    Columns: label; a count for each experience code; stated (those that say how it went); findings (or people, as the
    study counts). A finding counts once for each specialty it names.
    """
    values = [value for value in (*_named(dataset), NOT_STATED) if not wanted or value in wanted]
    table = experience_by(dataset, findings, "specialties", each_of(values))
    table.insert(0, "label", [dataset.label("specialty", value) for value in table.index])
    return table.loc[held(table["findings"])]


def named_specialties(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of `specialty_experience` that are a specialty."""
    return table.drop(index=NOT_STATED, errors="ignore")


def naming(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """The findings that name a specialty."""
    return filter_rows(dataset, findings, "specialties", _named(dataset))


def telling(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """The findings that name a specialty and say how it went."""
    told = [level for level in dataset.labels["experience"] if level != NOT_STATED]
    return filter_rows(dataset, naming(dataset, findings), "experience", told)


def comparable(table: pd.DataFrame, fewest: int) -> int:
    """How many specialties have at least `fewest` that say how it went, in numbers that are shown; two can be compared."""
    return int((named_specialties(table)["stated"].fillna(0) >= fewest).sum())


def _named(dataset: Dataset) -> list[str]:
    return [value for value in dataset.labels["specialty"] if value != NOT_STATED]
