"""What the installed Streamlit has to have for `ui/streamlit_internals.py`, and what our own files may name of it.

After an upgrade each thing that is no longer there fails with a sentence that says what will not work.
"""

import asyncio
import importlib.util
import inspect
import re
import signal
import socket
import sys
import tomllib
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.state import SessionState
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager
from streamlit.testing.v1 import AppTest

from tests.pages.opened import open_page
from ui import streamlit_internals as ours
from ui.style.print_sheet import PRINT_STYLE

ROOT = Path(__file__).parents[2]
OWN_FILES = sorted(
    path for ending in ("css", "js") for folder in ("ui", "exports") for path in (ROOT / folder).rglob(f"*.{ending}")
)
TOML = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
CONFIG = [f"{part}.{name}" for part in TOML for name, value in TOML[part].items() if not isinstance(value, dict)]
PRESENT = (ROOT / "ui" / "present" / "present.js").read_text(encoding="utf-8")
FOCUS = (ROOT / "ui" / "style" / "focus.js").read_text(encoding="utf-8")
KEYS = {ours.TAKE_AWAY, ours.OWN_STUDY, ours.SLIDE, ours.BY, ours.TRUST, ours.SHOWN, *map(ours.of_slide, ours.SLIDE_PARTS)}
KEYS |= {ours.OPEN_FILTERS, ours.FILTERS_OPEN, ours.FILTERS_CLOSED, ours.WIDE + ours.LIST, ours.NARROW + ours.LIST}
KEYS |= {ours.COPY_PICTURE, ours.PICTURE, ours.COPIED, ours.NOT_COPIED, ours.UNSAVED, ours.HIDE_BELOW}
STARTS = {
    ours.ACTIONS + ours.WHERE_SHORT,
    ours.CARD,
    ours.FILTERS,
    ours.SAID,
    ours.SAID_TOP,
    ours.WIDE,
    ours.NARROW,
    ours.ON_PAPER,
    ours.ROW,
    ours.BARRIER_ROW,
    ours.HEAD_ROW,
    ours.BARRIER_HEAD,
    ours.of_slide("title").removesuffix("title"),
}


def need(there, name: str, lost: str) -> None:
    if not there:
        sentence = f"Streamlit no longer has {name}: {lost} will not work; see ui/streamlit_internals.py"
        pytest.fail(sentence, pytrace=False)


@cache
def scripts() -> str:
    """What the browser runs of Streamlit."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((ours.ASSETS / "js").glob("*.js")))


@cache
def strings() -> frozenset[str]:
    """The words that a string in these scripts begins with, of those that could be names of ours: 'stMain'."""
    return frozenset(re.findall(r"""["'`](st[A-Z]\w*)["'` ]""", scripts()))


@cache
def page_of_streamlit() -> bytes:
    return ours.PAGE.read_bytes() if ours.PAGE.is_file() else b""


class Tags(HTMLParser):
    """The tags of a page, each with its attributes."""

    def __init__(self, page: str):
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def in_a_run(script, upload: bytes | None = None) -> AppTest:
    app = AppTest.from_function(script).run()
    if upload is not None:
        app.file_uploader[0].set_value(("a.txt", upload, "text/plain")).run()
    assert not app.exception
    return app


def test_what_is_missing_is_said_in_a_sentence():
    sentence = "Streamlit no longer has stNothing: printing will not work; see ui/streamlit_internals.py"
    with pytest.raises(pytest.fail.Exception, match=f"^{sentence}$"):
        need("stNothing" in strings(), "stNothing", "printing")


# The run that serves a visitor


def test_streamlit_tells_which_run_asks():
    lost = "Back and Forward on the page shown, and letting uploaded files go,"
    need(ours.get_script_run_ctx, "streamlit.runtime.scriptrunner.get_script_run_ctx", lost)
    named = inspect.signature(ours.get_script_run_ctx).parameters
    need("suppress_warning" in named, "get_script_run_ctx(suppress_warning=…)", "starting without warnings in the log")


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("is_history_navigation", "the browser's Back and Forward on the page shown"),
        ("session_id", "letting an uploaded file go once it is read"),
        ("uploaded_file_mgr", "letting an uploaded file go once it is read"),
    ],
)
def test_a_run_knows(name, lost):
    def script():
        import streamlit as st

        from ui.streamlit_internals import _run

        st.session_state["known"] = set(dir(_run()))

    need(name in in_a_run(script).session_state["known"], f"{name} of a run's context", lost)


