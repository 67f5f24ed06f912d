"""One choice that belongs to a page: a select box bound to the address, which takes codes as well as labels there."""

import streamlit as st

from ui.address import set_early

CHOICES = "page_choices"  # the first option of each choice drawn so far, to go back to when leaving for Findings


def choose(label: str, options: dict[str, str], key: str) -> str:
    """A select box of `options` (code to label); returns the code chosen, the first where the address names none."""
    first = next(iter(options))
    asked = st.query_params.get(key)
    if asked in options and key not in st.session_state:
        set_early(key, asked)
    st.session_state.setdefault(CHOICES, {})[key] = first
    return st.selectbox(label, list(options), format_func=lambda code: options.get(code, code), key=key, bind="query-params")


def address_holds_choice() -> bool:
    """True while the address still names a choice of a page."""
    return any(key in st.query_params for key in st.session_state.get(CHOICES, {}))


def forget_choices() -> None:
    """Set every choice back: streamlit does not leave a page while the address holds one."""
    for key, first in st.session_state.get(CHOICES, {}).items():
        if key in st.session_state:
            st.session_state[key] = first
