"""Three columns of boxes with lines between them: what is linked to what, and in how many findings.

Each box and each line carries a square with its number, which answers a click (a sankey does not). Lines leave the
middle column one below the other, so that their numbers never overlap. Widths are in hundredths of the chart, heights
in pixels.
"""

import pandas as pd

from charts.style import FONT_SIZE, Palette, layout, text_on, wrap

HEAD, LINE, GAP, SILENT_GAP = 52, 21, 16, 34
PORT = 27  # a number on a line
NODE, NUMBER = 30, 22  # the squares on a box and on a line
NODE_AT = (22.0, 38.2, 78.0)  # the number of each column
BOX = (36.5, 63.0)  # the middle column's left and right edge
LABEL_WIDTH = (17, 19, 17)
BESIDE = NODE // 2 + 6  # from the middle of a number to its name
THICKEST = 12


def draw_flow(nodes: pd.DataFrame, links: pd.DataFrame, heads: tuple[str, str, str], palette: Palette) -> dict:
    """`nodes`: columns column (0, 1, 2), name, label, count, silent (drawn hollow, below the others, without lines).

    `links`: columns column (0 from the left column to the middle, 2 from the middle to the right), outer and middle
    (positions in `nodes`), name, count. A mark's customdata is its name; a box with a count of 0 has no mark.
    """
    tops, heights, bottom = _places(nodes, links)
    colours = (palette.negative, palette.text, palette.positive)
    shapes = [_box(tops[row], heights[row], palette) for row in nodes.index if nodes.at[row, "column"] == 1]
    words = [
        _head(text, at, anchor, palette) for text, at, anchor in zip(heads, NODE_AT, ("right", "left", "left"), strict=True)
    ]
    squares, numbers = [], []
    for row, node in zip(nodes.index, nodes.itertuples(), strict=True):
        y = tops[row] + heights[row] / 2
        words.append(_label(node.label, y, node.column))
        fill = palette.page if node.silent or not node.count else colours[node.column]
        border = palette.line if node.silent or not node.count else fill
        if node.count:
            squares.append((NODE_AT[node.column], y, node.count, node.name, node.label, fill, border))
        else:
            shapes.append(_hollow(NODE_AT[node.column], y, palette))
            words.append({"text": "0", "x": NODE_AT[node.column], "y": y, "showarrow": False})
    most = max([1, *links["count"]])
    for link, start, end in _lines(nodes, links, tops, heights):
        colour = colours[link.column]
        shapes.append(_line(start, end, max(1.5, THICKEST * link.count / most), colour))
        x, y = end if link.column == 0 else start
        label = f"{nodes.at[link.outer, 'label']}, {nodes.at[link.middle, 'label']}"
        numbers.append((x + (-1.6 if link.column == 0 else 1.6), y, link.count, link.name, label, palette.page, colour))
    hidden = {"visible": False, "fixedrange": True}
    return {
        "data": [_marks(squares, NODE), _marks(numbers, NUMBER)],
        "layout": layout(
            palette,
            int(bottom) + 16,
            shapes=shapes,
            annotations=words,
            xaxis={**hidden, "range": [0, 100]},
            yaxis={**hidden, "range": [bottom, 0], "autorange": False},
        ),
    }


def _places(nodes: pd.DataFrame, links: pd.DataFrame) -> tuple[dict, dict, float]:
    """The top and height of each box, and where the tallest column ends; shorter columns are spread out."""
    heights = {}
    for row, node in zip(nodes.index, nodes.itertuples(), strict=True):
        ports = links.loc[links["middle"] == row, "column"].value_counts().max() if node.column == 1 else 0
        lines = wrap(node.label, LABEL_WIDTH[node.column]).count("<br>") + 1
        heights[row] = max(lines * LINE + 12, NODE + 8, 0 if pd.isna(ports) else ports * PORT + 6)
    columns = {column: list(rows.index) for column, rows in nodes.groupby("column")}
    gaps = {column: _gaps(nodes, rows) for column, rows in columns.items()}
    totals = {column: sum(heights[row] for row in rows) + sum(gaps[column]) for column, rows in columns.items()}
    tallest = max(totals.values(), default=0)
    tops = {}
    for column, rows in columns.items():
        spare = (tallest - totals[column]) / len(rows)
        y = HEAD + spare / 2
        for row, gap in zip(rows, gaps[column], strict=True):
            y += gap
            tops[row] = y
            y += heights[row] + spare
    return tops, heights, HEAD + tallest + 4


