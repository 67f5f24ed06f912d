"""Bars in a picture: their places and lengths, worked out by hand; hidden ones of a length that says nothing."""

from dataclasses import replace

import pandas as pd

from charts import spec
from charts.picture.parts import Box
from charts.picture.rows import balance, bars, experience
from charts.spec import ChartSpec, Row, Series
from tests.charts.drawn import SIDES, experience_of
from tests.charts.picture.made import ROOM, at, boxes, words
from wording.counts import SUPPRESSED

NA = pd.NA
LEVELS = [("negative", "Negative"), ("mixed", "Mixed"), ("positive", "Positive")]


def plain_bars() -> ChartSpec:
    rows = (Row("Time"), Row("Rota"), Row("Pay"), Row("Not stated", silent=True))
    return ChartSpec("bars", "people", rows, (Series("People", (4, 0, SUPPRESSED, 1)),))


def levels(**columns) -> ChartSpec:
    table = pd.DataFrame({"label": ["A", "B"], "stated": [5, NA], **columns}, dtype=object)
    return experience_of(table, LEVELS, fit=True)


def test_bars_begin_beside_the_longest_name_and_are_as_long_as_their_numbers():
    drawing = bars(plain_bars(), ROOM)
    # 'Not stated' is 100 wide and 10 from its bar; 'hidden' 60 and 10: 320 are left for 4, so 80 for one
    assert boxes(drawing) == [("0", 110, 320, "neutral"), ("3", 110, 80, "page")]
    assert words(drawing) == ["Time", "4", "Rota", "0", "Pay", "hidden", "Not stated", "1"]
    assert (at(drawing, "Time")[0], at(drawing, "4")[0], at(drawing, "0")[0]) == (100, 436, 116)
    assert drawing.height == 4 * 46
    assert drawing.said == {
        "0": "Time: 4 people",
        "1": "Rota: 0 people",
        "2": "Pay: hidden, to protect people",
        "3": "Not stated: 1 person",
    }


def test_a_hidden_bar_has_a_length_of_its_own():
    # 6 in 100 of the longest bar that is shown, 320
    assert boxes(bars(plain_bars(), ROOM), hatched=True) == [("2", 110, 19.2, "page")]


def test_bars_of_a_narrow_picture_have_their_names_above_them():
    drawing = bars(plain_bars(), replace(ROOM, narrow=True))
    assert boxes(drawing)[0] == ("0", 0, 430, "neutral")  # 500, less 60 for 'hidden' and 10
    time, four = at(drawing, "Time"), at(drawing, "4")
    assert (time[0], four[0]) == (0, 436)
    assert time[1] < four[1] < at(drawing, "Rota")[1]


def test_a_name_of_two_lines_makes_its_row_higher():
    long = Row("Time that is set aside for it")
    spec = ChartSpec("bars", "findings", (long,) * 2, (Series("Findings", (1, 1)),))
    drawing = bars(spec, ROOM)
    # lines of at most 200 pixels, which is 20 letters
    assert words(drawing)[:3] == ["Time that is set", "aside for it", "1"]
    assert drawing.height == 2 * (2 * 16 * 1.32 + 10)


def test_experience_stands_from_one_line_from_bad_to_good_and_silence_at_the_right_end():
    drawing = experience(levels(negative=[2, 3], mixed=[0, 0], positive=[4, 3], not_stated=[4, 2]), ROOM)
    # '5 findings' is 100 wide and 10 from its bar: 390 are left for 10, so 39 for one
    assert boxes(drawing) == [
        ("0 negative", 110, 78, "negative"),
        ("0 positive", 188, 156, "positive"),
        ("0 not_stated", 344, 156, "page"),
        ("1 negative", 110, 117, "negative"),
        ("1 positive", 227, 117, "positive"),
        ("1 not_stated", 344, 78, "page"),
    ]
    assert words(drawing) == [
        *("Negative", "Positive", "Not stated"),  # no row has mixed
        *("A", "5 findings", "2", "4", "4"),
        *("B", "hidden", "3", "3", "2"),
    ]


def test_hidden_parts_of_a_row_are_one_stub_at_its_end_whatever_they_are():
    drawing = experience(levels(negative=[2, NA], mixed=[0, NA], positive=[4, 3], not_stated=[4, 2]), ROOM)
    # 6 in 100 of the longest row that is shown: 0.06 x 10 x 39; the row of 5 is shorter than the other
    assert boxes(drawing, hatched=True) == [("1 negative", 305, 23.4, "page")]
    assert "Hidden" in words(drawing)
    everything = experience(levels(negative=[2, NA], mixed=[0, NA], positive=[4, NA], not_stated=[4, NA]), ROOM)
    assert boxes(everything, hatched=True) == [("1 negative", 110, 23.4, "page")]
    assert words(everything)[-2:] == ["B", "hidden"]


def test_a_number_without_room_in_its_part_stands_beyond_the_bar():
    drawing = experience(levels(negative=[90, 1], mixed=[1, 0], positive=[0, 0], not_stated=[0, 1]), ROOM)
    said = words(drawing)
    assert "Mixed 1" in said and "Negative 1, Not stated 1" in said
    assert "1" not in said and "90" in said
    assert at(drawing, "Mixed 1")[0] + 70 <= 500  # its bar is shorter for it


def test_sides_stand_beside_each_other_on_one_scale():
    table = pd.DataFrame({"label": ["Time", "Rota", "Team"], "helps": [False, False, True], "findings": [4, 2, 2]})
    drawing = balance(spec.balance(table, SIDES, "findings", (6, 2)), ROOM)
    # a side is (500 - 28) / 2 = 236 wide; 50 for names, 20 for numbers: 166 for 4
    assert boxes(drawing) == [("0", 50, 166, "negative"), ("1", 50, 83, "negative"), ("2", 314, 83, "positive")]
    assert words(drawing)[:2] == ["What hinders", "6 findings"]
    assert at(drawing, "What helps")[0] == 264
    assert at(drawing, "Time")[1] == at(drawing, "Team")[1]


def test_sides_of_a_narrow_picture_stand_below_each_other():
    table = pd.DataFrame({"label": ["Time", "Team"], "helps": [False, True], "findings": [4, 2]})
    drawing = balance(spec.balance(table, SIDES, "findings"), replace(ROOM, narrow=True))
    assert boxes(drawing) == [("0", 0, 480, "negative"), ("1", 0, 240, "positive")]
    assert at(drawing, "What helps")[1] > at(drawing, "4")[1]


def test_nothing_is_drawn_beyond_the_picture():
    for drawing in (
        bars(plain_bars(), ROOM),
        experience(levels(negative=[NA, 3], mixed=[1, 1], positive=[1, 9], not_stated=[0, 2]), ROOM),
    ):
        assert max(part.x + part.width for part in drawing.parts if isinstance(part, Box)) <= 500
