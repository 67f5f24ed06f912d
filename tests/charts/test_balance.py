"""What hinders left, what helps right: each bar beside its name, both sides from their left edge on one scale."""

import json

import pandas as pd
import pytest
from pytest import approx

from analysis.model.count import SUPPRESSED
from charts import balance, spec
from charts.draw import draw
from charts.style import DARK, LIGHT
from tests.charts.drawn import SIDES, draw_balance

TABLE = pd.DataFrame(
    [
        ("Full rotas", False, 4),
        ("Seniors who doubt that it helps", False, 1),
        ("Good mentors", True, 10),
        ("Peers", True, 0),
    ],
    columns=["label", "helps", "findings"],
)


@pytest.fixture
def figure() -> dict:
    return draw_balance(TABLE, LIGHT)


@pytest.mark.parametrize(
    ("trace", "axis", "ends", "text", "colour"),
    [(0, "x", [4, 1], ["4", "1"], "#A23B00"), (1, "x2", [10, 0], ["10", "0"], "#005EB8")],
)
def test_bars_stand_in_the_panel_of_their_side_and_say_how_many(figure, trace, axis, ends, text, colour):
    drawn = figure["data"][trace]
    assert (drawn["xaxis"], drawn["x"], drawn["text"]) == (axis, ends, text)
    assert drawn["y"] == approx([0.85, 1.85])  # the first row of all is the name of the side
    assert (drawn["marker"]["color"], drawn["width"]) == (colour, 0.72)
    assert "base" not in drawn


def test_hover_tells_the_name_the_unit_and_what_it_covers(figure):
    assert [trace["hovertext"] for trace in figure["data"]] == [
        ["Full rotas: 4 findings", "Seniors who doubt that it helps: 1 finding"],
        ["Good mentors: 10 findings", "Peers: 0 findings"],
    ]
    glossed = draw_balance(TABLE.assign(covers="Who <helps>."), LIGHT)
    assert glossed["data"][0]["hovertext"][0] == "Full rotas: 4 findings<br>Who &lt;helps&gt;."


def test_a_click_tells_the_row_of_the_table(figure):
    assert [trace["customdata"] for trace in figure["data"]] == [["0", "1"], ["2", "3"]]


def test_rows_may_come_in_any_order():
    traces = draw_balance(TABLE.iloc[[2, 0, 3]], LIGHT)["data"]  # Good mentors, Full rotas, Peers
    assert [(trace["x"], trace["y"], trace["customdata"]) for trace in traces] == [
        ([4], approx([0.85]), ["1"]),
        ([10, 0], approx([0.85, 1.85]), ["0", "2"]),
    ]


def test_names_stand_left_of_their_bars_wrapped_under_the_name_of_their_side(figure):
    names = figure["layout"]["annotations"]
    assert [(name["text"], name["y"], name["xanchor"]) for name in names] == [
        ("<b>What hinders</b>", 0, "left"),
        ("Full rotas", approx(0.85), "right"),
        ("Seniors who doubt that it<br>helps", approx(1.85), "right"),
        ("<b>What helps</b>", 0, "left"),
        ("Good mentors", approx(0.85), "right"),
        ("Peers", approx(1.85), "right"),
    ]
    bars = [figure["layout"][axis]["domain"][0] for axis in ("xaxis", "xaxis2")]
    assert [name["x"] for name in names] == approx([0, bars[0], bars[0], 0.5, bars[1], bars[1]])
    assert {name["xshift"] for name in names if name["xanchor"] == "right"} == {-8}
    assert not any(name["showarrow"] for name in names)


def test_both_sides_begin_at_0_have_the_same_scale_and_room():
    left, right = (draw_balance(TABLE, LIGHT)["layout"][axis] for axis in ("xaxis", "xaxis2"))
    assert left["range"] == right["range"] == [0, approx(10 * 1.15)]
    assert left["domain"] == approx([0.25, 0.48])
    assert right["domain"] == approx([0.75, 0.98])  # as wide as the left one: a bar of 4 is as long on both sides


def test_a_line_stands_where_the_bars_of_each_side_begin_above_them(figure):
    lines = figure["layout"]["shapes"]
    assert [(line["xref"], line["x0"], line["x1"]) for line in lines] == [("x", 0, 0), ("x2", 0, 0)]
    assert [(line["y0"], line["y1"], line["layer"]) for line in lines] == [(approx(0.35), approx(2.35), "above")] * 2


