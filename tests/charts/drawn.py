"""Hand-made tables as charts, so that each drawing can be held against numbers that stand in its test."""

from collections.abc import Collection, Sequence
from itertools import zip_longest

import pandas as pd

from charts import spec
from charts.draw import draw
from charts.spec import ChartSpec, Row, Series
from charts.style import Palette

SIDES = ("What hinders", "What helps")


def matrix_of(
    counts: pd.DataFrame,
    rows: list[str],
    columns: list[str],
    unit: str = "findings",
    silent_rows: Collection[int] = (),
    silent_columns: Collection[int] = (),
    *,
    sizes: Sequence[int] = (),
    row_sizes: Sequence[int] = (),
    groups: Sequence[str] = (),
    across: str = "",
    levels: Sequence[str] = (),
) -> ChartSpec:
    """A matrix; `silent_rows` and `silent_columns` by their numbers; `levels`: the side that each row is on."""
    down = [
        Row(label, n, group or "", row in silent_rows, level or "")
        for row, (label, n, group, level) in enumerate(zip_longest(rows, row_sizes, groups, levels))
    ]
    heads = [
        Series(label, (None,) * len(rows), n=n, silent=column in silent_columns)
        for column, (label, n) in enumerate(zip_longest(columns, sizes))
    ]
    return spec.matrix(counts, down, heads, unit, across)


def experience_of(table: pd.DataFrame, levels, fit: bool = False, unit: str = "findings") -> ChartSpec:
    """Experience; with `fit` what does not say is drawn too."""
    return spec.experience(table, levels, unit, "Not stated" if fit else "")


def draw_bars(table: pd.DataFrame, palette: Palette, unit: str = "findings") -> dict:
    """Bars, drawn."""
    return draw(spec.bars(table, unit), palette)


def draw_experience(table: pd.DataFrame, levels, palette: Palette, fit: bool = False, unit: str = "findings") -> dict:
    """Experience, drawn."""
    return draw(experience_of(table, levels, fit, unit), palette)


def draw_balance(table: pd.DataFrame, palette: Palette, unit: str = "findings") -> dict:
    """A balance, drawn."""
    return draw(spec.balance(table, SIDES, unit), palette)


def draw_matrix(counts: pd.DataFrame, rows: list[str], columns: list[str], palette: Palette, *more, **named) -> dict:
    """A matrix, drawn."""
    return draw(matrix_of(counts, rows, columns, *more, **named), palette)
