"""Rows for tests: findings of some numbers; which findings rows are; and what each finding says, put together by the tests."""

import pandas as pd

from analysis.engines.of_study import engine_of
from analysis.model.dataset import Dataset
from analysis.model.rows import FINDINGS, Holds, Rows


def only(*numbers: str) -> Rows:
    """The findings of these numbers."""
    return FINDINGS.that(Holds("finding_id", numbers))


NONE = only()


def places(dataset: Dataset, rows: Rows) -> list[int]:
    """The places of the rows in their table."""
    return engine_of(dataset).take(rows).index.tolist()


def numbers(dataset: Dataset, rows: Rows) -> list[str]:
    """The numbers of the findings."""
    return engine_of(dataset).take(rows)["finding_id"].tolist()


def cells(dataset: Dataset, rows: Rows = FINDINGS) -> pd.DataFrame:
    """All participants; or all findings, with what they carry of whoever says them, and `person`: whose they are, -1 nobody's."""
    if rows.of_people:
        return dataset.participants
    number = {name: place for place, name in enumerate(dataset.participants["participant_id"])}
    person = dataset.findings["participant_id"].map(number).fillna(-1).astype(int)
    carried = {
        each.column: [None if at < 0 else dataset.participants[each.people].iloc[at] for at in person]
        for each in dataset.descriptor.attributes
        if each.tied and each.column not in dataset.findings and each.people in dataset.participants
    }
    return dataset.findings.assign(person=person, **carried)
