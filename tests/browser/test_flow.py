"""A click on the flow: a box by its name, a box by its number, a line by its number; each lists what it counts."""

import pytest
from playwright.sync_api import expect

from tests.browser.waits import stand_still
from tests.pages.opened import FINDINGS, TOTAL


@pytest.mark.parametrize(
    ("mark", "wanted"),
    [
        (".trace.bars >> nth=0 >> .point path >> nth=0", {"theme_id": "r_curriculum"}),
        (".trace.bars >> nth=1 >> .point path >> nth=0", {"answers": "b_interest"}),
        (".scatterlayer .points path >> nth=0", {"theme_id": "r_time", "answers": "b_time"}),
    ],
    ids=["name", "box", "line"],
)
def test_click_lists_the_findings_counted(new_page, mark, wanted):
    page = new_page("/recommendations")
    chart = page.locator(".st-key-card-barrier-recommendation-actor")
    expect(chart.locator(mark)).to_be_visible()
    chart.locator(".js-plotly-plot").scroll_into_view_if_needed()
    stand_still(page)
    box = chart.locator(mark).bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    counted = [row for row in FINDINGS if all(value in row[name].split(";") for name, value in wanted.items())]
    counted = [row for row in counted if row["theme_id"].startswith("r_") and row["stance"] == "asks"]
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text(f"Showing {len(counted)} of {TOTAL} findings that")).to_be_visible()
    expect(drawer.get_by_text(counted[0]["statement"])).to_be_visible()
