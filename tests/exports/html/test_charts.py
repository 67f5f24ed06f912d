"""The page's charts in dark are those that the app draws in dark."""

import json

import pytest

from analysis.selection import Selection
from charts.style import DARK, FONT
from exports.html.charts import FAMILY, charts_of
from ui.cards.registry import SOURCES, build_card, exhibit_of
from ui.cards.shared import drawn_in

KEYS = [key for key, source in SOURCES.items() if not source.each]


def as_seen(figure: dict) -> dict:
    """The figure without what cannot be seen or told apart: the darkest step and the text, the letters inside of labels
    that stand outside; one colour where all are it.
    """
    text = json.dumps(figure, default=int).replace(json.dumps(FONT), json.dumps(FAMILY)).replace(DARK.sequential[-1], DARK.text)
    figure = json.loads(text)
    for trace in figure["data"]:
        if trace.get("textposition") == "outside":
            trace.pop("insidetextfont")
        for name in ("textfont", "insidetextfont"):
            colours = trace.get(name, {}).get("color")
            if isinstance(colours, list) and len(set(colours)) == 1:
                trace[name]["color"] = colours[0]
    return figure


@pytest.mark.parametrize("key", KEYS)
def test_dark_chart_is_the_one_drawn_in_dark(small, key):
    drawn = {}
    for appearance in ("light", "dark"):
        with drawn_in(appearance):
            drawn[appearance] = exhibit_of(small, build_card(small, Selection(), key))
    places = {identity: place for place, identity in enumerate(small.findings["finding_id"])}
    made = charts_of((drawn["light"],), places)[0]
    if drawn["light"].instead:
        assert set(made) == {"parts"}
        return
    assert as_seen(made["dark"]) == as_seen(drawn["dark"].figure)
    assert as_seen(made["light"]) == as_seen(drawn["light"].figure)


@pytest.mark.parametrize("key", KEYS)
def test_parts_of_a_chart_are_its_marks(small, key):
    with drawn_in("light"):
        card = build_card(small, Selection(), key)
        made = exhibit_of(small, card, with_marks=True)
    assert [(name, label, len(ids)) for name, label, ids in made.marks] == [
        (mark.name, mark.label, mark.n) for mark in card.marks[1:] if mark.n
    ]
    for (_, _, ids), mark in zip(made.marks, [mark for mark in card.marks[1:] if mark.n], strict=True):
        assert ids == tuple(mark.selection.apply(small)["finding_id"])
