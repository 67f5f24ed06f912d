"""The barriers that no recommendation is linked to, each with its findings."""

import pandas as pd
import streamlit as st

from analysis.counts import count_by
from analysis.model.dataset import Dataset
from analysis.recommendations import links_hidden, recommended, unlinked
from analysis.selection import EVERYTHING, Selection
from ui.cards.weak import weak_note
from ui.state.links import link_to_counted
from ui.words import plain
from wording.counts import number_of


def show_unlinked(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> None:
    """Each barrier that no recommendation of the study is linked to; those linked only outside the group shown apart."""
    table = unlinked(dataset, findings)
    never = unlinked(dataset, dataset.coded).index
    unknown = links_hidden(dataset, findings)
    st.markdown(
        plain(
            f"{weak_note(dataset, 'answers')}A recommendation is linked to a barrier where its passage names the "
            "barrier or points straight back to it. Others may help all the same."
        )
    )
    if table.empty and not unknown:
        st.markdown("A recommendation shown is linked to every barrier.")
    if len(never):
        st.markdown("To these we linked none:")
    for barrier, row in table.loc[never].iterrows():
        about = selection.with_(theme=(barrier,))
        about = about if about.number_listed(dataset) else about.with_(basis=(EVERYTHING,))
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(row['label'])}**", width="stretch")
            link_to_counted(dataset, about, about.number_counted(dataset), f" about {plain(row['label'])}")
    rest = table.drop(index=never)
    if len(rest):
        elsewhere = count_by(dataset, recommended(dataset, dataset.coded), "answers", rest.index)
        said = ", ".join(f"{label} ({number_of(number)})" for label, number in zip(rest["label"], elsewhere, strict=True))
        st.markdown(plain(f"Linked only to recommendations outside the group shown: {said}."))
    if unknown:
        names = ", ".join(dataset.label("theme", barrier) for barrier in unknown)
        st.markdown(plain(f"Whether a recommendation shown is linked to these is hidden, to protect people: {names}."))
