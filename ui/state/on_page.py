"""What the page shows, noted while it is drawn: what a reader takes away is what the page has."""

from typing import Any

import streamlit as st

KEY = "on_page"


def begin_notes() -> None:
    """Forget what the run before has shown."""
    st.session_state[KEY] = []


def note_shown(part: Any) -> None:
    """Note a card, or a table as an `exports.model.Exhibit`, in the order in which the page shows them; each once."""
    noted = st.session_state.setdefault(KEY, [])
    if not any(part is each for each in noted):
        noted.append(part)


def on_page() -> tuple[Any, ...]:
    """What the page of this run has shown so far."""
    return tuple(st.session_state.get(KEY, ()))
