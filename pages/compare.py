"""Groups side by side, by any attribute that the study codes; one group beside another."""

import streamlit as st

from analysis.barriers_facilitators import SIDES
from analysis.compare import attribute_of, attributes
from analysis.ratings import are_crossed, are_said_by_rating
from ui.cards.card import show_card
from ui.cards.compare import SUPPORT
from ui.cards.ratings import people_rating_card, said_by_rating_card
from ui.cards.registry import card_of
from ui.sections.compare import EXPERIENCE, choose_pair, link_to_few, show_beside
from ui.state.choice import choose_part
from ui.state.empty import end_page
from ui.state.page_top import open_page
from ui.state.shown_study import shown_study
from ui.streamlit_internals import BY
from wording import compare
from wording.experience import RATED_THEMSELVES

shown = open_page("Compare", compare.about(shown_study()))
dataset, selection, findings = shown
names = attributes(dataset, selection)
if not names:
    st.markdown(compare.ONE_GROUP)
    end_page()
has_experience, has_sides = EXPERIENCE in dataset.stated, dataset.has_themes_that(*SIDES)
attribute = choose_part(compare.by(has_experience), {name: attribute_of(dataset, name).label for name in names}, BY)

if has_experience and not selection.fixes(attribute, EXPERIENCE):
    show_card(dataset, card_of(dataset, selection, f"compare.{attribute}"))
    link_to_few(dataset, selection, attribute)

if not (has_experience or has_sides or selection.fixes(attribute)):
    show_card(dataset, card_of(dataset, selection, f"themes-by.{attribute}"))

st.header(compare.ONE_AND_ANOTHER, anchor=False)
st.markdown(compare.no_verdict(dataset))
show_beside(dataset, selection, choose_pair(dataset, selection, attribute))

if (has_experience or has_sides) and not selection.fixes(attribute):
    show_card(dataset, card_of(dataset, selection, f"themes-by.{attribute}"))

if attribute == SUPPORT and (are_crossed(dataset) or are_said_by_rating(dataset)):
    st.header(RATED_THEMSELVES, anchor=False)
    if are_crossed(dataset):
        show_card(dataset, people_rating_card(dataset, selection))
    if are_said_by_rating(dataset):
        show_card(dataset, said_by_rating_card(dataset, findings, selection))
