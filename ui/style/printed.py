"""The last line of a printed page, which no screen shows: what was shown, of which study, when."""

from datetime import date
from html import escape

import streamlit as st

from analysis.model.dataset import Dataset
from analysis.selection import Selection
from wording.app.share import printed_line
from wording.selection import describe


def say_source(dataset: Dataset, selection: Selection | None) -> None:
    """One element, which the stylesheet shows on paper only; a page that shows no findings has no `selection`."""
    shown = [describe(selection, dataset)] if selection is not None else []
    st.html(f'<p class="printed" hidden>{escape(printed_line(dataset, shown, date.today()))}</p>')
