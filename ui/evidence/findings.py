"""Findings as a reader reads them: the statement first, then what it is coded as and where it stands."""

import pandas as pd
import streamlit as st

from analysis.counts import size
from analysis.disclosure.distinct_people import count_rows
from analysis.disclosure.microdata import listing_of
from analysis.labels import column_titles, hidden_columns, read_cell, read_findings, read_value, tied_columns
from analysis.model.count import SUPPRESSED
from analysis.model.dataset import Dataset
from analysis.model.rows import FINDINGS, Holds
from analysis.model.schema import NOT_STATED
from analysis.selection import MOST_TAKEN, Selection
from ui.evidence.passages import passage_text
from ui.streamlit_internals import SAID_TOP
from ui.words import plain, row_of
from wording import findings as words

PER_PAGE = 25
NOT_LISTED = ("statement", "passage_anchor", "passage_words", "participant_id", "extent_count")


def list_findings(dataset: Dataset, selection: Selection, key: str) -> None:
    """The findings selected, a row each, a page at a time, numbered pages below."""
    pages = pages_of(dataset, selection)
    rows = st.container(gap="xxsmall")
    page = st.pagination(pages, key=f"{key}-page") if pages > 1 else 1
    start = (page - 1) * PER_PAGE
    with rows:
        if pages > 1:  # focus.js brings it into view and says it when another page is chosen
            number = selection.number_listed(dataset)
            with st.container(key=f"{SAID_TOP}{key}"):
                st.markdown(words.range_shown(start, min(start + PER_PAGE, number), number))
        for finding in selection.some(dataset, start, start + PER_PAGE).itertuples():
            show_finding(dataset, finding)


def pages_of(dataset: Dataset, selection: Selection) -> int:
    """How many pages the findings selected take."""
    return max(1, -(-selection.number_listed(dataset) // PER_PAGE))


def list_by(dataset: Dataset, selection: Selection, order: str, page: int) -> None:
    """One page of the findings selected, in one of `wording.findings.orders`: each under its group, with its details."""
    group = ""
    with st.container(gap="xxsmall"):
        for finding in selection.some(
            dataset, (page - 1) * PER_PAGE, page * PER_PAGE, words.GROUPED.get(order, "")
        ).itertuples():
            before, group = group, words.group_of(dataset, finding, order)
            if group != before:
                st.subheader(plain(group), anchor=False)
            show_finding(dataset, finding, f"findings-{finding.finding_id}")


def findings_as_table(dataset: Dataset, selection: Selection, columns: tuple[str, ...]) -> pd.DataFrame:
    """The findings selected that can be listed, for a file: a row each, under its number; those of `columns` that the study
    has, as it calls them."""
    read, titles = read_findings(dataset, selection.apply(dataset)), column_titles(dataset)
    table = read.set_index("finding_id")[[name for name in columns if name in read]]
    return table.rename(columns=titles).rename_axis(titles["finding_id"])


def unlisted(dataset: Dataset, selection: Selection) -> str:
    """Where small groups are hidden: that some of the findings counted are not listed, or none; '' where all of them are."""
    counted, listed_too = selection.rows(dataset), selection.number_listed(dataset)
    cut = words.FIRST_LISTED if dataset.stored and listed_too > MOST_TAKEN else ""
    if dataset.withholds_quotes and not listed_too:
        return words.QUOTES_WITHHELD
    withheld = words.QUOTES_WITHHELD if dataset.withholds_quotes else ""
    if not dataset.fewest or (size(dataset, counted) is not SUPPRESSED and listed_too == count_rows(dataset, counted)):
        return " ".join(each for each in (withheld, cut) if each)
    return " ".join(each for each in (words.SOME_LISTED if listed_too else words.NONE_LISTED, withheld, cut) if each)


def say_unlisted(dataset: Dataset, selection: Selection) -> None:
    """The same as a paragraph, where there is anything to say."""
    said = unlisted(dataset, selection)
    if said:
        st.markdown(said)


def show_finding(dataset: Dataset, finding, key: str | None = None) -> None:
    """One finding as a row; with a `key`, its passage, and a button to open its details."""
    if not key:
        st.markdown(row_of(dataset, finding))
        return
    with st.container(horizontal=True, vertical_alignment="top", gap="small", wrap=False):
        passage = passage_text(dataset, finding)
        st.markdown(f"{row_of(dataset, finding)}\n\n{passage}" if passage else row_of(dataset, finding), width="stretch")
        if st.button(f":small[{words.details_of(finding.finding_id)}]", key=key, type="tertiary"):
            show_details(dataset, finding.finding_id)


def show_details(dataset: Dataset, finding_id: str) -> None:
    """A dialog of everything that is known of one finding, and the other findings read from the same passage."""
    st.dialog(words.finding_called(finding_id), width="medium", position="right")(_show_details)(dataset, finding_id)


def _show_details(dataset: Dataset, finding_id: str) -> None:
    listing = listing_of(dataset)
    finding = next(listing.take(FINDINGS.that(Holds("finding_id", (finding_id,)))).itertuples())
    st.markdown(f"### {plain(finding.statement)}")
    st.table(_facts(dataset, finding), border="horizontal", hide_header=True, alt=words.coded_as(finding_id))
    if passage := passage_text(dataset, finding):
        st.markdown(f"#### {words.THE_PASSAGE}\n\n{passage}")
    _show_repeats(dataset, finding_id)
    others = FINDINGS.that(Holds("finding_id", (finding_id,), does=False))
    anchors = (finding.passage_anchor,) if finding.passage_anchor else ()
    same = listing.take(others.that(Holds("passage_anchor", anchors)))
    if len(same):
        st.markdown(f"#### {words.SAME_PASSAGE}")
        for other in same.itertuples():
            show_finding(dataset, other)
    if finding.passage_anchor:
        with st.expander(words.FOR_RESEARCHERS):
            st.markdown(words.passage_known_by(dataset, finding, bool(passage)))


def _show_repeats(dataset: Dataset, finding_id: str) -> None:
    """The findings that say this one again, which are not counted."""
    again = () if dataset.fewest else dataset.repeated.get(finding_id, ())
    if again:
        st.markdown(f"#### {words.SAID_AGAIN}")
        every = dataset.tables["findings"]
        for other in every[every["finding_id"].isin(again)].itertuples():
            show_finding(dataset, other)


def _facts(dataset: Dataset, finding) -> pd.DataFrame:
    rows, silent = [], (*NOT_LISTED, *hidden_columns(dataset))
    cells = dict(zip(dataset.findings, finding[1:], strict=True))  # by place: a column can be called anything
    for field in dataset.descriptor.table("findings").fields:
        if field.name in silent or (field.name == "answers" and finding.answers == NOT_STATED):
            continue
        rows.append((plain(field.title), plain(read_value(dataset, field, cells[field.name]))))
    rows += [(plain(each.label), plain(read_cell(dataset, each.column, cells[each.column]))) for each in tied_columns(dataset)]
    if "extent_count" in dataset.stated and not pd.isna(finding.extent_count):
        rows.append((plain(words.number_of_people(dataset)), str(finding.extent_count)))
    return pd.DataFrame(rows, columns=[words.ATTRIBUTE, words.VALUE]).set_index(words.ATTRIBUTE)
