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
from ui.card import FEWEST_TO_COMPARE, Card, Counted
from ui.cards.matrices import Matrix, matrix_card
from ui.cards.shared import experience_in_words, experience_levels, experience_table, most_named, palette, unshaded
from ui.drawer import Mark
from ui.words import findings_of

MOST_THEMES = 12
NO_PROGRAMME = "No programme named"


def kinds_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Findings by kind and programme; those that name no programme stand apart."""
    programmes = programmes_shown(dataset, selection)
    silent = [NOT_STATED] if not selection.programme or NOT_STATED in selection.programme else []
    counts = kinds_by_programme(dataset, findings, [*programmes, *silent])
    named = naming(dataset, findings, programmes)
    by_kind = count_by(dataset, named, "kind", list(counts.index))
    most = most_named([dataset.label("kind", kind) for kind in counts.index], by_kind, len(named))
    title = f"{findings_of(len(named), len(findings))} name {_whom(dataset, selection)}"
    return _by_programme(
        dataset,
        findings,
        selection,
        counts,
        "what they are about",
        notes=_also(dataset, selection, "study"),
        key="findings-by-kind-and-programme",
        title=f"{title}; most often they are about {most}" if most else title,
        rows=("kind", "kind", "Kind"),
    )


def themes_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Findings by theme and programme; drawn are the themes that programmes share, the table has every one."""
    counts = themes_by_programme(dataset, findings, programmes_shown(dataset, selection))
    drawn, said = _drawn(counts)
    counts = pd.concat([counts[counts.index.isin(drawn)], counts[~counts.index.isin(drawn)]])
    kinds = [dataset.label("kind", dataset.kind_of[theme]) for theme in counts.index]
    names = [dataset.label("theme", theme) for theme in counts.index]
    more = f" The chart has the {len(drawn)} themes {said}, so its columns need not add up to the numbers above them; "
    more += f"the table has all {len(counts)}."
    return _by_programme(
        dataset,
        findings,
        selection,
        counts,
        "theme",
        more=more if len(drawn) < len(counts) else "",
        notes=_also(dataset, selection, "findings"),
        instead="They stand above.",
        key="findings-by-theme-and-programme",
        title=_shared_themes(dataset, counts),
        rows=("theme", "theme", "Theme"),
        row_names=tuple(f"{kind.removesuffix('s')}: {name}" for kind, name in zip(kinds, names, strict=True)),
        groups=tuple(kinds),
        drawn=len(drawn),
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
    whole = one_against_others(dataset, dataset.coded, chosen)
    return Card(
        key="one-programme-against-the-others",
        title=_went(dataset, table) if enough else _told(table),
        measure=_compared_measure(dataset, findings, table, bool(selection.programme)),
        shape="experience",
        figure=draw_experience(table, experience_levels(dataset), palette()),
        alt=f"Bars of findings by experience, for one programme and the others. {experience_in_words(dataset, table)}",
        table=experience_table(dataset, table, "Findings that name"),
        marks=[first, *_side_marks(dataset, table, sides)],
        notes=_also(dataset, everyone, "study"),
        counted=Counted(n, in_group, int(whole["findings"].iloc[fewer])),
        value=chosen,
    )


def _by_programme(dataset, findings, selection, counts, counted_by, *, notes, more="", instead="", **matrix) -> Card:
    """A card of `counts` (columns: programmes, silence last), said to be by `counted_by`."""
    programmes = [column for column in counts.columns if column != NOT_STATED]
    sizes = count_by(dataset, findings, "programmes", list(counts.columns))
    n = len(naming(dataset, findings, programmes))
    silent = len(findings) - n if not selection.programme else 0
    none = f"; {silent} more name none." if silent else "."
    none += f" {unshaded('boxes')}" if silent and NOT_STATED in counts else ""
    twice = _twice(int(sizes[programmes].sum()), n, whole=not more)
    return matrix_card(
        dataset,
        Matrix(
            measure=f"{findings_of(n)} naming {_whom(dataset, selection)}, by {counted_by}{none}{twice}{more}",
            counts=counts,
            columns=("programme", "programme", "Findings"),
            silence=NO_PROGRAMME,
            sizes=tuple(sizes),
            everything="All that name a programme",
            **matrix,
        ),
        selection.with_(programme=tuple(programmes)),
        notes,
        Counted(n, len(findings), len(naming(dataset, dataset.coded, programmes)), instead=instead),
    )


def _drawn(counts: pd.DataFrame) -> tuple[pd.Index, str]:
    """The themes to draw, and which they are: those that come up for more than one programme, else those told of most."""
    total, shared = counts.sum(axis=1).sort_values(ascending=False, kind="stable"), (counts > 0).sum(axis=1) > 1
    wanted = total[shared[total.index]] if shared.any() else total
    if len(wanted) > MOST_THEMES or not shared.any():
        return wanted.index[:MOST_THEMES], "told of most"
    return wanted.index, "that come up for more than one programme"


def _twice(counted: int, n: int, whole: bool) -> str:
    """Of findings that count more than once; with how many there are in all where the chart has the `whole`."""
    if counted == n:
        return ""
    more = f", so rows and columns add up to more: {counted} in all, not {n}" if whole else ""
    return f" One that names two programmes counts for both{more}."


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
        more = ", none for more" if spread.max() < programmes else ""
        return f"{len(labels)} themes come up for {spread.max()} of {programmes} programmes each{more}"
    return f"{' and '.join(labels)} {'come' if len(labels) > 1 else 'comes'} up for {spread.max()} of {programmes} programmes"


def _went(dataset: Dataset, table: pd.DataFrame) -> str:
    levels = [(level, label.lower()) for level, label in reversed(experience_levels(dataset)) if table[level].any()]
    one, others = (
        f"{', '.join(f'{row[level]} {label}' for level, label in levels)} of {row['stated']}"
        for row in table.to_dict("records")
    )
    return f"{table['label'].iloc[0]}: {one} findings that say how it went; other programmes: {others}"


def _told(table: pd.DataFrame) -> str:
    one, others = (findings_of(number) for number in table["stated"])
    return f"How it went is told in {one} that name {table['label'].iloc[0]} and in {others} that name other programmes"


def _compared_measure(dataset: Dataset, findings: pd.DataFrame, table: pd.DataFrame, set_aside: bool) -> str:
    one, others = (f"{row['stated']} of {row['findings']}" for row in table.to_dict("records"))
    named = len(naming(dataset, findings, list(dataset.labels["programme"])))
    both = int(table["findings"].sum()) - named
    overlap = f"; {both} {'name' if both > 1 else 'names'} both and {'count' if both > 1 else 'counts'} twice" if both else ""
    silent = f"{findings_of(len(findings) - named)} name no programme and are on neither side"
    aside = " The filter on programme is set aside here." if set_aside else ""
    return (
        f"Findings by how it went for the doctors in them; {silent}. "
        f"How it went is told in {one} findings on {table['label'].iloc[0]} and {others} on other programmes{overlap}.{aside}"
    )


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
