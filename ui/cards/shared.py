"""What the card modules share: the table of experience, and the marks of its bars."""

from collections.abc import Iterable

import pandas as pd

from analysis.model.count import count_of
from analysis.model.dataset import Dataset
from analysis.selection import Selection
from ui.evidence.drawer import Mark
from wording.cards import every
from wording.experience import part_of


def experience_table(dataset: Dataset, table: pd.DataFrame, rows: str) -> pd.DataFrame:
    """A table of experience counts under the names a reader knows; `rows` names what its rows are."""
    names = dataset.labels["experience"]
    shown = table.set_index("label").rename_axis(rows)
    return shown[[*names, "findings"]].rename(columns={**names, "findings": every(dataset.unit)})


def experience_marks(table: pd.DataFrame, wanted: list[Selection], levels: Iterable[tuple[str, str]]) -> list[Mark]:
    """A mark for each of the `levels` (code and label) of each row of experience, whose findings `wanted` gives."""
    return [
        Mark(
            f"{row} {level}",
            part_of(table["label"].iloc[row], label),
            count_of(table[level].iloc[row]),
            each.with_(experience=(level,)),
        )
        for row, each in enumerate(wanted)
        for level, label in levels
    ]