def test_rows_run_downwards_all_are_in_view_and_names_of_two_lines_have_room(figure):
    bottom, top = figure["layout"]["yaxis"]["range"]
    assert top < 0 < 1.85 + 0.36 < bottom
    assert figure["layout"]["yaxis"]["autorange"] is False
    assert figure["layout"]["height"] / (bottom - top) >= 2 * 21
    low = draw_balance(TABLE.iloc[[0, 2]], LIGHT)["layout"]
    assert low["height"] < figure["layout"]["height"] - 50


def test_a_side_says_how_many_it_has_or_that_they_are_hidden():
    names = draw(spec.balance(TABLE, SIDES, "people", (1, SUPPRESSED)), LIGHT)["layout"]["annotations"]
    assert [name["text"] for name in names if name["y"] == 0] == ["<b>What hinders</b>  1 person", "<b>What helps</b>  hidden"]


def test_a_side_without_rows_leaves_its_room_to_the_other():
    figure = draw_balance(TABLE.iloc[2:], LIGHT)
    assert [trace["xaxis"] for trace in figure["data"]] == ["x"]
    assert figure["data"][0]["marker"]["color"] == "#005EB8"
    assert figure["layout"]["xaxis"]["domain"] == approx([0.25, 0.98])
    assert "xaxis2" not in figure["layout"]


@pytest.mark.parametrize(("lines", "kept"), [(None, 3), (1, 1)])
def test_a_name_too_long_for_its_lines_is_cut(lines, kept):
    label = "Seniors who doubt that it helps and would rather that nobody ever left the ward for it, or for anything"
    drawn = balance.draw_balance(spec.balance(TABLE.iloc[:1].assign(label=label), SIDES, "findings"), LIGHT, lines)
    name = drawn["layout"]["annotations"][1]["text"]
    assert name.count("<br>") + 1 == kept and name.endswith(" …")


def test_numbers_are_outside_in_the_colour_of_text():
    for trace in draw_balance(TABLE, DARK)["data"]:
        assert (trace["textposition"], trace["outsidetextfont"]["color"]) == ("outside", "#F0F4F5")


def test_markup_in_a_name_is_shown_as_it_is_written():
    names = draw_balance(TABLE.iloc[:1].assign(label="<b>Bold</b>"), LIGHT)["layout"]["annotations"]
    assert [name["text"] for name in names] == ["<b>What hinders</b>", "&lt;b&gt;Bold&lt;/b&gt;"]


@pytest.mark.parametrize(("table", "bars"), [(TABLE.iloc[:0], [0, 0]), (TABLE.iloc[3:], [1])], ids=["no rows", "no findings"])
def test_nothing_to_show_still_is_a_chart(table, bars):
    figure = draw_balance(table, LIGHT)
    assert [len(trace["x"]) for trace in figure["data"]] == bars
    assert figure["layout"]["xaxis"]["range"] == [0, 1.15]


def test_figure_is_plain_json_and_the_table_stays_as_it_was():
    before = TABLE.copy()
    json.dumps(draw_balance(TABLE, LIGHT), allow_nan=False)
    pd.testing.assert_frame_equal(TABLE, before)


def test_a_hidden_bar_is_a_hatched_stub_on_its_side():
    table = TABLE.assign(findings=pd.array([pd.NA, 1, 10, pd.NA], dtype="Int64"))
    hinders, worse, helps, less = draw_balance(table, LIGHT, unit="people")["data"]
    assert [(trace["x"], trace["customdata"]) for trace in (hinders, helps)] == [([1], ["1"]), ([10], ["2"])]
    assert [(trace["x"], trace["customdata"]) for trace in (worse, less)] == [([approx(0.6)], ["0"]), ([approx(0.6)], ["3"])]
    assert [(trace["text"], trace["hovertext"]) for trace in (worse, less)] == [(["hidden"], ["Hidden, to protect people"])] * 2
    assert (worse["y"], less["y"]) == ([approx(0.85)], [approx(1.85)])
    assert (worse["xaxis"], less["xaxis"]) == ("x", "x2")
    assert {trace["marker"]["pattern"]["shape"] for trace in (worse, less)} == {"/"}


def test_nothing_but_hidden_bars_still_is_a_chart():
    figure = draw_balance(TABLE.assign(findings=pd.NA), LIGHT)
    assert figure["layout"]["xaxis"]["range"] == [0, 1.15]
    json.dumps(figure, allow_nan=False)


def test_the_first_rows_are_the_first_of_each_side():
    chart = spec.balance(TABLE, SIDES, "findings")
    assert (chart.depth, chart.above) == (2, [0, 1, 0, 1])
    first = chart.first(1)
    assert [row.label for row in first.rows] == ["Full rotas", "Good mentors"]
    assert [each.values for each in first.series] == [(4, None), (None, 10)]
    assert (first.depth, chart.first(9)) == (1, chart)
