"""Key messages as the reader sees them."""

import streamlit as st

from analysis.key_messages import Message
from analysis.model.dataset import Dataset
from ui.state.links import link_to_counted
from ui.words import plain
from wording.key_messages import lines_of


def show_message(dataset: Dataset, message: Message) -> None:
    """One message, what it is about, and the way to the findings that it rests on."""
    head, *others = lines_of(dataset, message)
    st.markdown("  \n".join([f"**{plain(head)}**", *(plain(line) for line in others)]))
    link_to_counted(dataset, message.selection, message.n)
