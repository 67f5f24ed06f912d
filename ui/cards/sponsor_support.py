"""Cards on sponsor support."""

import pandas as pd

from analysis.counts import size
from analysis.descriptor import NOT_STATED
from analysis.notes import notes_on
from analysis.selection import Selection
from analysis.sponsor_support import (
    actors_by_support,
    stated_levels,
    stated_support,
    support_counts,
    support_experience,
    themes_by_support,
)
from analysis.study import Dataset
from charts.bars import draw_bars
from charts.experience import draw_experience
from ui.card import FEWEST_TO_COMPARE, Card, Counted
from ui.cards.matrices import Matrix, matrix_card
from ui.cards.shared import (
    experience_in_words,
    experience_levels,
    experience_marks,
    experience_table,
    most_named,
    palette,
    unshaded,
)
from ui.drawer import Mark
from ui.words import findings_of

ABOVE = "They stand in the list above."


def support_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Experience by level of sponsor support."""
    table = support_experience(dataset, findings)
    stated = stated_support(table)
    n = int(stated["stated"].sum())
    present = tuple(level for level in stated.index if stated.loc[level, "stated"])
    everything = selection.with_(sponsor_support=present, experience=tuple(level for level, _ in experience_levels(dataset)))
    return Card(
        key="sponsor-support-and-experience",
        title=_experience_title(table) if n >= FEWEST_TO_COMPARE else "Sponsor support and experience",
        measure=f"{findings_of(n)} saying both whether there was support and how it went; "
        f"{len(findings) - n} more do not say both.",
        shape="experience",
        figure=draw_experience(stated, experience_levels(dataset), palette()),
        alt=f"Bars of findings by experience for each level of sponsor support. {experience_in_words(dataset, stated)}",
        table=experience_table(dataset, table, "Sponsor support"),
        marks=[
            Mark("", "All of them", n, everything),
            *experience_marks(dataset, stated, selection, "sponsor_support"),
        ],
        notes=notes_on(dataset, "sponsor_support", selection),
        counted=Counted(n, len(findings), int(stated_support(support_experience(dataset, dataset.coded))["stated"].sum())),
        rows_drawn=len(stated),
    )


def support_themes_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Which themes come with each level of support."""
    table = themes_by_support(dataset, findings)
    silent = findings["theme_id"].nunique() - len(table)
    listed = stated_support(support_experience(dataset, findings))  # by the card before this one, where few say more
    themes = f"{silent} theme{'s that come' if silent > 1 else ' that comes'} up only where support is not stated"
    unsaid = int(support_counts(dataset, findings)["count"][NOT_STATED])
    left_out = f" {themes} {'are' if silent > 1 else 'is'} left out, so that column does not add up to {unsaid}."
    return _by_level(
        dataset,
        findings,
        selection,
        table,
        key="sponsor-support-and-themes",
        titles=(_most(dataset, findings, table, "Most common themes"), "Themes by sponsor support"),
        counted_by="here theme by theme",
        more=left_out if silent else "",
        rows=("theme", "theme", "Theme"),
        instead=ABOVE if listed["stated"].sum() == listed["findings"].sum() else "",
        notes=notes_on(dataset, "barriers_facilitators", selection),
    )


def support_actors_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Who is named where support is given, partial or withheld."""
    table = actors_by_support(dataset, findings)
    named = table.drop(index=NOT_STATED, errors="ignore")
    return _by_level(
        dataset,
        findings,
        selection,
        table,
        key="sponsor-support-and-actors",
        titles=(_most(dataset, findings, named, "Who is named most, whatever their part"), "Who is named, by sponsor support"),
        counted_by="here by who is named (one finding can name several)",
        more=" Being named does not say whether they helped, hindered or are asked to act.",
        rows=("actor", "actors", "Who"),
        silent_row="Nobody named",
        instead=ABOVE,
        notes=notes_on(dataset, "sponsor_support", selection).iloc[1:],
    )


def support_levels_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """How many findings say whether there was support, and how many are silent."""
    table = support_counts(dataset, findings)
    stated = int(stated_support(table)["count"].sum())
    counts = [f"{each['label']} {each['count']}" for _, each in table.iterrows()]
    return Card(
        key="sponsor-support-stated",
        title=f"{findings_of(stated, len(findings))} say whether there was support; {len(findings) - stated} do not",
        measure=f"{findings_of(len(findings))} by the support they describe."
        + (f" {unshaded('bars')}" if stated < len(findings) else ""),
        shape="bars",
        figure=draw_bars(table, palette()),
        alt=f"Bars of findings: {', '.join(counts)}.",
        table=table.set_index("label")[["count"]].rename(columns={"count": "Findings"}).rename_axis("Sponsor support"),
        marks=[
            Mark("", "All of them", len(findings), selection),
            *(
                Mark(str(row), each["label"], int(each["count"]), selection.with_(sponsor_support=(level,)))
                for row, (level, each) in enumerate(table.iterrows())
            ),
        ],
        notes=notes_on(dataset, "sponsor_support", selection).iloc[:0],
        counted=Counted(len(findings), len(findings), size(dataset, dataset.coded)),
    )


def _by_level(
    dataset: Dataset,
    findings: pd.DataFrame,
    selection: Selection,
    table: pd.DataFrame,
    *,
    titles: tuple[str, str],
    counted_by: str,
    notes: pd.DataFrame,
    instead: str,
    more: str = "",
    **matrix,
) -> Card:
    """The card of a matrix whose columns are the levels of support, and silence; `titles` for many findings and for few."""
    levels = stated_levels(dataset)
    sizes = support_counts(dataset, findings)["count"].reindex([*levels, NOT_STATED], fill_value=0)
    n, silent = int(sizes[levels].sum()), int(sizes[NOT_STATED])
    return matrix_card(
        dataset,
        Matrix(
            title=(n >= FEWEST_TO_COMPARE and titles[0]) or titles[1],
            counts=table[list(sizes.index)],
            columns=("sponsor_support", "sponsor_support", "Findings"),
            measure=f"{findings_of(n)} saying whether there was support, {counted_by}"
            + (f"; {silent} do not say. {unshaded('boxes')}" if silent else ".")
            + more,
            sizes=tuple(int(size) for size in sizes),
            everything="All that say whether there was support",
            **matrix,
        ),
        selection.with_(sponsor_support=tuple(level for level in levels if sizes[level])),
        notes,
        Counted(n, len(findings), int(stated_support(support_counts(dataset, dataset.coded))["count"].sum()), instead=instead),
    )


def _experience_title(table: pd.DataFrame) -> str:
    parts, unit = [], " findings that say how it went are positive"
    for level, word in (("supported", "given"), ("unsupported", "withheld")):
        if level in table.index and table.loc[level, "stated"]:
            subject = "where it is" if parts else "Where support is"
            parts.append(f"{subject} {word}, {table.loc[level, 'positive']} of {table.loc[level, 'stated']}{unit}")
            unit = ""
    return "; ".join(parts) or "Sponsor support and experience"


def _most(dataset: Dataset, findings: pd.DataFrame, table: pd.DataFrame, lead: str) -> str:
    """'Who is named most: with support, “A” (17 of 23 findings); without it, “B” (14 of 22 findings)'; '' where neither is."""
    sizes = support_counts(dataset, findings)["count"]
    parts = [
        f"{word}, {named}"
        for level, word in (("supported", "with support"), ("unsupported", "without it"))
        if level in table and (named := most_named(table["label"], table[level], int(sizes[level]), "findings"))
    ]
    return f"{lead}: {'; '.join(parts)}".replace(": without it", ": without support") if parts else ""
