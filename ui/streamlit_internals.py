"""What we use of Streamlit that it does not promise: its private names stand here and nowhere else.

Each says what it is for and what is lost when an upgrade breaks it. Where the app can do without, it runs on without it.
`tests/ui/test_streamlit_internals.py` asks the installed Streamlit for each of them: run it first after an upgrade.
"""

import asyncio
import base64
import hashlib
import logging
import re
import secrets
import signal
import socket
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import streamlit as st
from starlette.formparsers import MultiPartParser

try:
    from streamlit.runtime.scriptrunner import get_script_run_ctx
except ImportError:  # each function below says what is lost
    get_script_run_ctx = None
try:
    from streamlit.runtime import Runtime
    from streamlit.runtime import memory_media_file_storage as media
    from streamlit.runtime import memory_session_storage as storage
    from streamlit.runtime.media_file_storage import MediaFileKind
except ImportError:
    Runtime = media = storage = None

log = logging.getLogger("study")

# The run that serves a visitor


def in_visit() -> bool:
    """Whether a visitor's run asks, and not the server while it starts. Without it a start logs a warning, no more: the
    state that Streamlit shows where there is no visitor is empty."""
    return get_script_run_ctx is None or _run() is not None


def went_back() -> bool:
    """Whether the browser's Back or Forward led to this run. Without it these two leave the filters of the page that is
    shown as they are."""
    return bool(getattr(_run(), "is_history_navigation", False))


def let_go(given) -> None:
    """Take an uploaded file out of the server's memory once it is read. Without it Streamlit holds the file until the visit
    ends, and the log says so."""
    try:
        run = _run()
        run.uploaded_file_mgr.remove_file(session_id=run.session_id, file_id=given.file_id)
    except (AttributeError, TypeError):
        log.warning("An uploaded file is held until the visit ends: see let_go in ui/streamlit_internals.py", exc_info=True)


def unread_bytes() -> int:
    """The bytes of all files that have been sent and that no page has let go of yet. Without it they are not counted in what
    own studies may take together, and the log says so."""
    try:
        if Runtime is None or not Runtime.exists():  # no server: a test, or a page that is drawn by itself
            return 0
        held = Runtime.instance().uploaded_file_mgr._total_bytes
        return held if isinstance(held, int) else 0  # where a page is tested the server is a stand-in
    except AttributeError:
        log.warning("Files that are sent are not counted: see unread_bytes in ui/streamlit_internals.py", exc_info=True)
        return 0


def _run():
    """What Streamlit knows of the run that asks; None outside a visit, and where Streamlit does not tell."""
    if get_script_run_ctx is None:
        return None
    try:
        return get_script_run_ctx(suppress_warning=True)
    except TypeError:  # no such argument any more: outside a visit it then logs a warning
        return get_script_run_ctx()


# The server

HEALTH = "/_stcore/health"  # whether the server answers at all; asked before the study is open, too
METRICS = "/_stcore/metrics"  # how many visits there are, for anybody who asks. Were it elsewhere it would be told again.
MEDIA = "/media/"  # where files stand that are taken away. Were it elsewhere, browsers and proxies would keep them again.
KEPT_MORE = 1 << 20  # bytes of an upload that are not the file


def keep_uploads_in_memory() -> None:
    """Have no upload written to the temporary folder, however large it may be. Without it what is larger than 1 MB is, in a
    file without a name that goes when the upload has been read, and the log says so."""
    try:
        if not isinstance(MultiPartParser.spool_max_size, int):
            raise TypeError("spool_max_size is no number")
        MultiPartParser.spool_max_size = (st.get_option("server.maxUploadSize") << 20) + KEPT_MORE
    except (AttributeError, TypeError):
        log.warning("Large uploads are written to disk: see keep_uploads_in_memory in ui/streamlit_internals.py", exc_info=True)


def ask_nobody_for_our_address() -> None:
    """Have no server outside asked for this machine's address: Streamlit does at its start where it listens to all, and when
    a page of another site tries to connect. Without it that is asked for, and nothing else is lost."""
    try:
        from streamlit import net_util
    except ImportError:
        log.warning("Streamlit may ask outside for this machine's address: see ui/streamlit_internals.py")
        return
    net_util.get_external_ip = lambda: None


