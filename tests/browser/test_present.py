"""What a presenter does, by keyboard alone: open, go through the slides, open the findings, come back, choose, leave."""

import re

import pytest
from playwright.sync_api import expect

from tests.pages.opened import FINDINGS, TOTAL

DARZI = [row for row in FINDINGS if "darzi" in row["programmes"].split(";")]
SLIDES, OF_DARZI = 7, 6  # no key message rests on what names Darzi Fellows
PATIENCE = 20000  # other work may share the machine


def title(page):
    return page.get_by_role("heading", level=1)


def expect_slide(page, number: int, total: int = SLIDES) -> None:
    expect(page.locator(".st-key-slide-position")).to_have_text(f"Slide {number} of {total}", timeout=PATIENCE)
    expect(page).to_have_url(re.compile(rf"[?&]slide={number}(&|$)"), timeout=PATIENCE)


def tab_to(page, name: str) -> None:
    button = page.locator(f".st-key-slide-{name} button")
    for _ in range(20):
        if button.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"no Tab leads to {name}")


def test_whole_journey_by_keyboard_alone(new_page):
    page = new_page("/compare?programme=darzi", reduced_motion="reduce")
    expect(page.locator(".st-key-shown").get_by_text(f"Showing {len(DARZI)} of {TOTAL} findings")).to_be_visible()
    page.get_by_test_id("stSidebarNavItems").get_by_role("link", name="Present").focus()
    page.keyboard.press("Enter")
    expect_slide(page, 1, OF_DARZI)
    expect(page.locator(".stSidebar")).to_be_hidden()
    expect(
        page.get_by_text(f"Showing {len(DARZI)} of {TOTAL} findings. Programme: Darzi Fellows. Only results").first
    ).to_be_visible()
    for key, number in [
        ("ArrowRight", 2),
        ("PageDown", 3),
        ("ArrowLeft", 2),
        ("PageUp", 1),
        ("ArrowLeft", 1),
        ("End", OF_DARZI),
    ]:
        page.keyboard.press(key)
        expect_slide(page, number, OF_DARZI)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Home")
    expect_slide(page, 1, OF_DARZI)
    for number in (2, 3):
        page.keyboard.press("PageDown")
        expect_slide(page, number, OF_DARZI)

    tab_to(page, "behind")
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog")
    both = [row for row in DARZI if row["theme_id"].startswith(("b_", "f_"))]
    expect(drawer.get_by_text(f"Showing {len(both)} of {TOTAL} findings")).to_be_visible()
    for key in ("PageDown", "End"):
        page.keyboard.press(key)
    expect(drawer).to_be_visible()
    expect_slide(page, 3, OF_DARZI)
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect_slide(page, 3, OF_DARZI)

    page.keyboard.press("Escape")
    expect(title(page)).to_have_text("Compare")
    expect(page).to_have_url(re.compile(r"/compare\?programme=darzi$"))
    expect(page.locator(".stSidebar")).to_be_visible()


def test_findings_of_a_slide_open_as_a_page_and_back_leads_to_the_slide(new_page):
    page = new_page("/present?programme=darzi&slide=3", reduced_motion="reduce")
    expect_slide(page, 3, OF_DARZI)
    said = title(page).inner_text()
    page.locator(".st-key-slide-behind button").press("Enter")
    page.get_by_role("dialog").get_by_role("link", name="Open these in Findings").press("Enter")
    expect(title(page)).to_have_text("Findings")
    page.go_back()
    expect_slide(page, 3, OF_DARZI)
    expect(title(page)).to_have_text(said)
    expect(page).to_have_url(re.compile(r"[?&]programme=darzi"))


def test_link_opens_its_slide_with_its_filters_in_a_fresh_browser(new_page):
    page = new_page(
        "/present?slide=2&programme=darzi&slides=who-helps-and-who-hinders&slides=what-it-did-for-them&slides=people-by-grade"
    )
    expect_slide(page, 2, total=3)
    page.keyboard.press("ArrowRight")
    expect_slide(page, 3, total=3)
    expect(page).to_have_url(re.compile(r"[?&]slide=3(&|$)"))  # written last of all
    fresh = new_page(page.url)
    expect_slide(fresh, 3, total=3)
    assert title(fresh).inner_text() == title(page).inner_text()
    fresh.reload()
    expect_slide(fresh, 3, total=3)


def test_keys_pressed_faster_than_slides_are_drawn_all_count(new_page):
    page = new_page("/present")
    expect_slide(page, 1)
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect_slide(page, 6)
    page.keyboard.press("ArrowLeft")
    expect_slide(page, 5)


def test_keys_leave_fields_and_the_slides_alone_while_the_list_is_open(new_page):
    page = new_page("/present?slide=2", reduced_motion="reduce")
    expect_slide(page, 2)
    page.locator(".st-key-slide-choose button").press("Enter")
    chooser = page.get_by_role("dialog")
    expect(chooser).to_be_focused()  # it takes the focus when it has opened
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    chooser.get_by_role("button", name="Move 2 later").press("Enter")
    expect(chooser.get_by_text("3. Sponsor support stated")).to_be_visible()
    expect(chooser.get_by_role("button", name="Move 3 later")).to_be_focused()
    field = chooser.get_by_role("combobox", name="Another slide")
    field.focus()
    for key in ("Home", "ArrowRight", "End", "Control+a"):
        page.keyboard.press(key)
    page.keyboard.type("People by grade")
    expect(page.get_by_role("option").first).to_have_text("People by grade")
    page.keyboard.press("Enter")
    chooser.get_by_role("button", name="Add it").press("Enter")
    expect(chooser.get_by_text("8. People by grade")).to_be_visible()
    chooser.get_by_role("button", name="Remove 1", exact=True).press("Enter")
    expect(chooser.get_by_text("7. People by grade")).to_be_visible()
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.keyboard.press("Escape")
    expect(chooser).to_have_count(0)
    expect_slide(page, 2)
    expect(page).to_have_url(re.compile(r"[?&]slides=key-messages&slides=sponsor-support-stated&"))
    page.keyboard.press("End")
    expect(title(page)).to_contain_text("Who was interviewed, by grade")


def test_chart_is_added_to_the_deck_from_its_card_and_is_in_the_link(new_page):
    page = new_page("/recommendations")
    card = page.locator(".st-key-card-recommendations-by-source")
    card.get_by_role("button", name="Download").press("Enter")
    page.get_by_role("button", name="Add to deck").press("Enter")
    expect(page.get_by_text("In the deck as slide 8. Open Present to show it.")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"[?&]slides=recommendations-by-source(&|$)"))
    said = card.get_by_role("heading").inner_text()
    card.get_by_role("button", name="Download").press("Enter")
    expect(page.get_by_role("button", name="In the deck as slide 8")).to_be_disabled()
    page.keyboard.press("Escape")
    page.get_by_test_id("stSidebarNavItems").get_by_role("link", name="Method").click()
    expect(title(page)).to_have_text("Method")
    expect(page).to_have_url(re.compile(r"[?&]slides=recommendations-by-source"))
    page.reload()
    page.get_by_test_id("stSidebarNavItems").get_by_role("link", name="Present").click()
    expect_slide(page, 1, total=8)
    page.keyboard.press("End")
    expect_slide(page, 8, total=8)
    expect(title(page)).to_have_text(said)


def test_each_new_slide_is_announced(new_page):
    page = new_page("/present")
    expect_slide(page, 1)
    page.keyboard.press("ArrowRight")
    expect_slide(page, 2)
    expect(page.locator("body > [role=status]")).to_have_text(f"Slide 2 of {SLIDES} {title(page).inner_text()}")
