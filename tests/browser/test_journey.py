"""What a person does: open, filter, share the address, drill down, download; by pointer and by keyboard."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.waits import stand_still
from tests.pages.opened import FINDINGS, TOTAL

ROOT = Path(__file__).parent.parent.parent
PATHS = ["/", "/findings", "/method"] + [
    f"/{page.stem}" for page in (ROOT / "pages").glob("*.py") if page.stem not in ("overview", "findings", "method")
]
DARZI = [row for row in FINDINGS if "darzi" in row["programmes"].split(";")]


def status(page):
    return page.locator(".stSidebar").get_by_text("findings shown")


def said(page, sentence: str):
    """The sentence as the screen shows it; a line for print repeats it."""
    return page.locator(".stMain .stMarkdown").get_by_text(sentence)


def go_to(page, title: str) -> None:
    page.get_by_test_id("stSidebarNavItems").get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title if title != "Overview" else "Junior doctors as leaders")


def choose(page, filter_name: str, value: str) -> None:
    page.get_by_role("combobox", name=filter_name).click()
    page.get_by_role("option", name=value, exact=True).click()
    page.keyboard.press("Escape")


def test_filter_deep_link_and_download(new_page):
    page = new_page("/")
    expect(status(page)).to_have_text(f"{len(FINDINGS)} of {TOTAL} findings shown")
    choose(page, "Programme", "Darzi Fellows")
    expect(status(page)).to_have_text(f"{len(DARZI)} of {TOTAL} findings shown")
    go_to(page, "Findings")
    expect(said(page, f"Showing {len(DARZI)} of {TOTAL} findings that name Darzi Fellows. Only results")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/findings\?programme=darzi$"))  # written last of all

    fresh = new_page(page.url)
    expect(said(fresh, f"Showing {len(DARZI)} of {TOTAL} findings that name Darzi Fellows. Only results")).to_be_visible()
    for each in (page, fresh):
        expect(each.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    assert fresh.locator(".stMain strong").all_inner_texts() == page.locator(".stMain strong").all_inner_texts()

    with fresh.expect_download() as waiting:
        fresh.get_by_role("button", name="Download CSV").click()
    assert waiting.value.suggested_filename == "junior-doctors-as-leaders-findings.csv"
    rows = list(csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"))))
    assert [row["Statement"] for row in rows] == [row["statement"] for row in DARZI]


@pytest.mark.parametrize("query", ["programme=darzi", "programme=Darzi+Fellows"])
def test_address_may_name_the_code_or_the_label(new_page, query):
    page = new_page(f"/findings?{query}")
    expect(status(page)).to_have_text(f"{len(DARZI)} of {TOTAL} findings shown")
    assert page.title() == "Findings · Junior doctors as leaders"


def test_filters_are_kept_from_page_to_page_and_reset(new_page):
    page = new_page("/findings?programme=darzi")
    for title in ("Method", "Overview", "Findings"):
        go_to(page, title)
    expect(status(page)).to_have_text(f"{len(DARZI)} of {TOTAL} findings shown")
    page.get_by_role("button", name="Reset filters").click()
    expect(status(page)).to_have_text(f"{len(FINDINGS)} of {TOTAL} findings shown")
    expect(page).to_have_url(re.compile(r"/findings$"))


def test_address_names_every_filter_and_survives_reload_and_back(new_page):
    page = new_page("/?programme=darzi")
    named = [row for row in DARZI if row["theme_id"].startswith("o_")]
    page.get_by_role("link", name=f"See the {len(named)} findings").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Findings")
    expect(page).to_have_url(re.compile(r"/findings\?programme=darzi&kind=outcome$"))
    sentence = f"Showing {len(named)} of {TOTAL} findings that name Darzi Fellows; are of the kind Outcomes."
    expect(said(page, sentence)).to_be_visible()
    page.reload()
    expect(said(page, sentence)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Junior doctors as leaders")
    expect(status(page)).to_have_text(f"{len(DARZI)} of {TOTAL} findings shown")


def test_link_replaces_what_the_filters_hold(new_page):
    page = new_page("/?sponsor_support=supported&sponsor_support=mixed&sponsor_support=unsupported")
    page.get_by_role("link", name="See the 2 findings").first.click()  # of the first key message
    expect(page.get_by_role("heading", level=1)).to_have_text("Findings")
    expect(status(page)).to_have_text(f"2 of {TOTAL} findings shown")


@pytest.mark.parametrize(
    ("path", "card", "mark", "wanted"),
    [
        ("/", "what-helps-and-what-hinders", ".bars .point path", {"theme_id": "f_commitment"}),
        ("/compare?by=voice", "compare-voice", ".bars .point path", {"voice": "participant", "experience": "negative"}),
    ],
)
def test_click_on_a_mark_lists_the_findings_it_counts(new_page, path, card, mark, wanted):
    page = new_page(path)
    chart = page.locator(f".st-key-card-{card}")
    marks = chart.locator(mark)
    expect(marks.first).to_be_visible()
    chart.locator(".js-plotly-plot").scroll_into_view_if_needed()
    stand_still(page)
    box = marks.first.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    drawer = page.get_by_role("dialog")
    counted = [
        row
        for row in FINDINGS
        if all(any(cell.startswith(value) for cell in row[name].split(";")) for name, value in wanted.items())
    ]
    assert counted
    expect(drawer.get_by_text(f"Showing {len(counted)} of {TOTAL} findings that")).to_be_visible()
    expect(drawer.get_by_text(counted[0]["statement"])).to_be_visible()


def test_drill_down_by_keyboard_alone(new_page):
    page = new_page("/", reduced_motion="reduce")
    button = page.locator(".st-key-sponsor-support-stated-behind button")
    expect(button).to_be_visible()
    button.focus()
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog")
    expect(drawer).to_be_visible()
    expect(drawer.get_by_role("navigation")).to_be_visible()  # the last thing in it
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_function("document.activeElement.closest('[role=dialog]')")  # the drawer has taken the focus
    chooser = drawer.get_by_role("combobox", name="Part of the chart")
    for _ in range(4):
        if chooser.evaluate("node => node === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(chooser).to_be_focused()
    options = page.get_by_role("option")
    stand_still(page)  # the list closes again while the drawer still moves into place
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.type("Unsupported")
    expect(options).to_have_count(1)
    page.keyboard.press("Enter")
    wanted = sum(row["sponsor_support"] == "unsupported" for row in FINDINGS)
    expect(drawer.get_by_text(f"Showing {wanted} of {TOTAL} findings")).to_be_visible()
    drawer.get_by_role("link", name="Open these in Findings").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Findings")
    expect(status(page)).to_have_text(f"{wanted} of {TOTAL} findings shown")


def test_nothing_scrolls_sideways_on_a_phone(new_page):
    for path in PATHS:
        page = new_page(path)
        page.set_viewport_size({"width": 390, "height": 844})
        stand_still(page)
        assert page.evaluate("document.querySelector('.stMain').scrollWidth <= innerWidth"), path


def test_answers_carry_the_security_headers(new_page, server):
    page = new_page("/")
    headers = page.request.get(f"{server}/").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe-eval'" not in headers["content-security-policy"].replace("'wasm-unsafe-eval'", "")
