"""Experience (negative, mixed, positive) by the values of one attribute, as diverging bars with counts."""

import pandas as pd

from charts.style import Palette, amount, bar, in_groups, layout, middle_line, numbers, wrap

ROW_HEIGHT, LOW_ROW, LINE = 62, 52, 24
THICK = 0.72  # of a row: a bar
HEADROOM = 60


def draw_experience(table: pd.DataFrame, levels: list[tuple[str, str]], palette: Palette, fit: bool = False) -> dict:
    """Bars that leave a middle line: bad experience to the left, good to the right, mixed across the middle.

    `table`: one row a bar; columns label, one for each experience level, and stated, which stands under the label.
    `levels`: code and label of the levels from bad to good; the legend names those that any row has. Each segment's
    customdata is 'row level', the row counted from 0. With `fit`, for many rows with long names: rows as high as
    their names, no more room on either side than its bars need, and at the outer end of each bar, hollow, the findings
    that do not say (column not_stated; customdata 'row not_stated').
    """
    names = [f"{wrap(row.label, 20)}<br>{amount(row.stated, 'findings')}" for row in table[["label", "stated"]].itertuples()]
    row_height = LOW_ROW if fit else ROW_HEIGHT
    rooms = [max(1, LINE * (name.count("<br>") + 1) / row_height) if fit else 1 for name in names]
    down, _ = in_groups([""] * len(table), rooms)
    start = -(table[levels[0][0]] + table[levels[1][0]] / 2)
    traces, end = [], start
    for level, label in levels:
        traces.append(_segments(table[level], level, label, palette.experience(level), end, down, palette))
        end = end + table[level]
    if fit:
        good_side = table[levels[-1][0]] >= table[levels[0][0]]
        outside = end.where(good_side, start - table["not_stated"])
        traces.append(_silence(table["not_stated"], outside, down, palette))
        start, end = start.where(good_side, outside), end.where(~good_side, end + table["not_stated"])
    leftmost, rightmost = min([-1.0, *start]), max([1.0, *end])
    if not fit:
        leftmost, rightmost = min(leftmost, -rightmost), max(-leftmost, rightmost)
    return {
        "data": traces,
        "layout": layout(
            palette,
            int(HEADROOM + row_height * sum(rooms)),
            barmode="overlay",
            showlegend=True,
            shapes=_middle_line(table[levels[1][0]], down, rooms, palette),
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
            xaxis={"range": [leftmost * 1.02, rightmost * 1.02]},
            yaxis={
                "tickmode": "array",
                "tickvals": down,
                "ticktext": names,
                "range": [max(1, sum(rooms)) - 0.5, -0.5],
                "autorange": False,
            },
        ),
    }


def _middle_line(mixed: pd.Series, down: list[float], rooms: list[float], palette: Palette) -> list[dict]:
    """The middle line, row by row: above the bars, but behind those that lie across it with a number in their middle."""
    return [
        middle_line(palette, at - room / 2, at + room / 2, "below" if across else "above")
        for at, room, across in zip(down, rooms, mixed, strict=True)
    ]


def _segments(
    counts: pd.Series, level: str, label: str, colour: str, base: pd.Series, down: list[float], palette: Palette
) -> dict:
    return bar(
        palette,
        colour,
        name=wrap(label),
        showlegend=bool(counts.any()),
        x=[int(number) for number in counts],
        y=down,
        width=THICK,
        base=[float(edge) for edge in base],
        text=numbers(counts),
        customdata=[f"{row} {level}" for row in range(len(counts))],
        hovertext=[f"{wrap(label)}: {amount(int(number), 'findings')}" for number in counts],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _silence(counts: pd.Series, base: pd.Series, down: list[float], palette: Palette) -> dict:
    rows = [row for row, count in enumerate(counts) if count]  # an empty box would still have its outline
    trace = bar(
        palette,
        palette.page,
        name="Not stated",
        showlegend=bool(rows),
        x=[int(counts.iloc[row]) for row in rows],
        y=[down[row] for row in rows],
        width=THICK,
        base=[float(base.iloc[row]) for row in rows],
        text=numbers(counts.iloc[rows]),
        customdata=[f"{row} not_stated" for row in rows],
        hovertext=[f"Not stated: {amount(int(counts.iloc[row]), 'findings')}" for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    trace["marker"] = {"color": palette.page, "line": {"color": palette.line, "width": 1.5}}
    return trace
