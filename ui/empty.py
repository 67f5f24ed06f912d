"""What a page says where the filters leave nothing: which filter to loosen, and what that would give."""

import streamlit as st

from analysis.selection import FILTER, Selection, loosen
from analysis.study import Dataset
from analysis.units import how_many
from ui.words import plain


class PageEndsError(Exception):
    """Raised by a page that has nothing more to show. Unlike `st.stop`, it lets the frame finish: count and address."""


def end_page() -> None:
    """End the page here."""
    raise PageEndsError


def explain_empty(dataset: Dataset, selection: Selection) -> None:
    """Say that no finding has all that is asked for, and how many there are without each filter."""
    st.warning("No finding has all of these. Loosen one filter:", icon=":material/filter_alt_off:")
    for name, number in loosen(dataset, selection):
        label = FILTER[name].label if name in FILTER else "Search words"
        st.markdown(f"- Without **{plain(label)}**: {how_many(dataset, number)}")
