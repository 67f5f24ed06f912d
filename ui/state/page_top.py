"""What every reading page begins with: its title, one sentence, how far it can be trusted, the filters, what they show."""

import pandas as pd
import streamlit as st

from analysis.model.dataset import Dataset
from analysis.theme_tree import themes_hidden
from ui.state.address import unknown
from ui.state.filters import draw_filter_row, draw_reset
from ui.state.shown_findings import Shown, end_if_empty, shown_findings
from ui.state.shown_study import shown_study
from ui.state.smallest_group import offer_smallest, who_set
from ui.streamlit_internals import SHOWN, TRUST
from ui.words import plain
from wording.app.counting import what_hiding_costs
from wording.app.method import CODED, LIMITATIONS
from wording.filters import not_known
from wording.selection import describe
from wording.study import TRUST_LINK, trust_strip

METHOD = "../pages/method.py"


def open_page(title: str, about: str = "") -> Shown:
    """Draw the top of a page and give what the filters show; the page ends here where that is nothing."""
    shown = begin_page(title, about)
    say_shown(shown.dataset, describe(shown.selection, shown.dataset), shown.findings)
    end_if_empty(shown)
    return shown


def begin_page(title: str, about: str = "") -> Shown:
    """The same for a page that says itself what is shown, because it narrows it further or counts something else."""
    draw_top(title, about)
    draw_filter_row(shown_study())
    return shown_findings()


def draw_top(title: str, about: str = "") -> None:
    """The title, a sentence on what the page answers, and the trust strip."""
    st.title(plain(title), anchor=False)
    if about:
        st.markdown(about)
    _say_trust(shown_study())


def say_shown(dataset: Dataset, said: str, findings: pd.DataFrame | None = None) -> None:
    """What is shown, in a line that screen readers announce; what was asked for that the study does not have; and where small
    groups are hidden, what that costs of the `findings` shown, who set it, and for an own study the field for it."""
    with st.container(horizontal=True, vertical_alignment="center", key=SHOWN):
        st.info(plain(said))
        draw_reset(dataset)
    if missed := not_known(dataset, unknown()):
        st.warning(plain(missed))
    if dataset.fewest:
        cost = what_hiding_costs(dataset, *((0, 0) if findings is None else themes_hidden(dataset, findings)))
        st.markdown(f":small[{plain(f'{cost} {who_set(dataset)}')}]")
    offer_smallest(dataset)


def _say_trust(dataset: Dataset) -> None:
    where = LIMITATIONS if dataset.ties or "notes" in dataset.tables else CODED
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=TRUST):
        st.markdown(plain(trust_strip(dataset)), width="content")
        st.page_link(METHOD, label=TRUST_LINK, width="content", query_params={"part": where})
