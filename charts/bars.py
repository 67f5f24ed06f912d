"""Plain horizontal bars of counts, the name to the left and the number at the end of each."""

import pandas as pd

from charts.style import STUB, Palette, amount, bar, hatched, layout, wrap

ROW_HEIGHT = 46


def draw_bars(table: pd.DataFrame, palette: Palette, colour: str | None = None, unit: str = "findings") -> dict:
    """One bar a row. `table`: columns label and count. Each bar's customdata is its row, counted from 0.

    A row whose column `stated` (if there is one) is False is drawn hollow: silence, not an answer. One whose count is
    hidden is a hatched stub.
    """
    colour = colour or palette.sequential[2]
    hides = list(table["count"].isna())
    rows, hidden = ([row for row, each in enumerate(hides) if each == wanted] for wanted in (False, True))
    stated = list(table["stated"].iloc[rows]) if "stated" in table else [True] * len(rows)
    counts = [int(table["count"].iloc[row]) for row in rows]
    most = max([1, *counts])
    numbers = {"textposition": "outside", "outsidetextfont": {"color": palette.text, "size": 16}}
    trace = bar(
        palette,
        colour,
        x=counts,
        y=rows,
        text=[str(count) for count in counts],
        **numbers,
        customdata=[str(row) for row in rows],
        hovertext=[amount(count, unit) for count in counts],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    trace["marker"] = {
        "color": [colour if is_stated else palette.page for is_stated in stated],
        "line": {"color": [palette.page if is_stated else palette.line for is_stated in stated], "width": 2},
    }
    stubs = hatched(palette, [str(row) for row in hidden], x=[most * STUB] * len(hidden), y=hidden, **numbers)
    return {
        "data": [trace, stubs] if hidden else [trace],
        "layout": layout(
            palette,
            20 + ROW_HEIGHT * len(table),
            **({"barmode": "overlay"} if hidden else {}),
            xaxis={"range": [0, most * 1.15]},
            yaxis={
                "ticklabelstandoff": 8,
                "tickmode": "array",
                "tickvals": list(range(len(table))),
                "ticktext": [wrap(label, 26) for label in table["label"]],
            },
        ),
    }
