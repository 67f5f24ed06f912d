"""Text that a spreadsheet opens as text, and reads back unchanged."""

import pandas as pd
import pytest

from analysis.files.csv_files import unguarded
from exports.csv import STARTS, csv_bytes, guard


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_csv_cell_that_could_run_as_a_formula_gets_an_apostrophe(start):
    written = csv_bytes(pd.DataFrame({"a": [f"{start}1+1", "1+1"], "n": [-1, 2]})).decode("utf-8-sig")
    assert f"'{start}1+1" in written
    assert written.endswith("1+1,2\r\n")
    assert ",-1" in written


def test_csv_column_name_that_could_run_as_a_formula_gets_an_apostrophe():
    frame = pd.DataFrame([["x", 1]], columns=["=1+1", "@SUM(1)"])
    assert csv_bytes(frame) == b"\xef\xbb\xbf'=1+1,'@SUM(1)\r\nx,1\r\n"


def test_csv_has_columns_of_one_name_and_the_name_of_an_index():
    frame = pd.DataFrame([["=x", "-y"]], columns=["a", "a"], index=pd.Index(["+z"], name="=b")).reset_index()
    assert csv_bytes(frame) == b"\xef\xbb\xbf'=b,a,a\r\n'+z,'=x,'-y\r\n"


def test_csv_of_no_rows_and_of_no_columns():
    assert csv_bytes(pd.DataFrame({"a": []}, dtype=str)) == b"\xef\xbb\xbfa\r\n"
    assert csv_bytes(pd.DataFrame()) == b"\xef\xbb\xbf\r\n"


def test_csv_leaves_missing_values_empty():
    frame = pd.DataFrame({"a": ["x", None], "n": pd.array([1, None], dtype="Int64")})
    assert csv_bytes(frame) == b"\xef\xbb\xbfa,n\r\nx,1\r\n,\r\n"


@pytest.mark.parametrize("text", ["", "plain", "'quoted'", "''", *(f"{start}1" for start in STARTS)])
def test_guarded_text_reads_back_unchanged(text):
    assert unguarded(guard(text)) == text
