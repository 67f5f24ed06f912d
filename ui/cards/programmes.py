"""Cards on the programmes: findings by kind and by theme, and one programme against all others."""

import pandas as pd

from analysis.counts import count_by
from analysis.descriptor import NOT_STATED
from analysis.notes import notes_on
from analysis.programmes import (
    kinds_by_programme,
    naming,
    one_against_others,
    other_programmes,
    programmes_shown,
    themes_by_programme,
)
from analysis.selection import Selection, join_or
from analysis.study import Dataset
from charts.experience import draw_experience
from charts.matrix import draw_matrix
from ui.card import FEWEST_TO_COMPARE, Card, Counted
from ui.cards.participants import narrow_counts
from ui.cards.shared import (
    experience_in_words,
    experience_levels,
    experience_table,
    matrix_marks,
    most_named,
    palette,
)
from ui.drawer import Mark
from ui.words import column_label, counts_in_words, findings_of

MOST_THEMES = 20
NO_PROGRAMME = "No programme named"


def kinds_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Findings by kind and programme; those that name no programme stand apart."""
    programmes = programmes_shown(dataset, selection)
    silent = [NOT_STATED] if not selection.programme or NOT_STATED in selection.programme else []
    counts = kinds_by_programme(dataset, findings, [*programmes, *silent])
    rows = [dataset.label("kind", kind) for kind in counts.index]
    named = naming(dataset, findings, programmes)
    by_kind = count_by(dataset, named, "kind", list(counts.index))
    most = most_named(rows, by_kind, len(named))
    title = f"{findings_of(len(named), len(findings))} name {_whom(dataset, selection)}"
    return _matrix_card(
        dataset,
        findings,
        selection,
        counts,
        key="findings-by-kind-and-programme",
        title=f"{title}; most often they are about {most}" if most else title,
        measure="In each square, the findings that name the programme, by what they are about.",
        rows=("Kind", "kind", rows),
        shown=len(counts),
        notes=_also(dataset, selection, "study"),
    )


def themes_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Findings by theme and programme: the themes that any of the programmes has, the most told of where there are many."""
    counts = themes_by_programme(dataset, findings, programmes_shown(dataset, selection))
    most = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index[:MOST_THEMES]
    counts = pd.concat([counts[counts.index.isin(most)], counts[~counts.index.isin(most)]])
    kinds = [dataset.label("kind", dataset.kind_of[theme]).removesuffix("s") for theme in counts.index]
    rows = [f"{kind}: {dataset.label('theme', theme)}" for kind, theme in zip(kinds, counts.index, strict=True)]
    left_out = len(counts) - len(most)
    return _matrix_card(
        dataset,
        findings,
        selection,
        counts,
        key="findings-by-theme-and-programme",
        title=_shared_themes(dataset, counts),
        measure="In each square, the findings that name the programme and are about the theme."
        + (f" Drawn are the {len(most)} themes with most findings; the table has {left_out} more." if left_out else ""),
        rows=("Theme", "theme", rows),
        shown=len(most),
        notes=_also(dataset, selection, "findings"),
        instead="They stand above.",
    )


def compare_card(dataset: Dataset, selection: Selection, chosen: str) -> Card:
    """Experience of the findings that name one programme beside that of those that name any other.

    The comparison needs both sides, so the filter on programme is set aside.
    """
    everyone = selection.with_(programme=())
    findings = everyone.apply(dataset)
    table = one_against_others(dataset, findings, chosen)
    stated = tuple(level for level, _ in experience_levels(dataset))
    groups = [(chosen,), tuple(other_programmes(dataset, chosen))]
    sides = [everyone.with_(programme=group, experience=stated) for group in groups]
    fewer = int(table["stated"].iloc[1] < table["stated"].iloc[0])
    n, in_group = (int(table[column].iloc[fewer]) for column in ("stated", "findings"))
    union = everyone.with_(programme=groups[0] + groups[1], experience=stated)
    enough = n >= FEWEST_TO_COMPARE
    first = Mark("", "All of them", len(union.apply(dataset)), union) if enough else _mark("", table, fewer, n, sides)
    whole = one_against_others(dataset, dataset.findings, chosen)
    return Card(
        key="one-programme-against-the-others",
        title=_compared(table),
        measure=_compared_measure(dataset, findings, table, bool(selection.programme)),
        shape="experience",
        figure=draw_experience(table, experience_levels(dataset), palette()),
        alt=f"Bars of findings by experience, for one programme and the others. {experience_in_words(dataset, table)}",
        table=experience_table(dataset, table, "Findings that name"),
        marks=[first, *_side_marks(dataset, table, sides)],
        notes=_also(dataset, everyone, "study"),
        counted=Counted(n, in_group, int(whole["findings"].iloc[fewer])),
    )


