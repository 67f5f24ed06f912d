"""What a card opens: its downloads and its notes, by pointer and by keyboard."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from tests.browser.test_journey import FINDINGS
from wording.cards import CAVEATS, DOWNLOAD


def test_chart_is_saved_as_picture_with_its_title_and_numbers(new_page):
    page = new_page("/")
    card = page.locator(".st-key-card-sponsor-support-stated")
    title = card.get_by_role("heading").inner_text()
    files = {}
    card.get_by_role("button", name=DOWNLOAD).click()
    for kind in ("PNG", "SVG"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=f"Picture ({kind})").click()
        files[kind] = Path(waiting.value.path()).read_bytes()
        assert waiting.value.suggested_filename == f"junior-doctors-as-leaders-sponsor-support-stated.{kind.lower()}"
    assert files["PNG"].startswith(b"\x89PNG") and len(files["PNG"]) > 20_000
    words = " ".join(node.text or "" for node in ElementTree.fromstring(files["SVG"]).iter("{http://www.w3.org/2000/svg}text"))
    assert title in words
    supported = sum(row["sponsor_support"] == "supported" for row in FINDINGS)
    assert f" {supported} " in f" {words} "


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
        assert waiting.value.suggested_filename == "junior-doctors-as-leaders-sponsor-support-stated.csv"
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()
