"""What a page says where the filters leave nothing: which filter to loosen, and what that would give."""

from typing import NoReturn

import streamlit as st

from analysis.counts import size
from analysis.model.dataset import Dataset
from analysis.selection import Selection, loosen
from ui.state.links import link_to_findings
from ui.words import plain
from wording.filters import COUNT_EVERYTHING, SEARCH_WORDS, why_empty, with_everything, without


class PageEndsError(Exception):
    """Raised by a page that has nothing more to show. Unlike `st.stop`, it lets the frame finish: count and address."""


def end_page() -> NoReturn:
    """End the page here."""
    raise PageEndsError


def explain_empty(dataset: Dataset, selection: Selection) -> None:
    """Say that no finding has all that is asked for, or that this is hidden, and how many there are without each filter."""
    why = why_empty(dataset, size(dataset, selection.rows(dataset)), not selection.is_empty)
    st.warning(why, icon=":material/filter_alt_off:")
    everything = selection.whatever_it_rests_on()
    if dataset.codes_basis and (listed := everything.number_listed(dataset)):
        st.markdown(f"- {with_everything(listed)}")
        link_to_findings(everything, COUNT_EVERYTHING)
    for name, number in loosen(dataset, selection):
        label = dataset.filters[name].label if name in dataset.filters else SEARCH_WORDS
        if number != 0:
            st.markdown(f"- {without(dataset, plain(label), number)}")
