"""What hinders beside what helps, theme by theme: two panels of bars on one scale, each bar right of its name."""

from charts.spec import ChartSpec, Row, Series
from charts.style import LINE_HEIGHT, STUB, THICK, Palette, axis_line, bar, hatched, in_groups, layout, wrap
from wording.counts import HIDDEN, amount

LOWEST_ROW, BETWEEN = 34, 8  # pixels: the lowest row; between the names of two rows
WIDTH, LINES = 28, 3  # of a name: letters of a line, lines at most
NAMES, GAP = 0.25, 0.02  # of the width of the chart: the names of a side; between two sides
BESIDE = 8  # pixels between a name and its bar


def draw_balance(spec: ChartSpec, palette: Palette, lines: int | None = None) -> dict:
    """A panel for each side that has rows, under what it is called and how many it has.

    A bar whose number is hidden is a hatched stub. `lines`: how many lines a name may have, where that is few.
    """
    sides = [each for each in spec.series if each.known or each.hidden] or list(spec.series)
    names = names_of(spec, lines or LINES)
    tallest = max((name.count("<br>") + 1 for name in names), default=1)
    row_height = max(LOWEST_ROW, tallest * LINE_HEIGHT + BETWEEN)
    down = in_groups(["a side"] * spec.depth)[0]
    at = [down[above] for above in spec.above]
    most = max([1, *(number for each in sides for number in each.known.values())])
    bottom = (down[-1] if down else 0.0) + 0.5
    traces, notes, lines_at_0, axes = [], [], [], {}
    for place, series in enumerate(sides):
        axis = f"x{place + 1}" if place else "x"
        start, end = place / len(sides), (place + 1) / len(sides) - GAP  # all alike: one scale
        traces += _bars(spec, series, axis, at, most, palette)
        notes.append(_heading(series, start, spec.unit))
        notes += [_name(names[row], at[row], start + NAMES) for row in sorted([*series.known, *series.hidden])]
        if down:
            lines_at_0.append({**axis_line(palette, down[0] - 0.5, bottom), "xref": axis})
        axes[axis.replace("x", "xaxis")] = _axis([start + NAMES, end], most)
    return {
        "data": traces,
        "layout": layout(
            palette,
            int(20 + row_height * (bottom + 0.5)),
            barmode="overlay",
            annotations=notes,
            shapes=lines_at_0,
            **axes,
            yaxis={"showticklabels": False, "automargin": False, "range": [bottom, -0.5], "autorange": False},
        ),
    }


def names_of(spec: ChartSpec, lines: int = LINES) -> list[str]:
    """The name of each row, in as many lines at most."""
    return [wrap(row.label, WIDTH, lines) for row in spec.rows]


def _bars(spec: ChartSpec, series: Series, axis: str, at: list[float], most: int, palette: Palette) -> list[dict]:
    """The bars of one side, those whose number is hidden apart."""
    look = {"xaxis": axis, "width": THICK, "textposition": "outside", "outsidetextfont": {"color": palette.text, "size": 16}}
    known, hidden = series.known, series.hidden
    bars = bar(
        palette,
        palette.experience(series.level),
        x=list(known.values()),
        y=[at[row] for row in known],
        **look,
        text=[str(number) for number in known.values()],
        customdata=[str(row) for row in known],
        hovertext=[_said(spec.rows[row], amount(number, spec.unit)) for row, number in known.items()],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    if not hidden:
        return [bars]
    stubs = {"x": [most * STUB] * len(hidden), "y": [at[row] for row in hidden]}
    return [bars, hatched(palette, [str(row) for row in hidden], **stubs, **look)]


def _said(row: Row, number: str) -> str:
    """What a pointer on the bar of a row is told."""
    return f"{wrap(row.label, 50)}: {number}" + (f"<br>{wrap(row.gloss, 50)}" if row.gloss else "")


def _axis(domain: list[float], most: int) -> dict:
    return {
        "domain": domain,
        "range": [0, most * 1.15],
        "anchor": "y",
        "showgrid": False,
        "zeroline": False,
        "showticklabels": False,
        "fixedrange": True,
    }


def _heading(series: Series, start: float, unit: str) -> dict:
    """What the bars of one side are, and how many they come to, above the first of them."""
    number = "" if series.n is None else f"  {amount(series.n, unit, HIDDEN)}"
    return {"text": f"<b>{wrap(series.label)}</b>{number}", "x": start, "y": 0, **_beside("left")}


def _name(name: str, at: float, end: float) -> dict:
    return {"text": name, "x": end, "y": at, "xshift": -BESIDE, "align": "right", **_beside("right")}


def _beside(side: str) -> dict:
    return {"xref": "paper", "xanchor": side, "yanchor": "middle", "showarrow": False}
