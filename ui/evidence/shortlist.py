"""The first few of some findings, and the way to all of them: for pages that show several such lists."""

from collections.abc import Callable

import streamlit as st

from analysis.model.dataset import Dataset
from analysis.selection import Selection
from ui.evidence.findings import say_unlisted, show_finding
from ui.state.links import link_to_counted, link_to_findings
from ui.words import LONGEST_IN_LIST, plain
from wording.findings import in_brackets, see_all
from wording.text import cut


def list_first(dataset: Dataset, selection: Selection, most: int = 6) -> None:
    """Up to `most` of the findings selected, then a link that opens all of them in Findings.

    Where small groups are hidden these may be fewer than are counted: that is said first.
    """
    say_unlisted(dataset, selection)
    for finding in selection.some(dataset, 0, most).itertuples():
        show_finding(dataset, finding)
    number = selection.number_listed(dataset)
    if number > most:
        link_to_findings(selection, see_all(number, most, bool(dataset.fewest)))


def list_in_short(dataset: Dataset, selection: Selection, most: int, said_of: Callable) -> None:
    """Up to `most` of the findings selected, a line each, then a link to all that were counted.

    `said_of` gives what stands in brackets after each statement, before its number.
    """
    say_unlisted(dataset, selection)
    lines = [
        f"- {plain(in_brackets(cut(each.statement, LONGEST_IN_LIST), said_of(each), each.finding_id))}"
        for each in selection.some(dataset, 0, most).itertuples()
    ]
    if lines:
        st.markdown("\n".join(lines))
    link_to_counted(dataset, selection, selection.number_counted(dataset))
