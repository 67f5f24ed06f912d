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
    HIDDEN,
    OF_PASSAGES,
    PEOPLE,
    QUOTE,
    SILENT_CODES,
    SILENT_LISTS,
    Dataset,
    in_quotation_marks,
)
from analysis.model.memoise import memoise
from analysis.model.rows import FINDINGS as EVERY


def chain(dataset: Dataset) -> tuple[str, ...]:
    """The columns that a listed finding says of itself, in order, until a cell is hidden."""
    listed = sorted((each for each in dataset.descriptor.attributes if each.listed), key=lambda each: each.listed)
    return tuple(dict.fromkeys(column for column in (CORE, *(each.column for each in listed)) if column in dataset.findings))


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
    people = dataset.counting(PEOPLE, dataset.fewest) if dataset.ties else dataset
    return _listing(people if people.findings is dataset.findings else dataset)  # one list for both, where all are tied


@memoise
def _listing(dataset: Dataset) -> Engine:
    return InMemory(_listed(dataset), dataset.participants, dataset.members, {}, None)


def _listed(dataset: Dataset) -> pd.DataFrame:
    findings = dataset.findings
    says = np.ones(len(findings), dtype=bool)
    known: list[str] = []
    columns = {}
    for column in chain(dataset):
        known = [each for each in known if each != PART_OF.get(column)] + [column]
        if says.any():
            says = says & ~_in_hidden_cell(dataset, tuple(sorted(known)))
        columns[column] = _masked(findings[column], says)
    uncoded = {*SILENT_CODES, *SILENT_LISTS, "kind"} - dataset.stated
    silent = {
        name: HIDDEN for name in dataset.coded_columns if name in findings and name not in columns and name not in uncoded
    }
    unsaid = {name: "" for name in ("participant_id", "passage_anchor", "repeats", *OF_PASSAGES) if name in findings}
    numbers = {name: pd.Series(pd.NA, findings.index, dtype="Int64") for name in ("extent_count", "passage_words")}
    read = findings.assign(**columns, **silent, **numbers, **unsaid)
    order = pd.util.hash_pandas_object(read[["statement", *columns]], index=False)
    read = read.iloc[np.argsort(order, kind="stable")]
    if QUOTE in dataset.stated:
        quoted = in_quotation_marks(findings[QUOTE]).loc[read.index]
        read = read[(read["statement"] != quoted).to_numpy()]
    read = read.reset_index(drop=True)
    return read.assign(finding_id=[f"L{number}" for number in range(1, len(read) + 1)])


def _masked(cells: pd.Series, says: np.ndarray) -> pd.Series:
    """The cells where the finding says them, 'hidden' elsewhere; as categories, of those that are there."""
    values = [*cells.cat.categories, HIDDEN]
    codes = np.where(says, cells.cat.codes, len(values) - 1)
    there = sorted(values[code] for code in np.unique(codes) if code >= 0)
    place = [there.index(value) if value in there else -1 for value in values]
    return pd.Series(pd.Categorical.from_codes(np.array([*place, -1]).take(codes), there), cells.index)


def _in_hidden_cell(dataset: Dataset, columns: tuple[str, ...]) -> np.ndarray:
    """For each finding, whether any of the cells that it is in is hidden."""
    inside = hidden_cells(dataset.counting(FINDINGS, dataset.fewest), columns)
    return engine_of(dataset).in_groups(EVERY, each_value(dataset, columns), inside)
