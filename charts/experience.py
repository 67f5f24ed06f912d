"""Experience (negative, mixed, positive) by the values of one attribute, as diverging bars with counts."""

import pandas as pd

from charts.style import Palette, bar, layout, numbers, wrap

ROW_HEIGHT, LINE = 62, 24
HEADROOM = 60


def draw_experience(table: pd.DataFrame, levels: list[tuple[str, str]], palette: Palette, fit: bool = False) -> dict:
    """Bars that leave a middle line: bad experience to the left, good to the right, mixed across the middle.

    `table`: one row a bar; columns label, one for each experience level, and stated. `levels`: code and label of
    the levels from bad to good. Each segment's customdata is 'row level', the row counted from 0. With `fit`, for many
    rows with long names: rows as high as the longest name, no more room on either side than its bars need, and at the
    outer end of each bar, hollow, the findings that do not say (column not_stated; customdata 'row not_stated').
    """
    left = start = -(table[levels[0][0]] + table[levels[1][0]] / 2)
    traces = []
    for level, label in levels:
        traces.append(
            bar(
                palette,
                palette.experience(level),
                name=wrap(label),
                x=[int(number) for number in table[level]],
                y=list(range(len(table))),
                base=[float(edge) for edge in left],
                text=numbers(table[level]),
                customdata=[f"{row} {level}" for row in range(len(table))],
                hovertemplate=f"{wrap(label)}: %{{x}} findings<extra></extra>",
            )
        )
        left = left + table[level]
    if fit:
        outside = [
            edge if good >= bad else begin - silent for edge, begin, silent, good, bad in _ends(table, levels, start, left)
        ]
        traces.append(_silence(table["not_stated"], outside, palette))
        start = [min(pair) for pair in zip(start, outside, strict=True)]
        left = [max(edge, begin + silent) for edge, begin, silent in zip(left, outside, table["not_stated"], strict=True)]
    leftmost, rightmost = min([-1.0, *start]), max([1.0, *left])
    if not fit:
        leftmost, rightmost = min(leftmost, -rightmost), max(-leftmost, rightmost)
    lines = max((wrap(label, 20).count("<br>") + 2 for label in table["label"]), default=0) if fit else 0
    return {
        "data": traces,
        "layout": layout(
            palette,
            HEADROOM + max(ROW_HEIGHT, LINE * lines) * len(table),
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
            xaxis={
                "range": [leftmost * 1.02, rightmost * 1.02],
                "zeroline": True,
                "zerolinecolor": palette.line,
                "zerolinewidth": 1,
            },
            yaxis={
                "tickmode": "array",
                "tickvals": list(range(len(table))),
                "ticktext": [f"{wrap(row.label, 20)}<br>n = {row.stated}" for row in table[["label", "stated"]].itertuples()],
            },
        ),
    }


def _ends(table: pd.DataFrame, levels: list[tuple[str, str]], start: pd.Series, left: pd.Series) -> zip:
    bad, good = table[levels[0][0]], table[levels[-1][0]]
    return zip(left, start, table["not_stated"], good, bad, strict=True)


def _silence(counts: pd.Series, base: list[float], palette: Palette) -> dict:
    rows = [row for row, count in enumerate(counts) if count]  # an empty box would still have its outline
    trace = bar(
        palette,
        palette.page,
        name="Not stated",
        x=[int(counts.iloc[row]) for row in rows],
        y=rows,
        base=[float(base[row]) for row in rows],
        text=numbers(counts.iloc[rows]),
        customdata=[f"{row} not_stated" for row in rows],
        hovertemplate="Not stated: %{x} findings<extra></extra>",
    )
    trace["marker"] = {"color": palette.page, "line": {"color": palette.line, "width": 1.5}}
    return trace
