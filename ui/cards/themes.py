"""Cards on the themes of one kind: why they took part, what it did for them, what is asked for and of whom."""

from dataclasses import dataclass

import pandas as pd

from analysis.barriers_facilitators import actors_in, of_kind
from analysis.counts import count_by, size
from analysis.descriptor import NOT_STATED
from analysis.notes import notes_on
from analysis.recommendations import KIND, recommended, unaddressed
from analysis.selection import Selection
from analysis.study import Dataset
from charts.bars import draw_bars
from ui.card import Card, Counted
from ui.cards.experience import Experienced, themes_by_experience, told_themes
from ui.cards.shared import (
    experience_levels,
    most_named,
    palette,
    unshaded,
)
from ui.drawer import Mark
from ui.words import findings_of, say

NOBODY = "Nobody named"


@dataclass(frozen=True)
class Ranked:
    """What a ranked chart of one kind is called: its key, the beginning of its title, what its findings are on."""

    key: str
    lead: str
    on: str
    topic: str = "study"


RANKED = {
    "motivation": Ranked("why-they-took-part", "Why they took part,", "why they took part"),
    "recommendation": Ranked("what-is-asked-for", "What is asked for", "what should change", "recommendations"),
}


def ranked_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection, kind: str) -> Card:
    """The themes of one kind (one of RANKED) that have findings, most first."""
    called = RANKED[kind]
    table = told_themes(dataset, findings, kind)
    n = int(table["findings"].sum())
    most = most_named(table["label"], table["findings"], n, "findings")
    return _bars(
        Bars(
            called.key,
            f"{called.lead} most often: {most}" if most else called.lead.rstrip(","),
            f"{findings_of(n)} on {called.on}, a bar for each theme.",
            "Theme",
        ),
        pd.DataFrame({"label": table["label"], "count": table["findings"]}),
        [selection.with_(theme=(theme,)) for theme in table.index],
        Mark("", "All of them", n, selection.with_(kind=(kind,))),
        notes_on(dataset, called.topic, selection),
        size(dataset, of_kind(dataset, dataset.coded, kind)),
    )


def outcomes_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """What taking part did for them: the themes told of most, by how it went."""
    return themes_by_experience(
        dataset,
        findings,
        selection,
        Experienced("what-it-did-for-them", "outcome", "what taking part did for them", "study"),
        lambda table: _outcomes_title(dataset, table),
    )


def asked_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Who is named: asked to act, or to be won over; and how many recommendations name nobody."""
    rows = recommended(dataset, findings)
    everything = selection.with_(kind=(KIND,))
    actors = [actor for actor in actors_in(dataset, rows) if actor != NOT_STATED]
    counts = count_by(dataset, rows, "actors", actors).sort_values(ascending=False, kind="stable")
    labels = [dataset.label("actors", actor) for actor in counts.index]
    silent = unaddressed(dataset, findings)["actors"]
    named = len(rows) - silent
    most = most_named(labels, counts, named)
    title = say(named, len(rows), "name somebody to act or to be won over", "recommendations")
    if silent:
        counts, labels = pd.concat([counts, pd.Series({NOT_STATED: silent})]), [*labels, NOBODY]
    return _bars(
        Bars(
            "who-is-asked-to-act",
            f"{title}, most often {most}" if most else title,
            f"{findings_of(len(rows))} on what should change, by whom they name; one can name several"
            + (f"; {silent} name nobody. {unshaded('bars')}" if silent else "."),
            "Who is named",
        ),
        pd.DataFrame({"label": labels, "count": counts.to_numpy(), "stated": counts.index != NOT_STATED}),
        [everything.with_(actor=(actor,)) for actor in counts.index],
        Mark("", "All recommendations", len(rows), everything),
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
    words: Bars, table: pd.DataFrame, each: list[Selection], everything: Mark, notes: pd.DataFrame, in_study: int
) -> Card:
    """A card of bars (`table`: label, count and, where some are silent, stated), `each` with the findings it counts."""
    marks = [
        Mark(str(row), label, int(count), wanted)
        for row, (label, count, wanted) in enumerate(zip(table["label"], table["count"], each, strict=True))
    ]
    said = ", ".join(f"{mark.label} {mark.n}" for mark in marks)
    return Card(
        key=words.key,
        title=words.title,
        measure=words.measure,
        shape="bars",
        figure=draw_bars(table, palette()),
        alt=f"Bars of findings, most first: {said}.",
        table=pd.DataFrame({words.rows: list(table["label"]), "Findings": [mark.n for mark in marks]}).set_index(words.rows),
        marks=[everything, *marks],
        notes=notes,
        counted=Counted(everything.n, everything.n, in_study),
    )


def _outcomes_title(dataset: Dataset, table: pd.DataFrame) -> str:
    stated = int(table["stated"].sum())
    if not stated:
        return "What taking part did for them"
    *others, (best, good) = experience_levels(dataset)
    rest = ", ".join(f"{int(table[level].sum())} {label.lower()}" for level, label in reversed(others))
    went = f"{int(table[best].sum())} of the {stated} findings that say how it went are {good.lower()}"
    return f"What taking part did for them: {went}, {rest}"
