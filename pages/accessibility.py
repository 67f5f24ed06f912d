"""The accessibility statement of the publisher of the app: for everybody, also where the study is for invited readers."""

import streamlit as st

from ui.sections.accessibility import show_statement
from ui.sign_in import may_read, site_name
from ui.state.page_top import draw_top
from ui.state.shown_study import served_study
from wording.app.accessibility import TITLE
from wording.app.sign_in import SIGN_IN

if may_read():
    draw_top(TITLE)
    show_statement(served_study().descriptor.title)
else:
    st.title(TITLE, anchor=False)
    st.page_link("../pages/overview.py", label=SIGN_IN)
    show_statement(site_name())
