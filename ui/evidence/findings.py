"""Findings as a reader reads them: the statement first, then what it is coded as and where it stands."""

import pandas as pd
import streamlit as st

from analysis.counts import size
from analysis.disclosure.microdata import releasable
from analysis.labels import hidden_columns, read_cell, read_value, tied_columns
from analysis.model.dataset import Dataset
from analysis.model.schema import NOT_STATED
from analysis.selection import Selection
from analysis.units import is_hidden
from ui.evidence.passages import passage_text
from ui.streamlit_internals import SAID_TOP
from ui.words import badges, plain, whereabouts
from wording.study import the_source, who

PER_PAGE = 12
NOT_LISTED = ("statement", "passage_anchor", "passage_words", "participant_id", "extent_count")


def list_findings(dataset: Dataset, selection: Selection, key: str, details: bool = False) -> None:
    """The findings selected, a page at a time, numbered pages below.

    With `details`, each shows its passage where there is a copy to look it up in, and has a button that opens it whole.
    """
    number = selection.number_listed(dataset)
    pages = max(1, -(-number // PER_PAGE))
    top = st.container()
    page = st.pagination(pages, key=f"{key}-page") if pages > 1 else 1
    start = (page - 1) * PER_PAGE
    with top:
        if pages > 1:  # focus.js brings it into view and says it when another page is chosen
            with st.container(key=f"{SAID_TOP}{key}"):
                st.markdown(f"Findings {start + 1} to {min(start + PER_PAGE, number)} of {number}")
        for finding in selection.some(dataset, start, start + PER_PAGE).itertuples():
            show_finding(dataset, finding, f"{key}-{finding.finding_id}" if details else None)


def unlisted(dataset: Dataset, selection: Selection) -> str:
    """Where small groups are hidden: that some of the findings counted are not listed, or none; '' where all of them are."""
    counted, listed_too = selection.rows(dataset), selection.number_listed(dataset)
    if not dataset.fewest or (not is_hidden(size(dataset, counted)) and listed_too == len(counted)):
        return ""
    some = "Only some are listed one by one: the others" if listed_too else "The findings are not listed one by one: that"
    return f"{some} would tell more about single people than these numbers do."


def say_unlisted(dataset: Dataset, selection: Selection) -> None:
    """The same as a paragraph, where there is anything to say."""
    said = unlisted(dataset, selection)
    if said:
        st.markdown(said)


def show_finding(dataset: Dataset, finding, key: str | None = None) -> None:
    """One finding in a box; with a `key`, its passage, and a button to open its details."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        text = f"**{plain(finding.statement)}**  \n{badges(dataset, finding)}  \n{whereabouts(dataset, finding)}"
        if key and (passage := passage_text(dataset, finding)):
            text += f"\n\n{passage}"
        st.markdown(text, width="stretch")
        if key and st.button(f"Details of {finding.finding_id}", key=key, type="tertiary"):
            show_details(dataset, finding.finding_id)


@st.dialog("One finding", width="medium", position="right")
def show_details(dataset: Dataset, finding_id: str) -> None:
    """Everything that is known of one finding, and the other findings read from the same passage."""
    findings = releasable(dataset)
    finding = next(findings[findings["finding_id"] == finding_id].itertuples())
    st.markdown(f"### {plain(finding.statement)}")
    st.table(_facts(dataset, finding), border="horizontal", hide_header=True, alt=f"What {finding_id} is coded as")
    _show_passage(dataset, finding)
    _show_repeats(dataset, finding_id)
    same = findings[(findings["passage_anchor"] == finding.passage_anchor) & (findings["finding_id"] != finding_id)]
    if finding.passage_anchor and len(same):
        st.markdown("#### Read from the same passage")
        for other in same.itertuples():
            show_finding(dataset, other)


def _show_repeats(dataset: Dataset, finding_id: str) -> None:
    """The findings that say this one again, which are not counted."""
    again = () if dataset.fewest else dataset.repeated.get(finding_id, ())
    if again:
        st.markdown("#### Said again, and not counted twice")
        every = dataset.tables["findings"]
        for other in every[every["finding_id"].isin(again)].itertuples():
            show_finding(dataset, other)


def _show_passage(dataset: Dataset, finding) -> None:
    if not finding.passage_anchor:
        return
    passage = passage_text(dataset, finding)
    if passage:
        st.markdown(f"#### The passage\n\n{passage}")
    look = "" if passage else f": open a copy of {the_source(dataset)} on the page Findings and it is shown here"
    st.markdown(
        f"The passage is {finding.passage_words} words long. Its fingerprint is `{finding.passage_anchor}`{look} (see Method)."
    )


def _facts(dataset: Dataset, finding) -> pd.DataFrame:
    rows, silent = [], (*NOT_LISTED, *hidden_columns(dataset))
    cells = dict(zip(dataset.findings, finding[1:], strict=True))  # by place: a column can be called anything
    for field in dataset.descriptor.table("findings").fields:
        if field.name in silent or (field.name == "answers" and finding.answers == NOT_STATED):
            continue
        rows.append((field.title, plain(read_value(dataset, field, cells[field.name]))))
    rows += [(each.label, plain(read_cell(dataset, each.column, cells[each.column]))) for each in tied_columns(dataset)]
    if not pd.isna(finding.extent_count):
        rows.append((f"Number of {who(dataset)}", str(finding.extent_count)))
    return pd.DataFrame(rows, columns=["Attribute", "Value"]).set_index("Attribute")
