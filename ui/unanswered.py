"""The barriers that no recommendation says it would lift, each with its findings."""

import pandas as pd
import streamlit as st

from analysis.counts import count_by
from analysis.recommendations import answers_hidden, recommended, unanswered
from analysis.selection import Selection
from analysis.study import Dataset
from analysis.units import number_of
from ui.links import link_to_counted
from ui.words import plain, the_source


def show_unanswered(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> None:
    """Each barrier that no recommendation of the study answers; those answered only outside the group shown apart."""
    table = unanswered(dataset, findings)
    never = unanswered(dataset, dataset.coded).index
    unknown = answers_hidden(dataset, findings)
    if table.empty and not unknown:
        st.markdown("Every barrier is answered by a recommendation shown.")
    if len(never):
        st.markdown(
            "No recommendation of the study says that it would lift these. Some may help all the same; "
            f"{'the report does not say so' if the_source(dataset) == 'the report' else 'nobody says so'}."
        )
    for barrier, row in table.loc[never].iterrows():
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(row['label'])}**", width="stretch")
            link_to_counted(dataset, selection.with_(theme=(barrier,)), row["findings"], " about it")
    rest = table.drop(index=never)
    if len(rest):
        elsewhere = count_by(dataset, recommended(dataset, dataset.coded), "answers", rest.index)
        said = ", ".join(f"{label} ({number_of(number)})" for label, number in zip(rest["label"], elsewhere, strict=True))
        st.markdown(plain(f"Answered only by recommendations outside the group shown: {said}."))
    if unknown:
        names = ", ".join(dataset.label("theme", barrier) for barrier in unknown)
        st.markdown(plain(f"Whether a recommendation shown answers these is hidden, to protect people: {names}."))
