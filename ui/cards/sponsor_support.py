"""Cards on sponsor support."""

import pandas as pd

from analysis.notes import notes_on
from analysis.selection import Selection
from analysis.sponsor_support import stated_support, support_experience
from analysis.study import Dataset
from charts.experience import draw_experience
from ui.card import Card, Counted
from ui.cards.shared import experience_in_words, experience_levels, experience_table, palette
from ui.drawer import Mark
from ui.words import findings_of


def support_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Experience by level of sponsor support."""
    table = support_experience(dataset, findings)
    stated = stated_support(table)
    n = int(stated["stated"].sum())
    return Card(
        key="sponsor-support-and-experience",
        title=_title(table),
        measure="Findings that say both whether there was support and how it went. "
        f"n = {findings_of(n)}; {len(findings) - n} more do not say both.",
        figure=draw_experience(stated, experience_levels(dataset), palette()),
        alt=f"Bars of findings by experience for each level of sponsor support. {experience_in_words(dataset, stated)}",
        table=experience_table(dataset, table, "Sponsor support"),
        marks=_marks(dataset, stated, selection),
        notes=notes_on(dataset, "sponsor_support", selection),
        counted=Counted(n, len(findings), int(stated_support(support_experience(dataset, dataset.findings))["stated"].sum())),
    )


def _title(table: pd.DataFrame) -> str:
    parts, unit = [], " findings that say how it went are positive"
    for level, word in (("supported", "given"), ("unsupported", "withheld")):
        if level in table.index and table.loc[level, "stated"]:
            subject = "where it is" if parts else "Where support is"
            parts.append(f"{subject} {word}, {table.loc[level, 'positive']} of {table.loc[level, 'stated']}{unit}")
            unit = ""
    return "; ".join(parts) or "Sponsor support and experience"


def _marks(dataset: Dataset, stated: pd.DataFrame, selection: Selection) -> list[Mark]:
    levels = experience_levels(dataset)
    present = tuple(level for level in stated.index if stated.loc[level, "stated"])
    everything = selection.with_(sponsor_support=present, experience=tuple(level for level, _ in levels))
    marks = [Mark("", "All of them", int(stated["stated"].sum()), everything)]
    for row, (support, each) in enumerate(stated.iterrows()):
        for level, label in levels:
            wanted = selection.with_(sponsor_support=(support,), experience=(level,))
            marks.append(Mark(f"{row} {level}", f"{each['label']}, {label.lower()}", int(each[level]), wanted))
    return marks
