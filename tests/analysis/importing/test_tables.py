"""Where the column names are, which tables stand side by side, and what is left out: the quirks of real files, one a test."""

import pytest

from analysis.importing.recognise import recognise
from analysis.importing.tables import RawTable, tables_of
from tests.analysis.importing.given_tables import LINES, csv_of, xlsx_of, zip_of

HEAD = ["Participant", "Quote", "Code"]
ROWS = [["P1", LINES[0], "Soil"], ["P2", LINES[1], "Help"], ["P1", LINES[2], "Rest"]]


def found(name: str, content: bytes):
    return tables_of([(recognise(name, content), content)])


def only(name: str, content: bytes) -> RawTable:
    tables = found(name, content)
    assert tables.problems == []
    (table,) = tables.tables
    return table


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (csv_of([HEAD, *ROWS]), []),
        (csv_of([HEAD, *ROWS], before=b"\xef\xbb\xbf"), []),
        (csv_of([HEAD, *ROWS], end="\r\n"), []),
        (csv_of([HEAD, *ROWS], separator=";"), ["read with semicolons between the cells"]),
        (csv_of([HEAD, *ROWS], separator="\t"), ["read with tabs between the cells"]),
        (csv_of([HEAD, *ROWS], separator=";", before=b"sep=;\r\n"), ["read with semicolons between the cells"]),
        (csv_of([HEAD, *ROWS], separator="\t", encoding="utf-16"), ["read with tabs between the cells"]),
        (csv_of([HEAD, *ROWS], separator=";", encoding="utf-16"), ["read with semicolons between the cells"]),
    ],
    ids=["plain", "BOM", "CRLF", "semicolons", "tabs", "sep=", "UTF-16 with tabs", "UTF-16 with semicolons"],
)
def test_a_text_table_is_read_in_whatever_form_it_was_saved(content, said):
    tables = found("a.txt", content)
    (table,) = tables.tables
    assert table.columns == ("Participant", "Quote", "Code")
    assert table.first() == tuple(map(tuple, ROWS))
    assert [notice.says for notice in tables.notices] == said


def test_text_of_an_old_windows_is_read_with_a_notice():
    tables = found("a.csv", csv_of([HEAD, ["P1", "Là-bas il n’y a pas d’eau.", "Eau"]], encoding="cp1252"))
    assert tables.tables[0].cells["Quote"] == ["Là-bas il n’y a pas d’eau."]
    assert "Windows text" in tables.notices[0].says


def test_characters_that_nobody_sees_are_left_out_and_said():
    tables = found("a.csv", csv_of([HEAD, ["P1", LINES[0], "So\u200bil"]]))
    assert tables.tables[0].cells["Code"] == ["Soil"]
    assert [notice.value for notice in tables.notices] == ["1"]


def test_a_merged_title_above_the_column_names_is_passed_over():
    table = only("a.xlsx", xlsx_of({"Data": [["Allotments, wave 2", "", ""], HEAD, *ROWS]}, merged="A1:C1"))
    assert (table.columns, len(table), table.rows) == (tuple(HEAD), 3, [3, 4, 5])


def test_a_row_of_groups_above_the_column_names_is_kept_beside_them():
    rows = [["About the person", "", "Plot", "", "People"], ["Participant", "Quote", "Soil", "Water", "Help"]]
    rows += [["P1", LINES[0], "1", "0", "0"], ["P2", LINES[1], "0", "1", "1"]]
    table = only("a.xlsx", xlsx_of({"Data": rows}))
    assert table.columns == ("Participant", "Quote", "Soil", "Water", "Help")
    assert table.groups == ("About the person", "About the person", "Plot", "Plot", "People")


def test_a_second_row_of_names_is_left_out():
    second = ["Who said it, as a number", "The words", "Was it about soil?", "Was it about water?"]
    rows = [[str(number), LINES[number], str(number % 2), str((number + 1) % 2)] for number in range(6)]
    table = only("a.csv", csv_of([["Participant", "Quote", "soil", "water"], second, *rows]))
    assert (len(table), table.passed) == (6, (2,))


