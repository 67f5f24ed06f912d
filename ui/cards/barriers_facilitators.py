"""Cards on what helps and what hinders."""

import pandas as pd

from analysis.barriers_facilitators import SIDES, balance, naming, of_kind, themes_by_actor, themes_by_extent
from analysis.counts import size
from analysis.descriptor import NOT_STATED
from analysis.notes import notes_on
from analysis.selection import Selection
from analysis.study import Dataset
from charts.barriers_facilitators import draw_balance
from ui.card import Card, Counted
from ui.cards.experience import Experienced, themes_by_experience
from ui.cards.matrices import Matrix, matrix_card
from ui.cards.shared import (
    experience_levels,
    most_named,
    palette,
    unshaded,
)
from ui.drawer import Mark
from ui.words import findings_of, say

UNQUANTIFIED = "unquantified"  # the report gives no word or number for how many
DOES = {"facilitator": "helps", "barrier": "hinders"}
SIDE_NAMES = {kind: f"What {does}" for kind, does in DOES.items()}


def balance_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """What helps and what hinders, by theme."""
    table = balance(dataset, findings)
    total = int(table["findings"].sum())
    marks = [Mark("", "All of them", total, selection.with_(kind=SIDES))]
    marks += [
        Mark(str(row), each.label, each.findings, selection.with_(theme=(each.Index,)))
        for row, each in enumerate(table.itertuples())
    ]
    said = "; ".join(f"{each.label} {each.findings}" for each in table.itertuples())
    return Card(
        key="what-helps-and-what-hinders",
        title=_balance_title(table),
        measure=f"{findings_of(total)}, a bar for each theme: what helps to the right, what hinders to the left.",
        shape="balance",
        figure=draw_balance(table, palette()),
        alt=f"Bars of findings by theme. What helps, then what hinders, most first: {said}.",
        table=pd.DataFrame(
            {
                "Side": ["Helps" if side else "Hinders" for side in table["helps"]],
                "Theme": list(table["label"]),
                "Findings": list(table["findings"]),
            }
        ).set_index("Theme"),
        marks=marks,
        notes=notes_on(dataset, "barriers_facilitators", selection),
        counted=Counted(total, total, int(balance(dataset, dataset.coded)["findings"].sum())),
    )


def experience_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection, kind: str) -> Card:
    """The themes of one kind, ranked, by how it went."""
    return themes_by_experience(
        dataset,
        findings,
        selection,
        Experienced(f"what-{DOES[kind]}-and-experience", kind, f"what {DOES[kind]}", "barriers_facilitators"),
        lambda table: _experience_title(dataset, table, kind),
    )


def actors_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection, kind: str) -> Card:
    """Who is named with the themes of one kind."""
    rows = of_kind(dataset, findings, kind)
    counts = themes_by_actor(dataset, findings, kind).T
    silent = naming(dataset, rows, NOT_STATED)
    sizes = pd.Series({actor: naming(dataset, rows, actor) for actor in counts.index if actor != NOT_STATED}, dtype=int)
    sizes = sizes.sort_values(ascending=False, kind="stable")
    named = most_named([dataset.label("actors", actor) for actor in sizes.index], sizes, len(rows) - silent)
    says = say(len(rows) - silent, len(rows), f"say who or what {DOES[kind]}", f"findings on what {DOES[kind]}")
    more = f", so the numbers add up to more than {len(rows) - silent}" if sizes.sum() > len(rows) - silent else ""
    if silent:
        sizes[NOT_STATED] = silent
    return matrix_card(
        dataset,
        Matrix(
            key=f"who-{DOES[kind]}",
            title=f"{says}, most often {named}" if named else f"Who is named with what {DOES[kind]}",
            measure=f"{findings_of(len(rows))} on what {DOES[kind]}: a row for each group or body named, a column for each "
            f"theme. A finding can name several{more}." + (f" {unshaded('boxes')}" if silent else ""),
            counts=counts.loc[sizes.index],
            rows=("actor", "actors", "Who is named"),
            columns=("theme", "theme", "Findings"),
            silent_row="Nobody named",
            row_sizes=tuple(sizes),
        ),
        selection.with_(kind=(kind,)),
        notes_on(dataset, "barriers_facilitators", selection).iloc[:0],
        Counted(len(rows), len(rows), size(dataset, of_kind(dataset, dataset.coded, kind))),
    )


def extent_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """How many doctors each theme's findings are said to hold for."""
    counts = themes_by_extent(dataset, findings)
    n = int(counts.to_numpy().sum())
    counts = counts.loc[:, counts.sum() > 0]
    silent = int(counts[UNQUANTIFIED].sum()) if UNQUANTIFIED in counts else 0
    return matrix_card(
        dataset,
        Matrix(
            key="strength-of-the-claim",
            title=_extent_title(silent, n),
            measure=f"{findings_of(n)} on what helps and what hinders. Each number counts findings, not doctors; its column "
            "says for how many doctors they are said to hold." + (f" {unshaded('boxes')}" if silent else ""),
            counts=counts,
            rows=("theme", "theme", "Theme"),
            columns=("extent", "extent", "Said to hold for"),
            apart=(UNQUANTIFIED,),
            groups=tuple(SIDE_NAMES[dataset.kind_of[theme]] for theme in counts.index),
            across="Said to hold for …",
        ),
        selection.with_(kind=SIDES),
        notes_on(dataset, "barriers_facilitators", selection).iloc[:0],
        Counted(n, n, int(themes_by_extent(dataset, dataset.coded).to_numpy().sum())),
    )


def _extent_title(silent: int, n: int) -> str:
    asked = "For how many doctors does each finding hold?"
    return f"{asked} Not stated in {silent} of {n}" if n else asked


def _balance_title(table: pd.DataFrame) -> str:
    parts = []
    for side, does in ((True, "helps"), (False, "hinders")):
        rows = table[table["helps"] == side]
        if rows["findings"].sum():
            parts.append(f"{'what' if parts else 'What'} {does} most often: “{rows['label'].iloc[0]}”")
    return "; ".join(parts) or "What helps and what hinders"


def _experience_title(dataset: Dataset, table: pd.DataFrame, kind: str) -> str:
    """'What hinders most often: “Time” (16 of 80); 69 of the 72 findings that say how it went are negative.'"""
    named = most_named(table["label"], table["findings"], int(table["findings"].sum()))
    lead = f"What {DOES[kind]}"
    if not named:
        return f"{lead}, and how it went"
    stated = int(table["stated"].sum())
    if not stated:
        return f"{lead} most often: {named}"
    levels = experience_levels(dataset)
    level, label = max(levels, key=lambda each: int(table[each[0]].sum()))
    went = f"{int(table[level].sum())} of the {stated} findings that say how it went are {label.lower()}"
    return f"{lead} most often: {named}; {went}"
