"""Key messages as the reader sees them."""

import streamlit as st

from analysis.key_messages import Message
from analysis.model.dataset import Dataset
from analysis.units import is_hidden
from ui.state.links import link_to_counted
from ui.words import plain
from wording.text import first_upper


def show_message(dataset: Dataset, message: Message) -> None:
    """One message, what it is about, and the way to the findings that it rests on."""
    st.markdown("  \n".join(plain(line) if number else f"**{plain(line)}**" for number, line in enumerate(lines_of(message))))
    link_to_counted(dataset, message.selection, message.n)


def lines_of(message: Message) -> list[str]:
    """The message line by line, the first of them its head: what the study gives says itself first."""
    if message.of is None:
        return [message.about, first_upper(message.sentence)]
    lines = [message.sentence]
    if message.quantifier:
        lines.append(f"In the source’s words: {message.quantifier}.")
    if shown_in_part(message):
        lines.append(shown_in_part(message))
    return lines


def shown_in_part(message: Message) -> str:
    """'1 of the 2 findings that it rests on is shown.'; '' where all are, and where that is hidden."""
    if is_hidden(message.shown) or message.shown == message.of:
        return ""
    return f"{message.shown} of the {message.of} findings that it rests on {'is' if message.shown == 1 else 'are'} shown."
