"""How many uploads a server takes at once, and for how long: they are held in memory while they come."""

import asyncio

from starlette.responses import PlainTextResponse

from ui.streamlit_internals import UPLOADS
from wording.app import server as words

MOST = 4  # that come at once, from all visitors together: four of the largest are 80 MB
SECONDS = 60.0  # in which one has to be there


class FewUploads:
    """Refuses an upload to `app` while MOST others come, and one that is not there after SECONDS. Plain ASGI middleware."""

    def __init__(self, app, seconds: float = SECONDS):
        self.app, self.seconds, self.coming = app, seconds, 0

    async def __call__(self, scope, receive, send):
        """One ASGI call."""
        if scope["type"] != "http" or scope["method"] not in ("PUT", "POST") or not scope["path"].startswith(UPLOADS):
            await self.app(scope, receive, send)
            return
        if self.coming >= MOST:
            await PlainTextResponse(words.BUSY, 503, {"retry-after": "30"})(scope, receive, send)
            return
        self.coming += 1
        try:
            await asyncio.wait_for(self.app(scope, receive, send), self.seconds)
        except TimeoutError:
            await PlainTextResponse(words.TOO_SLOW, 408)(scope, receive, send)
        finally:
            self.coming -= 1
