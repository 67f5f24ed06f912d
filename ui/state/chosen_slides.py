"""The deck that a presenter has put together: kept for the visit, and in the link of every page."""

import streamlit as st

from ui.state.address import asks_for, show, take_over
from wording.cards import is_in_deck

KEY = "slides"


def keep_deck(names: dict[str, str], story: tuple[str, ...]) -> None:
    """Take the deck over from a new address that names one, and put it into the address where it is not the `story`.

    `names`: every slide that there can be; others are dropped. A link without a deck leaves it as it is.
    """
    if asks_for(KEY):
        take_over(KEY, names)
    deck = tuple(name for name in st.session_state.get(KEY, ()) if name in names) or story
    st.session_state[KEY] = list(deck)
    show(KEY, deck if deck != story else ())


def deck() -> tuple[str, ...]:
    """The names of the slides, in order."""
    return tuple(st.session_state.get(KEY, ()))


def asked_for() -> tuple[str, ...]:
    """The names that the deck has or the address asks for, whether there are such slides or not."""
    return (*deck(), *st.query_params.get_all(KEY))


def change_deck(names: tuple[str, ...]) -> None:
    """Put other slides, or the same in another order, in place of the deck."""
    st.session_state[KEY] = list(names)


def add_to_deck(name: str) -> None:
    """Put a slide at the end of the deck and say so."""
    change_deck((*deck(), name))
    st.toast(is_in_deck(len(deck())), icon=":material/slideshow:")
