"""Native charts: what they draw, the numbers behind them, and text that cannot run."""

from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from exports.model import Slide
from exports.powerpoint.charts import MOST_ROWS
from exports.powerpoint.presentation import write_deck
from tests.exports.made import balance, exhibit, spec_of, view

NEGATIVE, MIXED, POSITIVE, PAGE = "A23B00", "80868B", "005EB8", "FFFFFF"
BARS = pd.DataFrame({"Findings": [5, 0, 3]}, index=pd.Index(["Time", "Money", "Not stated"], name="Theme"))
PAYLOADS = [
    '=HYPERLINK("http://example.org","x")',
    "+1+1",
    "-2",
    "@SUM(A1)",
    "＝1+1",
    "'=1",
    "{=1+1}",
    "http://example.org",
    "007",
]


def bars(**changes):
    return exhibit(**{"shape": "bars", "table": BARS, "rows_drawn": 3, **changes})


def silent(**changes):
    """An experience chart whose figure draws silence too: more bad than good in the first row."""
    table = pd.DataFrame(
        {"Negative": [3, 0, 2], "Mixed": [1, 1, 0], "Positive": [1, 4, 2], "Not stated": [2, 5, 0], "All findings": [7, 10, 4]},
        index=pd.Index(["Time", "Mentors", "Courses"], name="Theme"),
    )
    given = {"table": table, **changes}
    return exhibit(spec=spec_of("experience", given["table"], silence="Not stated"), **given)


def frame_of(given):
    deck = Presentation(BytesIO(write_deck(view(), (Slide("x", "Title", "n = 8 findings.", given),))))
    return next(shape for shape in deck.slides[1].shapes if shape.name == "Chart")


def chart_of(given):
    return frame_of(given).chart


def drawn(chart) -> dict[str, tuple]:
    return {series.name: tuple(series.values) for series in chart.plots[0].series}


def colours(chart) -> list[str]:
    return [str(series.format.fill.fore_color.rgb) for series in chart.plots[0].series]


def sheet_of(chart):
    return load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active


def test_experience_is_stacked_from_the_left_and_no_number_is_below_0():
    chart = chart_of(exhibit())
    assert chart.chart_type == XL_CHART_TYPE.BAR_STACKED
    assert list(chart.plots[0].categories) == ["Supported (5 findings)", "Unsupported (3 findings)"]
    assert drawn(chart) == {"Negative": (0, 3), "Mixed": (1, 0), "Positive": (4, 0)}
    assert colours(chart) == [NEGATIVE, MIXED, POSITIVE]
    assert chart.has_legend and chart.category_axis.reverse_order
    for series in chart.plots[0].series:
        assert series.data_labels.show_value and series.data_labels.number_format == "0;;"
        assert not series.invert_if_negative


def test_silence_is_hollow_at_the_right_end_where_the_figure_draws_it():
    chart = chart_of(silent())
    assert drawn(chart)["Not stated"] == (2, 5, 0)
    assert colours(chart)[-1] == PAGE
    assert list(chart.plots[0].categories) == ["Time (7 findings)", "Mentors (10 findings)", "Courses (4 findings)"]


def test_what_hinders_stands_left_and_what_helps_right_on_one_scale():
    deck = Presentation(BytesIO(write_deck(view(), (Slide("x", "Title", "n = 8 findings.", balance()),))))
    left, right = (shape for shape in deck.slides[1].shapes if shape.name in ("Chart", "Chart 2"))
    assert left.left + left.width < right.left and (left.top, left.width) == (right.top, right.width)
    hinders, helps = left.chart, right.chart
    assert {hinders.chart_type, helps.chart_type} == {XL_CHART_TYPE.BAR_CLUSTERED}
    assert (drawn(hinders), drawn(helps)) == ({"What hinders": (3, 1, 0)}, {"What helps": (4, 1)})
    assert colours(hinders) + colours(helps) == [NEGATIVE, POSITIVE]
    assert list(hinders.plots[0].categories) == ["Time", "Custom", "Distance"]
    assert list(helps.plots[0].categories) == ["Mentors", "Courses"]
    scales = {(each.value_axis.minimum_scale, each.value_axis.maximum_scale) for each in (hinders, helps)}
    assert len(scales) == 1 and min(scales)[0] == 0
    assert hinders.plots[0].series[0].data_labels.number_format == "0"
    assert hinders.has_legend and helps.has_legend


