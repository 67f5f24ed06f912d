"""What the stylesheets may not ask of a browser."""

import re
from pathlib import Path

import pytest

from charts.style import DARK, LIGHT

UI = Path(__file__).parents[3] / "ui"
SCREEN = (UI / "style" / "screen.css").read_text(encoding="utf-8")


def test_no_rule_for_the_screen_asks_what_an_element_holds():
    sheets = [path.read_text(encoding="utf-8") for path in sorted(UI.rglob("*.css"))]
    rules = re.sub(r"/\*.*?\*/", "", "".join(sheets), flags=re.DOTALL)
    assert "focus-visible" in rules
    assert ":has(" not in rules


@pytest.mark.parametrize("name", ["page", "line", "negative", "mixed", "positive"])
def test_colours_of_what_is_drawn_without_a_chart_are_those_of_charts(name):
    assert f"--{name}: light-dark({getattr(LIGHT, name)}, {getattr(DARK, name)})" in SCREEN
