"""Experience (negative, mixed, positive) by the values of one attribute, as bars with counts that begin at one line."""

from functools import partial

import numpy as np
import pandas as pd

from charts.spec import ChartSpec, Series
from charts.style import STUB, THICK, Palette, axis_line, bar, hatched, in_groups, layout, names_of, wrap
from wording.counts import PROTECTED, SUPPRESSED, amount

ROW_HEIGHT, LOW_ROW, LINE = 62, 52, 24
WIDTH = 20  # letters of a name
HEADROOM = 60
BARS = 420  # pixels that the bars are taken to have: about what a card in half a window leaves them
LETTER = 9  # pixels of a letter


def draw_experience(spec: ChartSpec, palette: Palette, lines: int | None = None) -> dict:
    """Bars that begin at one line, from bad to good, and what does not say hollow at the end of each.

    The legend names the levels that any row has. Where the chart has silence, rows are many and have long names: they are
    as high as those. A hidden segment has no length: a row that has any ends in a hatched stub, whose mark is that of the
    first of them. A number that has no room in its segment stands beyond the bar. `lines`: how many lines of its name a row
    has room for, where all are even.
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
    stub = STUB * max([1, *counts.sum(axis=1)])
    ends = counts.sum(axis=1) + stub * hides.any(axis=1)
    reach, beyond = _beyond(spec, list(ends))
    per_pixel = reach / BARS
    traces, end = [], pd.Series(0, index=counts.index)
    for place, (level, label) in enumerate(levels):
        drawn = [row for row, hidden in enumerate(hides[:, place]) if not hidden]
        traces.append(_segments(counts[level], drawn, (level, label), end, down, palette, unit, per_pixel))
        end = end + counts[level]
    if silence:
        traces.append(_silence(silence, counts[silence.level], end, down, palette, unit, per_pixel))
        end = end + counts[silence.level]
    if hides.any():
        traces.append(_stubs(parts, hides, end, stub, down, palette))
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
            annotations=[
                {
                    "text": wrap(said),
                    "x": ends.iloc[row] + 6 * per_pixel,
                    "y": down[row],
                    "xanchor": "left",
                    "showarrow": False,
                    "align": "left",
                }
                for row, said in enumerate(beyond)
                if said
            ],
            xaxis={"range": [0, reach]},
            yaxis={
                "tickmode": "array",
                "tickvals": down,
                "ticktext": names,
                "range": [bottom, -0.5],
                "autorange": False,
            },
        ),
    }


def _beyond(spec: ChartSpec, ends: list[float]) -> tuple[float, list[str]]:
    """How far the axis reaches, and what stands beyond the bar of each row, '' for nothing; `ends`: where the bars end."""
    longest = reach = max([1, *ends]) * 1.02
    beyond = [""] * len(ends)
    for _ in range(2):  # what stands beyond takes room from the bars
        beyond = [spec.without_room(row, partial(_has_room, per_pixel=reach / BARS)) for row in range(len(ends))]
        lines = [max(map(len, wrap(said).split("<br>"))) for said in beyond]
        needs = [end / max(1 - LETTER * long / BARS, 0.4) for end, long in zip(ends, lines, strict=True) if long]
        reach = max([longest, *needs])
    return reach, beyond


def _has_room(number: int, per_pixel: float) -> bool:
    return number >= (LETTER * len(str(number)) + 4) * per_pixel


def _within(cells: pd.Series, per_pixel: float) -> list[str]:
    """The numbers in the segments of a level: nothing for 0, or where there is no room."""
    return [str(number) if number and _has_room(number, per_pixel) else "" for number in map(int, cells)]


def _segments(
    counts: pd.Series,
    rows: list[int],
    level: tuple[str, str],
    base: pd.Series,
    down: list[float],
    palette: Palette,
    unit: str,
    per_pixel: float,
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
        text=_within(counts, per_pixel),
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


def _silence(
    series: Series, counts: pd.Series, base: pd.Series, down: list[float], palette: Palette, unit: str, per_pixel: float
) -> dict:
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
        text=_within(counts.iloc[rows], per_pixel),
        customdata=[f"{row} {series.level}" for row in rows],
        hovertext=[f"{wrap(series.label)}: {amount(int(counts.iloc[row]), unit)}" for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    trace["marker"] = {"color": palette.page, "line": {"color": palette.line, "width": 1.5}}
    trace["insidetextfont"] |= {"color": palette.text}  # on the page, light or dark
    return trace
