"""Counts by two attributes as a matrix of dots, each as large as its number and in the colour of its row's side; 0 is a
faint dot.
"""

from collections.abc import Sequence
from math import sqrt

from charts.spec import ChartSpec
from charts.style import (
    FONT_SIZE,
    LINE_HEIGHT,
    Palette,
    in_groups,
    layout,
    mix,
    name_of,
    names_of,
    text_on,
    wrap,
)
from wording.counts import HIDDEN, PROTECTED, SUPPRESSED, amount

ROW_HEIGHT, DOT, ZERO = 36, 32, 5  # pixels: of a row, across the largest dot, across one for 0
DIGIT = 0.62  # the width of a digit by its size
STEPS = 5  # of the shades of a table
OPENS_NOTHING: dict = {
    "text": [],
    "customdata": [],
    "hovertext": [],
    "hovertemplate": None,
    "hoverinfo": "skip",
}
APART = 0.35  # of a row or column: the gap before silence
ROOM, LETTER = 680, 0.5  # the pixels that the columns' names share in a card just wide enough; a letter's width by its size
WIDTH = 26  # letters of a row's name
SMALLEST = 13  # names that would have to be smaller stand slanted
ACROSS, LONGEST = 80, 14  # letters of the columns' names side by side, and of the longest word that is not broken


def row_names(spec: ChartSpec, lines: int | None = None) -> list[str]:
    """The names of the rows, as `charts.style.names_of` gives them."""
    return names_of(spec.rows, spec.unit, 18 if any(row.n is not None for row in spec.rows) else WIDTH, lines)


def places(spec: ChartSpec, rooms: list[float]) -> tuple[list[float], dict[float, str]]:
    """Where each row stands, and where the name of each group does; silence a little apart."""
    down, headings = in_groups([row.group for row in spec.rows], rooms)
    return [at + APART * row.silent for row, at in zip(spec.rows, down, strict=True)], headings


def across_range(spec: ChartSpec) -> list[float]:
    """From where to where the columns' axis goes: slanted names need room beyond the last."""
    return [-0.5, (_across(spec) or [0])[-1] + (1.6 if column_names(spec)[1] < SMALLEST else 0.5)]


