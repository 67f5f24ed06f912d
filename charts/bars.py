"""Plain horizontal bars of counts, the name to the left and the number at the end of each."""

import pandas as pd

from charts.style import Palette, amount, bar, layout, wrap

ROW_HEIGHT = 46


def draw_bars(table: pd.DataFrame, palette: Palette, colour: str | None = None, unit: str = "findings") -> dict:
    """One bar a row. `table`: columns label and count. Each bar's customdata is its row, counted from 0.

    A row whose column `stated` (if there is one) is False is drawn hollow: silence, not an answer.
    """
    colour = colour or palette.sequential[2]
    stated = list(table["stated"]) if "stated" in table else [True] * len(table)
    counts = [int(count) for count in table["count"]]
    trace = bar(
        palette,
        colour,
        x=counts,
        y=list(range(len(table))),
        text=[str(count) for count in counts],
        textposition="outside",
        outsidetextfont={"color": palette.text, "size": 16},
        customdata=[str(row) for row in range(len(table))],
        hovertext=[amount(count, unit) for count in counts],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    trace["marker"] = {
        "color": [colour if is_stated else palette.page for is_stated in stated],
        "line": {"color": [palette.page if is_stated else palette.line for is_stated in stated], "width": 2},
    }
    most = max([1, *counts])
    return {
        "data": [trace],
        "layout": layout(
            palette,
            20 + ROW_HEIGHT * len(table),
            xaxis={"range": [0, most * 1.15]},
            yaxis={
                "ticklabelstandoff": 8,
                "tickmode": "array",
                "tickvals": list(range(len(table))),
                "ticktext": [wrap(label, 26) for label in table["label"]],
            },
        ),
    }
