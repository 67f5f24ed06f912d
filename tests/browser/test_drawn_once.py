"""A change of filter draws each chart once; plotly says so of itself after each drawing."""

from playwright.sync_api import expect

WATCH = """() => {
  window.drawn = [];
  const heard = new Set(document.querySelectorAll(".js-plotly-plot")); // those that are there go with the change
  new MutationObserver(() => {
    for (const chart of document.querySelectorAll(".js-plotly-plot")) {
      if (heard.has(chart) || !chart.on) continue;
      heard.add(chart);
      const number = window.drawn.push(0) - 1;
      chart.on("plotly_afterplot", () => window.drawn[number] += 1);
    }
  }).observe(document.body, {subtree: true, childList: true});
}"""


def test_a_filter_change_draws_each_chart_once(new_page):
    page = new_page("/")
    expect(page.locator(".js-plotly-plot .bartext").first).to_be_visible()
    page.wait_for_timeout(1000)
    page.evaluate(WATCH)
    box = page.get_by_role("combobox", name="Voice")
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # a list that opens while the page still scrolls closes again
    box.click()
    page.get_by_role("option", name="The report", exact=True).click()
    expect(page.locator(".js-plotly-plot")).to_have_count(2)
    page.wait_for_timeout(2000)
    assert page.evaluate("window.drawn") == [1, 1]