def test_the_browser_tells_that_it_went_back():
    need("isHistoryNavigation:" in scripts(), "isHistoryNavigation", "the browser's Back and Forward on the page shown")


def test_a_run_is_in_a_visit_and_has_not_gone_back_by_itself():
    def script():
        import streamlit as st

        from ui.streamlit_internals import in_visit, went_back

        st.session_state["told"] = (in_visit(), went_back())

    assert in_a_run(script).session_state["told"] == (True, False)
    assert not ours.in_visit()
    assert not ours.went_back()


def test_a_run_that_the_browser_went_back_to_is_known(monkeypatch):
    monkeypatch.setattr(ours, "get_script_run_ctx", lambda suppress_warning: SimpleNamespace(is_history_navigation=True))
    assert ours.went_back()


def test_an_uploaded_file_is_let_go():
    def script():
        import streamlit as st

        from ui.streamlit_internals import _run, let_go

        def held() -> int:
            return len(run.uploaded_file_mgr.get_files(run.session_id, [given.file_id]))

        given, run = st.file_uploader("A file", key="file"), _run()
        if given is not None and hasattr(run, "uploaded_file_mgr") and hasattr(given, "file_id"):
            st.session_state["before"] = held()
            let_go(given)
            st.session_state["after"] = held()

    app = in_a_run(script, upload=b"words")
    lost = "letting an uploaded file go once it is read"
    need("before" in app.session_state, "uploaded_file_mgr of a run, or file_id of a file", lost)
    assert app.session_state["before"] == 1
    need(app.session_state["after"] == 0, "uploaded_file_mgr.remove_file(session_id=…, file_id=…)", lost)


def test_files_that_no_page_has_let_go_of_are_counted(monkeypatch):
    from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
    from streamlit.runtime.uploaded_file_manager import UploadedFileRec

    files = MemoryUploadedFileManager(ours.UPLOADS)
    monkeypatch.setattr(ours.Runtime, "_instance", SimpleNamespace(uploaded_file_mgr=files))
    counted = "_total_bytes of a MemoryUploadedFileManager", "counting files that are sent in what own studies may take"
    need(hasattr(files, "_total_bytes"), *counted)
    assert ours.unread_bytes() == 0
    for visit, name, content in (("one", "a", b"four"), ("two", "b", b"three")):
        files.add_file(visit, UploadedFileRec(file_id=name, name=name, type="", data=content))
    need(ours.unread_bytes() == 9, *counted)
    files.remove_file("one", "a")
    need(ours.unread_bytes() == 5, *counted)
    files.remove_session_files("two")
    need(ours.unread_bytes() == 0, *counted)
    assert "self._uploaded_file_mgr" in inspect.getsource(ours.Runtime.__init__) and hasattr(ours.Runtime, "uploaded_file_mgr")


def test_without_a_server_or_its_number_no_file_is_counted(monkeypatch, caplog):
    monkeypatch.setattr(ours.Runtime, "_instance", None)
    assert ours.unread_bytes() == 0
    assert caplog.text == ""
    monkeypatch.setattr(ours.Runtime, "_instance", SimpleNamespace())
    assert ours.unread_bytes() == 0
    assert "Files that are sent are not counted" in caplog.text


# The server


@pytest.fixture
def a_server(monkeypatch):
    """Streamlit's record of visits, as its server has it; no process of the tests serves anything."""
    from streamlit.runtime import Runtime
    from streamlit.runtime.memory_session_storage import MemorySessionStorage
    from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

    visits = WebsocketSessionManager(MemorySessionStorage(), None, None, None)
    monkeypatch.setattr(Runtime, "_instance", SimpleNamespace(_session_mgr=visits))
    return visits


def test_a_visit_that_is_gone_is_known_from_one_that_is_open_or_held(a_server):
    lost = "loading a page anew whose visit is gone: its next click drops every filter. So this"
    a_server._active_session_info_by_id["open"] = SimpleNamespace()
    a_server._session_storage.save(SimpleNamespace(session=SimpleNamespace(id="held")))
    told = {name: ours.is_forgotten(["streamlit", "token", name]) for name in ("open", "held", "gone")}
    need(told == {"open": False, "held": False, "gone": True}, "visits that can be asked for by name", lost)
    assert not ours.is_forgotten(["streamlit", "token"])
    assert not ours.is_forgotten([])


