"""Sign-in, where the server's secrets name a provider (`[auth]` in secrets.toml): nothing is shown to who has not signed in.

Without such secrets none of it is there. Streamlit does the signing in, with Authlib; `ui/server/asked_address.py` keeps the
address that was asked for, and the files, from who has not.
"""

import streamlit as st

from ui.streamlit_internals import sign_in_wanted
from wording.app.sign_in import ASKED, SIGN_IN, SIGN_OUT, TITLE


def may_read() -> bool:
    """Whether the visitor may see the study: always where there is no sign-in."""
    return bool(st.user.get("is_logged_in", not sign_in_wanted()))


def ask_to_sign_in(pages: list) -> None:
    """Show the way in, and nothing else; `pages` are known by their addresses, so that none is said not to exist."""
    st.navigation(pages, position="hidden")
    st.set_page_config(page_title=TITLE)
    st.title(TITLE, anchor=False)
    st.markdown(ASKED)
    st.button(SIGN_IN, type="primary", on_click=st.login)


def offer_way_out() -> None:
    """The button that signs out, at the end of the menu."""
    if "is_logged_in" in st.user:
        st.sidebar.button(SIGN_OUT, on_click=st.logout, key="sign-out", type="tertiary", icon=":material/logout:")
