"""Dots in a picture: their places and sizes, worked out by hand; hidden ones as large as any."""

import pandas as pd
import pytest

from charts.picture.dots import matrix
from charts.picture.parts import Box, Dot, Drawing, Words
from tests.charts.drawn import matrix_of
from tests.charts.picture.made import ROOM, at, words

NA = pd.NA
COUNTS = pd.DataFrame([[4, 0, NA], [1, 2, 9]], dtype=object)


def drawn(**look) -> Drawing:
    return matrix(matrix_of(COUNTS, ["Time", "Team"], ["North", "South", "Unsaid"], silent_columns=[2], **look), ROOM)


def dots(drawing: Drawing) -> list[tuple[str, float, float, str]]:
    """Mark, middle, radius and fill of each."""
    found = [part for part in drawing.parts if isinstance(part, Dot)]
    return [(dot.mark, round(dot.x, 1), round(dot.radius, 2), dot.fill) for dot in found]


def test_area_is_the_number_and_silence_stands_apart_and_hollow():
    # 'Time' is 40 wide and 10 from the columns: 450 for three and a gap of 0.35 is 134.3 for each
    assert dots(drawn(levels=["negative", "positive"])) == [
        ("0 0", 117.2, 16, "negative"),  # of 4, the most that is told
        ("", 251.5, 2.5, "line"),  # for 0: nothing to open
        ("1 0", 117.2, 8, "positive"),  # of 1: half as wide
        ("1 1", 251.5, 11.31, "positive"),
        ("1 2", 432.8, 16, "page"),  # silence, no larger than the most that is told
    ]


def test_a_hidden_cell_is_a_hatched_square_of_the_largest_size_without_a_number():
    drawing = drawn()
    assert [(box.mark, box.hatched, box.width, round(box.x, 1)) for box in drawing.parts if isinstance(box, Box)] == [
        ("0 2", True, 32, 416.8)
    ]
    assert words(drawing) == ["North", "South", "Unsaid", "Time", "4", "Team", "1", "2", "9"]
    assert drawing.said["0 2"] == "Time, Unsaid: hidden, to protect people"


def test_a_number_stands_in_its_dot_or_beside_one_that_is_too_small():
    counts = pd.DataFrame([[64, 1]], dtype=object)
    drawing = matrix(matrix_of(counts, ["Time"], ["North", "South"]), ROOM)
    one = next(part for part in drawing.parts if isinstance(part, Words) and part.text == "1")
    dot = next(part for part in drawing.parts if isinstance(part, Dot) and part.mark == "0 1")
    assert (dot.radius, one.x, one.anchor, one.colour) == (2, dot.x + 6, "start", "text")
    assert at(drawing, "64")[0] == next(part.x for part in drawing.parts if isinstance(part, Dot) and part.mark == "0 0")


def test_names_of_groups_stand_over_their_rows():
    drawing = drawn(groups=["What hinders", "What helps"])
    heights = [at(drawing, name)[1] for name in ("What hinders", "Time", "What helps", "Team")]
    assert heights == sorted(heights)


@pytest.mark.parametrize(("columns", "turned"), [(["North", "South"], False), (["Consultants"] * 9, True)])
def test_names_of_columns_stand_slanted_only_where_a_word_would_be_broken(columns, turned):
    counts = pd.DataFrame([[1] * len(columns)], dtype=object)
    drawing = matrix(matrix_of(counts, ["Time"], columns, sizes=[1] * len(columns)), ROOM)
    heads = [part for part in drawing.parts if isinstance(part, Words) and part.text.startswith(columns[0])]
    assert {bool(head.turned) for head in heads} == {turned}
    if turned:  # a line of 190 to 200 pixels rises an eighth of a turn, and ends within the picture
        assert max(head.x + 10 * len(head.text) * 0.7071 for head in heads) <= 500
        assert drawing.height > 140


def test_many_slanted_names_are_small_enough_to_lie_beside_each_other():
    columns = ["Consultants"] * 40
    drawing = matrix(matrix_of(pd.DataFrame([[1] * 40], dtype=object), ["Time"], columns), ROOM)
    first, second, *_ = [part for part in drawing.parts if isinstance(part, Words) and part.turned]
    assert first.size == pytest.approx((second.x - first.x) * 0.7071, rel=0.001)
