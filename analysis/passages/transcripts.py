"""The passages of findings in the study's own transcripts: looked up person by person, so that many cost no more than few."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.model.dataset import Dataset
from analysis.model.memoise import memoise
from analysis.passages.clean_text import Reading
from analysis.passages.search_report import (
    MOST_PASSAGES,
    MOST_QUOTED,
    Found,
    Key,
    Passages,
    count_found,
    count_keys,
    key_of,
    look_up,
)

MOST_CHARACTERS = 2_000_000  # that are searched at once


@dataclass(frozen=True)
class Speech:
    """The rows of each transcript; the transcripts that each person speaks in; those whose speakers are not named.

    `findings` are the rows of each person's findings, '' standing for those of nobody in particular.
    """

    rows: dict[str, Sequence[int]]
    of_person: dict[str, list[str]]
    of_nobody: list[str]
    findings: dict[str, Sequence[int]]


def has_transcripts(dataset: Dataset) -> bool:
    """True where the study holds what people said."""
    return "transcripts" in dataset.tables


def find_said(dataset: Dataset, finding) -> Found | None:
    """Where a finding's passage stands in the transcripts of its person, else in those whose speakers are not named.

    A finding of nobody in particular is looked up in all of them. None where it is not found, and where there is too much
    to search.
    """
    key = key_of(finding)
    if key is None:
        return None
    return _said_by(dataset, finding.participant_id).get(key) or _said_by_nobody(dataset).get(key)


@memoise
def count_said(dataset: Dataset) -> Passages | None:
    """How many passages of the study stand in its transcripts (`held` is left empty); None where there are too many."""
    total = dataset.tables["transcripts"]["text"].str.len().sum()
    if total > MOST_CHARACTERS or len(dataset.findings) > MOST_PASSAGES:
        return None
    counted = []
    for person, rows in _speech(dataset).findings.items():
        counts = count_keys(dataset.findings.iloc[rows])
        nobody = {key: found for key, found in _said_by_nobody(dataset).items() if key in counts}
        counted.append(count_found(counts, {**nobody, **_said_by(dataset, person)}))
    return Passages(
        held={},
        findings=sum(each.findings for each in counted),
        found=sum(each.found for each in counted),
        repeated=sum(each.repeated for each in counted),
    )


@memoise
def _said_by(dataset: Dataset, person: str) -> dict[Key, Found]:
    speech = _speech(dataset)
    named = speech.of_person.get(person, []) if person else [*set(speech.rows).difference(speech.of_nobody)]
    return _search(dataset, speech.findings.get(person, []), sorted(named))


@memoise
def _said_by_nobody(dataset: Dataset) -> dict[Key, Found]:
    speech = _speech(dataset)
    return _search(dataset, range(len(dataset.findings)), speech.of_nobody) if speech.of_nobody else {}


def _search(dataset: Dataset, findings: Sequence[int], transcripts: Iterable[str]) -> dict[Key, Found]:
    """The passages of these findings in these transcripts, with the places of all; nothing where it is too much."""
    rows, column = _speech(dataset).rows, dataset.tables["transcripts"]["text"]
    texts = ["\n".join(column.iloc[rows[name]]) for name in transcripts]
    if len(findings) > MOST_PASSAGES or sum(map(len, texts)) > MOST_CHARACTERS:
        return {}
    keys = count_keys(dataset.findings.iloc[findings])
    held: dict[Key, Found] = {}
    for text in texts:
        for key, found in look_up(keys, [Reading(text)]).items():
            before = held.get(key, Found(0, ()))
            held[key] = Found(before.places + found.places, (before.quoted + found.quoted)[:MOST_QUOTED])
    return held


@memoise
def _speech(dataset: Dataset) -> Speech:
    table = dataset.tables["transcripts"]
    rows = _rows_by(table["transcript_id"])
    pairs = table.loc[table["participant_id"] != "", ["participant_id", "transcript_id"]].drop_duplicates()
    owned = set(pairs["transcript_id"])
    of_person: dict[str, list[str]] = {}
    for person, name in pairs.itertuples(index=False):
        of_person.setdefault(person, []).append(name)
    return Speech(rows, of_person, [name for name in rows if name not in owned], _rows_by(dataset.findings["participant_id"]))


def _rows_by(column: pd.Series) -> dict[str, Sequence[int]]:
    """The numbers of the rows that hold each value, in the order of the table."""
    return column.groupby(column, sort=False, observed=True).indices
