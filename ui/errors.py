"""What a reader sees when a page fails: a short message with a reference number, which the server's log explains."""

import logging
import secrets

import streamlit as st

log = logging.getLogger("study")


def show_error(error: Exception) -> bool:
    """Log `error` under a new reference and show the reference. True: streamlit adds no text of its own."""
    reference = secrets.token_hex(3).upper()
    log.error("reference %s", reference, exc_info=error)
    st.error(
        "This page could not be drawn. Your filters are kept in the address: reload the page, or open another one. "
        f"Reference {reference}.",
        icon=":material/error:",
    )
    return True
