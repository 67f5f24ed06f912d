"""Small groups in a study of the visitor's own: from which number of people on they are shown, and who stands out in it."""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from analysis.disclosure.k_anonymity import LEAST, singled_out, suggest_leaving_out, suggest_recoding, visible_attributes
from exports.csv import csv_bytes
from exports.model import file_name
from ui.download import offer_download
from ui.state.shown_study import OWN, OwnStudy, own_study, smallest_shown
from ui.words import plain
from ui.your_study.upload import MOST_SHOWN
from wording.counts import say

FEWEST = "fewest"  # the field's key; it is in no address, so no link changes what is hidden
MOST_TO_CHOOSE = 10


def choose_smallest(own: OwnStudy) -> None:
    """The field for the smallest group whose numbers are shown, and what it does."""
    dataset, smallest = own.dataset, smallest_shown(own.dataset, own)
    st.session_state.setdefault(FEWEST, smallest)
    most = max(MOST_TO_CHOOSE, smallest, dataset.descriptor.fewest or 0)
    st.number_input("Hide what fewer than this many people say", 0, most, key=FEWEST, on_change=_keep_smallest, width=360)
    if not smallest:
        st.markdown(
            "**Nothing is hidden.** Every number is shown, however few people stand behind it: show this study only to those "
            "who may know who said what."
        )
        return
    st.markdown(
        f"What fewer than {smallest} people say is hidden, and so is what would give a hidden number away: in charts, tables "
        "and lists, through links and filters, and in what is taken away from a page. Hidden is not zero: it looks different, "
        "and is called hidden. 0 or 1 hides nothing."
    )
    st.markdown("Your choice holds for this session, and goes with the study where you download it below.")


def list_singled_out(own: OwnStudy) -> None:
    """Whom their attributes single out, and what would make them more alike; tables and downloads for the study's owner."""
    dataset, smallest = own.dataset, max(LEAST, smallest_shown(own.dataset, own))
    people, total = singled_out(dataset, smallest), len(dataset.participants)
    names = "; ".join(field.title.lower() for field in visible_attributes(dataset))
    same = f"the same in all of these: {plain(names)}."
    few = "nobody else has" if smallest == LEAST else f"fewer than {smallest} people have"
    if people.empty:
        st.markdown(f"**Nobody stands out**: at least {smallest} people have {same}")
        return
    st.markdown(
        f"**{say(len(people), total, 'stand out', 'people')}**: {few} {same} "
        "Whoever knows them could tell who they are. Only you see this: it is for you to look at before others see the study."
    )
    with st.expander("Who they are"):
        _table(people, dataset.descriptor.title, "People who stand out")
    merges, left_out = suggest_recoding(dataset, smallest), suggest_leaving_out(dataset, smallest)
    st.subheader("What would help", anchor=False)
    if len(merges):
        st.markdown("**Merge values.** Each row merges two, after those above it; the last column says what that would do.")
        _table(merges, dataset.descriptor.title, "Values to merge")
    else:
        st.markdown("Merging values two by two would not help: too much is said of too few people.")
    if len(left_out):
        st.markdown("**Leave columns out.** Each row leaves one out, after those above it: write not_stated for everybody.")
        _table(left_out, dataset.descriptor.title, "Columns to leave out")


def _keep_smallest() -> None:
    own = own_study()
    if own:
        st.session_state[OWN] = replace(own, fewest=int(st.session_state[FEWEST]))


def _table(table: pd.DataFrame, title: str, what: str) -> None:
    shown = table.head(MOST_SHOWN).map(plain).rename(columns=plain)
    st.table(shown, hide_index=True, border="horizontal", alt=what)
    if len(table) > MOST_SHOWN:
        st.markdown(f"The first {MOST_SHOWN} of {len(table)} are shown; the file has them all.")
    name = file_name(title, what, "csv")
    offer_download(f"Download: {what.lower()} (CSV)", partial(csv_bytes, table), name, "text/csv", name)
