"""After each job by keyboard: the focus is where the reader goes on, and what is new is said."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.analysis.files.given_files import workbook_of
from tests.browser.test_keyboard import WIDTHS
from tests.browser.test_present import SLIDES, expect_slide, title
from tests.browser.test_your_study import BROKEN, SPREADSHEET, give
from tests.browser.waits import stand_still
from tests.pages.opened import FINDINGS, TOTAL
from ui.evidence.findings import PER_PAGE
from wording.findings import range_shown

# keeps each thing that is said
LISTEN = """() => {
  const status = document.querySelector('body > [role=status]');
  window.told = [];
  new MutationObserver(() => told.push(status.textContent)).observe(status, {childList: true});
}"""
DIALOG = """<main class="stApp" data-test-script-state="notRunning"><h1>Slides</h1>
<section role="dialog" tabindex="-1"><button>Close</button><div class="row stHorizontalBlock">
<span class="st-key-earlier"><button>Move 2 earlier</button></span><span class="st-key-later"><button>Move 2 later</button></span>
</div></section></main>"""
# as the page does it on a busy machine: another row in place of the first, and the focus at the first button of the dialog
DRAWN_ANEW = """(idle) => {
  const row = document.querySelector('.row'), other = row.cloneNode(true);
  for (const button of other.querySelectorAll('button')) button.textContent = button.textContent.replace(2, 1);
  other.querySelector('button').toggleAttribute('disabled', idle === 'disabled');
  row.replaceWith(other);
  requestAnimationFrame(() => document.querySelector('[role=dialog] button').focus());
}"""
SLIDE = """<main class="stApp" data-test-script-state="notRunning"><h1>Slides</h1><div class="st-key-slide">
<span class="st-key-slide-full-screen"><button>Full screen</button></span><div class="stPlotlyChart" role="figure"></div>
</div></main>"""
SLIDE_ANEW = """() => {
  const slide = document.querySelector('.st-key-slide'), other = slide.cloneNode(true);
  other.querySelector('.stPlotlyChart').setAttribute('role', 'figure');
  slide.replaceWith(other);
}"""
EMPTIED = """() => {
  for (const each of document.querySelectorAll('h1, button')) each.remove();
  document.querySelector('.stPlotlyChart').setAttribute('role', 'figure');
}"""
UI = Path(__file__).parents[2] / "ui"
STUDY = "Junior doctors as leaders"


def said(page):
    return page.locator("body > [role=status]")


def press(page, button) -> None:
    """By Enter, once the page stands still."""
    stand_still(page)
    page.keyboard.press("Tab")  # from here on it is the keyboard that is used
    button.focus()
    page.keyboard.press("Enter")


def opened(new_page, path: str, **options):
    return new_page(path, reduced_motion="reduce", **options)


def test_name_of_a_page_is_said_and_its_heading_has_the_focus(new_page):
    page = opened(new_page, "/")
    expect(said(page)).to_have_text("")
    press(page, page.get_by_role("link", name="Findings", exact=True))
    expect(said(page)).to_have_text(f"Findings · {STUDY}")
    page.go_back()
    expect(said(page)).to_have_text(f"Overview · {STUDY}")
    press(page, page.locator(".stMain").get_by_role("link", name=re.compile("^See the ")).first)
    expect(said(page)).to_have_text(f"Findings · {STUDY}")
    expect(title(page)).to_be_focused()


def test_next_page_of_the_list_begins_at_its_top_and_says_what_it_holds(new_page):
    page = opened(new_page, "/findings")
    press(page, page.get_by_role("button", name="Page 2", exact=True))
    top = page.get_by_role("heading", level=2, name=range_shown(PER_PAGE, 2 * PER_PAGE, len(FINDINGS)))
    expect(top).to_be_focused()
    assert 64 <= top.bounding_box()["y"] < 330  # below the header and the filters


@pytest.mark.parametrize(
    ("path", "opener", "name"),
    [("/", "Download and share", "Slides (PowerPoint)"), ("/findings", "", "Download CSV")],
)
def test_file_is_said_to_be_ready_and_its_button_keeps_the_focus(new_page, path, opener, name):
    page = opened(new_page, path)
    if opener:
        press(page, page.get_by_role("button", name=opener))
    button = page.get_by_role("button", name=name)
    with page.expect_download():
        press(page, button)
    expect(said(page)).to_have_text(f"{name}: ready")
    expect(button).to_be_focused()
    if opener:
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_escape_closes_the_dialog_while_a_file_is_made(new_page):
    page = opened(new_page, "/")
    press(page, page.get_by_role("button", name="Download and share"))
    page.evaluate(LISTEN)
    press(page, page.get_by_role("button", name="One-file page (HTML)"))  # the one that takes longest
    page.wait_for_function("() => told.length")
    assert page.evaluate("told") == ["One-file page (HTML): being made"]
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_study_that_opens_is_said(new_page):
    page = opened(new_page, "/your_study")
    button = page.get_by_role("button", name="Show the example study")
    press(page, button)
    expect(said(page)).to_contain_text("Twelve trainees and their projects (an invented example) is open: participants 12")
    expect(button).to_be_focused()


def test_upload_that_fails_has_the_focus_on_what_is_wrong_and_one_that_opens_on_what_is_open(new_page):
    page = opened(new_page, "/your_study")
    for content, head in (
        (workbook_of(BROKEN), page.get_by_role("alert")),
        (workbook_of(), page.get_by_role("heading", name="What is open")),
    ):
        stand_still(page)
        page.keyboard.press("Tab")
        page.get_by_test_id("stFileUploaderDropzone").locator("button").focus()
        page.set_input_files("input[type=file]", {"name": "ours.xlsx", "mimeType": SPREADSHEET, "buffer": content})
        expect(head).to_be_focused()
    expect(said(page)).to_contain_text("Ten notes is open")


def test_programme_that_is_chosen_has_the_focus(new_page):
    page = opened(new_page, "/programmes")
    press(page, page.get_by_role("button", name="Profile of Darzi Fellows"))
    expect(page).to_have_url(re.compile("programme_profile=darzi"))
    head = page.locator(".stMain").get_by_role("heading", level=2).first
    expect(head).to_be_focused()
    expect(head).to_contain_text("Darzi Fellows")


def test_chart_in_the_deck_is_said_and_its_card_has_the_focus(new_page):
    page = opened(new_page, "/recommendations")
    button = page.locator(".st-key-card-recommendations-by-source").get_by_role("button", name="Download")
    press(page, button)
    press(page, page.get_by_role("button", name="Add to deck"))
    expect(said(page)).to_have_text(f"In the deck as slide {SLIDES + 1}. Open Present to show it.")
    expect(button).to_be_focused()


def test_other_part_of_a_chart_is_said_in_the_drawer(new_page):
    page = opened(new_page, "/")
    press(page, page.locator(".st-key-sponsor-support-stated-behind button"))
    stand_still(page)
    chooser = page.get_by_role("dialog").get_by_role("combobox", name="Part of the chart")
    chooser.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("Unsupported")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    wanted = sum(row["sponsor_support"] == "unsupported" for row in FINDINGS)
    expect(said(page)).to_contain_text(f"Showing {wanted} of {TOTAL} findings. Sponsor support: Unsupported.")
    expect(chooser).to_be_focused()


def test_last_slide_leaves_the_focus_with_the_buttons(new_page):
    page = opened(new_page, f"/present?slide={SLIDES - 1}")
    press(page, page.get_by_role("button", name="Next"))
    expect_slide(page, SLIDES)
    expect(page.get_by_role("button", name="Previous")).to_be_focused()
    expect(said(page)).to_have_text(re.compile(f"^Slide {SLIDES} of {SLIDES} "))


def test_slide_moved_to_the_end_of_the_list_leaves_the_focus_in_its_row(new_page):
    page = opened(new_page, "/present?slide=2")
    press(page, page.get_by_role("button", name="Choose slides"))
    press(page, page.get_by_role("button", name="Move 2 earlier"))
    expect(page.get_by_role("button", name="Move 1 later")).to_be_focused()


def at(chromium, html: str, *scripts: str):
    """A page that is no more than this, with these scripts of the app's."""
    page = chromium.new_page()
    page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto("http://of-our-own.test/")
    for script in scripts:
        page.add_script_tag(path=UI / script)
    return page


