"""A reader opens a copy of the report: each finding shows its passage, to that reader only, until it is forgotten."""

import pytest
from playwright.sync_api import TimeoutError, expect

from tests.analysis.passages.pdfs import pdf_of
from tests.browser.conftest import free_port, start, wait_for
from tests.browser.test_accessibility import violations
from tests.browser.waits import stand_still
from tests.conftest import SMALL, write_study

LINES = (SMALL / "copy.txt").read_text(encoding="utf-8").splitlines()
COPY = {"name": "copy.pdf", "mimeType": "application/pdf", "buffer": pdf_of([LINES])}
LONG = {**COPY, "buffer": pdf_of([LINES, *[["some words that belong to no passage"] * 50] * 200])}
FOUND = "The passages of 11 of 11 findings were found in your copy."


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The app on the small study: of its report there is a copy that may be shown."""
    port, study = free_port(), write_study(tmp_path_factory.mktemp("served") / "study")
    process = start("app.py", port, env={"STUDY": str(study)})
    try:
        wait_for(f"http://127.0.0.1:{port}/ready", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(15)


def fold(page):
    return page.locator("summary", has_text="Passages")


def give(page, copy: dict) -> None:
    fold(page).click()
    page.locator("input[type=file]").set_input_files(copy)


def passages(page):
    return page.locator("blockquote strong")


def test_a_copy_shows_every_passage_to_its_reader_only_until_it_is_forgotten(new_page):
    page = new_page("/findings")
    expect(passages(page)).to_have_count(0)
    give(page, COPY)
    expect(page.get_by_role("status").get_by_text(FOUND)).to_be_visible()
    expect(passages(page)).to_have_text([line.removesuffix(".") for line in LINES])

    page.get_by_role("button", name="Details of F002").click()
    details = page.get_by_role("dialog")
    expect(details.get_by_role("blockquote")).to_contain_text(LINES[1])
    page.keyboard.press("Escape")
    expect(details).to_have_count(0)

    programme = page.get_by_role("combobox", name="Programme")
    programme.scroll_into_view_if_needed()
    stand_still(page)  # a list that opens while the page scrolls closes again
    programme.click()
    page.get_by_role("option", name="Beta", exact=True).click()
    page.keyboard.press("Escape")
    expect(passages(page)).to_have_count(3)

    other = new_page("/findings")
    expect(other.get_by_role("button", name="Details of F002")).to_be_visible()
    expect(passages(other)).to_have_count(0)
    expect(other.get_by_text("in your copy")).to_have_count(0)

    page.get_by_role("button", name="Forget this copy").click()
    expect(passages(page)).to_have_count(0)
    expect(page.get_by_text("in your copy")).to_have_count(0)
    expect(page.get_by_role("button", name="Forget this copy")).to_have_count(0)


def choose_by_keyboard(page):
    """The list of files that Enter opens; a key pressed while the field is drawn anew is lost, and pressed again."""
    for _ in range(4):
        try:
            with page.expect_file_chooser(timeout=5000) as waiting:
                page.keyboard.press("Enter")
            return waiting.value
        except TimeoutError:
            continue
    focused = page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    raise AssertionError(f"Enter opens no list of files; the focus is on {focused}")


def test_a_copy_is_opened_and_forgotten_by_keyboard_alone(new_page):
    page = new_page("/findings", reduced_motion="reduce")
    upload, forget = page.get_by_role("button", name="Upload", exact=True), page.get_by_role("button", name="Forget this copy")
    stand_still(page)  # what is drawn anew loses the focus
    fold(page).focus()
    page.keyboard.press("Enter")
    expect(upload).to_be_visible()
    stand_still(page)
    page.keyboard.press("Tab")
    expect(upload).to_be_focused()
    choose_by_keyboard(page).set_files(COPY)
    expect(page.get_by_role("status").get_by_text(FOUND)).to_be_visible()
    expect(passages(page)).to_have_count(11)
    stand_still(page)
    for _ in range(3):  # the field is new and empty, and the focus still in the fold
        if forget.evaluate("node => node === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(forget).to_be_focused()
    page.keyboard.press("Enter")
    expect(passages(page)).to_have_count(0)


def test_a_fold_closed_while_the_copy_is_read_does_not_lose_it(new_page):
    page = new_page("/findings")
    give(page, LONG)
    reading = page.get_by_text("Reading the copy")
    expect(reading.or_(page.get_by_role("status").get_by_text(FOUND)).first).to_be_visible()  # or read already
    fold(page).click()
    for _ in range(20):  # it is shown with the next thing that the reader does
        stand_still(page)
        if passages(page).count():
            break
        fold(page).click()
    expect(passages(page)).to_have_count(11)


def test_words_of_a_copy_make_no_links_and_no_pictures(new_page):
    marked = "www.example.org me@example.org https://example.org ![i](https://example.org/i.png) <b>b</b> :material/home: $x$"
    text = LINES[0].removesuffix(".") + f" {marked}. " + " ".join(LINES[1:])
    page = new_page("/findings")
    give(page, {"name": "copy.txt", "mimeType": "text/plain", "buffer": text.encode()})
    expect(page.get_by_role("status").get_by_text(FOUND)).to_be_visible()
    quotation = page.get_by_role("blockquote").first
    assert marked in quotation.inner_text().replace("\u2060", "")
    expect(page.locator("blockquote :is(a, img, b, .katex, [data-testid=stIconMaterial])")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_passages_have_no_violation_and_fit_a_phone(new_page, scheme):
    page = new_page("/findings", color_scheme=scheme)
    give(page, COPY)
    expect(page.get_by_role("status").get_by_text(FOUND)).to_be_visible()
    # the field is streamlit's own: it has a name and the role of nothing, a best practice, not a WCAG criterion
    assert [rule for rule, _ in violations(page)] == ["presentation-role-conflict"]
    fold(page).click()
    expect(page.locator("input[type=file]")).to_have_count(0)
    assert violations(page) == []
    page.get_by_role("button", name="Details of F002").click()
    page.get_by_role("dialog").wait_for()
    assert violations(page) == []
    assert page.locator("[role=dialog] blockquote").evaluate("node => getComputedStyle(node).opacity") == "1"
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.querySelector('.stMain').scrollWidth <= innerWidth")
    assert violations(page) == []
