"""Ways from a number to the findings behind it."""

import streamlit as st

from analysis.selection import Selection

FINDINGS = "../pages/findings.py"


def link_to_findings(selection: Selection, label: str) -> None:
    """A link that opens Findings with exactly `selection`, here or in a new tab."""
    st.page_link(FINDINGS, label=label, icon=":material/arrow_forward:", query_params=selection.query())
