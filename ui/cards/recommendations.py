"""Cards on recommendations: for which barrier and to whom, and who makes them."""

import pandas as pd

from analysis.barriers_facilitators import of_kind, stating
from analysis.counts import size
from analysis.key_messages import count_by_voice
from analysis.model.dataset import Dataset
from analysis.notes import notes_on
from analysis.recommendations import Barrier, asking, barriers_shown, recommendations_by_voice, recommended
from analysis.selection import Selection
from analysis.units import all_hidden
from charts import spec
from ui.cards.card import FEWEST_TO_COMPARE, Card, Counted
from ui.cards.matrices import Matrix, matrix_card
from ui.cards.shared import hatched, in_several
from ui.cards.weak import weak_note
from ui.evidence.drawer import Mark
from wording.counts import how_many, number_of
from wording.recommendations import (
    BARRIER,
    RECOMMENDED,
    TO_WHOM,
    headline,
    how_to_read,
    recommendations,
    source_of_most,
    to_whom,
    what_is_recommended,
)
from wording.text import first_upper


def barriers_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Each barrier, most findings first: what is recommended that we linked to it, and to whom."""
    made, rows = barriers_shown(dataset, selection), recommended(dataset, findings)
    counts = pd.Series([barrier.n for barrier in made], dtype="Int64")
    n, asked = size(dataset, of_kind(dataset, findings, "barrier")), size(dataset, rows)
    linked = f"{number_of(stating(dataset, rows, 'answers'))} of {recommendations(dataset, asked)}"
    table = pd.DataFrame(
        {
            first_upper(dataset.unit): counts.array,
            RECOMMENDED: [what_is_recommended(dataset, barrier) for barrier in made],
            TO_WHOM: [to_whom(barrier) for barrier in made],
        },
        index=pd.Index([barrier.label for barrier in made], name=BARRIER),
    )
    said = " ".join(f"{label}: {number_of(count)}. {what}. {TO_WHOM}: {who}." for label, count, what, who in table.itertuples())
    return Card(
        key="barriers-and-recommendations",
        title=headline(dataset, made, FEWEST_TO_COMPARE),
        measure=f"{weak_note(dataset, 'answers', 'actors')}{how_many(dataset, n)} on barriers, most first; "
        f"{linked} linked to a barrier. {how_to_read(dataset, made)}",
        spec=spec.table(pd.DataFrame({"label": table.index, "count": counts}), dataset.unit),
        alt=f"Barriers with their {dataset.unit}, what is recommended and to whom. {said}",
        table=table,
        marks=_barrier_marks(dataset, made, n, selection),
        notes=notes_on(dataset, "recommendations", selection),
        counted=Counted(pd.NA if all_hidden(counts) else n, n, size(dataset, of_kind(dataset, dataset.coded, "barrier"))),
    )


def _barrier_marks(dataset: Dataset, made: tuple[Barrier, ...], n: int, selection: Selection) -> list[Mark]:
    """All findings on barriers; those on each; the recommendations linked to each."""
    everything = asking(dataset, selection)
    return [
        Mark("", "All barriers", n, selection.with_(kind=("barrier",))),
        *(Mark(str(row), each.label, each.n, selection.with_(theme=(each.theme,))) for row, each in enumerate(made)),
        *(
            Mark(f"{row} linked", f"Recommended on {each.label}", each.linked, everything.with_(answers=(each.theme,)))
            for row, each in enumerate(made)
        ),
    ]


def voice_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Recommendations by who makes them."""
    rows, counts = recommended(dataset, findings), recommendations_by_voice(dataset, findings)
    n = size(dataset, rows)
    return matrix_card(
        dataset,
        Matrix(
            key="recommendations-by-voice",
            title=source_of_most(count_by_voice(dataset, rows), n, FEWEST_TO_COMPARE),
            measure=f"{weak_note(dataset, 'voice')}{recommendations(dataset, n)}, by what is recommended and by source: "
            f"{', '.join(f'{label.lower()} ({number_of(count)})' for label, count in count_by_voice(dataset, rows))}."
            + in_several(dataset, "boxes")
            + hatched(counts, "boxes"),
            counts=counts,
            rows=("theme", "theme", RECOMMENDED),
            columns=("voice", "voice", "Source"),
        ),
        asking(dataset, selection),
        notes_on(dataset, "recommendations", selection),
        Counted(pd.NA if all_hidden(counts) else n, n, size(dataset, recommended(dataset, dataset.coded))),
    )
