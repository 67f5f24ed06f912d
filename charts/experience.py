"""Experience (negative, mixed, positive) by the values of one attribute, as diverging bars with counts."""

import pandas as pd

from charts.style import Palette, bar, layout, numbers, wrap

ROW_HEIGHT = 62
HEADROOM = 60


def draw_experience(table: pd.DataFrame, levels: list[tuple[str, str]], palette: Palette) -> dict:
    """Bars that leave a middle line: bad experience to the left, good to the right, mixed across the middle.

    `table`: one row a bar; columns label, one for each experience level, and stated. `levels`: code and label of
    the levels from bad to good. Each segment's customdata is 'row level', the row counted from 0.
    """
    left = -(table[levels[0][0]] + table[levels[1][0]] / 2)
    traces = []
    for level, label in levels:
        traces.append(
            bar(
                palette,
                palette.experience(level),
                name=wrap(label),
                x=[int(number) for number in table[level]],
                y=list(range(len(table))),
                base=[float(start) for start in left],
                text=numbers(table[level]),
                customdata=[f"{row} {level}" for row in range(len(table))],
                hovertemplate=f"{wrap(label)}: %{{x}} findings<extra></extra>",
            )
        )
        left = left + table[level]
    reach = max(1.0, float((table[levels[0][0]] + table[levels[1][0]] / 2).max()), float(left.max()))
    return {
        "data": traces,
        "layout": layout(
            palette,
            HEADROOM + ROW_HEIGHT * len(table),
            barmode="overlay",
            showlegend=True,
            legend={
                "orientation": "h",
                "x": 0,
                "xanchor": "left",
                "y": 1.02,
                "yanchor": "bottom",
                "traceorder": "normal",
                "itemclick": False,
                "itemdoubleclick": False,
            },
            xaxis={"range": [-reach * 1.02, reach * 1.02], "zeroline": True, "zerolinecolor": palette.line, "zerolinewidth": 1},
            yaxis={
                "tickmode": "array",
                "tickvals": list(range(len(table))),
                "ticktext": [f"{wrap(row.label, 20)}<br>n = {row.stated}" for row in table[["label", "stated"]].itertuples()],
            },
        ),
    }
