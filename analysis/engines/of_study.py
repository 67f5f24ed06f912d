"""Which engine counts a study."""

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from analysis.engines.address import is_address
from analysis.engines.engine import Engine
from analysis.engines.in_memory import InMemory
from analysis.model.dataset import PEOPLE, Dataset, Stored, person_of
from analysis.model.memoise import memoise

if TYPE_CHECKING:
    from analysis.engines.in_sql import Database


@memoise
def engine_of(dataset: Dataset) -> Engine:
    """The engine that counts the findings and the participants of a study. Raises EngineError."""
    findings, people = dataset.findings, dataset.participants
    tied: dict[str, str] = {}
    if dataset.ties:
        of_findings = {name for name in findings if isinstance(findings[name].dtype, pd.CategoricalDtype)}
        carried = {each.column: each.people for each in dataset.descriptor.attributes if each.tied and each.people in people}
        tied = {column: own for column, own in carried.items() if column not in of_findings}
    if dataset.stored:
        return _in_database(dataset, dataset.stored, tied)
    return InMemory(findings, people, dataset.members, tied, person_of(findings, people) if dataset.ties else None)


def _in_database(dataset: Dataset, stored: Stored, tied: dict[str, str]) -> Engine:
    from analysis.engines.in_sql import InSql  # here: only such a study needs it

    carried = {column: tuple(dataset.participants[own].cat.categories) for column, own in tied.items()}
    only = "person >= 0" if dataset.unit == PEOPLE and not dataset.all_tied else "true"
    database = database_at(stored.place)
    return InSql(database, stored.table, dataset.findings, dataset.participants, dataset.members, carried, only)


@lru_cache(maxsize=4)
def database_at(place: str) -> "Database":
    """What answers for the findings in a prepared file, or at the address of an engine. Raises EngineError."""
    if is_address(place):
        from analysis.engines.elsewhere import open_engine

        return open_engine(place)
    from analysis.engines.in_duckdb import open_database  # here: only such a study needs it, and it takes a while

    return open_database(place)
