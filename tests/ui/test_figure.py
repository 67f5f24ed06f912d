"""A figure carries what the browser would otherwise fill in, and no template."""

import re
from pathlib import Path

import pytest

from ui.figure import CAN_BE_CLICKED, figure_of
from ui.stylesheet import STYLESHEET

DRAWN = {"data": [{"type": "bar", "x": [1]}], "layout": {"height": 90, "dragmode": False}}


@pytest.mark.parametrize("clicked", [True, False])
def test_a_figure_has_what_was_drawn_and_what_keeps_it_from_being_drawn_again(clicked):
    layout = figure_of(DRAWN, clicked).to_plotly_json()["layout"]
    assert layout == {"height": 90, "dragmode": False, "datarevision": 1, **(CAN_BE_CLICKED if clicked else {})}
    assert DRAWN["layout"] == {"height": 90, "dragmode": False}


def test_no_rule_for_the_screen_asks_what_an_element_holds():
    for_screen = re.sub(r'<style media="print">.*?</style>', "", STYLESHEET, flags=re.DOTALL)
    present = (Path(__file__).parents[2] / "ui" / "present.css").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/", "", for_screen + present, flags=re.DOTALL)
    assert "focus-visible" in rules
    assert ":has(" not in rules
