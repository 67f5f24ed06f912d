"""What two studies are called, and how numbers of both are said."""

import pytest

from analysis.model.count import SUPPRESSED
from analysis.waves.side_by_side import Change, Line, Number
from wording.app import several_studies as words

NAMES = ("2019", "2023")


class People:
    """Something that counts people."""

    unit = "people"


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (("Wave 1", "Wave 2"), ("Wave 1", "Wave 2")),
        (
            ("Junior doctors as leaders, first interviews", "Junior doctors as leaders, second interviews"),
            ("First", "Second"),
        ),
        (("Wave", "Wave"), ("Wave", "Wave")),
        (("The trainees of the north and of the south", "Some other title of about the same length"), words.FALLBACK[:2]),
        (("Twelve trainees", "Some other title that is longer than a name"), ("Twelve trainees", "the second study")),
    ],
)
def test_short_names_are_the_titles_or_the_words_in_which_they_differ(titles, names):
    assert words.names_of(*titles) == names


def test_names_that_are_alike_are_told_apart():
    assert words.told_apart("2019", "2019") == ("2019, first", "2019, second")
    assert words.told_apart(*NAMES) == NAMES


def test_a_line_has_both_numbers_with_unit_and_total():
    line = Line(("a", "b"), (Number(1, 6), Number(SUPPRESSED, 7)), Change.HIDDEN, (Change.HIDDEN,))
    assert words.line_of(People(), "Time", line, NAMES) == "Time: 1 of 6 people in 2019, a hidden number of 7 people in 2023"


def test_never_more_than_three_are_named():
    assert words.please_check(["A", "B", "C"]) == "Please check: A, B and C."
    assert words.please_check(["A", "B", "C", "D", "E"]) == "Please check: A, B, C and 2 more."


def test_every_change_has_a_name_and_no_sentence_a_verdict():
    ways = words.ways(NAMES)
    assert set(ways) == set(Change)
    said = " ".join(
        [
            *ways.values(),
            *words.no_trend(["One", "A title"], ["One source.", "A source."]),
            words.SHARED,
            words.WAY_OUT,
            words.NOT_ZERO,
        ]
    )
    for never in ("%", "per cent", "significan", "better", "worse", "improve"):
        assert never not in said.lower()


def test_how_many_are_joined_is_said_with_those_that_have_no_partner():
    assert words.joined_so(NAMES, 1, (0, 0)) == "1 theme is joined."
    assert words.joined_so(NAMES, 3, (1, 2)) == "3 themes are joined. Without a partner: 1 theme of 2019 and 2 themes of 2023."