def shades(spec: ChartSpec, palette: Palette) -> dict[tuple[int, int], str]:
    """For a table in place of dots: the colour of each cell, by row and column, stronger for more; the page's for what is
    silence or hidden, none for 0.
    """
    hidden = [(row, column) for column, series in enumerate(spec.series) for row in series.hidden]
    cells, most = _cells(spec), _most(spec)
    colours = dict.fromkeys(hidden, palette.page)
    for (row, column), count in cells.items():
        step = min(STEPS, 1 + (count - 1) * STEPS // most)
        silent = _is_silent(spec, row, column)
        colours[row, column] = palette.page if silent else mix(palette.page, _colour(spec, row, palette), step / STEPS)
    return dict(sorted(colours.items()))


def draw_matrix(spec: ChartSpec, palette: Palette, lines: int | None = None) -> dict:
    """One dot a count, its area by the count; a hidden one is hatched, and so is 0 faint, each in a trace of its own.

    Silent rows and columns stand apart, their dots hollow, and do not count towards what is large. `lines`: how many
    lines of its name a row has room for, where all are even.
    """
    names, across = row_names(spec, lines), spec.across
    tall = [(name.count("<br>") + 1.3) * LINE_HEIGHT / ROW_HEIGHT for name in names] if lines is None else []
    rooms = [max(1, each) for each in tall] or [1.0] * len(names)
    down, headings = places(spec, rooms)
    top, bottom = -0.55, (down[-1] + rooms[-1] / 2 if down else 0.5) + 0.05
    across_at = _across(spec)
    heads, size = column_names(spec)
    slanted = size < SMALLEST
    head_lines = (5 if slanted else max((head.count("<br>") + 1 for head in heads), default=0)) + 1.5 * bool(across)
    return {
        "data": _traces(spec, palette, down, across_at),
        "layout": layout(
            palette,
            int(24 + LINE_HEIGHT * head_lines + ROW_HEIGHT * (bottom - top)),
            shapes=[_rule(at, palette) for at in headings],
            xaxis={
                "side": "top",
                "automargin": True,
                "showticklabels": True,
                "tickmode": "array",
                "tickangle": -45 if slanted else 0,
                "tickfont": {"size": max(size, SMALLEST)},
                "tickvals": across_at,
                "ticktext": [head.replace("<br>", " ") for head in heads] if slanted else heads,
                "range": across_range(spec),
                "ticks": "",
                **({"title": {"text": wrap(across, 60), "standoff": 8, "font": {"size": FONT_SIZE}}} if across else {}),
            },
            yaxis={
                "ticklabelstandoff": 8,
                "tickmode": "array",
                "tickvals": [*down, *headings],
                "ticktext": [*names, *(f"<b>{wrap(name, 26)}</b>" for name in headings.values())],
                "range": [bottom, top],
                "autorange": False,
            },
        ),
    }


def numbers_at(counts: Sequence[str], sizes: Sequence[float], colours: Sequence[str], palette: Palette, font: float) -> dict:
    """Where the number of each dot stands, in it or beside it where it is too small for it, and in which colour.

    A dot in the page's colour is hollow: its number is pale.
    """
    inside = [size >= DIGIT * font * len(count) + 6 for count, size in zip(counts, sizes, strict=True)]
    written = [
        palette.line if colour == palette.page else text_on(colour) if within else palette.text
        for colour, within in zip(colours, inside, strict=True)
    ]
    return {
        "textposition": ["middle center" if within else "middle right" for within in inside],
        "textfont": {"color": written, "size": font},
    }


def _traces(spec: ChartSpec, palette: Palette, down: list[float], across_at: list[float]) -> list[dict]:
    """The dots; then those that are hidden and those for 0, where there are any."""
    cells, most = _cells(spec), _most(spec)
    hidden = [(row, column) for column, series in enumerate(spec.series) for row in series.hidden]
    zeros = [(row, column) for column, series in enumerate(spec.series) for row, count in series.known.items() if not count]

    def placed(look: dict, places: list[tuple[int, int]]) -> dict:
        return {
            "type": "scatter",
            "hovertemplate": "%{hovertext}<extra></extra>",
            "cliponaxis": False,
            "selected": {"marker": {"opacity": 1}},
            "unselected": {"marker": {"opacity": 1}},
            "x": [across_at[column] for _, column in places],
            "y": [down[row] for row, _ in places],
            "customdata": [f"{row} {column}" for row, column in places],
            "hovertext": [
                f"{wrap(spec.rows[row].label)}, {wrap(spec.series[column].label)}: "
                f"{amount(cells.get((row, column), SUPPRESSED), spec.unit, PROTECTED)}"
                for row, column in places
            ],
            **look,
        }

    traces = [placed(_dots(spec, palette, cells, most), list(cells))]
    if hidden:
        traces.append(placed(_hatched(len(hidden), palette), sorted(hidden)))
    if zeros:
        faint = {"mode": "markers", "marker": {"size": ZERO, "color": palette.line, "opacity": 0.45}}
        traces.append(placed(faint | OPENS_NOTHING, zeros))
    return traces


def _dots(spec: ChartSpec, palette: Palette, cells: dict[tuple[int, int], int], most: int) -> dict:
    """The look of the dots of these counts; hollow for silence."""
    colours = [palette.page if _is_silent(spec, *cell) else _colour(spec, cell[0], palette) for cell in cells]
    sizes = [round(DOT * sqrt(min(count, most) / most), 1) for count in cells.values()]
    counts = [str(count) for count in cells.values()]
    return {
        "mode": "markers+text",
        "text": counts,
        **numbers_at(counts, sizes, colours, palette, FONT_SIZE),
        "marker": {
            "symbol": "circle",
            "size": sizes,
            "color": colours,
            "opacity": 1,
            "line": {"color": palette.line, "width": [1 if colour == palette.page else 0 for colour in colours]},
        },
    }


def _hatched(number: int, palette: Palette) -> dict:
    """The look of `number` hidden cells: strokes in place of a number, because a scatter mark has no pattern."""
    return {
        "mode": "markers+text",
        "name": HIDDEN.capitalize(),
        "meta": HIDDEN,
        "text": ["////"] * number,
        "textfont": {"color": palette.line, "size": 21},
        "marker": {
            "symbol": "square",
            "size": DOT,
            "color": [palette.page] * number,
            "opacity": 1,
            "line": {"color": palette.line, "width": [1] * number},
        },
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": palette.line}},
    }


def _cells(spec: ChartSpec) -> dict[tuple[int, int], int]:
    """The counts that are neither 0 nor hidden, by row and column."""
    found = {(row, column): count for column, series in enumerate(spec.series) for row, count in series.known.items() if count}
    return dict(sorted(found.items()))


def _most(spec: ChartSpec) -> int:
    """The largest count of what is told."""
    return max([1, *(count for cell, count in _cells(spec).items() if not _is_silent(spec, *cell))])


def _is_silent(spec: ChartSpec, row: int, column: int) -> bool:
    return spec.rows[row].silent or spec.series[column].silent


def _colour(spec: ChartSpec, row: int, palette: Palette) -> str:
    """Blue for what helps, orange for what hinders, neutral for the rest."""
    level = spec.rows[row].level
    return palette.experience(level) if level else palette.sequential[2]


def column_names(spec: ChartSpec) -> tuple[list[str], int]:
    """The columns' names in lines of the width that each column has, how many it has on the last, and the font size at which
    they stand side by side.

    A word that is not too long is not broken.
    """
    labels = [series.label for series in spec.series]
    wide = [max(ACROSS // len(labels), min(LONGEST, max(map(len, label.split()), default=0))) for label in labels]
    heads = [name_of(each.label, each.n, spec.unit, width) for each, width in zip(spec.series, wide, strict=True)]
    longest = max((len(line) for head in heads for line in head.split("<br>")), default=0)
    return heads, min(FONT_SIZE, int(ROOM / max(1, len(labels) * longest * LETTER)))


def _across(spec: ChartSpec) -> list[float]:
    return [column + APART * series.silent for column, series in enumerate(spec.series)]


def _rule(at: float, palette: Palette) -> dict:
    line = {"color": palette.line, "width": 1}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": at, "y1": at, "line": line, "layer": "below"}
