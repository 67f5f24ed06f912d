"""A matrix of dots: each count as an area in the colour of its row, 0 as a faint dot, silence hollow, hidden hatched."""

import json

import pandas as pd
import pytest

from analysis.model.count import SUPPRESSED
from charts.matrix import shades
from charts.style import DARK, LIGHT
from tests.charts.drawn import draw_matrix, matrix_of

COUNTS = pd.DataFrame([[10, 0, 1], [0, 5, 2]], index=["alpha", "beta"], columns=["a", "b", "c"])
ROWS = ["Alpha", "The long name of the Beta Scheme"]
COLUMNS = ["Managers", "Mentors and coaches", "<b>Peer</b>"]


@pytest.fixture
def figure() -> dict:
    return draw_matrix(COUNTS, ROWS, COLUMNS, LIGHT)


def test_each_count_that_is_not_nought_is_a_dot_at_its_row_and_column(figure):
    trace, zeros = figure["data"]
    second = figure["layout"]["yaxis"]["tickvals"][1]
    assert list(zip(trace["y"], trace["x"], trace["text"], strict=True)) == [
        (0, 0, "10"),
        (0, 2, "1"),
        (second, 1, "5"),
        (second, 2, "2"),
    ]
    assert trace["customdata"] == ["0 0", "0 2", "1 1", "1 2"]
    assert (trace["type"], trace["mode"], trace["marker"]["symbol"]) == ("scatter", "markers+text", "circle")
    assert list(zip(zeros["y"], zeros["x"], strict=True)) == [(second, 0), (0, 1)]


def test_nought_is_a_faint_dot_that_opens_nothing(figure):
    trace, zeros = figure["data"]
    assert zeros["marker"] == {"size": 5, "color": LIGHT.line, "opacity": 0.45}
    assert min(trace["marker"]["size"]) > 5
    assert (zeros["customdata"], zeros["hoverinfo"], zeros["mode"]) == ([], "skip", "markers")


def test_the_area_of_a_dot_is_its_count(figure):
    # of 10, the largest, which is 32 pixels across: a tenth, a half and a fifth of its area
    assert figure["data"][0]["marker"]["size"] == [32, 10.1, 22.6, 14.3]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_dots_have_the_colour_of_what_their_row_is(palette):
    counts = pd.DataFrame([[1], [1], [1]])
    drawn = draw_matrix(counts, ["a", "b", "c"], ["x"], palette, levels=["positive", "negative", ""])
    assert drawn["data"][0]["marker"]["color"] == [palette.positive, palette.negative, palette.sequential[2]]


def test_a_number_stands_in_its_dot_or_beside_one_that_is_too_small():
    counts = pd.DataFrame([[20, 13, 12, 6, 5]])  # across: 32, 25.8, 24.8, 17.5 and 16 pixels; two digits need 25.8, one 15.9
    (trace,) = draw_matrix(counts, ["r"], list("abcde"), LIGHT, levels=["negative"])["data"]
    assert trace["textposition"] == ["middle center"] + ["middle right"] * 2 + ["middle center"] * 2
    assert trace["textfont"]["color"] == ["#FFFFFF", LIGHT.text, LIGHT.text, "#FFFFFF", "#FFFFFF"]
    (dark,) = draw_matrix(counts, ["r"], list("abcde"), DARK, levels=["negative"])["data"]
    assert dark["textfont"]["color"][:2] == ["#0B0F14", DARK.text]


def test_a_table_in_its_place_is_shaded_in_five_steps_of_the_row_s_colour():
    counts = pd.DataFrame([list(range(11)), [pd.NA] + [0] * 10], dtype="Int64")
    drawn = matrix_of(counts, ["r", "s"], [str(n) for n in range(11)], levels=["positive", ""])
    found = shades(drawn, LIGHT)
    # of 10: 1 and 2 are the first step, a fifth of the way from white to the blue
    assert found[0, 1] == found[0, 2] == "#CCDFF1"
    assert found[0, 3] != found[0, 2]
    assert found[0, 9] == found[0, 10] == LIGHT.positive
    assert (0, 0) not in found and found[1, 0] == LIGHT.page
    assert len(set(found.values())) == 6


