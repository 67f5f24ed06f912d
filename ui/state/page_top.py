"""What every reading page begins with: its title, one sentence, how far it can be trusted, the filters, what they show."""

import streamlit as st

from analysis.model.dataset import Dataset
from ui.state.shown_findings import Shown, end_if_empty, shown_findings
from ui.words import plain
from wording.selection import describe


def open_page(title: str, about: str = "") -> Shown:
    """Draw the top of a page and give what the filters show; the page ends here where that is nothing."""
    shown = shown_findings()
    st.title(plain(title), anchor=False)
    if about:
        st.markdown(about)
    say_trust(shown.dataset)
    st.markdown(plain(describe(shown.selection, shown.dataset)))
    end_if_empty(shown)
    return shown


def say_trust(dataset: Dataset) -> None:
    """The trust strip: how the source was read and coded, whether a person has checked it, and the way to Method."""
    if dataset.descriptor.coding:
        st.markdown(plain(dataset.descriptor.coding))
