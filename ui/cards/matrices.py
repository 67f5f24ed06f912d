"""Cards that count findings by two attributes: a matrix of squares, its table, a short table for narrow screens."""

from dataclasses import dataclass

import pandas as pd

from analysis.descriptor import NOT_STATED
from analysis.selection import Selection
from analysis.study import Dataset
from charts.matrix import draw_matrix
from ui.card import Card, Counted
from ui.cards.shared import matrix_marks, palette
from ui.drawer import Mark
from ui.words import column_label


@dataclass(frozen=True)
class Matrix:
    """What a matrix shows. `rows` and `columns`: the filter, the attribute of its labels, and what a reader calls them.

    `counts` has codes as index and columns; `silence` is what a reader calls not_stated. The codes in `apart` are drawn
    apart and hollow. `sizes` is the
    n under each column, where columns are compared; `everything` what a reader calls all the findings counted.
    """

    key: str
    title: str
    measure: str
    counts: pd.DataFrame
    rows: tuple[str, str, str]
    columns: tuple[str, str, str]
    silence: str = "Not stated"
    sizes: tuple[int, ...] = ()
    everything: str = "All of them"
    apart: tuple[str, ...] = (NOT_STATED,)


def matrix_card(dataset: Dataset, matrix: Matrix, selection: Selection, notes: pd.DataFrame, counted: Counted) -> Card:
    """The card of a matrix; `selection` gives the findings that it counts."""
    counts = matrix.counts
    rows = [dataset.label(matrix.rows[1], code) for code in counts.index]
    columns = [matrix.silence if code == NOT_STATED else dataset.label(matrix.columns[1], code) for code in counts.columns]
    heads = [column_label(*each) for each in zip(columns, matrix.sizes, strict=True)] if matrix.sizes else columns
    short = _in_short(counts, rows, columns)
    return Card(
        key=matrix.key,
        title=matrix.title,
        measure=matrix.measure,
        shape="matrix",
        figure=draw_matrix(
            counts,
            rows,
            heads,
            palette(),
            silent_rows=_silent(counts.index, matrix.apart),
            silent_columns=_silent(counts.columns, matrix.apart),
        ),
        alt=f"Squares with the number of findings. {' '.join(f'{row}: {cells}.' for row, cells in short.items())}",
        table=pd.DataFrame(counts.to_numpy(), index=pd.Index(rows, name=matrix.rows[2]), columns=columns),
        marks=[
            Mark("", matrix.everything, counted.n, selection),
            *matrix_marks(counts, rows, columns, selection, matrix.rows[0], matrix.columns[0]),
        ],
        notes=notes,
        counted=counted,
        narrow=pd.DataFrame({matrix.columns[2]: short}).rename_axis(matrix.rows[2]),
    )


def _silent(codes: pd.Index, apart: tuple[str, ...]) -> list[int]:
    return [place for place, code in enumerate(codes) if code in apart]


def _in_short(counts: pd.DataFrame, rows: list[str], columns: list[str]) -> pd.Series:
    """'Consultants 6, Managers 1' for each row."""
    cells = [
        ", ".join(f"{column}\u00a0{count}" for column, count in zip(columns, line, strict=True) if count)
        for line in counts.to_numpy()
    ]
    return pd.Series(cells, index=rows, dtype=object)
