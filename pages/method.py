"""How the report was coded, how far two coders agreed, what the source leaves open, every column, how to cite."""

import streamlit as st

from ui.method import SECTIONS
from ui.study import shown_study

dataset = shown_study()

st.title("Method", anchor=False)
section = st.segmented_control(
    "Part of this page", list(SECTIONS), default=next(iter(SECTIONS)), required=True, key="part", bind="query-params"
)
st.header(section, anchor=False)
SECTIONS[section](dataset)
