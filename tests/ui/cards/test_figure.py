"""A figure carries what the browser would otherwise fill in, and no template."""

import pytest

from ui.cards.figure import CAN_BE_CLICKED, figure_of

DRAWN = {"data": [{"type": "bar", "x": [1]}], "layout": {"height": 90, "dragmode": False}}


@pytest.mark.parametrize("clicked", [True, False])
def test_a_figure_has_what_was_drawn_and_what_keeps_it_from_being_drawn_again(clicked):
    layout = figure_of(DRAWN, clicked).to_plotly_json()["layout"]
    assert layout == {"height": 90, "dragmode": False, "datarevision": 1, **(CAN_BE_CLICKED if clicked else {})}
    assert DRAWN["layout"] == {"height": 90, "dragmode": False}
