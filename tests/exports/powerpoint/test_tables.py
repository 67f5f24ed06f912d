"""Tables on slides: their cells, their heads, what is hollow, what does not fit."""

from io import BytesIO

import pandas as pd
from pptx import Presentation
from pptx.oxml.ns import qn

from exports.model import Slide
from exports.powerpoint.presentation import write_deck
from tests.charts.drawn import matrix_of
from tests.exports.made import exhibit, view

COUNTS = pd.DataFrame(
    {"Supported": [8, 0, 1], "Not stated": [2, 3, 0]}, index=pd.Index(["Barrier: Time", "Mentors", "Not stated"], name="Theme")
)


def matrix(counts: pd.DataFrame = COUNTS, row_labels: list[str] | None = None, **drawn):
    labels = row_labels or list(counts.index)
    return exhibit(
        table=counts, spec=matrix_of(counts, labels, list(counts.columns), silent_columns=[1], silent_rows=[2], **drawn)
    )


def shapes_of(given) -> dict:
    deck = Presentation(BytesIO(write_deck(view(), (Slide("x", "Title", "n = 8 findings.", given),))))
    return {shape.name: shape for shape in deck.slides[1].shapes}


def cells(frame) -> list[list[str]]:
    return [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in frame.table.rows]


def fill(cell) -> str:
    solid = cell._tc.tcPr.find(qn("a:solidFill"))
    return "" if solid is None else solid[0].get("val")


def test_matrix_is_a_real_table_with_every_count():
    frame = shapes_of(matrix())["Table"]
    assert frame.has_table
    assert frame.table.first_row and frame.table.first_col
    assert frame.element.xpath("./p:nvGraphicFramePr/p:cNvPr/@descr") == [exhibit().alt]
    assert cells(frame) == [
        ["Theme", "Supported", "Not stated"],
        ["Barrier: Time", "8", "2"],
        ["Mentors", "0", "3"],
        ["Not stated", "1", "0"],
    ]


def test_counts_are_shaded_as_in_the_figure_and_silence_is_in_outline():
    table = shapes_of(matrix())["Table"].table
    assert fill(table.cell(1, 1)) == "A8AFB4"  # half of the app's #525F69
    assert [fill(table.cell(row, 2)) for row in (1, 2, 3)] == ["", "", ""]
    assert fill(table.cell(3, 1)) == ""
    outlined = [len(table.cell(1, column)._tc.tcPr.findall(qn("a:lnL"))) for column in (1, 2)]
    colours = [table.cell(1, column)._tc.tcPr.find(qn("a:lnL"))[0][0].get("val") for column in (1, 2)]
    assert outlined == [1, 1]
    assert colours == ["FFFFFF", "6B7780"]


def test_heads_and_rows_say_how_many_they_have_and_groups_stand_above_their_rows():
    given = matrix(
        row_labels=["Time", "Mentors", "Not stated"], sizes=[9, 5], row_sizes=[10, 3, 1], groups=["Hinders", "Helps", "Helps"]
    )
    assert [row[0] for row in cells(shapes_of(given)["Table"])] == [
        "Theme",
        "Hinders",
        "Time (10 findings)",
        "Helps",
        "Mentors (3 findings)",
        "Not stated (1 finding)",
    ]
    assert cells(shapes_of(given)["Table"])[0][1:] == ["Supported\n(9 findings)", "Not stated\n(5 findings)"]
    short = matrix(row_labels=["Time", "Mentors", "Not stated"], groups=["Hinders", "Helps", "Helps"])
    assert cells(shapes_of(short)["Table"])[2] == ["Time", "8", "2"]


def test_rows_that_do_not_fit_are_said_to_be_left_out():
    counts = pd.DataFrame({"A": range(60), "B": [1] * 60}, index=pd.Index([f"Row {row}" for row in range(60)], name="Theme"))
    shapes = shapes_of(matrix(counts))
    shown = len(shapes["Table"].table.rows) - 1
    assert 10 < shown < 30
    said = f"These are the first {shown} of 60 rows. The workbook has all of them."
    assert shapes["How to read it"].text_frame.paragraphs[0].text == said
    bottom = shapes["Table"].top + sum(row.height for row in shapes["Table"].table.rows)
    assert bottom <= shapes["How to read it"].top


def test_many_columns_with_long_names_stay_on_the_slide():
    names = [f"Extraordinarily long words {number}" for number in range(16)]
    counts = pd.DataFrame({name: [1, 2, 3] for name in names}, index=COUNTS.index)
    shapes = shapes_of(matrix(counts))
    table = shapes["Table"]
    assert table.left + sum(column.width for column in table.table.columns) <= 12192000
    assert table.top + sum(row.height for row in table.table.rows) <= shapes["What is shown"].top
    assert [cell._tc.tcPr.get("vert") for cell in table.table.rows[0].cells] == [None, *["vert270"] * 16]


def test_a_table_is_printed_word_for_word():
    words = pd.DataFrame(
        {"Recommended to": ["Managers (2)", "–"], "Findings": [2, 0]},
        index=pd.Index(["Time", "Apathy"], name="Barrier"),
    )
    shapes = shapes_of(exhibit(shape="table", table=words))
    assert cells(shapes["Table"]) == [
        ["Barrier", "Recommended to", "Findings"],
        ["Time", "Managers (2)", "2"],
        ["Apathy", "–", "0"],
    ]
    assert shapes["How to read it"].text_frame.text == exhibit().caveat  # no row is left out
