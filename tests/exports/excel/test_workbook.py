"""The workbook: every cell as it was given, opened by what did not write it."""

import csv
from datetime import datetime
from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook

from exports.csv import STARTS
from exports.excel.layout import lines_of
from exports.excel.workbook import write_workbook
from exports.sheets import sheet_names
from tests.exports.made import FINDINGS, TRUST, balance, exhibit, view
from tests.exports.office import convert

PAYLOADS = [
    '=HYPERLINK("http://example.org","x")',
    "+1+1",
    "-2",
    "@SUM(A1)",
    "\t=1+1",
    "＝1+1",
    "'=1",
    "{=1}",
    "http://example.org",
    "007",
]


def opened(made_view, *exhibits):
    return load_workbook(BytesIO(write_workbook(made_view, exhibits)))


def rows(sheet) -> list[tuple]:
    return [tuple(cell for cell in row if cell is not None) for row in sheet.iter_rows(values_only=True)]


def test_about_comes_first_and_says_what_is_shown():
    book = opened(view(), exhibit(), balance())
    assert book.sheetnames == ["About", "Findings", "Compare sponsor support", "What helps and what hinders", "Columns"]
    about = [row for row in rows(book["About"]) if row]
    assert about[:3] == [("North, time: 3 of 7 findings",), ("A small study",), ("What it is about",)]
    for expected in (
        ("What is shown", "Showing 3 of 7 findings that name North."),
        ("Filter: Programme", "North"),
        ("Filter: Words searched for", "time"),
        ("Findings", "3 of 7"),
        ("Date", datetime(2026, 5, 1)),
        ("How far to trust it", "A Publisher (2020)."),
        ("Few people", "Five nurses are few."),
        ("Cite as", "A small study. Version 2."),
        ("Source", "A Publisher (2020). A report."),
        ("Licence", "CC BY 4.0."),
        ("This view on the site", "https://example.org/findings?programme=north"),
        ("Compare sponsor support", "Where support is given, 4 of 5 findings are positive"),
    ):
        assert about.count(expected) == 1, expected
    assert [row[0] for row in about[-4:]] == book.sheetnames[1:]


def test_about_leads_to_every_sheet_and_to_the_app():
    sheet = opened(view(), exhibit(), balance())["About"]
    links = {cell.value: (cell.hyperlink.location, cell.hyperlink.target) for row in sheet for cell in row if cell.hyperlink}
    assert links == {
        "https://example.org/findings?programme=north": (None, "https://example.org/findings?programme=north"),
        "Findings": ("'Findings'!A1", None),
        "Compare sponsor support": ("'Compare sponsor support'!A1", None),
        "What helps and what hinders": ("'What helps and what hinders'!A1", None),
        "Columns": ("'Columns'!A1", None),
    }


def test_view_that_nobody_else_can_open_has_no_link():
    sheet = opened(view(link=""))["About"]
    assert ("This view on the site", "From a study opened for one visit. No link leads to it.") in rows(sheet)
    assert not [cell for row in sheet for cell in row if cell.hyperlink and cell.hyperlink.target]


def test_how_far_to_trust_it_stands_on_the_first_sheet_and_below_each_chart():
    book = opened(view(trust=TRUST), exhibit(), balance())
    about = [row for row in rows(book["About"]) if row]
    place = about.index(("How far to trust it", TRUST))
    assert (about[place - 1][0], about[place + 1][0]) == ("What it is", "What is shown")
    said = f"Showing 3 of 7 findings that name North. 1 May 2026. A small study. {TRUST}"
    assert all((said,) in rows(book[name]) for name in book.sheetnames[2:4])


def test_view_without_filters_says_so():
    assert ("Filters", "None set") in rows(opened(view(filters=()))["About"])


