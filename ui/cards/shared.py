"""What the card modules share: how many findings a card counts, numbers in words, marks."""

import pandas as pd

from analysis.model.dataset import FINDINGS, Dataset
from analysis.selection import Selection
from analysis.units import is_hidden
from ui.evidence.drawer import Mark
from wording.counts import number_of


def experience_levels(dataset: Dataset) -> list[tuple[str, str]]:
    """Code and label of the experience levels that say how it went, from bad to good."""
    return [(level, label) for level, label in dataset.labels["experience"].items() if level != "not_stated"]


def experience_table(dataset: Dataset, table: pd.DataFrame, rows: str) -> pd.DataFrame:
    """A table of experience counts under the names a reader knows; `rows` names what its rows are."""
    levels = dataset.labels["experience"]
    shown = table.set_index("label").rename_axis(rows)
    return shown[[*levels, "findings"]].rename(columns={**levels, "findings": f"All {dataset.unit}"})


def experience_in_words(dataset: Dataset, table: pd.DataFrame) -> str:
    """'Supported: 1 negative, 0 mixed, 20 positive.' for each row."""
    levels = experience_levels(dataset)
    return " ".join(
        f"{table.at[row, 'label']}: "
        f"{', '.join(f'{number_of(table.at[row, level])} {label.lower()}' for level, label in levels)}."
        for row in table.index
    )


def experience_marks(dataset: Dataset, table: pd.DataFrame, selection: Selection, name: str) -> list[Mark]:
    """A mark for each segment of experience: one experience of one row, whose index is a value of the filter `name`."""
    return [
        Mark(
            f"{row} {level}",
            f"{table.at[value, 'label']}, {label.lower()}",
            table.at[value, level],
            selection.with_(**{name: (value,), "experience": (level,)}),
        )
        for row, value in enumerate(table.index)
        for level, label in experience_levels(dataset)
    ]


def unshaded(marks: str) -> str:
    """What silence looks like, light or dark: 'Unshaded boxes: not stated.'"""
    return f"Unshaded {marks}: not stated."


def in_several(dataset: Dataset, marks: str) -> str:
    """' One person can count in several bars.', where people are counted; '' where findings are."""
    return "" if dataset.unit == FINDINGS else f" One person can count in several {marks}."


def hatched(counts, marks: str) -> str:
    """What a hidden number looks like, said where any of `counts` (a frame, series or list) is: ' Hatched boxes: hidden, …'."""
    some = is_hidden(*counts) if isinstance(counts, list) else counts.isna().any(axis=None)
    return f" Hatched {marks}: hidden, to protect people." if some else ""


def side_marks(dataset: Dataset, table: pd.DataFrame, wanted: list[Selection]) -> list[Mark]:
    """Marks for each row of experience, whose findings `wanted` gives: its levels, and what does not say how it was."""
    return [
        Mark(
            f"{row} {level}",
            f"{table['label'].iloc[row]}, {label.lower()}",
            table[level].iloc[row],
            each.with_(experience=(level,)),
        )
        for row, each in enumerate(wanted)
        for level, label in dataset.labels["experience"].items()
    ]
