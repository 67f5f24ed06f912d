"""Text that reaches the reader: escaped for Markdown, with its unit."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.model.count import SUPPRESSED
from tests.analysis.made_studies import made
from tests.invented import PEOPLE
from ui.words import held_in, plain, plain_name, row_of
from wording.cards import columns_in_words
from wording.counts import findings_of, people_of, say
from wording.study import nobody_from, the_source, what_a_finding_is
from wording.text import first_upper


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
        ("Tasks -> Digging", "Tasks \\-\u2060\\> Digging"),
        ("n >= 5 -- or <- 3", "n \\>\u2060= 5 \\-\u2060\\- or \\<\u2060\\- 3"),
        ("at 10:30; told by: them", "at 10\\:30; told by\\: them"),
    ],
)
def test_plain_shows_text_word_for_word(text, shown):
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Level of support (1-5), e.g. high", "Level of support (1-5), e.g. high"),
        ("![x](http://a.org) **b** <i>", "!\\[x\\](http:\u2060//a.org) \\*\\*b\\*\\* \\<i>"),
        ("$x$ :red[y] `z` ~s~ # a\\b", "\\$x\\$ :red\\[y\\] \\`z\\` \\~s\\~ \\# a\\\\b"),
    ],
)
def test_a_fields_name_has_a_backslash_only_where_a_sign_would_do_something(text, shown):
    assert plain_name(text) == shown


def test_findings_of_names_its_unit():
    assert [findings_of(0), findings_of(1), findings_of(2)] == ["0 findings", "1 finding", "2 findings"]


def test_people_of_names_its_unit():
    assert [people_of(0), people_of(1), people_of(27)] == ["0 people", "1 person", "27 people"]


def test_programmes_that_nobody_listed_is_from_are_named(small):
    assert nobody_from(small) == " The list of doctors interviewed has nobody from Gamma."
    two = small.participants.iloc[[0, 2]].assign(programme=["gamma", "beta"])
    releasable = replace(small, tables={**small.tables, "participants": two})
    assert nobody_from(releasable) == " The list of doctors interviewed has nobody from Alpha."
    three = pd.concat([two, small.participants.iloc[:1]])
    assert nobody_from(replace(small, tables={**small.tables, "participants": three})) == ""


def test_first_upper_changes_only_the_first_letter():
    assert first_upper("where X is") == "Where X is"


def test_programme_whose_number_is_hidden_is_not_said_to_have_nobody():
    people = [{"programme": "lantern"}] * 6 + [{"programme": "orchard"}] * 6
    study = made([{"participant_id": f"P{number:02}"} for number in range(1, 13)], people)
    assert nobody_from(study.counting("people", 0)) == " The list of trainees interviewed has nobody from Tidewater Course."
    few = [{"programme": "lantern"}] * 9 + [{"programme": "orchard"}]
    hiding = made([{"participant_id": f"P{number:02}"} for number in range(1, 11)], few).counting("people", 3)
    assert "Orchard" not in nobody_from(hiding)


def test_numbers_that_are_hidden_are_said_to_be():
    table = pd.DataFrame({"Surgery": pd.array([pd.NA, 0], dtype="Int64")}, index=["Alpha", "Beta"])
    assert columns_in_words(held_in(table)) == "Surgery: Alpha a hidden number."
    assert say(SUPPRESSED, 9, "name somebody", "findings") == "a hidden number of 9 findings name somebody"
    assert say(1, 9, "name somebody", "findings") == "1 of 9 findings names somebody"


def test_source_is_called_what_it_is(small):
    assert (the_source(small), the_source(PEOPLE)) == ("the report", "the interviews")
    codes = small.tables["codes"]
    none = replace(small, tables={**small.tables, "codes": codes[codes["attribute"] != "section"]})
    assert the_source(none) == "the source"
    assert what_a_finding_is(small) == "Each finding is one claim of the report, in our own words"
    assert what_a_finding_is(none) == "Each finding is one claim from the source, in the coder’s own words"


def test_row_has_the_statement_first_then_tags_and_whereabouts_in_small_type(small):
    finding = next(small.findings.iloc[1:2].itertuples())
    assert row_of(small, finding) == (
        "**A surgeon grew calmer in meetings\\.**  \n"
        ":gray-badge[Outcome\\: New skills] :blue-badge[Positive experience] :gray-badge[Support\\: supported] "
        ":small[:gray[source\\: junior doctor · Alpha · Surgery · F002 · in the report\\: Impact of participation]]"
    )
