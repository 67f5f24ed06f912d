"""Cards on specialties."""

from dataclasses import replace

import pandas as pd

from analysis.counts import count_by, held, saying, size, without_silence
from analysis.model.dataset import FINDINGS, Dataset
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.participants import count_people
from analysis.selection import Selection
from analysis.specialties import comparable, specialty_experience
from analysis.units import all_hidden, is_hidden, rest_of
from charts import spec
from ui.cards.card import FEWEST_TO_COMPARE, Card, Counted
from ui.cards.experience import is_enough
from ui.cards.participants import people_matrix_card
from ui.cards.shared import (
    experience_in_words,
    experience_levels,
    experience_marks,
    experience_table,
    hatched,
    in_several,
    most_named,
)
from ui.evidence.drawer import Mark
from wording.counts import have, how_many, number_of, people_of, what
from wording.text import first_upper

BELOW = "What they say stands below, by specialty."


def specialty_people_card(dataset: Dataset, people: pd.DataFrame, selection: Selection, programmes: list[str]) -> Card:
    """Who was interviewed, by specialty and programme."""
    table = count_people(dataset, people, "specialty")
    named = table[table["stated"]]
    most = most_named(named["label"], named["count"], size(dataset, people), "people")
    if is_hidden(*table["count"]):
        title = "Specialties of those interviewed"
    elif most:
        title = f"Largest specialty of those interviewed: {most}"
    else:
        title = f"The specialty is not stated for {people_of(count_by(dataset, people, 'specialty', [NOT_STATED])[NOT_STATED])}"
    return replace(
        people_matrix_card(dataset, people, selection, programmes),
        key="people-by-specialty-and-programme",
        title=title,
        notes=notes_on(dataset, "specialties", selection),
    )


def named_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """How many findings, or people, name each specialty."""
    table = specialty_experience(dataset, findings, selection["specialty"])
    named = without_silence(table)
    n, in_group = size(dataset, saying(dataset, findings, "specialties")), size(dataset, findings)
    bars = pd.DataFrame({"label": named["label"], "count": named["findings"]})
    most = most_named(bars["label"], bars["count"], n, what(dataset)) if is_enough(n) else ""
    return Card(
        key="findings-by-specialty",
        title=f"Specialty named most: {most}" if most else f"{first_upper(what(dataset))} that name a specialty",
        measure=f"{first_upper(how_many(dataset, n))} naming a specialty; one finding can name several."
        f"{in_several(dataset, 'bars')}{_rest(dataset, in_group, n, 'name none', 'none that names one')}"
        f"{hatched(bars['count'], 'bars')}",
        spec=spec.bars(bars, dataset.unit),
        alt=f"Bars of {dataset.unit}: " + "; ".join(f"{row.label} {number_of(row.findings)}" for row in named.itertuples()),
        table=table.set_index("label")[["findings"]]
        .rename(columns={"findings": dataset.unit.capitalize()})
        .rename_axis("Specialty"),
        marks=[
            Mark("", "All of them", n, selection.with_(specialty=tuple(named.index))),
            *(
                Mark(str(row), each.label, each.findings, selection.with_(specialty=(each.Index,)))
                for row, each in enumerate(named.itertuples())
            ),
        ],
        notes=notes_on(dataset, "specialties", selection).iloc[:0],
        counted=Counted(
            pd.NA if all_hidden(bars["count"]) else n,
            in_group,
            size(dataset, saying(dataset, dataset.coded, "specialties")),
            instead=BELOW,
        ),
    )


def specialty_experience_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Experience by specialty; compared only where two specialties or more have enough that say."""
    table = specialty_experience(dataset, findings, selection["specialty"])
    named = without_silence(table)
    told = named.loc[held(named["stated"])]
    behind = saying(dataset, findings, "specialties", "experience")
    n, in_group = size(dataset, behind), size(dataset, findings)
    enough = comparable(table, FEWEST_TO_COMPARE) > 1
    levels = experience_levels(dataset)
    words = experience_in_words(dataset, told)
    return Card(
        key="specialty-and-experience",
        title="How it was, by specialty",
        measure=f"{first_upper(how_many(dataset, n))} naming a specialty and saying how it went; one finding can name several."
        f"{in_several(dataset, 'parts of the chart')}{_rest(dataset, in_group, n, 'do not say both', 'none that says both')}"
        f"{hatched(told[[level for level, _ in levels]], 'bars')}",
        spec=spec.experience(told, levels, dataset.unit),
        alt=f"Bars of {dataset.unit} by experience for each specialty. {words}",
        table=experience_table(dataset, pd.concat([told, table.drop(told.index)]), "Specialty"),
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
            pd.NA if not enough and is_hidden(*told["stated"]) else n,
            size(dataset, saying(dataset, findings, "specialties")),
            size(dataset, saying(dataset, dataset.coded, "specialties", "experience")),
            enough,
            BELOW,
        ),
    )


def _rest(dataset: Dataset, whole: int, part: int, findings_do: str, people_have: str) -> str:
    """' 12 more name none.', ' 3 more have none that names one.', '' where that is hidden."""
    rest = rest_of(dataset, whole, part)
    if is_hidden(rest) or (not rest and dataset.unit != FINDINGS):
        return ""
    people_do = f"{have(rest)} {people_have}"
    return f" {rest} more {findings_do if dataset.unit == FINDINGS else people_do}."
