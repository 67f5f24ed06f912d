"""Hidden numbers on slides: hatched bars of one length and words, never a number; shown as neither 0 nor silence."""

from dataclasses import replace
from io import BytesIO

from openpyxl import load_workbook
from pptx import Presentation
from pptx.oxml.ns import qn

from exports.model import Exhibit, Slide
from exports.powerpoint.presentation import write_deck
from tests.exports.hiding import NA, bars, experience, matrix, sides, words
from tests.exports.made import exhibit, spec_of, view
from wording.counts import SUPPRESSED


def shapes_of(given: Exhibit) -> dict:
    deck = Presentation(BytesIO(write_deck(view(), (Slide("x", "Title", "n = 8 people.", given),))))
    return {shape.name: shape for shape in deck.slides[1].shapes}


def drawn(chart) -> dict[str, tuple]:
    return {series.name: tuple(series.values) for series in chart.plots[0].series}


def test_a_native_chart_hatches_what_is_hidden_and_its_row_says_so():
    chart = shapes_of(experience())["Chart"].chart
    assert drawn(chart) == {
        "Negative": (0, None, None),
        "Mixed": (1, 0, None),
        "Positive": (4, 3, None),
        "Hidden, not to scale": (None, 0.3, 0.3),  # 0.06 of the longest bar, which is 5
    }
    hatched = chart.plots[0].series[3]
    assert hatched._element.xpath("./c:spPr/a:pattFill/@prst") == ["wdUpDiag"]
    assert not hatched._element.xpath("./c:dLbls")
    assert list(chart.plots[0].categories) == [
        "Supported (5 people)",
        "Unsupported (6 people, part hidden)",
        "Partly (hidden)",
    ]
    sheet = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert [[cell.value for cell in row][1:] for row in sheet["A2:D4"]] == [[0, 1, 4], [None, 0, 3], [None] * 3]


def test_a_native_chart_of_which_all_is_hidden_is_not_empty():
    table = experience().table.assign(Negative=NA, Mixed=NA, Positive=NA)
    made = exhibit(table=table, spec=spec_of("experience", table, "people"), n=SUPPRESSED)
    assert drawn(shapes_of(made)["Chart"].chart)["Hidden, not to scale"] == (0.06, 0.06, 0.06)


def test_a_native_chart_with_silence_hides_that_too():
    chart = shapes_of(experience(fit=True))["Chart"].chart
    assert drawn(chart)["Not stated"] == (None, 2, None)
    assert list(chart.plots[0].categories)[0] == "Supported (5 people, part hidden)"


def test_plain_and_two_sided_native_charts_name_the_rows_that_are_hidden():
    chart = shapes_of(bars())["Chart"].chart
    assert drawn(chart) == {"People": (5, None, 0, 2), "Hidden, not to scale": (None, 0.3, None, None)}
    assert list(chart.plots[0].categories) == ["Time", "Money (hidden)", "Rota", "Not stated"]
    fills = chart.plots[0].series[0]
    assert str(fills.points[3].format.fill.fore_color.rgb) == "FFFFFF"  # silence, by its own row
    hinders, helps = (shapes_of(sides())[name].chart for name in ("Chart", "Chart 2"))
    assert (drawn(hinders), drawn(helps)) == (
        {"What hinders": (None, 1, 0), "Hidden, not to scale": (0.24, None, None)},
        {"What helps": (4, None), "Hidden, not to scale": (None, 0.24)},
    )
    assert list(hinders.plots[0].categories) == ["Time (hidden)", "Custom", "Distance"]
    assert list(helps.plots[0].categories) == ["Mentors", "Courses (hidden)"]


def test_a_table_on_a_slide_says_hidden_in_a_hatched_cell():
    table = shapes_of(matrix())["Table"].table
    assert [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows] == [
        ["Theme", "North\n(hidden)", "Not stated\n(hidden)"],
        ["Time", "8", "Hidden"],
        ["Mentors", "Hidden", "3"],
    ]
    hatched = [[cell._tc.tcPr.find(qn("a:pattFill")) is not None for cell in row.cells][1:] for row in table.rows]
    assert hatched == [[False, False], [False, True], [True, False]]


def test_a_table_with_a_column_that_hides_nothing_keeps_what_the_others_hide():
    given = matrix()  # an ordinary column beside ones that can miss numbers: together they are floats
    wider = given.table.assign(Elsewhere=[0, 2])
    table = shapes_of(replace(given, table=wider, spec=spec_of("matrix", wider, "people")))["Table"].table
    assert [[cell.text for cell in row.cells][1:] for row in table.rows][1:] == [["8", "Hidden", "0"], ["Hidden", "3", "2"]]


def test_a_hidden_cell_of_a_slide_is_never_broken_within_its_word():
    table = shapes_of(matrix(columns=14))["Table"].table
    size = table.cell(1, 2).text_frame.paragraphs[0].runs[0].font.size.pt
    assert table.columns[2].width.pt - 2 >= size * 3.2  # as wide as 'Hidden' in bold


def test_a_table_on_a_slide_says_hidden_in_words_and_for_numbers():
    table = shapes_of(words())["Table"].table
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [
        ["Rota", "Hidden", "Hidden"],
        ["Distance", "Managers (3)", "3"],
    ]
