"""What a reader sees when a page or a part of it fails: a short message with a reference, which the server's log explains."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from analysis.engines.engine import STOPPED, EngineError
from ui.state.address import keep_address, shown_page
from ui.state.shown_study import own_study
from wording.app.share import CHART_NOT_DRAWN, NOT_COUNTED, NOT_DRAWN, NOT_DRAWN_OF_OWN, refer_to

log = logging.getLogger("study")


def note_error(error: Exception, page: str = "") -> str:
    """Log `error` under a new reference, with the `page` where it happened; returns the reference."""
    reference = secrets.token_hex(3).upper()
    log.error("reference %s on %s", reference, page or shown_page() or "no page", exc_info=error)
    return reference


def show_error(error: Exception) -> bool:
    """Log `error` under a new reference and show the reference; the address keeps the filters, and that a study is a visitor's
    own. True: streamlit adds no text of its own."""
    keep_address()
    say_failed(NOT_DRAWN_OF_OWN if own_study() else NOT_DRAWN, error)
    return True


def say_failed(said: str, error: Exception) -> None:
    """Log `error` under a new reference and show what is `said` of it, with the reference; of an engine, why, and nothing is
    logged where the reader has stopped it."""
    if isinstance(error, EngineError):
        said = NOT_COUNTED[error.why]
        if error.why == STOPPED:
            st.info(said, icon=":material/stop_circle:")
            return
    st.error(refer_to(said, note_error(error)), icon=":material/error:")


@contextmanager
def chart_may_fail() -> Iterator[None]:
    """Draw a chart within: where that fails the page says so in its place, and goes on."""
    try:
        yield
    except Exception as error:
        say_failed(CHART_NOT_DRAWN, error)
