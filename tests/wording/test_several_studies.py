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


def test_what_each_of_several_is_called():
    titles = tuple(f"Junior doctors as leaders, {each} interviews" for each in ("first", "second", "third"))
    assert words.names_of(*titles) == ("First", "Second", "Third")
    assert words.names_of("Wave 1", "Wave 2", "Some other title that is longer than a name") == (
        "Wave 1",
        "Wave 2",
        "the third study",
    )
    assert words.told_apart("Wave", "Pilot", "Wave") == ("Wave, first", "Pilot", "Wave, third")


THREE = ("2019", "2021", "2023")


def test_of_three_studies_the_ends_are_named_and_each_step_is_one_word():
    numbers = (Number(4, 6), Number(2, 7), Number(4, 6))
    line = Line(("a", "b", "c"), numbers, Change.SAME, (Change.FEWER, Change.MORE))
    assert (
        words.line_of(People(), "Time", line, THREE)
        == "Time: 4 of 6 people in 2019, 2 of 7 people in 2021, 4 of 6 people in 2023"
    )
    assert words.steps_of(line) == "Fewer, then more"
    assert words.ways(THREE)[Change.MORE] == "More in 2023 than in 2019"
    assert words.heading_of(Change.VANISHED, "people", THREE) == "Vanishes: some in 2019, none in 2023"
    assert words.heading_between(THREE) == "As many in 2019 as in 2023, but not in between"
    assert words.of_each_base("North", line) == "North, of 6, 7 and 6"
    assert set(words.ways(THREE)) == set(words.STEP) == set(Change)
    assert words.in_short([Change.SAME, Change.MORE], words.A_THEME, THREE) == (
        "2 themes in all three. More in 2023 than in 2019: 1. The same number in 2019 and 2023: 1."
    )


def test_of_four_studies_a_line_says_the_ends_unless_they_are_alike():
    four = (*THREE, "2025")
    numbers = (Number(0, 6), Number(2, 7), Number(0, 6))
    ends = Line(("a",) * 4, (*numbers, Number(3, 5)), Change.APPEARED, (Change.APPEARED, Change.VANISHED, Change.APPEARED))
    assert words.line_of(People(), "Time", ends, four) == "Time: 0 of 6 people in 2019, 3 of 5 people in 2025"
    alike = Line(("a",) * 4, (*numbers, Number(0, 5)), Change.NEITHER, (Change.APPEARED, Change.VANISHED, Change.NEITHER))
    assert words.line_of(People(), "Time", alike, four) == (
        "Time: 0 of 6 people in 2019, 2 of 7 people in 2021, 0 of 6 people in 2023, 0 of 5 people in 2025"
    )


def test_titles_name_three_studies_and_count_more():
    assert words.themes_title(THREE, "") == "Themes: 2019, 2021 and 2023"
    assert words.themes_title((*THREE, "2025"), "North") == "Themes of “North” in four studies"
    assert words.groups_title("Programme", "Time", (*THREE, "2025", "2027", "2029")) == "“Time” by programme in six studies"


@pytest.mark.parametrize(
    ("titles", "files", "said"),
    [
        (("A", "B"), ("", "b.zip"), "**A** beside **B**, from b.zip. Only"),
        (("B", "A"), ("b.zip", ""), "**B**, from b.zip, beside **A**. Only"),
        (("B", "A", "C"), ("b.zip", "", "c.zip"), "**B** (b.zip) beside **A** and **C** (c.zip). Only"),
    ],
)
def test_studies_are_named_in_their_order_each_with_its_file(titles, files, said):
    assert words.these_are(titles, files) == f"{said} you can see this, until you close or reload this tab."


def test_which_studies_share_people_is_said():
    assert words.shared_by([("2019", "2021")], 2) == words.SHARED
    assert words.shared_by([("the first study", "2021"), ("2021", "2023")], 3) == (
        "The first study and 2021 hold words of the same people. 2021 and 2023 hold words of the same people. "
        + words.SHARED_BY_SOME
    )


def test_the_caveat_names_all_but_the_study_that_the_app_shows():
    title, text = words.no_trend(THREE, ["A.", "B.", "C."], 1)
    assert title == "Three studies are no trend"
    assert text.endswith("Nothing here is tested. The first study: 2019. A. The third study: 2023. C.")