def _matrix_card(dataset, findings, selection, counts, *, key, title, measure, rows, shown, notes, instead="") -> Card:
    """A card of `counts` (columns: programmes, silence last); `rows` are its title, filter and labels; `shown` are drawn."""
    name, filter_name, labels = rows
    programmes = [column for column in counts.columns if column != NOT_STATED]
    names = [dataset.label("programme", column) if column != NOT_STATED else NO_PROGRAMME for column in counts.columns]
    each = count_by(dataset, findings, "programmes", list(counts.columns))
    n = len(naming(dataset, findings, programmes))
    more = len(findings) - n
    twice = " One that names two programmes counts for each." if each[programmes].sum() > n else ""
    silent = f"; {more} more name no programme" if more and not selection.programme else ""
    table = counts.set_axis(names, axis="columns").set_axis(pd.Index(labels, name=name), axis="index")
    every = Mark("", "All that name a programme", n, selection.with_(programme=tuple(programmes)))
    return Card(
        key=key,
        title=title,
        measure=f"{measure}{twice} n = {findings_of(n)}{silent}.",
        shape="matrix",
        figure=draw_matrix(
            counts.iloc[:shown],
            labels[:shown],
            [column_label(label, number) for label, number in zip(names, each, strict=True)],
            palette(),
            silent_columns=range(len(programmes), len(names)),
        ),
        alt=f"{measure} {counts_in_words(table)}",
        table=table,
        marks=[every, *matrix_marks(counts, labels, names, selection, filter_name, "programme")],
        notes=notes,
        counted=Counted(n, len(findings), len(naming(dataset, dataset.findings, programmes)), instead=instead),
        narrow=narrow_counts(table, "Findings"),
        rows_drawn=shown,
    )


def _whom(dataset: Dataset, selection: Selection) -> str:
    named = [value for value in selection.programme if value != NOT_STATED]
    return join_or(dataset.label("programme", value) for value in named) if named else "a programme"


def _shared_themes(dataset: Dataset, counts: pd.DataFrame) -> str:
    programmes = len(counts.columns)
    if counts.empty:
        return "Themes by programme"
    if programmes < 2:
        return f"{len(counts)} themes come up where the programme is named"
    spread = (counts > 0).sum(axis=1)
    if spread.max() == 1:
        return "No theme comes up for more than one programme"
    labels = [f"“{dataset.label('theme', theme)}”" for theme in spread[spread == spread.max()].index]
    if len(labels) > 2:
        return f"{len(labels)} themes come up for {spread.max()} of {programmes} programmes each, none for more"
    return f"{' and '.join(labels)} {'come' if len(labels) > 1 else 'comes'} up for {spread.max()} of {programmes} programmes"


def _compared(table: pd.DataFrame) -> str:
    one, others = (findings_of(number) for number in table["stated"])
    return f"How it went is told in {one} that name {table['label'].iloc[0]} and in {others} that name other programmes"


def _compared_measure(dataset: Dataset, findings: pd.DataFrame, table: pd.DataFrame, set_aside: bool) -> str:
    parts = [
        f"{row['label']}: {findings_of(row['findings'])}, {row['stated']} of them say how it went."
        for row in table.to_dict("records")
    ]
    named = len(naming(dataset, findings, list(dataset.labels["programme"])))
    both = int(table["findings"].sum()) - named
    overlap = (
        [f"{both} {'names' if both == 1 else 'name'} both and count{'s' if both == 1 else ''} on both sides."] if both else []
    )
    aside = ["The filter on programme is set aside here."] if set_aside else []
    silent = f"{findings_of(len(findings) - named)} name no programme and are on neither."
    return " ".join(["Findings by how it went for the doctors in them.", *parts, *overlap, silent, *aside])


def _mark(name: str, table: pd.DataFrame, row: int, n: int, sides: list[Selection]) -> Mark:
    return Mark(name, f"{table['label'].iloc[row]}, those that say how it went", n, sides[row])


def _side_marks(dataset: Dataset, table: pd.DataFrame, sides: list[Selection]) -> list[Mark]:
    return [
        Mark(f"{row} {level}", f"{each['label']}, {label.lower()}", int(each[level]), side.with_(experience=(level,)))
        for row, (each, side) in enumerate(zip(table.to_dict("records"), sides, strict=True))
        for level, label in experience_levels(dataset)
    ]


def _also(dataset: Dataset, selection: Selection, topic: str) -> pd.DataFrame:
    """The notes on programmes that affect `topic` too."""
    notes = notes_on(dataset, "programmes", selection)
    return notes[notes.index.isin(notes_on(dataset, topic, selection).index)]
