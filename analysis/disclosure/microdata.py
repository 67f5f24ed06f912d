"""The findings as they may be read one by one, where small groups are hidden."""

import numpy as np
import pandas as pd

from analysis.disclosure.distinct_people import PART_OF
from analysis.disclosure.suppression import hidden_cells
from analysis.disclosure.tables import each_value
from analysis.engines.engine import Engine
from analysis.engines.in_memory import InMemory
from analysis.engines.of_study import engine_of
from analysis.model.dataset import (
    CORE,
    FINDINGS,
    OF_PASSAGES,
    PEOPLE,
    QUOTE,
    SILENT_CODES,
    SILENT_LISTS,
    Dataset,
)
from analysis.model.memoise import memoise
from analysis.model.rows import FINDINGS as EVERY


def chain(dataset: Dataset) -> tuple[str, ...]:
    """The columns that a listed finding says of itself, in order, until a cell is hidden."""
    listed = sorted((each for each in dataset.descriptor.attributes if each.listed), key=lambda each: each.listed)
    return tuple(
        dict.fromkeys(column for column in (CORE, *(each.column for each in listed)) if column in dataset.finding_columns)
    )


def releasable(dataset: Dataset) -> pd.DataFrame:
    """The findings as they may be read, one by one. Columns of `dataset.findings`; all of it where nothing is hidden.

    Where small groups are hidden, a finding says of itself the columns of `chain` as long as the cell of all of them so
    far is shown; the rest is 'hidden'. A finding says the same wherever it is listed, so lists cannot be compared to learn
    more. Order, number and place in the study, which tell what one person said, are taken out, and so are quotes: a finding
    that is nothing but a quote is not listed.
    """
    return listing_of(dataset).take(EVERY)


def listing_of(dataset: Dataset) -> Engine:
    """The engine that finds and counts the findings as they may be read."""
    if not dataset.fewest:
        return engine_of(dataset)
    return _listing(dataset.counting(PEOPLE, dataset.fewest) if dataset.all_tied else dataset)  # one list for both units


@memoise
def _listing(dataset: Dataset) -> Engine:
    findings, said = dataset.finding_columns, chain(dataset)
    uncoded = {*SILENT_CODES, *SILENT_LISTS, "kind"} - dataset.stated
    silent = [name for name in dataset.coded_columns if name in findings and name not in said and name not in uncoded]
    unsaid = ("participant_id", "passage_anchor", "repeats", *OF_PASSAGES, "extent_count", "passage_words")
    is_quote = QUOTE in dataset.stated
    return engine_of(dataset).listing(_says(dataset, said), silent, [name for name in unsaid if name in findings], is_quote)


def _says(dataset: Dataset, said: tuple[str, ...]) -> pd.DataFrame:
    """Every combination of cells of these columns, and under ‘says’ and its name whether a finding says each."""
    cells, _ = engine_of(dataset).combinations(said)
    each, says = InMemory(cells, dataset.participants, dataset.members, {}, None), np.ones(len(cells), dtype=bool)
    known: list[str] = []
    found = {}
    for column in said:
        known = [name for name in known if name != PART_OF.get(column)] + [column]
        if says.any():
            columns = tuple(sorted(known))
            inside = hidden_cells(dataset.counting(FINDINGS, dataset.fewest), columns)
            says = says & ~each.in_groups(EVERY, each_value(dataset, columns), inside)
        found[f"says {column}"] = says
    return cells.assign(**found)
