"""Workbooks as spreadsheets write them: merged cells, formulas, dates, sheets by any other name."""

import io
from datetime import date, datetime, time

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from analysis.files import xlsx_parts as workbook_parts
from analysis.files.open_study import open_file
from analysis.files.problems import Notice, StudyError
from analysis.files.xlsx_files import cell_text, read_workbook
from tests.analysis.files.given_files import TABLES, workbook_of


def written(fill) -> bytes:
    """A workbook of the small study by openpyxl, after `fill` has been called with it."""
    book, target = Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, rows in TABLES.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    fill(book)
    book.save(target)
    return target.getvalue()


def test_entities_are_refused_by_the_reader_as_well():
    assert openpyxl.DEFUSEDXML  # defusedxml is installed, and openpyxl uses it


def test_merged_cells_are_said_and_read_as_their_first():
    def fill(book):
        book["themes"]["D1"], book["themes"]["D2"] = "covers", "Both of them."
        book["themes"].merge_cells("D2:D3")

    opened = open_file("a.xlsx", written(fill))
    says = "merged cells: only the first cell of each has the value, the others are read as empty"
    assert Notice("sheet themes", 0, "", "D2:D3", says) in opened.notices
    assert opened.dataset.themes["covers"].tolist() == ["Both of them.", "Not described.", "Not described."]


def test_formula_without_its_value_is_said_and_its_cell_is_empty():
    def fill(book):
        book["themes"]["D1"], book["themes"]["D2"] = "covers", "=1+1"

    opened = open_file("a.xlsx", written(fill))
    says = "a formula without its value: open the workbook in a spreadsheet and save it, then it has one"
    assert Notice("sheet themes", 0, "", "D2", says) in opened.notices
    assert opened.dataset.themes["covers"].tolist()[0] == "Not described."


def test_formula_with_its_value_is_read_as_that():
    def fill(book):
        sheet = book.get_worksheet_by_name("themes")
        sheet.write(0, 3, "covers")
        sheet.write_formula(1, 3, '="Ro"&"tas"', None, "Rotas")

    opened = open_file("a.xlsx", workbook_of(change=fill))
    assert opened.dataset.themes["covers"].tolist()[0] == "Rotas"
    assert not [notice for notice in opened.notices if "formula" in notice.says]


def test_names_of_sheets_may_have_capitals_and_spaces_around_and_other_sheets_are_said():
    def fill(book):
        book["findings"].title = "Findings "
        book.create_sheet("Start here")["A1"] = "Welcome"
        book.create_sheet("Sheet9")["A1"] = "mine"

    opened = open_file("a.xlsx", written(fill))
    assert len(opened.dataset.findings) == 3
    assert [notice.file for notice in opened.notices if "not read" in notice.says] == ["sheet Sheet9"]


def test_dates_numbers_and_booleans_are_text_that_anyone_could_have_typed():
    def fill(book):
        book["study"].append(["subtitle", date(2025, 3, 31)])
        book["study"].append(["licence", True])
        book["study"].append(["description", 0.5])

    study = open_file("a.xlsx", written(fill)).dataset.descriptor
    assert (study.subtitle, study.licence, study.description, study.year) == ("2025-03-31", "TRUE", "0.5", 2025)


def test_rows_keep_their_numbers_where_some_are_empty():
    def fill(book):
        book["findings"]["B9"] = "b_rota"

    with pytest.raises(StudyError) as caught:
        open_file("a.xlsx", written(fill))
    assert {(problem.file, problem.row) for problem in caught.value.problems} == {("sheet findings", 9)}


def test_filled_cell_beside_the_table_is_a_problem():
    with pytest.raises(StudyError) as caught:
        open_file("a.xlsx", written(lambda book: book["findings"].__setitem__("H3", "aside")))
    assert [(problem.row, problem.value) for problem in caught.value.problems] == [(3, "a cell beyond the 5 columns")]


def test_as_many_cells_open_as_are_allowed_and_one_more_does_not(monkeypatch):
    cells = sum(bool(cell) for rows in TABLES.values() for row in rows for cell in row)
    monkeypatch.setattr(workbook_parts, "MOST_CELLS", cells)
    assert len(read_workbook("a.xlsx", workbook_of())) == len(TABLES)
    monkeypatch.setattr(workbook_parts, "MOST_CELLS", cells - 1)
    with pytest.raises(StudyError) as caught:
        read_workbook("a.xlsx", workbook_of())
    (problem,) = caught.value.problems
    assert (problem.value, problem.mend[:26]) == ("too many cells", "Save each sheet as CSV (‘C")
    assert problem.allowed == f"at most {cells - 1} cells in a workbook; a zip of CSV files may have more"


