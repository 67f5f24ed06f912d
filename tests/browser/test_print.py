"""The browser's own Print: any page as a clean document, dark on white, with what was shown and its source at the end."""

import re
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.browser.test_journey import DARZI, FINDINGS, TOTAL
from tests.browser.waits import stand_still

EVERYTHING = f"Showing {len(FINDINGS)} of {TOTAL} findings: the study’s results and recommendations."
# pages, and how the last line of each begins
PAGES = {
    "/": EVERYTHING,
    "/compare": EVERYTHING,
    "/programmes": EVERYTHING,
    "/barriers_facilitators": EVERYTHING,
    "/recommendations": EVERYTHING,
    "/participants": EVERYTHING,
    "/findings?programme=darzi": f"Showing {len(DARZI)} of {TOTAL} findings. Programme: Darzi Fellows. Only results and recommendations are counted.",
    "/method?part=Agreement": "",
}
ONLY_ON_SCREEN = ("Show findings by", "Reset filters", "Download", "Findings behind this", "More filters", "Part of this page")
MOST_PAGES = 12
PAPER = {"width": 718, "height": 1047}  # A4 within its margins, in CSS pixels
SHEET = {"width": 794, "height": 1123}  # all of it, as conditions on the width see it
WHITE, INK = "rgb(255, 255, 255)", "rgb(33, 43, 50)"


def drawn_whole(page) -> None:
    page.locator(".printed").wait_for(state="attached")  # the last that a page draws
    stand_still(page)


def printed(page) -> list[str]:
    """The text of each page of paper, on one line."""
    drawn_whole(page)
    return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(page.pdf(format="A4"))).pages]


@pytest.mark.parametrize(("path", "shown"), PAGES.items())
def test_page_prints_without_what_only_a_screen_can_use(new_page, path, shown):
    page = new_page(path)
    sheets = printed(page)
    assert 1 <= len(sheets) <= MOST_PAGES
    assert all(sheets)
    text = " ".join(sheets)
    assert [words for words in ONLY_ON_SCREEN if words in text] == []
    today = date.today()
    assert re.search(
        rf"{re.escape(shown)} ?Coded by an AI model, twice; not yet checked by a person\. Junior doctors as leaders: what helps.*\(2026\)\. Coding of: The King’s Fund \(2012\)\. "
        rf"Printed on {today.day} {today:%B %Y}\.$",
        sheets[-1],
    )
    page.emulate_media(media="print")
    assert_title_comes_first(page)
    assert_charts_fit_the_paper(page)


def assert_title_comes_first(page) -> None:
    page.set_viewport_size(SHEET)
    tops = page.evaluate("""() => [...document.querySelectorAll('.stMain :is(h1, h2, h3, p, .stPlotlyChart)')]
        .map(each => each.getBoundingClientRect()).filter(box => box.width).map(box => box.top)""")
    assert min(tops) == tops[0] >= 0


def assert_charts_fit_the_paper(page) -> None:
    page.set_viewport_size(PAPER)
    rights = page.evaluate("""() => [...document.querySelectorAll('.stPlotlyChart .main-svg')]
        .map(each => each.getBoundingClientRect()).filter(box => box.width).map(box => box.right)""")
    assert max(rights, default=0) <= PAPER["width"]
    assert rights or page.locator(".stPlotlyChart").count() == 0


def test_list_of_several_pages_says_that_one_is_printed(new_page):
    assert "Only this page of the list is printed." in " ".join(printed(new_page("/findings")))


def test_last_line_is_not_seen_on_a_screen(new_page):
    page = new_page("/")
    drawn_whole(page)
    line = page.locator(".printed")
    assert (line.count(), line.is_visible()) == (1, False)


@pytest.mark.parametrize("path", ["/", "/recommendations", "/barriers_facilitators"])
def test_dark_page_prints_dark_on_white(new_page, path):
    page = new_page(path, color_scheme="dark")
    page.locator(".stPlotlyChart .main-svg").first.wait_for()
    drawn_whole(page)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".stApp").evaluate("app => getComputedStyle(app).backgroundColor") == WHITE
    colours = page.evaluate("""() => [...document.querySelectorAll('.stMain :is(h1, h2, h3, p, li, a, th, td)')]
        .map(each => getComputedStyle(each).color)""")
    assert set(colours) == {INK}
    fills = page.evaluate("""() => [...document.querySelectorAll('.stPlotlyChart :is(.xtick, .ytick, .legend, .annotation) text')]
        .map(each => getComputedStyle(each).fill)""")
    assert set(fills) == {INK}


def drawn(page, selector: str) -> list[str]:
    page.locator(".stPlotlyChart .main-svg").first.wait_for()
    drawn_whole(page)
    page.emulate_media(media="print")
    return page.evaluate(
        "selector => [...document.querySelectorAll(selector)].map(each => getComputedStyle(each).fill)",
        f".stPlotlyChart :is({selector})",
    )


@pytest.mark.parametrize("path", ["/", "/compare", "/recommendations"])
def test_charts_of_both_appearances_print_alike(new_page, path):
    selector = ".point path, .points path, .bartext, .scatter text"
    light, dark = (drawn(new_page(path, color_scheme=scheme), selector) for scheme in ("light", "dark"))
    assert light
    assert dark == light
