"""Charts in the dark: each colour of the light palette is swapped for its like in the dark one."""

import pytest

from charts.style import DARK, LIGHT
from ui.style.dark_charts import chart_colours

RULES = chart_colours()


@pytest.mark.parametrize("name", ["page", "panel", "text", "line", "negative", "mixed", "positive"])
def test_every_colour_of_the_palette_is_swapped(name):
    light, dark = getattr(LIGHT, name), getattr(DARK, name)
    assert f"fill: light-dark({light}, {dark})" in RULES
    assert f"stroke: light-dark({light}, {dark})" in RULES


def test_a_colour_is_found_as_the_browser_writes_it():
    rule = next(rule for rule in RULES.splitlines() if f"fill: light-dark({LIGHT.positive}, " in rule)
    assert '[style*="fill: rgb(0, 94, 184)"]' in rule


def test_numbers_on_a_shape_are_dark_in_the_dark():
    assert RULES.splitlines()[-1].endswith(
        'text[style*="fill: rgb(255, 255, 255)"] { fill: light-dark(#FFFFFF, #0B0F14) !important; }'
    )
