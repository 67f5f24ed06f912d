"""What hinders and what helps: the themes of each side, one of them in full, who is named, for how many it holds."""

import streamlit as st

from analysis.barriers_facilitators import SIDES
from ui.cards.card import show_card
from ui.cards.registry import card_of
from ui.sections.barriers_facilitators import (
    PART,
    gloss_short_names,
    open_theme,
    parts_held,
    show_theme,
    themes_in_order,
)
from ui.sections.sensitivity import show_sensitivity
from ui.state.choice import choose_part
from ui.state.empty import end_page
from ui.state.page_top import open_page
from ui.state.shown_study import shown_study
from ui.words import plain
from wording.barriers_facilitators import NOT_CODED, PARTS, TITLE, what_the_page_answers
from wording.barriers_facilitators import PART as PART_OF_PAGE

shown = open_page(TITLE, plain(what_the_page_answers(shown_study())))
dataset, selection, findings = shown
themes = themes_in_order(dataset, findings)
if not themes:
    st.markdown(NOT_CODED)
    end_page()

show_card(dataset, card_of(dataset, selection, "what-helps-and-what-hinders"), lambda row: open_theme(themes[int(row)]))
gloss_short_names(dataset, themes)
show_sensitivity(dataset, selection, dataset.kinds_that(*SIDES))

theme_part, actors_part, _ = PARTS
parts = parts_held(dataset)
part = choose_part(PART_OF_PAGE, {each: each for each in parts}, PART) if len(parts) > 1 else theme_part
if part == theme_part:
    show_theme(dataset, selection, themes)
elif part == actors_part:
    show_card(dataset, card_of(dataset, selection, "who-helps-and-who-hinders"))
else:
    show_card(dataset, card_of(dataset, selection, "for-how-many"))
