"""What a page says where the filters leave nothing: which filter to loosen, and what that would give."""

import streamlit as st

from analysis.counts import size
from analysis.model.dataset import FINDINGS, Dataset
from analysis.selection import Selection, loosen
from analysis.units import is_hidden
from ui.words import plain
from wording.counts import TOO_SMALL_TO_SHOW, how_many


class PageEndsError(Exception):
    """Raised by a page that has nothing more to show. Unlike `st.stop`, it lets the frame finish: count and address."""


def end_page() -> None:
    """End the page here."""
    raise PageEndsError


def explain_empty(dataset: Dataset, selection: Selection) -> None:
    """Say that no finding has all that is asked for, or that this is hidden, and how many there are without each filter."""
    why = "No finding has all of these." if dataset.unit == FINDINGS else "Nobody has a finding with all of these."
    if is_hidden(size(dataset, selection.rows(dataset))):
        why = f"{TOO_SMALL_TO_SHOW} It may be that nobody is in it."
    st.warning(why if selection.is_empty else f"{why} Loosen one filter:", icon=":material/filter_alt_off:")
    for name, number in loosen(dataset, selection):
        label = dataset.filters[name].label if name in dataset.filters else "Search words"
        st.markdown(f"- Without **{plain(label)}**: {how_many(dataset, number)}")