def answer_at_once() -> Coroutine[None, None, None]:
    """Have each answer sent as soon as it is there: a task for once the server listens, made before `on_terminate`. Streamlit
    makes its socket in a way that asyncio does not take for TCP, so the system holds a small answer back until the browser has
    confirmed the one before, for 40 ms each. Connections are as the socket is that they come to. Without it pages take that
    longer, and the log says so."""
    server = _server()

    async def once_it_listens() -> None:
        for _ in range(200):
            bound = [each for serving in getattr(server, "servers", ()) for each in serving.sockets]
            for each in bound:
                each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if bound:
                return
            await asyncio.sleep(0.05)
        log.warning("Small answers are held back: see answer_at_once in ui/streamlit_internals.py")

    return once_it_listens()


def is_forgotten(protocols: Sequence[str]) -> bool:
    """Whether a page connects for a visit that the server does not hold any more: the third of the websocket's sub-protocols
    names it. Without it such a page goes on as a new visit: its next click drops every filter, and the log says so."""
    try:
        visits = Runtime.instance()._session_mgr
        return len(protocols) > 2 and not (visits.is_active_session(protocols[2]) or visits._session_storage.get(protocols[2]))
    except (AttributeError, RuntimeError):
        log.warning(
            "A page whose visit is gone is not loaded anew: see is_forgotten in ui/streamlit_internals.py", exc_info=True
        )
        return False


# Who says an error of a page, or of a file that is made, which ui/errors.py has written down with its reference, and how that
# begins. Without it each stands in the log twice.
SAID_AGAIN = {
    "streamlit.error_util": "Uncaught app execution",
    "streamlit.runtime.backend_operation_handler": "Error executing deferred callable",
}


def log_errors_once() -> None:
    """Leave out what Streamlit writes down of an error that we have."""
    for name in SAID_AGAIN:
        logging.getLogger(name).addFilter(_is_new)


def _is_new(record: logging.LogRecord) -> bool:
    return not str(record.msg).startswith(SAID_AGAIN[record.name])


def keep_the_way_back(most: int) -> None:
    """Keep up to so many visits whose connection is lost, until their time is over. To be called before the server is made.
    Without it Streamlit keeps 128: where more lose their line at once, as behind a proxy that ends, the first of them lose
    their choices and their own study; the log says so."""
    try:
        kept: Any = storage.MemorySessionStorage

        class Roomy(kept):
            def __init__(self, maxsize=most, **named):
                super().__init__(maxsize, **named)

        if Roomy(ttl_seconds=1)._cache.maxsize != most:
            raise TypeError("maxsize has no effect")
        storage.MemorySessionStorage = Roomy
    except (AttributeError, TypeError):
        log.warning("Only 128 visits have a way back: see keep_the_way_back in ui/streamlit_internals.py", exc_info=True)


def on_terminate(leave: Callable[[Callable[[], None]], None]) -> None:
    """At the first SIGTERM call `leave`, with what stops the server, in place of stopping at once: the process then ends with
    code 0. At the next, or at Ctrl+C after it, the process ends at once. Without it the server stops at once, nobody is told,
    and the code is not 0; the log says so."""
    server = _server()
    if server is None or not isinstance(getattr(server, "should_exit", None), bool):
        log.warning("Visitors are not told when the server ends: see on_terminate in ui/streamlit_internals.py")
        return

    def stop() -> None:
        server.should_exit = True

    def begin(number, frame) -> None:
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, signal.SIG_DFL)
        leave(stop)

    signal.signal(signal.SIGTERM, begin)


def _server():
    """Uvicorn's server, of which the handler of SIGTERM is a method; None where it is not."""
    return getattr(signal.getsignal(signal.SIGTERM), "__self__", None)


# What a visit leaves on the server

