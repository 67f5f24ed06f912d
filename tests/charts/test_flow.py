"""The flow of hand-made boxes: two barriers, one unanswered, one theme, one actor, silence on the left."""

import pandas as pd
import pytest

from charts.flow import draw_flow
from charts.style import DARK, LIGHT

NODES = pd.DataFrame(
    [
        (0, "b1", "Time & rota", 2, False),
        (0, "b2", "Apathy", 0, False),
        (0, "b0", "No barrier named", 4, True),
        (1, "t1", "Protect the time", 6, False),
        (2, "a1", "Managers", 3, False),
    ],
    columns=["column", "name", "label", "count", "silent"],
)
LINKS = pd.DataFrame([(0, 0, 3, "l1", 2), (2, 4, 3, "l2", 3)], columns=["column", "outer", "middle", "name", "count"])
HEADS = ("From", "What", "To")


def draw(palette=LIGHT, nodes=NODES, links=LINKS) -> dict:
    return draw_flow(nodes, links, HEADS, palette)


def test_every_box_with_findings_and_every_line_can_be_clicked():
    boxes, lines = draw()["data"]
    assert (boxes["customdata"], boxes["text"]) == (["b1", "b0", "t1", "a1"], ["2", "4", "6", "3"])
    assert (lines["customdata"], lines["text"]) == (["l1", "l2"], ["2", "3"])
    assert boxes["hovertext"][0] == "Time &amp; rota: 2 findings"


def test_a_barrier_that_nothing_answers_is_a_dotted_zero():
    figure = draw()
    dotted = [shape for shape in figure["layout"]["shapes"] if shape["line"].get("dash") == "dot"]
    assert len(dotted) == 1
    assert [words["text"] for words in figure["layout"]["annotations"]].count("0") == 1


def test_lines_are_as_thick_as_their_findings():
    widths = [shape["line"]["width"] for shape in draw()["layout"]["shapes"] if shape["type"] == "path"]
    assert widths == [8, 12]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_silence_is_hollow_and_below_the_rest(palette):
    boxes = draw(palette)["data"][0]
    assert boxes["marker"]["color"] == [palette.negative, palette.page, palette.text, palette.positive]
    assert boxes["y"][1] == max(boxes["y"])


def test_boxes_of_a_column_do_not_overlap():
    nodes = pd.concat([NODES[NODES["column"] == 1]] * 5, ignore_index=True)
    figure = draw(nodes=nodes, links=LINKS.iloc[:0])
    boxes = [shape for shape in figure["layout"]["shapes"] if shape["type"] == "rect"]
    assert all(above["y1"] < below["y0"] for above, below in zip(boxes, boxes[1:], strict=False))
    assert boxes[-1]["y1"] < figure["layout"]["yaxis"]["range"][0]


def test_nothing_is_a_chart_without_marks():
    figure = draw(nodes=NODES.iloc[:0], links=LINKS.iloc[:0])
    assert [trace["x"] for trace in figure["data"]] == [[], []]
