"""Three columns of boxes with lines between them: what is linked to what, and in how many findings.

A line of several findings carries its number in a square by the middle box; a thin line without one is a single finding.
Boxes and squares answer a click (a sankey does not).
"""

from dataclasses import astuple, fields

import pandas as pd

from charts.flow_places import GAP, HEAD, LABEL_WIDTH, LEFT, NAMED_TO, NUMBER, WIDE, Places, known, place_boxes, place_lines
from charts.spec import Box, ChartSpec, Line
from charts.style import FONT_SIZE, PROTECTED, Palette, hatched, layout, text_on, wrap
from wording.counts import amount

HEAD_WIDTH = (24, 26, 20)  # letters
BESIDE = 0.8  # from a box to its name
THICKEST, THIN = 14, 1.5
STILL = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}


def draw_flow(spec: ChartSpec, palette: Palette) -> dict:
    """Silent boxes are hollow, below the others, without lines. A box with a count of 0 has no mark, nor has a line of one
    finding. A box whose number is hidden is hatched; such a line, which may stand for nothing, is dashed.
    """
    nodes, links, unit = _frame(Box, spec.boxes), _frame(Line, spec.lines), spec.unit
    places = place_boxes(nodes, links)
    colours = (palette.negative, palette.text, palette.positive)
    hides, counts = nodes["count"].isna(), known(nodes)["count"]
    boxes, noughts, hidden = nodes[counts > 0], nodes[(counts == 0) & ~hides], nodes[hides]
    words = [_head(text, column, palette) for column, text in enumerate(spec.heads)]
    words += [_label(node, places.middle(row)) for row, node in nodes.iterrows()]
    words += [_nought(node["column"], places.middle(row)) for row, node in noughts.iterrows()]
    shapes = [_dotted(row, node["column"], places, palette) for row, node in noughts.iterrows()]
    most = max([1, *known(links)["count"]])
    numbers = []
    for link, start, end, numbered, bent in place_lines(links, places):
        colour = colours[link.column]
        look = {"color": colour, "width": max(THIN, THICKEST * link.count / most) if link.count > 1 else THIN}
        shapes.append(_line(start, end, bent, look | ({} if link.count else {"dash": "3px,4px"})))
        if link.count > 1:
            y = end[1] if link.column == 0 else start[1]
            label = f"{nodes.at[link.outer, 'label']}, {nodes.at[link.middle, 'label']}"
            numbers.append((numbered, y, link.count, link.name, label, colour))
    axis = {"visible": False, "fixedrange": True}
    return {
        "data": [
            _names(nodes[nodes["column"] == 1], places, palette, unit),
            _boxes(boxes, places, colours, palette, unit),
            _numbers(numbers, palette, unit),
            *([_hidden(hidden, places, palette, unit)] if len(hidden) else []),
        ],
        "layout": layout(
            palette,
            int(places.bottom) + 16,
            barmode="overlay",
            shapes=shapes,
            annotations=words,
            xaxis={**axis, "range": [0, 100]},
            yaxis={**axis, "range": [places.bottom, 0], "autorange": False},
        ),
    }


def _frame(kind: type, parts: tuple) -> pd.DataFrame:
    """Boxes or lines as a table, in their order."""
    return pd.DataFrame([astuple(part) for part in parts], columns=[each.name for each in fields(kind)])


def _boxes(nodes: pd.DataFrame, places: Places, colours: tuple[str, str, str], palette: Palette, unit: str) -> dict:
    silent, columns = list(nodes["silent"]), list(nodes["column"])
    fills = [palette.page if hollow else colours[column] for column, hollow in zip(columns, silent, strict=True)]
    borders = [palette.line if hollow else fill for fill, hollow in zip(fills, silent, strict=True)]
    return {
        **_bars(nodes, places, unit),
        "x": [LEFT[column] + WIDE / 2 for column in columns],
        "width": WIDE,
        "text": [str(count) for count in nodes["count"]],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {"color": [text_on(fill) for fill in fills], "size": FONT_SIZE},
        "marker": {"color": fills, "line": {"color": borders, "width": 1.5}, "opacity": 1},
    }


