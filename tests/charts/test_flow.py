"""The flow of hand-made boxes: three barriers, one unanswered; two themes; two actors; silence on the left."""

import json

import pandas as pd
import pytest

from charts.style import DARK, LIGHT
from tests.charts.drawn import draw_flow

NODES = pd.DataFrame(
    [
        (0, "b1", "Time & rota", 2, False),
        (0, "b2", "Apathy", 0, False),
        (0, "b0", "No barrier named", 4, True),
        (1, "t1", "Protect the time", 2, False),
        (1, "t2", "Teach <b>it</b>", 4, False),
        (2, "a1", "Managers", 3, False),
        (2, "a2", "Peers", 1, False),
    ],
    columns=["column", "name", "label", "count", "silent"],
)
LINKS = pd.DataFrame(
    [(0, 0, 3, "l1", 2), (2, 5, 4, "l2", 3), (2, 6, 4, "l3", 1)], columns=["column", "outer", "middle", "name", "count"]
)
HEADS = ("Barrier", "What", "Who is named: asked to act, or to be won over")


def draw(palette=LIGHT, nodes=NODES, links=LINKS) -> dict:
    return draw_flow(nodes, links, HEADS, palette)


def test_every_box_with_findings_can_be_clicked_with_its_number_in_it():
    names, boxes, _ = draw()["data"]
    assert boxes["customdata"] == ["b1", "b0", "t1", "t2", "a1", "a2"]
    assert boxes["text"] == ["2", "4", "2", "4", "3", "1"]
    assert boxes["hovertext"][::5] == ["Time &amp; rota: 2 findings", "Peers: 1 finding"]
    assert names["customdata"] == ["t1", "t2"]  # a middle box also by its name
    assert (names["base"], names["y"]) == (boxes["base"][2:4], boxes["y"][2:4])


def test_boxes_are_as_tall_as_their_numbers():
    boxes = draw()["data"][1]
    assert boxes["y"] == [48, 96, 48, 96, 72, 24]  # 24 pixels a finding


def test_a_line_of_several_findings_has_its_number_a_thin_one_is_a_single_finding():
    figure = draw()
    numbers = figure["data"][2]
    assert (numbers["customdata"], numbers["text"]) == (["l1", "l2"], ["2", "3"])
    assert numbers["hovertext"] == [
        "Time &amp; rota, Protect the time: 2 findings",
        "Managers, Teach &lt;b&gt;it&lt;/b&gt;: 3 findings",
    ]
    widths = [shape["line"]["width"] for shape in figure["layout"]["shapes"] if shape["type"] == "path"]
    assert widths == pytest.approx([14 * 2 / 3, 14, 1.5])


def test_a_barrier_that_nothing_answers_is_a_dotted_nought():
    figure = draw()
    dotted = [shape for shape in figure["layout"]["shapes"] if shape["line"].get("dash") == "dot"]
    (nought,) = [words for words in figure["layout"]["annotations"] if words["text"] == "0"]
    assert len(dotted) == 1
    assert dotted[0]["y0"] < nought["y"] < dotted[0]["y1"]
    assert dotted[0]["x0"] < nought["x"] < dotted[0]["x1"]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_silence_is_hollow(palette):
    boxes = draw(palette)["data"][1]
    sides = [palette.negative, palette.page, palette.text, palette.text, palette.positive, palette.positive]
    assert boxes["marker"]["color"] == sides
    assert boxes["marker"]["line"]["color"] == [palette.line if colour == palette.page else colour for colour in sides]


def test_names_stand_beside_their_boxes_and_heads_above_the_columns():
    words = {each["text"]: each for each in draw()["layout"]["annotations"]}
    assert words["Time &amp; rota"]["xanchor"] == "right"
    assert words["Teach &lt;b&gt;it&lt;/b&gt;"]["xanchor"] == words["Managers"]["xanchor"] == "left"
    heads = [words["Barrier"], words["What"], words["Who is named: asked<br>to act, or to be won<br>over"]]
    assert max(head["y"] for head in heads) < min(draw()["data"][1]["base"])


def test_nothing_is_a_chart_without_marks():
    figure = draw(nodes=NODES.iloc[:0], links=LINKS.iloc[:0])
    assert [trace["x"] for trace in figure["data"]] == [[], [], []]


def test_figure_is_plain_json_and_the_tables_stay_as_they_were():
    nodes, links = NODES.copy(), LINKS.copy()
    json.dumps(draw(), allow_nan=False)
    pd.testing.assert_frame_equal(NODES, nodes)
    pd.testing.assert_frame_equal(LINKS, links)


HIDING = NODES.assign(count=[2, 0, pd.NA, pd.NA, 4, 3, pd.NA])
SOME = LINKS.assign(count=[pd.NA, 3, pd.NA])


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_a_hidden_box_is_hatched_and_as_low_as_a_box_can_be(palette):
    names, boxes, _, hidden = draw_flow(HIDING, SOME, HEADS, palette, unit="people")["data"]
    assert boxes["customdata"] == ["b1", "t2", "a1"]
    assert (hidden["customdata"], hidden["y"], hidden["text"]) == (["b0", "t1", "a2"], [24] * 3, [""] * 3)
    assert hidden["hovertext"][1] == "Protect the time: hidden, to protect people"
    assert boxes["hovertext"][0] == "Time &amp; rota: 2 people"
    assert (hidden["marker"]["pattern"]["shape"], hidden["marker"]["pattern"]["fgcolor"]) == ("/", palette.line)
    assert hidden["orientation"] == "v"
    assert names["customdata"] == ["t2", "t1"][::-1]


def test_a_hidden_line_is_dashed_and_thin_and_has_no_number():
    figure = draw_flow(HIDING, SOME, HEADS, LIGHT)
    lines = [shape for shape in figure["layout"]["shapes"] if shape["type"] == "path"]
    assert [line["line"].get("dash") for line in lines] == ["3px,4px", None, "3px,4px"]
    assert [line["line"]["width"] for line in lines] == [1.5, 14, 1.5]
    assert figure["data"][2]["customdata"] == ["l2"]


def test_a_hidden_box_is_no_nought():
    figure = draw_flow(HIDING, SOME, HEADS, LIGHT)
    assert len([shape for shape in figure["layout"]["shapes"] if shape["line"].get("dash") == "dot"]) == 1
    json.dumps(figure, allow_nan=False)


def test_where_all_is_hidden_boxes_still_have_their_places():
    figure = draw_flow(NODES.assign(count=pd.NA), LINKS.assign(count=pd.NA), HEADS, LIGHT)
    assert len(figure["data"][3]["base"]) == len(NODES)
    json.dumps(figure, allow_nan=False)
