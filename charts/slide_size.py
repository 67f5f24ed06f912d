"""A chart for a slide: type that is read from the back of a room, and all of it on one screen.

It is drawn for a stage of 1920 by 1080 pixels, which the page scales to the screen that shows it.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from charts.balance import draw_balance, names_of
from charts.bars import draw_bars
from charts.experience import draw_experience
from charts.matrix import DOT, across_range, column_names, draw_matrix, numbers_at, places, row_names
from charts.spec import ChartSpec, Row
from charts.style import FONT_SIZE, Palette, in_groups, is_hatched, name_of, wrap
from wording.counts import HIDDEN

SIZE = 32  # of the type
WIDTH, HEIGHT = 1780, 672  # of the stage, what a slide leaves to its chart
EDGE = 0.05  # of a row: above the first and below the last
LINE, LEADING = 1.28 * SIZE, 0.2  # the height of a line of type; the part of it that the last line of a name can spare
LETTER = 0.52 * SIZE
LEGEND = 1.9 * SIZE
LEAST, MOST = 1.27 * SIZE, 4 * SIZE  # the lowest row whose number and name can be read; the tallest that still looks like one
GAP, STANDOFF = 4, 14  # between a dot and the next; between a name and its row
FACTOR = SIZE / FONT_SIZE
SCALED = {"size", "xshift", "yshift", "standoff", "ticklabelstandoff", "zerolinewidth", "l", "r", "t", "b"}
# all shapes that are drawn: their rows stand below each other
BY_ROWS: dict[str, Callable[[ChartSpec, Palette, int], dict]] = {
    "bars": draw_bars,
    "experience": draw_experience,
    "balance": draw_balance,
    "matrix": draw_matrix,
}


@dataclass(frozen=True)
class Enlarged:
    """The figure as a slide shows it, the rows that it has, and how many did not fit."""

    figure: dict
    rows: tuple[Row, ...]
    left_out: int


def enlarge(spec: ChartSpec, palette: Palette, height: int = HEIGHT) -> Enlarged:
    """The chart of one of the shapes BY_ROWS, `height` pixels high.

    Type, marks, lines and margins grow alike; the rows share the height, the name of a low one on one line, a few rows from
    the top down. Rows that do not fit are left out, the last first. The legend becomes a line of words, whose colours can
    be seen from afar.
    """
    rows = _down(spec) or [0.0]
    above, heads = _above(spec)
    room = height - above
    least = max(LEAST, (_lines(spec) - LEADING) * LINE)
    kept = [row for row in rows if row + 1 + 2 * EDGE <= room / least] or rows[:1]
    shown = spec.first(len(kept))
    high = kept[-1] + 1 + 2 * EDGE
    pitch = min(MOST, room / high)
    drawn = _scaled(BY_ROWS[spec.shape](shown, palette, int(pitch / LINE + LEADING)), "")
    layout = drawn["layout"]
    layout["xaxis"] = {**layout["xaxis"], "tickfont": {**layout["xaxis"]["tickfont"], "size": SIZE}, **heads}
    if layout["showlegend"]:
        _spell_out_legend(layout, shown, palette)
    _fit_dots(drawn, pitch, palette)
    layout["height"] = height
    layout["yaxis"] |= {
        "range": [kept[-1] + 0.5 + EDGE, -0.5 - EDGE],
        "autorange": False,
        "domain": [max(0, 1 - pitch * high / room), 1],
        "ticklabelstandoff": STANDOFF,
    }
    return Enlarged(drawn, shown.rows, len(spec.rows) - len(shown.rows))


def _lines(spec: ChartSpec) -> int:
    """How many lines the longest name takes where it stands between two panels of bars; elsewhere one will do."""
    return max((name.count("<br>") + 1 for name in names_of(spec)), default=1) if spec.shape == "balance" else 1


def _down(spec: ChartSpec) -> list[float]:
    """Where each row stands; those of a balance that stand beside each other once."""
    if spec.shape == "balance":
        return in_groups(["a side"] * spec.depth)[0]
    even = [1.0] * len(spec.rows)
    return (places(spec, even) if spec.shape == "matrix" else in_groups([row.group for row in spec.rows], even))[0]


def _scaled(part, name: str):
    """A copy with every size in pixels grown; a bar's own `width` is in units of its axis."""
    if isinstance(part, dict):
        return {key: _scaled(value, f"{name}.width" if key == "width" else key) for key, value in part.items()}
    if isinstance(part, list):
        return [_scaled(value, name) for value in part]
    if not isinstance(part, int | float) or (name not in SCALED and name != "line.width"):
        return part
    return round(part * FACTOR) if isinstance(part, int) else part * FACTOR


