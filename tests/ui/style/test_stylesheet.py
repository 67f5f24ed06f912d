"""What the stylesheets may not ask of a browser."""

import re
from pathlib import Path

from ui.style.stylesheet import STYLESHEET


def test_no_rule_for_the_screen_asks_what_an_element_holds():
    for_screen = re.sub(r'<style media="print">.*?</style>', "", STYLESHEET, flags=re.DOTALL)
    present = (Path(__file__).parents[3] / "ui" / "present" / "present.css").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/", "", for_screen + present, flags=re.DOTALL)
    assert "focus-visible" in rules
    assert ":has(" not in rules
