"""The evidence drawer: the findings behind a chart, or behind one mark of it."""

from dataclasses import dataclass

import streamlit as st

from analysis.model.count import SUPPRESSED, Count, is_at_least
from analysis.model.dataset import Dataset
from analysis.selection import Selection
from ui.evidence.findings import list_findings, say_unlisted
from ui.state.links import link_to_findings, lists_any
from ui.streamlit_internals import SAID
from ui.words import plain
from wording.cards import BEHIND, OPEN_IN_FINDINGS, OPEN_TO_READ, PART, part_counted
from wording.counts import TOO_SMALL_TO_SHOW
from wording.selection import describe


@dataclass(frozen=True)
class Mark:
    """One bar, segment or cell of a chart: its name (as the chart's customdata), what a reader calls it, its findings.

    `n` counts in the study's unit; where it is hidden it cannot be opened. `of`: the study that it is part of, where that
    is not the one shown but another beside it.
    """

    name: str
    label: str
    n: Count
    selection: Selection
    of: Dataset | None = None

    @property
    def opens(self) -> bool:
        """Whether there is anything behind it that may be shown."""
        return is_at_least(self.n, 1)


@st.dialog(BEHIND, width="medium", position="right")
def open_drawer(dataset: Dataset, marks: list[Mark], start: str = "") -> None:
    """List the findings of one mark; the others can be chosen from a list, by keyboard too. One of them has to open."""
    if any(mark.name == start and mark.n is SUPPRESSED for mark in marks):
        st.markdown(TOO_SMALL_TO_SHOW)
    shown = [mark for mark in marks if mark.opens]
    names = [mark.name for mark in shown]
    chosen = st.selectbox(
        PART,
        range(len(shown)),
        index=names.index(start) if start in names else 0,
        format_func=lambda number: part_counted(shown[number].of or dataset, shown[number].label, shown[number].n),
    )
    mark = shown[chosen]
    held = mark.of or dataset
    with st.container(key=f"{SAID}drawer"):
        st.markdown(plain(describe(mark.selection, held)))
    if mark.of is None and lists_any(held, mark.selection):
        link_to_findings(mark.selection, OPEN_TO_READ if held.fewest else OPEN_IN_FINDINGS)
    say_unlisted(held, mark.selection)
    list_findings(held, mark.selection, f"drawer-{mark.name}")
