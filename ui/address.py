"""Keep the address up to date with values that the code has set.

Streamlit writes a bound widget's value into the address when the reader changes it, or when the code sets it on a
widget that is already there. A value set for a widget that is about to appear (an address that names codes, a link to
another page) works but stays out of the address: reloading or sharing it would lose the filter. So the frame runs
such a page once more, setting the same values again.
"""

import streamlit as st

BEHIND, CATCHING_UP = "address_is_behind", "address_catches_up"


def set_early(key: str, value) -> None:
    """Set the value of a bound widget that may not have been drawn yet."""
    st.session_state[key] = value
    st.session_state.setdefault(BEHIND, set()).add(key)


def catch_up() -> None:
    """Set again what the last run set early; for the frame, before anything is drawn."""
    for key in st.session_state.pop(CATCHING_UP, ()):
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]


def run_again_if_behind() -> None:
    """Run the page once more if something was set early; for the frame, when the page is drawn."""
    if BEHIND in st.session_state:
        st.session_state[CATCHING_UP] = st.session_state.pop(BEHIND)
        st.rerun()
