"""What the stylesheets may not ask of a browser."""

import re
from pathlib import Path

UI = Path(__file__).parents[3] / "ui"


def test_no_rule_for_the_screen_asks_what_an_element_holds():
    sheets = [path.read_text(encoding="utf-8") for path in sorted(UI.rglob("*.css"))]
    rules = re.sub(r"/\*.*?\*/", "", "".join(sheets), flags=re.DOTALL)
    assert "focus-visible" in rules
    assert ":has(" not in rules
