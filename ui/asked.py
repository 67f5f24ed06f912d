"""What is asked of one group of people: the recommendations that name it, by what they are about."""

import streamlit as st

from analysis.descriptor import NOT_STATED
from analysis.recommendations import KIND
from analysis.selection import Selection
from analysis.study import Dataset
from ui.choice import choose
from ui.links import link_to_findings
from ui.shortlist import list_first
from ui.words import findings_of, plain

MOST = 12  # recommendations of each theme
NOBODY = "Nobody named"


def choose_actor(dataset: Dataset) -> str:
    """A select box of the actors, bound to the address as `asked`."""
    labels = {actor: label for actor, label in dataset.labels.get("actors", {}).items() if actor != NOT_STATED}
    return choose("Who", {**labels, NOT_STATED: NOBODY}, "asked")


def show_asked(dataset: Dataset, selection: Selection, actor: str) -> None:
    """The recommendations that name one actor, or nobody, grouped by theme."""
    wanted = selection.with_(kind=(KIND,), actor=(actor,))
    findings = wanted.apply(dataset)
    who = NOBODY if actor == NOT_STATED else dataset.label("actors", actor)
    if findings.empty:
        total = len(Selection(kind=(KIND,), actor=(actor,)).apply(dataset))
        rest = f"; {findings_of(total)} in the whole study" if total else ", nor does one in the whole study"
        st.markdown(f"{plain(who)}: no recommendation in the group shown names them{rest}.")
        return
    st.markdown(f"**{plain(who)}: {findings_of(len(findings))}.** {plain(_meaning(dataset, actor))}")
    link_to_findings(wanted, f"See the {findings_of(len(findings))}")
    for theme in dataset.themes_of(KIND):
        rows = findings[findings["theme_id"].isin([theme])]
        if len(rows):
            st.subheader(plain(f"{dataset.label('theme', theme)} ({findings_of(len(rows))})"), anchor=False)
            list_first(dataset, rows, wanted.with_(theme=(theme,)), MOST)


def _meaning(dataset: Dataset, actor: str) -> str:
    codes = dataset.tables["codes"]
    meant = codes.loc[(codes["attribute"].astype(str) == "actors") & (codes["code"] == actor), "meaning"]
    return "" if meant.empty else meant.iloc[0]
