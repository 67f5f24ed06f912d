"""What is asked of one group of people: the recommendations that name it, by what they are about."""

import streamlit as st

from analysis.counts import count_by, size
from analysis.model.dataset import Dataset
from analysis.model.schema import NOT_STATED
from analysis.recommendations import KIND, asking
from analysis.selection import Selection
from analysis.units import is_hidden
from ui.evidence.findings import say_unlisted
from ui.evidence.shortlist import list_first
from ui.state.choice import choose
from ui.state.links import link_to_counted
from ui.words import plain
from wording.counts import TOO_SMALL_TO_SHOW, how_many

MOST = 12  # recommendations of each theme
NOBODY = "Nobody named"


def choose_actor(dataset: Dataset) -> str:
    """A select box of the actors, bound to the address as `asked`."""
    labels = {actor: label for actor, label in dataset.labels.get("actors", {}).items() if actor != NOT_STATED}
    return choose("Who", {**labels, NOT_STATED: NOBODY}, "asked")


def show_asked(dataset: Dataset, selection: Selection, actor: str) -> None:
    """The recommendations that name one actor, or nobody, grouped by theme."""
    wanted = asking(dataset, selection).with_(actor=(actor,))
    rows = wanted.rows(dataset)
    n = size(dataset, rows)
    who = NOBODY if actor == NOT_STATED else dataset.label("actors", actor)
    if is_hidden(n):
        st.markdown(f"**{plain(who)}.** {TOO_SMALL_TO_SHOW}")
        return
    if not n:
        total = size(dataset, asking(dataset, Selection(actor=(actor,))).rows(dataset))
        there = is_hidden(total) or total
        rest = f"; {how_many(dataset, total)} in the whole study" if there else ", nor in the whole study"
        st.markdown(f"{plain(who)}: none is named in a recommendation shown{rest}.")
        return
    st.markdown(f"**{plain(who)}: {how_many(dataset, n)}.** {plain(_meaning(dataset, actor))}")
    link_to_counted(dataset, wanted, n)
    counts = count_by(dataset, rows, "theme_id", dataset.themes_of(KIND))
    for theme, count in counts[(counts > 0).fillna(False)].items():
        st.subheader(plain(f"{dataset.label('theme', theme)} ({how_many(dataset, count)})"), anchor=False)
        about = wanted.with_(theme=(theme,))
        list_first(dataset, about, MOST)
    unknown = ", ".join(dataset.label("theme", theme) for theme in counts.index[counts.isna()])
    if unknown:
        st.markdown(plain(f"How many recommend each of these is hidden, to protect people: {unknown}."))
        say_unlisted(dataset, wanted)


def _meaning(dataset: Dataset, actor: str) -> str:
    codes = dataset.tables["codes"]
    meant = codes.loc[(codes["attribute"].astype(str) == "actors") & (codes["code"] == actor), "meaning"]
    return "" if meant.empty else meant.iloc[0]
