"""Search, filter, read and download the findings."""

import streamlit as st

from exports.exhibit import file_name
from exports.guard import csv_bytes
from ui.evidence import list_findings
from ui.filters import current_selection, draw_filter, draw_search
from ui.passages import offer_passages
from ui.shown import Shown, end_if_empty
from ui.study import shown_study
from ui.words import plain

dataset = shown_study()

st.title("Findings", anchor=False)
st.markdown("Each finding is one claim of the report, in our own words, with the place where it stands.")

draw_search()
with st.expander("More filters: kind, theme, experience, who, how many"):
    first, second = st.columns(2)
    with first:
        draw_filter(dataset, "kind")
        draw_filter(dataset, "theme")
        draw_filter(dataset, "answers")
    with second:
        draw_filter(dataset, "experience")
        draw_filter(dataset, "actor")
        draw_filter(dataset, "extent")

selection = current_selection()
findings = selection.apply(dataset)

st.markdown(f"**{plain(selection.describe(dataset))}**")
end_if_empty(Shown(dataset, selection, findings))

st.download_button(
    "Download these findings (CSV)",
    csv_bytes(findings),
    file_name=file_name(dataset.descriptor.title, "findings", "csv"),
    mime="text/csv",
    on_click="ignore",
    icon=":material/download:",
)
offer_passages(dataset)
list_findings(dataset, findings, "findings", details=True)
