"""Further studies are set beside the first, their joining corrected, their findings opened and moved, with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.analysis.waves.waves import FINDINGS_1, FINDINGS_2, FINDINGS_3, THEMES_1, THEMES_2, THEMES_3, zipped
from tests.browser.test_keyboard import stops
from tests.browser.test_your_study import give, go_to, violations_of_ours
from tests.browser.waits import stand_still

WAVE_1 = zipped("Wave 1", THEMES_1, FINDINGS_1)
WAVE_2 = zipped("Wave 2", THEMES_2, FINDINGS_2)
WAVE_3 = zipped("Wave 3", THEMES_3, FINDINGS_3)
MOST = 60  # stops of Tab until something is reached


@pytest.fixture
def beside(new_page):
    """Opens the page with both waves."""

    def open_both(**look):
        page = new_page("/your_study", reduced_motion="reduce", **look)
        give(page, "one.zip", WAVE_1)
        expect(page.get_by_text("Only you can see it")).to_be_visible()
        is_phone = look.get("size", (1440, 900))[0] < 800
        if is_phone:
            page.get_by_role("button", name="Expand sidebar").click()
        go_to(page, "Several studies")
        expect(page.get_by_role("heading", level=1)).to_have_text("Several studies")
        if is_phone:
            page.get_by_role("button", name="Collapse sidebar").click()
        give(page, "two.zip", WAVE_2)
        expect(page.get_by_text("beside Wave 2, from two.zip")).to_be_visible()
        stand_still(page)
        return page

    return open_both


def reach(page, wanted) -> None:
    """Press Tab until `wanted` has the focus."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if wanted.evaluate("node => node === document.activeElement"):
            return
    raise AssertionError(f"{wanted} is not reached")


def test_joining_is_corrected_and_findings_are_read_with_the_keyboard(beside):
    page = beside()
    field = page.get_by_role("combobox", name="Partner of Barrier: Money")
    reach(page, field)
    page.keyboard.type("Space")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your choice")).to_be_visible()
    expect(page.get_by_text("Money: 1 of 6 people in Wave 1, 1 of 7 people in Wave 2")).to_have_count(0)  # as many: no change
    expect(page.get_by_text("4 themes in both.")).to_be_visible()
    stand_still(page)
    page.keyboard.press("Control+Home")
    page.locator("h1").evaluate("node => { node.tabIndex = -1; node.focus(); }")
    reach(page, page.get_by_role("button", name="Findings behind this").first)
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog")
    chooser = drawer.get_by_role("combobox", name="Part of the chart")
    reach(page, chooser)
    page.keyboard.type("Help, Wave 2")
    page.keyboard.press("Enter")
    expect(drawer.get_by_text("My mentor rang each week.")).to_be_visible()
    expect(drawer.get_by_text("A mentor read the draft.")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)


def add_third(page) -> None:
    """Give a third study in the fold that asks for it."""
    page.get_by_text("Add another study").click()
    field = page.locator("input[type=file]").first  # the other one takes a saved joining
    field.set_input_files({"name": "three.zip", "mimeType": "application/zip", "buffer": WAVE_3})
    expect(page.get_by_test_id("stMainBlockContainer").get_by_text("Wave 3 (three.zip)")).to_be_visible()
    stand_still(page)


def test_a_third_study_is_read_and_moved_with_the_keyboard(beside):
    page = beside()
    add_third(page)
    expect(page.get_by_text("3 themes in all three.")).to_be_visible()
    page.locator("h1").evaluate("node => { node.tabIndex = -1; node.focus(); }")
    fold = page.locator("summary").filter(has_text="Name them, put them in order")
    reach(page, fold)
    page.keyboard.press("Enter")
    reach(page, page.get_by_role("button", name="Put Wave 3 before Wave 2"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Themes: Wave 1, Wave 3 and Wave 2")).to_be_visible()
    stand_still(page)
    reach(page, page.get_by_role("button", name="Findings behind this").first)
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog")
    reach(page, drawer.get_by_role("combobox", name="Part of the chart"))
    page.keyboard.type("Help, Wave 3")
    page.keyboard.press("Enter")
    expect(drawer.get_by_text("A registrar showed me how.")).to_be_visible()
    expect(drawer.get_by_text("A mentor read the draft.")).to_have_count(0)


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=str)
def test_page_of_three_has_no_violation_and_each_stop_is_seen_with_its_ring(beside, size):
    page = beside(size=size)
    add_third(page)
    assert violations_of_ours(page) == []
    assert [stop for stop in stops(page, "Tab") if stop["wrong"]] == []


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=str)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_has_no_violation_and_each_stop_is_seen_with_its_ring(beside, scheme, size):
    page = beside(color_scheme=scheme, size=size)
    assert violations_of_ours(page) == []
    there = stops(page, "Tab")
    assert [stop for stop in there if stop["wrong"]] == []
