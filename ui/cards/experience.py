"""The card of the themes of one kind, ranked, by how it went for the people in them; words that such cards share."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from analysis.barriers_facilitators import of_kind, rank_themes
from analysis.concentration import most_by_theme
from analysis.counts import held, size
from analysis.disclosure.subsets import filter_rows
from analysis.model.dataset import Dataset
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.selection import Selection
from analysis.units import all_hidden, is_hidden
from charts import spec
from ui.cards.card import FEWEST_TO_COMPARE, Card, Counted
from ui.cards.shared import (
    experience_in_words,
    experience_levels,
    experience_marks,
    experience_table,
    hatched,
    in_several,
    unshaded,
)
from ui.cards.weak import weak_note
from ui.evidence.drawer import Mark
from wording.counts import do, how_many, number_of
from wording.study import who


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
    rows = of_kind(dataset, findings, called.kind)
    n, silent = size(dataset, rows), size(dataset, filter_rows(dataset, rows, "experience", [NOT_STATED]))
    stated = bool(held(table["stated"]))
    everything = selection.with_(kind=(called.kind,))
    shown = experience_table(dataset, table, "Theme")
    if dataset.ties:  # never last: an export's own chart draws the last column
        most = most_by_theme(dataset, rows, table.index).to_numpy()
        shown.insert(len(shown.columns) - 1, "Most from one person (findings)", most)
    return Card(
        key=called.key,
        title=title(table),
        measure=f"{weak_note(dataset, 'experience')}{how_many(dataset, n)} on {called.on}, a bar for each theme, "
        f"coloured by how it went for the {who(dataset)}"
        + unsaid(dataset, silent, "bars")
        + in_several(dataset, "parts of the chart")
        + hatched(table[list(dataset.labels["experience"])], "bars"),
        spec=spec.experience(
            table.assign(stated=table["findings"]), experience_levels(dataset), dataset.unit, silence="Not stated"
        )
        if stated
        else spec.bars(table.assign(count=table["findings"], stated=False), dataset.unit),
        alt=f"Bars of {dataset.unit} by experience, a row for each theme. {experience_in_words(dataset, table)}",
        table=shown,
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
    return table.loc[held(table["findings"])]


def is_enough(n: int) -> bool:
    """Whether a title may compare what `n` findings or people say."""
    return not is_hidden(n) and n >= FEWEST_TO_COMPARE


def denominator(n: int, total: int, cells: pd.DataFrame) -> int:
    """What a chart of `cells` counts: `n`; the `total` it is a part of where only `n` is hidden; pd.NA where all cells are."""
    if all_hidden(cells):
        return pd.NA
    return total if is_hidden(n) else n


def counting(dataset: Dataset, n: int, total: int, saying: str) -> str:
    """'12 findings saying …'; 'Of 12 people with findings, those saying …' where how many do is hidden."""
    return f"Of {how_many(dataset, total)}, those {saying}" if is_hidden(n) else f"{how_many(dataset, n)} {saying}"


def unsaid(dataset: Dataset, silent: int, marks: str, silence: str = "do not say") -> str:
    """The end of a measure: '; 5 do not say. Unshaded bars: not stated.', '.' where none is silent."""
    if not is_hidden(silent) and not silent:
        return "."
    return f"; {number_of(silent)} {do(dataset, silence)}. {unshaded(marks)}"


def where_positive(table: pd.DataFrame, ends: dict[str, str], leads: tuple[str, str], said: str) -> str:
    """'Where support is given, 5 of 6 … are positive; where it is withheld, 1 of 4': rows of `experience_by`.

    `ends`: the index of each and what it is called; `leads` come before the first and the second; `said` after the first
    numbers. A row that says nothing of how it went, or hides it, is left out: '' where both are.
    """
    parts: list[str] = []
    for row, called in ends.items():
        good, stated = table.loc[row, ["positive", "stated"]] if row in table.index else (0, 0)
        if not is_hidden(good, stated) and stated:
            first = not parts
            parts.append(f"{leads[not first]} {called}, {good} of {stated}{f' {said}' if first else ''}")
    return "; ".join(parts)


def _by_theme(table: pd.DataFrame, selection: Selection) -> list[Mark]:
    """Two marks a theme: all its findings, and those that do not say how it went."""
    marks = []
    for row, theme in enumerate(table.index):
        label = table.at[theme, "label"]
        wanted = selection.with_(theme=(theme,))
        silent = wanted.with_(experience=(NOT_STATED,))
        marks.append(Mark(str(row), label, table.at[theme, "findings"], wanted))
        marks.append(Mark(f"{row} {NOT_STATED}", f"{label}, not stated", table.at[theme, NOT_STATED], silent))
    return marks
