"""How quick the app is, beside a stock streamlit page (the floor) and an equivalent Dash page, in one interleaved run.

Each round opens every app in a fresh browser context, in turn, so that whatever else the machine does falls on all
alike. A time ends with the last change inside a chart, once charts have stood still for a while. Medians over rounds.
"""

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
LINK = {"offline": False, "latency": 40, "downloadThroughput": 1.25e6, "uploadThroughput": 1.25e6}  # 10 Mbit/s, 40 ms
STILL = 400  # milliseconds without a change in any chart that count as drawn
# the last change inside a chart, counted from `from`, once there are enough charts and they have stood still
WATCH = """([from, charts, still]) => new Promise((done) => {
  let last = performance.now();
  const seen = new MutationObserver((all) => {
    if (all.some((each) => (each.target.closest || (() => 0)).call(each.target, '.js-plotly-plot'))) last = performance.now();
  });
  seen.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
  const tick = setInterval(() => {
    const drawn = [...document.querySelectorAll('.js-plotly-plot')].filter((each) => each.querySelector('.point'));
    if (drawn.length >= charts && performance.now() - last > still) {
      clearInterval(tick); seen.disconnect(); done(last - from);
    }
  }, 20);
})"""


@dataclass(frozen=True)
class Target:
    """One app: its name, how it is started on a port, how many charts it draws, the filter and the option to click, and the
    folder it is started in (the floor has none of our settings)."""

    name: str
    command: tuple[str, ...]
    charts: int
    filter: str
    option: str
    folder: Path = ROOT


TARGETS = (
    Target("app", (sys.executable, "-m", "streamlit", "run", "app.py"), 2, "Source", "Report author"),
    Target("floor", (sys.executable, "-m", "streamlit", "run", "floor.py"), 1, "Voice", "author", ROOT / "bench"),
    Target("dash", (sys.executable, "-m", "bench.dash_page"), 2, "Source", "Report author"),
)


def main() -> None:
    """Start the three apps, measure them in turn, print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    servers = {target.name: start(target) for target in TARGETS}
    times: dict[tuple[str, str], list[float]] = {}
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            for number in range(rounds):
                for target in TARGETS:
                    address = servers[target.name][1]
                    found = measure(browser, target, address) | measure_slow_link(browser, target, address)
                    for what, value in found.items():
                        kind = f"{what}, first visit after start" if number == 0 and what.startswith("first load") else what
                        times.setdefault((target.name, kind), []).append(value)
            browser.close()
    finally:
        for process, _ in servers.values():
            process.terminate()
    report(times)


def start(target: Target, seconds: int = 60) -> tuple[subprocess.Popen, str]:
    """Start one app on a free port and wait until it answers. Raises TimeoutError after so many seconds."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    flags = ["--server.port", str(port), "--server.headless", "true"] if "streamlit" in target.command else []
    process = subprocess.Popen(
        [*target.command, *flags],
        cwd=target.folder,
        env={**os.environ, "PORT": str(port), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(seconds * 2):
        try:
            urllib.request.urlopen(f"{address}/ready" if flags else address, timeout=2).close()  # a stock page answers, too
            return process, address
        except OSError:
            time.sleep(0.5)
    raise TimeoutError(f"{target.name} did not start")


def measure(browser: Browser, target: Target, address: str) -> dict[str, float]:
    """One visit: first load, bytes, filter change, and for the app a switch of pages there and back."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    received = []
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    network.on("Network.webSocketFrameReceived", lambda event: received.append(len(event["response"]["payloadData"]) * 0.75))
    page.goto(address)
    found = {"first load to charts drawn (ms)": page.evaluate(WATCH, [0, target.charts, STILL])}
    found["first load (kB)"] = sum(received) / 1000
    found["filter change to charts redrawn (ms)"] = change_filter(page, target)
    if target.name == "app":
        page.keyboard.press("Escape")
        page.get_by_test_id("stSidebarNavItems").get_by_role("link", name="Findings").click()
        page.get_by_role("heading", level=1, name="Findings").wait_for()
        begun = page.evaluate("performance.now()")
        page.get_by_test_id("stSidebarNavItems").get_by_role("link", name="Overview").click()
        found["page switch to charts drawn (ms)"] = page.evaluate(WATCH, [begun, target.charts, STILL])
        page.goto(f"{address}/compare?by=voice")
        page.evaluate(WATCH, [0, 1, STILL])
        found["Compare: filter change (ms)"] = change_filter(page, target, charts=1)
    context.close()
    return found


def measure_slow_link(browser: Browser, target: Target, address: str) -> dict[str, float]:
    """One visit over a slow link: its first load."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", LINK)
    page.goto(address)
    found = {"load over 10 Mbit/s, 40 ms to charts drawn (ms)": page.evaluate(WATCH, [0, target.charts, STILL])}
    context.close()
    return found


def change_filter(page: Page, target: Target, charts: int = 0) -> float:
    """Choose one option of the filter; from the click on it to the last change in a chart."""
    box = page.locator("#voice") if target.name == "dash" else page.get_by_role("combobox", name=target.filter)
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # a list that opens while the page still scrolls closes again
    box.click()
    option = page.get_by_role("option", name=target.option, exact=True)
    option = page.get_by_text(target.option, exact=True).last if target.name == "dash" else option
    option.wait_for()
    begun = page.evaluate("performance.now()")
    option.click()
    return page.evaluate(WATCH, [begun, charts or target.charts, STILL])


def report(times: dict[tuple[str, str], list[float]]) -> None:
    """Print the median of each measure for each app, and the app's ratio to the others."""
    medians = {key: statistics.median(values) for key, values in times.items()}
    print(f"{'':52}" + "".join(f"{target.name:>9}" for target in TARGETS) + f"{'app/floor':>12}{'app/dash':>10}")
    for what in dict.fromkeys(kind for _, kind in medians):
        values = [medians.get((target.name, what)) for target in TARGETS]
        row = "".join(f"{value:9.0f}" if value is not None else f"{'–':>9}" for value in values)
        ratios = "".join(
            f"{values[0] / other:{width}.2f}" if other else f"{'–':>{width}}"
            for other, width in zip(values[1:], (12, 10), strict=True)
        )
        print(f"{what:52}{row}{ratios}")


if __name__ == "__main__":
    main()