def test_chart_sheets_and_hidden_sheets_do_no_harm():
    def fill(book):
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=study!$B$4:$B$4"})
        book.add_chartsheet("Chart").set_chart(chart)
        book.get_worksheet_by_name("themes").hide()

    assert [sheet.name for sheet in read_workbook("a.xlsx", workbook_of(change=fill))] == list(TABLES)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("text", "text"),
        (3, "3"),
        (3.0, "3"),
        (2.5, "2.5"),
        (1e20, "1e+20"),
        (True, "TRUE"),
        (False, "FALSE"),
        (datetime(2025, 3, 31), "2025-03-31"),
        (datetime(2025, 3, 31, 14, 5), "2025-03-31 14:05"),
        (date(2025, 3, 31), "2025-03-31"),
        (time(14, 5), "14:05:00"),
    ],
)
def test_cell_of_a_workbook_as_text(value, text):
    assert cell_text(value) == text


def noticed(fill) -> set[tuple[str, str, str]]:
    """Where, what and the first word of what is said of a workbook after `fill`."""
    return {
        (each.file, each.value, each.says.split(",")[0])
        for each in open_file("a.xlsx", written(fill)).notices
        if each.file[:6] == "sheet "
    }


def test_what_a_workbook_hides_or_strikes_out_is_read_and_said():
    def fill(book):
        book["findings"].row_dimensions[3].hidden = True
        book["findings"].column_dimensions["C"].hidden = True
        book["findings"]["B4"].font = Font(strike=True)
        book["themes"].sheet_state = "hidden"

    assert noticed(fill) >= {
        ("sheet findings", "3", "rows that the workbook hides"),
        ("sheet findings", "C", "columns that the workbook hides"),
        ("sheet findings", "B4", "text that is struck through"),
        ("sheet themes", "", "the workbook hides this sheet"),
    }
    assert not {says for _, _, says in noticed(lambda book: None) if "hides" in says or "struck" in says}


def test_error_that_a_spreadsheet_shows_is_a_problem_and_no_text():
    def fill(book):
        book["themes"]["C2"].value, book["themes"]["C2"].data_type = "#N/A", "e"

    with pytest.raises(StudyError) as caught:
        open_file("a.xlsx", written(fill))
    assert [(each.file, each.row, each.column, each.value) for each in caught.value.problems] == [
        ("sheet themes", 2, "C", "#N/A")
    ]
    assert caught.value.problems[0].mend.startswith("The spreadsheet shows an error here")


def test_errors_beyond_the_fifth_are_counted():
    def fill(book):
        for row in range(2, 10):
            cell = book["study"].cell(row, 5)
            cell.value, cell.data_type = "#REF!", "e"

    with pytest.raises(StudyError) as caught:
        open_file("a.xlsx", written(fill))
    shown = [each for each in caught.value.problems if each.mend.startswith("The spreadsheet shows")]
    assert [each.value for each in shown] == ["#REF!"] * 5 + ["3 more rows like those above"]


def test_text_that_looks_like_an_error_is_text():
    opened = open_file("a.xlsx", written(lambda book: book["themes"].__setitem__("C2", "'#N/A")))
    assert opened.dataset.themes["label"].tolist()[0] == "'#N/A"


def test_a_thousand_rows_with_a_look_only_are_no_cells():
    def fill(book):
        for row in range(100, 1_100):
            for column in range(1, 121):
                book["findings"].cell(row, column).fill = PatternFill("solid", start_color="FFFFEE")

    assert len(open_file("a.xlsx", written(fill)).dataset.findings) == 3


def test_more_cells_with_a_look_only_than_are_read_are_refused(monkeypatch):
    def fill(book):
        for column in range(1, 12):
            book["findings"].cell(9, column).fill = PatternFill("solid", start_color="FFFFEE")

    monkeypatch.setattr(workbook_parts, "MOST_EMPTY", 10)
    with pytest.raises(StudyError, match="too many cells"):
        open_file("a.xlsx", written(fill))


@pytest.mark.parametrize(
    ("written_as", "read_as"),
    [
        ("First_x000D_\nsecond", "First\nsecond"),
        ("First\r\nsecond\rthird", "First\nsecond\nthird"),
        ("_x005F_x000D_", "_x000D_"),
        ("_xD83C__xDF31_ grows", "🌱 grows"),
        ("_xD83C_ alone", "� alone"),
        ("my_x_file _x12_", "my_x_file _x12_"),
    ],
)
def test_characters_that_a_workbook_writes_as_numbers(written_as, read_as):
    assert cell_text(written_as) == read_as
