"""One choice that belongs to a page, kept in the address."""

from collections.abc import Hashable

import streamlit as st

from ui.state.address import asks_for, show, take_over_one
from ui.words import plain

PAGE = "page"
OFF, ON = "off", "on"
MOST_DIGITS = 7  # of a page's number


def choose(label: str, options: dict[str, str], key: str, **look) -> str:
    """A select box of `options` (code to label); returns the code chosen, the first where the address names none. `look`
    is what `st.selectbox` takes for it."""
    _take_over(options, key)
    chosen = st.selectbox(
        label, list(options), format_func=lambda code: options.get(code, code), key=key, persist_state="session", **look
    )
    show(key, [chosen] if chosen != next(iter(options)) else [])
    return chosen


def choose_part(label: str, parts: dict[str, str], key: str) -> str:
    """The same as a row of buttons, for a few parts of a page."""
    _take_over(parts, key)
    chosen = st.segmented_control(
        label,
        list(parts),
        format_func=lambda code: plain(str(parts.get(code, code))),
        required=True,
        key=key,
        persist_state="session",
    )
    show(key, [chosen] if chosen != next(iter(parts)) else [])
    return chosen


def switched_on(label: str, key: str) -> bool:
    """A switch that is off unless the address or the reader has it on."""
    take_over_one(key, {OFF: OFF, ON: ON})
    st.session_state[key] = st.session_state.get(key) in (True, ON)
    is_on = st.toggle(label, key=key, persist_state="session")
    show(key, [ON] if is_on else [])
    return is_on


def page_chosen(pages: int, of: Hashable) -> int:
    """The page of a list that the address or the reader asks for, from 1; the first again once the list is `of` something
    else. `draw_pages` draws what chooses it."""
    is_asked = asks_for(PAGE)
    take_over_one(PAGE)
    held, before = str(st.session_state.get(PAGE, 1)), st.session_state.get(f"{PAGE}-of", of)
    page = int(held) if held.isdecimal() and len(held) < MOST_DIGITS else 1
    page = min(max(page, 1), pages) if is_asked or before == of else 1
    st.session_state[PAGE], st.session_state[f"{PAGE}-of"] = page, of
    show(PAGE, [str(page)] if page > 1 else [])
    return page


def draw_pages(pages: int, page: int) -> None:
    """Numbered pages, below a list that takes more than one: the one chosen is a new list, with numbers of its own."""
    if pages > 1:
        drawn = f"{PAGE}-{page}"
        st.pagination(pages, default=page, key=drawn, on_change=_turn_to, args=(drawn,))


def _turn_to(drawn: str) -> None:
    st.session_state[PAGE] = st.session_state[drawn]


def _take_over(options: dict[str, str], key: str) -> None:
    """What the address asks for; the first of the options where what was chosen is no longer among them."""
    take_over_one(key, options)
    if st.session_state.get(key) not in options:
        st.session_state[key] = next(iter(options))
