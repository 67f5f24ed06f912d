"""Experience (negative, mixed, positive) by the values of one attribute, as bars with counts that begin at one line."""

import numpy as np
import pandas as pd

from charts.spec import ChartSpec, Series
from charts.style import STUB, THICK, Palette, axis_line, bar, hatched, in_groups, layout, names_of, numbers, wrap
from wording.counts import PROTECTED, SUPPRESSED, amount

ROW_HEIGHT, LOW_ROW, LINE = 62, 52, 24
WIDTH = 20  # letters of a name
HEADROOM = 60


def draw_experience(spec: ChartSpec, palette: Palette, lines: int | None = None) -> dict:
    """Bars that begin at one line, from bad to good, and what does not say hollow at the end of each.

    The legend names the levels that any row has. Where the chart has silence, rows are many and have long names: they are
    as high as those. A hidden segment has no length: a row that has any ends in a hatched stub, whose mark is that of the
    first of them. `lines`: how many lines of its name a row has room for, where all are even.
    """
    levels, silence, unit = [(each.level, each.label) for each in spec.told], spec.silence, spec.unit
    names = names_of(spec.rows, unit, WIDTH, lines)
    parts = [*levels, *([(silence.level, silence.label)] if silence else [])]
    hides = np.array([[value is SUPPRESSED for value in each.values] for each in spec.series], dtype=bool).T
    counts = pd.DataFrame(
        {each.level: [each.known.get(row, 0) for row in range(len(names))] for each in spec.series}, dtype=int
    )
    row_height = LOW_ROW if silence else ROW_HEIGHT
    tall = silence and lines is None
    rooms = [max(1, LINE * (name.count("<br>") + 1) / row_height) if tall else 1 for name in names]
    down, _ = in_groups([""] * len(names), rooms)
    traces, end = [], pd.Series(0, index=counts.index)
    for place, (level, label) in enumerate(levels):
        drawn = [row for row, hidden in enumerate(hides[:, place]) if not hidden]
        traces.append(_segments(counts[level], drawn, (level, label), end, down, palette, unit))
        end = end + counts[level]
    if silence:
        traces.append(_silence(silence, counts[silence.level], end, down, palette, unit))
        end = end + counts[silence.level]
    if hides.any():
        stub = STUB * max([1, *end])
        traces.append(_stubs(parts, hides, end, stub, down, palette))
        end = end + stub * hides.any(axis=1)
    bottom = max(1, sum(rooms)) - 0.5
    return {
        "data": traces,
        "layout": layout(
            palette,
            int(HEADROOM + row_height * sum(rooms)),
            barmode="overlay",
            showlegend=True,
            shapes=[axis_line(palette, -0.5, bottom)] if down else [],
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
            xaxis={"range": [0, max([1, *end]) * 1.02]},
            yaxis={
                "tickmode": "array",
                "tickvals": down,
                "ticktext": names,
                "range": [bottom, -0.5],
                "autorange": False,
            },
        ),
    }


def _segments(
    counts: pd.Series,
    rows: list[int],
    level: tuple[str, str],
    base: pd.Series,
    down: list[float],
    palette: Palette,
    unit: str,
) -> dict:
    """The segments of one level (code and label) in those of the rows where it is not hidden."""
    (code, label), counts = level, counts.iloc[rows]
    return bar(
        palette,
        palette.experience(code),
        name=wrap(label),
        showlegend=bool(counts.any()),
        x=[int(number) for number in counts],
        y=[down[row] for row in rows],
        width=THICK,
        base=[float(base.iloc[row]) for row in rows],
        text=numbers(counts),
        customdata=[f"{row} {code}" for row in rows],
        hovertext=[f"{wrap(label)}: {amount(int(number), unit)}" for number in counts],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _stubs(
    parts: list[tuple[str, str]], hides: np.ndarray, base: pd.Series, stub: float, down: list[float], palette: Palette
) -> dict:
    """One hatched stub for each row of which a part is hidden; hovering says which parts."""
    hidden = {row: [parts[place] for place in here.nonzero()[0]] for row, here in enumerate(hides) if here.any()}
    return hatched(
        palette,
        [f"{row} {several[0][0]}" for row, several in hidden.items()],
        showlegend=True,
        x=[stub] * len(hidden),
        y=[down[row] for row in hidden],
        width=THICK,
        base=[float(base.iloc[row]) for row in hidden],
        text=[""] * len(hidden),
        hovertext=[f"{', '.join(wrap(label) for _, label in several)}: {PROTECTED}" for several in hidden.values()],
    )


def _silence(series: Series, counts: pd.Series, base: pd.Series, down: list[float], palette: Palette, unit: str) -> dict:
    rows = [row for row, count in enumerate(counts) if count]  # an empty box would still have its outline
    trace = bar(
        palette,
        palette.page,
        name=wrap(series.label),
        showlegend=bool(rows),
        x=[int(counts.iloc[row]) for row in rows],
        y=[down[row] for row in rows],
        width=THICK,
        base=[float(base.iloc[row]) for row in rows],
        text=numbers(counts.iloc[rows]),
        customdata=[f"{row} {series.level}" for row in rows],
        hovertext=[f"{wrap(series.label)}: {amount(int(counts.iloc[row]), unit)}" for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    trace["marker"] = {"color": palette.page, "line": {"color": palette.line, "width": 1.5}}
    trace["insidetextfont"] |= {"color": palette.text}  # on the page, light or dark
    return trace
