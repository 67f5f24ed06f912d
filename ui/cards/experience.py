"""The card of the themes of one kind, ranked, by experience; what such cards share."""

from dataclasses import dataclass

import pandas as pd

from analysis.barriers_facilitators import of_kind, rank_themes
from analysis.concentration import most_by_theme
from analysis.counts import held, size
from analysis.disclosure.subsets import filter_rows
from analysis.model.count import SUPPRESSED, Count, all_hidden, count_of, is_at_least
from analysis.model.dataset import Dataset
from analysis.model.rows import Rows
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.selection import Selection
from charts import spec
from ui.cards.card import FEWEST_TO_COMPARE, Card, Counted
from ui.cards.shared import experience_marks, experience_table
from ui.cards.weak_agreement import weak_note
from ui.evidence.drawer import Mark
from wording.cards import ALL_OF_THEM, SILENT, THEME, hatched, in_several
from wording.experience import A_THEME, MOST_FROM_ONE, bars_in_words, levels, part_of, themes_measure


@dataclass(frozen=True)
class Experienced:
    """What such a card is called: its key, the kind of its themes, what its findings are on, the topic of its notes."""

    key: str
    kind: str
    on: str
    topic: str


def themes_by_experience(
    dataset: Dataset,
    findings: Rows,
    selection: Selection,
    called: Experienced,
    title: str,
) -> Card:
    """Bars of experience, a row for each theme that has findings."""
    table = themes_held(dataset, findings, called.kind)
    rows = of_kind(dataset, findings, called.kind)
    n, silent = size(dataset, rows), size(dataset, filter_rows(dataset, rows, "experience", [NOT_STATED]))
    stated = bool(held(table["stated"]))
    everything = selection.with_(kind=(called.kind,))
    wanted = [everything.with_(theme=(theme,)) for theme in table.index]
    shown = experience_table(dataset, table, THEME)
    if dataset.ties:  # never last: an export's own chart draws the last column
        most = most_by_theme(dataset, rows, table.index).to_numpy()
        shown.insert(len(shown.columns) - 1, MOST_FROM_ONE, most)
    return Card(
        key=called.key,
        title=title,
        measure=weak_note(dataset, "experience")
        + themes_measure(dataset, n, called.on, silent)
        + in_several(dataset, "parts of the chart")
        + hatched(table[list(dataset.labels["experience"])], "bars"),
        spec=spec.experience(table.assign(stated=table["findings"]), levels(dataset), dataset.unit, silence=SILENT)
        if stated
        else spec.bars(table.assign(count=table["findings"], stated=False), dataset.unit),
        alt=bars_in_words(dataset, A_THEME, table),
        table=shown,
        marks=[
            Mark("", ALL_OF_THEM, n, everything),
            *experience_marks(table, wanted, levels(dataset)),
            *_by_theme(table, wanted),
        ],
        notes=notes_on(dataset, called.topic, selection),
        counted=Counted(n, n, size(dataset, of_kind(dataset, dataset.coded, called.kind))),
    )


def themes_held(dataset: Dataset, findings: Rows, *kinds: str) -> pd.DataFrame:
    """The themes of some kinds that have findings, as `rank_themes` gives them."""
    table = rank_themes(dataset, findings, *kinds)
    return table.loc[held(table["findings"])]


def is_enough(n: Count) -> bool:
    """Whether a title may compare what `n` findings or people say."""
    return is_at_least(n, FEWEST_TO_COMPARE)


def denominator(n: Count, total: Count, cells: pd.DataFrame) -> Count:
    """What a chart of `cells` counts: `n`; the `total` it is a part of where only `n` is hidden; hidden where all cells are."""
    if all_hidden(cells):
        return SUPPRESSED
    return total if n is SUPPRESSED else n


def _by_theme(table: pd.DataFrame, wanted: list[Selection]) -> list[Mark]:
    """Two marks a theme: all its findings, and those that state no experience."""
    marks = []
    for row, (label, each) in enumerate(zip(table["label"], wanted, strict=True)):
        silent = each.with_(experience=(NOT_STATED,))
        marks.append(Mark(str(row), label, count_of(table["findings"].iloc[row]), each))
        marks.append(Mark(f"{row} {NOT_STATED}", part_of(label, SILENT), count_of(table[NOT_STATED].iloc[row]), silent))
    return marks