@pytest.mark.parametrize(("idle", "wanted"), [("", "Move 1 earlier"), ("disabled", "Move 1 later")])
def test_dialog_that_takes_the_focus_of_a_row_drawn_anew_gives_it_back(chromium, idle, wanted):
    page = at(chromium, DIALOG, "style/focus.js")
    page.get_by_role("button", name="Move 2 earlier").focus()
    page.evaluate(DRAWN_ANEW, idle)
    expect(page.get_by_role("button", name=wanted)).to_be_focused()
    page.close()


def test_focus_waits_for_a_heading_where_the_page_has_none_yet(chromium):
    page = at(chromium, SLIDE, "style/focus.js")
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.get_by_role("button", name="Full screen").focus()
    page.evaluate(EMPTIED)
    expect(page.locator(".stPlotlyChart")).to_have_attribute("role", "img")
    page.evaluate("document.querySelector('.stApp').insertAdjacentHTML('afterbegin', '<h1>Findings</h1>')")
    expect(title(page)).to_be_focused()
    assert faults == []
    page.close()


def test_full_screen_pressed_by_pointer_has_no_focus_when_the_slide_is_drawn_anew(chromium):
    page = at(chromium, SLIDE, "style/focus.js", "present/present.js")
    page.get_by_role("button", name="Full screen").click()
    page.evaluate(SLIDE_ANEW)
    expect(page.locator(".stPlotlyChart")).to_have_attribute("role", "img")  # done just before the focus is looked after
    assert page.evaluate("document.activeElement === document.body")
    page.close()


