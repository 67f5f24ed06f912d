"""The study at a glance: what it stresses, what helps and hinders, support, limitations, who should act, the questions."""

import streamlit as st

from analysis.barriers_facilitators import SIDES
from analysis.recommendations import has_linked
from analysis.sensitivity import led_by
from analysis.theme_tree import leads_with_themes
from ui.cards.barriers_facilitators import most_told_card
from ui.cards.card import show_card
from ui.cards.registry import card_of
from ui.sections.limitations import show_first_limitations
from ui.sections.messages import show_other_messages, show_tiles
from ui.sections.questions import show_questions
from ui.sections.recommendations import barrier_table
from ui.sections.sensitivity import show_sensitivity
from ui.sections.themes import show_themes
from ui.state.on_page import note_shown
from ui.state.page_top import open_page
from ui.state.shown_study import shown_study
from ui.words import plain
from wording.overview import BARRIERS, about_study

MOST_THEMES, MOST_BARRIERS = 5, 5

study = shown_study()
shown = open_page(study.descriptor.title, plain(about_study(study)))
dataset, selection, findings = shown

show_tiles(dataset, selection)
if dataset.has_themes_that(*SIDES):
    show_card(dataset, most_told_card(dataset, selection, MOST_THEMES))
    show_sensitivity(dataset, selection, led_by(dataset))
if leads_with_themes(dataset):
    show_themes(dataset, selection)
show_other_messages(dataset, selection)
if "sponsor_support" not in dataset.stated or selection.fixes("sponsor_support", "experience"):  # one bar, or of one colour
    show_first_limitations(dataset, selection)
else:
    support, limitations = st.columns(2)
    with support:
        show_card(dataset, card_of(dataset, selection, "sponsor-support-stated"))
    with limitations:
        show_first_limitations(dataset, selection)
if has_linked(dataset):
    st.header(BARRIERS, anchor=False)
    barrier_table(dataset, selection, most=MOST_BARRIERS)
    note_shown(card_of(dataset, selection, "barriers-and-recommendations"))
show_questions(dataset, selection)
