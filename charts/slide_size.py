"""A chart for a slide: type that is read from the back of a room, and all of it on one screen.

The figure is drawn for a stage of 1920 by 1080 pixels, which the page scales to the screen that shows it.
"""

import html
import re
from dataclasses import dataclass

from charts.slide_rows import EDGE, PAGES, even_rows
from charts.style import FONT_SIZE, HIDDEN, is_hatched

SIZE = 28  # of the type
WIDTH, HEIGHT = 1780, 672  # of the stage, what a slide leaves to its chart
LINE = 1.28 * SIZE
LETTER = 0.52 * SIZE
LEGEND = 1.9 * SIZE
LEAST, MOST = 1.27 * SIZE, 4 * SIZE  # the lowest row whose number and name can be read; the tallest that still looks like one
GAP, STANDOFF = 4, 14  # between a square and the next; between a name and its row
FACTOR = SIZE / FONT_SIZE
SCALED = {"size", "xshift", "yshift", "standoff", "ticklabelstandoff", "zerolinewidth", "l", "r", "t", "b"}
WORD = re.compile(r"(?:<[^>]*>|[^\s<])+")
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Enlarged:
    """The figure as a slide shows it, and how many of its last rows did not fit."""

    figure: dict
    left_out: int


def enlarge(figure: dict, height: int = HEIGHT) -> Enlarged:
    """`figure` (bars, an experience chart, a balance or a matrix: rows below each other) `height` pixels high.

    Type, marks, lines and margins grow alike; the rows share the height, the name of a low one on one line, a few rows from
    the top down. Rows that do not fit are left out, the last first. The legend becomes a line of words, whose colours can
    be seen from afar.
    """
    drawn = _scaled(figure, "")
    rows = even_rows(drawn)
    room = height - _with_heads(drawn)
    kept = [row for row in rows if row + 1 + 2 * EDGE <= room / LEAST] or rows[:1]
    _cut(drawn, kept[-1] + 0.5 + EDGE)
    high = kept[-1] + 1 + 2 * EDGE
    pitch = min(MOST, room / high)
    layout = drawn["layout"]
    _fit_names(layout, int(pitch // LINE))
    _fit_squares(drawn, pitch)
    layout["height"] = height
    layout["yaxis"] |= {"domain": [max(0, 1 - pitch * high / room), 1], "ticklabelstandoff": STANDOFF}
    return Enlarged(drawn, len(rows) - len(kept))


def _scaled(part, name: str):
    """A copy with every size in pixels grown; a bar's own `width` is in units of its axis."""
    if isinstance(part, dict):
        return {key: _scaled(value, f"{name}.width" if key == "width" else key) for key, value in part.items()}
    if isinstance(part, list):
        return [_scaled(value, name) for value in part]
    if not isinstance(part, int | float) or (name not in SCALED and name != "line.width"):
        return part
    return round(part * FACTOR) if isinstance(part, int) else part * FACTOR


def _with_heads(figure: dict) -> float:
    """The room above the rows, for the names of columns or for the legend; the names are fitted to their columns."""
    layout = figure["layout"]
    margins = layout["margin"]["t"] + layout["margin"]["b"]
    axis = layout["xaxis"]
    axis["tickfont"] = {**axis["tickfont"], "size": SIZE}
    if layout.get("showlegend"):
        _spell_out_legend(figure)
        layout["margin"]["t"] += round(LEGEND)
        return margins + LEGEND
    if not axis.get("showticklabels"):
        return margins
    names = max((_width(line) for label in layout["yaxis"].get("ticktext", ()) for line in _lines(label)), default=0)
    column = (WIDTH - names * LETTER) / max(1, axis["range"][1] - axis["range"][0])
    words = [word for label in axis["ticktext"] for line in _lines(label) for word in WORD.findall(line)]
    longest = max(map(_width, words), default=0)
    title = 1.5 * LINE if axis.get("title", {}).get("text") else 0
    if longest * LETTER <= column:
        axis["ticktext"] = [_wrapped(label, int(column / LETTER)) for label in axis["ticktext"]]
        axis["tickangle"] = 0
        return margins + title + LINE * max(label.count("<br>") + 1 for label in axis["ticktext"])
    axis["ticktext"] = [_joined(label) for label in axis["ticktext"]]
    axis["tickangle"] = -45
    slanted = 0.75 * LETTER * max(_width(label) for label in axis["ticktext"])
    axis["range"] = [axis["range"][0], axis["range"][1] + 0.6 * slanted / column]
    return margins + title + LINE + slanted


def _spell_out_legend(figure: dict) -> None:
    """A note above the rows in place of the legend: a square in each trace's colour, hollow for silence, hatched for hidden."""
    entries = []
    for trace in figure["data"]:
        marker = trace["marker"]
        square, colour = ("■", marker["color"])
        if marker["color"] in PAGES:
            square, colour = "▨" if is_hatched(trace) else "□", marker["line"]["color"]
        if trace.get("showlegend", True):
            entries.append(f'<span style="color:{colour}">{square}</span> {trace["name"]}')
    beside = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "xanchor": "left", "yanchor": "bottom", "showarrow": False}
    layout = figure["layout"]
    layout["annotations"] = [*layout.get("annotations", ()), {"text": "     ".join(entries), **beside}]
    layout["showlegend"] = False


def _cut(figure: dict, end: float) -> None:
    """End the rows at `end` and leave out what stands below."""
    for trace in figure["data"]:
        keeps = [float(y) < end for y in trace["y"]]
        trace.update({key: _kept(value, keeps) for key, value in trace.items()})
    layout, axis = figure["layout"], figure["layout"]["yaxis"]
    axis["range"] = [end, axis["range"][1]]
    if "tickvals" in axis:
        keeps = [at < end for at in axis["tickvals"]]
        axis["tickvals"], axis["ticktext"] = _kept(list(axis["tickvals"]), keeps), _kept(list(axis["ticktext"]), keeps)
    layout["annotations"] = [each for each in layout.get("annotations", ()) if each.get("yref") == "paper" or each["y"] < end]
    layout["shapes"] = [each for each in layout.get("shapes", ()) if each["y0"] < end]


def _kept(value, keeps: list[bool]):
    """The parts kept of a list that has one for each mark; anything else as it is."""
    if isinstance(value, dict):
        return {key: _kept(each, keeps) for key, each in value.items()}
    if isinstance(value, list) and len(value) == len(keeps):
        return [each for each, keep in zip(value, keeps, strict=True) if keep]
    return value


def _fit_names(layout: dict, lines: int) -> None:
    """The names of the rows, all of them on one line where one has more lines than its row has room for."""
    axis, notes = layout["yaxis"], layout.get("annotations", ())
    names = [*axis.get("ticktext", ()), *(note["text"] for note in notes)]
    if all(name.count("<br>") < max(1, lines) for name in names):
        return
    if "ticktext" in axis:
        axis["ticktext"] = [_joined(name) for name in axis["ticktext"]]
    for note in notes:
        note["text"] = _joined(note["text"])


def _fit_squares(figure: dict, pitch: float) -> None:
    for trace in figure["data"]:
        if trace["type"] == "scatter":
            size = min(trace["marker"]["size"], pitch - GAP)
            if is_hatched(trace):
                trace["textfont"]["size"] *= size / trace["marker"]["size"]
            trace["marker"]["size"] = size


def _lines(label: str) -> list[str]:
    return label.split("<br>")


def _joined(label: str) -> str:
    """On one line; a number that had its own line after a comma."""
    return "".join(
        line if not place else f", {line}" if _is_number(line) else f" {line}" for place, line in enumerate(_lines(label))
    )


def _is_number(line: str) -> bool:
    """Whether a line of a name says how many it has."""
    return line[:1].isdigit() or line == HIDDEN


def _wrapped(label: str, width: int) -> str:
    """In lines of at most `width` letters as read; a number that had its own line keeps it."""
    first, *rest = _lines(label)
    for line in rest:
        first += f"<br>{line}" if _is_number(line) else f" {line}"
    wrapped = []
    for part in first.split("<br>"):
        lines = [""]
        for word in WORD.findall(part):
            longer = f"{lines[-1]} {word}".strip()
            lines = [*lines[:-1], longer] if _width(longer) <= width or not lines[-1] else [*lines, word]
        wrapped += lines
    return "<br>".join(wrapped)


def _width(text: str) -> int:
    """How many letters a reader sees."""
    return len(html.unescape(TAG.sub("", text)))
