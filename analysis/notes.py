"""The notes on what the source leaves open, found by the topic or the selection that they affect."""

import pandas as pd

from analysis.model.dataset import Dataset
from analysis.selection import Selection


def notes_on(dataset: Dataset, topic: str, selection: Selection) -> pd.DataFrame:
    """The notes that affect `topic`, in order; those about one value only where the selection leaves that value in.

    Columns as the notes table; no rows where the study has no such table.
    """
    if "notes" not in dataset.tables:
        return pd.DataFrame(columns=["title", "text"])
    notes = dataset.tables["notes"]
    notes = notes.loc[[topic in dataset.members["affects"][cell] for cell in notes["affects"]]]
    wanted: dict[str, tuple[str, ...]] = {}
    for each in dataset.filters.values():
        wanted.setdefault(each.codes, selection[each.name])
    concerns = [
        not attribute or not wanted.get(attribute) or value in wanted[attribute]
        for attribute, value in zip(notes["attribute"], notes["value"], strict=True)
    ]
    return notes.loc[concerns]
