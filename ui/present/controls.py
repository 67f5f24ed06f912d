"""What steers a presentation: which slide is shown, the way back, the buttons below a slide, which its keys press.

`present.js` listens for the keys and presses the button of that name.
"""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from analysis.model.dataset import Dataset
from analysis.selection import Selection
from ui.cards.card import Card
from ui.evidence.drawer import open_drawer
from ui.present.choose_slides import choose_slides
from ui.present.slide import has_table, mark_clicked, shows_table, switch_to_table
from ui.present.standard_deck import slide_names, story
from ui.state.address import came_from, show, take_over_one
from ui.state.chosen_slides import deck
from ui.state.links import link_to_findings, lists_any
from ui.streamlit_internals import SLIDE, of_slide
from ui.words import plain
from wording.app import present as words
from wording.cards import BEHIND
from wording.selection import describe

HOME = "overview"
PAGES = Path("..") / "pages"


def slide_number(total: int) -> int:
    """The number of the slide shown, from 1: what the address or the last button asks for, within the deck."""
    take_over_one(SLIDE)
    asked = str(st.session_state.get(SLIDE, ""))[:6]
    number = min(max(int(asked) if asked.isdecimal() else 1, 1), total)
    st.session_state[SLIDE] = str(number)
    show(SLIDE, [str(number)])
    return number


def show_leave() -> None:
    """The button that leads back to where Present was opened from."""
    if st.button(words.LEAVE, key=of_slide("leave"), icon=":material/close:", type="tertiary"):
        st.switch_page(PAGES / f"{came_from() or HOME}.py")


def show_foot(
    dataset: Dataset, selection: Selection, card: Card | None, place: tuple[int, int], offer_deck: Callable[[], None]
) -> None:
    """Whose study it is and what is shown of it; the buttons. `place`: the slide's number, and of how many; `offer_deck` draws
    the button that downloads them."""
    shown = "" if selection.leaves_all(dataset) else describe(selection, dataset)
    with st.container(key=of_slide("source")):
        st.markdown(plain(words.source_line(dataset, shown)))
    with st.container(key=of_slide("foot"), horizontal=True, vertical_alignment="center"):
        with st.container(key=of_slide("steps"), horizontal=True, vertical_alignment="center", width="content"):
            _show_steps(*place)
        _show_evidence(dataset, selection, card)
        with st.container(key=of_slide("always"), horizontal=True, vertical_alignment="center", width="content"):
            if st.button(words.CHOOSE, key=of_slide("choose"), icon=":material/reorder:", type="tertiary"):
                choose_slides(slide_names(dataset, deck()), story(dataset))
            offer_deck()
            st.button(words.FULL_SCREEN, key=of_slide("full-screen"), icon=":material/fullscreen:", type="tertiary")
            show_leave()


def _show_steps(number: int, total: int) -> None:
    steps = (
        (words.FIRST, "first", 1, ":material/first_page:", number == 1),
        (words.PREVIOUS, "previous", number - 1, ":material/chevron_left:", number == 1),
        (words.NEXT, "next", number + 1, ":material/chevron_right:", number == total),
        (words.LAST, "last", total, ":material/last_page:", number == total),
    )
    for label, name, to, icon, idle in steps:
        if name == "next":
            with st.container(key=of_slide("position"), width="content"):
                st.markdown(words.position(number, total))
        st.button(label, key=of_slide(name), icon=icon, type="tertiary", disabled=idle, on_click=_go_to, args=(to,))


def _show_evidence(dataset: Dataset, selection: Selection, card: Card | None) -> None:
    if card is None:
        if lists_any(dataset, selection):
            link_to_findings(selection, words.FINDINGS_LINK)
        return
    icon = ":material/format_list_bulleted:"
    lists = card.opens and lists_any(dataset, card.marks[0].selection)
    pressed = lists and st.button(BEHIND, key=of_slide("behind"), icon=icon, type="tertiary")
    clicked = mark_clicked()
    if card.opens and (pressed or clicked is not None):
        open_drawer(dataset, card.marks, clicked or "")
    if has_table(card):
        label, icon = (words.CHART, ":material/bar_chart:") if shows_table() else (words.TABLE, ":material/table:")
        st.button(label, key=of_slide("view"), icon=icon, type="tertiary", on_click=switch_to_table)


def _go_to(number: int) -> None:
    st.session_state[SLIDE] = str(number)
