"""Which engine counts a study."""

import pandas as pd

from analysis.engines.engine import Engine
from analysis.engines.in_memory import InMemory
from analysis.model.dataset import Dataset, person_of
from analysis.model.memoise import memoise


@memoise
def engine_of(dataset: Dataset) -> Engine:
    """The engine that counts the findings and the participants of a study."""
    findings, people, tied = dataset.findings, dataset.participants, {}
    if dataset.ties:
        of_findings = {name for name in findings if isinstance(findings[name].dtype, pd.CategoricalDtype)}
        carried = {each.column: each.people for each in dataset.descriptor.attributes if each.tied and each.people in people}
        tied = {column: own for column, own in carried.items() if column not in of_findings}
    return InMemory(findings, people, dataset.members, tied, person_of(findings, people) if dataset.ties else None)
