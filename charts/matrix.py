"""Counts by two attributes as a matrix of squares, each with its number; an empty cell stays empty.

Squares are scatter marks, because a heat map answers no clicks.
"""

from collections.abc import Collection, Sequence
from itertools import zip_longest

import pandas as pd

from charts.style import FONT_SIZE, HIDDEN, LINE_HEIGHT, PROTECTED, Palette, amount, in_groups, layout, text_on, wrap

ROW_HEIGHT, SQUARE = 42, 34
APART = 0.35  # of a row or column: the gap before silence
ROOM, LETTER = 680, 0.5  # the pixels that the columns' names share in a card just wide enough; a letter's width by its size
SMALLEST = 13  # names that would have to be smaller stand slanted
ACROSS, LONGEST = 80, 14  # letters of the columns' names side by side, and of the longest word that is not broken


def draw_matrix(
    counts: pd.DataFrame,
    row_labels: list[str],
    column_labels: list[str],
    palette: Palette,
    unit: str = "findings",
    silent_rows: Collection[int] = (),
    silent_columns: Collection[int] = (),
    *,
    sizes: Sequence[int] = (),
    row_sizes: Sequence[int] = (),
    groups: Sequence[str] = (),
    across: str = "",
) -> dict:
    """One square a cell of `counts` that is not 0, darker for more. A square's customdata is 'row column', from 0.

    `silent_rows` and `silent_columns` (numbers, the last ones) mean 'not stated': they stand apart, their squares hollow,
    and do not count towards what is dark. A hidden cell is hatched, in a trace of its own. `sizes` and `row_sizes`: how many
    each column or row has, said under its name. `groups`: the group of each row; rows of one follow one another under its
    name. `across` is said above all columns.
    """
    rows, columns = counts.shape
    names = _with_sizes([wrap(label, 18 if row_sizes else 26) for label in row_labels], row_sizes, unit)
    rooms = [max(1, (name.count("<br>") + 1.3) * LINE_HEIGHT / ROW_HEIGHT) for name in names]
    down, headings = in_groups(groups or [""] * rows, rooms)
    down = [at + APART * (row in silent_rows) for row, at in enumerate(down)]
    top, bottom = -0.55, (down[-1] + rooms[-1] / 2 if down else 0.5) + 0.05
    across_at = [column + APART * (column in silent_columns) for column in range(columns)]
    heads, size = _heads(column_labels, sizes, unit)
    slanted = size < SMALLEST
    lines = (5 if slanted else max((head.count("<br>") + 1 for head in heads), default=0)) + 1.5 * bool(across)
    cells = [(row, column, counts.iat[row, column]) for row in range(rows) for column in range(columns)]
    hidden = [(row, column, count) for row, column, count in cells if pd.isna(count)]
    cells = [(row, column, int(count)) for row, column, count in cells if not pd.isna(count) and count]

    def placed(look: dict, cells: list[tuple]) -> dict:
        return {
            **look,
            "x": [across_at[column] for _, column, _ in cells],
            "y": [down[row] for row, _, _ in cells],
            "customdata": [f"{row} {column}" for row, column, _ in cells],
            "hovertext": [
                f"{wrap(row_labels[row])}, {wrap(column_labels[column])}: {amount(count, unit, PROTECTED)}"
                for row, column, count in cells
            ],
        }

    silent = [row in silent_rows or column in silent_columns for row, column, _ in cells]
    traces = [placed(_squares([count for _, _, count in cells], silent, palette), cells)]
    return {
        "data": [*traces, placed(_hatched(len(hidden), palette), hidden)] if hidden else traces,
        "layout": layout(
            palette,
            int(24 + LINE_HEIGHT * lines + ROW_HEIGHT * (bottom - top)),
            shapes=[_rule(at, palette) for at in headings],
            xaxis={
                "side": "top",
                "automargin": True,
                "showticklabels": True,
                "tickmode": "array",
                "tickangle": -45 if slanted else 0,
                "tickfont": {"size": max(size, SMALLEST)},
                "tickvals": across_at,
                "ticktext": [head.replace("<br>", " ") for head in heads] if slanted else heads,
                "range": [-0.5, (across_at or [0])[-1] + (1.6 if slanted else 0.5)],
                "ticks": "",
                **({"title": {"text": wrap(across, 60), "standoff": 8, "font": {"size": FONT_SIZE}}} if across else {}),
            },
            yaxis={
                "ticklabelstandoff": 8,
                "tickmode": "array",
                "tickvals": [*down, *headings],
                "ticktext": [*names, *(f"<b>{wrap(name, 26)}</b>" for name in headings.values())],
                "range": [bottom, top],
                "autorange": False,
            },
        ),
    }


def _squares(counts: list[int], hollow: list[bool], palette: Palette) -> dict:
    """The look of the cells of these counts, `hollow` those that are silence: their numbers and colours."""
    most = max([1, *(count for count, silent in zip(counts, hollow, strict=True) if not silent)])
    colours = [palette.page if silent else _shade(palette, count, most) for count, silent in zip(counts, hollow, strict=True)]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "text": [str(count) for count in counts],
        "textfont": {
            "color": [palette.line if silent else text_on(colour) for colour, silent in zip(colours, hollow, strict=True)],
            "size": FONT_SIZE,
        },
        "marker": {
            "symbol": "square",
            "size": SQUARE,
            "color": colours,
            "opacity": 1,
            "line": {"color": palette.line, "width": [1 if silent else 0 for silent in hollow]},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _hatched(number: int, palette: Palette) -> dict:
    """The look of `number` hidden cells: strokes in place of a number, because a scatter mark has no pattern."""
    hollow = _squares([0] * number, [True] * number, palette)
    return hollow | {
        "name": HIDDEN.capitalize(),
        "meta": HIDDEN,
        "text": ["////"] * number,
        "textfont": {"color": palette.line, "size": 21},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": palette.line}},
    }


def _heads(labels: list[str], sizes: Sequence[int], unit: str) -> tuple[list[str], int]:
    """The columns' names in lines of the width that each column has, and the font size at which they stand side by side.

    A word that is not too long is not broken.
    """
    wide = [max(ACROSS // len(labels), min(LONGEST, max(map(len, label.split()), default=0))) for label in labels]
    heads = _with_sizes([wrap(label, width) for label, width in zip(labels, wide, strict=True)], sizes, unit)
    longest = max((len(line) for head in heads for line in head.split("<br>")), default=0)
    return heads, min(FONT_SIZE, int(ROOM / max(1, len(labels) * longest * LETTER)))


def _with_sizes(names: list[str], sizes: Sequence[int], unit: str) -> list[str]:
    return [name if size is None else f"{name}<br>{amount(size, unit, HIDDEN)}" for name, size in zip_longest(names, sizes)]


def _rule(at: float, palette: Palette) -> dict:
    line = {"color": palette.line, "width": 1}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": at, "y1": at, "line": line, "layer": "below"}


def _shade(palette: Palette, count: int, most: int) -> str:
    steps = palette.sequential
    return steps[min(len(steps) - 1, (count - 1) * len(steps) // most)]
