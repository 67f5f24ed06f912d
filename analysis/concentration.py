"""How much of what is said comes from the one person who is quoted most. Counts findings, whatever the study counts."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.counts import count_by, size
from analysis.model.count import SUPPRESSED
from analysis.model.dataset import PERSON, Dataset


@dataclass(frozen=True)
class Quoted:
    """The findings tied to people, how many people, how many findings are the most-quoted person's; those tied to nobody."""

    findings: int
    people: int
    most: int
    untied: int


def most_from_one(dataset: Dataset, rows: pd.DataFrame) -> Quoted | None:
    """How far rows of `dataset.coded` rest on one person; None where none is tied to a person, or their number is hidden."""
    if not dataset.ties or size(dataset, rows) is SUPPRESSED:
        return None
    often = rows.loc[rows[PERSON] >= 0, PERSON].value_counts()
    tied = int(often.sum())
    return Quoted(tied, len(often), int(often.max()), len(rows) - tied) if tied else None


def most_by_theme(dataset: Dataset, rows: pd.DataFrame, themes) -> pd.Series:
    """For each theme, how many findings are its most-quoted person's; NA where the theme's number is hidden.

    Raises KeyError where findings are not tied to people (`dataset.ties`).
    """
    themes, tied = list(themes), rows[rows[PERSON] >= 0]
    codes, person = tied["theme_id"].cat.codes.to_numpy().astype("int64"), tied[PERSON].to_numpy()
    shape = len(rows["theme_id"].cat.categories), int(person.max(initial=0)) + 1
    often = np.bincount(codes * shape[1] + person, minlength=shape[0] * shape[1]).reshape(shape)
    most = pd.Series(often.max(axis=1), index=rows["theme_id"].cat.categories).reindex(themes)
    return most.astype("Int64").mask(count_by(dataset, rows, "theme_id", themes).isna())
