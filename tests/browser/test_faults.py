"""A server that is killed, that forgets, that is told to end; a connection that is cut: the view comes back from its address,
and a study that is gone is said to be gone. One server for all, which is killed and started again."""

import re
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.analysis.files.given_files import study_files, zip_of
from tests.browser.conftest import free_port, start, wait_for
from tests.browser.test_journey import DARZI, choose, expect_shown, go_to
from tests.browser.test_present import expect_slide
from tests.browser.test_your_study import SHOWN, give
from tests.browser.waits import stand_still
from wording.app.server import AWAY, CLOSE, RESTARTS
from wording.app.your_study import LOST

FORGETS = 4  # seconds after which the server forgets a visit that is not connected
DECK = "slides=what-was-studied&slides=what-helps-and-what-hinders&slides=limitations"
ADDRESSES = {
    "filter": "/findings?programme=darzi",
    "menu": "/?programme=darzi",
    "download": "/findings?programme=darzi",
    "next": f"/present?slide=2&programme=darzi&{DECK}",
    "own": "/your_study",
}


class Killable:
    """The app on one port, which can be killed and started again."""

    def __init__(self):
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        self.process = start("app.py", self.port, "--server.disconnectedSessionTTL", str(FORGETS))
        wait_for(f"{self.address}/ready", self.process)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


class Relay:
    """A line to the server, as a proxy is: it can be cut, and refuse for a while."""

    def __init__(self, port: int):
        self.port, self.refuses, self.ends = port, False, []
        self.door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.door.getsockname()[1]}"
        threading.Thread(target=self._let_in, daemon=True).start()

    def _let_in(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self.door.accept()
                if self.refuses:
                    near.close()
                    continue
                far = socket.create_connection(("127.0.0.1", self.port))
                self.ends += [near, far]
                for ends in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=ends, daemon=True).start()

    @staticmethod
    def _carry(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while said := source.recv(65536):
                target.sendall(said)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)

    def cut(self) -> None:
        for end in self.ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self.ends.clear()


@pytest.fixture(scope="module")
def app(chromium):
    running = Killable()
    yield running
    running.kill()


@pytest.fixture(scope="module")
def visit(chromium):
    """A function that opens an address, in a context of its own."""
    contexts = []

    def open_address(address: str):
        contexts.append(chromium.new_context(viewport={"width": 1440, "height": 900}))
        page = contexts[-1].new_page()
        page.goto(address)
        page.locator("h1").wait_for()
        stand_still(page)
        return page

    yield open_address
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def relay(app):
    line = Relay(app.port)
    yield line
    line.door.close()
    line.cut()


@pytest.fixture(autouse=True)
def lets_in_again(request):
    """Also where a test has failed the line is there for the next."""
    yield
    if "relay" in request.fixturenames:
        request.getfixturevalue("relay").refuses = False


def open_own(page) -> None:
    give(page, "ten.zip", zip_of(study_files()))
    expect(page.get_by_text(SHOWN)).to_be_visible()
    expect(page).to_have_url(re.compile("study=own"))  # written last of all
    stand_still(page)


def mark(page) -> None:
    """Something that goes when the page is loaded anew."""
    page.evaluate("window.isThere = true")


def wait_until_anew(page) -> None:
    """Until the page has loaded itself anew."""
    page.wait_for_function("() => window.isThere === undefined && document.querySelector('h1, .st-key-shown, [role=alert]')")


@pytest.fixture(scope="module")
def killed(app, visit):
    """A page for each thing that is done first after the server was killed and started again."""
    pages = {name: visit(app.address + address) for name, address in ADDRESSES.items()}
    open_own(pages["own"])
    for page in pages.values():
        mark(page)
    app.kill()
    app.start()
    for page in pages.values():
        wait_until_anew(page)
    return pages


def test_filter_pressed_first_after_a_kill_is_added_to_those_there(killed):
    expect_shown(killed["filter"], DARZI)
    choose(killed["filter"], "Source", "Report author")
    expect_shown(killed["filter"], [row for row in DARZI if row["voice"] == "author"])
    expect(killed["filter"]).to_have_url(re.compile(r"/findings\?programme=darzi&voice=author$"))


def test_menu_pressed_first_after_a_kill_keeps_the_filters(killed):
    go_to(killed["menu"], "Recommendations")
    expect_shown(killed["menu"], DARZI)
    expect(killed["menu"]).to_have_url(re.compile(r"/recommendations\?programme=darzi$"))


def test_download_pressed_first_after_a_kill_is_of_the_view(killed):
    with killed["download"].expect_download() as waiting:
        killed["download"].get_by_role("button", name="Download CSV").click()
    assert "darzi-fellows" in waiting.value.suggested_filename
    assert len(Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines()) > len(DARZI)


