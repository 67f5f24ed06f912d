"""Cards on ratings: how people rate support and the programme, and what those who rate it so say."""

import pandas as pd

from analysis.counts import saying, size, without_silence
from analysis.model.count import Count
from analysis.model.dataset import PEOPLE, Dataset
from analysis.model.rows import Rows
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.participants import filters_not_about_people, people_shown
from analysis.ratings import rated_findings, ratings_of, said_by_rating
from analysis.selection import Selection
from analysis.sponsor_support import support_experience
from charts import spec
from ui.cards.card import Card, Counted
from ui.cards.experience import denominator, is_enough
from ui.cards.shared import experience_table
from wording import experience as words
from wording.cards import every, hatched, in_several

ENDS = {"sponsor_support": ("supported", "unsupported"), "experience": ("positive", "negative")}


def people_rating_card(dataset: Dataset, selection: Selection) -> Card:
    """People by their ratings of support and of the programme, in a study where `are_crossed`."""
    people = people_shown(dataset, selection)
    table = _named(support_experience(dataset, people), "sponsor_support")
    stated = without_silence(table)
    both, listed = size(dataset, _both(dataset, people)), size(dataset, people)
    n = denominator(both, listed, stated[_levels(dataset)])
    unheeded = filters_not_about_people(dataset, selection)
    return Card(
        key="rated-support-and-experience",
        title=words.both_ratings_title(dataset, table, _ends(dataset, "sponsor_support", n)),
        measure=words.both_ratings_measure(both, listed, unheeded) + hatched(stated[_levels(dataset)], "bars"),
        spec=spec.experience(stated, words.levels(dataset), PEOPLE),
        alt=words.bars_in_words(dataset, words.each_rating(words.RATES["sponsor_support"]), stated, PEOPLE),
        table=experience_table(dataset, table, words.rating_of(words.RATES["sponsor_support"])).rename(
            columns={every(dataset.unit): every(PEOPLE)}
        ),
        marks=[],
        notes=notes_on(dataset, "participants", selection).iloc[:0],
        counted=Counted(
            n,
            listed,
            size(dataset, _both(dataset, dataset.listed)),
            instead=words.rows_in_words(dataset, stated),
        ),
    )


def said_by_rating_card(dataset: Dataset, findings: Rows, selection: Selection) -> Card:
    """Experience as stated, by how the speaker rates the programme (or else support), in a study where `are_said_by_rating`."""
    rating = ratings_of(dataset)[-1]
    table = _named(said_by_rating(dataset, findings, rating), rating)
    rows = rated_findings(dataset, findings, rating)
    stating, total = size(dataset, saying(dataset, rows, "experience")), size(dataset, rows)
    n = denominator(stating, total, table[_levels(dataset)])
    what_is_rated = words.RATES[rating]
    return Card(
        key="experience-by-rating",
        title=words.by_rating_title(dataset, table, _ends(dataset, rating, n), what_is_rated),
        measure=words.by_rating_measure(dataset, stating, total, what_is_rated)
        + in_several(dataset, "parts of the chart")
        + hatched(table[_levels(dataset)], "bars"),
        spec=spec.experience(table, words.levels(dataset), dataset.unit),
        alt=words.bars_in_words(dataset, words.each_rating(what_is_rated), table),
        table=experience_table(dataset, table, words.rating_of(what_is_rated)),
        marks=[],
        notes=notes_on(dataset, "sponsor_support", selection).iloc[:0],
        counted=Counted(
            n,
            total,
            size(dataset, saying(dataset, rated_findings(dataset, dataset.coded, rating), "experience")),
            instead=words.rows_in_words(dataset, table),
        ),
    )


def _both(dataset: Dataset, people: Rows) -> Rows:
    return saying(dataset, people, "sponsor_support", "experience")


def _named(table: pd.DataFrame, rating: str) -> pd.DataFrame:
    """The rows called so that a rating is not taken for what was said: 'Rated positive', 'Supported', 'Not rated'."""
    named = {value: words.rated(label) if rating == "experience" else label for value, label in table["label"].items()}
    return table.assign(label=[(named | {NOT_STATED: words.NOT_RATED})[value] for value in table.index])


def _levels(dataset: Dataset) -> list[str]:
    return list(dict(words.levels(dataset)))


def _ends(dataset: Dataset, rating: str, n: Count) -> dict[str, str]:
    """The two ends of a rating and their labels; none where there is too little to compare, or it is hidden."""
    return {value: dataset.label(rating, value) for value in ENDS[rating]} if is_enough(n) else {}
