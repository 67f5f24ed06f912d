"""A change of filter draws a chart once: what stood in it when plotly first said that it is drawn still stands there."""

from playwright.sync_api import expect

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
    page.wait_for_timeout(1000)
    page.evaluate(WATCH)
    box = page.get_by_role("combobox", name="Voice")
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # a list that opens while the page still scrolls closes again
    box.click()
    page.get_by_role("option", name="The report", exact=True).click()
    page.wait_for_timeout(2000)
    assert page.evaluate("window.first.length") == page.locator(".js-plotly-plot .annotation").count() > 0
    assert page.evaluate("window.first.filter((each) => !each.isConnected).length") == 0
