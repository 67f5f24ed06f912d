"""Plain bars of counts: numbers at their ends, silence drawn hollow."""

import json

import pandas as pd
import pytest

from charts.style import DARK, LIGHT
from tests.charts.drawn import draw_bars

TABLE = pd.DataFrame({"label": ["Surgery", "Medicine", "Not stated"], "count": [3, 0, 20]})


def test_each_row_is_a_bar_with_its_number_and_its_place():
    (trace,) = draw_bars(TABLE, LIGHT)["data"]
    assert (trace["x"], trace["y"]) == ([3, 0, 20], [0, 1, 2])
    assert (trace["text"], trace["textposition"]) == (["3", "0", "20"], "outside")
    assert trace["customdata"] == ["0", "1", "2"]


@pytest.mark.parametrize(("palette", "colour"), [(LIGHT, "#525F69"), (DARK, "#A3AEB7")])
def test_bars_are_filled_with_the_palettes_own_colour(palette, colour):
    (trace,) = draw_bars(TABLE, palette)["data"]
    assert trace["marker"]["color"] == [colour] * 3
    assert trace["marker"]["line"]["color"] == [palette.page] * 3
    assert trace["outsidetextfont"]["color"] == palette.text


def test_what_is_not_stated_is_hollow():
    (trace,) = draw_bars(TABLE.assign(stated=[True, True, False]), LIGHT)["data"]
    assert trace["marker"]["color"] == ["#525F69", "#525F69", "#FFFFFF"]
    assert trace["marker"]["line"]["color"] == ["#FFFFFF", "#FFFFFF", "#6B7780"]


def test_hovering_adds_nothing_to_the_number_that_stands_there():
    (trace,) = draw_bars(TABLE, LIGHT)["data"]
    assert (trace["text"], trace["hoverinfo"]) == (["3", "0", "20"], "none")
    assert "hovertemplate" not in trace  # else plotly hovers all the same


def test_names_stand_at_their_rows_wrapped_and_escaped():
    table = TABLE.assign(label=["Surgery", "Medicine of every kind and age", "<b>Not</b>"])
    axis = draw_bars(table, LIGHT)["layout"]["yaxis"]
    assert axis["tickvals"] == [0, 1, 2]
    assert [name.strip() for name in axis["ticktext"]] == [
        "Surgery",
        "Medicine of every kind and<br>age",
        "&lt;b&gt;Not&lt;/b&gt;",
    ]


def test_scale_starts_at_nought_and_leaves_room_for_the_numbers():
    start, end = draw_bars(TABLE, LIGHT)["layout"]["xaxis"]["range"]
    assert start == 0
    assert end == pytest.approx(20 * 1.15)


def test_height_grows_with_the_rows():
    heights = [draw_bars(TABLE.iloc[:rows], LIGHT)["layout"]["height"] for rows in (1, 2, 3)]
    assert heights[2] - heights[1] == heights[1] - heights[0] > 0


@pytest.mark.parametrize("table", [TABLE.iloc[:0], TABLE.iloc[1:2]], ids=["no rows", "no findings"])
def test_nothing_to_show_still_is_a_chart(table):
    figure = draw_bars(table, LIGHT)
    assert figure["data"][0]["x"] == [0] * len(table)
    assert figure["layout"]["xaxis"]["range"] == [0, 1.15]


def test_figure_is_plain_json_and_the_table_stays_as_it_was():
    table = TABLE.assign(stated=[True, True, False])
    before = table.copy()
    json.dumps(draw_bars(table, LIGHT), allow_nan=False)
    pd.testing.assert_frame_equal(table, before)


PARTLY = TABLE.assign(count=pd.array([3, pd.NA, 20], dtype="Int64"))


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_a_hidden_bar_is_a_hatched_stub_of_fixed_length_with_the_word_for_a_number(palette):
    bars, stubs = draw_bars(PARTLY, palette)["data"]
    assert (bars["x"], bars["y"], bars["text"], bars["customdata"]) == ([3, 20], [0, 2], ["3", "20"], ["0", "2"])
    assert (stubs["x"], stubs["y"], stubs["text"], stubs["customdata"]) == ([pytest.approx(1.2)], [1], ["hidden"], ["1"])
    assert stubs["hovertext"] == ["Hidden, to protect people"]
    assert stubs["marker"]["pattern"]["shape"] == "/"
    assert stubs["marker"]["pattern"]["fgcolor"] == stubs["marker"]["line"]["color"] == palette.line
    assert stubs["marker"]["color"] == palette.page


def test_a_hidden_bar_lies_on_its_row_and_silence_stays_hollow():
    figure = draw_bars(PARTLY.assign(stated=[True, True, False]), LIGHT)
    assert figure["layout"]["barmode"] == "overlay"
    assert figure["data"][0]["marker"]["color"] == ["#525F69", "#FFFFFF"]
    assert "barmode" not in draw_bars(TABLE, LIGHT)["layout"]


def test_what_is_hidden_moves_nothing():
    table = pd.DataFrame({"label": ["a", "b"], "count": pd.Series([pd.NA, pd.NA], dtype=object)})
    figure = draw_bars(table, LIGHT)
    assert figure["layout"]["xaxis"]["range"] == [0, 1.15]
    assert [trace["x"] for trace in figure["data"]] == [[], [0.06, 0.06]]
    json.dumps(figure, allow_nan=False)


def test_a_bar_is_no_higher_where_rows_between_two_others_are_hidden():
    table = pd.DataFrame({"label": [f"Row {row}" for row in range(8)], "count": [28, *[pd.NA] * 5, 4, pd.NA]})
    bars, stubs = draw_bars(table, LIGHT)["data"]
    assert (bars["y"], stubs["y"]) == ([0, 6], [1, 2, 3, 4, 5, 7])
    assert bars["width"] == stubs["width"] == 0.72
