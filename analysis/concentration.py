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
from analysis.disclosure.distinct_people import count_rows
from analysis.disclosure.suppression import hidden
from analysis.engines.of_study import engine_of
from analysis.model.count import SUPPRESSED, Count
from analysis.model.dataset import PEOPLE, Dataset
from analysis.model.rows import Rows


@dataclass(frozen=True)
class Quoted:
    """The findings tied to people, how many people, how many findings are the most-quoted person's, which can be hidden;
    those tied to nobody."""

    findings: int
    people: int
    most: Count
    untied: int


def most_from_one(dataset: Dataset, rows: Rows) -> Quoted | None:
    """How far findings rest on one person; None where none is tied to a person, or it is hidden how many they or
    the people are."""
    if not dataset.ties or size(dataset, rows) is SUPPRESSED or hidden(dataset.counting(PEOPLE, dataset.fewest), rows).any():
        return None
    tied, people, most = engine_of(dataset).of_one(rows)
    if not tied:
        return None
    untied = int(count_rows(dataset, rows) - tied)
    return Quoted(int(tied), int(people), SUPPRESSED if _dominates(dataset, tied, people, most) else int(most), untied)


def most_by_theme(dataset: Dataset, rows: Rows, themes) -> pd.Series:
    """For each theme, how many findings are its most-quoted person's; NA where the theme's number is hidden, or where it would
    tell of the others.

    Raises KeyError where findings are not tied to people (`dataset.ties`).
    """
    themes = list(themes)
    tied, people, most = engine_of(dataset).of_one(rows, (("theme_id", tuple((theme,) for theme in themes)),))
    found = pd.Series(most, index=themes).astype("Int64").mask(_dominates(dataset, tied, people, most))
    return found.mask(count_by(dataset, rows, "theme_id", themes).isna())


def _dominates(dataset: Dataset, findings: np.ndarray, people: np.ndarray, most: np.ndarray) -> np.ndarray:
    """Whether the findings of the one quoted most tell of the others: they are few, or have one each, or as many each."""
    others, left = people - 1, findings - most
    few = (others < dataset.fewest) | (left == others) | (left == others * most)
    return np.asarray(few & (people > 0) & (dataset.fewest > 0))
