"""An exhibit's bars as a native chart on a slide: its numbers stay editable, its names and colours are the app's.

Bad experience lies left of a middle line: numbers below 0, printed without their sign.
"""

from collections.abc import Callable, Iterable
from io import BytesIO

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.slide import Slide
from xlsxwriter import Workbook

from charts.spec import NEGATIVE, ChartSpec
from charts.style import HIDDEN, LIGHT
from exports.csv import guard
from exports.model import Exhibit
from exports.numbers import is_hidden
from exports.office_text import plain
from exports.powerpoint.chart_look import Bars, Series, set_look, short_name
from exports.powerpoint.text import Box, describe
from wording.counts import amount

MOST_ROWS = 18
NOTE_HEIGHT = 20  # for what is said of rows left out


def add_chart(slide: Slide, exhibit: Exhibit, box: Box) -> str:
    """The chart of an exhibit whose shape is one of DRAWN. Returns a sentence on the rows that are left out, or ''."""
    rows = len(exhibit.spec.rows)
    drawn = exhibit.spec.first(min(rows, MOST_ROWS))
    if len(drawn.rows) < rows:
        box = box.without_foot(NOTE_HEIGHT)
    bars = DRAWN[drawn.shape](drawn)
    data = CategoryChartData()
    data.categories = bars.rows
    for series in bars.series:
        data.add_series(series.name, series.values)
    kind = XL_CHART_TYPE.BAR_STACKED if bars.is_stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame = slide.shapes.add_chart(kind, *box.emu, data)
    describe(frame, "Chart", exhibit.alt)
    frame.chart.part.chart_workbook.update_from_xlsx_blob(_workbook(bars, exhibit.table.index.name))
    set_look(frame.chart, bars, box)
    left_out = f"Drawn are the first {len(drawn.rows)} of {rows} rows; the notes have all of them."
    return left_out if len(drawn.rows) < rows else ""


def _plain_bars(spec: ChartSpec) -> Bars:
    """The one series; silence is hollow."""
    (counts,) = spec.series
    hollow = tuple(row for row, each in enumerate(spec.rows) if each.silent and not is_hidden(counts.values[row]))
    series = Series(plain(counts.label), _values(counts.values), LIGHT.sequential[2], hollow)
    return Bars(_names(spec), (series,))


def _balance(spec: ChartSpec) -> Bars:
    """What helps to the right, what hinders to the left, each in rows of its own."""
    series = [
        Series(plain(each.label), _values(each.values, -1 if each.level == NEGATIVE else 1), LIGHT.experience(each.level))
        for each in spec.series
        if any(value is not None for value in each.values)
    ]
    return Bars(_names(spec), tuple(series), has_legend=True)


def _experience(spec: ChartSpec) -> Bars:
    """Negative to the left, mixed and positive to the right; silence, where it is drawn, hollow at the outer end."""
    series, rows = [], range(len(spec.rows))
    for each in spec.told:
        sign = -1 if each.level == NEGATIVE else 1
        series.append(Series(plain(each.label), _values(each.values, sign), LIGHT.experience(each.level)))
    if spec.silence:
        outer = [-1 if sum(min(0, n) for n in row) * 2 < -sum(map(abs, row)) else 1 for row in _known(series, rows)]
        values = tuple(number and sign * number for number, sign in zip(_values(spec.silence.values), outer, strict=True))
        series.append(Series(plain(spec.silence.label), values, LIGHT.page))
    return Bars(tuple(_experienced(spec, row) for row in rows), tuple(series), is_stacked=True, has_legend=True)


def _known(series: list[Series], rows: range) -> list[list[int]]:
    """The numbers of each row as they are drawn, 0 for one that is hidden."""
    return [[each.values[row] or 0 for each in series] for row in rows]


def _experienced(spec: ChartSpec, row: int) -> str:
    """The name of a row with how many it has, and whether a part of them is hidden."""
    size = amount(spec.rows[row].n, spec.unit, HIDDEN)
    part = f", part {HIDDEN}" if size != HIDDEN and spec.part_hidden(row) else ""
    return short_name(plain(spec.rows[row].label), f" ({size}{part})")


DRAWN: dict[str, Callable[[ChartSpec], Bars]] = {
    "bars": _plain_bars,
    "balance": _balance,
    "experience": _experience,
}


def _names(spec: ChartSpec) -> tuple[str, ...]:
    """The names of the rows; one whose number is hidden says so, because it has no bar."""
    return tuple(
        short_name(plain(row.label), f" ({HIDDEN})" if spec.part_hidden(place) else "") for place, row in enumerate(spec.rows)
    )


def _values(numbers: Iterable[int | None], sign: int = 1) -> tuple[int | None, ...]:
    return tuple(None if number is None or is_hidden(number) else sign * number for number in numbers)


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
