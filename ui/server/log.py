"""What the server writes down: a line each for what happens to it and to visits, with the time, and nothing about a visitor."""

import logging
import time

from ui.streamlit_internals import log_errors_once

LINE = "%(asctime)s %(levelname)s %(message)s"
TIME = "%Y-%m-%dT%H:%M:%SZ"


def begin_log() -> None:
    """Have the lines of this app on standard error, with the time in UTC, and each error once: to be called once."""
    form = logging.Formatter(LINE, TIME)
    form.converter = time.gmtime
    handler = logging.StreamHandler()
    handler.setFormatter(form)
    log = logging.getLogger("study")
    log.setLevel(logging.INFO)
    log.addHandler(handler)
    log_errors_once()
