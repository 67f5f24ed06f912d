"""Text that reaches the reader: escaped for Markdown, guarded in CSV."""

import pandas as pd
import pytest

from ui.words import csv_bytes, findings_of, first_upper, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("*bold* _it_", r"\*bold\* \_it\_"),
        ("![x](http://a)", r"\!\[x\]\(http\://a\)"),
        ("<b>1</b>", r"\<b\>1\</b\>"),
        ("$x$ :red[y]", r"\$x\$ \:red\[y\]"),
        ("two\nlines", "two lines"),
    ],
)
def test_plain_shows_text_word_for_word(text, shown):
    assert plain(text) == shown


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_csv_cell_that_could_run_as_a_formula_gets_an_apostrophe(start):
    written = csv_bytes(pd.DataFrame({"a": [f"{start}1+1", "1+1"], "n": [-1, 2]})).decode("utf-8-sig")
    assert f"'{start}1+1" in written
    assert written.endswith("1+1,2\r\n")
    assert "-1\r\n" in written or ",-1" in written


def test_csv_leaves_missing_values_empty():
    frame = pd.DataFrame({"a": ["x", None], "n": pd.array([1, None], dtype="Int64")})
    assert csv_bytes(frame) == b"\xef\xbb\xbfa,n\r\nx,1\r\n,\r\n"


def test_findings_of_names_its_unit():
    assert [findings_of(0), findings_of(1), findings_of(2), findings_of(3, 9)] == [
        "0 findings",
        "1 finding",
        "2 findings",
        "3 of 9 findings",
    ]


def test_first_upper_changes_only_the_first_letter():
    assert first_upper("where X is") == "Where X is"
