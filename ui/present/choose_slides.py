"""Which slides the deck has, and in what order: a list to be changed by buttons and numbers, so by keyboard too."""

import streamlit as st

from ui.state.chosen_slides import change_deck, deck
from ui.state.shown_study import own_study
from ui.words import plain, plain_name
from wording.app import present as words

ADD = "slides-to-add"


@st.dialog(words.CHOOSE_AND_ORDER, width="large", on_dismiss="rerun")
def choose_slides(names: dict[str, str], story: tuple[str, ...]) -> None:
    """Remove, move and add slides. `names`: every slide that there can be, and what it is called."""
    held = deck()
    st.markdown(words.DECK_OF_VISIT if own_study() else words.DECK_IN_ADDRESS)
    with st.container(gap="xxsmall"):
        for place, name in enumerate(held):
            _show_row(held, place, names[name])
    rest = [name for name in names if name not in held]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(words.ANOTHER, rest, format_func=lambda name: names.get(name, name), key=ADD, disabled=not rest)
        st.button(words.ADD, key="slides-add", on_click=_add, icon=":material/add:", disabled=not rest)
    st.button(
        words.STANDARD,
        key="slides-standard",
        on_click=change_deck,
        args=(story,),
        icon=":material/undo:",
        disabled=held == story,
    )


def _show_row(held: tuple[str, ...], place: int, label: str) -> None:
    name, number = held[place], place + 1
    with st.container(horizontal=True, vertical_alignment="center", key=f"deck-{name.replace('.', '-')}"):
        key, said = f"place-{number}-{name}", words.place_of(plain_name(label))  # a new field where the slide has moved
        st.text_input(
            said, str(number), key=key, width=64, label_visibility="collapsed", on_change=_move, args=(name, key, number)
        )
        st.markdown(plain(label), width="stretch")
        _button(words.move_earlier(number), f"earlier-{name}", "arrow_upward", not place, _swap, place, place - 1)
        _button(words.move_later(number), f"later-{name}", "arrow_downward", number == len(held), _swap, place, number)
        _button(words.remove(number), f"remove-{name}", "delete", len(held) == 1, _remove, name)


def _button(label: str, key: str, icon: str, idle: bool, does, *arguments) -> None:
    """Keyed by slide, not by place: the focus goes along with a slide that moves."""
    st.button(label, key=key, icon=f":material/{icon}:", disabled=idle, on_click=does, args=arguments)


def _move(name: str, key: str, number: int) -> None:
    """Put a slide where its number says; anything else than a number leaves it where it is."""
    typed = st.session_state[key].strip()
    st.session_state[key] = str(number)
    if typed.isdecimal():
        names = [each for each in deck() if each != name]
        names.insert(max(int(typed), 1) - 1, name)
        change_deck(tuple(names))


def _swap(place: int, other: int) -> None:
    names = list(deck())
    names[place], names[other] = names[other], names[place]
    change_deck(tuple(names))


def _remove(name: str) -> None:
    change_deck(tuple(each for each in deck() if each != name))


def _add() -> None:
    change_deck((*deck(), st.session_state[ADD]))
