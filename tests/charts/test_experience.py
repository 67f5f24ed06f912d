"""Bars of experience: where each segment starts, what it says and what a click on it tells."""

import json

import pandas as pd
import pytest

from charts.style import DARK, LIGHT
from tests.charts.drawn import draw_experience

LEVELS = [("negative", "Negative"), ("mixed", "Mixed"), ("positive", "Positive")]
TABLE = pd.DataFrame(
    [
        ("Supported", 4, 2, 6, 12),
        ("Partly supported, by some", 0, 1, 0, 1),
        ("Unsupported", 3, 0, 0, 3),
    ],
    columns=["label", "negative", "mixed", "positive", "stated"],
)


@pytest.fixture
def figure() -> dict:
    return draw_experience(TABLE, LEVELS, LIGHT)


@pytest.mark.parametrize(
    ("trace", "counts", "starts", "text"),
    [
        (0, [4, 0, 3], [0, 0, 0], ["4", "", "3"]),
        (1, [2, 1, 0], [4, 0, 3], ["2", "1", ""]),
        (2, [6, 0, 0], [6, 1, 3], ["6", "", ""]),
    ],
)
def test_segments_follow_one_another_from_one_line(figure, trace, counts, starts, text):
    drawn = figure["data"][trace]
    assert (drawn["x"], drawn["base"], drawn["text"], drawn["y"]) == (counts, starts, text, [0, 1, 2])


@pytest.mark.parametrize(
    ("palette", "colours"), [(LIGHT, ["#A23B00", "#80868B", "#005EB8"]), (DARK, ["#E8743B", "#C9D1D6", "#3F8FDB"])]
)
def test_each_level_has_its_name_and_the_palettes_colour(palette, colours):
    traces = draw_experience(TABLE, LEVELS, palette)["data"]
    assert [trace["name"] for trace in traces] == ["Negative", "Mixed", "Positive"]
    assert [trace["marker"]["color"] for trace in traces] == colours


def test_a_click_tells_row_and_level(figure):
    assert [trace["customdata"] for trace in figure["data"]] == [
        ["0 negative", "1 negative", "2 negative"],
        ["0 mixed", "1 mixed", "2 mixed"],
        ["0 positive", "1 positive", "2 positive"],
    ]


def test_rows_are_named_with_their_n(figure):
    assert figure["layout"]["yaxis"]["tickvals"] == [0, 1, 2]
    assert figure["layout"]["yaxis"]["ticktext"] == [
        "Supported<br>12 findings",
        "Partly supported, by<br>some<br>1 finding",
        "Unsupported<br>3 findings",
    ]


def test_every_bar_fits_from_the_line_it_begins_at(figure):
    assert figure["layout"]["xaxis"]["range"] == [0, pytest.approx(12 * 1.02)]  # Supported ends at 4 + 2 + 6
    (line,) = figure["layout"]["shapes"]
    assert (line["x0"], line["x1"], line["y0"], line["y1"]) == (0, 0, -0.5, 2.5)
    assert (line["line"]["color"], line["layer"]) == ("#6B7780", "above")


def test_height_grows_with_the_rows():
    heights = [draw_experience(TABLE.iloc[:rows], LEVELS, LIGHT)["layout"]["height"] for rows in (0, 1, 2)]
    assert heights[2] - heights[1] == heights[1] - heights[0] > 0


def test_markup_in_a_label_is_shown_as_it_is_written():
    table = TABLE.assign(label="<b>Bold</b>")
    figure = draw_experience(table, [("negative", "<i>Bad</i>"), *LEVELS[1:]], LIGHT)
    assert figure["layout"]["yaxis"]["ticktext"][0] == "&lt;b&gt;Bold&lt;/b&gt;<br>12 findings"
    assert figure["data"][0]["hovertext"][0] == "&lt;i&gt;Bad&lt;/i&gt;: 4 findings"