@pytest.mark.parametrize(("name", "begins"), ours.SAID_AGAIN.items())
def test_streamlit_says_an_error_as_we_think_it_does(name, begins):
    spec = importlib.util.find_spec(name)
    source = Path(spec.origin).read_text(encoding="utf-8") if spec else ""
    said = f'"{begins}' in source and "get_logger(__name__)" in source
    need(said, f"‘{begins}’ in {name}", "writing each error into the log once only")


def test_as_many_visits_are_kept_as_are_asked_for(monkeypatch):
    lost = "a way back for more than 128 visits at once"
    monkeypatch.setattr(ours.storage, "MemorySessionStorage", MemorySessionStorage)  # put back at the end
    ours.keep_the_way_back(200)
    kept = ours.storage.MemorySessionStorage(ttl_seconds=60)
    need(isinstance(kept, MemorySessionStorage) and kept._cache.ttl == 60, "a MemorySessionStorage with ttl_seconds", lost)
    for number in range(200):
        kept.save(SimpleNamespace(session=SimpleNamespace(id=str(number))))
    need(len(kept.list()) == 200 and kept.get("0") is not None, "maxsize of a MemorySessionStorage", lost)
    made = inspect.getsource(st.App._create_runtime)
    need("import MemorySessionStorage" in made, "App._create_runtime with MemorySessionStorage", lost)
    need("maxsize" not in made, "App._create_runtime that leaves maxsize as it is", lost)


def test_without_its_storage_streamlit_keeps_what_it_does_and_the_log_says_so(monkeypatch, caplog):
    monkeypatch.setattr(ours, "storage", None)
    ours.keep_the_way_back(200)
    assert "Only 128 visits have a way back" in caplog.text


def test_a_page_names_its_visit_third_when_it_connects_again():
    named = re.search(r"\[`streamlit`,\.\.\.\w+\]", scripts()) and re.search(r"\.\.\.\w+\?\[\w+\]:\[\]\]", scripts())
    need(named, "the visit as the third sub-protocol", "loading a page anew whose visit is gone")


def test_without_a_record_of_visits_no_page_is_loaded_anew(monkeypatch, caplog):
    from streamlit.runtime import Runtime

    monkeypatch.setattr(Runtime, "_instance", SimpleNamespace())
    assert not ours.is_forgotten(["streamlit", "token", "gone"])
    assert "A page whose visit is gone is not loaded anew" in caplog.text


def test_the_server_ends_by_itself_at_the_first_signal_and_by_the_next(monkeypatch):
    import uvicorn

    server, handlers, told = uvicorn.Server(uvicorn.Config("app:app")), {}, []
    monkeypatch.setattr(signal, "getsignal", lambda number: server.handle_exit)
    monkeypatch.setattr(signal, "signal", handlers.__setitem__)
    ours.on_terminate(told.append)
    need(signal.SIGTERM in handlers, "should_exit of its server", "telling visitors that the server ends")
    handlers[signal.SIGTERM](signal.SIGTERM, None)
    assert handlers == {signal.SIGTERM: signal.SIG_DFL, signal.SIGINT: signal.SIG_DFL}
    assert not server.should_exit
    told[0]()
    assert server.should_exit
    assert server._captured_signals == []  # it would end by them, with another code than 0


def test_answers_are_sent_at_once(monkeypatch):
    import uvicorn

    need("self.servers" in inspect.getsource(uvicorn.Server), "servers of uvicorn's Server", "answers that are sent at once")

    async def bound() -> tuple[int, int]:
        listens = socket.socket()
        listens.bind(("127.0.0.1", 0))
        serving = await asyncio.get_running_loop().create_server(asyncio.Protocol, sock=listens)
        monkeypatch.setattr(ours, "_server", lambda: SimpleNamespace(servers=[serving]))
        before = listens.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        await ours.answer_at_once()
        now = listens.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        serving.close()
        return before, now

    assert asyncio.run(bound()) == (0, 1)


def test_without_a_server_that_can_be_told_signals_stay_as_they_are(monkeypatch, caplog):
    monkeypatch.setattr(signal, "getsignal", lambda number: signal.SIG_DFL)
    monkeypatch.setattr(signal, "signal", lambda *_: pytest.fail("a handler was set"))
    ours.on_terminate(lambda stop: None)
    assert "Visitors are not told when the server ends" in caplog.text


# What a visit leaves on the server

APART = "each visitor's own file, and not another's,"
GONE = "letting go of visits that are over"


