"""Experience in words: of themes, of groups, by support, and as people rate it themselves."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.model.count import SUPPRESSED, Count, count_of, counts_of, is_at_least
from analysis.model.dataset import FINDINGS, Dataset
from wording.cards import unshaded
from wording.counts import Counting, does, how_many, number_of, people_of, positive_ones, singular, what
from wording.text import first_upper

A_THEME, A_GROUP = "a row for each theme", "one for each group"
MOST_FROM_ONE = "Most from one person (findings)"
SPONSOR_SUPPORT = "Sponsor support"
SUPPORT_UNKNOWN = "Whether there was support, and how often it is not stated"
NOT_RATED = "Not rated"
RATINGS_OF_BOTH = "How people rate support, and how they rate the programme"
RATED_THEMSELVES = "How people rate it themselves"
RATES = {"sponsor_support": "support", "experience": "the programme"}
DIFFER = (
    "A rating is one answer from a person. A finding is what the coders read in the person’s words. The two can differ. "
    "Findings cannot be filtered by rating; all of them are on the page Findings."
)


def levels(dataset: Dataset) -> list[tuple[str, str]]:
    """Code and label of the experience levels that are stated, from bad to good."""
    return [(level, label) for level, label in dataset.labels["experience"].items() if level != "not_stated"]


def rows_in_words(dataset: Dataset, table: pd.DataFrame) -> str:
    """'Supported: 1 negative, 0 mixed, 20 positive, 9 not stated.' for each row; what is silent only where the table has it."""
    told = [(level, label) for level, label in dataset.labels["experience"].items() if level in table]
    return " ".join(
        f"{table.at[row, 'label']}: "
        f"{', '.join(f'{number_of(count_of(table.at[row, level]))} {label.lower()}' for level, label in told)}."
        for row in table.index
    )


def bars_in_words(dataset: Dataset, each: str, table: pd.DataFrame, unit: str = "") -> str:
    """'Bars of findings by experience, one for each group. Alpha: 1 negative, …'"""
    return f"Bars of {unit or dataset.unit} by experience, {each}. {rows_in_words(dataset, table)}"


def each_rating(what_is_rated: str) -> str:
    """'for each rating of support'."""
    return f"for each rating of {what_is_rated}"


def part_of(row: str, level: str) -> str:
    """What one segment of a bar is called: 'Time, negative'."""
    return f"{row}, {level.lower()}"


def themes_measure(dataset: Dataset, n: Count, on: str, silent: Count) -> str:
    """'12 findings on what helps, a bar for each theme, coloured by experience; 5 do not state one. Hollow bars: …'"""
    said = f"{how_many(dataset, n)} on {on}, a bar for each theme, coloured by experience"
    return f"{said}{unsaid(dataset, silent, 'does not state one', 'do not state one')}"


def unsaid(dataset: Counting, silent: Count, one: str, several: str) -> str:
    """The end of a measure: '; 5 do not state one. Hollow bars: not stated.', '.' where none is silent."""
    if silent == 0:
        return "."
    return f"; {number_of(silent)} {does(dataset, silent, one, several)}. {unshaded('bars')}"


def support_measure(dataset: Dataset, n: Count) -> str:
    """'60 findings, by the support that is described.'"""
    return f"{how_many(dataset, n)}, by the support that is described."


def support_title(dataset: Dataset, stated: Count, n: Count, fewest: int) -> str:
    """'Most findings do not say whether there was support'; only what is counted where that is few, a tie or hidden."""
    if stated is SUPPRESSED or n is SUPPRESSED or n < fewest or 2 * stated == n:
        return SUPPORT_UNKNOWN
    say = "say" if dataset.unit == FINDINGS else "say somewhere"
    return f"Most {what(dataset)} {say if 2 * stated > n else 'do not say'} whether there was support"


def rated(label: str) -> str:
    """'Rated positive'."""
    return f"Rated {label.lower()}"


def rating_of(what_is_rated: str) -> str:
    """'Rating of support'."""
    return f"Rating of {what_is_rated}"


def both_ratings_title(dataset: Dataset, table: pd.DataFrame, ends: Mapping[str, str]) -> str:
    """'Of those who rate support as “Supported”, 5 of 6 rate the programme as “Positive”; as “Unsupported”, 1 of 4'."""
    good = f"rate the programme as “{dataset.label('experience', 'positive')}”"
    return _where_positive(table, ends, "Of those who rate support as", good) or RATINGS_OF_BOTH


def both_ratings_measure(both: Count, listed: Count, unheeded: Sequence[str]) -> str:
    """'6 people rate both support and the programme, each in one answer, of 9 listed.'; which filters have no effect on it."""
    rate = singular(both, "rates", "rate")
    said = f"{first_upper(people_of(both))} {rate} both support and the programme, of {number_of(listed)} listed."
    return f"{said} Set, but about findings, so it does not change this: {', '.join(unheeded)}." if unheeded else said


def by_rating_title(dataset: Dataset, table: pd.DataFrame, ends: Mapping[str, str], what_is_rated: str) -> str:
    """'Where people rate support as “Supported”, 5 of 6 findings that state an experience are positive; as …, 1 of 4'."""
    said = f"{what(dataset)} that state an experience {positive_ones(dataset)}"
    return _where_positive(table, ends, f"Where people rate {what_is_rated} as", said) or by_rating(what_is_rated)


def by_rating(what_is_rated: str) -> str:
    """'What people say, by how they rate support'."""
    return f"What people say, by how they rate {what_is_rated}"


def by_rating_measure(dataset: Dataset, n: Count, total: Count, what_is_rated: str) -> str:
    """'12 findings that state an experience, by the speaker’s own rating of support. …'; of all where how many is hidden."""
    said = f"state an experience, by the speaker’s own rating of {what_is_rated}. {DIFFER}"
    if n is SUPPRESSED:
        return f"Of {how_many(dataset, total)}, those that {said}"
    return f"{how_many(dataset, n)} that {singular(n, said.replace('state', 'states', 1), said)}"


def _where_positive(table: pd.DataFrame, ends: Mapping[str, str], lead: str, said: str) -> str:
    """The rows of `experience_by` at both ends of a rating; a row that states nothing or hides it is left out: '' where both
    are. `ends`: the index of each and what it is called; `lead` comes before the first, `said` after its numbers."""
    parts: list[str] = []
    for row, called in ends.items():
        good, stated = counts_of(table.loc[row, ["positive", "stated"]]) if row in table.index else (0, 0)
        if good is not SUPPRESSED and is_at_least(stated, 1):
            parts.append(f"as “{called}”, {good} of {stated}" if parts else f"{lead} “{called}”, {good} of {stated} {said}")
    return "; ".join(parts)
