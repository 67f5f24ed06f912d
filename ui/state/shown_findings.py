"""What every page about findings begins with: what is shown, said in a sentence, and an end where that is nothing."""

from typing import NamedTuple

import streamlit as st

from analysis.counts import size
from analysis.model.count import is_at_least
from analysis.model.dataset import Dataset
from analysis.model.rows import Rows
from analysis.selection import Selection
from ui.state.empty import end_page, explain_empty
from ui.state.filters import shared_selection
from ui.state.shown_study import shown_study
from ui.words import plain
from wording.selection import describe


class Shown(NamedTuple):
    """The study, what the shared filters select, and the findings to count that this leaves (columns of `dataset.coded`)."""

    dataset: Dataset
    selection: Selection
    findings: Rows

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to show: no finding is left, or how many there are is hidden."""
        return not is_at_least(size(self.dataset, self.findings), 1)


def shown_findings() -> Shown:
    """What the shared filters show of the study."""
    dataset = shown_study()
    selection = shared_selection(dataset)
    return Shown(dataset, selection, selection.rows(dataset))


def say_what_is_shown(shown: Shown) -> None:
    """The 'Showing …' sentence; the page ends here where no finding is left."""
    st.markdown(plain(describe(shown.selection, shown.dataset)))
    end_if_empty(shown)


def end_if_empty(shown: Shown) -> None:
    """Where there is nothing to show, say which filter to loosen and end the page."""
    if shown.is_nothing:
        explain_empty(shown.dataset, shown.selection)
        end_page()
