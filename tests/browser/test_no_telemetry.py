"""A whole visit, and whoever is asked during it: by the server, and by the browser. Only the app itself may be.

The server is watched from its start by an audit hook of Python (`watch/sitecustomize.py`); it sees what Python code does, not
what a library might do in machine code of its own. The workers that read uploads start apart from this environment:
`tests/supply/test_workers.py` watches them.
"""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.analysis.files.given_files import study_files, zip_of
from tests.browser.conftest import ROOT, serving
from tests.browser.test_journey import DARZI, PATHS, choose, expect_shown
from tests.browser.test_your_study import BROKEN, SHOWN, give, workbook_of
from tests.browser.waits import stand_still
from ui.share.share import KINDS
from wording.app.share import TITLE as TAKE_AWAY
from wording.cards import DOWNLOAD

WATCH = Path(__file__).parent / "watch"
OURS = {"127.0.0.1", "localhost"}
# a socket that only asks the system which of this machine's addresses it would use; nothing is sent
UNSENT = "socket.connect 8.8.8.8 1"


@pytest.fixture
def watched(chromium, tmp_path):
    """A page of a server that is watched, the file in which its watch writes, and the list of what the browser asks for."""
    heard, asked = tmp_path / "heard.txt", []
    with serving("app.py", **watching(heard)) as address:
        context = chromium.new_context(base_url=address, viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        context.on("request", lambda request: asked.append(request.url))
        context.on("serviceworker", lambda worker: asked.append(worker.url))
        page = context.new_page()
        page.on("websocket", lambda socket: asked.append(socket.url))
        yield page, heard, asked
        context.close()


def watching(heard: Path) -> dict[str, str]:
    """The environment of a Python that is watched, and writes what is heard into this file."""
    return {"PYTHONPATH": os.pathsep.join(map(str, (WATCH, ROOT))), "WATCH": str(heard)}


def outside(heard: Path) -> list[str]:
    """What the watch wrote of any other machine."""
    lines = [line.strip() for line in heard.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line.split(" ")[1] not in OURS and line != UNSENT]


def taken(page, buttons) -> list[str]:
    """The endings of the files that these buttons give, each pressed once."""
    endings = []
    for button in buttons.filter(visible=True).all():
        expect(button).to_be_enabled()
        with page.expect_download() as waiting:
            button.click()
        endings.append(Path(waiting.value.suggested_filename).suffix)
    return endings


def on_overview(page) -> None:
    """A filter, the drawer, every file of a chart and of the page."""
    choose(page, "Programme", "Darzi Fellows")
    expect_shown(page, DARZI)
    stand_still(page)  # what was drawn for all is still there beside what is drawn for these
    dialog, files = page.get_by_role("dialog"), page.get_by_role("dialog").locator(".stDownloadButton button")
    page.locator(".st-key-sponsor-support-stated-behind button").press("Enter")
    expect(dialog.get_by_text("Open these in Findings")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.locator(".st-key-card-sponsor-support-stated").get_by_role("button", name=DOWNLOAD).press("Enter")
    expect(files).to_have_count(3)
    assert taken(page, files) == [".png", ".svg", ".csv"]
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.get_by_role("button", name=TAKE_AWAY).press("Enter")
    expect(files).to_have_count(len(KINDS) + 2)
    assert taken(page, files) == [*(f".{kind.ending}" for kind in KINDS), ".bib", ".ris"]


def on_findings(page) -> None:
    """Both files of the list."""
    assert taken(page, page.locator(".stMain .stDownloadButton button")) == [".xlsx", ".csv"]


def on_present(page) -> None:
    """A slide on, the last one, the first one, and away."""
    for key in ("ArrowRight", "End", "Home", "Escape"):
        page.keyboard.press(key)
        stand_still(page)


def on_your_study(page) -> None:
    """A workbook with problems, a zip that opens, every file that is offered then."""
    give(page, "bad.xlsx", workbook_of(BROKEN))
    expect(page.get_by_text("was not opened")).to_be_visible()
    give(page, "ten.zip", zip_of(study_files()))
    expect(page.get_by_text(SHOWN)).to_be_visible()
    stand_still(page)
    offered = taken(page, page.locator(".stMain .stDownloadButton button"))
    assert offered == [
        ".xlsx",
        ".zip",
        ".csv",
        ".xlsx",
        ".xlsx",
    ]  # the study, what hiding costs, the template, and it filled in


DONE = {"/": on_overview, "/findings": on_findings, "/present": on_present, "/your_study": on_your_study}


def test_the_watch_sees_a_connection_and_a_name_looked_up(tmp_path):
    heard = tmp_path / "heard.txt"
    tried = """
import socket, urllib.request
from contextlib import suppress
with suppress(OSError):
    socket.create_connection(("192.0.2.1", 9), timeout=0.01)
with suppress(OSError):
    urllib.request.urlopen("http://nowhere.invalid/", timeout=0.01)
socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(("8.8.8.8", 1))
"""
    subprocess.run([sys.executable, "-c", tried], env={**os.environ, **watching(heard)}, check=True)
    assert outside(heard) == [
        "socket.getaddrinfo 192.0.2.1",
        "socket.connect 192.0.2.1 9",
        "urllib.Request http://nowhere.invalid/",
        "socket.getaddrinfo nowhere.invalid",
    ]


def test_a_whole_visit_asks_nobody_but_the_app(watched):
    page, heard, asked = watched
    assert set(DONE) < set(PATHS)
    for path in PATHS:
        page.goto(path)
        stand_still(page)
        DONE.get(path, stand_still)(page)
    port = str(urlsplit(page.url).port)
    assert f"socket.bind 127.0.0.1 {port}" in heard.read_text(encoding="utf-8")  # the server was heard
    assert outside(heard) == []
    hosts = {(address.scheme, address.netloc) for address in map(urlsplit, asked) if address.scheme not in ("data", "blob")}
    assert hosts == {(scheme, f"127.0.0.1:{port}") for scheme in ("http", "ws")}
    assert len(asked) > 50
