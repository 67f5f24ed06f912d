"""A change of filter draws a chart once: what stood in it when plotly first said that it is drawn still stands there."""

from playwright.sync_api import expect

from tests.browser.test_journey import status
from tests.browser.waits import stand_still

AGAIN = 500  # ms; what is drawn a second time is drawn right after the first, and that it is not only time can show
WATCH = """() => {
  window.first = [];
  const heard = new Set(document.querySelectorAll(".js-plotly-plot"));  // those that are there go with the change
  new MutationObserver(() => {
    for (const chart of document.querySelectorAll(".js-plotly-plot")) {
      if (heard.has(chart) || !chart.on) continue;
      heard.add(chart);
      let drawn = false;
      chart.on("plotly_afterplot", () => {
        if (!drawn) window.first.push(...chart.querySelectorAll(".annotation"));
        drawn = true;
      });
    }
  }).observe(document.body, {subtree: true, childList: true});
}"""


def test_a_filter_change_draws_a_chart_once(new_page):
    page = new_page("/")
    expect(page.locator(".js-plotly-plot .bartext").first).to_be_visible()
    stand_still(page)
    page.evaluate(WATCH)
    before = status(page).inner_text()
    box = page.get_by_role("combobox", name="Source")
    box.scroll_into_view_if_needed()
    stand_still(page)  # a list that opens while the page still scrolls closes again
    box.click()
    page.get_by_role("option", name="Report author", exact=True).click()
    expect(status(page)).not_to_have_text(before)
    stand_still(page)
    page.wait_for_timeout(AGAIN)
    assert page.evaluate("window.first.length") == page.locator(".js-plotly-plot .annotation").count() > 0
    assert page.evaluate("window.first.filter((each) => !each.isConnected).length") == 0
