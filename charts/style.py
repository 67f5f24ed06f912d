"""The look that every chart shares: measured palettes for light and dark, one lean layout, wrapped labels.

Figures are plain dicts, which plotly and streamlit take as they are and which build in microseconds.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from charts.spec import Row
from wording.counts import HIDDEN, PROTECTED, Count, amount

FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", sans-serif'
FONT_SIZE = 16
LINE_HEIGHT = 21
GROUP_GAP, HEADING = 0.15, 0.85  # of a row: above the name of a group of rows, and below it
THICK = 0.72  # of a row: a bar
STUB = 0.06  # of the scale: the length of a bar whose number is hidden


@dataclass(frozen=True)
class Palette:
    """Colours of one appearance: each at least 3:1 to page and panel; text, and line on the page, at least 4.5:1."""

    page: str
    panel: str
    text: str
    line: str
    negative: str
    mixed: str
    positive: str
    sequential: tuple[str, ...]
    kinds: tuple[str, ...]

    def kind(self, tone: int) -> str:
        """The colour of a kind that neither helps nor hinders, by its place among the kinds; the neutral one for -1."""
        return self.sequential[2] if tone < 0 else self.kinds[tone % len(self.kinds)]

    def experience(self, level: str) -> str:
        """The colour of an experience level; the page colour for one that has none."""
        return {"negative": self.negative, "mixed": self.mixed, "positive": self.positive}.get(level, self.page)


LIGHT = Palette(
    "#FFFFFF", "#F0F4F5", "#212B32", "#6B7780", "#A23B00", "#80868B", "#005EB8",
    ("#7A858D", "#66727B", "#525F69", "#3C4953", "#212B32"),
    ("#00707A", "#7A3E9D", "#5B6B00", "#A3195B", "#3D5A99", "#8A5A00"),
)  # fmt: skip
DARK = Palette(
    "#10161D", "#1B2530", "#F0F4F5", "#8996A1", "#E8743B", "#C9D1D6", "#3F8FDB",
    ("#65727D", "#84919B", "#A3AEB7", "#C2CBD1", "#E4EAED"),
    ("#3FB6BF", "#B98AE0", "#A9BC3F", "#EC7FB0", "#8FA8E8", "#D9A441"),
)  # fmt: skip


def text_on(colour: str) -> str:
    """White or near-black, whichever contrasts more with `colour`."""
    luminance = _luminance(colour)
    return "#FFFFFF" if 1.05 / (luminance + 0.05) >= (luminance + 0.05) / (_luminance("#0B0F14") + 0.05) else "#0B0F14"


def wrap(label: str, width: int = 24, most: int | None = None) -> str:
    """`label` broken into lines of at most `width` characters, as plotly breaks them, the end left out where there would be
    more than `most`; markup made harmless."""
    return "<br>".join(_escape(line) for line in textwrap.wrap(str(label), width, max_lines=most, placeholder=" …") or [""])


def mix(page: str, colour: str, share: float) -> str:
    """`page` with a `share` of `colour` in it, from 0 to 1."""
    parts = [(int(page[at : at + 2], 16), int(colour[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(under + (over - under) * share):02X}" for under, over in parts)


def layout(palette: Palette, height: int, **more) -> dict:
    """A chart's layout: no grid, no toolbar, room for the labels, our fonts and colours."""
    font = {"family": FONT, "size": FONT_SIZE, "color": palette.text}
    axis = {"showgrid": False, "zeroline": False, "automargin": True, "fixedrange": True, "tickfont": font}
    base: dict = {
        "height": height,
        "font": font,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {"bgcolor": palette.panel, "bordercolor": palette.line, "font": font},
        "xaxis": {**axis, "showticklabels": False, "automargin": False},
        "yaxis": {**axis, "ticks": "", "autorange": "reversed"},
        "bargap": 0.28,
    }
    for key, value in more.items():
        base[key] = {**base[key], **value} if isinstance(base.get(key), dict) and isinstance(value, dict) else value
    return base


def bar(palette: Palette, colour: str, **more) -> dict:
    """A horizontal bar trace in one colour, numbers inside, a line in page colour round each segment."""
    return {
        "type": "bar",
        "orientation": "h",
        "marker": {"color": colour, "line": {"color": palette.page, "width": 2}},
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": None}},
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "cliponaxis": False,
        "insidetextfont": {"color": text_on(colour), "size": FONT_SIZE},
        **more,
    }


def hatched(palette: Palette, names: Sequence[str], **more) -> dict:
    """Bars for what is hidden, by their `names` (customdata): hatched, so that they look like neither 0 nor silence."""
    look = {"shape": "/", "size": 8, "solidity": 0.3, "fgcolor": palette.line, "bgcolor": palette.page}
    return {
        **bar(palette, palette.page, name=HIDDEN.capitalize(), meta=HIDDEN),
        "marker": {"color": palette.page, "line": {"color": palette.line, "width": 1.5}, "pattern": look},
        "text": [HIDDEN] * len(names),
        "customdata": list(names),
        "hovertext": [PROTECTED.capitalize()] * len(names),
        "hovertemplate": "%{hovertext}<extra></extra>",
        **more,
    }


def is_hatched(trace: dict) -> bool:
    """Whether a trace is what is hidden."""
    return trace.get("meta") == HIDDEN


def axis_line(palette: Palette, start: float, end: float) -> dict:
    """The line at which bars begin, from `start` down to `end`."""
    line = {"color": palette.line, "width": 1}
    return {"type": "line", "x0": 0, "x1": 0, "y0": start, "y1": end, "yref": "y", "line": line, "layer": "above"}


def name_of(label: str, n: Count | None, unit: str, width: int = 0) -> str:
    """A name in lines of at most `width` letters, how many it has on a line below; without a width all on one line."""
    name = wrap(label, width) if width else _escape(" ".join(label.split()))
    return name if n is None else f"{name}{'<br>' if width else ', '}{amount(n, unit, HIDDEN)}"


def names_of(rows: Sequence[Row], unit: str, width: int, lines: int | None) -> list[str]:
    """The names of rows, in lines of at most `width` letters; all of them on one line where one needs more than `lines`."""
    names = [name_of(row.label, row.n, unit, width) for row in rows]
    if lines is None or all(name.count("<br>") < max(1, lines) for name in names):
        return names
    return [name_of(row.label, row.n, unit) for row in rows]


def in_groups(groups: Sequence[str], rooms: Sequence[float] = ()) -> tuple[list[float], dict[float, str]]:
    """Where each row stands, counted in rows from 0, and where the name of its group does: above the first of the rows.

    `groups`: the group of each row, those of one next to one another; '' has no name to show. `rooms`: how many rows high
    each is, where they differ.
    """
    down, headings, at = [], {}, 0.0
    for row, name in enumerate(groups):
        if name and (not row or name != groups[row - 1]):
            at += GROUP_GAP if row else 0
            headings[at] = name
            at += HEADING
        room = rooms[row] if rooms else 1
        down.append(at + (room - 1) / 2)
        at += room
    return down, headings


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
