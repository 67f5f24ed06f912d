"""Text that reaches the reader: escaped for Markdown, with its unit."""

import pytest

from ui.words import findings_of, first_upper, plain


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


def test_findings_of_names_its_unit():
    assert [findings_of(0), findings_of(1), findings_of(2), findings_of(3, 9)] == [
        "0 findings",
        "1 finding",
        "2 findings",
        "3 of 9 findings",
    ]


def test_first_upper_changes_only_the_first_letter():
    assert first_upper("where X is") == "Where X is"
