"""Counts by two attributes as a matrix of squares, each with its number; an empty cell stays empty.

Squares are scatter marks, because a heat map answers no clicks.
"""

from collections.abc import Collection

import pandas as pd

from charts.style import FONT_SIZE, Palette, layout, text_on, wrap

ROW_HEIGHT = 48
HEADROOM = 96
SQUARE = 40
APART = 0.35
ROOM, LETTER = 620, 8  # what the columns have in a card just wide enough; names that need more stand slanted


def draw_matrix(
    counts: pd.DataFrame,
    row_labels: list[str],
    column_labels: list[str],
    palette: Palette,
    unit: str = "findings",
    silent_rows: Collection[int] = (),
    silent_columns: Collection[int] = (),
) -> dict:
    """One square a cell of `counts` that is not 0, darker for more. A square's customdata is 'row column', from 0.

    `silent_rows` and `silent_columns` (numbers, the last ones) mean 'not stated': they stand apart, their squares hollow,
    and do not count towards what is dark.
    """
    rows, columns = counts.shape
    across = [column + APART * (column in silent_columns) for column in range(columns)]
    down = [row + APART * (row in silent_rows) for row in range(rows)]
    cells = [(row, column, int(counts.iat[row, column])) for row in range(rows) for column in range(columns)]
    cells = [cell for cell in cells if cell[2]]
    hollow = [row in silent_rows or column in silent_columns for row, column, _ in cells]
    most = max([1, *(cell[2] for cell, silent in zip(cells, hollow, strict=True) if not silent)])
    colours = [palette.page if silent else _shade(palette, cell[2], most) for cell, silent in zip(cells, hollow, strict=True)]
    trace = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [across[column] for _, column, _ in cells],
        "y": [down[row] for row, _, _ in cells],
        "text": [str(count) for _, _, count in cells],
        "textfont": {
            "color": [palette.text if silent else text_on(colour) for colour, silent in zip(colours, hollow, strict=True)],
            "size": FONT_SIZE,
        },
        "marker": {
            "symbol": "square",
            "size": SQUARE,
            "color": colours,
            "opacity": 1,
            "line": {"color": palette.line, "width": [1.5 if silent else 0 for silent in hollow]},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "customdata": [f"{row} {column}" for row, column, _ in cells],
        "hovertext": [
            f"{wrap(row_labels[row])}, {wrap(column_labels[column])}: {count} {unit}" for row, column, count in cells
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }
    heads = [wrap(label, 11) for label in column_labels]
    slanted = columns * LETTER * max((len(line) for head in heads for line in head.split("<br>")), default=0) > ROOM
    return {
        "data": [trace],
        "layout": layout(
            palette,
            HEADROOM * (2 if slanted else 1) + ROW_HEIGHT * rows,
            xaxis={
                "side": "top",
                "automargin": True,
                "showticklabels": True,
                "tickmode": "array",
                "tickangle": -45 if slanted else 0,
                "tickvals": across,
                "ticktext": [wrap(label, 40) for label in column_labels] if slanted else heads,
                "range": [-0.6, (across or [0])[-1] + (1.6 if slanted else 0.6)],
                "ticks": "",
            },
            yaxis={
                "ticklabelstandoff": 8,
                "tickmode": "array",
                "tickvals": down,
                "ticktext": [wrap(label, 26) for label in row_labels],
                "range": [(down or [0])[-1] + 0.6, -0.6],
                "autorange": False,
            },
        ),
    }


def _shade(palette: Palette, count: int, most: int) -> str:
    steps = palette.sequential
    return steps[min(len(steps) - 1, (count - 1) * len(steps) // most)]