FILE_KEPT = 30.0  # seconds from when a file is made to when it is gone: the browser fetches it at once
KEY = secrets.token_bytes(32)  # of this process alone


def file_address(content: bytes, kind: str, name: str | None = None) -> str:
    """Where a file stands: 224 bits made from all of it, its kind and its name, and from a key that nobody else knows."""
    digest = hashlib.blake2b(content, digest_size=28, key=KEY)
    digest.update(repr((len(content), kind, name)).encode())
    return digest.hexdigest()


def keep_files_apart() -> None:
    """Give each file that is downloaded an address of its own, and have it stand there for FILE_KEPT seconds, however many
    pages are drawn. Without it Streamlit takes two files of more than 1 MiB for one where they differ only between their first,
    middle and last 64 KiB: a visitor can get another's. A file then goes once any two pages have been drawn, and not before;
    the log says so."""
    try:
        if not callable(media._calculate_file_id):
            raise TypeError("_calculate_file_id is no function")
        media._calculate_file_id = file_address
        media.MemoryMediaFileStorage = _short_lived(media.MemoryMediaFileStorage)
    except (AttributeError, TypeError):
        log.warning("Files of visitors can be mixed up: see keep_files_apart in ui/streamlit_internals.py", exc_info=True)


def _short_lived(storage: type) -> type:
    """The storage, but what is made to be downloaded goes by the clock and not with the pages that are drawn."""

    class ShortLived(storage):
        def __init__(self, *given, **named):
            super().__init__(*given, **named)
            self._until = {}  # the file, and when its time is over
            self._one_at_a_time = Lock()

        def load_and_get_id(self, path_or_data, mimetype, kind, filename=None):
            with self._one_at_a_time:
                file_id = super().load_and_get_id(path_or_data, mimetype, kind, filename)
                if kind == MediaFileKind.DOWNLOADABLE:
                    self._until[file_id] = time.monotonic() + FILE_KEPT
                return file_id

        def delete_file(self, file_id):
            if file_id not in self._until:
                super().delete_file(file_id)

        def forget_old(self):
            with self._one_at_a_time:
                for file_id in [each for each, until in self._until.items() if until <= time.monotonic()]:
                    del self._until[file_id]
                    super().delete_file(file_id)

    return ShortLived


def let_go_of_visits() -> int | None:
    """Let go of each visit whose tab has been closed for longer than a browser may take to come back, and of each file that
    has stood for its time; how many visits. To be called where the server's own tasks run. Without it (None, and the log says
    so) both stay in memory until somebody else comes.
    """
    try:
        runtime = Runtime.instance()
        ended = runtime._session_mgr._session_storage._cache.expire()
        for _, visit in ended:
            visit.session.shutdown()
            visit.session.session_state.clear()  # Streamlit's own loop holds the last visit until there is another one
            visit.session._fragment_storage.clear()
        runtime.media_file_mgr._storage.forget_old()
        return len(ended)
    except (AttributeError, TypeError, ValueError):
        log.warning("Visits stay in memory: see let_go_of_visits in ui/streamlit_internals.py", exc_info=True)
        return None


# Sign-in, where the server's secrets name a provider

UPLOADS = "/_stcore/upload_file"  # where files are sent to. Were it elsewhere, who has not signed in could send some.
WAY_BACK = "/oauth2callback"  # where the provider leads who has signed in. Were it elsewhere, all would come to the first page.
SIGNED_IN = "_streamlit_user"  # the cookie of who has signed in. Had it another name, nobody would get a file.


def is_signed_in(cookies: Mapping[str, str]) -> bool:
    """Whether these cookies, by name, are of somebody who has signed in. Without it nobody counts as signed in: no file is
    given, and the log says so."""
    try:
        from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

        return bool(_get_signed_cookie_with_chunks(dict(cookies), SIGNED_IN))
    except (ImportError, TypeError):
        log.warning("Nobody counts as signed in: see is_signed_in in ui/streamlit_internals.py", exc_info=True)
        return False


# The page that the server sends