def _above(spec: ChartSpec) -> tuple[float, dict]:
    """The room that margins, and the legend or the names of columns above the rows, take; and those names, fitted to their
    columns, as the part of an axis."""
    margins = 2 * round(8 * FACTOR)
    if spec.shape == "experience":
        return margins + LEGEND, {}
    if spec.shape != "matrix":
        return margins, {}
    names = [*row_names(spec), *(wrap(name, 26) for name in {row.group for row in spec.rows})]
    widest = max((_letters(line) for name in names for line in name.split("<br>")), default=0)
    heads, (start, end) = column_names(spec)[0], across_range(spec)
    column = (WIDTH - widest * LETTER) / max(1, end - start)
    title = 1.5 * LINE if spec.across else 0
    longest = max((_letters(word) for head in heads for line in head.split("<br>") for word in line.split()), default=0)
    if longest * LETTER <= column:
        heads = [name_of(each.label, each.n, spec.unit, max(1, int(column / LETTER))) for each in spec.series]
        lines = max((head.count("<br>") + 1 for head in heads), default=0)
        return margins + title + LINE * lines, {"ticktext": heads, "tickangle": 0}
    heads = [name_of(each.label, each.n, spec.unit) for each in spec.series]
    slanted = 0.75 * LETTER * max(map(_letters, heads))
    more = {"ticktext": heads, "tickangle": -45, "range": [start, end + 0.6 * slanted / column]}
    return margins + title + LINE + slanted, more


def _spell_out_legend(layout: dict, spec: ChartSpec, palette: Palette) -> None:
    """A note above the rows in place of the legend: a square in each level's colour, hollow for silence, hatched for hidden."""
    entries = []
    for series in spec.series:
        colour = palette.page if series.silent else palette.experience(series.level)
        square, colour = ("□", palette.line) if colour == palette.page else ("■", colour)
        if any(series.known.values()):
            entries.append(f'<span style="color:{colour}">{square}</span> {wrap(series.label)}')
    if any(spec.part_hidden(row) for row in range(len(spec.rows))):
        entries.append(f'<span style="color:{palette.line}">▨</span> {HIDDEN.capitalize()}')
    beside = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "xanchor": "left", "yanchor": "bottom", "showarrow": False}
    layout["annotations"] = [*layout.get("annotations", ()), {"text": "     ".join(entries), **beside}]
    layout["showlegend"] = False
    layout["margin"]["t"] += round(LEGEND)


def _fit_dots(figure: dict, pitch: float, palette: Palette) -> None:
    """Dots shrink alike where rows are low, so that they never touch; a number that then fits no longer stands beside."""
    share = min(1, (pitch - GAP) / (DOT * FACTOR))
    for trace in (each for each in figure["data"] if each["type"] == "scatter"):
        marker = trace["marker"]
        if is_hatched(trace):
            marker["size"], trace["textfont"]["size"] = marker["size"] * share, trace["textfont"]["size"] * share
        elif isinstance(marker["size"], list):
            marker["size"] = [size * share for size in marker["size"]]
            trace |= numbers_at(trace["text"], marker["size"], marker["color"], palette, SIZE)


def _letters(text: str) -> int:
    """How many letters a reader sees."""
    return len(html.unescape(re.sub(r"<[^>]*>", "", text)))
