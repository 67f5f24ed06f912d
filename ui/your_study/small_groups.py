"""Small groups in a study of the visitor's own: from which number of people on they are shown, and who stands out in it."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.disclosure.k_anonymity import ALIKE, singled_out, small_values, suggest_leaving_out, visible_attributes
from analysis.model.dataset import FEWEST_SHOWN
from exports.csv import csv_bytes
from exports.model import file_name
from ui.download import offer_download
from ui.state.shown_study import OwnStudy, smallest_shown
from ui.state.smallest_group import keep_smallest, who_set
from ui.words import plain
from ui.your_study.upload import MOST_SHOWN
from wording.app import your_study as words
from wording.app.counting import HIDE_FEWER

FEWEST = "fewest"  # the field's key; it is in no address, so no link changes what is hidden
MOST_TO_CHOOSE = 10


def choose_smallest(own: OwnStudy) -> None:
    """The field for the smallest group whose numbers are shown, and what it does."""
    dataset, smallest = own.dataset, smallest_shown(own.dataset, own)
    st.session_state.setdefault(FEWEST, smallest)
    most = max(MOST_TO_CHOOSE, smallest, dataset.descriptor.fewest or 0)
    st.number_input(HIDE_FEWER, 0, most, key=FEWEST, on_change=_keep_smallest, width=360)
    if not smallest:
        st.markdown(f"{words.NOTHING_HIDDEN} {who_set(dataset)}")
        return
    st.markdown(f"{words.hidden_below(smallest)} {who_set(dataset)}")
    st.markdown(words.CHOICE_HOLDS)


def list_singled_out(own: OwnStudy) -> None:
    """Whom their attributes single out, and what would make them more alike; tables and downloads for the study's owner.

    It does not depend on what is hidden on the pages: showing more makes nobody stand out less.
    """
    dataset, smallest = own.dataset, max(FEWEST_SHOWN, smallest_shown(own.dataset, own))
    people, total = singled_out(dataset, smallest), len(dataset.participants)
    names = "; ".join(field.title.lower() for field in visible_attributes(dataset))
    if not names:
        st.markdown(words.NOTHING_KNOWN)
        return
    if people.empty:
        st.markdown(words.nobody_stands_out(smallest, plain(names)))
        return
    st.markdown(words.stand_out(len(people), total, smallest, int((people[ALIKE] == 1).sum()), plain(names)))
    with st.expander(words.WHO):
        _table(people, dataset.descriptor.title, words.PEOPLE_FILE)
    small, left_out = small_values(dataset, smallest), suggest_leaving_out(dataset, smallest)
    st.subheader(words.WOULD_HELP, anchor=False)
    if len(small):
        st.markdown(words.small_groups_are(smallest))
        _table(small, dataset.descriptor.title, words.VALUES_FILE)
    if len(left_out):
        st.markdown(words.LEAVE_OUT)
        _table(left_out, dataset.descriptor.title, words.COLUMNS_FILE)


def _keep_smallest() -> None:
    keep_smallest(int(st.session_state[FEWEST]))


def _table(table: pd.DataFrame, title: str, what: str) -> None:
    shown = table.head(MOST_SHOWN).map(plain).rename(columns=plain)
    st.table(shown, hide_index=True, border="horizontal", alt=what)
    if len(table) > MOST_SHOWN:
        st.markdown(words.first_of(MOST_SHOWN, len(table)))
    name = file_name(title, what, "csv")
    offer_download(words.download_of(what), partial(csv_bytes, table), name, "text/csv", name)
