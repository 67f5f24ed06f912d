"""Present as it is seen: every slide on one screen in large type, and nothing that axe-core objects to."""

import pytest

from tests.browser.test_accessibility import SCHEMES, violations
from tests.browser.test_present import SLIDES, expect_slide
from tests.browser.waits import until

SCREENS = [(1920, 1080), (1440, 900), (1366, 768), (1024, 768), (390, 844)]


@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_every_slide_fits_the_screen_in_large_type(new_page, size):
    page = new_page("/present")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for number in range(1, SLIDES + 1):
        expect_slide(page, number)
        assert page.evaluate("document.querySelector('.stMain').scrollWidth <= innerWidth"), number
        if size[0] > 960:
            assert until(page, lambda: page.evaluate(OVERLAPS), lambda found: found == []) == [], number
            assert until(page, lambda: page.evaluate(SMALLEST), lambda found: found >= 12) >= 24 * size[0] / 1920 * 0.99, number
        page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("slide", [1, 4, 7])
def test_slide_has_no_violation(new_page, scheme, slide):
    page = new_page(f"/present?slide={slide}", color_scheme=scheme)
    expect_slide(page, slide)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("opened", ["behind", "choose"])
def test_what_a_slide_opens_has_no_violation(new_page, scheme, opened):
    page = new_page("/present?slide=4", color_scheme=scheme)
    expect_slide(page, 4)
    page.locator(f".st-key-slide-{opened} button").click()
    page.get_by_role("dialog").wait_for()
    assert violations(page) == []


# the parts of a slide, from the top down, that stand in one another or outside the screen
OVERLAPS = """() => {
  const parts = ['h1', '.st-key-slide-measure p', '.st-key-slide-body .main-svg, .st-key-slide-body p, .st-key-slide-body li',
    '.st-key-slide-source p', '.st-key-slide-foot button'];
  const boxes = parts.map((part) => [...document.querySelectorAll(part)].map((node) => node.getBoundingClientRect())
    .filter((box) => box.height)).map((all) => [Math.min(...all.map((b) => b.top)), Math.max(...all.map((b) => b.bottom)),
    Math.min(...all.map((b) => b.left)), Math.max(...all.map((b) => b.right))]);
  return boxes.filter(([top, bottom, left, right], place) => top < 0 || left < 0 || right > innerWidth + 1
    || bottom > innerHeight || (place && top < boxes[place - 1][1] - 3));
}"""
# the height of the smallest type in the chart, as it is seen
SMALLEST = """() => Math.min(100, ...[...document.querySelectorAll('.st-key-slide-chart text')]
  .filter((node) => node.getBoundingClientRect().height)
  .map((node) => parseFloat(getComputedStyle(node).fontSize) * node.getScreenCTM().d))"""
