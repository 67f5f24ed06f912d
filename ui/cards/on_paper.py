"""A chart as paper shows it: one picture that fits the sheet, whatever window it is printed from. No screen shows it.

What a browser draws for the screen keeps the width of the window when it is printed, and would be cut.
"""

import streamlit as st

from charts.picture.draw import chart_svg
from charts.spec import ChartSpec
from ui.streamlit_internals import ON_PAPER

WIDTH = 800  # pixels, as wide as a card on A4: letters are then printed in 8 points or more


def show_on_paper(spec: ChartSpec, alt: str, slug: str) -> None:
    """The picture, in a container that the stylesheets show on paper only."""
    with st.container(key=f"{ON_PAPER}{slug}"):
        st.image(chart_svg(spec, alt, WIDTH), width="stretch", alt=alt)
