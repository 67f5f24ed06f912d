"""A matrix or a flow as a table on a slide: its counts shaded as in the app, the first rows that fit."""

import html
import re
from collections.abc import Callable
from itertools import zip_longest

from pptx.slide import Slide

from charts.style import HIDDEN
from exports.model import Exhibit
from exports.numbers import cell_of, is_hidden
from exports.office_text import plain
from exports.powerpoint.cells import Grid, draw_grid
from exports.powerpoint.table_fit import fit_grid
from exports.powerpoint.text import Box

NO_BREAK = "\u00a0"


def add_table(slide: Slide, exhibit: Exhibit, box: Box) -> str:
    """The table of an exhibit whose shape is one of TABLES. Returns what has to be said below it, or ''."""
    grid = TABLES[exhibit.shape](exhibit)
    fitted = fit_grid(grid, box)
    draw_grid(slide, grid, fitted, box, exhibit.alt)
    shown, rows = (sum(len(row) > 1 for row in part) for part in (grid.rows[: len(fitted.heights)], grid.rows))
    left_out = f"Shown are the first {shown} of {rows} rows; the notes have all of them." if shown < rows else ""
    return f"{grid.said} {left_out}".strip()


def _matrix(exhibit: Exhibit) -> Grid:
    """Each count in its cell; with the name of a row or column how many it has, above rows their group, as in the figure."""
    table, layout = exhibit.table.iloc[: exhibit.rows_drawn], exhibit.figure["layout"]
    heads = _with_sizes(list(table.columns), layout.get("xaxis", {}))
    names = _with_sizes(list(table.index), layout.get("yaxis", {}))
    groups, colours = _groups(layout.get("yaxis", {}), len(table)), _colours(exhibit)
    rows, fills = [], {}
    for place, counts in enumerate(table.astype(object).to_numpy()):
        rows += [(groups[place],)] if place in groups else []
        fills |= {(len(rows), column + 1): colours.get((place, column), "") for column in range(len(counts))}
        rows.append((" ".join(names[place]).strip(), *(cell_of(number) for number in counts)))
    return Grid(((plain(table.index.name or ""), ""), *heads), tuple(rows), fills, is_counts=True)


def _flow(exhibit: Exhibit) -> Grid:
    """A row for each name in the table's index, with what its lines lead to in a column for each value of the first column."""
    heads = list(dict.fromkeys(exhibit.table.iloc[:, 0]))
    said: dict[str, dict[str, list[str]]] = {}
    for name, head, other, number in exhibit.table.itertuples(name=None):
        said.setdefault(name, {}).setdefault(head, []).append(f"{plain(other)} ({HIDDEN if is_hidden(number) else number})")
    rows = tuple((plain(name), *(", ".join(cells.get(head, [])) for head in heads)) for name, cells in said.items())
    names = (exhibit.table.index.name or "", *heads)
    return Grid(tuple((plain(name), "") for name in names), rows, said=f"In brackets: the number of {exhibit.unit}.")


TABLES: dict[str, Callable[[Exhibit], Grid]] = {"matrix": _matrix, "flow": _flow}


def _with_sizes(names: list[str], axis: dict) -> list[tuple[str, str]]:
    """The names of columns or rows, each with what the figure's axis says under it: 'Darzi Fellows', '(22 findings)'.

    A name that the figure shortens to its end, because a group's name stands above it, is as short here.
    """
    said = []
    for name, text in zip_longest((plain(name) for name in names), axis.get("ticktext", ())[: len(names)], fillvalue=""):
        shown = _read(text)
        if shown and name.endswith(shown):
            said.append((shown, ""))
            continue
        letters = r"\s*".join(re.escape(letter) for letter in name if not letter.isspace())
        found = re.fullmatch(rf"{letters}\s*\(?(.*?)\)?", shown)
        size = found[1].replace(" ", NO_BREAK) if found else ""
        said.append((name, f"({size})" if size else ""))
    return said


def _groups(axis: dict, rows: int) -> dict[int, str]:
    """The names of groups of rows by the first of the rows; the figure's axis has them after the rows' own names."""
    places, names = list(axis.get("tickvals", ())), axis.get("ticktext", ())
    groups = zip(places[rows:], names[rows:], strict=True)
    return {sum(place < at for place in places[:rows]): _read(name) for at, name in groups}


def _read(text: str) -> str:
    """A label of a figure as it is read."""
    return plain(html.unescape(re.sub("<[^>]*>", " ", text)))


def _colours(exhibit: Exhibit) -> dict[tuple[int, int], str]:
    """The colours of the figure's squares, whose customdata is 'row column'."""
    return {
        tuple(int(place) for place in name.split(" ")): colour
        for trace in exhibit.figure["data"]
        for name, colour in zip(trace["customdata"], trace["marker"]["color"], strict=True)
    }
