"""What helps and what hinders: themes ranked within their kind by how many findings are about them."""

import pandas as pd

from analysis.counts import experience_by
from analysis.study import Dataset


def rank_themes(dataset: Dataset, findings: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The themes of one kind, most findings first (ties in the themes table's order).

    Index: theme_id. Columns: label; a count for each experience code; stated; findings.
    """
    table = experience_by(dataset, findings, "theme_id", "theme", dataset.themes_of(kind))
    table.insert(0, "label", [dataset.label("theme", theme) for theme in table.index])
    return table.sort_values("findings", ascending=False, kind="stable")


def balance(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """Facilitators, then barriers, each ranked: the columns of `rank_themes` and helps (True for a facilitator)."""
    helps = rank_themes(dataset, findings, "facilitator").assign(helps=True)
    hinders = rank_themes(dataset, findings, "barrier").assign(helps=False)
    return pd.concat([helps, hinders])
