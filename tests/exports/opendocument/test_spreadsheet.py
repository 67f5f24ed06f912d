"""The OpenDocument workbook: valid by the standard, cell by cell what the Excel workbook holds, hidden numbers hidden."""

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from exports.excel.workbook import write_workbook
from exports.opendocument.spreadsheet import write_spreadsheet
from tests.exports.hiding import EXHIBITS, PEOPLE_VIEW
from tests.exports.made import balance, exhibit, view
from tests.exports.office import convert
from tests.exports.opendocument.read import NAMES, faults, part, sheets

HOSTILE = "=1+1 <b>&amp; ]]> {{ 7*7 }} {% raw %} \"'"
MANY = (exhibit(), balance(), *EXHIBITS)


def in_excel(content: bytes) -> dict[str, list[tuple]]:
    """The rows of each sheet, without what is empty at their ends; dates as text."""
    found = {}
    for sheet in load_workbook(BytesIO(content)).worksheets:
        rows = [
            [cell.date().isoformat() if isinstance(cell, datetime) else cell for cell in row]
            for row in sheet.iter_rows(values_only=True)
        ]
        found[sheet.title] = [
            tuple(row[: max((place for place, cell in enumerate(row, 1) if cell is not None), default=0)]) for row in rows
        ]
    return found


@pytest.mark.parametrize("changes", [{}, PEOPLE_VIEW, {"filters": (), "link": ""}], ids=["findings", "people", "all"])
def test_workbook_is_valid(tmp_path, changes):
    assert faults(write_spreadsheet(view(**changes), MANY), tmp_path, "made.ods") == []


@pytest.mark.parametrize("changes", [{}, PEOPLE_VIEW], ids=["findings", "people"])
def test_every_cell_is_that_of_the_excel_workbook(changes):
    made, excel = sheets(write_spreadsheet(view(**changes), MANY)), in_excel(write_workbook(view(**changes), MANY))
    assert list(made) == list(excel)
    for name, rows in excel.items():
        assert [row for row in made[name] if row] == [row for row in rows if row], name


def test_numbers_are_numbers_and_the_date_is_a_date():
    made = sheets(write_spreadsheet(view(), (exhibit(),)))
    assert ("Supported", 0, 1, 4, 0, 5) in made[list(made)[2]]
    assert ("Date", "2026-05-01") in made["About"]
    assert view().taken == date(2026, 5, 1)


def test_hidden_numbers_are_a_word():
    made = sheets(write_spreadsheet(view(**PEOPLE_VIEW), EXHIBITS))
    assert ("Partly", *["Hidden"] * 5) in made[list(made)[2]]
    assert not any(cell in ("nan", "<NA>", "NaN") for rows in made.values() for row in rows for cell in row)


def test_head_of_each_table_is_repeated_and_stays_in_view():
    content = write_spreadsheet(view(), (exhibit(),))
    tables = part(content).findall(".//table:table", NAMES)
    heads = [table.find("table:table-header-rows/table:table-row", NAMES) for table in tables]
    assert [head is not None and head[0][0].text for head in heads] == [False, "Finding", "Sponsor support", "Column"]
    fixed = part(content, "settings.xml").xpath(
        "//config:config-item[@config:name='VerticalSplitPosition']/text()", namespaces=NAMES
    )
    assert fixed == ["1", "4", "1"]  # Findings; title, measure, caveat and head of the exhibit; Columns
    ranges = part(content).xpath("//table:database-range/@table:target-range-address", namespaces=NAMES)
    assert ranges[0] == "'Findings'.A1:'Findings'.E4"


def test_tables_say_what_they_are_and_the_file_says_its_title_and_language():
    content = write_spreadsheet(view(), (exhibit(),))
    told = part(content).xpath("//table:table/table:desc/text()", namespaces=NAMES)
    assert exhibit().alt in told
    meta = part(content, "meta.xml")
    assert meta.findtext(".//dc:title", namespaces=NAMES) == view().title
    assert meta.findtext(".//dc:language", namespaces=NAMES) == "en-GB"
    assert meta.find(".//dc:creator", NAMES) is None


def test_links_lead_to_the_sheets_and_the_app():
    content = write_spreadsheet(view(), (exhibit(),))
    links = part(content).xpath("//text:a/@xlink:href", namespaces=NAMES)
    assert view().link in links and "#'Findings'.A1" in links and "#'About'.A1" in links


def test_any_text_stays_text(tmp_path):
    findings = view().findings.assign(statement=[HOSTILE, "a\x00b\x0bc", "'quoted"])
    content = write_spreadsheet(view(findings=findings, study=HOSTILE), (exhibit(title=HOSTILE, key="a&c<d"),))
    assert faults(content, tmp_path, "made.ods") == []
    made = sheets(content)
    assert [row[3] for row in made["Findings"][1:]] == [HOSTILE, "abc", "'quoted"]
    assert b"table:formula" not in zipfile.ZipFile(BytesIO(content)).read("content.xml")


def test_type_comes_first_and_is_not_compressed():
    first = zipfile.ZipFile(BytesIO(write_spreadsheet(view(), ()))).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_libreoffice_opens_the_same_numbers(tmp_path):
    (made,) = convert(write_spreadsheet(view(), (exhibit(),)), "made.ods", "xlsx", tmp_path)
    opened = in_excel(made.read_bytes())
    excel = in_excel(write_workbook(view(), (exhibit(),)))
    for name in list(excel)[1:]:
        assert [row for row in opened[name] if row] == [row for row in excel[name] if row]
