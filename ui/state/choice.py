"""One choice that belongs to a page, kept in the address."""

import streamlit as st

from ui.state.address import show, take_over_one


def choose(label: str, options: dict[str, str], key: str) -> str:
    """A select box of `options` (code to label); returns the code chosen, the first where the address names none."""
    take_over_one(key, options)
    chosen = st.selectbox(
        label, list(options), format_func=lambda code: options.get(code, code), key=key, persist_state="session"
    )
    show(key, [chosen] if chosen != next(iter(options)) else [])
    return chosen


def choose_part(label: str, parts: list[str], key: str) -> str:
    """The same as a row of buttons, for a few parts of a page; each is its own name in the address."""
    take_over_one(key, {part: part for part in parts})
    st.session_state.setdefault(key, parts[0])
    chosen = st.segmented_control(label, parts, required=True, key=key, persist_state="session")
    show(key, [chosen] if chosen != parts[0] else [])
    return chosen
