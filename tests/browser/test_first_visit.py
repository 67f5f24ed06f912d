"""What a first visit brings: few bytes, one font for headings, the script that draws charts once and early."""

import time
import urllib.request

import pytest

from ui.server.static_files import FILES
from ui.streamlit_internals import CHART_SCRIPT

LAST = [path for path in FILES if not path.endswith(".woff2")][-1]
MOST = 2_600_000  # bytes; uncompressed it were 8 million
LOADED = "() => performance.getEntriesByType('resource').map((each) => [new URL(each.name).pathname, each.transferSize])"
FAMILIES = (
    "() => [...document.fonts].filter((each) => each.status === 'loaded').map((each) => each.family.replace(/['\"]/g, ''))"
)


@pytest.fixture
def first_visit(new_page, server):
    """The Overview with its charts, opened once the server has compressed its files, ours last."""
    asked = urllib.request.Request(f"{server}{LAST}", method="HEAD", headers={"Accept-Encoding": "br"})
    until = time.monotonic() + 60
    while "content-encoding" not in urllib.request.urlopen(asked).headers:
        assert time.monotonic() < until, "the files were not compressed"
        time.sleep(0.1)
    page = new_page("/")
    page.locator(".js-plotly-plot .point").first.wait_for()
    return page


def test_a_first_visit_brings_few_bytes(first_visit):
    sizes = [size for _, size in first_visit.evaluate(LOADED)]
    assert len(sizes) > 50
    assert 1_000_000 < sum(sizes) < MOST


def test_the_script_that_draws_charts_is_loaded_once(first_visit):
    names = [path.rpartition("/")[2] for path, _ in first_visit.evaluate(LOADED)]
    assert names.count(CHART_SCRIPT.name) == 1


def test_headings_are_in_the_font_that_was_cut_down(first_visit):
    fonts = {path for path, _ in first_visit.evaluate(LOADED) if path.endswith(".woff2")}
    assert {path for path in FILES if path.endswith(".woff2")} <= fonts
    assert not [path for path in fonts if "Serif" in path], "the whole of it is loaded as well"
    first_visit.evaluate("document.fonts.ready")
    assert "Study Serif" in first_visit.evaluate(FAMILIES)
    family = first_visit.locator("h1").evaluate("each => getComputedStyle(each).fontFamily")
    assert family.replace('"', "").startswith("Study Serif")
