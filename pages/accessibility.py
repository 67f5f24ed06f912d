"""The accessibility statement of the publisher of the app."""

import streamlit as st

from ui.sections.accessibility import show_statement
from ui.state.shown_study import served_study
from wording.app.accessibility import TITLE

st.title(TITLE, anchor=False)
show_statement(served_study().descriptor.title)