def test_hover_names_level_and_count(figure):
    assert [trace["hovertext"] for trace in figure["data"]] == [
        ["Negative: 4 findings", "Negative: 0 findings", "Negative: 3 findings"],
        ["Mixed: 2 findings", "Mixed: 1 finding", "Mixed: 0 findings"],
        ["Positive: 6 findings", "Positive: 0 findings", "Positive: 0 findings"],
    ]
    assert {trace["hovertemplate"] for trace in figure["data"]} == {"%{hovertext}<extra></extra>"}


def test_the_legend_names_only_what_is_drawn(figure):
    assert [trace["showlegend"] for trace in figure["data"]] == [True, True, True]
    without = draw_experience(TABLE.iloc[2:].assign(not_stated=0), LEVELS, LIGHT, fit=True)
    assert [(trace["name"], trace["showlegend"]) for trace in without["data"]] == [
        ("Negative", True),
        ("Mixed", False),
        ("Positive", False),
        ("Not stated", False),
    ]


FITTED = pd.DataFrame(
    [
        ("Mentors", 0, 2, 3, 4, 9),  # silence from 2 + 3 = 5 to 9
        ("A name that needs three lines of its own", 5, 0, 1, 2, 8),  # silence from 6 to 8
        ("Peers", 1, 0, 0, 0, 1),
    ],
    columns=["label", "negative", "mixed", "positive", "not_stated", "stated"],
)


def test_fitted_bars_have_silence_hollow_at_their_right_end():
    figure = draw_experience(FITTED, LEVELS, LIGHT, fit=True)
    silence = figure["data"][3]
    assert (silence["x"], silence["base"], silence["text"]) == ([4, 2], [5, 6], ["4", "2"])
    assert silence["customdata"] == ["0 not_stated", "1 not_stated"]
    assert silence["hovertext"] == ["Not stated: 4 findings", "Not stated: 2 findings"]
    assert (silence["marker"]["color"], silence["marker"]["line"]["color"]) == ("#FFFFFF", "#6B7780")
    assert silence["insidetextfont"]["color"] == "#212B32"  # which the browser swaps in the dark, as it does the page
    assert figure["layout"]["xaxis"]["range"] == [0, pytest.approx(9 * 1.02)]


def test_fitted_rows_are_as_high_as_their_names():
    figure = draw_experience(FITTED, LEVELS, LIGHT, fit=True)
    assert figure["layout"]["yaxis"]["ticktext"][1] == "A name that needs<br>three lines of its<br>own<br>8 findings"
    room = 4 * 24 / 52  # four lines in rows of which two lines fill one
    assert figure["layout"]["yaxis"]["tickvals"] == pytest.approx([0, 0.5 + room / 2, 0.5 + room + 0.5])
    assert [trace["y"] for trace in figure["data"][:3]] == [figure["layout"]["yaxis"]["tickvals"]] * 3
    assert figure["data"][3]["y"] == figure["layout"]["yaxis"]["tickvals"][:2]
    assert figure["layout"]["yaxis"]["range"] == pytest.approx([2 + room - 0.5, -0.5])
    assert figure["layout"]["height"] == int(60 + 52 * (2 + room))


def test_markup_in_the_legend_is_shown_as_it_is_written():
    figure = draw_experience(TABLE, [("negative", "<i>Bad</i>"), *LEVELS[1:]], LIGHT)
    assert figure["data"][0]["name"] == "&lt;i&gt;Bad&lt;/i&gt;"


@pytest.mark.parametrize("table", [TABLE.iloc[:0], TABLE.iloc[:1].assign(negative=0, mixed=0, positive=0, stated=0)])
def test_nothing_to_show_still_is_a_chart(table):
    figure = draw_experience(table, LEVELS, LIGHT)
    assert [trace["x"] for trace in figure["data"]] == [[0] * len(table)] * 3
    assert figure["layout"]["xaxis"]["range"] == [0, 1.02]


def test_figure_is_plain_json_and_the_table_stays_as_it_was():
    before = TABLE.copy()
    json.dumps(draw_experience(TABLE, LEVELS, LIGHT), allow_nan=False)
    pd.testing.assert_frame_equal(TABLE, before)