def test_next_pressed_first_after_a_kill_is_the_next_slide_of_the_deck(killed):
    expect_slide(killed["next"], 2, 3)
    killed["next"].locator(".st-key-slide-next button").click()
    expect_slide(killed["next"], 3, 3)
    expect(killed["next"]).to_have_url(re.compile(DECK))
    expect(killed["next"].get_by_text("Programme: Darzi Fellows").first).to_be_visible()


def test_own_study_is_said_to_be_gone_after_a_kill_and_on_every_page(killed):
    page = killed["own"]
    expect(page.get_by_text(LOST)).to_be_visible()
    page.get_by_test_id("stSidebarNavItems").get_by_role("link", name="Overview", exact=True).click()
    expect(page).to_have_title(re.compile("Overview"))
    expect(page.get_by_text(LOST)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(0)


def test_line_that_is_cut_is_taken_up_again_with_everything(relay, visit):
    page = visit(relay.address + "/your_study")
    open_own(page)
    mark(page)
    relay.cut()
    go_to(page, "Findings")
    expect(page.get_by_text(SHOWN)).to_be_visible()
    assert page.evaluate("window.isThere")


@pytest.mark.parametrize("way", ["offline", "proxy"])
def test_without_a_connection_that_is_said_until_there_is_one(relay, visit, way):
    page = visit(relay.address + "/findings?programme=darzi")
    if way == "offline":
        page.context.set_offline(True)
    else:
        relay.refuses = True
        relay.cut()
    said = page.get_by_role("alert").filter(has_text=AWAY)
    expect(said).to_be_visible()
    theirs = page.get_by_text("Streamlit", exact=False).first  # its own dialog of a lost connection speaks of a terminal
    theirs.wait_for(state="attached", timeout=30_000)
    expect(theirs).to_be_hidden()
    expect(said).to_be_visible()
    assert not said.evaluate("(news) => news.inert || news.closest('[aria-hidden=true]') !== null")
    page.context.set_offline(False)
    relay.refuses = False
    expect(page.get_by_role("alert").filter(has_text=AWAY)).to_have_count(0)
    go_to(page, "Compare")
    expect_shown(page, DARZI)


def away(relay, page):
    """Take the connection away until it is said: the notice."""
    relay.refuses = True
    relay.cut()
    news = page.locator(".visit-news")
    expect(news).to_contain_text(AWAY)
    return news


def back(relay, page) -> None:
    relay.refuses = False
    expect(page.locator(".visit-news")).to_have_count(0)
    stand_still(page)


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_what_is_said_of_the_server_leaves_the_bar_of_a_slide_free_and_can_be_closed(relay, visit, size):
    page = visit(relay.address + "/present?slide=3")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    stand_still(page)
    button = page.locator(".st-key-slide-next button")
    button.focus()
    news = away(relay, page)
    said = news.bounding_box()
    assert said["x"] >= 0 and said["x"] + said["width"] <= size[0] and said["y"] >= 0
    for each in page.locator(".st-key-slide-foot button:visible, .st-key-slide-steps button:visible").all():
        box = each.bounding_box()
        assert said["y"] + said["height"] <= box["y"], each.inner_text()
    news.get_by_role("button", name=CLOSE).focus()
    page.keyboard.press("Enter")
    expect(news).to_have_count(0)
    back(relay, page)
    expect(button).to_be_focused()
    page.close()


def test_laptop_that_slept_longer_than_the_server_remembers_finds_its_view_and_not_its_study(relay, visit):
    page, own = (visit(relay.address + path) for path in ("/findings?programme=darzi", "/your_study"))
    open_own(own)
    for each in (page, own):
        mark(each)
    relay.refuses = True
    relay.cut()
    time.sleep(FORGETS + 1)
    relay.refuses = False
    wait_until_anew(page)
    expect_shown(page, DARZI)
    wait_until_anew(own)
    expect(own.get_by_text(LOST)).to_be_visible()


def test_server_that_is_told_to_end_tells_everybody_and_ends_what_it_makes(app, visit):
    page = visit(app.address + "/findings?programme=darzi")
    page.get_by_role("button", name="Download and share").click()
    button = page.get_by_role("button", name="One-file page (HTML)")
    with page.expect_download() as waiting:
        button.click()
        expect(page.get_by_text("The file is being made.")).to_be_visible()
        mark(page)
        begun = time.monotonic()
        app.process.terminate()
        expect(page.get_by_role("alert").filter(has_text=RESTARTS)).to_be_visible()
    assert Path(waiting.value.path()).read_bytes().startswith(b"<!doctype html>")
    assert app.process.wait(10) == 0
    assert time.monotonic() - begun < 10
    expect(page.get_by_role("alert").filter(has_text=AWAY)).to_be_visible()  # it is no longer about to
    expect(page.get_by_text(RESTARTS)).to_have_count(0)
