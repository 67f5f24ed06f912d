"""The card of how many findings say whether there was support."""

import pandas as pd

from analysis.counts import held, saying, size
from analysis.model.dataset import FINDINGS, Dataset
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.selection import Selection
from analysis.sponsor_support import support_counts
from analysis.units import is_hidden, rest_of
from charts import spec
from ui.cards.card import Card, Counted
from ui.cards.shared import hatched, in_several, unshaded
from ui.cards.weak import weak_note
from ui.evidence.drawer import Mark
from wording.counts import how_many, number_of


def support_levels_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """How many findings say whether there was support, and how many are silent."""
    table = support_counts(dataset, findings)
    n, stated = size(dataset, findings), size(dataset, saying(dataset, findings, "sponsor_support"))
    counts = [f"{label} {number_of(count)}" for label, count in zip(table["label"], table["count"], strict=True)]
    heads = {"count": dataset.unit.capitalize()}
    return Card(
        key="sponsor-support-stated",
        title=_stated_title(dataset, stated, n),
        measure=f"{weak_note(dataset, 'sponsor_support')}{how_many(dataset, n)} by the support they describe."
        + (f" {unshaded('bars')}" if NOT_STATED in held(table["count"]) else "")
        + in_several(dataset, "bars")
        + hatched(table["count"], "bars"),
        spec=spec.bars(table, dataset.unit),
        alt=f"Bars of {dataset.unit}: {', '.join(counts)}.",
        table=table.set_index("label")[["count"]].rename(columns=heads).rename_axis("Sponsor support"),
        marks=[
            Mark("", "All of them", n, selection),
            *(
                Mark(str(row), each.label, each.n, selection.with_(sponsor_support=(each.Index,)))
                for row, each in enumerate(table.rename(columns={"count": "n"}).itertuples())
            ),
        ],
        notes=notes_on(dataset, "sponsor_support", selection).iloc[:0],
        counted=Counted(n, n, size(dataset, dataset.coded)),
    )


def _stated_title(dataset: Dataset, stated: int, n: int) -> str:
    if is_hidden(stated, n):
        return "Whether there was support, and how often that is not said"
    if dataset.unit == FINDINGS:
        rest = rest_of(dataset, n, stated)
        return f"{how_many(dataset, stated, n)} say whether there was support" + ("" if is_hidden(rest) else f"; {rest} do not")
    return f"{how_many(dataset, stated, n)} say in at least one of them whether there was support"
