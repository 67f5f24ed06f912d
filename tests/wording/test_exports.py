"""What the files say: grammar by number and unit, and nothing where there is nothing to say."""

import pytest

from analysis.model.count import SUPPRESSED
from tests.exports.made import view
from wording.exports import (
    BY_NAMED,
    file_holds,
    first_of_rows,
    left_out_of,
    more_in_app,
    more_messages_in_app,
    more_named_in_app,
    most_first,
    named_with_size,
    one_a_row,
    part_hidden,
    sheet_holds,
    shown_of_all,
    the_rest,
    themes_listed,
)
from wording.how_to_read import HOW_TO_READ, OF_PEOPLE, how_to_read


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (more_messages_in_app(1), "1 more key message is on the site."),
        (more_messages_in_app(2), "2 more key messages are on the site."),
        (more_named_in_app(1), "1 more is named on the site."),
        (more_named_in_app(2), "2 more are named on the site."),
        (most_first(9, "findings", 0), "Most first. n = 9 findings."),
        (most_first(1, "findings", 1), "Most first. n = 1 finding; 1 more theme on the site."),
        (most_first(SUPPRESSED, "people", 2), "Most first. n = a hidden number of people; 2 more themes on the site."),
        (one_a_row(1), "The finding shown"),
        (one_a_row(3), "The 3 findings shown, one a row"),
        (named_with_size("Time", SUPPRESSED, "findings"), "Time (hidden)"),
        (named_with_size("Time", 1, "findings"), "Time (1 finding)"),
        (part_hidden("6", True), "6, part hidden"),
        (part_hidden("hidden", True), "hidden"),
        (part_hidden("6", False), "6"),
        (themes_listed((("Time", 2), ("Training", SUPPRESSED), ("Posts", 1)), 2), "Time 2, Training (hidden), 1 more"),
        (first_of_rows(18, 30), "These are the first 18 of 30 rows. The workbook has all of them."),
        (more_in_app(3), "3 more on the site."),
        (
            left_out_of(["Why they took part", "For how many"], []),
            "Not raised in what is shown: Why they took part; For how many.",
        ),
        (left_out_of([], ["Time"]), "No slide of its own, for the same few findings: Time."),
        (
            left_out_of(["Posts"], ["Time"]),
            "Not raised in what is shown: Posts. No slide of its own, for the same few findings: Time.",
        ),
        (the_rest("https://example.org/"), "The findings behind it: https://example.org/"),
        (the_rest(""), "From a study opened for one visit. No link leads to it. The workbook lists the findings."),
    ],
)
def test_number_and_grammar_agree(said, expected):
    assert said == expected


def test_nothing_is_said_where_nothing_is_left_out():
    assert [first_of_rows(3, 3), sheet_holds(3, 3), file_holds(3, 3), more_messages_in_app(0), more_named_in_app(-1)] == [
        ""
    ] * 5
    assert left_out_of([], []) == ""


def test_how_much_is_shown_is_said_in_the_unit():
    assert shown_of_all(view(), 3, 7) == "n = 3 of 7 findings"
    assert shown_of_all(view(unit="people"), SUPPRESSED, 5) == "n = a hidden number of 5 people with findings"


def test_there_are_words_for_either_unit():
    assert set(BY_NAMED) == {"findings", "people"}
    assert how_to_read(view()) == HOW_TO_READ
    assert how_to_read(view(unit="people"))[0] == ("What is counted", OF_PEOPLE)