def test_a_side_of_a_balance_without_rows_has_no_chart():
    table = balance().table.iloc[:2]
    chart = chart_of(balance(table=table))
    assert drawn(chart) == {"What helps": (4, 1)}


def test_plain_bars_leave_silence_hollow():
    chart = chart_of(bars())
    assert chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    assert drawn(chart) == {"Findings": (5, 0, 3)}
    assert not chart.has_legend
    series = chart.plots[0].series[0]
    assert str(series.points[2].format.fill.fore_color.rgb) == PAGE
    assert chart.element.xpath(".//c:dPt/c:idx/@val") == ["2"]


@pytest.mark.parametrize("given", [exhibit(), balance(), bars(), silent()], ids=lambda given: given.shape)
def test_chart_is_described_and_its_sheet_holds_its_numbers(given):
    frame = frame_of(given)
    assert frame.element.xpath("./p:nvGraphicFramePr/p:cNvPr/@descr") == [given.alt]
    sheet = sheet_of(frame.chart)
    assert [cell.value for cell in sheet["A"]] == [given.table.index.name, *frame.chart.plots[0].categories]
    for column, (name, values) in enumerate(drawn(frame.chart).items(), 2):
        assert [sheet.cell(row, column).value for row in range(1, len(values) + 2)] == [name, *values]


def test_no_name_can_run_as_a_formula_or_a_link_and_each_reads_back_unchanged():
    table = pd.DataFrame({"=1+1": range(len(PAYLOADS))}, index=pd.Index(PAYLOADS, name="=2"))
    chart = chart_of(bars(table=table, spec=spec_of("bars", table, unit="=1+1")))
    sheet = sheet_of(chart)
    assert [cell.value for cell in sheet["A"]] == ["=2", *PAYLOADS]
    assert sheet["B1"].value == "=1+1"
    assert {cell.data_type for row in sheet for cell in row} == {"s", "n"}
    assert {cell.data_type for cell in sheet["A"]} == {"s"}
    assert not [cell for row in sheet for cell in row if cell.hyperlink]
    guarded = [cell.value for cell in sheet["A"] if cell.quotePrefix]
    assert guarded == ["=2", *PAYLOADS[:6]]
    assert list(chart.plots[0].categories) == PAYLOADS


def test_rows_that_do_not_fit_are_said_to_be_left_out():
    table = pd.DataFrame({"Findings": range(30)}, index=pd.Index([f"Row {row}" for row in range(30)], name="Theme"))
    deck = Presentation(BytesIO(write_deck(view(), (Slide("x", "Title", "n = 8.", bars(table=table, rows_drawn=30)),))))
    shapes = {shape.name: shape for shape in deck.slides[1].shapes}
    assert len(list(shapes["Chart"].chart.plots[0].categories)) == MOST_ROWS
    assert (
        shapes["How to read it"].text_frame.paragraphs[0].text
        == f"These are the first {MOST_ROWS} of 30 rows. The workbook has all of them."
    )


def test_segment_too_narrow_for_its_number_has_none():
    table = silent().table * [1, 1, 400, 1, 1]
    chart = chart_of(silent(table=table))
    negative, _, positive, _ = chart.plots[0].series
    assert negative._element.xpath("./c:dLbls/c:dLbl/c:idx/@val") == ["0", "2"]
    assert positive._element.xpath("./c:dLbls/c:dLbl/c:idx/@val") == []


def test_long_names_are_cut_but_not_their_number():
    table = silent().table.set_axis(pd.Index(["Time " * 40, "Mentors", "Courses"], name="Theme"))
    name = next(iter(chart_of(silent(table=table)).plots[0].categories))
    assert name.startswith("Time Time") and name.endswith("… (7 findings)") and len(name) < 80


@pytest.mark.parametrize("given", [exhibit(), balance(), bars(), silent()], ids=lambda given: given.shape)
def test_axes_are_numbered_as_the_standard_has_it(given):
    axes = chart_of(given).element.xpath(".//c:axId/@val | .//c:crossAx/@val")
    assert len(axes) == 6 and all(axis.isdecimal() for axis in axes)
