"""From how many people on numbers are shown, in a study of the visitor's own: chosen beside the words that say what is hidden.

The choice is kept in the visitor's study and nowhere else, so that it holds on every page and in every file, and is the one of
Your study.
"""

from dataclasses import replace

import streamlit as st

from analysis.model.dataset import FEWEST_SHOWN, Dataset
from ui.state.links import YOUR_STUDY
from ui.state.shown_study import OWN, own_study, smallest_shown
from ui.streamlit_internals import HIDE_BELOW
from wording.app import counting as words

CHOICES = (1, 3, 5, 10)  # people; 1 hides nothing, for where anybody is, there is one person
FIELD = "hide-below-people"  # the field's key; it is in no address, so no link changes what is hidden


def keep_smallest(fewest: int) -> None:
    """Keep from how many people on the visitor wants numbers shown in their own study; 0 or 1 shows every number."""
    own = own_study()
    if own:
        st.session_state[OWN] = replace(own, fewest=fewest)


def who_set(dataset: Dataset) -> str:
    """Who set from how many people on numbers of the study shown are shown, in a sentence."""
    own, says = own_study(), dataset.descriptor.fewest
    begins_with = FEWEST_SHOWN if says is None else says
    smallest = smallest_shown(dataset, own)
    return words.who_set_it(dataset, own is not None, max(smallest, 1) != max(begins_with, 1))


def offer_smallest(dataset: Dataset) -> None:
    """In a tied study of the visitor's own the field for it; of any other study nothing."""
    own = own_study()
    if not own or not dataset.ties:
        return
    smallest = max(smallest_shown(dataset, own), 1)
    st.session_state[FIELD] = smallest
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=HIDE_BELOW):
        st.selectbox(
            words.HIDE_BELOW,
            sorted({*CHOICES, smallest}),
            format_func=words.hide_below,
            key=FIELD,
            on_change=_keep_chosen,
            label_visibility="collapsed",
            filter_mode=None,
            width=300,
        )
        if not dataset.fewest:
            st.markdown(f":small[{words.nothing_is_hidden(own.fewest is not None)}]", width="content")
        else:
            st.page_link(YOUR_STUDY, label=words.CHANGE_IT, icon=":material/arrow_forward:", width="content")


def _keep_chosen() -> None:
    keep_smallest(int(st.session_state[FIELD]))
