"""Cards on specialties."""

from dataclasses import replace

import pandas as pd

from analysis.counts import size
from analysis.notes import notes_on
from analysis.participants import count_people
from analysis.selection import Selection
from analysis.specialties import comparable, named_specialties, naming, specialty_experience, telling
from analysis.study import Dataset
from charts.bars import draw_bars
from charts.experience import draw_experience
from ui.card import FEWEST_TO_COMPARE, Card, Counted
from ui.cards.participants import people_matrix_card
from ui.cards.shared import (
    experience_in_words,
    experience_levels,
    experience_marks,
    experience_table,
    most_named,
    palette,
)
from ui.drawer import Mark
from ui.words import findings_of, people_of

BELOW = "What they say stands below, by specialty."


def specialty_people_card(dataset: Dataset, people: pd.DataFrame, selection: Selection, programmes: list[str]) -> Card:
    """Who was interviewed, by specialty and programme."""
    table = count_people(dataset, people, "specialty")
    named = table[table["stated"]]
    most = most_named(named["label"], named["count"], len(people), "people")
    silent = int(table.loc[~table["stated"], "count"].sum())
    return replace(
        people_matrix_card(dataset, people, selection, programmes),
        key="people-by-specialty-and-programme",
        title=f"Largest specialty of those interviewed: {most}"
        if most
        else f"The specialty is not stated for {people_of(silent)}",
        notes=notes_on(dataset, "specialties", selection),
    )


def named_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """How many findings name each specialty."""
    table = specialty_experience(dataset, findings, selection.specialty)
    named = named_specialties(table)
    n = size(dataset, naming(dataset, findings))
    bars = pd.DataFrame({"label": named["label"], "count": named["findings"]})
    most = most_named(bars["label"], bars["count"], n, "findings")
    return Card(
        key="findings-by-specialty",
        title=f"Specialty named most: {most}" if n >= FEWEST_TO_COMPARE else "Findings that name a specialty",
        measure=f"{findings_of(n)} naming a specialty; one finding can name several. {len(findings) - n} more name none.",
        shape="bars",
        figure=draw_bars(bars, palette()),
        alt="Bars of findings: " + "; ".join(f"{row.label} {row.findings}" for row in named.itertuples()),
        table=table.set_index("label")[["findings"]].rename(columns={"findings": "Findings"}).rename_axis("Specialty"),
        rows_drawn=len(named),
        marks=[
            Mark("", "All of them", n, selection.with_(specialty=tuple(named.index))),
            *(
                Mark(str(row), each.label, each.findings, selection.with_(specialty=(each.Index,)))
                for row, each in enumerate(named.itertuples())
            ),
        ],
        notes=notes_on(dataset, "specialties", selection).iloc[:0],
        counted=Counted(n, len(findings), size(dataset, naming(dataset, dataset.coded)), instead=BELOW),
    )


def specialty_experience_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Experience by specialty; compared only where two specialties or more have findings enough."""
    table = specialty_experience(dataset, findings, selection.specialty)
    told = named_specialties(table).query("stated > 0")
    behind = telling(dataset, findings)
    n = size(dataset, behind)
    enough = comparable(table, FEWEST_TO_COMPARE) > 1
    levels = experience_levels(dataset)
    words = experience_in_words(dataset, told)
    return Card(
        key="specialty-and-experience",
        title=_experience_title(dataset, behind),
        measure=f"{findings_of(n)} naming a specialty and saying how it went; one finding can name several. "
        f"{len(findings) - n} more do not say both.",
        shape="experience",
        figure=draw_experience(told, levels, palette()),
        alt=f"Bars of findings by experience for each specialty. {words}",
        table=experience_table(dataset, pd.concat([told, table.drop(told.index)]), "Specialty"),
        rows_drawn=len(told),
        marks=[
            Mark(
                "",
                "All of them",
                n,
                selection.with_(specialty=tuple(told.index), experience=tuple(level for level, _ in levels)),
            ),
            *experience_marks(dataset, told, selection, "specialty"),
        ],
        notes=notes_on(dataset, "specialties", selection).iloc[:0],
        counted=Counted(
            n,
            size(dataset, naming(dataset, findings)),
            size(dataset, telling(dataset, dataset.coded)),
            enough,
            f"{words} {BELOW}",
        ),
    )


def _experience_title(dataset: Dataset, behind: pd.DataFrame) -> str:
    if behind.empty:
        return "Experience by specialty"
    counts = behind["experience"].astype(str).value_counts()
    said = ", ".join(f"{counts.get(level, 0)} {label.lower()}" for level, label in reversed(experience_levels(dataset)))
    return f"Findings that name a specialty and say how it went: {said}"
