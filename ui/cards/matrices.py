"""Cards that count by two attributes: a matrix of dots, its table, a short table for narrow screens."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

import pandas as pd

from analysis.model.count import SUPPRESSED, Count, count_of, counts_of
from analysis.model.dataset import HELPS, HINDERS, Dataset
from analysis.model.schema import NOT_STATED
from analysis.selection import Selection
from charts import spec
from charts.spec import NEGATIVE, POSITIVE, Row, Series
from ui.cards.card import Card, Counted
from ui.evidence.drawer import Mark
from wording.cards import ALL_OF_THEM, SILENT, cell_of, dots_in_words
from wording.counts import HIDDEN


@dataclass(frozen=True)
class Matrix:
    """What a matrix shows. `rows` and `columns`: the filter, the attribute of its labels, and what a reader calls them.

    `counts` has codes as index and columns; `silence` is what a reader calls not_stated in a column. The codes in `apart` are
    drawn apart and hollow. `sizes`: how many findings, or people, each column has; `groups`: the group of each row; `across`
    is said above the columns. `drawn`: how many rows the figure has, where it leaves the last ones out; `row_names`: what the
    rows are called in the table, where that differs from the figure. `wide`: columns that stand for several values, with what
    a reader calls each and the values. `n`: how many there are in all, where the card counts another number; `value`: as in
    `Card`.
    """

    key: str
    title: str
    measure: str
    counts: pd.DataFrame
    rows: tuple[str, str, str]
    columns: tuple[str, str, str]
    silence: str = SILENT
    sizes: tuple[Count, ...] = ()
    apart: tuple[str, ...] = (NOT_STATED,)
    groups: tuple[str, ...] = ()
    across: str = ""
    drawn: int | None = None
    row_names: tuple[str, ...] = ()
    wide: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    n: Count | None = None
    value: str = ""


def matrix_card(dataset: Dataset, matrix: Matrix, selection: Selection, notes: pd.DataFrame, counted: Counted) -> Card:
    """The card of a matrix; `selection` gives the findings that it counts."""
    counts = matrix.counts
    rows = _labels(dataset, counts.index, matrix.rows[1], SILENT)
    columns = [label for label, _ in matrix.wide.values()] or _labels(
        dataset, counts.columns, matrix.columns[1], matrix.silence
    )
    names = list(matrix.row_names) or rows
    short = _in_short(counts, names, columns)
    drawn = len(rows) if matrix.drawn is None else matrix.drawn
    return Card(
        key=matrix.key,
        value=matrix.value,
        title=matrix.title,
        measure=matrix.measure,
        spec=spec.matrix(
            counts.iloc[:drawn],
            [
                Row(label, None, group or "", code in matrix.apart, _side(dataset, matrix.rows[0], code))
                for code, label, group in zip_longest(counts.index[:drawn], rows[:drawn], matrix.groups[:drawn])
            ],
            [
                Series(label, (), n=n, silent=code in matrix.apart)
                for code, label, n in zip_longest(counts.columns, columns, matrix.sizes)
            ],
            dataset.unit,
            matrix.across,
        ),
        alt=dots_in_words(dataset.unit, list(short.items())),
        table=counts.set_axis(columns, axis="columns").set_axis(pd.Index(names, name=matrix.rows[2]), axis="index"),
        marks=[
            Mark("", ALL_OF_THEM, counted.n if matrix.n is None else matrix.n, selection),
            *_marks(matrix, names, columns, selection),
        ],
        notes=notes,
        counted=counted,
        compact=pd.DataFrame({matrix.columns[2]: short}).rename_axis(matrix.rows[2]),
    )


def _marks(matrix: Matrix, rows: list[str], columns: list[str], selection: Selection) -> list[Mark]:
    """A mark for each cell."""
    counts, across = matrix.counts, [matrix.wide.get(code, ("", (code,)))[1] for code in matrix.counts.columns]
    return [
        Mark(
            f"{row} {column}",
            cell_of(rows[row], columns[column]),
            count_of(counts.iat[row, column]),
            selection.with_(**{matrix.rows[0]: (value,), matrix.columns[0]: values}),
        )
        for row, value in enumerate(counts.index)
        for column, values in enumerate(across)
    ]


def _side(dataset: Dataset, name: str, code: str) -> str:
    """Which side a row is on where the rows are themes or kinds: 'positive' for what helps, 'negative' for what hinders."""
    kind = dataset.kind_of.get(code, "") if name == "theme" else code if name == "kind" else ""
    return {HELPS: POSITIVE, HINDERS: NEGATIVE}.get(dataset.role_of.get(kind, ""), "")


def _labels(dataset: Dataset, codes: pd.Index, attribute: str, silence: str) -> list[str]:
    return [silence if code == NOT_STATED else dataset.label(attribute, code) for code in codes]


def _in_short(counts: pd.DataFrame, rows: list[str], columns: list[str]) -> pd.Series:
    """'Consultants 6, Managers hidden' for each row."""
    cells = [
        ", ".join(
            f"{column}\u00a0{HIDDEN if count is SUPPRESSED else count}"
            for column, count in zip(columns, counts_of(line), strict=True)
            if count != 0
        )
        for line in counts.astype(object).to_numpy()
    ]
    return pd.Series(cells, index=rows, dtype=object)
