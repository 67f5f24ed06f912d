"""Notes on what the source leaves open, as the reader sees them."""

import pandas as pd
import streamlit as st

from ui.words import plain


def show_notes(notes: pd.DataFrame) -> None:
    """A heading and a paragraph for each note, in one element. Columns: title, text."""
    st.markdown("\n\n".join(f"### {plain(note.title)}\n\n{plain(note.text)}" for note in notes.itertuples()))
