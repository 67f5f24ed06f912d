"""The charts as slides: full screen, one message each, by keyboard; every filter as it is set on the other pages."""

from functools import partial

import streamlit as st

from ui.present.controls import show_foot, show_leave, slide_number
from ui.present.slide import show_slide
from ui.present.standard_deck import told
from ui.share.share import offer_deck
from ui.state.chosen_slides import deck
from ui.state.shown_findings import say_what_is_shown, shown_findings
from ui.streamlit_internals import SLIDE, of_slide
from wording.app.present import NOTHING

shown = shown_findings()
dataset, selection, findings = shown
names, left_out = told(dataset, selection, deck())
number = slide_number(len(names))

if shown.is_nothing:
    with st.container(key=SLIDE):  # where the keys work
        st.title(NOTHING, anchor=False)
        show_leave()
        say_what_is_shown(shown)

with st.container(key=SLIDE):
    card = show_slide(dataset, selection, names[number - 1], left_out if number == len(names) else "")
    show_foot(dataset, selection, card, (number, len(names)), partial(offer_deck, dataset, selection, of_slide("powerpoint")))
