"""An exhibit's bars as a native chart on a slide: its numbers stay editable, its names and colours are the app's.

Bad experience lies left of a middle line: numbers below 0, printed without their sign.
"""

from collections.abc import Callable
from io import BytesIO

import pandas as pd
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.slide import Slide
from xlsxwriter import Workbook

from charts.style import LIGHT, amount
from exports.exhibit import Exhibit
from exports.guard import guard
from exports.native_chart_look import Bars, Series, set_look, short_name
from exports.powerpoint_text import Box, describe, plain

MOST_ROWS = 18
NOTE_HEIGHT = 20  # for what is said of rows left out
HELPS, NEGATIVE = "Helps", "negative"


def add_chart(slide: Slide, exhibit: Exhibit, box: Box) -> str:
    """The chart of an exhibit whose shape is one of DRAWN. Returns a sentence on the rows that are left out, or ''."""
    drawn = exhibit.table.iloc[: min(exhibit.rows_drawn, MOST_ROWS)]
    if len(drawn) < exhibit.rows_drawn:
        box = box.without_foot(NOTE_HEIGHT)
    bars = DRAWN[exhibit.shape](exhibit, drawn)
    data = CategoryChartData()
    data.categories = bars.rows
    for series in bars.series:
        data.add_series(series.name, series.values)
    kind = XL_CHART_TYPE.BAR_STACKED if bars.is_stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame = slide.shapes.add_chart(kind, *box.emu, data)
    describe(frame, "Chart", exhibit.alt)
    frame.chart.part.chart_workbook.update_from_xlsx_blob(_workbook(bars, exhibit.table.index.name))
    set_look(frame.chart, bars, box)
    left_out = f"Drawn are the first {len(drawn)} of {exhibit.rows_drawn} rows; the notes have all of them."
    return left_out if len(drawn) < exhibit.rows_drawn else ""


def _plain_bars(exhibit: Exhibit, table: pd.DataFrame) -> Bars:
    """The last column; a bar that the figure leaves hollow, silence, is hollow here."""
    colours = next(iter(exhibit.figure["data"]), {}).get("marker", {}).get("color", [])
    hollow = tuple(row for row, colour in enumerate(colours[: len(table)]) if colour == LIGHT.page)
    values = tuple(int(number) for number in table.iloc[:, -1])
    return Bars(_names(table.index), (Series(plain(table.columns[-1]), values, LIGHT.sequential[2], hollow),))


def _balance(exhibit: Exhibit, table: pd.DataFrame) -> Bars:
    """What helps to the right, what hinders to the left, each in rows of its own."""
    sides, numbers, series = list(table["Side"]), list(table["Findings"]), []
    for side in dict.fromkeys(sides):
        sign, colour = (1, LIGHT.positive) if side == HELPS else (-1, LIGHT.negative)
        values = [sign * int(number) if each == side else None for each, number in zip(sides, numbers, strict=True)]
        series.append(Series(plain(side), tuple(values), colour))
    return Bars(_names(table.index), tuple(series), has_legend=True)


def _experience(exhibit: Exhibit, table: pd.DataFrame) -> Bars:
    """Negative to the left, mixed and positive to the right; where the figure draws silence, hollow at the outer end."""
    series, roles = [], [name for name, _ in exhibit.roles]
    for name, level in exhibit.roles:
        sign = -1 if level == NEGATIVE else 1
        series.append(Series(plain(name), tuple(sign * int(number) for number in table[name]), LIGHT.experience(level)))
    drawn = table[roles].sum(axis=1)
    if len(exhibit.figure["data"]) > len(roles):
        silent = next(name for name in table.columns if name not in roles)
        bad = table[[name for name, level in exhibit.roles if level == NEGATIVE]].sum(axis=1)
        values = [-int(n) if is_bad else int(n) for n, is_bad in zip(table[silent], bad * 2 > drawn, strict=True)]
        series.append(Series(plain(silent), tuple(values), LIGHT.page))
        drawn = drawn + table[silent]
    sizes = [f" ({amount(int(number), exhibit.unit)})" for number in drawn]
    rows = tuple(short_name(plain(name), size) for name, size in zip(table.index, sizes, strict=True))
    return Bars(rows, tuple(series), is_stacked=True, has_legend=True)


DRAWN: dict[str, Callable[[Exhibit, pd.DataFrame], Bars]] = {
    "bars": _plain_bars,
    "balance": _balance,
    "experience": _experience,
}


def _names(index: pd.Index) -> tuple[str, ...]:
    return tuple(short_name(plain(name)) for name in index)


def _workbook(bars: Bars, corner: str | None) -> bytes:
    """The sheet behind the chart, its cells where the chart refers to them, every text a text whatever it begins with.

    python-pptx's own would hold a formula where a name begins with =, and a link where it looks like an address.
    """
    held = BytesIO()
    with Workbook(held, {"in_memory": True}) as workbook:
        sheet, quoted = workbook.add_worksheet("Sheet1"), workbook.add_format({"quote_prefix": True})
        texts = {(0, 0): plain(corner or "")}
        texts |= {(row, 0): name for row, name in enumerate(bars.rows, 1)}
        texts |= {(0, column): series.name for column, series in enumerate(bars.series, 1)}
        for place, text in texts.items():
            sheet.write_string(*place, text, quoted if guard(text) != text else None)
        for column, series in enumerate(bars.series, 1):
            for row, number in enumerate(series.values, 1):
                if number is not None:
                    sheet.write_number(row, column, number)
    return held.getvalue()
