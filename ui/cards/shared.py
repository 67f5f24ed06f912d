"""What the card modules share: the reader's palette, how many findings a card counts, numbers in words."""

import pandas as pd
import streamlit as st

from analysis.study import Dataset
from charts.style import Palette, palette_for


def palette() -> Palette:
    """The palette of the appearance the reader has chosen."""
    return palette_for(st.context.theme.type)


def experience_levels(dataset: Dataset) -> list[tuple[str, str]]:
    """Code and label of the experience levels that say how it went, from bad to good."""
    return [(level, label) for level, label in dataset.labels["experience"].items() if level != "not_stated"]


def experience_table(dataset: Dataset, table: pd.DataFrame, rows: str) -> pd.DataFrame:
    """A table of experience counts under the names a reader knows; `rows` names what its rows are."""
    levels = dataset.labels["experience"]
    shown = table.set_index("label").rename_axis(rows)
    return shown[[*levels, "findings"]].rename(columns={**levels, "findings": "All findings"})


def experience_in_words(dataset: Dataset, table: pd.DataFrame) -> str:
    """'Supported: 1 negative, 0 mixed, 20 positive.' for each row."""
    levels = experience_levels(dataset)
    return " ".join(
        f"{row['label']}: {', '.join(f'{row[level]} {label.lower()}' for level, label in levels)}."
        for _, row in table.iterrows()
    )