@pytest.mark.parametrize(("unit", "one", "told"), [({}, "finding", "findings"), ({"unit": "people"}, "person", "people")])
def test_hover_names_row_column_and_count(unit, one, told):
    trace, _ = draw_matrix(COUNTS, ["Alpha", "Beta"], COLUMNS, LIGHT, **unit)["data"]
    assert trace["hovertext"] == [
        f"Alpha, Managers: 10 {told}",
        f"Alpha, &lt;b&gt;Peer&lt;/b&gt;: 1 {one}",
        f"Beta, Mentors and coaches: 5 {told}",
        f"Beta, &lt;b&gt;Peer&lt;/b&gt;: 2 {told}",
    ]
    assert trace["hovertemplate"] == "%{hovertext}<extra></extra>"


def test_names_stand_at_their_rows_and_above_their_columns_wrapped_and_escaped(figure):
    rows, columns = figure["layout"]["yaxis"], figure["layout"]["xaxis"]
    assert [name.strip() for name in rows["ticktext"]] == ["Alpha", "The long name of the Beta<br>Scheme"]
    assert columns["ticktext"] == ["Managers", "Mentors and coaches", "&lt;b&gt;Peer&lt;/b&gt;"]
    assert (rows["tickvals"], columns["tickvals"]) == (pytest.approx([0, 1.1708], abs=1e-3), [0, 1, 2])  # the second: two lines
    assert (columns["side"], columns["showticklabels"]) == ("top", True)


def test_every_row_and_column_is_in_view_the_first_row_on_top(figure):
    bottom, top = figure["layout"]["yaxis"]["range"]
    left, right = figure["layout"]["xaxis"]["range"]
    assert top < 0 < 1 < bottom
    assert left < 0 < 2 < right


def test_what_is_not_stated_stands_apart_hollow():
    counts = pd.DataFrame([[2, 9], [1, 0], [9, 9]])  # the last row and the last column
    drawn = draw_matrix(counts, ["a", "b", "n"], ["c", "n"], LIGHT, silent_rows=[2], silent_columns=[1])
    trace, zeros = drawn["data"]
    assert trace["customdata"] == ["0 0", "0 1", "1 0", "2 0", "2 1"]
    assert trace["marker"]["color"] == ["#525F69", "#FFFFFF", "#525F69", "#FFFFFF", "#FFFFFF"]
    assert trace["marker"]["size"] == [32, 32, 22.6, 32, 32]  # the 9s do not count, so that the largest is 2
    assert zeros["x"] == [drawn["layout"]["xaxis"]["tickvals"][1]]
    assert [width > 0 for width in trace["marker"]["line"]["width"]] == [False, True, False, True, True]
    assert trace["textfont"]["color"][1::2] == ["#6B7780", "#6B7780"]  # lighter than what is stated
    columns, rows = drawn["layout"]["xaxis"]["tickvals"], drawn["layout"]["yaxis"]["tickvals"]
    assert columns[1] - columns[0] > 1
    assert rows[2] - rows[1] > rows[1] - rows[0] == 1
    assert (trace["x"][1], trace["y"][3]) == (columns[1], rows[2])


def test_height_grows_with_the_rows():
    heights = [draw_matrix(COUNTS.iloc[[0] * rows], ["Alpha"] * rows, COLUMNS, LIGHT)["layout"]["height"] for rows in (1, 2, 3)]
    assert heights[2] - heights[1] == heights[1] - heights[0] == 36


def test_how_many_each_row_and_column_has_stands_under_its_name():
    figure = draw_matrix(COUNTS, ROWS, COLUMNS, LIGHT, sizes=[10, 5, 1], row_sizes=[11, 7])
    assert figure["layout"]["xaxis"]["ticktext"] == [
        "Managers<br>10 findings",
        "Mentors and coaches<br>5 findings",
        "&lt;b&gt;Peer&lt;/b&gt;<br>1 finding",
    ]
    assert figure["layout"]["yaxis"]["ticktext"] == [
        "Alpha<br>11 findings",
        "The long name of<br>the Beta Scheme<br>7 findings",
    ]
    assert figure["data"][0]["hovertext"][0] == "Alpha, Managers: 10 findings"


