"""What a person chooses while the browser has not yet heard of the choice before."""

import re

from playwright.sync_api import expect

from tests.browser.test_journey import FINDINGS, TOTAL, choose, status

UNHEARD = 1500  # ms; by then the server has answered, and the answer is held


class Line:
    """The app's messages to the browser, held back on demand."""

    def __init__(self, page):
        self.held, self.holds, self.to_browser = [], False, None
        page.route_web_socket(re.compile("_stcore/stream"), self._connect)

    def _connect(self, socket) -> None:
        server, self.to_browser = socket.connect_to_server(), socket
        socket.on_message(server.send)
        server.on_message(lambda message: self.held.append(message) if self.holds else socket.send(message))

    def hold(self) -> None:
        self.holds = True

    def release(self) -> None:
        self.holds = False
        for message in self.held:
            self.to_browser.send(message)
        self.held.clear()


def chosen(page, filter_name: str):
    return page.get_by_test_id("stMultiSelect").filter(has_text=filter_name).locator("[aria-label^=Remove]")


def unheard(new_page):
    """The Overview, whole, and its line, which holds back what the server says from now on."""
    page = new_page("/")
    line = Line(page)
    page.reload()
    expect(status(page)).to_have_text(f"{len(FINDINGS)} of {TOTAL} findings shown")
    line.hold()
    return page, line


def test_choices_made_before_the_address_is_heard_of_both_count(new_page):
    page, line = unheard(new_page)
    for filter_name, value in (("Programme", "Darzi Fellows"), ("Specialty", "Psychiatry")):
        choose(page, filter_name, value)
        page.wait_for_timeout(UNHEARD)
    page.locator(".stMain").get_by_text("Table", exact=True).first.click()
    page.wait_for_timeout(UNHEARD)
    assert line.held
    line.release()
    expect(page).to_have_url(re.compile(r"\?programme=darzi&specialty=psychiatry$"))
    expect(chosen(page, "Programme")).to_have_count(1)
    expect(chosen(page, "Specialty")).to_have_count(1)


def test_choice_taken_back_before_the_address_is_heard_of_leaves_none(new_page):
    page, line = unheard(new_page)
    choose(page, "Programme", "Darzi Fellows")
    page.wait_for_timeout(UNHEARD)
    chosen(page, "Programme").click()
    page.wait_for_timeout(UNHEARD)
    assert line.held
    line.release()
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page).to_have_url(re.compile(r"/$"))
    expect(status(page)).to_have_text(f"{len(FINDINGS)} of {TOTAL} findings shown")