def test_announced_are_only_slides_that_are_there(new_page):
    page = opened(new_page, "/present?slide=3")
    stand_still(page)
    page.evaluate(LISTEN)
    shown = {}
    for number in (4, 5, 6):
        page.keyboard.press("ArrowRight")
        expect_slide(page, number)
        shown[number] = title(page).inner_text()
        expect(said(page)).to_contain_text(f"Slide {number} ")
    assert page.evaluate("told") == [f"Slide {number} of {SLIDES} {text}" for number, text in shown.items()]


def test_menu_takes_the_focus_when_it_opens_and_gives_it_back(new_page):
    page = opened(new_page, "/", size=WIDTHS["phone"])
    stand_still(page)
    for _ in range(2):
        page.keyboard.press("Tab")
    opener = page.get_by_role("button", name="Expand sidebar")
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Collapse sidebar")).to_be_focused()
    page.keyboard.press("Enter")
    expect(opener).to_be_focused()


def test_keys_that_scroll_turn_no_slide_where_the_slide_is_a_page_that_scrolls(new_page):
    page = opened(new_page, "/present?slide=2", size=WIDTHS["phone"])
    expect_slide(page, 2)
    for key in ("PageDown", "End", "Home", "PageUp"):
        page.keyboard.press(key)
    page.keyboard.press("ArrowRight")  # turns the next one, and no other has been turned before it
    expect_slide(page, 3)


def test_escape_closes_what_the_pointer_called_up(new_page):
    page = opened(new_page, "/compare?by=specialty")
    stand_still(page)
    mark = page.locator(".points path").first
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    words = page.locator(".hovertext")
    expect(words).to_be_visible()
    page.keyboard.press("Escape")
    expect(words).to_be_hidden()


def test_chart_is_one_image_and_nothing_of_it_is_heard_twice(new_page):
    page = opened(new_page, "/")
    stand_still(page)
    charts = page.locator(".stPlotlyChart")
    expect(charts.first).to_have_role("img")
    assert all(role == "img" for role in charts.evaluate_all("nodes => nodes.map((node) => node.getAttribute('role'))"))
    expect(page.locator("#js-plotly-tester")).to_have_attribute("aria-hidden", "true")


def test_table_that_scrolls_sideways_can_be_scrolled_by_keyboard(new_page):
    page = opened(new_page, "/your_study", size=WIDTHS["phone"])
    give(page, "bad.xlsx", workbook_of(BROKEN))
    region = page.get_by_role("region", name="Problems of bad.xlsx")
    expect(region).to_have_attribute("tabindex", "0")
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(region).to_have_count(0)
