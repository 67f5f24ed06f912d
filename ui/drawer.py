"""The evidence drawer: the findings behind a chart, or behind one mark of it."""

from dataclasses import dataclass

import streamlit as st

from analysis.selection import Selection
from analysis.study import Dataset
from ui.evidence import list_findings
from ui.links import link_to_findings
from ui.words import findings_of, plain


@dataclass(frozen=True)
class Mark:
    """One bar, segment or cell of a chart: its name (as the chart's customdata), what a reader calls it, its findings."""

    name: str
    label: str
    n: int
    selection: Selection


@st.dialog("Findings behind this", width="medium", position="right")
def open_drawer(dataset: Dataset, marks: list[Mark], start: str = "") -> None:
    """List the findings of one mark; the others can be chosen from a list, by keyboard too."""
    shown = [mark for mark in marks if mark.n]
    names = [mark.name for mark in shown]
    chosen = st.selectbox(
        "Part of the chart",
        range(len(shown)),
        index=names.index(start) if start in names else 0,
        format_func=lambda number: f"{shown[number].label}: {findings_of(shown[number].n)}",
    )
    mark = shown[chosen]
    findings = mark.selection.apply(dataset)
    st.markdown(plain(mark.selection.describe(dataset)))
    link_to_findings(mark.selection, "Open these in Findings, to search or download")
    list_findings(dataset, findings, f"drawer-{mark.name}")
