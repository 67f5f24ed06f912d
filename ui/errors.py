"""What a reader sees when a page fails: a short message with a reference number, which the server's log explains."""

import logging
import secrets

import streamlit as st

from ui.state.address import keep_address
from wording.app.share import NOT_DRAWN, refer_to

log = logging.getLogger("study")


def note_error(error: Exception) -> str:
    """Log `error` under a new reference; returns the reference."""
    reference = secrets.token_hex(3).upper()
    log.error("reference %s", reference, exc_info=error)
    return reference


def show_error(error: Exception) -> bool:
    """Log `error` under a new reference and show the reference; the address keeps the filters, and that a study is a visitor's
    own. True: streamlit adds no text of its own."""
    keep_address()
    st.error(
        refer_to(NOT_DRAWN, note_error(error)),
        icon=":material/error:",
    )
    return True