@pytest.fixture
def apart(monkeypatch):
    monkeypatch.setattr(ours.media, "_calculate_file_id", ours.media._calculate_file_id)  # put back at the end
    monkeypatch.setattr(ours.media, "MemoryMediaFileStorage", ours.media.MemoryMediaFileStorage)
    ours.keep_files_apart()


def test_files_that_are_taken_away_stand_where_we_say(apart):
    storage = ours.media.MemoryMediaFileStorage("/media")
    file_id = storage.load_and_get_id(b"a,b", "text/csv", ours.MediaFileKind.DOWNLOADABLE, "a.csv")
    need(file_id == ours.file_address(b"a,b", "text/csv", "a.csv"), "a storage that asks _calculate_file_id", APART)
    need(storage.get_url(file_id).startswith(ours.MEDIA), "files below /media/", "no-store, by which no browser keeps a file,")


def test_the_server_keeps_files_in_the_storage_that_we_replace():
    made = inspect.getsource(st.App._create_runtime) if hasattr(st.App, "_create_runtime") else ""
    need("import MemoryMediaFileStorage" in made, "App._create_runtime with MemoryMediaFileStorage", APART)


def server_of(visit, seconds: int) -> SimpleNamespace:
    """A server where one visit's tab was closed, which is kept for so many seconds, as far as `let_go_of_visits` asks it."""
    stored = MemorySessionStorage(ttl_seconds=seconds)
    stored.save(SimpleNamespace(session=visit))
    files = SimpleNamespace(_storage=ours.media.MemoryMediaFileStorage("/media"))
    return SimpleNamespace(_session_mgr=SimpleNamespace(_session_storage=stored), media_file_mgr=files)


@pytest.mark.parametrize(("seconds", "gone"), [(60, 0), (0, 1)])
def test_a_visit_is_let_go_once_its_time_is_over(apart, monkeypatch, seconds, gone):
    asked = []
    visit = SimpleNamespace(
        id="1",
        shutdown=lambda: asked.append("shut down"),
        session_state=SimpleNamespace(clear=lambda: asked.append("state")),
        _fragment_storage=SimpleNamespace(clear=lambda: asked.append("fragments")),
    )
    server = server_of(visit, seconds)
    monkeypatch.setattr(ours, "Runtime", SimpleNamespace(instance=lambda: server))
    need(ours.let_go_of_visits() == gone, "a MemorySessionStorage whose _cache can expire", GONE)
    assert asked == ["shut down", "state", "fragments"] * gone
    assert len(server._session_mgr._session_storage.list()) == 1 - gone


def test_a_server_and_a_visit_have_what_is_asked_of_them():
    manager, visit = (inspect.getsource(each.__init__) for each in (WebsocketSessionManager, AppSession))
    need("self._session_storage =" in manager, "_session_storage of a WebsocketSessionManager", GONE)
    need("self._session_mgr =" in inspect.getsource(ours.Runtime.__init__), "_session_mgr of a Runtime", GONE)
    need("self._storage =" in inspect.getsource(MediaFileManager.__init__), "_storage of a MediaFileManager", GONE)
    need("self._fragment_storage" in visit and hasattr(AppSession, "session_state"), "the state of an AppSession", GONE)
    need(hasattr(SessionState, "clear") and hasattr(MemoryFragmentStorage, "clear"), "clear of a visit's state", GONE)
    need(hasattr(AppSession, "shutdown"), "shutdown of an AppSession", GONE)


# And what happens without


def test_without_its_names_files_stand_as_streamlit_has_it_and_visits_stay(monkeypatch, caplog):
    monkeypatch.setattr(ours, "media", None)
    monkeypatch.setattr(ours, "Runtime", None)
    ours.keep_files_apart()
    assert "Files of visitors can be mixed up" in caplog.text
    assert ours.let_go_of_visits() is None
    assert "Visits stay in memory" in caplog.text


def test_without_the_context_the_module_loads_and_each_function_has_its_answer(monkeypatch, caplog):
    monkeypatch.setitem(sys.modules, "streamlit.runtime.scriptrunner", None)
    spec = importlib.util.spec_from_file_location("streamlit_internals_without", ours.__file__)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.get_script_run_ctx is None
    assert module.in_visit()
    assert not module.went_back()
    module.let_go(SimpleNamespace(file_id="1"))
    assert "An uploaded file is held until the visit ends" in caplog.text


