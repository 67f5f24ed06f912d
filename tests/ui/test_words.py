"""Text that reaches the reader: escaped for Markdown, with its unit."""

from dataclasses import replace

import pandas as pd
import pytest

from ui.words import findings_of, first_upper, nobody_from, people_of, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("*bold* _it_", r"\*bold\* \_it\_"),
        ("![x](http://a)", r"\!\[x\]\(http\://a\)"),
        ("<b>1</b>", r"\<b\>1\</b\>"),
        ("$x$ :red[y]", r"\$x\$ \:red\[y\]"),
        ("two\nlines", "two lines"),
        ("see www.a.org", "see www\u2060\\.a\\.org"),
        ("HTTPS://a.org/b", "HTTPS\\:\u2060//a\\.org/b"),
        ("write to me@a.org", "write to me@\u2060a\\.org"),
        (":material/home: :smile:", "\\:\u2060material/home\\: \\:\u2060smile\\:"),
        ("at 10:30; told by: them", "at 10\\:30; told by\\: them"),
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


def test_people_of_names_its_unit():
    assert [people_of(0), people_of(1), people_of(27)] == ["0 people", "1 person", "27 people"]


def test_programmes_that_nobody_listed_is_from_are_named(small):
    assert nobody_from(small) == " (the list of doctors interviewed has nobody from Gamma)"
    two = small.participants.iloc[[0, 2]].assign(programme=["gamma", "beta"])
    listed = replace(small, tables={**small.tables, "participants": two})
    assert nobody_from(listed) == " (the list of doctors interviewed has nobody from Alpha)"
    three = pd.concat([two, small.participants.iloc[:1]])
    assert nobody_from(replace(small, tables={**small.tables, "participants": three})) == ""


def test_first_upper_changes_only_the_first_letter():
    assert first_upper("where X is") == "Where X is"
