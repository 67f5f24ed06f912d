"""A button that makes a file when it is pressed, and says so where the file cannot be made."""

from collections.abc import Callable
from threading import Event
from time import sleep
from typing import Any

import streamlit as st

from ui.errors import note_error
from ui.state.address import shown_page
from wording.app.share import MAKING, NOT_MADE, refer_to

LONGEST = 300  # seconds that a page waits to hear whether the file was made
ON_ITS_WAY = 2.0  # seconds until the browser has heard where a file stands: a page that is drawn before takes that away
LOOKS = 0.25  # seconds between two looks, so that a reader who moves on need not wait


_making: set["Attempt"] = set()


def is_making() -> bool:
    """Whether any file is being made, of whichever visitor."""
    return bool(_making)


class NotMadeError(Exception):
    """A file could not be made; the text is the reference under which the server's log says why."""


class Attempt:
    """One press of the button: the server makes the file in a thread of its own, and the page hears here whether it could."""

    def __init__(self, write: Callable[[], bytes]):
        self._write, self._page = write, shown_page()
        self.done, self.reference = Event(), ""

    def make(self) -> bytes:
        """The file. Raises NotMadeError where it cannot be made, whatever the reason."""
        _making.add(self)
        try:
            return self._write()
        except Exception as error:
            self.reference = note_error(error, self._page)
            raise NotMadeError(self.reference) from None
        finally:
            _making.discard(self)
            self.done.set()


def offer_download(
    label: str,
    write: Callable[[], bytes],
    name: str,
    mime: str,
    key: str,
    *,
    after: Callable[[], None] | None = None,
    **look,
) -> None:
    """A button `label` that makes the file `name` by `write` when it is pressed; the rest of the page stays as it is.

    `look` is what `st.download_button` takes for it. Where the file cannot be made the page says so, with a reference. Once it
    is made `after` is called.
    """
    with st.container(width=look.get("width", "content")):  # the fragment's own would take all the width there is
        _offer(label, write, after, key, {"file_name": name, "mime": mime, "icon": ":material/download:"} | look)


@st.fragment
def _offer(label: str, write: Callable[[], bytes], after: Callable[[], None] | None, key: str, look: dict[str, Any]) -> None:
    held = f"{key}-attempt"
    pressed: Attempt | None = st.session_state.get(held)
    attempt = st.session_state[held] = Attempt(write)
    if st.download_button(label, attempt.make, key=key, **look) and pressed is not None:
        _tell(pressed)
        if after and pressed.done.is_set() and not pressed.reference:
            sleep(ON_ITS_WAY)
            after()


def _tell(attempt: Attempt) -> None:
    said = st.empty()
    for _ in range(int(LONGEST / LOOKS)):
        if attempt.done.wait(LOOKS):
            break
        said.markdown(MAKING)
    said.empty()
    if attempt.reference:
        said.error(
            refer_to(NOT_MADE, attempt.reference),
            icon=":material/error:",
        )
