"""What helps and what hinders, theme by theme, as one diverging chart."""

from charts.spec import POSITIVE, ChartSpec
from charts.style import LINE_HEIGHT, STUB, Palette, bar, hatched, in_groups, layout, middle_line, names_of, wrap

ROW_HEIGHT = 46
LABEL_GAP = 0.02
WIDTH = 20  # letters of a name


def draw_balance(spec: ChartSpec, palette: Palette, lines: int | None = None) -> dict:
    """One row a theme: facilitators' bars to the right of a middle line, barriers' to its left, names opposite.

    Each side stands under its name. A bar whose number is hidden is a hatched stub. `lines`: how many lines of its name a
    row has room for, where all are even.
    """
    names = names_of(spec.rows, spec.unit, WIDTH, lines)
    tall = [(name.count("<br>") + 1) * LINE_HEIGHT / ROW_HEIGHT for name in names] if lines is None else []
    rooms = [max(1, each) for each in tall] or [1.0] * len(names)
    down, headings = in_groups([row.group for row in spec.rows], rooms)
    good = {each.label: each.level == POSITIVE for each in spec.series}
    most = max([1, *(number for each in spec.series for number in each.known.values())])
    look: dict = {"width": 0.7, "textposition": "outside", "outsidetextfont": {"color": palette.text, "size": 16}}
    traces, notes = [], [_heading(wrap(name), at, good[name], most) for at, name in headings.items()]
    for series in spec.series:
        helps = good[series.label]
        colour, sign = (palette.positive, 1) if helps else (palette.negative, -1)
        rows = [row for row, value in enumerate(series.values) if value is not None]
        notes += [_name(names[row], down[row], helps, most) for row in rows]
        hidden, rows, counts = series.hidden, list(series.known), list(series.known.values())
        traces.append(
            bar(
                palette,
                colour,
                x=[sign * number for number in counts],
                y=[down[row] for row in rows],
                **look,
                text=[str(number) for number in counts],
                customdata=[str(row) for row in rows],
                hoverinfo="none",  # the number stands on it; a click is told all the same
            )
        )
        if hidden:
            stubs, at = [sign * most * STUB] * len(hidden), [down[row] for row in hidden]
            traces.append(hatched(palette, [str(row) for row in hidden], x=stubs, y=at, **look))
    bottom = (down[-1] + rooms[-1] / 2 if down else 0.5) + 0.1
    return {
        "data": traces,
        "layout": layout(
            palette,
            int(20 + ROW_HEIGHT * (bottom + 0.4)),
            barmode="overlay",
            annotations=notes,
            shapes=[middle_line(palette, 0, 1, "above", yref="paper")],
            xaxis={"range": [-most * 1.15, most * 1.15]},
            yaxis={"showticklabels": False, "automargin": False, "range": [bottom, -0.6], "autorange": False},
        ),
    }


def _heading(text: str, at: float, helps: bool, most: int) -> dict:
    """What the bars of one side are, above the first of them."""
    beside = {"xanchor": "left" if helps else "right", "yanchor": "middle", "showarrow": False}
    return {"text": f"<b>{text}</b>", "x": most * LABEL_GAP * (1 if helps else -1), "y": at, **beside}


def _name(name: str, at: float, helps: bool, most: int) -> dict:
    return {
        "text": name,
        "x": -most * LABEL_GAP if helps else most * LABEL_GAP,
        "y": at,
        "xanchor": "right" if helps else "left",
        "yanchor": "middle",
        "align": "right" if helps else "left",
        "showarrow": False,
    }
