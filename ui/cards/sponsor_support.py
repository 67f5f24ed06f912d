"""The card of how many findings say whether there was support."""

from analysis.counts import held, saying, size
from analysis.model.count import items_of
from analysis.model.dataset import Dataset
from analysis.model.rows import Rows
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.selection import Selection
from analysis.sponsor_support import support_counts
from charts import spec
from ui.cards.card import FEWEST_TO_COMPARE, Card, Counted
from ui.cards.weak_agreement import weak_note
from ui.evidence.drawer import Mark
from wording.cards import ALL_OF_THEM, hatched, in_several, levels_in_words, unshaded
from wording.experience import SPONSOR_SUPPORT, support_measure, support_title


def support_levels_card(dataset: Dataset, findings: Rows, selection: Selection) -> Card:
    """How many findings say whether there was support, and how many are silent."""
    table = support_counts(dataset, findings)
    n, stated = size(dataset, findings), size(dataset, saying(dataset, findings, "sponsor_support"))
    heads = {"count": dataset.unit.capitalize()}
    return Card(
        key="sponsor-support-stated",
        title=support_title(dataset, stated, n, FEWEST_TO_COMPARE),
        measure=f"{weak_note(dataset, 'sponsor_support')}{support_measure(dataset, n)}"
        + (f" {unshaded('bars')}" if NOT_STATED in held(table["count"]) else "")
        + in_several(dataset, "bars")
        + hatched(table["count"], "bars"),
        spec=spec.bars(table, dataset.unit),
        alt=levels_in_words(dataset.unit, items_of(table.set_index("label")["count"])),
        table=table.set_index("label")[["count"]].rename(columns=heads).rename_axis(SPONSOR_SUPPORT),
        marks=[
            Mark("", ALL_OF_THEM, n, selection),
            *(
                Mark(str(row), table.at[level, "label"], n, selection.with_(sponsor_support=(level,)))
                for row, (level, n) in enumerate(items_of(table["count"]))
            ),
        ],
        notes=notes_on(dataset, "sponsor_support", selection).iloc[:0],
        counted=Counted(n, n, size(dataset, dataset.coded)),
    )
