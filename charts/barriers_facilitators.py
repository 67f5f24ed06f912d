"""What helps and what hinders, theme by theme, as one diverging chart."""

import pandas as pd

from charts.style import Palette, bar, layout, wrap

ROW_HEIGHT = 50
LABEL_GAP = 0.02


def draw_balance(table: pd.DataFrame, palette: Palette) -> dict:
    """One row a theme: facilitators' bars to the right of a middle line, barriers' to its left, names opposite.

    `table`: columns label, helps (True for a facilitator), findings. Each bar's customdata is its row, from 0.
    """
    most = max(1, int(table["findings"].max())) if len(table) else 1
    traces, notes = [], []
    for helps, colour, sign in ((True, palette.positive, 1), (False, palette.negative, -1)):
        rows = [row for row, side in enumerate(table["helps"]) if side == helps]
        counts = [int(table["findings"].iloc[row]) for row in rows]
        traces.append(
            bar(
                palette,
                colour,
                x=[sign * number for number in counts],
                y=rows,
                text=[str(number) for number in counts],
                textposition="outside",
                outsidetextfont={"color": palette.text, "size": 16},
                customdata=[str(row) for row in rows],
                hovertemplate="%{text} findings<extra></extra>",
            )
        )
        notes += [_heading("What helps" if helps else "What hinders", rows[-1], sign * most)] if rows else []
        notes += [_name(table["label"].iloc[row], row, helps, most) for row in rows]
    return {
        "data": traces,
        "layout": layout(
            palette,
            20 + ROW_HEIGHT * len(table),
            barmode="overlay",
            bargap=0.3,
            annotations=notes,
            xaxis={
                "range": [-most * 1.15, most * 1.15],
                "zeroline": True,
                "zerolinecolor": palette.line,
                "zerolinewidth": 1,
            },
            yaxis={"showticklabels": False, "automargin": False, "range": [len(table) - 0.4, -0.6], "autorange": False},
        ),
    }


def _heading(text: str, row: int, edge: int) -> dict:
    """What the bars of one side are, in the outer corner that the shortest of them leave free."""
    side = "right" if edge > 0 else "left"
    return {"text": f"<b>{text}</b>", "x": edge, "y": row, "xanchor": side, "yanchor": "middle", "showarrow": False}


def _name(label: str, row: int, helps: bool, most: int) -> dict:
    return {
        "text": wrap(label, 20),
        "x": -most * LABEL_GAP if helps else most * LABEL_GAP,
        "y": row,
        "xanchor": "right" if helps else "left",
        "yanchor": "middle",
        "align": "right" if helps else "left",
        "showarrow": False,
    }
