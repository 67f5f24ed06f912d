"""From bytes to rows: encodings, line ends, apostrophes that mark text."""

import pytest

from analysis.files.csv_files import unguarded
from analysis.files.problems import Notice, StudyError
from analysis.files.rows import UPLOAD, Limits
from analysis.files.sources import read_csv
from exports.csv import STARTS, guard

HEAD = "a,b\n"


def cells(content: bytes) -> list[list[str]]:
    grid = read_csv("t.csv", content, UPLOAD)
    assert grid.problems == []
    return grid.frame.to_numpy().tolist()


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_every_kind_of_line_end_with_and_without_a_mark(ends, mark):
    content = mark + "a,b\n1, deux — δύο \n".replace("\n", ends).encode()
    assert cells(content) == [["1", "deux — δύο"]]


def test_windows_text_is_read_with_a_notice_and_a_preview():
    grid = read_csv("t.csv", b"aa,b\n1,two\n3,the doctor\x92s list of people and more\n", UPLOAD)
    says = "read as Windows text (cp1252): look whether these letters are right"
    assert grid.frame["b"].tolist() == ["two", "the doctor’s list of people and more"]
    assert grid.notices == [Notice("t.csv", 3, "", "b 1,two 3,the doctor’s list of people an", says)]


@pytest.mark.parametrize("size", [1 << 20, (1 << 20) - 1, (1 << 20) - 2])
def test_letter_that_stands_across_two_pieces_is_no_windows_text(size):
    content = b"a,b\n" + b"1,2\n" * (size // 4 - 1) + b"x" * (size % 4) + "é,2\n".encode()
    grid = read_csv("t.csv", content, Limits(rows=10**6, cells=10**7))
    assert grid.notices == []
    assert grid.frame["a"].iloc[-1].endswith("é")


def test_line_ends_within_a_cell_become_one_character():
    assert cells(b'a,b\n1,"one\r\ntwo\rthree\nfour"\n') == [["1", "one\ntwo\nthree\nfour"]]


@pytest.mark.parametrize("text", ["plain", "'tis so", "'", "''twice", *(f"{start}1" for start in STARTS if start.strip())])
def test_what_our_own_downloads_guard_reads_back_unchanged(text):
    assert unguarded(guard(text)) == text
    assert cells(f'{HEAD}1,"{guard(text)}"\n'.encode()) == [["1", text]]


@pytest.mark.parametrize(("cell", "read"), [("'tis", "'tis"), ("'=1", "=1"), ("''tis", "'tis"), ("=1", "=1"), ("a'=1", "a'=1")])
def test_apostrophe_goes_only_where_it_marks_text(cell, read):
    assert unguarded(cell) == read


def test_empty_rows_and_empty_columns_of_a_spreadsheet_are_passed_over():
    grid = read_csv("t.csv", b"a,b,,\n1,2,,\n,,,\n3,4,,\n", UPLOAD)
    assert grid.names == ("a", "b")
    assert grid.frame.index.tolist() == [0, 2]
    assert grid.problems == []


@pytest.mark.parametrize(
    ("content", "row", "value"),
    [
        (b"a,,c\n1,2,3\n", 1, "column 2 without a name"),
        (b"a,b\n1,2,3\n", 2, "3 cells"),
    ],
)
def test_wrong_shape_is_a_problem(content, row, value):
    (problem,) = read_csv("t.csv", content, UPLOAD).problems
    assert (problem.file, problem.row, problem.value) == ("t.csv", row, value)
    assert problem.mend


@pytest.mark.parametrize(
    ("content", "row", "says"),
    [
        (b"a;b\n1;2, and 3\n", 0, "read with semicolons between the cells"),
        (b"a\tb\n1\t2, and 3\n", 0, "read with tabs between the cells"),
        ("a\tb\n1\t2, and 3\n".encode("utf-16"), 0, "read with tabs between the cells"),
        (b"sep=|\na|b\n1|2, and 3\n", 0, "read with ‘|’ between the cells"),
        (b"My list\n\na;b\n1;2, and 3\n", 0, "read with semicolons between the cells"),
        (b'My list,\na,b\n1,"2, and 3"\n', 2, "the column names stand in this row; what stands above them is not read"),
    ],
    ids=["semicolons", "tabs", "UTF-16", "sep=", "title and semicolons", "title"],
)
def test_tables_as_spreadsheets_write_them_are_read_and_that_is_said(content, row, says):
    grid = read_csv("t.csv", content, UPLOAD)
    assert (grid.problems, grid.frame.to_dict("list")) == ([], {"a": ["1"], "b": ["2, and 3"]})
    assert (row, says) in [(notice.row, notice.says) for notice in grid.notices]


def test_rows_that_end_early_end_in_empty_cells_and_that_is_said():
    grid = read_csv("t.csv", b"a,b,c\n1,2,3\n1\n2,\n1,2,3,,\n", UPLOAD)
    assert grid.frame.to_numpy().tolist() == [["1", "2", "3"], ["1", "", ""], ["2", "", ""], ["1", "2", "3"]]
    (notice,) = grid.notices
    assert (notice.row, notice.value) == (3, "2 from this row on")


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_marks_that_end_a_line_are_spaces(mark):
    grid = read_csv("t.csv", f"a,b\nno time{mark}and no cover,2\n".encode(), UPLOAD)
    assert (grid.frame["a"].tolist(), grid.notices) == (["no time and no cover"], [])


@pytest.mark.parametrize("broken", ["doctorsâ€™ time", "rÃ´le", "r\ufffdle"])
def test_letters_that_look_broken_are_said_with_a_sample(broken):
    (notice,) = read_csv("t.csv", f"a,b\n{broken},2\n{broken},3\n".encode(), UPLOAD).notices
    assert notice.value == f"{broken},2" and "in 2 of its lines or cells" in notice.says


def test_more_rows_or_cells_than_allowed_are_one_problem():
    for limits in (Limits(rows=2, cells=100), Limits(rows=100, cells=5)):
        grid = read_csv("t.csv", b"a,b\n1,2\n3,4\n5,6\n", limits)
        assert (grid.frame, [problem.allowed for problem in grid.problems]) == (None, ["at most 2 rows"])


def test_wrong_byte_is_named_with_its_line():
    grid = read_csv("t.csv", b"a,b\n1,\x81\xff\n", UPLOAD)
    assert [(problem.row, problem.value) for problem in grid.problems] == [(2, repr(b"\x81\xff\n"))]


def test_refusal_is_a_study_error_of_one_problem():
    with pytest.raises(StudyError) as caught:
        raise StudyError([*read_csv("t.csv", b"", UPLOAD).problems])
    assert [problem.allowed for problem in caught.value.problems] == ["a first line with the column names, then the rows"]
