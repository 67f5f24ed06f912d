"""The answer stands on the first screen, under few words; whose it is, how far to trust it and the filters stand there too."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_journey import PATHS
from tests.browser.waits import stand_still
from ui.entries import ENTRIES
from wording.study import TRUST_LINK

DESKS = [(1440, 900), (1366, 768)]
PHONES = [(390, 844), (320, 640)]
LOWEST = 450  # px from the top of the screen
MOST_WORDS = 80
MOST_SCREENS = 5
# what answers first on each page (a key message, a chart, a row of a table), and where the words before it end: at itself, or
# at the heads of its table
ANSWERS = {
    "/": (".stMain .stMarkdown h2", ".stMain .stMarkdown h2"),
    "/compare": (".stPlotlyChart", ".stPlotlyChart"),
    "/barriers_facilitators": (".stPlotlyChart", ".stPlotlyChart"),
    "/recommendations": ('[class*="st-key-row-"]', '[class*="st-key-head-row-"]'),
}
SCROLLED = [path for path in PATHS if path != "/present"]
WITHOUT_FILTERS = [f"/{entry.file}" for entry in ENTRIES if not entry.filters]
READING = [path for path in SCROLLED if path not in WITHOUT_FILTERS]
# the words that are seen in `main` before a part of it, the names of controls among them
BEFORE = """(end) => {
  const all = document.createTreeWalker(document.querySelector('.stMain'), NodeFilter.SHOW_TEXT);
  const said = [];
  while (all.nextNode() && !end.contains(all.currentNode)) {
    const around = all.currentNode.parentElement;
    if (around.checkVisibility() && !around.closest('style, script, [data-testid=stIconMaterial]')) said.push(all.currentNode.data);
  }
  return said.join(' ');
}"""


def opened(new_page, path: str, size: tuple[int, int]):
    page = new_page(path, size=size)
    stand_still(page)
    return page


@pytest.mark.parametrize("size", DESKS, ids=str)
@pytest.mark.parametrize("path", ANSWERS)
def test_answer_begins_on_the_first_screen_after_few_words(new_page, path, size):
    page = opened(new_page, path, size)
    answer, end = (page.locator(selector).filter(visible=True).first for selector in ANSWERS[path])
    assert 0 < answer.bounding_box()["y"] < LOWEST
    words = re.findall(r"[\w’'-]+", end.evaluate(BEFORE))
    assert 10 < len(words) <= MOST_WORDS, words


@pytest.mark.parametrize("path", SCROLLED)
def test_no_page_is_longer_than_five_screens(new_page, path):
    page = opened(new_page, path, DESKS[0])
    height = page.locator(".stMain").evaluate("main => main.scrollHeight")
    assert height <= MOST_SCREENS * DESKS[0][1], height / DESKS[0][1]


@pytest.mark.parametrize("size", DESKS, ids=str)
@pytest.mark.parametrize("path", READING)
def test_study_trust_and_filters_are_on_the_first_screen(new_page, path, size):
    page = opened(new_page, path, size)
    expect(page.locator(".stSidebar header").first).to_be_in_viewport(ratio=1)
    expect(page.locator(".stSidebar header").first).to_have_text(re.compile(r"^Junior doctors as leaders\. .+\(2012\)"))
    strip = page.locator(".st-key-trust")
    expect(strip).to_be_in_viewport(ratio=1)
    expect(strip.get_by_text("not yet checked by a person")).to_be_visible()
    expect(strip.get_by_role("link", name=TRUST_LINK)).to_be_visible()
    filters = page.locator('[class*="st-key-filters-"]').get_by_role("combobox")
    assert filters.count() == 6
    for each in filters.all():
        expect(each).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("size", PHONES, ids=str)
@pytest.mark.parametrize("path", PATHS)
def test_nothing_scrolls_sideways_on_a_phone(new_page, path, size):
    page = opened(new_page, path, size)
    for part in ("document.documentElement", "document.querySelector('.stMain')"):
        assert page.evaluate(f"{part}.scrollWidth") <= size[0], part
