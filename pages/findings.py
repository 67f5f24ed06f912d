"""Search, filter, read and download the findings."""

import streamlit as st

from analysis.disclosure.microdata import with_repeats
from analysis.labels import hidden_columns
from analysis.model.dataset import CORE
from exports.csv import csv_bytes
from exports.model import file_name
from ui.download import offer_download
from ui.evidence.findings import list_findings, say_unlisted
from ui.evidence.passages import offer_passages
from ui.state.empty import end_page
from ui.state.filters import current_selection, draw_filter, draw_search
from ui.state.shown_findings import Shown, end_if_empty
from ui.state.shown_study import shown_study
from ui.words import plain
from wording.selection import describe
from wording.study import what_a_finding_is

BESIDE = ("experience", "actor", "extent", "stance", "emphasis", "finding")  # in the second column; others in the first

dataset = shown_study()

st.title("Findings", anchor=False)
where = "" if dataset.fewest else ", with the place where it stands"
st.markdown(f"{what_a_finding_is(dataset)}{where}.")

draw_search(dataset)
with st.expander("More filters: kind, theme, experience, who, how many, stressed, number"):
    first, second = st.columns(2)
    with first:
        for name, each in dataset.filters.items():
            if not each.shared and name not in BESIDE:
                draw_filter(dataset, name)
    with second:
        for name in BESIDE:
            draw_filter(dataset, name)

selection = current_selection(dataset)
st.markdown(f"**{plain(describe(selection, dataset))}**")
end_if_empty(Shown(dataset, selection, selection.rows(dataset)))
say_unlisted(dataset, selection)
if not selection.number_listed(dataset):
    end_page()

offer_download(
    "Download these findings (CSV)",
    lambda: csv_bytes(  # made when it is asked for
        with_repeats(dataset, selection.apply(dataset)).drop(columns=[*hidden_columns(dataset), CORE], errors="ignore")
    ),
    name=file_name(dataset.descriptor.title, "findings", "csv"),
    mime="text/csv",
    key="findings-csv",
)
offer_passages(dataset)
list_findings(dataset, selection, "findings", details=True)
