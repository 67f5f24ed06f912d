"""Where the boxes and the lines of a flow stand. Widths are in hundredths of the chart, heights in pixels.

A box is as tall as its number; lines have their places by a box in the order of the boxes that they lead to.
"""

from dataclasses import dataclass

import pandas as pd

from charts.style import LINE_HEIGHT, wrap

HEAD, GAP, SILENT_GAP = 84, 14, 26
TALL, TALLEST_ONE, LOW = 480, 24, 24  # of all boxes of a column together, of one finding, of the lowest box
PORT, PLAIN_PORT = 25, 9  # the room of a line by a box, with a number and without, where the box is tall enough
NUMBER = 20  # the square of a number on a line
BESIDE, APART = 1.4, 3.2  # from a middle box to the middle of a number; from there to one that has no room beside the box
WIDE = 3.8  # a box
LEFT = (17.5, 36.0, 80.5)  # the left edge of each column's boxes
NAMED_TO = 67.0  # where the names of the middle column, which stand in their boxes, end
LABEL_WIDTH = (17, 26, 15)  # letters


@dataclass(frozen=True)
class Places:
    """The top and height of each box (by its position in `nodes`), and where the tallest column ends."""

    tops: dict
    heights: dict
    bottom: float

    def middle(self, row) -> float:
        """Half way down a box."""
        return self.tops[row] + self.heights[row] / 2


def known(counted: pd.DataFrame) -> pd.DataFrame:
    """Boxes or lines with 0 for a count that is hidden, so that nothing stands where it does because of it."""
    return counted.assign(count=counted["count"].fillna(0).astype(int))


def place_boxes(nodes: pd.DataFrame, links: pd.DataFrame) -> Places:
    """The middle column by number, an outer one beside what it is linked to, silence last; shorter columns spread out.

    `nodes` and `links`: columns as `charts.spec.Box` and `charts.spec.Line` name them.
    """
    nodes, links = known(nodes), known(links)
    most = nodes.groupby("column")["count"].sum().max() if len(nodes) else 0
    one = min(TALLEST_ONE, TALL / max(1, most))
    heights = {row: max(LOW, one * count) for row, count in nodes["count"].items()}
    rooms = {row: max(heights[row], _room_for_name(nodes.loc[row])) for row in nodes.index}
    columns = {column: _ordered(nodes, links, column) for column in nodes["column"].unique()}
    gaps = {column: _gaps(nodes, rows) for column, rows in columns.items()}
    totals = {column: sum(rooms[row] for row in rows) + sum(gaps[column]) for column, rows in columns.items()}
    tallest = max(totals.values(), default=0)
    tops = {}
    for column, rows in columns.items():
        spare = (tallest - totals[column]) / len(rows)
        y = HEAD + spare / 2
        for row, gap in zip(rows, gaps[column], strict=True):
            y += gap
            tops[row] = y + (rooms[row] - heights[row]) / 2
            y += rooms[row] + spare
    return Places(tops, heights, HEAD + tallest + 4)


def place_lines(links: pd.DataFrame, places: Places):
    """Each link with its two ends, from left to right; where its number stands, and how far on it bends: beyond the last
    number of its middle box. One whose count is hidden has the count 0.
    """
    links = known(links)
    for column in (0, 2):
        side = links[links["column"] == column]
        inner, outer = _ends(side, "middle", "outer", places), _ends(side, "outer", "middle", places)
        aside = _asides(side, inner)
        bends = {
            row: max(aside.get(each, 0) for each in here.index) for _, here in side.groupby("middle") for row in here.index
        }
        for row, link in zip(side.index, side.itertuples(), strict=True):
            if column == 0:
                yield (
                    link,
                    (LEFT[0] + WIDE, outer[row]),
                    (LEFT[1], inner[row]),
                    LEFT[1] - aside.get(row, 0),
                    LEFT[1] - bends[row],
                )
            else:
                yield link, (NAMED_TO, inner[row]), (LEFT[2], outer[row]), NAMED_TO + aside.get(row, 0), NAMED_TO + bends[row]


def _ordered(nodes: pd.DataFrame, links: pd.DataFrame, column: int) -> list:
    middle = list(nodes[nodes["column"] == 1].sort_values("count", ascending=False, kind="stable").index)
    if column == 1:
        return middle
    beside = {}
    for row, here in links.groupby("outer"):
        places = [middle.index(each) for each in here["middle"]]
        weights = here["count"].clip(lower=1)
        beside[row] = sum(place * weight for place, weight in zip(places, weights, strict=True)) / weights.sum()
    rows = nodes.index[nodes["column"] == column]
    return sorted(rows, key=lambda row: (nodes.at[row, "silent"], beside.get(row, len(middle))))


def _gaps(nodes: pd.DataFrame, rows: list) -> list[int]:
    return [0 if not place else SILENT_GAP if nodes.at[row, "silent"] else GAP for place, row in enumerate(rows)]


def _room_for_name(node: pd.Series) -> int:
    return LINE_HEIGHT * (wrap(node["label"], LABEL_WIDTH[node["column"]]).count("<br>") + 1)


def _room(count: int) -> int:
    return PORT if count > 1 else PLAIN_PORT


def _ends(links: pd.DataFrame, box: str, towards: str, places: Places) -> dict:
    """How far down each link ends at its box: within its height, spread over the whole of an outer one."""
    ends = {}
    for row, here in links.groupby(box):
        ordered = sorted(here.index, key=lambda each: places.tops[here.at[each, towards]])
        rooms = [_room(here.at[each, "count"]) for each in ordered]
        fits = places.heights[row] / sum(rooms)
        scale = min(1, fits) if box == "middle" else fits
        y = places.middle(row) - scale * sum(rooms) / 2
        for each, room in zip(ordered, rooms, strict=True):
            ends[each] = y + scale * room / 2
            y += scale * room
    return ends


def _asides(links: pd.DataFrame, ends: dict) -> dict:
    """How far from its middle box the number of each link stands: the nearest place where it covers none above it."""
    asides = {}
    for _, here in links[links["count"] > 1].groupby("middle"):
        lowest: list[float] = []  # the end of the last number at each distance
        for row in sorted(here.index, key=ends.__getitem__):
            free = [place for place, end in enumerate(lowest) if ends[row] - end > NUMBER]
            place = free[0] if free else len(lowest)
            lowest[place : place + 1] = [ends[row]]
            asides[row] = BESIDE + APART * place
    return asides
