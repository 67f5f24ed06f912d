"""After a break the focus is where it was: also where the page had to load itself anew, because its visit was gone."""

from playwright.sync_api import expect

from tests.browser.conftest import free_port, start, wait_for
from tests.browser.test_faults import mark, wait_until_anew
from tests.browser.waits import stand_still


def test_focus_is_where_it_was_after_a_page_has_loaded_itself_anew(chromium):
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    process = start("app.py", port)
    try:
        wait_for(f"{address}/ready", process)
        page = chromium.new_context().new_page()
        page.goto(f"{address}/findings?programme=darzi")
        page.locator("h1").wait_for()
        stand_still(page)
        button = page.get_by_role("button", name="Download CSV")
        page.keyboard.press("Tab")
        button.focus()
        mark(page)
        process.kill()
        process.wait()
        process = start("app.py", port)
        wait_for(f"{address}/ready", process)
        wait_until_anew(page)
        stand_still(page)
        expect(button).to_be_focused()
        page.context.close()
    finally:
        process.kill()
        process.wait()
