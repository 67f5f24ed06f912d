"""Cards on who was interviewed. They count people, so nothing in them opens findings."""

import pandas as pd

from analysis.descriptor import NOT_STATED
from analysis.notes import notes_on
from analysis.participants import count_people, specialties_by_programme
from analysis.selection import Selection, join_or
from analysis.study import Dataset
from charts.bars import draw_bars
from charts.matrix import draw_matrix
from ui.card import Card
from ui.cards.shared import most_named, palette, unshaded
from ui.words import counts_in_words, people_of


def people_card(
    dataset: Dataset, people: pd.DataFrame, selection: Selection, column: str, values: list[str] | None = None
) -> Card:
    """People by one column of the list: a bar for each of `values`, or for each value that anybody shown has."""
    table = count_people(dataset, people, column, values)
    name = dataset.descriptor.table("participants").field(column).title
    said = ", ".join(f"{each.label} {each.count}" for each in table[["label", "count"]].itertuples(index=False))
    silent = int(table.loc[~table["stated"], "count"].sum())
    return Card(
        key=f"people-by-{column}",
        title=_spread(table) if values is not None else _title(table, name),
        measure=f"{people_of(len(people))}, by {name.lower()} as listed"
        + (f"; for {silent} the list does not give it. {unshaded('bars')}" if silent else "."),
        shape="bars",
        figure=draw_bars(table, palette(), unit="people"),
        alt=f"Bars of people by {name.lower()}: {said}.",
        table=pd.DataFrame({name: list(table["label"]), "People": list(table["count"])}).set_index(name),
        marks=[],
        notes=_notes_about(dataset, selection, "participants", column),
    )


def people_matrix_card(dataset: Dataset, people: pd.DataFrame, selection: Selection, programmes: list[str]) -> Card:
    """People by specialty and programme."""
    counts = specialties_by_programme(dataset, people, programmes)
    rows = [dataset.label("specialty", value) for value in counts.index]
    names = [dataset.label("programme", value) for value in programmes]
    silent = [number for number, value in enumerate(counts.index) if value == NOT_STATED]
    table = counts.set_axis(names, axis="columns").set_axis(pd.Index(rows, name="Specialty"), axis="index")
    return Card(
        key="people-by-programme-and-specialty",
        title=_spread(count_people(dataset, people, "programme", programmes)),
        measure=f"{people_of(len(people))} interviewed, by programme and specialty as listed."
        + (f" {unshaded('boxes')}" if silent else ""),
        shape="matrix",
        figure=draw_matrix(
            counts,
            rows,
            names,
            palette(),
            unit="people",
            silent_rows=silent,
            sizes=[int(counts[programme].sum()) for programme in programmes],
        ),
        alt=f"People by specialty and programme. {counts_in_words(table)}",
        table=table,
        marks=[],
        notes=_notes_about(dataset, selection, "programmes", "programme"),
        narrow=narrow_counts(table, "People"),
    )


def narrow_counts(table: pd.DataFrame, what: str) -> pd.DataFrame:
    """A matrix in two columns, for narrow screens: each row's name, then its columns that are not 0 with their counts."""
    cells = [", ".join(f"{name} {count}" for name, count in row.items() if count) or "none" for _, row in table.iterrows()]
    return pd.DataFrame({what: cells}, index=table.index)


def _title(table: pd.DataFrame, name: str) -> str:
    stated = table[table["stated"]]
    n, total = int(stated["count"].sum()), int(table["count"].sum())
    if not n:
        return f"{name} is not stated for any of {people_of(total)}"
    most = f"most often {most_named(stated['label'], stated['count'], n)}"
    return f"{name} is stated for {n} of {people_of(total)}, " + (
        most if len(stated) > 1 else f"always “{stated['label'].iloc[0]}”"
    )


def _spread(table: pd.DataFrame) -> str:
    some, people = table[table["count"] > 0], people_of(int(table["count"].sum()))
    if len(table) == 1:
        return f"{people} listed under {table['label'].iloc[0]}"
    title = f"{people}, listed under {len(some)} of {len(table)} programmes"
    none = list(table.loc[table["count"] == 0, "label"])
    return f"{title}; nobody under {join_or(none)}" if none and len(some) else title


def _notes_about(dataset: Dataset, selection: Selection, topic: str, attribute: str) -> pd.DataFrame:
    notes = notes_on(dataset, topic, selection)
    return notes[notes["attribute"] == attribute] if len(notes) else notes
