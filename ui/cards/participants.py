"""Cards on who was interviewed. They count people, so nothing in them opens findings."""

import pandas as pd

from analysis.counts import size
from analysis.model.count import SUPPRESSED, all_hidden, counts_of, is_at_least, items_of
from analysis.model.dataset import PEOPLE, Dataset
from analysis.model.rows import Rows
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.participants import count_people, specialties_by_programme
from analysis.selection import Selection
from charts import spec
from charts.spec import Row, Series
from ui.cards.card import Card, Counted
from ui.words import held_in
from wording.cards import NONE, SPECIALTY, hatched, unshaded
from wording.cards import PEOPLE as PEOPLE_HEAD
from wording.counts import HIDDEN
from wording.participants import PROGRAMME_AND_SPECIALTY, matrix_in_words, people_by, people_chart, people_in_words

ALL_HIDDEN = Counted(SUPPRESSED, SUPPRESSED, SUPPRESSED)  # of a chart that has no number to show


def people_card(dataset: Dataset, people: Rows, selection: Selection, column: str, values: list[str] | None = None) -> Card:
    """People by one column of the list: a bar for each of `values`, or for each value that anybody shown has."""
    table = count_people(dataset, people, column, values)
    name = dataset.descriptor.table("participants").field(column).title
    silent = [number for number in counts_of(table.loc[~table["stated"], "count"]) if is_at_least(number, 1)]
    return Card(
        key=f"people-by-{column}",
        title=people_chart(dataset, name),
        measure=people_by(size(dataset, people), name, silent[0] if silent else 0) + hatched(table["count"], "bars"),
        spec=spec.bars(table, PEOPLE),
        alt=people_in_words(name, items_of(table.set_index("label")["count"])),
        table=pd.DataFrame({name: list(table["label"]), PEOPLE_HEAD: list(table["count"])}).set_index(name),
        marks=[],
        notes=_notes_about(dataset, selection, "participants", column),
        counted=ALL_HIDDEN if all_hidden(table["count"]) else None,
    )


def people_matrix_card(dataset: Dataset, people: Rows, selection: Selection, programmes: list[str]) -> Card:
    """People by specialty and programme."""
    counts = specialties_by_programme(dataset, people, programmes)
    rows = [dataset.label("specialty", value) for value in counts.index]
    names = [dataset.label("programme", value) for value in programmes]
    silent = [number for number, value in enumerate(counts.index) if value == NOT_STATED]
    table = counts.set_axis(names, axis="columns").set_axis(pd.Index(rows, name=SPECIALTY), axis="index")
    by_programme = count_people(dataset, people, "programme", programmes)
    return Card(
        key="people-by-programme-and-specialty",
        title=people_chart(dataset, PROGRAMME_AND_SPECIALTY),
        measure=people_by(size(dataset, people), PROGRAMME_AND_SPECIALTY)
        + (f" {unshaded('dots')}" if (counts.iloc[silent] > 0).any(axis=None) else "")
        + hatched(counts, "dots"),
        spec=spec.matrix(
            counts,
            [Row(row, silent=place in silent) for place, row in enumerate(rows)],
            [Series(name, (), n=n) for name, n in zip(names, counts_of(by_programme["count"]), strict=True)],
            PEOPLE,
        ),
        alt=matrix_in_words(held_in(table)),
        table=table,
        marks=[],
        notes=_notes_about(dataset, selection, "programmes", "programme"),
        counted=ALL_HIDDEN if all_hidden(counts) else None,
        compact=narrow_counts(table, PEOPLE_HEAD),
    )


def narrow_counts(table: pd.DataFrame, what: str) -> pd.DataFrame:
    """A matrix in two columns, for narrow screens: each row's name, then its columns that are not 0 with their counts."""
    said = table.astype(object).map(lambda count: HIDDEN if count is pd.NA else count)
    cells = [", ".join(f"{name} {count}" for name, count in row.items() if count) for _, row in said.iterrows()]
    return pd.DataFrame({what: [cell or NONE for cell in cells]}, index=table.index)


def _notes_about(dataset: Dataset, selection: Selection, topic: str, attribute: str) -> pd.DataFrame:
    notes = notes_on(dataset, topic, selection)
    return notes[notes["attribute"] == attribute] if len(notes) else notes
