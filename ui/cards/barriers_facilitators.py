"""Cards on what helps and what hinders."""

import pandas as pd

from analysis.barriers_facilitators import balance
from analysis.notes import notes_on
from analysis.selection import Selection
from analysis.study import Dataset
from charts.barriers_facilitators import draw_balance
from ui.card import Card, Counted
from ui.cards.shared import palette
from ui.drawer import Mark
from ui.words import findings_of


def balance_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """What helps and what hinders, by theme."""
    table = balance(dataset, findings)
    total = int(table["findings"].sum())
    marks = [Mark("", "All of them", total, selection.with_(kind=("facilitator", "barrier")))]
    marks += [
        Mark(str(row), each.label, each.findings, selection.with_(theme=(each.Index,)))
        for row, each in enumerate(table.itertuples())
    ]
    said = "; ".join(f"{each.label} {each.findings}" for each in table.itertuples())
    return Card(
        key="what-helps-and-what-hinders",
        title=_title(table),
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
        counted=Counted(total, total, int(balance(dataset, dataset.findings)["findings"].sum())),
    )


def _title(table: pd.DataFrame) -> str:
    parts = [
        f"“{rows['label'].iloc[0]}” is told of most among what {does}"
        for rows, does in ((table[table["helps"]], "helps"), (table[~table["helps"]], "hinders"))
        if rows["findings"].sum()
    ]
    return "; ".join(parts) or "What helps and what hinders"