HIDING = pd.DataFrame(
    [
        ("Supported", 4, 2, 6, 3, 12),  # to 4 + 2 + 6 = 12, then silence to 15
        ("Partly", pd.NA, 1, pd.NA, pd.NA, 4),  # to 1
        ("Unsupported", 3, 0, pd.NA, 2, 5),  # to 3, then silence to 5
        ("None", pd.NA, pd.NA, pd.NA, pd.NA, pd.NA),
    ],
    columns=["label", "negative", "mixed", "positive", "not_stated", "stated"],
)


def test_a_row_with_hidden_segments_ends_in_one_hatched_stub_and_shows_the_others():
    figure = draw_experience(HIDING, LEVELS, LIGHT, unit="people")
    negative, mixed, positive, stubs = figure["data"]
    assert (negative["x"], negative["customdata"]) == ([4, 3], ["0 negative", "2 negative"])
    assert (mixed["x"], mixed["y"]) == ([2, 1, 0], [0, 1, 2])
    assert (positive["x"], positive["base"], positive["hovertext"]) == ([6], [6], ["Positive: 6 people"])
    stub = 0.06 * 12  # of the longest bar
    assert stubs["x"] == [pytest.approx(stub)] * 3
    assert (stubs["y"], stubs["base"]) == ([1, 2, 3], [1, 3, 0])
    assert stubs["customdata"] == ["1 negative", "2 positive", "3 negative"]
    assert stubs["hovertext"] == [
        "Negative, Positive: hidden, to protect people",
        "Positive: hidden, to protect people",
        "Negative, Mixed, Positive: hidden, to protect people",
    ]
    assert (stubs["name"], stubs["showlegend"], stubs["text"]) == ("Hidden", True, [""] * 3)
    assert stubs["marker"]["pattern"]["shape"] == "/"
    assert figure["layout"]["yaxis"]["ticktext"] == [
        "Supported<br>12 people",
        "Partly<br>4 people",
        "Unsupported<br>5 people",
        "None<br>hidden",
    ]


def test_with_silence_the_stub_stands_outside_it():
    figure = draw_experience(HIDING, LEVELS, LIGHT, fit=True)
    silence, stubs = figure["data"][3:]
    assert (silence["x"], silence["customdata"]) == ([3, 2], ["0 not_stated", "2 not_stated"])
    assert stubs["base"] == [1, 5, 0]
    assert stubs["hovertext"][0] == "Negative, Positive, Not stated: hidden, to protect people"
    assert figure["layout"]["xaxis"]["range"] == [0, pytest.approx(15 * 1.02)]
    json.dumps(figure, allow_nan=False)


def test_nothing_hidden_has_no_stub():
    assert len(draw_experience(TABLE.astype({"negative": "Int64"}), LEVELS, LIGHT)["data"]) == 3


def test_a_number_without_room_in_its_segment_stands_beyond_the_bar():
    table = pd.DataFrame(
        [("Most", 1, 0, 100, 101), ("Some", 0, 3, 40, 43), ("Few", 4, 0, 0, 4)],
        columns=["label", "negative", "mixed", "positive", "stated"],
    )
    figure = draw_experience(table, LEVELS, LIGHT)
    assert [trace["text"] for trace in figure["data"]] == [["", "", "4"], ["", "", ""], ["100", "40", ""]]
    beyond = figure["layout"]["annotations"]
    assert [(each["text"], each["y"]) for each in beyond] == [("Negative 1", 0), ("Mixed 3", 1)]
    reach = 101 / (1 - 9 * len("Negative 1") / 420)  # the longest bar leaves room for what stands beyond it
    assert figure["layout"]["xaxis"]["range"] == [0, pytest.approx(reach)]
    assert [each["x"] for each in beyond] == [pytest.approx(101 + 6 * reach / 420), pytest.approx(43 + 6 * reach / 420)]
    assert figure["data"][0]["hovertext"][0] == "Negative: 1 finding"


def test_where_every_number_has_room_nothing_stands_beyond(figure):
    assert figure["layout"]["annotations"] == []
