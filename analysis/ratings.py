"""How people rate support and the programme themselves, and what those who rate it so say: where participants carry ratings.

A rating is one answer a person; a finding is what the coders read in what somebody said. The two can differ.
"""

import pandas as pd

from analysis.counts import count_by, experience_of_each, held
from analysis.disclosure.subsets import filter_rows
from analysis.model.dataset import Dataset
from analysis.model.memoise import memoise
from analysis.model.rows import Rows
from analysis.model.schema import NOT_STATED

RATED = {"sponsor_support": "rated_support", "experience": "rated_experience"}  # of participants; what findings carry


def are_crossed(dataset: Dataset) -> bool:
    """Whether ratings of support and of the programme can be compared."""
    return len(ratings_of(dataset)) == len(RATED)


def are_said_by_rating(dataset: Dataset) -> bool:
    """Whether a rating can be compared with what was said."""
    return dataset.ties and bool(ratings_of(dataset))


@memoise
def ratings_of(dataset: Dataset) -> tuple[str, ...]:
    """The ratings that can be compared: those columns of the participants that hold two values or more, silence aside."""
    people = dataset.participants
    values = {
        rating: [value for value in dataset.labels[rating] if value != NOT_STATED] for rating in RATED if rating in people
    }
    return tuple(rating for rating, said in values.items() if len(held(count_by(dataset, dataset.listed, rating, said))) > 1)


def rated_findings(dataset: Dataset, findings: Rows, rating: str) -> Rows:
    """The findings tied to somebody in the list of participants, whether they gave this rating or not."""
    return filter_rows(dataset, findings, RATED[rating], list(dataset.labels[rating]))


def said_by_rating(dataset: Dataset, findings: Rows, rating: str) -> pd.DataFrame:
    """How it went as told, by how those who tell it rate support or the programme.

    Index: the values of `rating` that anybody who tells something gave, not_stated last. Columns: label (of the value) and
    those of `experience_by`, in the study's unit. Findings tied to nobody are left out.
    """
    table = experience_of_each(dataset, findings, RATED[rating], dataset.labels[rating])
    return table.loc[held(table["findings"])]
