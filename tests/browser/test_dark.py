"""A chart follows the reader's appearance at once: its bars and words change their colours, and the server is not asked."""

import pytest
from playwright.sync_api import expect

from charts.style import DARK, LIGHT
from tests.browser.waits import stand_still


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[start : start + 2], 16)) for start in (1, 3, 5))})"


@pytest.mark.parametrize("path", ["/", "/compare", "/barriers_facilitators"])
def test_chart_turns_dark_and_light_again_without_a_run(new_page, path):
    page, sent = new_page("/method", color_scheme="light"), []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    page.goto(path)
    stand_still(page)
    assert sent  # what is heard here is the page's own line
    chart = page.locator(".stPlotlyChart").first
    bar = chart.locator(f'.bars .point path[style*="{rgb(LIGHT.negative)}"]').first
    words = chart.locator(f'text[style*="{rgb(LIGHT.text)}"]').first
    sent.clear()
    for scheme, colours in (("dark", DARK), ("light", LIGHT)):
        page.emulate_media(color_scheme=scheme)
        expect(bar).to_have_css("fill", rgb(colours.negative))
        expect(words).to_have_css("fill", rgb(colours.text))
        stand_still(page)
    assert sent == []
