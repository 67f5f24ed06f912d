"""Who was interviewed, and what the list does not say. People are counted here, whatever the other pages count."""

import streamlit as st

from analysis.counts import size
from analysis.participants import filters_not_about_people, people_shown, programmes_listed, with_findings
from ui.cards.card import show_card
from ui.cards.registry import BY_BOTH, card_of, people_cards, sources
from ui.sections.participants import show_list, show_unsaid
from ui.state.empty import explain_empty
from ui.state.page_top import begin_page, say_shown
from ui.state.shown_study import shown_study
from ui.words import plain
from wording.participants import AMONG_FINDINGS, NOBODY, UNSAID, about_participants, how_tied, set_apart, without_effect
from wording.selection import describe, describe_people

dataset = shown_study()
shown = begin_page(
    "Participants", plain(about_participants(dataset, size(dataset, dataset.listed), programmes_listed(dataset)))
)
selection, people = shown.selection, people_shown(dataset, shown.selection)

say_shown(dataset, describe_people(dataset, selection))
if dataset.ties:
    st.markdown(how_tied(dataset, with_findings(dataset, people)))
if unheeded := filters_not_about_people(dataset, selection):
    st.markdown(plain(without_effect(unheeded)))

if size(dataset, people) != 0:
    listed, charts = st.columns([3, 2])
    with listed:
        show_list(dataset, people)
        st.header(UNSAID, anchor=False)
        show_unsaid(dataset, selection)
    with charts:
        for name in people_cards(dataset):
            show_card(dataset, card_of(dataset, selection, name))
    if BY_BOTH in sources(dataset):
        show_card(dataset, card_of(dataset, selection, BY_BOTH))
else:
    st.markdown(NOBODY)
    st.header(UNSAID, anchor=False)
    show_unsaid(dataset, selection)

if selection.active:
    st.header(AMONG_FINDINGS, anchor=False)
    st.markdown(f"{plain(describe(selection, dataset))} {set_apart(dataset)}")
if size(dataset, shown.findings) == 0:
    explain_empty(dataset, selection)
