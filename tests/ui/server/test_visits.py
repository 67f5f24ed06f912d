"""Who is let in, what is told, and how a server ends; and that one that cannot start says why in a line."""

import asyncio
import re
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.responses import HTMLResponse

from tests.browser.conftest import ROOT, free_port, serving, start, wait_for
from tests.visits import Visit
from ui.server import visits as served
from ui.server.headers import PageHeaders
from ui.server.visits import FORGOTTEN, READY, Doors, Visits
from ui.state.shown_study import served_study
from wording.app.server import AWAY, BACK, CLOSE, LEAVING, OPENING, RESTARTS

SCOPE = {"type": "http", "method": "GET", "path": "/findings", "headers": []}
SOCKET = {"type": "websocket", "path": "/_stcore/stream", "subprotocols": ["streamlit", "token", "a-visit"]}


async def an_app(scope, receive, send):
    """Answers with the path; keeps a websocket until it is closed."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept", "subprotocol": "streamlit"})
        await receive()
    else:
        await send({"type": "app", "path": scope["path"]})


class Line:
    """One ASGI call: what was sent on it."""

    def __init__(self, doors: Doors, scope: dict):
        self.sent: list[dict] = []
        self.ended = asyncio.Event()
        self.call = asyncio.create_task(doors(scope, self.receive, self.send))

    async def receive(self):
        await self.ended.wait()
        return {"type": "websocket.disconnect"}

    async def send(self, message):
        self.sent.append(message)

    def status(self) -> tuple[int, str]:
        return self.sent[0]["status"], self.sent[1]["body"].decode()


@pytest.fixture
def doors(monkeypatch):
    monkeypatch.setattr(served, "is_forgotten", lambda protocols: False)
    for name in ("TOLD", "FETCHED", "LOOK"):
        monkeypatch.setattr(served, name, 0.01)
    return Doors(an_app, Visits(lambda: None))


def test_ready_is_said_once_the_study_is_open_and_until_the_server_leaves(doors):
    async def ask() -> tuple[int, str]:
        line = Line(doors, {**SCOPE, "path": READY})
        await line.call
        return line.status()

    async def told():
        before = await ask()
        doors.visits.opened.set()
        during = await ask()
        await doors.visits.leave(lambda: None)
        return before, during, await ask()

    assert asyncio.run(told()) == ((503, OPENING), (200, "Ready."), (503, LEAVING))


def test_who_comes_before_the_study_is_open_waits_and_health_does_not(doors):
    async def told():
        page, health = Line(doors, SCOPE), Line(doors, {**SCOPE, "path": "/_stcore/health"})
        await asyncio.sleep(0.01)
        before = page.sent.copy(), health.sent.copy()
        doors.visits.opened.set()
        await page.call
        return *before, page.sent

    page, health, later = asyncio.run(told())
    assert page == []
    assert health == [{"type": "app", "path": "/_stcore/health"}]
    assert later == [{"type": "app", "path": "/findings"}]


def test_a_browser_that_comes_before_the_study_is_open_is_told_so_and_asks_again_by_itself(doors):
    asks_for_a_page = {**SCOPE, "headers": [(b"accept", b"text/html,application/xhtml+xml")]}

    async def told():
        before = Line(doors, asks_for_a_page)
        await before.call
        doors.visits.opened.set()
        after = Line(doors, asks_for_a_page)
        await after.call
        return before.sent, after.sent

    (start, page), after = asyncio.run(told())
    headers = dict(start["headers"])
    assert (start["status"], headers[b"refresh"], headers[b"cache-control"]) == (503, b"2", b"no-store")
    assert b"<h1>Opening the study</h1>" in page["body"]
    assert b"<script" not in page["body"]
    assert after == [{"type": "app", "path": "/findings"}]


@pytest.mark.parametrize("making", [0, 3])
def test_every_page_is_told_what_is_being_made_ends_then_the_server_stops(doors, monkeypatch, making):
    looks, stopped = [], []
    monkeypatch.setattr(served, "is_making", lambda: looks.append(len(looks)) or len(looks) <= making)

    async def told():
        doors.visits.opened.set()
        first, gone = Line(doors, SOCKET), Line(doors, SOCKET)
        await asyncio.sleep(0.01)
        gone.ended.set()
        await gone.call
        await doors.visits.leave(lambda: stopped.append(len(looks)))
        late = Line(doors, SOCKET)
        await asyncio.sleep(0.01)
        lines = [line.sent[1:] for line in (first, gone, late)]
        for line in (first, late):
            line.ended.set()
            await line.call
        return lines

    said = {"type": "websocket.send", "text": RESTARTS}
    assert asyncio.run(told()) == [[said], [], [said]]
    assert stopped == [max(making + 1, 2)]


def test_what_takes_too_long_does_not_keep_the_server(doors, monkeypatch):
    monkeypatch.setattr(served, "is_making", lambda: True)
    monkeypatch.setattr(served, "MOST_MAKING", 0.05)
    stopped = []
    asyncio.run(doors.visits.leave(lambda: stopped.append(True)))
    assert stopped == [True]


def test_what_never_ends_ends_with_the_process(doors, monkeypatch):
    ended = threading.Event()
    monkeypatch.setattr(served, "MOST", 0.01)
    monkeypatch.setattr(served, "_end", lambda said, code: ended.set() if (said, code) == ("", 0) else None)

    async def told():
        doors.visits.opened.set()
        doors.visits._begin_to_leave(lambda: None)
        assert not ended.is_set()
        await asyncio.sleep(0.2)

    asyncio.run(told())
    assert ended.is_set()


def test_page_whose_visit_is_gone_is_told_to_load_anew(doors, monkeypatch):
    asked = []
    monkeypatch.setattr(served, "is_forgotten", lambda protocols: asked.append(protocols) or True)

    async def told():
        doors.visits.opened.set()
        line = Line(doors, SOCKET)
        line.ended.set()
        await line.call
        return line.sent

    assert asyncio.run(told()) == [
        {"type": "websocket.accept", "subprotocol": "streamlit"},
        {"type": "websocket.close", "code": FORGOTTEN},
    ]
    assert asked == [SOCKET["subprotocols"]]


@pytest.fixture
def last_line(monkeypatch):
    """A function that opens the study as a server does that starts: what its last line on the terminal is, and its code."""

    def end(said, code=1):
        raise EndedError(said, code)

    def begin(study: Path | str) -> tuple[str, int]:
        monkeypatch.setenv("STUDY", str(study))
        monkeypatch.setattr(served, "_end", end)
        with pytest.raises(EndedError) as caught:
            Visits(lambda: None)._open(None)
        return caught.value.args

    served_study.cache_clear()
    yield begin
    served_study.cache_clear()


class EndedError(Exception):
    pass


def test_study_that_is_not_there_is_a_line(last_line):
    assert last_line("nowhere") == (
        "The study nowhere cannot be opened. nowhere: found nothing; allowed: a folder, a .zip or an .xlsx.",
        1,
    )


def test_first_of_several_problems_is_a_line_that_says_how_to_see_the_others(last_line, study_folder, edit):
    edit.cell("findings.csv", 3, "voice", "choir")
    edit.cell("findings.csv", 4, "voice", "choir")
    said, code = last_line(study_folder)
    assert code == 1
    assert said == (
        f"The study {study_folder} cannot be opened. findings.csv, row 3, column voice: found 'choir'; allowed: one of "
        f"participant, author, stakeholder. There is 1 more problem: python -m analysis check {study_folder}"
    )


def test_fault_of_the_app_itself_is_a_line_with_the_reference_of_the_log(last_line, monkeypatch, caplog):
    monkeypatch.setattr(served, "warm_up", lambda: 1 / 0)
    said, code = last_line("nowhere")
    reference = re.fullmatch(r"The server cannot start\. Reference (\w{6}) above says why\.", said)[1]
    assert code == 1
    assert f"reference {reference}" in caplog.text and "ZeroDivisionError" in caplog.text


# A process of its own


def ready_says(port: int) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{READY}", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


@pytest.fixture
def running():
    """A function that starts the app and waits until it may be visited; gives the process and its port."""
    started = []

    def begin():
        port = free_port()
        started.append(start("app.py", port))
        wait_for(f"http://127.0.0.1:{port}{READY}", started[0])
        return started[0], port

    yield begin
    for process in started:
        process.kill()
        process.wait()


def test_server_that_is_told_to_end_says_that_it_is_not_ready_and_ends_with_code_0(running):
    process, port = running()
    begun = time.monotonic()
    process.terminate()
    said = ready_says(port)
    while said[0] == 200:  # the signal is on its way
        said = ready_says(port)
    assert said == (503, LEAVING)
    assert process.wait(10) == 0
    assert served.TOLD <= time.monotonic() - begun < 10


def test_server_that_is_told_to_end_while_it_opens_its_study_ends_at_once_with_code_0():
    port = free_port()
    process = start("app.py", port)
    wait_for(f"http://127.0.0.1:{port}/_stcore/health", process)
    assert ready_says(port) == (503, OPENING)
    process.terminate()
    assert process.wait(served.TOLD) == 0


def test_all_who_lose_their_line_at_once_come_back_to_what_they_had():
    with serving("app.py", "--server.disconnectedSessionTTL", "600") as server, ExitStack() as held:
        visits = [held.enter_context(Visit(server)) for _ in range(140)]  # Streamlit by itself keeps 128
        for visit in visits:
            visit.open("accessibility")
            visit.close()
        for visit in visits[:12]:  # who was lost first
            again = held.enter_context(Visit(server, visit.session))
            again.open("accessibility")
            assert again.session == visit.session


@pytest.mark.parametrize("second", [signal.SIGTERM, signal.SIGINT])
def test_second_signal_ends_the_server_at_once(running, second):
    process, port = running()
    process.terminate()
    while ready_says(port)[0] == 200:
        pass
    begun = time.monotonic()
    process.send_signal(second)
    assert process.wait(10) == -second
    assert time.monotonic() - begun < served.TOLD / 2


def ended(port: int, **env: str) -> tuple[int, list[str]]:
    """The code of a server that cannot be started, and what it said beside streamlit's greeting."""
    process = start("app.py", port, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said, _ = process.communicate(timeout=60)
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return process.returncode, [line for line in lines if not line.startswith(("You can now view", "URL:"))]


def test_server_does_not_start_on_a_broken_study_and_says_why_in_a_line(tmp_path):
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"no zip")
    assert ended(free_port(), STUDY=str(broken)) == (
        1,
        [
            f"The study {broken} cannot be opened. broken.zip: found 'a file that is damaged or of another kind'; "
            "allowed: a zip archive."
        ],
    )


def test_server_does_not_start_on_a_port_that_is_taken_and_says_so_in_a_line():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, (said,) = ended(port)
    assert code == 1
    assert said.endswith(f"Port {port} is not available")


def test_browser_knows_the_code_by_which_a_visit_is_gone_and_what_is_said_without_a_connection():
    script = (ROOT / "ui" / "server" / "visits.js").read_text(encoding="utf-8")
    assert re.findall(r"FORGOTTEN = (\d+);", script) == [str(FORGOTTEN)]
    assert 'meta[name="said-${name}"]' in script
    named = {name: f"said-{name}" for name in re.findall(r'words\("(\w+)"\)', script)}

    async def page():
        async def html(scope, receive, send):
            await HTMLResponse("<head></head>")(scope, receive, send)

        line = Line(PageHeaders(html), SCOPE)
        await line.call
        return line.sent[1]["body"].decode()

    drawn = asyncio.run(page())
    assert set(named) == {"away", "back", "close"}
    told = (("away", AWAY), ("back", BACK), ("close", CLOSE))
    assert all(f'<meta name="{named[name]}" content="{said}">' in drawn for name, said in told)
