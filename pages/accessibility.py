"""The accessibility statement of whoever publishes the app."""

import streamlit as st

from ui.sections.accessibility import show_statement
from ui.state.shown_study import served_study

st.title("Accessibility statement", anchor=False)
show_statement(served_study().descriptor.title)
