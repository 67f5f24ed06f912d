"""What a person chooses while the browser has not yet heard of the choice before."""

import re

from playwright.sync_api import expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.test_journey import FINDINGS, choose, expect_shown
from tests.browser.waits import until


class Line:
    """The app's messages to the browser, held back on demand."""

    def __init__(self, page):
        self.held, self.holds, self.to_browser = [], False, None
        page.route_web_socket(re.compile("_stcore/stream"), self._connect)

    def _connect(self, socket) -> None:
        server, self.to_browser = socket.connect_to_server(), socket
        socket.on_message(server.send)
        server.on_message(lambda message: self.held.append(message) if self.holds else socket.send(message))

    @property
    def answers(self) -> int:
        """How many runs have come to their end while the browser did not hear of it."""
        told = (ForwardMsg.FromString(message) for message in self.held)
        return sum(
            each.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY for each in told if each.HasField("script_finished")
        )

    def hold(self) -> None:
        self.holds = True

    def release(self) -> None:
        self.holds = False
        for message in self.held:
            self.to_browser.send(message)
        self.held.clear()


def chosen(page, filter_name: str):
    return page.get_by_test_id("stMultiSelect").filter(has_text=filter_name).locator("[aria-label^=Remove]")


def expect_answers(page, line: Line, number: int) -> None:
    """The server has answered so many things, and every answer is held."""
    assert until(page, lambda: line.answers, lambda found: found >= number) == number


def unheard(new_page):
    """The Overview, whole, and its line, which holds back what the server says from now on."""
    page = new_page("/")
    line = Line(page)
    page.reload()
    expect_shown(page, FINDINGS)
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    line.hold()
    return page, line


def test_choices_made_before_the_address_is_heard_of_both_count(new_page):
    page, line = unheard(new_page)
    for number, (filter_name, value) in enumerate((("Programme", "Darzi Fellows"), ("Specialty", "Psychiatry")), start=1):
        choose(page, filter_name, value)
        expect_answers(page, line, number)
    page.locator(".stMain").get_by_text("Table", exact=True).first.click()
    expect_answers(page, line, 3)
    line.release()
    expect(page).to_have_url(re.compile(r"\?programme=darzi&specialty=psychiatry$"))
    expect(chosen(page, "Programme")).to_have_count(1)
    expect(chosen(page, "Specialty")).to_have_count(1)


def test_choice_taken_back_before_the_address_is_heard_of_leaves_none(new_page):
    page, line = unheard(new_page)
    choose(page, "Programme", "Darzi Fellows")
    expect_answers(page, line, 1)
    page.get_by_role("combobox", name="Programme").press("Backspace")  # takes the last one away
    expect_answers(page, line, 2)
    line.release()
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page).to_have_url(re.compile(r"/$"))
    expect_shown(page, FINDINGS)
