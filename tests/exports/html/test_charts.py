"""The page's charts are those that the app draws, in light and in dark."""

import json

import pytest

from analysis.selection import Selection
from charts.draw import draw
from charts.style import DARK, FONT, LIGHT
from exports.html.charts import FAMILY, charts_of
from ui.cards.registry import SOURCES, build_card, exhibit_of

KEYS = [*SOURCES, "compare.sponsor_support", "themes-by.sponsor_support"]


@pytest.mark.parametrize("key", KEYS)
def test_chart_is_drawn_in_light_and_in_dark_as_the_app_draws_it(small, key):
    made = exhibit_of(small, build_card(small, Selection(), key))
    places = {identity: place for place, identity in enumerate(small.findings["finding_id"])}
    chart = charts_of((made,), places)[0]
    if made.instead:
        assert set(chart) == {"parts"}
        return
    for name, palette in (("light", LIGHT), ("dark", DARK)):
        text = json.dumps(draw(made.spec, palette)).replace(json.dumps(FONT), json.dumps(FAMILY))
        assert chart[name] == json.loads(text)
        assert palette.text in text


@pytest.mark.parametrize("key", KEYS)
def test_parts_of_a_chart_are_its_marks(small, key):
    card = build_card(small, Selection(), key)
    made = exhibit_of(small, card, with_marks=True)
    assert [(name, label, len(ids)) for name, label, ids in made.marks] == [
        (mark.name, mark.label, mark.n) for mark in card.marks[1:] if mark.n
    ]
    for (_, _, ids), mark in zip(made.marks, [mark for mark in card.marks[1:] if mark.n], strict=True):
        assert ids == tuple(mark.selection.apply(small)["finding_id"])
