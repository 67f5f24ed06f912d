"""The rows of a chart made even: on the page a row is as high as its name, on a slide a name has one line."""

from charts.matrix import APART
from charts.style import DARK, GROUP_GAP, HEADING, LIGHT, is_hatched

EDGE = 0.05  # of a row: above the first and below the last
PAGES = (LIGHT.page, DARK.page)  # the colour of what is drawn hollow


def even_rows(figure: dict) -> list[float]:
    """Move every row to its new place, with its marks, its name and the rule below it. Returns where the rows now stand.

    The names are those of the axis, or else the notes beside the bars; one in bold names a group and is no row.
    """
    names = _names(figure["layout"])
    places = _even_places(names, _silent_places(figure))
    _move(figure, places)
    rows = [places[at] for at, name in names if not _is_heading(name)] or [0.0]
    figure["layout"]["yaxis"] |= {"range": [rows[-1] + 0.5 + EDGE, -0.5 - EDGE], "autorange": False}
    return rows


def _names(layout: dict) -> list[tuple[float, str]]:
    """Where each name stands, and the name, from the top down."""
    axis = layout["yaxis"]
    if "ticktext" in axis:
        return sorted(zip(axis["tickvals"], axis["ticktext"], strict=True))
    return sorted((note["y"], note["text"]) for note in layout["annotations"])


def _even_places(names: list[tuple[float, str]], silent: set[float]) -> dict[float, float]:
    places, at, above = {}, 0.0, None
    for place, name in names:
        if above is not None:
            at += HEADING if _is_heading(above[1]) else 1
            at += GROUP_GAP if _is_heading(name) else 0
            at += APART if place in silent and above[0] not in silent else 0
        places[place], above = at, (place, name)
    return places


def _is_heading(name: str) -> bool:
    return name.startswith("<b>")


def _silent_places(figure: dict) -> set[float]:
    """The rows of a matrix that are silence: hollow in a column that others fill."""
    squares = [
        (x, y, colour)
        for trace in figure["data"]
        if trace["type"] == "scatter" and not is_hatched(trace)
        for x, y, colour in zip(trace["x"], trace["y"], trace["marker"]["color"], strict=True)
    ]
    filled = {x for x, _, colour in squares if colour not in PAGES}
    return {y for x, y, colour in squares if colour in PAGES and x in filled}


def _move(figure: dict, places: dict[float, float]) -> None:
    layout = figure["layout"]
    if "tickvals" in layout["yaxis"]:
        layout["yaxis"]["tickvals"] = [places[at] for at in layout["yaxis"]["tickvals"]]
    for trace in figure["data"]:
        trace["y"] = [places[y] for y in trace["y"]]
    for note in layout.get("annotations", ()):
        note["y"] = places[note["y"]]
    for shape in layout.get("shapes", ()):
        if shape.get("yref") != "paper":
            at = (shape["y0"] + shape["y1"]) / 2
            half = 0.5 if shape["y1"] > shape["y0"] else 0  # of a row, where it is as high as one
            now = places[min(places, key=lambda place: abs(place - at))]
            shape |= {"y0": now - half, "y1": now + half}
