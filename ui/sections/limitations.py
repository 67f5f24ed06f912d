"""The limitations that come first, in a line each, and the way to all of them."""

import pandas as pd
import streamlit as st

from analysis.model.dataset import Dataset
from analysis.notes import notes_on
from analysis.selection import Selection
from ui.sections.counting import counting_notes
from ui.words import plain
from wording.overview import ALL_LIMITATIONS, LIMITATIONS
from wording.text import first_sentence

FIRST = 3
METHOD = "../pages/method.py"


def show_first_limitations(dataset: Dataset, selection: Selection) -> None:
    """Three lines: the title and the first sentence of each of the first limitations; nothing where the study has none."""
    notes = notes_on(dataset, "study", selection)
    if dataset.ties:
        notes = pd.concat([counting_notes(dataset), notes])
    if notes.empty:
        return
    st.header(LIMITATIONS, anchor=False)
    lines = [f"- **{plain(note.title)}.** {plain(first_sentence(note.text))}" for note in notes.head(FIRST).itertuples()]
    st.markdown("\n".join(lines))
    st.page_link(METHOD, label=ALL_LIMITATIONS, icon=":material/arrow_forward:", query_params={"part": LIMITATIONS})
