"""What the numbers count, findings or people, and which of them are hidden: as notes beside them, and in full on Method."""

import pandas as pd
import streamlit as st

from analysis.model.dataset import FINDINGS, PEOPLE, Dataset
from ui.cards.notes import show_notes
from wording.app.counting import LISTED, NOT_SEARCHED, RULE, SAME_FOR_ALL, WHICH_HIDDEN, on_unit, small_groups
from wording.how_to_read import HOW_TO_READ


def counting_notes(dataset: Dataset) -> pd.DataFrame:
    """What is counted and why, and whether small groups are hidden. Columns: title, text."""
    findings, people = (dataset.counting(unit, dataset.fewest) for unit in (FINDINGS, PEOPLE if dataset.ties else FINDINGS))
    notes = [on_unit(dataset, len(findings.findings) - len(people.findings))]
    if dataset.fewest:
        notes.append(small_groups(dataset.fewest))
    return pd.DataFrame(notes, columns=["title", "text"])


def explain_counting(dataset: Dataset) -> None:
    """The same and how to read the numbers; the rule by which they are hidden, and what that means for findings read one
    by one."""
    show_notes(counting_notes(dataset))
    show_notes(pd.DataFrame(HOW_TO_READ[1:], columns=["title", "text"]))
    if dataset.fewest:
        st.subheader(WHICH_HIDDEN, anchor=False)
        for paragraph in (RULE.format(fewest=dataset.fewest), SAME_FOR_ALL, LISTED, NOT_SEARCHED):
            st.markdown(paragraph)
