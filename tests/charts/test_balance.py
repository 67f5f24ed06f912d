"""What helps to the right, what hinders to the left, each named on the other side of the line."""

import json

import pandas as pd
import pytest
from pytest import approx

from charts.style import DARK, LIGHT
from tests.charts.drawn import draw_balance

TABLE = pd.DataFrame(
    [
        ("Good mentors", True, 10),
        ("Peers", True, 0),
        ("Full rotas", False, 4),
        ("Seniors who doubt that it helps", False, 1),
    ],
    columns=["label", "helps", "findings"],
)


@pytest.fixture
def figure() -> dict:
    return draw_balance(TABLE, LIGHT)


@pytest.mark.parametrize(
    ("trace", "ends", "rows", "text", "colour"),
    [
        (0, [10, 0], [0.85, 1.85], ["10", "0"], "#005EB8"),  # the first row of all is the name of the side
        (1, [-4, -1], [3.85, 4.85], ["4", "1"], "#A23B00"),
    ],
)
def test_bars_leave_the_line_to_their_side_and_say_how_many(figure, trace, ends, rows, text, colour):
    drawn = figure["data"][trace]
    assert (drawn["x"], drawn["y"], drawn["text"]) == (ends, approx(rows), text)
    assert (drawn["marker"]["color"], drawn["width"]) == (colour, 0.7)
    assert "base" not in drawn


def test_hover_tells_the_unit(figure):
    assert [trace["text"] for trace in figure["data"]] == [["10", "0"], ["4", "1"]]
    assert [trace["hoverinfo"] for trace in figure["data"]] == ["none", "none"]


def test_a_click_tells_the_row_of_the_table(figure):
    assert [trace["customdata"] for trace in figure["data"]] == [["0", "1"], ["2", "3"]]


def test_rows_may_come_in_any_order():
    traces = draw_balance(TABLE.iloc[[2, 0]], LIGHT)["data"]  # Full rotas, then Good mentors
    assert [(trace["x"], trace["y"], trace["customdata"]) for trace in traces] == [
        ([10], approx([2.85]), ["1"]),
        ([-4], [0.85], ["0"]),
    ]


def test_names_stand_opposite_their_bars_wrapped(figure):
    names = figure["layout"]["annotations"]
    assert [(name["text"], name["y"], name["xanchor"]) for name in names] == [
        ("<b>What helps</b>", 0, "left"),
        ("<b>What hinders</b>", 3, "right"),
        ("Good mentors", 0.85, "right"),
        ("Peers", 1.85, "right"),
        ("Full rotas", approx(3.85), "left"),
        ("Seniors who doubt<br>that it helps", approx(4.85), "left"),
    ]
    assert [name["x"] < 0 for name in names] == [False, True, True, True, False, False]
    assert not any(name["showarrow"] for name in names)


def test_both_sides_have_the_same_scale(figure):
    left, right = figure["layout"]["xaxis"]["range"]
    assert left == -right
    assert right == pytest.approx(10 * 1.15)


def test_the_middle_line_runs_from_top_to_bottom_above_the_bars(figure):
    (line,) = figure["layout"]["shapes"]
    assert (line["x0"], line["x1"], line["y0"], line["y1"], line["yref"]) == (0, 0, 0, 1, "paper")
    assert (line["layer"], line["line"]["color"]) == ("above", "#6B7780")


def test_rows_run_downwards_and_all_are_in_view(figure):
    bottom, top = figure["layout"]["yaxis"]["range"]
    assert top < 0 < 4.85 + 0.35 < bottom
    assert figure["layout"]["yaxis"]["autorange"] is False


def test_numbers_are_outside_in_the_colour_of_text():
    for trace in draw_balance(TABLE, DARK)["data"]:
        assert (trace["textposition"], trace["outsidetextfont"]["color"]) == ("outside", "#F0F4F5")


def test_markup_in_a_name_is_shown_as_it_is_written():
    names = draw_balance(TABLE.iloc[:1].assign(label="<b>Bold</b>"), LIGHT)["layout"]["annotations"]
    assert [name["text"] for name in names] == ["<b>What helps</b>", "&lt;b&gt;Bold&lt;/b&gt;"]


@pytest.mark.parametrize("table", [TABLE.iloc[:0], TABLE.iloc[1:2]], ids=["no rows", "no findings"])
def test_nothing_to_show_still_is_a_chart(table):
    figure = draw_balance(table, LIGHT)
    assert [len(trace["x"]) for trace in figure["data"]] == [len(table), 0]
    assert figure["layout"]["xaxis"]["range"] == [-1.15, 1.15]


def test_figure_is_plain_json_and_the_table_stays_as_it_was():
    before = TABLE.copy()
    json.dumps(draw_balance(TABLE, LIGHT), allow_nan=False)
    pd.testing.assert_frame_equal(TABLE, before)


def test_a_hidden_bar_is_a_hatched_stub_on_its_side():
    table = TABLE.assign(findings=pd.array([10, pd.NA, pd.NA, 1], dtype="Int64"))
    helps, less, hinders, worse = draw_balance(table, LIGHT, unit="people")["data"]
    assert [(trace["x"], trace["customdata"]) for trace in (helps, hinders)] == [([10], ["0"]), ([-1], ["3"])]
    assert [(trace["x"], trace["customdata"]) for trace in (less, worse)] == [([approx(0.6)], ["1"]), ([approx(-0.6)], ["2"])]
    assert [(trace["text"], trace["hovertext"]) for trace in (less, worse)] == [(["hidden"], ["Hidden, to protect people"])] * 2
    assert (less["y"], worse["y"]) == ([approx(1.85)], [approx(3.85)])
    assert (helps["text"], hinders["text"]) == (["10"], ["1"])
    assert {trace["marker"]["pattern"]["shape"] for trace in (less, worse)} == {"/"}


def test_nothing_but_hidden_bars_still_is_a_chart():
    figure = draw_balance(TABLE.assign(findings=pd.NA), LIGHT)
    assert figure["layout"]["xaxis"]["range"] == [-1.15, 1.15]
    json.dumps(figure, allow_nan=False)