PAGE = Path(st.__file__).parent / "static" / "index.html"
# The folder of what its page loads, at an address of the same name. Without it Streamlit sends these itself, uncompressed.
ASSETS = PAGE.parent / "static"
# What draws charts, the largest of these: nearly every page asks for it, but only once its script has run. Without it charts
# are drawn as before, a second later over a slow link.
CHART_SCRIPT = next(ASSETS.glob("js/PlotlyChart.*.js"), None)
INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
# Where our own files and the next line are put in. Without it there are no keys on Present, and no picture is copied.
HEAD = b"<head>"
# Tells the browser where the server is. Without it a page opened at /findings first asks below /findings, in vain: two
# errors in the console and a slower first visit.
ADDRESS_SCRIPT = b"window.__streamlit={BACKEND_BASE_URL:location.origin}"


def script_hashes() -> tuple[str, ...]:
    """The hash of each script that stands in the page itself, for the content security policy. Without Streamlit's page only
    our own script is allowed: the browser then refuses Streamlit's, which the app can do without, and logs an error."""
    try:
        scripts = INLINE_SCRIPT.findall(PAGE.read_bytes())
    except OSError:
        log.warning("%s cannot be read: its scripts are refused", PAGE, exc_info=True)
        scripts = []
    return tuple(
        f"sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}" for script in (*scripts, ADDRESS_SCRIPT)
    )


# What the browser fills in

# What Streamlit adds to a chart that can be clicked, right after it is drawn. Were it to add something else, each chart
# would be drawn twice (`ui/cards/figure.py`).
CAN_BE_CLICKED = {"clickmode": "event+select", "hovermode": "closest", "dragmode": "pan"}

# Options of the server that its documentation leaves out

HIDDEN_OPTIONS = {  # set in .streamlit/config.toml; an option that Streamlit does not know only makes it warn
    "logger.enableRich": "errors in the log once, and by our own lines",
    "client.allowedOrigins": "no page of another site being allowed to steer the app, or named to the browser as such",
    "runner.postScriptGC": "serving many viewers at once without a full collection after each run",
}

# Names in the page, for our stylesheets and scripts

CLASSES: dict[str, str] = {}  # each class name that we use, and what will not work without it
TEST_IDS = {  # the same for each data-testid; named where there is no class
    "stExpandSidebarButton": "hiding the button that opens the sidebar on Present",
    "stIconMaterial": "icons as large as the words beside them on a slide",
    "stNumberInputContainer": "the ring and the border of a number field, its buttons within",
    "stNavSectionHeader": "the whole title of the study at the head of the menu",
    "stSidebarNavItems": "a menu whose sections are lists that screen readers know the names of",
    "stTextInputRootElement": "the ring and the border of the field for words",
}
ATTRIBUTES = {  # the same for other attributes and their values
    "aria-controls": "the focus going into the menu that opens",
    "data-collapsed": "taking the closed menu out of the order of Tab",
    "data-test-script-state": "the focus waiting until the page is drawn",
    "tertiary": "text buttons that can be read under the pointer in the dark",
}


def _class(name: str, lost: str) -> str:
    """The selector of a class name."""
    CLASSES[name] = lost
    return f".{name}"


