"""Ways from a number to the findings behind it: buttons that open Findings with exactly one selection.

Not `st.page_link(query_params=…)`: that adds its values to those the filters already hold, so that a link from three
levels of support to one of them would show all three. And `st.switch_page` refuses to leave while a filter bound to
the address holds a value. So the click clears the filters, the frame then leaves, and sets them on arrival.
"""

import streamlit as st

from analysis.selection import FILTERS, Selection
from ui.address import set_early
from ui.choice import address_holds_choice, forget_choices

FINDINGS = "../pages/findings.py"
LEAVING, ARRIVING = "leaving_with_selection", "arriving_with_selection"


def link_to_findings(selection: Selection, label: str, key: str) -> None:
    """A button that opens Findings with exactly `selection`."""
    if st.button(label, key=key, type="tertiary", icon=":material/arrow_forward:", on_click=_clear_filters, args=(selection,)):
        st.rerun()  # only reached in a drawer, which reruns by itself: leaving is for the frame


def leave() -> None:
    """Go to Findings if a link to it was clicked; for the frame, once the filters are drawn, and again after the page.

    A choice of the page leaves the address only when the page has drawn it anew.
    """
    if LEAVING in st.session_state and not address_holds_choice():
        st.session_state[ARRIVING] = st.session_state.pop(LEAVING)
        st.switch_page(FINDINGS)


def arrive() -> None:
    """Set the filters to what the clicked link asked for; for the frame, before the filters are drawn."""
    selection = st.session_state.pop(ARRIVING, None)
    if selection is not None:
        for each in FILTERS:
            set_early(each.name, list(getattr(selection, each.name)))
        set_early("text", selection.text)


def _clear_filters(selection: Selection) -> None:
    for each in FILTERS:
        if each.name in st.session_state:
            st.session_state[each.name] = []
    forget_choices()
    st.session_state[LEAVING] = selection
