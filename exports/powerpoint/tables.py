"""A matrix, or words, as a table on a slide: its counts shaded as in the app, the first rows that fit."""

from collections.abc import Callable

from pptx.slide import Slide

from charts.matrix import shades
from charts.style import LIGHT
from exports.model import Exhibit
from exports.numbers import cell_of, text_of
from exports.office_text import plain
from exports.powerpoint.cells import Grid, draw_grid
from exports.powerpoint.table_fit import fit_grid
from exports.powerpoint.text import Box
from wording.counts import HIDDEN, Count, amount
from wording.exports import first_of_rows

NO_BREAK = "\u00a0"


def add_table(slide: Slide, exhibit: Exhibit, box: Box) -> str:
    """The table of an exhibit whose shape is one of TABLES. Returns what has to be said below it, or ''."""
    grid = TABLES[exhibit.shape](exhibit)
    fitted = fit_grid(grid, box)
    draw_grid(slide, grid, fitted, box, exhibit.alt)
    shown, rows = (sum(len(row) > 1 for row in part) for part in (grid.rows[: len(fitted.heights)], grid.rows))
    return first_of_rows(shown, rows)


def _matrix(exhibit: Exhibit) -> Grid:
    """Each count in its cell; with the name of a row or column how many it has, above rows their group."""
    spec, colours = exhibit.spec, shades(exhibit.spec, LIGHT)
    rows: list[tuple[str, ...]] = []
    fills: dict[tuple[int, int], str] = {}
    for place, row in enumerate(spec.rows):
        if row.group and (not place or row.group != spec.rows[place - 1].group):
            rows.append((plain(row.group),))
        fills |= {(len(rows), column + 1): colours.get((place, column), "") for column in range(len(spec.series))}
        name, size = plain(row.label), _size(row.n, spec.unit)
        rows.append((f"{name} {size}".strip(), *(cell_of(series.values[place]) for series in spec.series)))
    heads = [(plain(series.label), _size(series.n, spec.unit)) for series in spec.series]
    return Grid(((plain(exhibit.table.index.name or ""), ""), *heads), tuple(rows), fills, is_counts=True)


def _words(exhibit: Exhibit) -> Grid:
    """The table of the exhibit, word for word."""
    rows = tuple(tuple(plain(text_of(cell)) for cell in row) for row in exhibit.table.itertuples(name=None))
    names = (exhibit.table.index.name or "", *exhibit.table.columns)
    return Grid(tuple((plain(name), "") for name in names), rows)


TABLES: dict[str, Callable[[Exhibit], Grid]] = {"matrix": _matrix, "table": _words}


def _size(n: Count | None, unit: str) -> str:
    """How many a row or column has, as its name says it: '(22 findings)'; '' where that is not said."""
    return "" if n is None else f"({amount(n, unit, HIDDEN)})".replace(" ", NO_BREAK)