def test_findings_are_a_table_from_the_first_cell():
    sheet = opened(view())["Findings"]
    assert rows(sheet) == [
        ("Finding", "Kind", "Theme", "Statement", "Number"),
        ("F1", "Barriers", "Time", "No time was set aside."),
        ("F2", "Facilitators", "Mentors", "A mentor opened doors.", 2),
        ("F3", "Recommendations", "Training", "Training should begin sooner."),
    ]
    (table,) = sheet.tables.values()
    assert (table.ref, table.headerRowCount, table.autoFilter.ref) == ("A1:E4", 1, "A1:E4")
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"


def test_more_findings_than_a_sheet_is_given_are_cut_and_that_is_said(monkeypatch):
    monkeypatch.setattr("exports.sheets.MOST_FINDINGS", 2)
    book = opened(view())
    assert [cell.value for cell in book["Findings"]["A"]] == ["Finding", "F1", "F2"]
    cut = "; the sheet holds the first 2, the site's CSV all of them"
    assert ("Findings", f"3 of 7{cut}") in rows(book["About"])
    assert ("Findings", f"The 3 findings shown, one a row{cut}") in rows(book["About"])


def test_exhibit_has_title_measure_table_and_notes():
    sheet = opened(view(), exhibit())["Compare sponsor support"]
    assert rows(sheet) == [
        ("Where support is given, 4 of 5 findings are positive",),
        ("Findings that say both. n = 8 findings; 3 more do not say both.",),
        ("Read together. Both were read off one passage.",),
        ("Sponsor support", "Negative", "Mixed", "Positive", "Not stated", "All findings"),
        ("Supported", 0, 1, 4, 0, 5),
        ("Unsupported", 3, 0, 0, 0, 3),
        ("Not stated", 1, 0, 2, 0, 3),
        (),
        ("Caveats",),
        ("Much is not stated. Silence is not filled in.",),
        ("Showing 3 of 7 findings that name North. 1 May 2026. A small study. A Publisher (2020).",),
        ("Back to About",),
    ]
    (table,) = sheet.tables.values()
    assert table.ref == "A4:F7"
    assert sheet.freeze_panes == "A5"


def test_what_is_too_little_to_draw_is_said_above_its_numbers():
    sheet = opened(view(), exhibit(instead="2 findings: too few to compare."))["Compare sponsor support"]
    assert rows(sheet)[3] == ("2 findings: too few to compare. No chart is drawn of these numbers.",)
    assert rows(sheet)[5] == ("Supported", 0, 1, 4, 0, 5)


def test_no_cell_is_merged_and_none_is_small():
    for sheet in opened(view(), exhibit(), balance()):
        assert not sheet.merged_cells.ranges
        assert {cell.font.sz for row in sheet for cell in row if cell.value is not None} <= {11, 12, 14}


def test_rows_are_as_high_as_their_text():
    long = FINDINGS.assign(statement=["word " * 60, "short", "short"])
    sheet = opened(view(findings=long))["Findings"]
    width = sheet.column_dimensions["D"].width
    assert sheet.row_dimensions[2].height >= 14 * 300 / (width * 1.2)
    assert sheet.row_dimensions[3].height < 20


@pytest.mark.parametrize("text", PAYLOADS)
def test_text_that_looks_like_a_formula_or_number_reads_back_as_text(text):
    table = exhibit().table.rename(index={"Supported": text}, columns={"Mixed": text}).rename_axis(text)
    made = view(
        study=text, shown=text, filters=((text, text),), findings=FINDINGS.assign(statement=text), limits=((text, text),)
    )
    book = opened(made, exhibit(title=text, measure=text, table=table, notes=((text, text),)))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells if isinstance(cell.value, str)} == {"s"}
    assert [cell.value for cell in book["Findings"]["D"]] == ["Statement", text, text, text]
    sheet = book["Compare sponsor support"]
    assert (sheet["A1"].value, sheet["A2"].value, sheet["A5"].value) == (text, text, text)
    assert [cell.value.strip() for cell in sheet[4][:3]] == [text.strip(), "Negative", f"{text.strip()} 2"]
    kept = [cell.quotePrefix for cell in book["Findings"]["D"][1:]]
    assert kept == [text.startswith(STARTS)] * 3  # so that editing the cell does not make a formula of it