def test_both_rows_of_names_of_a_survey_are_left_out():
    ids = ['{"ImportId":"QID1"}', '{"ImportId":"QID2"}']
    table = only(
        "a.csv", csv_of([["ResponseId", "Q1"], ["Response ID", "What is it like?"], ids, ["R1", LINES[0]], ["R2", LINES[1]]])
    )
    assert (table.cells["Q1"], table.passed) == ([LINES[0], LINES[1]], (2, 3))


def test_first_rows_that_hold_values_are_no_second_row_of_names():
    rows = [
        ["P1", LINES[0], "Soil"],
        ["P2", LINES[1], "Soil"],
        ["P3", LINES[2], "Soil"],
        ["P4", LINES[3], "Soil"],
        ["P5", LINES[4], "Soil"],
    ]
    assert len(only("a.csv", csv_of([HEAD, *rows]))) == 5


def test_two_tables_side_by_side_are_two():
    left = [HEAD, *ROWS, ["P3", LINES[3], "Pests"]]
    right = [["Code", "Description"], ["Soil", "Earth."], ["Help", "Hands."]]
    rows = [[*row, "", *(right[at] if at < len(right) else ["", ""])] for at, row in enumerate(left)]
    tables = found("a.xlsx", xlsx_of({"All": rows})).tables
    assert [(each.number, each.columns, len(each)) for each in tables] == [(1, tuple(HEAD), 4), (2, ("Code", "Description"), 2)]


def test_an_empty_column_within_a_table_does_not_part_it():
    rows = [["Participant", "Quote", "", "Code", "Site"], *[[*row[:2], "", row[2], "east"] for row in ROWS]]
    assert only("a.xlsx", xlsx_of({"All": rows})).columns == ("Participant", "Quote", "Code", "Site")


def test_of_26_columns_those_without_a_cell_are_named_apart():
    rows = [[*HEAD, *[f"Spare {number}" for number in range(23)]], *[[*row, *[""] * 23] for row in ROWS]]
    table = only("a.csv", csv_of(rows))
    assert table.columns == tuple(HEAD)
    assert table.empty == tuple(f"Spare {number}" for number in range(23))


def test_a_thousand_empty_rows_with_a_style_are_nothing():
    assert len(only("a.xlsx", xlsx_of({"Data": [HEAD, *ROWS]}, styled_rows=1000))) == 3


def test_columns_of_one_name_and_of_none_are_told_apart():
    table = only("a.csv", csv_of([["Quote", "Code", "Code", ""], [LINES[0], "a", "b", "c"], [LINES[1], "d", "", ""]]))
    assert table.columns == ("Quote", "Code", "Code (2)", "Column 4")


def test_a_table_without_column_names_has_numbered_ones():
    long = LINES[0] * 4
    table = only("a.csv", csv_of([["P1", long], ["P2", long + "x"]]))
    assert (table.columns, len(table)) == (("Column 1", "Column 2"), 2)


def test_every_sheet_and_every_table_in_a_zip_is_read():
    sheets = found("a.xlsx", xlsx_of({"Segments": [HEAD, *ROWS], "Codes": [["Code"], ["Soil"], ["Help"]]})).tables
    assert [(each.name, len(each)) for each in sheets] == [("a.xlsx, sheet Segments", 3), ("a.xlsx, sheet Codes", 2)]
    packed = found(
        "a.zip", zip_of({"one.csv": csv_of([HEAD, *ROWS]), "read me.md": b"x", "two.tsv": csv_of([HEAD, ROWS[0]], "\t")})
    )
    assert [(each.name, len(each)) for each in packed.tables] == [("one.csv", 3), ("two.tsv", 1)]


def test_more_columns_than_are_read_are_a_problem():
    (problem,) = found("a.csv", csv_of([[f"c{number}" for number in range(201)], ["1"] * 201])).problems
    assert (problem.row, problem.value, problem.allowed) == (1, "201 columns", "at most 200 columns")
