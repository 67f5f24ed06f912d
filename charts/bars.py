"""Plain horizontal bars of counts, the name to the left and the number at the end of each."""

from charts.spec import ChartSpec
from charts.style import STUB, THICK, Palette, bar, hatched, layout, names_of

ROW_HEIGHT = 46
WIDTH = 26  # letters of a name


def draw_bars(spec: ChartSpec, palette: Palette, lines: int | None = None) -> dict:
    """One bar a row, silence drawn hollow; one whose count is hidden is a hatched stub.

    `lines`: how many lines of its name a row has room for, where that is few.
    """
    (series,) = spec.series
    hidden, rows, counts = series.hidden, list(series.known), list(series.known.values())
    silent = [spec.rows[row].silent for row in rows]
    colour = palette.kind(series.tone)
    most = max([1, *counts])
    look: dict = {
        "width": THICK,  # else a bar would be as wide as the place that hidden ones leave between two others
        "textposition": "outside",
        "outsidetextfont": {"color": palette.text, "size": 16},
    }
    trace = bar(
        palette,
        colour,
        x=counts,
        y=rows,
        text=[str(count) for count in counts],
        **look,
        customdata=[str(row) for row in rows],
        hoverinfo="none",  # the number stands beside it; a click is told all the same
    )
    trace["marker"] = {
        "color": [palette.page if hollow else colour for hollow in silent],
        "line": {"color": [palette.line if hollow else palette.page for hollow in silent], "width": 2},
    }
    stubs = hatched(palette, [str(row) for row in hidden], x=[most * STUB] * len(hidden), y=hidden, **look)
    return {
        "data": [trace, stubs] if hidden else [trace],
        "layout": layout(
            palette,
            20 + ROW_HEIGHT * len(spec.rows),
            **({"barmode": "overlay"} if hidden else {}),
            xaxis={"range": [0, most * 1.15]},
            yaxis={
                "ticklabelstandoff": 8,
                "tickmode": "array",
                "tickvals": list(range(len(spec.rows))),
                "ticktext": names_of(spec.rows, spec.unit, WIDTH, lines),
            },
        ),
    }
