"""Notes on what the source leaves open, as the reader sees them."""

import pandas as pd
import streamlit as st

from ui.words import plain


def show_notes(notes: pd.DataFrame) -> None:
    """Each note on a line of its own. Columns: title, text."""
    for note in notes.itertuples():
        st.markdown(f"**{plain(note.title)}.** {plain(note.text)}")