APP = _class("stApp", "the rules of Present, white paper in print, and the look of the option chosen")
MAIN = _class("stMain", "lines of readable length, and nearly all of the print view")
MAIN_BLOCK = _class("stMainBlockContainer", "narrow margins in print and on Present")
SIDEBAR = _class("stSidebar", "hiding the sidebar on Present and in print, and the closed one from Tab")
HEADER = _class("stAppHeader", "hiding the header on Present and in print")
DIALOG = _class("stDialog", "hiding an open dialog in print")
MARKDOWN = _class("stMarkdown", "quotations in the full colour of text")
TABLE = _class("stTable", "tables that scroll sideways by keyboard")
_class("stNumberInput", "the ring of a number field, which is drawn around all of it")
SWITCH = _class("stCheckbox", "the focus ring of a switch, which is drawn around its words, and hiding it in print")
TOAST = _class("stToast", "saying aloud that a slide is in the deck")
PAGE_LINK = _class("stPageLink", "links that say what they lead to the findings of")
BADGE = _class("stMarkdownBadge", "badges whose words are never cut")
VERTICAL = _class("stVerticalBlock", "breaks between printed pages")
HORIZONTAL = _class("stHorizontalBlock", "columns in print")
COLUMN = _class("stColumn", "columns in print")
ELEMENT = _class("stElementContainer", "headings that stay with what follows, and the last line, in print")
HEADING = _class("stHeading", "headings that stay with what follows in print")
HTML = _class("stHtml", "the last line of a printed page")
CHART = _class("stPlotlyChart", "charts of the dark appearance, and columns, in print")
PAGINATION = _class("stPagination", "saying in print that only one page of a list is there")
EXPANDER = _class("stExpander", "keeping the focus in the fold it was in")
CONTROLS = ", ".join(
    (
        SWITCH,
        *(
            _class(name, "hiding in print what can only be pressed or filled in")
            for name in (
                "stButtonGroup",
                "stRadio",
                "stSelectbox",
                "stMultiSelect",
                "stTextInput",
                "stPopover",
                "stButton",
                "stDownloadButton",
                "stFileUploader",
            )
        ),
    )
)

# Keys that Python, stylesheets and scripts share

KEY_CLASS = "st-key-"  # how the class begins that Streamlit makes of a key; Present, copying pictures and print need it
CARD, WIDE, NARROW = "card-", "wide-", "narrow-"  # how the keys of containers begin: a card, what a wide or narrow one shows
ON_PAPER = "on-paper-"  # the same for the picture of a chart that paper shows
ROW, BARRIER_ROW = "row-", "row-barrier-"  # the same for rows with links, and those of barriers
HEAD_ROW, BARRIER_HEAD = "head-row-", "head-row-barriers"  # and for the names above them
# a button for which copy_picture.js listens, the picture that it copies, and what is said when it has, or could not
COPY_PICTURE, PICTURE, COPIED, NOT_COPIED = "copy-picture", "picture-made", "picture-copied", "picture-not-copied"
LIST = "people"  # the list of people, which is shown as a table in a narrower place than a chart
TAKE_AWAY = "take-away"
OPEN_FILTERS = "open-filters"  # the button that opens the filters on a phone
FILTERS, FILTERS_OPEN, FILTERS_CLOSED = "filters-", "filters-open", "filters-closed"
ACTIONS = "actions-"  # how the keys of the rows below charts begin
WHERE_SHORT = "short-"  # then this, where a narrow card shows a table in place of the chart
BY = "by"  # the choice of what is compared; in the address, too
SLOW = "slow-count"  # a count that takes long
TRUST, SHOWN = "trust", "shown"  # the line on how far the study can be trusted; what is shown
HIDE_BELOW = "hide-below"  # the choice of how few people are hidden, and what that means; on no paper
OWN_STUDY = "own-study"
UNSAVED = "unsaved"  # what is not downloaded yet: while it is there, visits.js has the browser ask before the page is left
SAID, SAID_TOP = "said-", "said-top-"  # how the keys of words begin that focus.js says when they change; of a list, above it
SLIDE = "slide"  # the container of a slide; in the address, its number
SLIDE_PARTS = (
    *("title", "title-long", "measure", "body", "facts", "chart", "table", "ready"),
    *("source", "foot", "steps", "position", "always"),  # below it
    *("first", "previous", "next", "last", "leave", "full-screen", "choose", "behind", "view", "powerpoint"),  # buttons
)


def of_slide(part: str) -> str:
    """The key of one of SLIDE_PARTS. Raises ValueError for another: no stylesheet and no script would know it."""
    if part not in SLIDE_PARTS:
        raise ValueError(f"{part} is no part of a slide")
    return f"{SLIDE}-{part}"


def keyed(key: str) -> str:
    """The selector of what has this key."""
    return f".{KEY_CLASS}{key}"


def keyed_from(start: str) -> str:
    """The selector of whatever has a key that begins like this."""
    return f'[class*="{KEY_CLASS}{start}"]'
