"""What a reader sees when a page fails: a short message with a reference number, which the server's log explains."""

import logging
import secrets

import streamlit as st

log = logging.getLogger("study")


REFERENCE = "Reference {}."


def note_error(error: Exception) -> str:
    """Log `error` under a new reference; returns the reference."""
    reference = secrets.token_hex(3).upper()
    log.error("reference %s", reference, exc_info=error)
    return reference


def show_error(error: Exception) -> bool:
    """Log `error` under a new reference and show the reference. True: streamlit adds no text of its own."""
    st.error(
        "This page could not be drawn. Your filters are kept in the address: reload the page, or open another one. "
        + REFERENCE.format(note_error(error)),
        icon=":material/error:",
    )
    return True
