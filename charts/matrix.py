"""Counts by two attributes as a matrix of squares, each with its number; an empty cell stays empty.

Squares are scatter marks, because a heat map answers no clicks.
"""

import pandas as pd

from charts.style import FONT_SIZE, Palette, layout, text_on, wrap

ROW_HEIGHT = 48
HEADROOM = 96
SQUARE = 40


def draw_matrix(
    counts: pd.DataFrame, row_labels: list[str], column_labels: list[str], palette: Palette, unit="findings"
) -> dict:
    """One square a cell of `counts` that is not 0, darker for more. A square's customdata is 'row column', from 0."""
    rows, columns = counts.shape
    cells = [(row, column, int(counts.iat[row, column])) for row in range(rows) for column in range(columns)]
    cells = [cell for cell in cells if cell[2]]
    most = max([1, *(count for _, _, count in cells)])
    colours = [_shade(palette, count, most) for _, _, count in cells]
    trace = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [column for _, column, _ in cells],
        "y": [row for row, _, _ in cells],
        "text": [str(count) for _, _, count in cells],
        "textfont": {"color": [text_on(colour) for colour in colours], "size": FONT_SIZE},
        "marker": {"symbol": "square", "size": SQUARE, "color": colours, "opacity": 1},
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "customdata": [f"{row} {column}" for row, column, _ in cells],
        "hovertext": [
            f"{wrap(row_labels[row])}, {wrap(column_labels[column])}: {count} {unit}" for row, column, count in cells
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }
    return {
        "data": [trace],
        "layout": layout(
            palette,
            HEADROOM + ROW_HEIGHT * rows,
            xaxis={
                "side": "top",
                "showticklabels": True,
                "tickmode": "array",
                "tickangle": 0,
                "tickvals": list(range(columns)),
                "ticktext": [wrap(label, 11) for label in column_labels],
                "range": [-0.6, columns - 0.4],
                "ticks": "",
            },
            yaxis={
                "tickmode": "array",
                "tickvals": list(range(rows)),
                "ticktext": [f"{wrap(label, 26)}  " for label in row_labels],
                "range": [rows - 0.4, -0.6],
                "autorange": False,
            },
        ),
    }


def _shade(palette: Palette, count: int, most: int) -> str:
    steps = palette.sequential
    return steps[min(len(steps) - 1, (count - 1) * len(steps) // most)]
