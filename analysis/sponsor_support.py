"""How many say whether there was support, and how it was."""

import pandas as pd

from analysis.counts import count_by, experience_of_each
from analysis.model.dataset import Dataset
from analysis.model.rows import Rows
from analysis.model.schema import NOT_STATED


def support_experience(dataset: Dataset, findings: Rows) -> pd.DataFrame:
    """Experience by level of sponsor support.

    Index: sponsor support codes in order, not_stated last. Columns: label; a count of findings for each
    experience code; stated (findings that say how it went); findings.
    """
    return experience_of_each(dataset, findings, "sponsor_support", dataset.labels["sponsor_support"])


def support_counts(dataset: Dataset, findings: Rows) -> pd.DataFrame:
    """How many findings have each level of support.

    Index: sponsor support codes in order. Columns: label, meaning (of the codes table), count (findings), stated.
    """
    codes = dataset.tables["codes"]
    codes = codes[codes["attribute"] == "sponsor_support"].set_index("code")
    levels = dataset.labels["sponsor_support"]
    return pd.DataFrame(
        {
            "label": levels,
            "meaning": codes["meaning"],
            "count": count_by(dataset, findings, "sponsor_support", list(levels)),
            "stated": {level: level != NOT_STATED for level in levels},
        }
    ).loc[list(levels)]
