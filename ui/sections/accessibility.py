"""The accessibility statement, in the form that public bodies of the United Kingdom have to publish it.

What only the publisher of the app can say is read from the environment; what is not set there says so on the page.
"""

import os

import streamlit as st

from ui.words import plain
from wording.app.accessibility import ASKED, USE, applies_to, parts_of, to_fill_in


def said(name: str) -> str:
    """What the environment says, as Markdown; where it says nothing, that it has to be filled in."""
    given = os.environ.get(name, "").strip()
    return plain(given) if given else to_fill_in(name, plain(name))


def show_statement(service: str) -> None:
    """The statement for the site of this name."""
    given = {name: said(name) for name in ASKED}
    st.markdown(applies_to(plain(service), given["ACCESSIBILITY_PUBLISHER"]))
    st.markdown(USE)
    for head, words in parts_of(given):
        st.header(head, anchor=False)
        st.markdown(words)
