"""Cards on recommendations: for which barrier and to whom, and who makes them."""

import pandas as pd

from analysis.barriers_facilitators import of_role, stating
from analysis.counts import size
from analysis.key_messages import count_by_source
from analysis.model.count import SUPPRESSED, Count, all_hidden
from analysis.model.dataset import HINDERS, Dataset
from analysis.model.rows import Rows
from analysis.notes import notes_on
from analysis.recommendations import Barrier, asking, barriers_shown, recommendations_by_source, recommended
from analysis.selection import Selection
from charts import spec
from ui.cards.card import FEWEST_TO_COMPARE, Card, Counted
from ui.cards.matrices import Matrix, matrix_card
from ui.cards.weak_agreement import weak_note
from ui.evidence.drawer import Mark
from wording import recommendations as words
from wording.cards import hatched, in_several
from wording.text import first_upper


def barriers_card(dataset: Dataset, findings: Rows, selection: Selection) -> Card:
    """Each barrier, most findings first: what is recommended that we linked to it, and to whom."""
    made, rows = barriers_shown(dataset, selection), recommended(dataset, findings)
    counts = pd.Series([None if barrier.n is SUPPRESSED else barrier.n for barrier in made], dtype="Int64")
    said = [(words.what_is_recommended(dataset, barrier), words.to_whom(barrier)) for barrier in made]
    n, asked = size(dataset, of_role(dataset, findings, HINDERS)), size(dataset, rows)
    table = pd.DataFrame(
        {
            first_upper(dataset.unit): counts.array,
            words.RECOMMENDED: [what for what, _ in said],
            words.TO_WHOM: [who for _, who in said],
        },
        index=pd.Index([barrier.label for barrier in made], name=words.BARRIER),
    )
    return Card(
        key="barriers-and-recommendations",
        title=words.headline(dataset, made, FEWEST_TO_COMPARE),
        measure=weak_note(dataset, "answers", "actors")
        + words.barriers_measure(dataset, [each.n for each in made], n, stating(dataset, rows, "answers"), asked)
        + words.how_to_read(dataset, made),
        spec=spec.table(pd.DataFrame({"label": table.index, "count": counts}), dataset.unit),
        alt=words.barriers_in_words(dataset, [(each.label, each.n, *told) for each, told in zip(made, said, strict=True)]),
        table=table,
        marks=_barrier_marks(dataset, made, n, selection),
        notes=notes_on(dataset, "recommendations", selection),
        counted=Counted(SUPPRESSED if all_hidden(counts) else n, n, size(dataset, of_role(dataset, dataset.coded, HINDERS))),
    )


def _barrier_marks(dataset: Dataset, made: tuple[Barrier, ...], n: Count, selection: Selection) -> list[Mark]:
    """All findings on barriers; those on each; the recommendations linked to each."""
    everything = asking(dataset, selection)
    return [
        Mark("", words.ALL_BARRIERS, n, selection.with_(kind=dataset.kinds_that(HINDERS))),
        *(Mark(str(row), each.label, each.n, selection.with_(theme=(each.theme,))) for row, each in enumerate(made)),
        *(
            Mark(f"{row} linked", words.recommended_on(each.label), each.linked, everything.with_(answers=(each.theme,)))
            for row, each in enumerate(made)
        ),
    ]


def source_card(dataset: Dataset, findings: Rows, selection: Selection) -> Card:
    """Recommendations by who makes them."""
    rows, counts = recommended(dataset, findings), recommendations_by_source(dataset, findings)
    n = size(dataset, rows)
    return matrix_card(
        dataset,
        Matrix(
            key="recommendations-by-source",
            title=words.source_of_most(count_by_source(dataset, rows), n, FEWEST_TO_COMPARE),
            measure=weak_note(dataset, "voice")
            + words.sources_measure(dataset, n, count_by_source(dataset, rows))
            + in_several(dataset, "dots")
            + hatched(counts, "dots"),
            counts=counts,
            rows=("theme", "theme", words.RECOMMENDED),
            columns=("voice", "voice", words.SOURCE),
        ),
        asking(dataset, selection),
        notes_on(dataset, "recommendations", selection),
        Counted(SUPPRESSED if all_hidden(counts) else n, n, size(dataset, recommended(dataset, dataset.coded))),
    )