def _gaps(nodes: pd.DataFrame, rows: list) -> list[int]:
    return [0 if not place else SILENT_GAP if nodes.at[row, "silent"] else GAP for place, row in enumerate(rows)]


def _lines(nodes: pd.DataFrame, links: pd.DataFrame, tops: dict, heights: dict):
    """Each link with its two ends, from left to right; the lines of a box are ordered as the boxes they lead to."""
    for column in (0, 2):
        side = links[links["column"] == column]
        inner = _ports(side, "middle", "outer", tops, heights)
        outer = _ports(side, "outer", "middle", tops, heights)
        for row, link in zip(side.index, side.itertuples(), strict=True):
            if column == 0:
                yield link, (NODE_AT[0] + 1.6, outer[row]), (BOX[0], inner[row])
            else:
                yield link, (BOX[1], inner[row]), (NODE_AT[2] - 1.6, outer[row])


def _ports(links: pd.DataFrame, box: str, towards: str, tops: dict, heights: dict) -> dict:
    """Where on its box each link ends. In the middle a number needs its room; outside the lines share the square."""
    ports = {}
    for row, here in links.groupby(box):
        ordered = sorted(here.index, key=lambda each: tops[here.at[each, towards]])
        room = heights[row] if box == "middle" else NODE
        top = tops[row] + (heights[row] - room) / 2
        ports.update({each: top + room * (place + 0.5) / len(ordered) for place, each in enumerate(ordered)})
    return ports


def _marks(cells: list[tuple], size: int) -> dict:
    x, y, counts, names, labels, fills, borders = zip(*cells, strict=True) if cells else [()] * 7
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": list(x),
        "y": list(y),
        "text": [str(count) for count in counts],
        "textfont": {"color": [text_on(fill) for fill in fills], "size": FONT_SIZE},
        "marker": {
            "symbol": "square",
            "size": size,
            "color": list(fills),
            "line": {"color": list(borders), "width": 2},
            "opacity": 1,
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "customdata": list(names),
        "hovertext": [f"{wrap(label, 40)}: {count} findings" for label, count in zip(labels, counts, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _line(start: tuple, end: tuple, width: float, colour: str) -> dict:
    middle = (start[0] + end[0]) / 2
    path = f"M {start[0]},{start[1]} C {middle},{start[1]} {middle},{end[1]} {end[0]},{end[1]}"
    return {"type": "path", "path": path, "line": {"color": colour, "width": width}, "opacity": 0.45, "layer": "below"}


def _box(top: float, height: float, palette: Palette) -> dict:
    corners = {"x0": BOX[0], "x1": BOX[1], "y0": top, "y1": top + height}
    return {
        "type": "rect",
        **corners,
        "fillcolor": palette.panel,
        "line": {"color": palette.line, "width": 1},
        "layer": "below",
    }


def _hollow(x: float, y: float, palette: Palette) -> dict:
    half = NODE / 2
    size = {
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": x,
        "yanchor": y,
        "x0": -half,
        "x1": half,
        "y0": -half,
        "y1": half,
    }
    return {"type": "rect", **size, "line": {"color": palette.line, "width": 2, "dash": "dot"}}


def _label(label: str, y: float, column: int) -> dict:
    side = "right" if column == 0 else "left"
    shift = -BESIDE if column == 0 else BESIDE
    words = {"text": wrap(label, LABEL_WIDTH[column]), "align": side, "showarrow": False}
    return {**words, "x": NODE_AT[column], "y": y, "xanchor": side, "yanchor": "middle", "xshift": shift}


def _head(text: str, x: float, anchor: str, palette: Palette) -> dict:
    font = {"size": FONT_SIZE, "color": palette.text, "weight": 600}
    return {
        "text": wrap(text, 26),
        "x": x,
        "y": 2,
        "xanchor": anchor,
        "yanchor": "top",
        "align": anchor,
        "font": font,
        "xshift": NODE // 2 if anchor == "right" else -NODE // 2,
        "showarrow": False,
    }
