"""How wide words are said to be, and where lines are broken."""

import pytest
from PIL import ImageFont

from charts.picture.letters import exact, has_letters, longest_word, wide, wrapped
from tests.charts.picture.made import ten
from tests.pages.opened import FINDINGS

WIDEST = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
ARIAL = {False: "LiberationSans-Regular.ttf", True: "LiberationSans-Bold.ttf"}  # as wide as Arial, letter by letter


def test_width_is_that_of_our_letters_and_grows_with_their_size():
    assert exact("0", 1000) == 497  # of the font: a digit is 497 of 1000
    assert exact("00", 500) == 497
    assert exact("0", 1000, bold=True) > 497


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("files", [ARIAL, WIDEST], ids=["Arial", "the widest"])
def test_lines_in_letters_that_a_reader_may_have_are_no_wider_than_said(files, bold):
    try:
        font = ImageFont.truetype(files[bold], 1000)
    except OSError:
        pytest.skip(f"{files[bold]} is not on this machine")
    lines = [row["statement"] for row in FINDINGS] + ["12 findings", "1998", "Consultants and supervisors", "WWW. MMM"]
    assert [line for line in lines if font.getlength(line) > wide(line, 1000, bold)] == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("Time", ["Time"]),
        ("Time to learn", ["Time to", "learn"]),
        ("a bcd\u2028ef", ["a bcd", "ef"]),
        ("abcdefghijkl m", ["abcdefg", "hijkl m"]),
    ],
)
def test_lines_have_at_most_the_room_there_is_and_a_long_word_is_broken(text, lines):
    assert wrapped(text, 70, ten, 16) == lines


def test_longest_word():
    assert longest_word("Time to learn", ten, 16) == 50
    assert longest_word("", ten, 16) == 0


@pytest.mark.parametrize(("text", "all_there"), [("Time – “Łódź” Ελλάδα Киев", True), ("時間", False)])
def test_our_letters_are_known_from_those_they_lack(text, all_there):
    assert has_letters(text) is all_there
