"""The browser's own Print: any page as a clean document, dark on white, its study at the head and its number at the foot of
each sheet, large enough to read, with what was shown and its source at the end."""

import re
from collections import Counter
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
ONLY_ON_SCREEN = (
    "Show findings by",
    "Reset filters",
    "Download",
    "Findings behind this",
    "More filters",
    "Part of this page",
    "Does this hold without",
)
MOST_PAGES = 12
STUDY = "Junior doctors as leaders"
BODY, LEAST = 10, 8  # points: of most of the text; of the smallest
PICTURES = "[class*=st-key-on-paper-] img"
PAPER = {"width": 703, "height": 1017}  # A4 within its margins, in CSS pixels
SHEET = {"width": 794, "height": 1123}  # all of it, as conditions on the width see it
WHITE, INK = "rgb(255, 255, 255)", "rgb(33, 43, 50)"


def drawn_whole(page) -> None:
    page.locator(".printed").wait_for(state="attached")  # the last that a page draws
    stand_still(page)


def on_paper(page) -> PdfReader:
    drawn_whole(page)
    return PdfReader(BytesIO(page.pdf(format="A4")))


def printed(page) -> list[str]:
    """The text of each page of paper, on one line."""
    return [" ".join(sheet.extract_text().split()) for sheet in on_paper(page).pages]


def sizes_of(reader: PdfReader) -> Counter:
    """How many letters are printed in each size, in points."""
    found: Counter = Counter()

    def note(text, place, letters, font, size):
        scale = abs(place[0] * place[3] - place[1] * place[2]) * abs(letters[0] * letters[3] - letters[1] * letters[2])
        found[round(size * scale**0.5, 1)] += len(text.strip())

    for sheet in reader.pages:
        sheet.extract_text(visitor_text=note)
    return +found


@pytest.mark.parametrize(("path", "shown"), PAGES.items())
def test_page_prints_without_what_only_a_screen_can_use(new_page, path, shown):
    page = new_page(path)
    sheets = printed(page)
    assert 1 <= len(sheets) <= MOST_PAGES
    for number, sheet in enumerate(sheets, 1):
        assert STUDY in sheet
        assert f"Page {number} of {len(sheets)}" in sheet
    text = " ".join(sheets)
    assert [words for words in ONLY_ON_SCREEN if words in text] == []
    today = date.today()
    assert re.search(
        rf"{re.escape(shown)} ?Coded by an AI model, twice; not yet checked by a person\. Junior doctors as leaders: what helps.*\(2026\)\. Coding of: The King’s Fund \(2012\)\. "
        rf"Printed on {today.day} {today:%B %Y}\.",
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
    boxes = page.evaluate(
        """pictures => [...document.querySelectorAll(pictures)].map(each => each.getBoundingClientRect())
        .map(box => [box.left, box.right, box.height])""",
        PICTURES,
    )
    assert all(left >= 0 and right <= PAPER["width"] and height > 40 for left, right, height in boxes)
    assert len(boxes) == page.locator(".stPlotlyChart").count()
    assert page.locator(".stPlotlyChart:visible").count() == 0


@pytest.mark.parametrize("path", PAGES)
def test_letters_are_large_enough(new_page, path):
    sizes = sizes_of(on_paper(new_page(path)))
    assert min(sizes) >= LEAST
    assert sum(number for size, number in sizes.items() if size >= BODY) > sum(sizes.values()) / 3


@pytest.mark.parametrize("size", [(1920, 1080), (390, 844)])
def test_charts_are_whole_whatever_the_window(new_page, size):
    page = new_page("/recommendations", size)
    assert "Senior figure" in " ".join(printed(page)).split("Most recommendations come from")[-1]


def test_parts_side_by_side_stay_so_and_do_not_touch(new_page):
    page = new_page("/")
    drawn_whole(page)
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    tiles = [box for each in page.locator(".stMain .stColumn").all()[:4] if (box := each.bounding_box())]
    row = [each.bounding_box() for each in page.locator('[class*="st-key-row-barrier-"]').first.locator("> *").all()]
    for parts in (tiles, row):
        assert len(parts) == 4
        assert {round(part["y"]) for part in parts} == {round(parts[0]["y"])}
        ends = [part["x"] + part["width"] for part in parts]
        assert all(part["x"] - end > 5 for part, end in zip(parts[1:], ends, strict=False))
        assert ends[-1] <= PAPER["width"]


def test_filters_stand_at_the_head_of_each_sheet(new_page):
    sheets = printed(new_page("/?programme=darzi"))
    assert all(f"Darzi Fellows: {len(DARZI)} of {TOTAL} findings · {STUDY}" in sheet for sheet in sheets)


def test_links_say_that_they_lead_to_the_app(new_page):
    said = " ".join(printed(new_page("/")))
    found = re.findall(r"(\S+ \S+ \S+) (?:\S+ )?See the \d+", said)
    assert found
    assert set(found) == {"On the site:"}


def test_one_part_of_method_says_so(new_page):
    assert "This is one of 8 parts of Method. The PDF of the whole report has all of them." in printed(new_page("/method"))[0]


def test_list_of_several_pages_says_that_one_is_printed(new_page):
    said = " ".join(printed(new_page("/findings")))
    assert "Only this page of the list is printed. The PDF of this page, under ‘Download and share’, has all of it." in said


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
    assert page.locator(PICTURES).first.is_visible()
    assert page.locator(".stPlotlyChart:visible").count() == 0


def test_pictures_of_charts_are_not_seen_on_a_screen(new_page):
    page = new_page("/compare")
    drawn_whole(page)
    assert page.locator(PICTURES).count() == page.locator(".stPlotlyChart").count() > 0
    assert page.locator(f"{PICTURES}:visible").count() == 0