@pytest.mark.parametrize("run", [SimpleNamespace(), SimpleNamespace(uploaded_file_mgr=SimpleNamespace(), session_id="1")])
def test_without_its_attributes_a_file_is_held_and_nobody_went_back(monkeypatch, caplog, run):
    monkeypatch.setattr(ours, "get_script_run_ctx", lambda suppress_warning: run)
    assert ours.in_visit()
    assert not ours.went_back()
    ours.let_go(SimpleNamespace(file_id="1"))
    assert "An uploaded file is held until the visit ends" in caplog.text


def test_a_context_that_takes_no_argument_is_asked_without(monkeypatch):
    monkeypatch.setattr(ours, "get_script_run_ctx", lambda: SimpleNamespace(is_history_navigation=True))
    assert ours.in_visit()
    assert ours.went_back()


def test_without_the_context_pages_are_drawn_from_the_address(monkeypatch):
    monkeypatch.setattr(ours, "get_script_run_ctx", None)
    app = open_page("findings", {"programme": "darzi"})
    assert not app.exception
    assert app.session_state["programme"] == ["darzi"]


def test_without_streamlits_page_our_own_script_is_still_allowed(monkeypatch, tmp_path):
    every = ours.script_hashes()
    monkeypatch.setattr(ours, "PAGE", tmp_path / "index.html")
    assert ours.script_hashes() == every[-1:]


# The page that the server sends


def test_every_script_in_streamlits_page_is_allowed():
    tags = Tags(page_of_streamlit().decode()).tags
    need(tags, str(ours.PAGE), "allowing its own scripts in the content security policy")
    inline = [attributes for tag, attributes in tags if tag == "script" and "src" not in attributes]
    found = len(ours.INLINE_SCRIPT.findall(page_of_streamlit()))
    need(len(inline) == found, "plain <script> tags only in its page", "a script that the policy does not allow")
    assert len(ours.script_hashes()) == found + 1


def test_hash_is_the_one_that_browsers_compute():
    # printf '%s' 'window.__streamlit={BACKEND_BASE_URL:location.origin}' | openssl dgst -sha256 -binary | base64
    assert ours.script_hashes()[-1] == "sha256-F7eZrxRJMQHQwLyyP/aKvSxdDKtwMW/Pkr9WouPVDgo="


def test_our_files_have_a_place_in_streamlits_page():
    head = page_of_streamlit().count(ours.HEAD) == 1
    need(head, "one <head> in its page", "Present by keyboard, copying pictures, and finding the server from /findings")


def test_what_streamlits_page_loads_is_in_its_folder():
    named = [attributes.get("src") or attributes.get("href") for _, attributes in Tags(page_of_streamlit().decode()).tags]
    loaded = [name.removeprefix("./") for name in named if name and name.startswith(f"./{ours.ASSETS.name}/")]
    there = len(loaded) > 1 and all((ours.PAGE.parent / name).is_file() for name in loaded)
    need(there, f"the files of its page in {ours.ASSETS}", "a first visit of a third of the bytes")


def test_the_script_that_draws_charts_is_one_of_them():
    found = sorted((ours.ASSETS / "js").glob("PlotlyChart*.js"))
    need(len(found) == 1 and found[0] == ours.CHART_SCRIPT, "one PlotlyChart*.js", "a first chart as soon as may be")


@pytest.mark.parametrize("name", ["window.__streamlit", "BACKEND_BASE_URL"])
def test_the_browser_is_told_where_the_server_is(name):
    assert name.split(".")[-1].encode() in ours.ADDRESS_SCRIPT
    need(re.search(rf"{re.escape(name)}\b", scripts()), name, "finding the server from /findings without two failed requests")


# What the browser fills in, and the server's options


def test_a_chart_that_can_be_clicked_gets_what_is_filled_in_here():
    clickmode, hovermode, dragmode = (re.escape(ours.CAN_BE_CLICKED[name]) for name in ("clickmode", "hovermode", "dragmode"))
    filled = rf"clickmode\|\|[^;]{{0,60}}{clickmode}[^;]{{0,80}}hovermode\|\|[^;]{{0,40}}{hovermode}"
    filled += rf"[^;]{{0,80}}dragmode\|\|[^;]{{0,40}}{dragmode}"
    need(re.search(filled, scripts()), "these defaults of a chart that can be clicked", "drawing a chart only once")


@pytest.mark.parametrize("name", CONFIG)
def test_option_of_the_server_is_known(name):
    try:
        st.get_option(name)
    except RuntimeError:
        need(False, f"the option {name}", ours.HIDDEN_OPTIONS.get(name, "what .streamlit/config.toml sets it for"))


