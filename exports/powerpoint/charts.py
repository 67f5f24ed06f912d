"""An exhibit's bars as native charts on a slide: their numbers stay editable, their names and colours are the app's.

Experience is stacked from the left: negative, mixed, positive, then silence; no number is below 0. The sides of a balance are
a chart each. What is hidden is a hatched bar, of one length for all.
"""

from collections.abc import Callable, Iterable
from io import BytesIO

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from xlsxwriter import Workbook

from charts.spec import ChartSpec
from charts.style import LIGHT
from exports.csv import guard
from exports.model import Exhibit
from exports.numbers import stubs_of
from exports.office_text import make_valid, plain
from exports.powerpoint.chart_look import WIDEST_NAME, Bars, Series, set_look, short_name
from exports.powerpoint.text import Box, describe
from wording.counts import HIDDEN, SUPPRESSED, Count, amount
from wording.exports import HIDDEN_BAR, first_of_rows, named_with_size, part_hidden

MOST_ROWS = 18
NOTE_HEIGHT = 20  # for what is said of rows left out
BETWEEN = 24  # the sides of a balance
NARROW_NAME = 250  # of a side, whose chart has half the slide


def add_chart(slide: Slide, exhibit: Exhibit, box: Box) -> str:
    """The chart of an exhibit whose shape is one of DRAWN. Returns a sentence on the rows that are left out, or ''."""
    rows, drawn = exhibit.spec.depth, exhibit.spec.first(MOST_ROWS)
    if drawn.depth < rows:
        box = box.without_foot(NOTE_HEIGHT)
    charts = DRAWN[drawn.shape](drawn)
    for place, bars in enumerate(charts):
        frame = _add_bars(slide, exhibit, bars, box.part(place, len(charts), BETWEEN))
        describe(frame, f"Chart {place + 1}" if place else "Chart", exhibit.alt)
    return first_of_rows(drawn.depth, rows)


def _add_bars(slide: Slide, exhibit: Exhibit, bars: Bars, box: Box) -> GraphicFrame:
    data = CategoryChartData()
    data.categories = bars.rows
    for series in bars.series:
        data.add_series(series.name, series.values)
    kind = XL_CHART_TYPE.BAR_STACKED if bars.is_stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame = slide.shapes.add_chart(kind, *box.emu, data)
    frame.chart.part.chart_workbook.update_from_xlsx_blob(_workbook(bars, exhibit.table.index.name))
    set_look(frame.chart, bars, box)
    make_valid(frame.chart.element)
    return frame


def _plain_bars(spec: ChartSpec) -> tuple[Bars, ...]:
    """The one series; silence is hollow."""
    (counts,) = spec.series
    hollow = tuple(row for row, each in enumerate(spec.rows) if each.silent and row in counts.known)
    series = Series(plain(counts.label), _values(counts.values), LIGHT.kind(counts.tone), hollow)
    return (Bars(_names(spec), (series, *_hidden(stubs_of(spec)))),)


def _balance(spec: ChartSpec) -> tuple[Bars, ...]:
    """Each side that has rows, on the scale of both."""
    most = max((number for each in spec.series for number in each.known.values()), default=0)
    names, stubs, sides = _names(spec, NARROW_NAME), stubs_of(spec), []
    for each in spec.series:
        rows = sorted([*each.known, *each.hidden])
        values = _values(each.values[row] for row in rows)
        name = plain(each.label) if each.n is None else named_with_size(plain(each.label), each.n, spec.unit)
        series = Series(name, values, LIGHT.experience(each.level))
        drawn = (series, *_hidden(tuple(stubs[row] for row in rows)))
        sides.append(Bars(tuple(names[row] for row in rows), drawn, has_legend=True, widest=NARROW_NAME, most=most))
    return tuple(side for side in sides if side.rows)


def _experience(spec: ChartSpec) -> tuple[Bars, ...]:
    """Negative, mixed and positive one after the other; silence, where it is drawn, hollow at the right end."""
    series = [Series(plain(each.label), _values(each.values), LIGHT.experience(each.level)) for each in spec.told]
    if spec.silence:
        series.append(Series(plain(spec.silence.label), _values(spec.silence.values), LIGHT.page))
    rows = tuple(_experienced(spec, row) for row in range(len(spec.rows)))
    return (Bars(rows, (*series, *_hidden(stubs_of(spec))), is_stacked=True, has_legend=True),)


def _hidden(stubs: tuple[float | None, ...]) -> tuple[Series, ...]:
    """The hatched bars, where there are any."""
    return (Series(HIDDEN_BAR, stubs, LIGHT.line, is_hatched=True),) if any(stubs) else ()


def _experienced(spec: ChartSpec, row: int) -> str:
    """The name of a row with how many it has, and whether a part of them is hidden."""
    n = spec.rows[row].n
    size = part_hidden(HIDDEN if n is None else amount(n, spec.unit, HIDDEN), spec.part_hidden(row))
    return short_name(plain(spec.rows[row].label), f" ({size})")


DRAWN: dict[str, Callable[[ChartSpec], tuple[Bars, ...]]] = {
    "bars": _plain_bars,
    "balance": _balance,
    "experience": _experience,
}


def _names(spec: ChartSpec, widest: int = WIDEST_NAME) -> tuple[str, ...]:
    """The names of the rows; one whose number is hidden says so."""
    return tuple(
        short_name(plain(row.label), f" ({HIDDEN})" if spec.part_hidden(place) else "", widest)
        for place, row in enumerate(spec.rows)
    )


def _values(numbers: Iterable[Count | None]) -> tuple[int | None, ...]:
    return tuple(None if number is None or number is SUPPRESSED else number for number in numbers)


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
