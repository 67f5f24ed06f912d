"""Cards on the themes of one kind: why they took part, what it did for them, what is recommended and to whom."""

from dataclasses import dataclass

import pandas as pd

from analysis.barriers_facilitators import actors_in, of_kind
from analysis.counts import count_by, size
from analysis.disclosure.subsets import filter_rows
from analysis.model.count import Count, count_of, counts_of
from analysis.model.dataset import ASKS, Dataset
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.recommendations import asking, recommended
from analysis.selection import Selection
from charts import spec
from ui.cards.card import FEWEST_TO_COMPARE, Card, Counted
from ui.cards.experience import Experienced, themes_by_experience, themes_held
from ui.cards.weak_agreement import weak_note
from ui.evidence.drawer import Mark
from wording.cards import ALL_OF_THEM, THEME, bars_in_words, hatched, in_several
from wording.recommendations import NOBODY, TO_WHOM, recommended_most_to
from wording.themes import ALL_RECOMMENDATIONS, DID_FOR_THEM, RANKED, ranked_measure, to_whom_measure

OUTCOME = "outcome"


def ranked_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection, what: str) -> Card:
    """The themes of what RANKED has, a kind or the role ASKS, that have findings, most first."""
    called, asks = RANKED[what], what == ASKS
    kinds = dataset.kinds_that(ASKS) if asks else (what,)

    def of(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
        return recommended(dataset, rows) if asks else of_kind(dataset, rows, *kinds)

    table = themes_held(dataset, recommended(dataset, findings) if asks else findings, *kinds)
    n = size(dataset, of(dataset, findings))
    everything = asking(dataset, selection) if asks else selection.with_(kind=kinds)
    return _bars(
        dataset,
        Bars(called.key, called.title, ranked_measure(dataset, n, called.on), THEME),
        pd.DataFrame({"label": table["label"], "count": table["findings"]}),
        [everything.with_(theme=(theme,)) for theme in table.index],
        Mark("", ALL_OF_THEM, n, everything),
        notes_on(dataset, called.topic, selection),
        size(dataset, of(dataset, dataset.coded)),
    )


def outcomes_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """What taking part did for them: its themes, most first, by experience."""
    return themes_by_experience(
        dataset,
        findings,
        selection,
        Experienced("what-it-did-for-them", OUTCOME, DID_FOR_THEM[1], "study"),
        DID_FOR_THEM[0],
    )


def recommended_to_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Who it is recommended to; and how many recommendations name nobody."""
    rows = recommended(dataset, findings)
    everything = asking(dataset, selection)
    actors = [actor for actor in actors_in(dataset, rows) if actor != NOT_STATED]
    every = count_by(dataset, rows, "actors", [*actors, NOT_STATED])
    silent = count_of(every[NOT_STATED])
    n, named = size(dataset, rows), size(dataset, filter_rows(dataset, rows, "actors", actors))
    counts = every[actors].sort_values(ascending=False, kind="stable")
    labels = [dataset.label("actors", actor) for actor in counts.index]
    title = recommended_most_to(labels, counts_of(counts), named, FEWEST_TO_COMPARE)
    if silent != 0:
        counts, labels = pd.concat([counts, every[[NOT_STATED]]]), [*labels, NOBODY]
    return _bars(
        dataset,
        Bars(
            "who-it-is-recommended-to",
            title,
            f"{weak_note(dataset, 'actors')}{to_whom_measure(dataset, n, silent)}",
            TO_WHOM,
        ),
        pd.DataFrame({"label": labels, "count": counts.array, "stated": counts.index != NOT_STATED}),
        [everything.with_(actor=(actor,)) for actor in counts.index],
        Mark("", ALL_RECOMMENDATIONS, n, everything),
        notes_on(dataset, "recommendations", selection),
        size(dataset, recommended(dataset, dataset.coded)),
    )


@dataclass(frozen=True)
class Bars:
    """The words of a card of bars; `rows` is what a reader calls its rows."""

    key: str
    title: str
    measure: str
    rows: str


def _bars(
    dataset: Dataset,
    words: Bars,
    table: pd.DataFrame,
    each: list[Selection],
    everything: Mark,
    notes: pd.DataFrame,
    in_study: Count,
) -> Card:
    """A card of bars (`table`: label, count and, where some are silent, stated), `each` with the findings it counts."""
    marks = [
        Mark(str(row), label, count, wanted)
        for row, (label, count, wanted) in enumerate(zip(table["label"], counts_of(table["count"]), each, strict=True))
    ]
    return Card(
        key=words.key,
        title=words.title,
        measure=f"{words.measure}{in_several(dataset, 'bars')}{hatched(table['count'], 'bars')}",
        spec=spec.bars(table, dataset.unit),
        alt=bars_in_words(dataset.unit, [(mark.label, mark.n) for mark in marks]),
        table=table.set_index("label")[["count"]].set_axis([dataset.unit.capitalize()], axis=1).rename_axis(words.rows),
        marks=[everything, *marks],
        notes=notes,
        counted=Counted(everything.n, everything.n, in_study),
    )
