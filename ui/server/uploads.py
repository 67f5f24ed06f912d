"""How many uploads a server takes, at once and in all, and for how long: they are held in memory while they come."""

import asyncio
import logging

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from ui.state.budget import Budget
from ui.streamlit_internals import UPLOADS
from wording.app import server as words

log = logging.getLogger("study")
MOST = 4  # that come at once, from all visitors together: four of the largest are 80 MB
SECONDS = 60.0  # in which one has to be there


class FewUploads:
    """Refuses an upload to `app` while MOST others come, one that the `budget` has no room for, and one that is not there after
    SECONDS. Plain ASGI middleware."""

    def __init__(self, app, budget: Budget, seconds: float = SECONDS):
        self.app, self.budget, self.seconds = app, budget, seconds
        self.coming, self.bytes = 0, 0

    async def __call__(self, scope, receive, send):
        """One ASGI call."""
        if scope["type"] != "http" or scope["method"] not in ("PUT", "POST") or not scope["path"].startswith(UPLOADS):
            await self.app(scope, receive, send)
            return
        if self.coming >= MOST:
            log.info("upload refused: %d come already", MOST)
            await PlainTextResponse(words.BUSY, 503, {"retry-after": "30"})(scope, receive, send)
            return
        size = size_of(Headers(scope=scope))
        if not self.budget.has_room(self.bytes + size):
            log.warning("upload refused: no room for %d bytes", size)
            await PlainTextResponse(words.FULL, 503, {"retry-after": "120"})(scope, receive, send)
            return
        self.coming, self.bytes = self.coming + 1, self.bytes + size
        try:
            await asyncio.wait_for(self.app(scope, receive, send), self.seconds)
        except TimeoutError:
            log.info("upload given up: it was not there in time")
            await PlainTextResponse(words.TOO_SLOW, 408)(scope, receive, send)
        finally:
            self.coming, self.bytes = self.coming - 1, self.bytes - size


def size_of(headers: Headers) -> int:
    """How many bytes a request says that it sends; as many as an upload may have where it does not say."""
    said = headers.get("content-length", "")
    return int(said) if said.isdecimal() else st.get_option("server.maxUploadSize") << 20
