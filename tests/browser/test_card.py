"""What a card opens: its downloads and its notes, by pointer and by keyboard."""

import csv
import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.test_accessibility import violations
from tests.pages.opened import FINDINGS, TOTAL
from wording.cards import CAVEATS, COPIED, COPY, DOWNLOAD, NOT_COPIED, PNG

SUPPORT = ".st-key-card-sponsor-support-stated"
NAMED = re.compile(r"junior-doctors-as-leaders-sponsor-support-stated-darzi-fellows-\d{4}-\d\d-\d\d\.(png|svg|csv)")
DARZI = [row for row in FINDINGS if "darzi" in row["programmes"].split(";")]


def taken(page, label: str) -> bytes:
    """The file of one of the buttons of the dialog; its name says study, chart, filter and day."""
    with page.expect_download() as waiting:
        page.get_by_role("dialog").get_by_role("button", name=label).click()
    assert NAMED.fullmatch(waiting.value.suggested_filename)
    return Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_picture_and_numbers_are_the_same_on_every_screen_and_say_which_view_they_are(new_page, width, scheme):
    page = new_page("/?programme=darzi", size=(width, 844), color_scheme=scheme)
    card = page.locator(SUPPORT)
    title = card.get_by_role("heading").inner_text()
    card.get_by_role("button", name=DOWNLOAD).click()
    svg = ElementTree.fromstring(taken(page, "Picture (SVG)"))
    words = " ".join(node.text or "" for node in svg.iter("{http://www.w3.org/2000/svg}text"))
    shown = f"Showing {len(DARZI)} of {TOTAL} findings. Programme: Darzi Fellows."
    assert title in words and shown in words
    assert svg.get("viewBox").startswith("0 0 960 ")
    with Image.open(BytesIO(taken(page, "Picture (PNG)"))) as png:
        assert (png.width, png.getpixel((2, 2))) == (1920, (255, 255, 255, 255))
        assert [round(dots) for dots in png.info["dpi"]] == [192, 192]
    rows = list(csv.DictReader(taken(page, "Numbers (CSV)").decode("utf-8-sig").splitlines()))
    assert {row["What is shown"].startswith(shown) for row in rows} == {True}
    assert {(row["Chart"], row["n"]) for row in rows} == {(title, f"{len(DARZI)} findings")}
    supported = sum(row["sponsor_support"] == "supported" for row in DARZI)
    assert [row["Findings"] for row in rows if row["Sponsor support"] == "Supported"] == [str(supported)]


def test_picture_is_copied_and_said_to_be(new_page):
    page = new_page("/", permissions=["clipboard-read", "clipboard-write"])
    page.locator(SUPPORT).get_by_role("button", name=DOWNLOAD).click()
    copy = page.get_by_role("dialog").get_by_role("button", name=COPY)
    copy.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_text(COPIED)).to_be_visible()
    expect(page.get_by_role("status").filter(has_text=COPIED)).to_have_count(1)
    expect(copy).to_be_focused()
    read = "navigator.clipboard.read().then(async ([item]) => [...new Uint8Array(await (await item.getType('image/png')).arrayBuffer())])"
    with Image.open(BytesIO(bytes(page.evaluate(read)))) as png:
        assert png.width == 1920
    assert page.locator(".st-key-picture-made img").get_attribute("alt")
    assert violations(page) == []


def test_where_the_browser_does_not_let_it_that_is_said(new_page):
    page = new_page("/")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.locator(SUPPORT).get_by_role("button", name=DOWNLOAD).click()
    page.get_by_role("dialog").get_by_role("button", name=COPY).click()
    expect(page.get_by_role("dialog").get_by_text(NOT_COPIED)).to_be_visible()
    expect(page.get_by_role("status").filter(has_text=NOT_COPIED)).to_have_count(1)
    expect(page.get_by_text(COPIED)).to_be_hidden()


def test_a_picture_is_made_by_keyboard_and_said_to_be_ready(new_page):
    page = new_page("/", reduced_motion="reduce")
    opener = page.locator(SUPPORT).get_by_role("button", name=DOWNLOAD)
    opener.focus()
    page.keyboard.press("Enter")
    png = page.get_by_role("dialog").get_by_role("button", name=PNG)
    png.focus()
    with page.expect_download():
        page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text=f"{PNG}: ready")).to_have_count(1)
    expect(png).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(opener).to_be_focused()


@pytest.mark.parametrize(("card", "button"), [("sponsor-support-stated", DOWNLOAD), ("what-helps-and-what-hinders", CAVEATS)])
def test_what_a_card_opens_takes_the_keyboard_and_gives_it_back(new_page, card, button):
    page = new_page("/", reduced_motion="reduce")
    opener = page.locator(f".st-key-card-{card}").get_by_role("button", name=button)
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    page.wait_for_function("document.activeElement.closest('[role=dialog]')")
    if button == DOWNLOAD:
        for _ in range(6):
            page.keyboard.press("Tab")
            assert page.evaluate("!!document.activeElement.closest('[role=dialog]')")
        with page.expect_download() as waiting:
            dialog.get_by_role("button", name="Numbers (CSV)").press("Enter")
        assert waiting.value.suggested_filename.startswith("junior-doctors-as-leaders-sponsor-support-stated-2")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()


def test_a_dialog_that_has_lost_the_focus_for_a_moment_closes_all_the_same(new_page):
    page = new_page("/", reduced_motion="reduce")
    page.locator(SUPPORT).get_by_role("button", name=DOWNLOAD).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=PNG).focus()
    page.evaluate("document.activeElement.blur()")  # as when a button is disabled while its file is made
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