def _hidden(nodes: pd.DataFrame, places: Places, palette: Palette, unit: str) -> dict:
    return {
        **hatched(palette, nodes["name"], orientation="v", text=[""] * len(nodes)),
        **_bars(nodes, places, unit),
        "x": [LEFT[column] + WIDE / 2 for column in nodes["column"]],
        "width": WIDE,
    }


def _names(middle: pd.DataFrame, places: Places, palette: Palette, unit: str) -> dict:
    """The part of a middle box that its name stands in."""
    start = LEFT[1] + WIDE
    return {
        **_bars(middle, places, unit),
        "x": [(start + NAMED_TO) / 2] * len(middle),
        "width": NAMED_TO - start,
        "marker": {"color": palette.panel, "line": {"color": palette.line, "width": 1}, "opacity": 1},
    }


def _bars(nodes: pd.DataFrame, places: Places, unit: str) -> dict:
    counted = zip(nodes["label"], nodes["count"], strict=True)
    return {
        "type": "bar",
        "base": [places.tops[row] for row in nodes.index],
        "y": [places.heights[row] for row in nodes.index],
        "customdata": list(nodes["name"]),
        "hovertext": [f"{wrap(label, 40)}: {amount(count, unit, PROTECTED)}" for label, count in counted],
        "hovertemplate": "%{hovertext}<extra></extra>",
        **STILL,
    }


def _numbers(numbers: list[tuple], palette: Palette, unit: str) -> dict:
    x, y, counts, names, labels, colours = zip(*numbers, strict=True) if numbers else [()] * 6
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": list(x),
        "y": list(y),
        "text": [str(count) for count in counts],
        "textfont": {"color": palette.text, "size": FONT_SIZE},
        "marker": {
            "symbol": "square",
            "size": NUMBER,
            "color": palette.page,
            "line": {"color": list(colours), "width": 1.5},
            "opacity": 1,
        },
        "customdata": list(names),
        "hovertext": [f"{wrap(label, 40)}: {amount(count, unit)}" for label, count in zip(labels, counts, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
        **STILL,
    }


def _line(start: tuple, end: tuple, bent: float, look: dict) -> dict:
    """A line that is level between the middle box and `bent`, and bends beyond it."""
    left, right = (start[0], bent) if bent > (start[0] + end[0]) / 2 else (bent, end[0])
    middle = (left + right) / 2
    bend = f"C {middle},{start[1]} {middle},{end[1]} {right},{end[1]}"
    opacity = 1 if "dash" in look else 0.45
    path = f"M {start[0]},{start[1]} L {left},{start[1]} {bend} L {end[0]},{end[1]}"
    return {"type": "path", "path": path, "line": look, "opacity": opacity, "layer": "below"}


def _dotted(row, column: int, places: Places, palette: Palette) -> dict:
    top = places.tops[row]
    corners = {"x0": LEFT[column], "x1": LEFT[column] + WIDE, "y0": top, "y1": top + places.heights[row]}
    return {"type": "rect", **corners, "line": {"color": palette.line, "width": 1.5, "dash": "dot"}}


def _nought(column: int, y: float) -> dict:
    return {"text": "0", "x": LEFT[column] + WIDE / 2, "y": y, "showarrow": False}


def _label(node: pd.Series, y: float) -> dict:
    column = node["column"]
    side = "right" if column == 0 else "left"
    x = LEFT[0] - BESIDE if column == 0 else LEFT[column] + WIDE + BESIDE
    words = {"text": wrap(node["label"], LABEL_WIDTH[column]), "align": side, "showarrow": False}
    return {**words, "x": x, "y": y, "xanchor": side, "yanchor": "middle"}


def _head(text: str, column: int, palette: Palette) -> dict:
    side = "right" if column == 0 else "left"
    return {
        "text": wrap(text, HEAD_WIDTH[column]),
        "x": LEFT[column] + (WIDE if column == 0 else 0),
        "y": HEAD - GAP,
        "xanchor": side,
        "yanchor": "bottom",
        "align": side,
        "font": {"size": FONT_SIZE, "color": palette.text, "weight": 600},
        "showarrow": False,
    }
