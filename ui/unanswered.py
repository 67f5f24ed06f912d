"""The barriers that no recommendation says it would lift, each with its findings."""

import pandas as pd
import streamlit as st

from analysis.recommendations import KIND, unanswered
from analysis.selection import Selection
from analysis.study import Dataset
from ui.links import link_to_findings
from ui.words import findings_of, plain


def show_unanswered(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> None:
    """Each barrier that no recommendation of the study answers; those answered only outside the group shown apart."""
    table = unanswered(dataset, findings)
    never = unanswered(dataset, dataset.coded).index
    if table.empty:
        st.markdown("Every barrier is answered by a recommendation shown.")
    if len(never):
        st.markdown(
            "No recommendation of the study says that it would lift these. Some may help all the same; the report does "
            "not say so."
        )
    for barrier, row in table.loc[never].iterrows():
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(row['label'])}**", width="stretch")
            if row["findings"]:
                wanted = selection.with_(theme=(barrier,))
                link_to_findings(wanted, f"See the {findings_of(int(row['findings']))} about it")
    rest = table.drop(index=never)
    if len(rest):
        elsewhere = [len(Selection(kind=(KIND,), answers=(barrier,)).apply(dataset)) for barrier in rest.index]
        said = ", ".join(f"{label} ({number})" for label, number in zip(rest["label"], elsewhere, strict=True))
        st.markdown(plain(f"Answered only by recommendations outside the group shown: {said}."))
