"""What a presenter does, by keyboard alone: open, go through the slides, open the findings, come back, choose, leave."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.waits import stand_still
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
    rows = chooser.locator('[class*="st-key-deck-"]')
    expect(rows.nth(2)).to_contain_text("Sponsor support stated")
    expect(chooser.get_by_role("button", name="Move 3 later")).to_be_focused()
    field = chooser.get_by_role("combobox", name="Another slide")
    field.focus()
    for key in ("Home", "ArrowRight", "End", "Control+a"):
        page.keyboard.press(key)
    page.keyboard.type("People by grade")
    expect(page.get_by_role("option").first).to_have_text("People by grade")
    page.keyboard.press("Enter")
    chooser.get_by_role("button", name="Add it").press("Enter")
    expect(rows.nth(7)).to_contain_text("People by grade")
    chooser.get_by_role("button", name="Remove 1", exact=True).press("Enter")
    expect(rows).to_have_count(7)
    expect(rows.nth(6)).to_contain_text("People by grade")
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.keyboard.press("Escape")
    expect(chooser).to_have_count(0)
    expect_slide(page, 2)
    expect(page).to_have_url(re.compile(r"[?&]slides=key-messages&slides=sponsor-support-stated&"))
    page.keyboard.press("End")
    expect(title(page)).to_contain_text("Who was interviewed, by grade")


def test_a_number_typed_moves_a_slide_there(new_page):
    page = new_page("/present", reduced_motion="reduce")
    expect_slide(page, 1)
    page.locator(".st-key-slide-choose button").press("Enter")
    chooser = page.get_by_role("dialog")
    rows = chooser.locator('[class*="st-key-deck-"]')
    expect(rows).to_have_count(SLIDES)
    last = rows.nth(SLIDES - 1).inner_text().split("\n")[0]
    field = chooser.get_by_role("textbox", name=f"Place of “{last}”")
    expect(field).to_have_value(str(SLIDES))
    field.fill("2")
    field.press("Enter")
    expect(rows.nth(1)).to_contain_text(last)
    expect(field).to_have_value("2")
    field.fill("two")
    field.press("Enter")
    expect(field).to_have_value("2")


def click_first_bar(page) -> None:
    """In its middle: plotly takes the click with a layer above all bars."""
    stand_still(page)
    box = page.locator(".st-key-slide-chart .point").first.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_click_on_a_bar_opens_its_findings_in_slide_type(new_page):
    page = new_page("/present?slides=what-helps-and-what-hinders", reduced_motion="reduce")
    expect_slide(page, 1, total=1)
    click_first_bar(page)
    drawer = page.get_by_role("dialog")
    told = [row for row in FINDINGS if row["theme_id"] == "b_history"]
    expect(drawer.get_by_text(f"Showing {len(told)} of {TOTAL} findings")).to_be_visible()
    sizes = drawer.locator("p").evaluate_all("nodes => nodes.map((node) => parseFloat(getComputedStyle(node).fontSize))")
    assert sizes and min(sizes) >= 18
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect_slide(page, 1, total=1)
    click_first_bar(page)  # the same again
    expect(drawer.get_by_text(f"Showing {len(told)} of {TOTAL} findings")).to_be_visible()


def test_a_slide_shows_its_table_and_its_chart_again(new_page):
    page = new_page("/present?slides=what-helps-and-what-hinders", reduced_motion="reduce")
    expect_slide(page, 1, total=1)
    tab_to(page, "view")
    page.keyboard.press("Enter")
    expect(page.get_by_role("row").filter(has_text="History and hierarchy").last).to_be_visible()
    expect(page.locator(".st-key-slide-chart")).to_have_count(0)
    expect(page.locator(".st-key-slide-view button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-slide-chart")).to_be_visible()


def test_escape_leaves_where_nothing_is_shown(new_page):
    page = new_page("/present?programme=severn&voice=participant", reduced_motion="reduce")
    expect(title(page)).to_have_text("Nothing to show on a slide")
    page.keyboard.press("ArrowRight")  # does nothing
    page.keyboard.press("Escape")
    expect(title(page)).to_have_text("Junior doctors as leaders", timeout=PATIENCE)


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


def test_buttons_keep_their_place_and_leave_ends_full_screen(new_page):
    page = new_page("/present?slide=1", size=(1440, 900))
    expect_slide(page, 1)
    leave = page.locator(".st-key-slide-leave button")
    first = leave.bounding_box()
    page.locator(".st-key-slide-full-screen button").click()
    page.wait_for_function("document.fullscreenElement !== null")
    for number in (2, 3, 4):
        page.keyboard.press(" ")  # which goes on, and does not press Full screen again
        expect_slide(page, number)
    stand_still(page)
    assert page.evaluate("document.fullscreenElement !== null")
    expect(page.locator(".st-key-slide-behind")).to_be_visible()
    assert leave.bounding_box() == first
    leave.click()
    expect(title(page)).to_have_text("Junior doctors as leaders")
    assert page.evaluate("document.fullscreenElement === null")
