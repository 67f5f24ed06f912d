"""Differences of two coders settled by keyboard alone, saved, opened again; the browser asks before they are lost."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.test_your_study import give, violations_of_ours
from tests.browser.waits import stand_still
from tests.two_coders import two_coder_zip

OPEN = "They differ in 6 places: {} settled, {} are open."
UNSAVED = "not downloaded yet"


def told(page):
    return page.locator(".st-key-said-two-coders")


def tab_to(page, target) -> None:
    """Press Tab until `target` has the focus."""
    for _ in range(120):
        if target.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("the focus never came there")


def choice(page, finding: str, column: str):
    return page.locator(f".st-key-settle-{finding}-{column}").get_by_role("radio")


def opened(new_page, **options):
    page = new_page("/your_study", **options)
    give(page, "two.zip", two_coder_zip())
    expect(told(page)).to_contain_text(OPEN.format("0 are", 6))
    stand_still(page)
    return page


def test_differences_are_settled_by_keyboard_saved_and_opened_again(new_page):
    page = opened(new_page)
    page.get_by_role("combobox", name="What differs").focus()
    tab_to(page, choice(page, "F001", "experience").first)
    page.keyboard.press("ArrowRight")  # from the first coder's to the second's
    expect(told(page)).to_contain_text(OPEN.format("1 is", 5))
    expect(choice(page, "F001", "experience").nth(1)).to_be_checked()
    stand_still(page)
    tab_to(page, choice(page, "F002", "actors").first)
    page.keyboard.press("Space")
    expect(told(page)).to_contain_text(OPEN.format("2 are", 4))
    expect(page.locator(".st-key-unsaved")).to_contain_text(UNSAVED)
    stand_still(page)
    button = page.get_by_role("button", name="Download as a zip")
    tab_to(page, button)
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    content = Path(waiting.value.path()).read_bytes()
    expect(page.locator(".st-key-unsaved")).to_have_count(0)
    stand_still(page)
    give(page, "again.zip", content)
    expect(page.get_by_text("from again.zip")).to_be_visible()
    expect(told(page)).to_contain_text(OPEN.format("2 are", 4))
    expect(choice(page, "F001", "experience").nth(1)).to_be_checked()


def test_another_value_is_chosen_by_mouse_and_the_browser_asks_before_it_is_lost(new_page):
    page = opened(new_page)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.locator(".st-key-settle-F001-experience").get_by_text("Another value").click()
    page.get_by_role("combobox", name="Experience of F001").click()
    page.get_by_role("option", name="Positive").click()
    expect(told(page)).to_contain_text(OPEN.format("1 is", 5))
    expect(page.locator(".st-key-unsaved")).to_be_visible()
    page.evaluate("setTimeout(() => location.reload(), 0)")
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    expect(told(page)).to_contain_text(OPEN.format("1 is", 5))
    page.get_by_role("button", name="Return to Junior doctors as leaders").click()
    expect(page.get_by_role("dialog")).to_contain_text(UNSAVED)
    page.get_by_role("button", name="Leave without saving").click()
    expect(page.get_by_role("heading", name="Two coders")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_differences_have_no_violation(new_page, scheme):
    page = opened(new_page, color_scheme=scheme)
    page.locator(".st-key-settle-F001-experience").get_by_text("Second coder").click()
    expect(page.locator(".st-key-unsaved")).to_be_visible()
    stand_still(page)
    assert violations_of_ours(page) == []
