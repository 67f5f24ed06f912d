"""The card of the themes of one kind, ranked, by how it went for the people in them."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from analysis.barriers_facilitators import of_kind, rank_themes
from analysis.counts import size
from analysis.descriptor import NOT_STATED
from analysis.notes import notes_on
from analysis.selection import Selection
from analysis.study import Dataset
from charts.bars import draw_bars
from charts.experience import draw_experience
from ui.card import Card, Counted
from ui.cards.shared import (
    experience_in_words,
    experience_levels,
    experience_marks,
    experience_table,
    palette,
    unshaded,
)
from ui.drawer import Mark
from ui.words import findings_of


@dataclass(frozen=True)
class Experienced:
    """What such a card is called: its key, the kind of its themes, what its findings are on, the topic of its notes."""

    key: str
    kind: str
    on: str
    topic: str


def themes_by_experience(
    dataset: Dataset,
    findings: pd.DataFrame,
    selection: Selection,
    called: Experienced,
    title: Callable[[pd.DataFrame], str],
) -> Card:
    """Bars of experience, a row for each theme that has findings; `title` is made from the table of `rank_themes`."""
    table = told_themes(dataset, findings, called.kind)
    n, stated = int(table["findings"].sum()), int(table["stated"].sum())
    everything = selection.with_(kind=(called.kind,))
    return Card(
        key=called.key,
        title=title(table),
        measure=f"{findings_of(n)} on {called.on}, a bar for each theme, coloured by how it went for the doctors"
        + (f"; {n - stated} do not say. {unshaded('bars')}" if n > stated else "."),
        shape="experience" if stated else "bars",
        figure=draw_experience(table.assign(stated=table["findings"]), experience_levels(dataset), palette(), fit=True)
        if stated
        else draw_bars(table.assign(count=table["findings"], stated=False), palette()),
        alt=f"Bars of findings by experience, a row for each theme. {experience_in_words(dataset, table)}",
        table=experience_table(dataset, table, "Theme"),
        marks=[
            Mark("", "All of them", n, everything),
            *experience_marks(dataset, table, everything, "theme"),
            *_by_theme(table, everything),
        ],
        notes=notes_on(dataset, called.topic, selection),
        counted=Counted(n, n, size(dataset, of_kind(dataset, dataset.coded, called.kind))),
    )


def told_themes(dataset: Dataset, findings: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The themes of one kind that have findings, as `rank_themes` gives them."""
    table = rank_themes(dataset, findings, kind)
    return table[table["findings"] > 0]


def _by_theme(table: pd.DataFrame, selection: Selection) -> list[Mark]:
    """Two marks a theme: all its findings, and those that do not say how it went."""
    marks = []
    for row, (theme, each) in enumerate(table.iterrows()):
        wanted = selection.with_(theme=(theme,))
        silent = wanted.with_(experience=(NOT_STATED,))
        marks.append(Mark(str(row), each["label"], int(each["findings"]), wanted))
        marks.append(Mark(f"{row} {NOT_STATED}", f"{each['label']}, not stated", int(each[NOT_STATED]), silent))
    return marks
