"""Who may visit the server, and what visitors are told: from the moment it listens until it ends.

While the study is being opened visitors see that it is. When the server is told to end it says so on every page, lets what is
being made end, and goes. A page that comes back for a visit which the server does not hold any more is told to load anew: its
address says what it showed.
"""

import asyncio
import gc
import logging
import os
import sys
from collections.abc import Callable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread, Timer
from typing import NoReturn, TypeVar

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse

from analysis.files.problems import StudyError
from ui.download import is_making
from ui.errors import note_error
from ui.server.leaving import tidy_up
from ui.server.warm_up import warm_up
from ui.state.shown_study import place_of_study
from ui.streamlit_internals import HEALTH, answer_at_once, is_forgotten, on_terminate
from wording.app import server as words

log = logging.getLogger("study")
READY = "/ready"
FORGOTTEN = 4404  # the code that a websocket is closed with where its visit is gone; visits.js knows it
TOLD = 3.0  # seconds that visitors, and a proxy that asks at READY, have to hear that the server ends
MOST_MAKING = 7.0  # seconds after which a file that is still being made is given up
FETCHED = 1.0  # seconds in which a browser fetches a file that has been made
MOST = 9.5  # seconds after which the process ends, whatever it does
OPENING_PAGE = Path(__file__).with_name("opening.html")
AGAIN = 2  # seconds after which a browser asks again whether the study is open
LOOK = 0.1  # seconds between two looks
Asked = TypeVar("Asked")


class Visits:
    """What the server is at: opening its study, open, or leaving; and a way to tell each page that is open."""

    def __init__(self, *then: Callable[[], None]) -> None:
        """Each of `then` is done once visitors may come; nobody waits for it."""
        self.then, self.opened, self.is_leaving = then, asyncio.Event(), False
        self.lines: set = set()

    @asynccontextmanager
    async def start_up(self, app):
        """What streamlit waits for at its start and end: the study is opened meanwhile, in a thread of its own."""
        loop = asyncio.get_running_loop()
        at_once = asyncio.create_task(answer_at_once())
        on_terminate(lambda stop: loop.call_soon_threadsafe(self._begin_to_leave, stop))
        Thread(target=self._open, args=(loop,), daemon=True).start()
        tidying = asyncio.create_task(tidy_up())
        yield {}
        tidying.cancel()
        at_once.cancel()

    def _open(self, loop: asyncio.AbstractEventLoop) -> None:
        """Do the slow things once: imports, the study, a first draw of every chart. Ends the process where that fails."""
        try:
            warm_up()
        except StudyError as error:
            _end(words.cannot_open(place_of_study(), str(error.problems[0]), len(error.problems) - 1))
        except Exception as error:
            _end(words.cannot_start(note_error(error)))
        gc.collect()
        gc.freeze()
        log.info("open for visitors")
        loop.call_soon_threadsafe(self.opened.set)
        for each in self.then:
            each()

    def answer(self) -> PlainTextResponse:
        """Whether visitors may come: 200, or 503 while the study is being opened and once the server leaves."""
        said = words.LEAVING if self.is_leaving else words.READY if self.opened.is_set() else words.OPENING
        return PlainTextResponse(said, 200 if said == words.READY else 503, {"cache-control": "no-store"})

    def opening(self) -> HTMLResponse:
        """What a browser shows while the study is being opened: it asks again by itself, without a script."""
        page = OPENING_PAGE.read_text(encoding="utf-8").format(title=words.OPENING_TITLE, text=words.OPENING_TEXT)
        return HTMLResponse(page, 503, {"refresh": str(AGAIN), "retry-after": str(AGAIN), "cache-control": "no-store"})

    def _begin_to_leave(self, stop: Callable[[], None]) -> None:
        if not self.opened.is_set():
            _end("", 0)
        watch = Timer(MOST, _end, ("", 0))
        watch.daemon = True
        watch.start()
        self._leaving = asyncio.create_task(self.leave(stop))

    async def leave(self, stop: Callable[[], None]) -> None:
        """Tell every page that the server ends, let the files that are being made end, then `stop` it."""
        self.is_leaving = True
        begun = asyncio.get_running_loop().time()
        log.info("told to end: pages that are open: %d", len(self.lines))
        told = [asyncio.create_task(self.tell(send)) for send in self.lines]
        await asyncio.sleep(TOLD)
        made = is_making()
        while (late := is_making()) and asyncio.get_running_loop().time() < begun + MOST_MAKING:
            await asyncio.sleep(LOOK)
        if late:
            log.warning("given up: a file that is still being made")
        if made:
            await asyncio.sleep(FETCHED)
        for each in told:
            each.cancel()
        stop()

    async def tell(self, send) -> None:
        """Tell one page that the server ends: a frame of text, which streamlit never sends and visits.js shows."""
        await send({"type": "websocket.send", "text": words.RESTARTS})


class Doors:
    """Lets visitors in to `app` as `visits` says. Plain ASGI middleware."""

    def __init__(self, app, visits: Visits):
        self.app, self.visits = app, visits

    async def __call__(self, scope, receive, send):
        """One ASGI call."""
        path = scope.get("path", "")
        if scope["type"] == "http" and path == READY:
            await self.visits.answer()(scope, receive, send)
            return
        if not self.visits.opened.is_set() and _is_for_a_page(scope):
            await self.visits.opening()(scope, receive, send)
            return
        if scope["type"] != "lifespan" and not path.endswith(HEALTH):
            await self.visits.opened.wait()
        await (self._visit if scope["type"] == "websocket" else self.app)(scope, receive, send)

    async def _visit(self, scope, receive, send):
        if is_forgotten(scope["subprotocols"]):
            log.info("a page came back for a visit that is gone: it is loaded anew")
            await receive()
            await send({"type": "websocket.accept", "subprotocol": scope["subprotocols"][0]})
            await send({"type": "websocket.close", "code": FORGOTTEN})
            return

        async def send_noted(message):
            await send(message)
            if message["type"] == "websocket.accept":
                self.visits.lines.add(send)
                if self.visits.is_leaving:
                    await self.visits.tell(send)

        try:
            await self.app(scope, receive, send_noted)
        finally:
            self.visits.lines.discard(send)


def _is_for_a_page(scope: dict) -> bool:
    """Whether a browser asks for a page, and not for a file or a line."""
    return scope["type"] == "http" and scope["method"] == "GET" and "text/html" in Headers(scope=scope).get("accept", "")


def or_end(ask: Callable[[], Asked], say: Callable[[str], str]) -> Asked:
    """What `ask` gives; the process ends, with a line on the terminal by `say`, where that raises ValueError."""
    try:
        return ask()
    except ValueError as error:
        return _end(say(str(error)))


def _end(said: str, code: int = 1) -> NoReturn:
    """End the process now, with a last line on the terminal: nothing that it does can hold it up."""
    if said:
        print(said, file=sys.stderr)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
