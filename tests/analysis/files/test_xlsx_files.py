"""Workbooks as spreadsheets write them: merged cells, formulas, dates, sheets by any other name."""

import io
from datetime import date, datetime, time

import openpyxl
import pytest
from openpyxl import Workbook

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
