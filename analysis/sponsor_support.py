"""Sponsor support against experience: the study's main comparison."""

import pandas as pd

from analysis.counts import experience_by
from analysis.descriptor import NOT_STATED
from analysis.study import Dataset


def support_experience(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """Experience by level of sponsor support.

    Index: sponsor support codes in order, not_stated last. Columns: label; a count of findings for each
    experience code; stated (findings that say how it went); findings.
    """
    table = experience_by(dataset, findings, "sponsor_support", "sponsor_support")
    table.insert(0, "label", [dataset.label("sponsor_support", level) for level in table.index])
    return table


def stated_support(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of `support_experience` whose level of support is stated."""
    return table.drop(index=NOT_STATED, errors="ignore")
