"""Key messages as the reader sees them."""

import streamlit as st

from analysis.key_messages import Message, key_messages
from analysis.model.dataset import Dataset
from analysis.selection import Selection
from ui.state.links import link_to_counted
from ui.words import plain
from wording.key_messages import OUR_WORDS, lines_of, more_messages, nothing_shown

TILES = 4


def show_tiles(dataset: Dataset, selection: Selection) -> None:
    """The first key messages beside each other, each with the way to its findings."""
    every = key_messages(dataset, selection)
    messages = [message for message in every if message.shows]
    if messages:
        for column, message in zip(st.columns(TILES), messages[:TILES], strict=False):
            with column.container(border=True, height="stretch"):
                show_message(dataset, message)
    if hidden := nothing_shown(every):
        st.markdown(plain(hidden))
    if messages and "messages" in dataset.tables:
        st.markdown(f":small[{OUR_WORDS}]")


def show_other_messages(dataset: Dataset, selection: Selection) -> None:
    """The key messages that have no tile, folded."""
    others = [message for message in key_messages(dataset, selection) if message.shows][TILES:]
    if not others:
        return
    more = st.expander(more_messages(len(others)), key="messages", on_change="rerun")
    if more.open:
        with more:
            for message in others:
                show_message(dataset, message)


def show_message(dataset: Dataset, message: Message) -> None:
    """One message as a heading, what it is about, and the way to the findings that it rests on."""
    head, *others = lines_of(dataset, message)
    lead, _, rest = head.partition(". ")
    said = [f"## {plain(lead)}{'.' if rest else ''}", plain(rest), *(f":small[{plain(line)}]" for line in others)]
    st.markdown("\n\n".join(part for part in said if part))
    link_to_counted(dataset, message.selection, message.n)
