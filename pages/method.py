"""How the source was coded, what is counted, how far coders agreed, what is left open, every column, how to cite."""

import streamlit as st

from ui.sections.method import SECTIONS
from ui.state.choice import choose_part
from ui.state.shown_study import shown_study

dataset = shown_study()

st.title("Method", anchor=False)
section = choose_part("Part of this page", {part: part for part in SECTIONS}, "part")
st.header(section, anchor=False)
SECTIONS[section](dataset)
