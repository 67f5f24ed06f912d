"""How much of what is said comes from the one person who is quoted most. Counts findings, whatever the study counts.

Where small groups are hidden that number is told only where it tells little of the others. This is a dominance rule, as
statistical offices have it for sums of money: what the largest contributor leaves must not be told where it is of few, or
where each of them can be worked out (A. Hundepool et al., Handbook on Statistical Disclosure Control: the (n,k) and p% rules).
Here one contributor is the largest, the rest has to be of `fewest` people or more, and must not be one finding each, nor as
many of each as of the largest.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.counts import count_by, size
from analysis.disclosure.suppression import hidden
from analysis.model.count import SUPPRESSED, Count
from analysis.model.dataset import PEOPLE, PERSON, Dataset


@dataclass(frozen=True)
class Quoted:
    """The findings tied to people, how many people, how many findings are the most-quoted person's, which can be hidden;
    those tied to nobody."""

    findings: int
    people: int
    most: Count
    untied: int


def most_from_one(dataset: Dataset, rows: pd.DataFrame) -> Quoted | None:
    """How far rows of `dataset.coded` rest on one person; None where none is tied to a person, or it is hidden how many they or
    the people are."""
    if not dataset.ties or size(dataset, rows) is SUPPRESSED or hidden(dataset.counting(PEOPLE, dataset.fewest), rows).any():
        return None
    often = rows.loc[rows[PERSON] >= 0, PERSON].value_counts()
    tied, untied = int(often.sum()), int((rows[PERSON] < 0).sum())
    if not tied:
        return None
    most = int(often.max())
    dominates = bool(_dominates(dataset, np.array(tied), np.array(len(often)), np.array(most)))
    return Quoted(tied, len(often), SUPPRESSED if dominates else most, untied)


def most_by_theme(dataset: Dataset, rows: pd.DataFrame, themes) -> pd.Series:
    """For each theme, how many findings are its most-quoted person's; NA where the theme's number is hidden, or where it would
    tell of the others.

    Raises KeyError where findings are not tied to people (`dataset.ties`).
    """
    themes, tied = list(themes), rows[rows[PERSON] >= 0]
    codes, person = tied["theme_id"].cat.codes.to_numpy().astype("int64"), tied[PERSON].to_numpy()
    shape = len(rows["theme_id"].cat.categories), int(person.max(initial=0)) + 1
    often = np.bincount(codes * shape[1] + person, minlength=shape[0] * shape[1]).reshape(shape)
    most = often.max(axis=1)
    tells = _dominates(dataset, often.sum(axis=1), (often > 0).sum(axis=1), most)
    found = pd.Series(most, index=rows["theme_id"].cat.categories).astype("Int64").mask(tells)
    return found.reindex(themes).mask(count_by(dataset, rows, "theme_id", themes).isna())


def _dominates(dataset: Dataset, findings: np.ndarray, people: np.ndarray, most: np.ndarray) -> np.ndarray:
    """Whether the findings of the one quoted most tell of the others: they are few, or have one each, or as many each."""
    others, left = people - 1, findings - most
    few = (others < dataset.fewest) | (left == others) | (left == others * most)
    return np.asarray(few & (people > 0) & (dataset.fewest > 0))
