"""How a native chart looks: names to the left, a number on each bar, no grid, a line in page colour between segments."""

from dataclasses import dataclass

from pptx.chart.chart import Chart
from pptx.chart.series import BarSeries
from pptx.dml.chtfmt import ChartFormat
from pptx.dml.line import LineFormat
from pptx.enum.chart import XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from charts.style import LIGHT, text_on
from exports.office_text import colour_of, shortened, width_of
from exports.powerpoint.text import Box

SIZES = (18, 16, 15, 14, 13, 12)
LEGEND_SIZE, LEGEND_HEIGHT = 16, 28
WIDEST_NAME, GAP = 380, 12  # the names of rows; between a name and its bar
NAME_SHARE = 0.8  # of the height of a row, for its name
ROOM = 1.12  # beyond the longest bar, for its number
ANY, WITHOUT_ZERO = "0", "0;;"


@dataclass(frozen=True)
class Series:
    """Numbers of one name and colour, one for each row or None; `hollow`: the rows whose bar has only an outline. Those that
    are hatched stand for what is hidden, and carry no number."""

    name: str
    values: tuple[float | None, ...]
    colour: str
    hollow: tuple[int, ...] = ()
    is_hatched: bool = False


@dataclass(frozen=True)
class Bars:
    """What a chart draws: the names of its rows, none wider than `widest`, and its series, stacked from the left
    or one to a row. `most`: the highest number that its scale has room for, where another chart has that."""

    rows: tuple[str, ...]
    series: tuple[Series, ...]
    is_stacked: bool = False
    has_legend: bool = False
    widest: int = WIDEST_NAME
    most: int = 0


def set_look(chart: Chart, bars: Bars, box: Box) -> None:
    """The look of a chart that draws `bars` and stands in `box`."""
    top = LEGEND_HEIGHT if bars.has_legend else 0
    size = _size(bars, (box.height - top) / max(1, len(bars.rows)))
    names = max((width_of(name, size) for name in bars.rows), default=0) + GAP
    chart.has_title, chart.has_legend = False, bars.has_legend
    chart.font.size, chart.font.color.rgb = Pt(size), colour_of(LIGHT.text)
    if bars.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = Pt(LEGEND_SIZE)
    high = _end(bars)
    _set_axes(chart, high)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap, plot.vary_by_categories = 35, 100, False
    for series, drawn in zip(plot.series, bars.series, strict=True):
        _set_series(series, drawn, bars.is_stacked)
        if bars.is_stacked and not drawn.is_hatched:
            _leave_out_numbers(series, drawn, size, (box.width - names) / high)
    _place_plot(chart, names / box.width, top / box.height)


def short_name(name: str, ending: str = "", widest: int = WIDEST_NAME) -> str:
    """The name of a row on one line beside its bar; what is cut off stands in the app."""
    return shortened(name, SIZES[-1], widest - width_of(ending, SIZES[-1]), 1) + ending


def _size(bars: Bars, row: float) -> int:
    """The largest size at which the name of every row fits beside it on one line; the smallest where none does."""
    longest = max((width_of(name, 1) for name in bars.rows), default=0)
    return next((size for size in SIZES if size <= row * NAME_SHARE and size * longest <= bars.widest), SIZES[-1])


def _end(bars: Bars) -> float:
    """Where the value axis ends: at the longest bar and, where it stands outside, its number."""
    rows = [sum(series.values[row] or 0 for series in bars.series) for row in range(len(bars.rows))]
    high = max([bars.most, *rows])
    return (high if bars.is_stacked else high * ROOM) or 1


def _set_axes(chart: Chart, high: float) -> None:
    names, numbers = chart.category_axis, chart.value_axis
    names.reverse_order, names.tick_label_position = True, XL_TICK_LABEL_POSITION.LOW
    names.major_tick_mark = names.minor_tick_mark = XL_TICK_MARK.NONE
    names.has_major_gridlines = numbers.has_major_gridlines = False
    names.format.line.fill.background()
    names._element.find(qn("c:noMultiLvlLbl")).addprevious(parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>'))
    numbers.minimum_scale, numbers.maximum_scale, numbers.visible = 0, high, False


def _set_series(series: BarSeries, drawn: Series, is_stacked: bool) -> None:
    series.invert_if_negative = False
    if drawn.is_hatched:
        _hatch(series.format, drawn.colour)
        return
    _fill(series.format, drawn.colour, is_stacked)
    for row in drawn.hollow:
        _fill(series.points[row].format, LIGHT.page, is_stacked)
    labels = series.data_labels
    labels.show_value, labels.number_format_is_linked = True, False
    labels.number_format = WITHOUT_ZERO if is_stacked else ANY
    labels.position = XL_LABEL_POSITION.CENTER if is_stacked else XL_LABEL_POSITION.OUTSIDE_END
    labels.font.color.rgb = colour_of(text_on(drawn.colour) if is_stacked else LIGHT.text)
    labels.font.bold = True


def _fill(look: ChartFormat, colour: str, is_stacked: bool) -> None:
    """A bar in its colour, in outline where that is the page's, a thin gap between stacked segments."""
    look.fill.solid()
    look.fill.fore_color.rgb = colour_of(colour)
    look.line.fill.background()
    if is_stacked or colour == LIGHT.page:
        _draw_line(look.line, LIGHT.line if colour == LIGHT.page else LIGHT.page, 1.5)


def _hatch(look: ChartFormat, colour: str) -> None:
    """A hatched bar with an outline: neither 0 nor silence."""
    look.fill.patterned()
    look.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    look.fill.fore_color.rgb, look.fill.back_color.rgb = colour_of(colour), colour_of(LIGHT.page)
    _draw_line(look.line, colour, 1.5)


def _draw_line(line: LineFormat, colour: str, width: float) -> None:
    line.color.rgb, line.width = colour_of(colour), Pt(width)


def _leave_out_numbers(series: BarSeries, drawn: Series, size: float, each: float) -> None:
    """No number on a segment too narrow for it (`each`: the width of a count of 1); the table behind the chart has them all."""
    labels = series.data_labels._element
    for row, number in reversed(list(enumerate(drawn.values))):
        if number and width_of(str(number), size, bold=True) > number * each:
            labels.insert(0, parse_xml(f'<c:dLbl {nsdecls("c")}><c:idx val="{row}"/><c:delete val="1"/></c:dLbl>'))


def _place_plot(chart: Chart, left: float, top: float) -> None:
    """The bars begin right of the names and below the legend, in shares of the chart."""
    shares = {"x": left, "y": top, "w": 1 - left, "h": 1 - top}
    places = "".join(f'<c:{name} val="{share:.4f}"/>' for name, share in shares.items())
    layout = parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{places}</c:manualLayout></c:layout>"
    )
    plot_area = chart.element.find(qn("c:chart")).find(qn("c:plotArea"))
    for old in plot_area.findall(qn("c:layout")):
        plot_area.remove(old)
    plot_area.insert(0, layout)
