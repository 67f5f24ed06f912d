"""A chart as the browser gets it: so that it draws it once.

Streamlit's chart takes a figure again right after it has first drawn it, with what a chart that can be clicked needs filled
in, and plotly then draws anew whatever differs: so that is filled in here. Two templates differ for plotly even where they
are alike, so there is none (ours is `charts.style.layout`); the data counts as new only with another `datarevision`.
"""

import plotly.io
from plotly.graph_objects import Figure

from ui.streamlit_internals import CAN_BE_CLICKED

plotly.io.templates.default = None


def figure_of(drawn: dict, clicked: bool = False) -> Figure:
    """The figure drawn in `charts` (a dict), checked by plotly; `clicked` where a click on a mark opens what is behind it."""
    layout = drawn.get("layout", {})
    return Figure({**drawn, "layout": {**layout, **(CAN_BE_CLICKED if clicked else {}), "datarevision": 1}})