def test_hidden_options_are_set():
    assert set(ours.HIDDEN_OPTIONS) <= set(CONFIG)


# Names in the page


@pytest.mark.parametrize("name", ours.CLASSES)
def test_streamlit_has_the_class(name):
    need(name in strings(), f"the class {name}", ours.CLASSES[name])


@pytest.mark.parametrize("name", ours.TEST_IDS)
def test_streamlit_has_the_test_id(name):
    need(re.search(rf"testid[^,]{{0,20}}`{name}`", scripts()), f"the data-testid {name}", ours.TEST_IDS[name])


@pytest.mark.parametrize("name", ours.ATTRIBUTES)
def test_streamlit_has_the_attribute(name):
    camel = re.sub(r"-(\w)", lambda letter: letter[1].upper(), name.removeprefix("data-"))
    need(re.search(rf"\b{name}\b", scripts()), name, ours.ATTRIBUTES[name])
    assert any(name in text or camel in text for text in (path.read_text(encoding="utf-8") for path in OWN_FILES))


def test_a_key_becomes_a_class():
    made = re.search(rf"`{ours.KEY_CLASS}`\+.{{0,40}}\[\^a-zA-Z0-9_-\]", scripts())
    need(made, f"the class {ours.KEY_CLASS}… of what has a key", "Present, copying pictures, and tables for narrow screens")


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.DOTALL)


def names_in(text: str) -> set[str]:
    """Each class name and test id of Streamlit's that a stylesheet or a script names."""
    return set(re.findall(r"\bst[A-Z]\w*", without_comments(text)))


def keys_in(text: str) -> set[str]:
    """Each key that it names; of one that goes on in a way not known before, the beginning ('card-')."""
    return set(re.findall(rf"{ours.KEY_CLASS}([\w-]+)", without_comments(text)))


@pytest.mark.parametrize("path", OWN_FILES, ids=lambda path: path.name)
def test_file_names_nothing_that_is_not_listed(path):
    text = path.read_text(encoding="utf-8")
    test_ids = set(re.findall(r'data-testid="(\w+)"', text))
    assert test_ids <= set(ours.TEST_IDS), "list it in TEST_IDS of ui/streamlit_internals.py"
    assert names_in(text) - test_ids <= set(ours.CLASSES), "list it with _class in ui/streamlit_internals.py"
    assert keys_in(text) <= KEYS | STARTS, "make it a constant of ui/streamlit_internals.py"


def test_stylesheet_names_nothing_that_is_not_listed():
    assert names_in(PRINT_STYLE) <= set(ours.CLASSES)
    assert keys_in(PRINT_STYLE) <= KEYS | STARTS


def test_nothing_is_listed_that_no_file_names():
    texts = [PRINT_STYLE, *(path.read_text(encoding="utf-8") for path in OWN_FILES)]
    assert set().union(*map(names_in, texts)) == set(ours.CLASSES) | set(ours.TEST_IDS)
    assert set().union(*map(keys_in, texts)) >= STARTS
    assert set().union(*map(keys_in, texts)) >= {ours.COPY_PICTURE, ours.PICTURE, ours.COPIED, ours.NOT_COPIED}


def test_present_presses_buttons_and_reads_words_that_a_slide_has():
    (pressed,) = re.findall(r"BUTTON = \{(.*?)\};", PRESENT, re.DOTALL)
    (said,) = re.findall(r"\[([^\]]*)\]\.map\(part\)", FOCUS)
    parts = {
        *re.findall(r': "([\w-]+)"', pressed),
        *re.findall(r'"([\w-]+)"', said),
        *re.findall(r'text\(\w+\(\), "([\w-]+)"', PRESENT),
    }
    assert parts == {"next", "previous", "first", "last", "leave", "position", "title", "title-long"}
    assert parts <= set(ours.SLIDE_PARTS)
    assert re.findall(r'location\.search\)\.get\("(\w+)"\)', PRESENT) == [ours.SLIDE]


def test_part_that_no_slide_has_is_refused():
    with pytest.raises(ValueError, match="footer is no part of a slide"):
        ours.of_slide("footer")


def test_selectors_are_as_the_browser_reads_them():
    assert ours.keyed("take-away") == ".st-key-take-away"
    assert ours.keyed_from("card-") == '[class*="st-key-card-"]'