def test_rows_of_a_group_stand_under_its_name_and_a_line():
    counts = pd.DataFrame([[1], [2], [3]])
    figure = draw_matrix(counts, ["a", "b", "c"], ["x"], LIGHT, groups=["<i>Helps</i>", "<i>Helps</i>", "Hinders"])
    axis = figure["layout"]["yaxis"]
    assert axis["ticktext"] == ["a", "b", "c", "<b>&lt;i&gt;Helps&lt;/i&gt;</b>", "<b>Hinders</b>"]
    assert axis["tickvals"] == pytest.approx([0.85, 1.85, 3.85, 0, 3])
    assert figure["data"][0]["y"] == axis["tickvals"][:3]
    assert [(rule["y0"], rule["y1"]) for rule in figure["layout"]["shapes"]] == [(0, 0), (3, 3)]
    assert figure["data"][0]["customdata"] == ["0 0", "1 0", "2 0"]


def test_what_the_columns_have_in_common_is_said_above_them():
    assert "title" not in draw_matrix(COUNTS, ROWS, COLUMNS, LIGHT)["layout"]["xaxis"]
    titled = draw_matrix(COUNTS, ROWS, COLUMNS, LIGHT, across="Said of …")
    assert titled["layout"]["xaxis"]["title"]["text"] == "Said of …"


@pytest.mark.parametrize(
    ("columns", "angle", "size", "first"),
    [
        (3, 0, 16, "Improvement of care"),
        (8, 0, 15, "Improvement<br>of care"),
        (9, 0, 13, "Improvement<br>of care"),
        (12, -45, 13, "Improvement of care"),
    ],
)
def test_names_of_columns_wrap_then_shrink_and_only_then_slant(columns, angle, size, first):
    figure = draw_matrix(pd.DataFrame([[1] * columns]), ["r"], ["Improvement of care"] * columns, LIGHT)
    axis = figure["layout"]["xaxis"]
    assert (axis["tickangle"], axis["tickfont"]["size"], axis["ticktext"][0]) == (angle, size, first)
    assert axis["range"] == [-0.5, columns - 1 + (0.5 if angle == 0 else 1.6)]


@pytest.mark.parametrize("counts", [COUNTS * 0, COUNTS.iloc[:0], COUNTS.iloc[:, :0]], ids=["zeros", "no rows", "no columns"])
def test_nothing_to_show_still_is_a_chart(counts):
    figure = draw_matrix(counts, ROWS[: len(counts)], COLUMNS[: counts.shape[1]], LIGHT)
    assert (figure["data"][0]["x"], figure["data"][0]["marker"]["color"]) == ([], [])
    assert len(figure["layout"]["yaxis"]["ticktext"]) == len(counts)


def test_figure_is_plain_json_and_the_table_stays_as_it_was():
    before = COUNTS.copy()
    json.dumps(draw_matrix(COUNTS, ROWS, COLUMNS, LIGHT), allow_nan=False)
    pd.testing.assert_frame_equal(COUNTS, before)


HIDING = pd.DataFrame([[10, pd.NA, 0], [pd.NA, 5, 2]], dtype="Int64")


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_hidden_cells_are_strokes_in_a_box_without_a_number(palette):
    dots, hidden, zeros = draw_matrix(HIDING, ["Alpha", "Beta"], COLUMNS, palette, "people", [1], sizes=[SUPPRESSED, 5, 2])[
        "data"
    ]
    assert (zeros["x"], zeros["y"]) == ([2], [0])
    assert dots["customdata"] == ["0 0", "1 1", "1 2"]
    assert (hidden["customdata"], hidden["text"]) == (["0 1", "1 0"], ["////"] * 2)
    assert hidden["hovertext"] == [
        "Alpha, Mentors and coaches: hidden, to protect people",
        "Beta, Managers: hidden, to protect people",
    ]
    assert hidden["marker"]["color"] == [palette.page] * 2
    assert hidden["marker"]["line"] == {"color": palette.line, "width": [1, 1]}
    assert (hidden["textfont"]["color"], hidden["name"]) == (palette.line, "Hidden")


def test_a_hidden_number_stands_under_no_name_and_sizes_nothing():
    figure = draw_matrix(
        HIDING, ["Alpha", "Beta"], COLUMNS, LIGHT, "people", sizes=[SUPPRESSED, 5, 2], row_sizes=[11, SUPPRESSED]
    )
    assert figure["layout"]["xaxis"]["ticktext"][:2] == ["Managers<br>hidden", "Mentors and coaches<br>5 people"]
    assert figure["layout"]["yaxis"]["ticktext"] == ["Alpha<br>11 people", "Beta<br>hidden"]
    assert figure["data"][0]["marker"]["size"] == [32, 22.6, 14.3]  # of 10, as without what is hidden
    json.dumps(figure, allow_nan=False)
