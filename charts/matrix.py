"""Counts by two attributes as a matrix of squares, each with its number; an empty cell stays empty.

Squares are scatter marks, because a heat map answers no clicks.
"""

import pandas as pd

from charts.spec import ChartSpec
from charts.style import FONT_SIZE, HIDDEN, LINE_HEIGHT, PROTECTED, Palette, in_groups, layout, name_of, names_of, text_on, wrap
from wording.counts import amount

ROW_HEIGHT, SQUARE = 42, 34
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
    """The colour of each square, by row and column; the page's for what is silence or hidden, none where there is no square."""
    cells = {(row, column): count for column, series in enumerate(spec.series) for row, count in series.known.items() if count}
    hidden = [(row, column) for column, series in enumerate(spec.series) for row in series.hidden]
    told = {
        (row, column): count
        for (row, column), count in cells.items()
        if not (spec.rows[row].silent or spec.series[column].silent)
    }
    most = max([1, *told.values()])
    return {cell: _shade(palette, told[cell], most) if cell in told else palette.page for cell in sorted([*cells, *hidden])}


def draw_matrix(spec: ChartSpec, palette: Palette, lines: int | None = None) -> dict:
    """One square a count that is not 0, darker for more; a hidden one is hatched, in a trace of its own.

    Silent rows and columns stand apart, their squares hollow, and do not count towards what is dark. `lines`: how many
    lines of its name a row has room for, where all are even.
    """
    names, unit, across = row_names(spec, lines), spec.unit, spec.across
    tall = [(name.count("<br>") + 1.3) * LINE_HEIGHT / ROW_HEIGHT for name in names] if lines is None else []
    rooms = [max(1, each) for each in tall] or [1.0] * len(names)
    down, headings = places(spec, rooms)
    top, bottom = -0.55, (down[-1] + rooms[-1] / 2 if down else 0.5) + 0.05
    across_at = _across(spec)
    heads, size = column_names(spec)
    slanted = size < SMALLEST
    head_lines = (5 if slanted else max((head.count("<br>") + 1 for head in heads), default=0)) + 1.5 * bool(across)
    colours = shades(spec, palette)
    cells = [(row, column, spec.series[column].known[row]) for row, column in colours if row in spec.series[column].known]
    hidden = [(row, column, pd.NA) for row, column in colours if row in spec.series[column].hidden]

    def placed(look: dict, cells: list[tuple]) -> dict:
        return {
            **look,
            "x": [across_at[column] for _, column, _ in cells],
            "y": [down[row] for row, _, _ in cells],
            "customdata": [f"{row} {column}" for row, column, _ in cells],
            "hovertext": [
                f"{wrap(spec.rows[row].label)}, {wrap(spec.series[column].label)}: {amount(count, unit, PROTECTED)}"
                for row, column, count in cells
            ],
        }

    squares = _squares([count for _, _, count in cells], [colours[row, column] for row, column, _ in cells], palette)
    traces = [placed(squares, cells)]
    return {
        "data": [*traces, placed(_hatched(len(hidden), palette), hidden)] if hidden else traces,
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


def _squares(counts: list[int], colours: list[str], palette: Palette) -> dict:
    """The look of the cells of these counts and colours; one in the page's colour is hollow."""
    hollow = [colour == palette.page for colour in colours]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "text": [str(count) for count in counts],
        "textfont": {
            "color": [palette.line if silent else text_on(colour) for colour, silent in zip(colours, hollow, strict=True)],
            "size": FONT_SIZE,
        },
        "marker": {
            "symbol": "square",
            "size": SQUARE,
            "color": colours,
            "opacity": 1,
            "line": {"color": palette.line, "width": [1 if silent else 0 for silent in hollow]},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _hatched(number: int, palette: Palette) -> dict:
    """The look of `number` hidden cells: strokes in place of a number, because a scatter mark has no pattern."""
    hollow = _squares([0] * number, [palette.page] * number, palette)
    return hollow | {
        "name": HIDDEN.capitalize(),
        "meta": HIDDEN,
        "text": ["////"] * number,
        "textfont": {"color": palette.line, "size": 21},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": palette.line}},
    }


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


def _shade(palette: Palette, count: int, most: int) -> str:
    steps = palette.sequential
    return steps[min(len(steps) - 1, (count - 1) * len(steps) // most)]
