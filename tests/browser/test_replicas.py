"""Two replicas of the app behind the proxy, real browsers, and a replica that ends without a word while they change filters."""

import os
import re
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bench.local_replicas import HEALTH, Proxy, Replicas, trusting
from tests.analysis.files.given_files import study_files, zip_of
from tests.browser.waits import stand_still
from wording.app.your_study import LOST

READING = ("/findings?programme=darzi", "/?voice=author", "/compare?by=voice&experience=negative", "/present?slide=3")
SOON = 5.0  # seconds within which a viewer is back
GIVEN = {"name": "ten.zip", "mimeType": "application/zip", "buffer": zip_of(study_files())}
BACK = ".stApp[data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"


@dataclass(frozen=True)
class Seen:
    """What a viewer sees: the address, the title, the line of what is shown, how many warnings."""

    address: str
    title: str
    shown: str
    warnings: int


def seen(page: Page) -> Seen:
    stand_still(page)
    lines = page.locator(".st-key-shown").all_inner_texts()
    return Seen(page.url, page.get_by_role("heading", level=1).inner_text(), "".join(lines), page.get_by_role("alert").count())


@pytest.fixture(scope="module")
def replicas():
    with Replicas(2) as running:
        yield running


@pytest.fixture(scope="module")
def proxy(haproxy, replicas, tmp_path_factory):
    with Proxy(tmp_path_factory.mktemp("proxy"), replicas.hosts, replicas.port) as running:
        yield running


@pytest.fixture(scope="module")
def visit(chromium, proxy):
    """A function that opens a path as a new visitor, who may bring a cookie; errors in the console fail the last test."""
    contexts, errors = [], []

    def open_path(path: str, replica: str = "") -> Page:
        contexts.append(chromium.new_context(base_url=proxy.address, ignore_https_errors=True))
        if replica:
            contexts[-1].add_cookies([{"name": "replica", "value": replica, "url": proxy.address}])
        page = contexts[-1].new_page()
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(path)
        stand_still(page)
        return page

    yield open_path
    for context in contexts:
        context.close()
    assert errors == []


def replica_of(page: Page) -> str:
    """The cookie of the replica that a viewer is kept with."""
    return next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "replica")


def host_of(proxy: Proxy, replica: str) -> str:
    """The address of the replica of this cookie: the proxy's log names who answers, and says what address that has."""
    request = urllib.request.Request(f"{proxy.address}{HEALTH}", headers={"Cookie": f"replica={replica}"})
    urllib.request.urlopen(request, context=trusting()).close()
    log = proxy.log.read_text()
    name = re.findall(r" bytes (replica\d+) ", log)[-1]
    return re.findall(rf"{name} changed its IP from \(none\) to ([\d.]+) ", log)[-1]


def saved(page: Page) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").click()
    return Path(waiting.value.path()).read_bytes()


def open_own_study(page: Page) -> None:
    page.set_input_files("input[type=file]", GIVEN)
    expect(page.get_by_text("Only you can see it")).to_be_visible()
    stand_still(page)


def choose_negative(page: Page) -> None:
    box = page.get_by_role("combobox", name="Experience", exact=True)
    box.click()
    page.get_by_role("option", name="Negative", exact=True).click()
    page.keyboard.press("Escape")


@dataclass(frozen=True)
class Died:
    """Viewers of a replica that has died, in the order of READING; what they saw before; how many seconds they were away."""

    replica: str
    pages: tuple[Page, ...]
    before: tuple[Seen, ...]
    file: bytes
    own: Page
    uploader: Page
    changing: Page
    other: Page
    other_before: Seen
    away: tuple[float, ...]


@pytest.fixture(scope="module")
def died(visit, proxy, replicas):
    """A replica has died, seven of its viewers are back; one changed a filter at that moment, one has a study of their own."""
    first = visit(READING[0])
    replica = replica_of(first)
    pages = (first, *(visit(path, replica) for path in READING[1:]))
    own, uploader, changing = (visit(path, replica) for path in ("/your_study", "/your_study", "/"))
    other = next(page for page in iter(lambda: visit("/findings?theme=b_time"), None) if replica_of(page) != replica)
    open_own_study(own)
    before, file, other_before = tuple(map(seen, pages)), saved(first), seen(other)
    choose_negative(changing)
    replicas.kill(host_of(proxy, replica))
    begun, away = time.monotonic(), []
    for page in (*pages, own, uploader, changing):
        while replica_of(page) == replica or not page.locator(BACK).count():
            assert time.monotonic() < begun + 60, page.url
            page.wait_for_timeout(20)
        away.append(time.monotonic() - begun)
    return Died(replica, pages, before, file, own, uploader, changing, other, other_before, tuple(away))


def test_a_reload_of_the_proxy_ends_no_visit(visit, proxy):
    page = visit("/")
    opened = []
    page.on("websocket", lambda socket: opened.append(socket.url))
    proxy.reload()
    page.wait_for_timeout(2000)
    choose_negative(page)
    expect(page).to_have_url(re.compile("experience="))
    assert opened == []
    assert visit("/method").get_by_role("heading", level=1).inner_text() == "Method"


def test_its_viewers_are_back_on_the_other_one_within_five_seconds(died):
    assert max(died.away) <= SOON * max(1.0, os.getloadavg()[0] / os.cpu_count())  # other work may share the machine
    assert {replica_of(page) for page in (*died.pages, died.uploader)} == {replica_of(died.other)}


@pytest.mark.parametrize("place", range(len(READING)), ids=READING)
def test_each_sees_what_it_saw(died, place):
    assert seen(died.pages[place]) == died.before[place]


def test_who_changed_a_filter_at_that_moment_sees_a_whole_page_and_can_go_on(died):
    page = died.changing
    assert seen(page).warnings == 0
    if "experience=" not in page.url:  # the change was on its way, and is asked for again
        choose_negative(page)
    expect(page).to_have_url(re.compile("experience="))


def test_viewers_of_the_other_one_notice_nothing(died):
    assert seen(died.other) == died.other_before


def test_a_file_can_be_taken_from_the_page_that_was_open(died):
    assert saved(died.pages[0]) == died.file


def test_a_slide_goes_on_where_it_was(died):
    page = died.pages[-1]
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("slide=4"))


def test_a_link_opens_the_same_view_for_somebody_else(died, visit):
    assert seen(visit(died.before[0].address, died.replica)) == died.before[0]


def test_an_upload_from_the_page_that_was_open_arrives(died):
    open_own_study(died.uploader)


def test_a_study_that_was_open_there_is_said_to_be_gone(died):
    expect(died.own.get_by_text(LOST)).to_be_visible()
