"""Sign-in, where the server's secrets name a provider (`[auth]` in secrets.toml): nothing is shown to who has not signed in.

Without such secrets none of it is there. Streamlit does the signing in, with Authlib; `ui/server/asked_address.py` keeps the
address that was asked for, and the files, from who has not.
"""

import os
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from ui.words import plain
from wording.app import sign_in as words

SITE_NAME = "SITE_NAME"  # in the environment
TURNED_AWAY = "sign_in_refused"  # the cookie of a browser whose sign-in has just failed


def sign_in_wanted() -> bool:
    """Whether the secrets name a provider. Raises ValueError where there are secrets that cannot be read, or whose part `auth`
    is spelled otherwise or lacks something: sign-in must not fail open."""
    for path in map(Path, st.get_option("secrets.files")):
        if not path.exists():
            continue
        try:
            held = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ValueError(words.cannot_be_read(path.name, str(error))) from None
        other = [name for name in held if name != "auth" and name.lower().strip() == "auth"]
        lacking = sorted({"redirect_uri", "cookie_secret"} - set(held.get("auth", ("redirect_uri", "cookie_secret"))))
        if other:
            raise ValueError(words.spelled_otherwise(path.name, other[0]))
        if lacking:
            raise ValueError(words.lacks(path.name, lacking))
        if "auth" in held:
            return True
    return False


def may_read() -> bool:
    """Whether the visitor may see the study: always where there is no sign-in."""
    return bool(st.user.get("is_logged_in", not sign_in_wanted()))


def site_name() -> str:
    """What those who run the site call it, else the host in its address; empty where there is neither. It says nothing of the
    study, whose title may be for invited readers, too."""
    return os.environ.get(SITE_NAME, "").strip() or urlsplit(st.context.url or "").hostname or ""


def ask_to_sign_in(statement) -> None:
    """Show the way in, that a sign-in has failed where it has, and the way to the `statement` on accessibility."""
    title = words.sign_in_to(site_name())
    st.set_page_config(page_title=title)
    st.title(plain(title), anchor=False)
    if st.context.cookies.get(TURNED_AWAY):
        st.error(words.TURNED_AWAY, icon=":material/error:")
    st.markdown(words.ASKED)
    st.button(words.SIGN_IN, type="primary", on_click=st.login)
    st.page_link(statement)


def offer_way_out() -> None:
    """The button that signs out, at the end of the menu."""
    if "is_logged_in" in st.user:
        st.sidebar.button(words.SIGN_OUT, on_click=st.logout, key="sign-out", type="tertiary", icon=":material/logout:")
