"""What a running server shows of itself, whom it asks, and where an upload stays."""

import asyncio
import http.client
import os
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from contextlib import closing, contextmanager, nullcontext
from typing import NamedTuple

import pytest
import streamlit as st
from starlette.formparsers import MultiPartParser
from starlette.requests import Request
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.browser.conftest import ROOT, serving
from ui.streamlit_internals import ask_nobody_for_our_address, keep_uploads_in_memory

SPOOLED = 1024 * 1024  # bytes, from which on Starlette writes an upload to disk
# streamlit, and a line on standard output for each address but the machine's own that it connects to or looks up, and for each
# route that it opens
WATCHED = """
import socket, sys
ours = ("127.0.0.1", "localhost", "::1", "0.0.0.0", None, "")
def watch(name):
    first = getattr(socket.socket, name)
    def watched(self, address, *rest):
        if isinstance(address, tuple) and address[0] not in ours:
            print("ASKED", self.type.name, address, flush=True)
        return first(self, address, *rest)
    setattr(socket.socket, name, watched)
watch("connect"), watch("connect_ex")
looked_up = socket.getaddrinfo
def look_up(host, *rest, **named):
    if host not in ours:
        print("ASKED", host, flush=True)
    return looked_up(host, *rest, **named)
socket.getaddrinfo = look_up
from starlette.applications import Starlette
class Listed(Starlette):
    def __init__(self, *given, routes=(), **named):
        for route in routes:
            print("ROUTE", *sorted(getattr(route, "methods", None) or [type(route).__name__]), route.path, flush=True)
        super().__init__(*given, routes=routes, **named)
import starlette.applications
starlette.applications.Starlette = Listed
from streamlit.web.cli import main
sys.argv = ["streamlit", "run", "app.py", *sys.argv[1:]]
main()
"""


class Answer(NamedTuple):
    """What a server answered: its status, headers by their names in lower case, and all else."""

    status: int
    headers: dict[str, str]
    body: bytes


class Watched(NamedTuple):
    """A server that is watched."""

    ask: Callable[..., Answer]
    port: int
    asked: list[str]
    routes: list[str]


@contextmanager
def watched(*options: str):
    """A running server: a function that asks it, its port, and two lists that are whole once the server has ended: whom it asked
    (`asked`), and which routes it opened (`routes`)."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [sys.executable, "-c", WATCHED, "--server.port", str(port), *options]
    places = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, cwd=ROOT, env=places, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    heard: dict[str, list[str]] = {"ASKED": [], "ROUTE": []}

    def ask(path: str, method: str = "GET", **headers: str):
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as line:
            line.request(method, path, headers=headers)
            answer = line.getresponse()
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())

    try:
        until = time.monotonic() + 90
        while time.monotonic() < until:
            try:
                if ask("/_stcore/health").status == 200:
                    break
            except OSError:
                assert process.poll() is None, "the app stopped while starting"
                time.sleep(0.3)
        yield Watched(ask, port, heard["ASKED"], heard["ROUTE"])
    finally:
        process.terminate()
        said, _ = process.communicate(timeout=20)
        for line in said.splitlines():
            heard.get(line.partition(" ")[0], []).append(line)
        assert f":{port}" in said  # what it prints is heard


UNSENT = "ASKED SOCK_DGRAM ('8.8.8.8', 1)"  # asks the system which of its own addresses it would use; nothing is sent
UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
}


def test_server_is_reached_from_this_machine_only_shows_no_numbers_of_itself_and_asks_nobody():
    with watched() as (ask, port, asked, _):
        for path in ("/_stcore/metrics", "/_stcore/metrics/"):
            status, headers, _ = ask(path)
            assert status == 404
            assert "content-security-policy" in headers
        assert ask("/media/none.csv").headers["cache-control"] == "no-store"
        assert ask("/_stcore/health").headers["cache-control"] == "no-cache"
        assert ask("/_stcore/stream", Origin="http://elsewhere.example", **UPGRADE).status == 403
        for family, own in ((socket.AF_INET, _other_address()), (socket.AF_INET6, "::1")):
            if own:
                with socket.socket(family) as line:
                    line.settimeout(5)
                    assert line.connect_ex((own, port)) != 0
    assert set(asked) <= {UNSENT}


def test_server_that_is_opened_to_others_asks_nobody_outside():
    with watched("--server.address", "0.0.0.0") as (ask, _, asked, _):
        assert ask("/_stcore/stream", Origin="http://elsewhere.example", **UPGRADE).status == 403
    assert set(asked) <= {UNSENT}


def _other_address() -> str:
    """An address of this machine that is not 127.0.0.1; '' where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        try:
            line.connect(("192.0.2.1", 1))
        except OSError:
            return ""
        return line.getsockname()[0]


def upload(size: int) -> tuple[bool, int]:
    """Whether an upload of so many bytes was written to disk, and how many were read."""
    head = b'--x\r\nContent-Disposition: form-data; name="f"; filename="a.zip"\r\n\r\n'
    parts = [head, *[b"0" * 65_536] * (size // 65_536), b"\r\n--x--\r\n"]

    async def receive():
        return {"type": "http.request", "body": parts.pop(0), "more_body": bool(parts)}

    async def parse():
        scope = {"type": "http", "method": "POST", "headers": [(b"content-type", b"multipart/form-data; boundary=x")]}
        form = await Request(scope, receive).form()
        return form["f"].file._rolled, len(await form["f"].read())

    return asyncio.run(parse())


@pytest.fixture
def as_starlette_has_it(monkeypatch):
    monkeypatch.setattr(MultiPartParser, "spool_max_size", SPOOLED)


def test_no_upload_that_is_allowed_is_written_to_disk(as_starlette_has_it):
    allowed = st.get_option("server.maxUploadSize") << 20
    assert upload(allowed) == (True, allowed)  # the attack: what Starlette does by itself
    keep_uploads_in_memory()
    assert upload(allowed) == (False, allowed)


def test_streamlit_reads_uploads_with_the_parser_that_is_set():
    source = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert tomllib.loads(source)["server"]["maxUploadSize"] == st.get_option("server.maxUploadSize") == 20
    from streamlit.web.server.starlette import starlette_routes

    assert ".form()" in open(starlette_routes.__file__, encoding="utf-8").read()  # noqa: PTH123, SIM115


def test_nobody_is_asked_for_the_address_of_the_machine(monkeypatch):
    import requests
    from streamlit import net_util

    asked = []
    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)  # put back at the end
    monkeypatch.setattr(net_util, "_external_ip", None)
    monkeypatch.setattr(requests, "get", lambda url, **_: asked.append(url))
    ask_nobody_for_our_address()
    assert net_util.get_external_ip() is None
    assert asked == []


SITE = "study.example.org"


@pytest.mark.parametrize(
    ("host", "named", "opens"),
    [(SITE, {}, True), ("inside.platform", {}, False), ("inside.platform", {"STREAMLIT_BROWSER_SERVER_ADDRESS": SITE}, True)],
    ids=["host passed on", "another host", "another host, and the site named"],
)
def test_a_page_of_the_site_connects_where_its_host_is_passed_on_or_its_name_is_set(host, named, opens):
    with serving("app.py", **named) as server:
        line = socket.create_connection(("127.0.0.1", int(server.rpartition(":")[2])))
        given = {"sock": line, "origin": f"https://{SITE}", "subprotocols": ["streamlit"]}
        expected = nullcontext() if opens else pytest.raises(InvalidStatus, match="403")
        with expected, connect(f"ws://{host}/_stcore/stream", **given):
            pass
