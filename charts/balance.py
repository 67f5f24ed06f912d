"""What helps and what hinders, theme by theme, as one diverging chart."""

import pandas as pd

from charts.style import LINE_HEIGHT, STUB, Palette, amount, bar, hatched, in_groups, layout, middle_line, wrap

ROW_HEIGHT = 46
LABEL_GAP = 0.02
NAMES = {True: "What helps", False: "What hinders"}


def draw_balance(table: pd.DataFrame, palette: Palette, unit: str = "findings") -> dict:
    """One row a theme: facilitators' bars to the right of a middle line, barriers' to its left, names opposite.

    `table`: columns label, helps (True for a facilitator), findings. Each side stands under its name. Each bar's
    customdata is its row, from 0. One whose number is hidden is a hatched stub.
    """
    names = [wrap(label, 20) for label in table["label"]]
    rooms = [max(1, (name.count("<br>") + 1) * LINE_HEIGHT / ROW_HEIGHT) for name in names]
    down, headings = in_groups([NAMES[bool(side)] for side in table["helps"]], rooms)
    hides = table["findings"].isna().to_numpy()
    most = max([1, *(int(number) for number in table["findings"][~hides])])
    look = {"width": 0.7, "textposition": "outside", "outsidetextfont": {"color": palette.text, "size": 16}}
    traces, notes = [], [_heading(name, at, name == NAMES[True], most) for at, name in headings.items()]
    for helps, colour, sign in ((True, palette.positive, 1), (False, palette.negative, -1)):
        rows = [row for row, side in enumerate(table["helps"]) if side == helps]
        notes += [_name(names[row], down[row], helps, most) for row in rows]
        hidden = [row for row in rows if hides[row]]
        rows = [row for row in rows if not hides[row]]
        counts = [int(table["findings"].iloc[row]) for row in rows]
        traces.append(
            bar(
                palette,
                colour,
                x=[sign * number for number in counts],
                y=[down[row] for row in rows],
                **look,
                text=[str(number) for number in counts],
                customdata=[str(row) for row in rows],
                hovertext=[amount(number, unit) for number in counts],
                hovertemplate="%{hovertext}<extra></extra>",
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
