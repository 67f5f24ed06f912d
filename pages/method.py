"""How the source was coded, what is counted, how far coders agreed, what is left open, every column, how to cite."""

import streamlit as st

from ui.citations import offer_citations
from ui.sections.blocks import show_blocks
from ui.sections.method import SECTIONS, parts_of
from ui.state.choice import choose_part
from ui.state.page_top import draw_top
from ui.state.shown_study import shown_study
from ui.style.paper_head import say_on_paper
from wording.app.method import CITE, PART, TITLE, one_part_of

dataset = shown_study()

draw_top(TITLE)
section = choose_part(PART, {part: part for part in parts_of(dataset)}, "part")
st.header(section, anchor=False)
say_on_paper(one_part_of(len(parts_of(dataset))))
show_blocks(SECTIONS[section](dataset))
if section == CITE:
    offer_citations(dataset, "method")
