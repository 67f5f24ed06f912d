"""What a person does: open, filter, share the address, drill down, download; by pointer and by keyboard."""

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.waits import stand_still
from tests.pages.opened import FINDINGS, TOTAL
from wording.filters import RESET

ROOT = Path(__file__).parent.parent.parent
PATHS = ["/", "/findings", "/method"] + [
    f"/{page.stem}" for page in (ROOT / "pages").glob("*.py") if page.stem not in ("overview", "findings", "method")
]
DARZI = [row for row in FINDINGS if "darzi" in row["programmes"].split(";")]


def status(page):
    """The line above a page that says what the filters show."""
    return page.locator(".st-key-shown [role=status]")


def expect_shown(page, rows: list | int) -> None:
    """That the line says so many findings, or as many as these rows are."""
    number = rows if isinstance(rows, int) else len(rows)
    expect(status(page)).to_contain_text(f"Showing {number} of {TOTAL} findings")


def go_to(page, title: str) -> None:
    page.get_by_test_id("stSidebarNavItems").get_by_role("link", name=title, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title if title != "Overview" else "Junior doctors as leaders")


def choose(page, filter_name: str, value: str) -> None:
    page.get_by_role("combobox", name=filter_name).click()
    page.get_by_role("option", name=value, exact=True).click()
    page.keyboard.press("Escape")


def test_filter_deep_link_and_download(new_page):
    page = new_page("/")
    expect_shown(page, FINDINGS)
    choose(page, "Programme", "Darzi Fellows")
    expect_shown(page, DARZI)
    go_to(page, "Findings")
    expect_shown(page, DARZI)
    expect(page).to_have_url(re.compile(r"/findings\?programme=darzi$"))  # written last of all

    fresh = new_page(page.url)
    expect_shown(fresh, DARZI)
    for each in (page, fresh):
        expect(each.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    assert status(fresh).inner_text() == status(page).inner_text()

    with fresh.expect_download() as waiting:
        fresh.get_by_role("button", name="Download CSV").click()
    assert waiting.value.suggested_filename == f"junior-doctors-as-leaders-findings-darzi-fellows-{date.today()}.csv"
    rows = list(csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"))))
    assert [row["Statement"] for row in rows] == [row["statement"] for row in DARZI]


@pytest.mark.parametrize("query", ["programme=darzi", "programme=Darzi+Fellows"])
def test_address_may_name_the_code_or_the_label(new_page, query):
    page = new_page(f"/findings?{query}")
    expect_shown(page, DARZI)
    assert page.title() == "Findings · Junior doctors as leaders"


def test_filters_are_kept_from_page_to_page_and_reset(new_page):
    page = new_page("/findings?programme=darzi")
    for title in ("Method", "Overview", "Findings"):
        go_to(page, title)
    expect_shown(page, DARZI)
    page.get_by_role("button", name=RESET).click()
    expect_shown(page, FINDINGS)
    expect(page).to_have_url(re.compile(r"/findings$"))


def test_address_names_every_filter_and_survives_reload_and_back(new_page):
    page = new_page("/?programme=darzi")
    row = page.locator(".st-key-row-barrier-b_support")
    about = [row for row in DARZI if row["theme_id"] == "b_support"]
    row.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Findings")
    expect(page).to_have_url(re.compile(r"/findings\?programme=darzi&theme=b_support$"))
    expect_shown(page, about)
    page.reload()
    expect_shown(page, about)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Junior doctors as leaders")
    expect_shown(page, DARZI)


def test_link_replaces_what_the_filters_hold(new_page):
    page = new_page("/compare?by=voice&voice=participant&voice=author")
    told = [row for row in FINDINGS if row["voice"] == "author"]
    page.get_by_role("link", name=f"See all {len(told)} findings").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Findings")
    expect(page).to_have_url(re.compile(r"/findings\?voice=author$"))
    expect_shown(page, told)


@pytest.mark.parametrize(
    ("path", "card", "mark", "wanted"),
    [
        ("/", "what-helps-and-what-hinders", ".bars .point path", {"theme_id": "b_history"}),
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
    expect(drawer.get_by_text(f"Showing {len(counted)} of {TOTAL} findings")).to_be_visible()
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
    expect_shown(page, wanted)


def test_answers_carry_the_security_headers(new_page, server):
    page = new_page("/")
    headers = page.request.get(f"{server}/").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe-eval'" not in headers["content-security-policy"].replace("'wasm-unsafe-eval'", "")
