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

from charts.style import HIDDEN, LIGHT, is_hatched
from exports.csv import guard
from exports.model import Exhibit
from exports.numbers import is_hidden
from exports.office_text import plain
from exports.powerpoint.chart_look import Bars, Series, set_look, short_name
from exports.powerpoint.text import Box, describe

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
    trace, numbers = exhibit.figure["data"][0], table.iloc[:, -1]
    drawn = zip(map(int, trace["customdata"]), trace["marker"]["color"], strict=True)
    hollow = tuple(row for row, colour in drawn if colour == LIGHT.page and row < len(table))
    series = Series(plain(table.columns[-1]), _values(numbers), LIGHT.sequential[2], hollow)
    return Bars(_names(table.index, numbers), (series,))


def _balance(exhibit: Exhibit, table: pd.DataFrame) -> Bars:
    """What helps to the right, what hinders to the left, each in rows of its own."""
    sides, numbers, series = list(table["Side"]), table.iloc[:, -1], []
    for side in dict.fromkeys(sides):
        sign, colour = (1, LIGHT.positive) if side == HELPS else (-1, LIGHT.negative)
        values = [number if each == side else None for each, number in zip(sides, _values(numbers, sign), strict=True)]
        series.append(Series(plain(side), tuple(values), colour))
    return Bars(_names(table.index, numbers), tuple(series), has_legend=True)


def _experience(exhibit: Exhibit, table: pd.DataFrame) -> Bars:
    """Negative to the left, mixed and positive to the right; where the figure draws silence, hollow at the outer end."""
    series, roles, sizes = [], [name for name, _ in exhibit.roles], exhibit.sizes[: len(table)]
    for name, level in exhibit.roles:
        sign = -1 if level == NEGATIVE else 1
        series.append(Series(plain(name), _values(table[name], sign), LIGHT.experience(level)))
    if sum(not is_hatched(trace) for trace in exhibit.figure["data"]) > len(roles):
        silent = next(name for name in table.columns if name not in roles)
        known = table[roles].fillna(0).astype(int)
        bad = known[[name for name, level in exhibit.roles if level == NEGATIVE]].sum(axis=1)
        signs = [-1 if is_bad else 1 for is_bad in bad * 2 > known.sum(axis=1)]
        values = tuple(number and sign * number for number, sign in zip(_values(table[silent]), signs, strict=True))
        series.append(Series(plain(silent), values, LIGHT.page))
        roles.append(silent)
    parts = [f", part {HIDDEN}" if hides else "" for hides in table[roles].isna().any(axis=1)]
    rows = zip(table.index, sizes, parts, strict=True)
    names = tuple(short_name(plain(name), f" ({size}{'' if size == HIDDEN else part})") for name, size, part in rows)
    return Bars(names, tuple(series), is_stacked=True, has_legend=True)


DRAWN: dict[str, Callable[[Exhibit, pd.DataFrame], Bars]] = {
    "bars": _plain_bars,
    "balance": _balance,
    "experience": _experience,
}


def _names(index: pd.Index, numbers: pd.Series) -> tuple[str, ...]:
    """The names of the rows; one whose number is hidden says so, because it has no bar."""
    hides = [f" ({HIDDEN})" if is_hidden(number) else "" for number in numbers]
    return tuple(short_name(plain(name), ending) for name, ending in zip(index, hides, strict=True))


def _values(numbers: pd.Series, sign: int = 1) -> tuple[int | None, ...]:
    return tuple(None if is_hidden(number) else sign * int(number) for number in numbers)


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
