"""The parts of the participants page that are no charts: the list, and what it does not say."""

import pandas as pd
import streamlit as st

from analysis.model.dataset import PEOPLE, Dataset
from analysis.notes import notes_on
from analysis.participants import list_people, with_findings
from analysis.selection import Selection
from analysis.units import is_hidden
from ui.cards.notes import show_notes
from ui.streamlit_internals import CARD, NARROW, WIDE
from ui.words import plain
from wording.counts import have

PER_PAGE = 50
ON_CHARTS = ("programme", "specialty", "grade", "setting")  # notes about a value of these stand at its chart


def say_how_tied(dataset: Dataset, people: pd.DataFrame) -> None:
    """How many of the people shown have findings tied to them: where people are counted, only these."""
    n = with_findings(dataset, people)
    said = "it is hidden how many have findings" if is_hidden(n) else f"{n} {have(n)} findings"
    st.markdown(f"Of the people shown, {said}{': other pages count only those' if dataset.unit == PEOPLE else ''}.")


def show_list(dataset: Dataset, people: pd.DataFrame) -> None:
    """The people as a table, as published, so many at a time; in two columns where the page is narrow.

    Where small groups are hidden there is no table, only why.
    """
    if dataset.fewest:
        st.markdown("The list is not shown line by line: programme, specialty and grade together could point to one person.")
        return
    pages = max(1, -(-len(people) // PER_PAGE))
    top = st.container()
    page = st.pagination(pages, key="people-page") if pages > 1 else 1
    shown = list_people(dataset, people.iloc[(page - 1) * PER_PAGE : page * PER_PAGE])
    short = pd.DataFrame(
        {" · ".join(shown.columns): [" · ".join(line) for line in shown.itertuples(index=False)]}, index=shown.index
    )
    with top.container(key=f"{CARD}people"):  # the stylesheet shows one of the two, by the width of the page
        for width, table in ((WIDE, shown), (NARROW, short)):
            with st.container(key=f"{width}people"):
                st.table(table.map(plain), border="horizontal", alt="The people interviewed, as listed")


def show_unsaid(dataset: Dataset, selection: Selection) -> None:
    """The notes on participants that stand at no chart."""
    notes = notes_on(dataset, "participants", selection)
    if notes.empty:
        st.markdown("This study has no notes on its participants.")
        return
    show_notes(notes[~notes["attribute"].isin(ON_CHARTS)])
