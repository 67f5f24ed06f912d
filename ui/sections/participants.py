"""The parts of the participants page that are no charts: the list, and what it does not say."""

import pandas as pd
import streamlit as st

from analysis.model.dataset import Dataset
from analysis.model.rows import Rows
from analysis.notes import notes_on
from analysis.participants import list_people, titles_listed, told_apart
from analysis.selection import Selection
from exports.model import in_words
from ui.cards.notes import show_notes
from ui.state.on_page import note_shown
from ui.streamlit_internals import CARD, LIST, NARROW, WIDE
from ui.words import plain
from wording.participants import NO_NOTES, not_listed, the_list, why_nothing_is_hidden

PER_PAGE = 50
ON_CHARTS = ("programme", "specialty", "grade", "setting")  # notes about a value of these stand at its chart


def show_list(dataset: Dataset, people: Rows) -> None:
    """The people as a table, so many at a time, in one column where the page is narrow; then what the list is, in the
    study's own words.

    Where small groups are hidden there is no table, only why.
    """
    if dataset.fewest:
        st.markdown(plain(not_listed(dataset)))
        return
    listed = list_people(dataset, people)
    pages = max(1, -(-len(listed) // PER_PAGE))
    top = st.container()
    page = st.pagination(pages, key="people-page") if pages > 1 else 1
    note_shown(in_words(LIST, the_list(dataset), dataset.descriptor.table("participants").description, listed, "people"))
    shown = listed.iloc[(page - 1) * PER_PAGE : page * PER_PAGE].reset_index()
    short = pd.DataFrame({" · ".join(shown.columns): [" · ".join(line) for line in shown.itertuples(index=False)]})
    with top.container(key=f"{CARD}{LIST}"):  # the stylesheet shows one of the two, by the width of the page
        for width, table in ((WIDE, shown), (NARROW, short)):
            with st.container(key=f"{width}{LIST}"):
                st.table(table.map(plain).rename(columns=plain), border="horizontal", hide_index=True, alt=the_list(dataset))
    st.markdown(plain(dataset.descriptor.table("participants").description))
    if why := why_nothing_is_hidden(dataset, told_apart(dataset), titles_listed(dataset)):
        st.markdown(plain(why))


def show_unsaid(dataset: Dataset, selection: Selection) -> None:
    """The notes on participants that stand at no chart."""
    notes = notes_on(dataset, "participants", selection)
    if notes.empty:
        st.markdown(NO_NOTES)
        return
    show_notes(notes[~notes["attribute"].isin(ON_CHARTS)])
