"""The charts that more than one page shows, as cards: table, figure, title sentence, alternative text, marks."""

import pandas as pd
import streamlit as st

from analysis.barriers_facilitators import balance
from analysis.notes import notes_on
from analysis.selection import Selection
from analysis.sponsor_support import stated_support, support_experience
from analysis.study import Dataset
from charts.barriers_facilitators import draw_balance
from charts.experience import draw_experience
from charts.style import Palette, palette_for
from ui.card import Card
from ui.drawer import Mark
from ui.words import findings_of


def palette() -> Palette:
    """The palette of the appearance the reader has chosen."""
    return palette_for(st.context.theme.type)


def balance_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """What helps and what hinders, by theme."""
    table = balance(dataset, findings)
    helps, hinders = table[table["helps"]], table[~table["helps"]]
    total = int(table["findings"].sum())
    marks = [Mark("", "All of them", total, selection.with_(kind=("facilitator", "barrier")))]
    marks += [
        Mark(str(row), each.label, each.findings, selection.with_(theme=(each.Index,)))
        for row, each in enumerate(table.itertuples())
    ]
    said = "; ".join(f"{each.label} {each.findings}" for each in table.itertuples())
    return Card(
        key="what-helps-and-what-hinders",
        title=_balance_title(helps, hinders),
        measure=f"Findings about each theme: what helps to the right, what hinders to the left. n = {findings_of(total)}.",
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
    )


def support_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Experience by level of sponsor support."""
    table = support_experience(dataset, findings)
    stated = stated_support(table)
    levels = [(level, label) for level, label in dataset.labels["experience"].items() if level != "not_stated"]
    silent = len(findings) - int(stated["stated"].sum())
    return Card(
        key="sponsor-support-and-experience",
        title=_support_title(table),
        measure="Findings that say both whether there was support and how it went. "
        f"n = {findings_of(int(stated['stated'].sum()))}; {silent} more do not say both.",
        figure=draw_experience(stated, levels, palette()),
        alt="Bars of findings by experience for each level of sponsor support. " + _rows_in_words(stated, levels),
        table=_support_table(dataset, table),
        marks=_support_marks(dataset, table, levels, selection),
        notes=notes_on(dataset, "sponsor_support", selection),
    )


def _balance_title(helps: pd.DataFrame, hinders: pd.DataFrame) -> str:
    parts = [
        f"“{rows['label'].iloc[0]}” is told of most among what {does}"
        for rows, does in ((helps, "helps"), (hinders, "hinders"))
        if rows["findings"].sum()
    ]
    return "; ".join(parts) or "What helps and what hinders: nothing in these findings"


def _support_title(table: pd.DataFrame) -> str:
    given, withheld = table.loc["supported"], table.loc["unsupported"]
    if not given["stated"] and not withheld["stated"]:
        return "Sponsor support and experience: nothing stated in these findings"
    return (
        f"Where support is given, {given['positive']} of {given['stated']} findings that say how it went are positive; "
        f"where it is withheld, {withheld['positive']} of {withheld['stated']}"
    )


def _support_table(dataset: Dataset, table: pd.DataFrame) -> pd.DataFrame:
    experience = dataset.labels["experience"]
    shown = table.set_index("label").rename_axis("Sponsor support")
    return shown[[*experience, "findings"]].rename(columns={**experience, "findings": "All findings"})


def _support_marks(dataset: Dataset, table: pd.DataFrame, levels: list, selection: Selection) -> list[Mark]:
    stated = stated_support(table)
    names = [name for name, _ in levels]
    present = tuple(level for level in stated.index if stated.loc[level, "stated"])
    marks = [
        Mark("", "All of them", int(stated["stated"].sum()), selection.with_(sponsor_support=present, experience=tuple(names)))
    ]
    for row, (support, each) in enumerate(stated.iterrows()):
        for name, label in levels:
            wanted = selection.with_(sponsor_support=(support,), experience=(name,))
            marks.append(Mark(f"{row} {name}", f"{each['label']}, {label.lower()}", int(each[name]), wanted))
    return marks


def _rows_in_words(table: pd.DataFrame, levels: list) -> str:
    rows = [
        f"{each['label']}: {', '.join(f'{each[level]} {label.lower()}' for level, label in levels)}."
        for _, each in table.iterrows()
    ]
    return " ".join(rows)