def test_headers_are_told_apart_and_never_empty():
    table = pd.DataFrame([[1, 2, 3, 4]], columns=["A", "a", "", "x" * 300], index=pd.Index(["row"], name="A"))
    (found,) = opened(view(), exhibit(table=table)).worksheets[2].tables.values()
    assert [column.name for column in found.tableColumns] == ["A", "A 2", "a 3", "Column 4", "x" * 247]


def test_table_without_rows_or_name_keeps_its_header():
    sheet = opened(view(), exhibit(table=pd.DataFrame({"Findings": pd.Series([], dtype=int)})))["Compare sponsor support"]
    assert rows(sheet)[3:5] == [("What", "Findings"), ()]


def test_missing_numbers_are_empty():
    table = pd.DataFrame({"Findings": [1.0, None]}, index=pd.Index(["a", "b"], name="Theme"))
    sheet = opened(view(), exhibit(table=table)).worksheets[2]
    assert rows(sheet)[4:6] == [("a", 1), ("b",)]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (["who-hinders", "who-hinders"], ("Who hinders", "Who hinders 2")),
        (["About", "about"], ("About", "About 2")),
        (["people-by-programme-and-specialty"], ("People by programme & specialty",)),
        (["compare-sponsor_support"], ("Compare sponsor support",)),
        (["a[b]:c*d?e/f\\g", "'quoted'", "", "History"], ("A b c d e f g", "Quoted", "Sheet", "History 2")),
        (["x" * 40, "x" * 41], ("X" + "x" * 30, "X" + "x" * 28 + " 2")),
    ],
)
def test_sheet_names_are_short_allowed_and_like_no_other(wanted, names):
    assert sheet_names(tuple(wanted)) == names


@pytest.mark.parametrize(("text", "lines"), [("", 1), ("short", 1), ("one two three", 2), ("a\nb", 2), ("x" * 25, 3)])
def test_lines_of_text(text, lines):
    assert lines_of(text, 10) == lines


def test_properties_name_the_study_and_nobody():
    properties = opened(view()).properties
    assert (properties.title, properties.subject) == (
        "A small study. North, time: 3 of 7 findings",
        "Showing 3 of 7 findings that name North.",
    )
    assert properties.description == "A small study. Version 2. A small study. A Publisher (2020)"
    assert not properties.creator
    assert not properties.lastModifiedBy


def test_libreoffice_reads_the_same_text_and_numbers(tmp_path):
    made = view(findings=FINDINGS.assign(statement=PAYLOADS[:3]))
    written = write_workbook(made, (exhibit(),))
    convert(written, "book.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", tmp_path)
    with (tmp_path / "made" / "book-Findings.csv").open(encoding="utf-8", newline="") as file:
        assert [row["Statement"] for row in csv.DictReader(file)] == PAYLOADS[:3]
    with (tmp_path / "made" / "book-Compare sponsor support.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[4:7] == [
            ["Supported", "0", "1", "4", "0", "5"],
            ["Unsupported", "3", "0", "0", "0", "3"],
            ["Not stated", "1", "0", "2", "0", "3"],
        ]


def test_columns_say_what_the_findings_columns_mean():
    assert rows(opened(view())["Columns"]) == [
        ("Column", "What it says"),
        ("Finding", "Its number."),
        ("Kind", "Which group its theme is of."),
        ("Theme", "What it is about."),
        ("Statement", "What is claimed."),
        ("Number", "How many people."),
    ]


def test_wide_tables_lie_on_their_side_under_wrapped_heads():
    heads = [f"A place with a long name {number}" for number in range(8)]
    table = pd.DataFrame([range(8)], columns=heads, index=pd.Index(["Time"], name="Theme"))
    sheet = opened(view(), exhibit(table=table)).worksheets[2]
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.column_dimensions["B"].width) == 12 and sheet.column_dimensions["B"].max == 9
    assert all(cell.alignment.wrap_text for cell in sheet[4])
    assert sheet.row_dimensions[4].height > 40  # three lines or more
    assert opened(view(), exhibit()).worksheets[2].page_setup.orientation != "landscape"
