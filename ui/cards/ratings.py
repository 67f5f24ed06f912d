"""Cards on ratings: how people rate support and the programme, and what those who rate it so say."""

import pandas as pd

from analysis.counts import saying, size, without_silence
from analysis.model.dataset import PEOPLE, Dataset
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.participants import filters_not_about_people, people_shown
from analysis.ratings import rated_findings, ratings_of, said_by_rating
from analysis.selection import Selection
from analysis.sponsor_support import support_experience
from charts import spec
from ui.cards.card import Card, Counted
from ui.cards.experience import counting, denominator, is_enough, where_positive
from ui.cards.shared import (
    experience_in_words,
    experience_levels,
    experience_table,
    hatched,
    in_several,
)
from wording.counts import number_of, people_of, went, what
from wording.text import first_upper

ENDS = {"sponsor_support": ("supported", "unsupported"), "experience": ("positive", "negative")}
RATES = {"sponsor_support": "support", "experience": "the programme"}
DIFFER = "A rating is one answer a person, a finding what the coders read in what was said: the two can differ."
UNLISTED = "Findings cannot be picked by rating; all are on the page Findings."


def people_rating_card(dataset: Dataset, selection: Selection) -> Card:
    """People by their ratings of support and of the programme, in a study where `are_crossed`."""
    people = people_shown(dataset, selection)
    table = _named(support_experience(dataset, people), "sponsor_support")
    stated = without_silence(table)
    both, listed = size(dataset, _both(dataset, people)), size(dataset, people)
    n = denominator(both, listed, stated[_levels(dataset)])
    unheeded = filters_not_about_people(dataset, selection)
    good = f"rate the programme as “{dataset.label('experience', 'positive')}”"
    return Card(
        key="rated-support-and-experience",
        title=_title(dataset, table, "sponsor_support", "Of those who rate support as", n, good)
        or "How people rate support, and how they rate the programme",
        measure=f"{first_upper(people_of(both))} who rate both support and the programme, each in one answer, "
        f"of {number_of(listed)} listed."
        + (f" Set, but about findings, so it does not change this: {', '.join(unheeded)}." if unheeded else "")
        + hatched(stated[_levels(dataset)], "bars"),
        spec=spec.experience(stated, experience_levels(dataset), PEOPLE),
        alt=f"Bars of people by rating of the programme, for each rating of support. {experience_in_words(dataset, stated)}",
        table=experience_table(dataset, table, "Rating of support").rename(columns={f"All {dataset.unit}": f"All {PEOPLE}"}),
        marks=[],
        notes=notes_on(dataset, "participants", selection).iloc[:0],
        counted=Counted(
            n,
            listed,
            size(dataset, _both(dataset, dataset.participants)),
            instead=experience_in_words(dataset, stated),
        ),
    )


def said_by_rating_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """How it went as told, by how whoever tells it rates the programme (or else support), in a study where `are_told`."""
    rating = ratings_of(dataset)[-1]
    table = _named(said_by_rating(dataset, findings, rating), rating)
    rows = rated_findings(dataset, findings, rating)
    told, total = size(dataset, saying(dataset, rows, "experience")), size(dataset, rows)
    n = denominator(told, total, table[_levels(dataset)])
    words = experience_in_words(dataset, table)
    rated, are = RATES[rating], went(dataset, "positive")
    return Card(
        key="experience-by-rating",
        title=_title(dataset, table, rating, f"Where people rate {rated} as", n, f"{what(dataset)} that say how it went {are}")
        or f"What people say, by how they rate {rated}",
        measure=counting(
            dataset, told, total, f"saying how it went, by the speaker’s own rating of {rated}. {DIFFER} {UNLISTED}"
        )
        + in_several(dataset, "parts of the chart")
        + hatched(table[_levels(dataset)], "bars"),
        spec=spec.experience(table, experience_levels(dataset), dataset.unit),
        alt=f"Bars of {dataset.unit} by experience, for each rating of {rated}. {words}",
        table=experience_table(dataset, table, f"Rating of {rated}"),
        marks=[],
        notes=notes_on(dataset, "sponsor_support", selection).iloc[:0],
        counted=Counted(
            n,
            total,
            size(dataset, saying(dataset, rated_findings(dataset, dataset.coded, rating), "experience")),
            instead=words,
        ),
    )


def _both(dataset: Dataset, people: pd.DataFrame) -> pd.DataFrame:
    return saying(dataset, people, "sponsor_support", "experience")


def _named(table: pd.DataFrame, rating: str) -> pd.DataFrame:
    """The rows called so that a rating is not taken for what was said: 'Rated positive', 'Supported', 'Not rated'."""
    named = {value: f"Rated {label.lower()}" if rating == "experience" else label for value, label in table["label"].items()}
    return table.assign(label=[(named | {NOT_STATED: "Not rated"})[value] for value in table.index])


def _levels(dataset: Dataset) -> list[str]:
    return list(dict(experience_levels(dataset)))


def _title(dataset: Dataset, table: pd.DataFrame, rating: str, lead: str, n: int, said: str) -> str:
    """What the two ends of a rating come with; '' where there is too little to compare, or it is hidden."""
    ends = {value: f"“{dataset.label(rating, value)}”" for value in ENDS[rating]}
    return where_positive(table, ends, (lead, "as"), said) if is_enough(n) else ""
