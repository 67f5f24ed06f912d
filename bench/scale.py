"""The same app on 1,000,000 findings from 100,000 people, beside the built-in study, in one interleaved run.

The study is invented by `bench.scale_study` and kept in `.bench/`. Opening it is measured in a process of its own: seconds,
the most memory that took, what is held once it is open. Then both studies are served and a filter is changed in Chromium,
each time to a value that nobody has asked of that server; people are counted in the large study and small groups hidden.
"""

import argparse
import dataclasses
import statistics
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.run import CHROMIUM, QUIET, ROOT, STILL, WATCH, Target, change_filter, start
from bench.scale_study import FINDINGS, PEOPLE, write_study

OPEN = """
import resource, sys, time
from pathlib import Path
from analysis.disclosure.distinct_people import count_rows
from analysis.files.open_study import open_study
begun = time.perf_counter()
study = open_study(Path(sys.argv[1]))
count_rows(study.counting("people", 3), study.coded)
print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
held = Path("/proc/self/status").read_text().split("VmRSS:")[1].split()[0]
print(int(held) / 1024)
"""
CHANGES = (  # a filter and the place of a value in its list, -1 the last: values that leave both studies enough for both charts
    ("Voice", 1),
    ("Sponsor support", 1),
    ("Programme", -1),
    ("Sponsor support", 2),
    ("Specialty", -1),
)


def main() -> None:
    """Make the study where it is not there, open it, serve both, print medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--findings", type=int, default=FINDINGS)
    parser.add_argument("--people", type=int, default=PEOPLE)
    given = parser.parse_args()
    folder = ROOT / ".bench" / f"study-{given.findings}-{given.people}"
    if not (folder / "datapackage.json").exists():
        write_study(folder, given.findings, given.people)
    opened = subprocess.check_output([sys.executable, "-c", OPEN, str(folder)], cwd=ROOT, text=True)
    seconds, most, held = map(float, opened.split())
    print(f"{given.findings:,} findings of {given.people:,} people: opened in {seconds:.0f} s")
    print(f"memory of that process: {most:.0f} MB at most, {held:.0f} MB after")
    command = (sys.executable, "-m", "streamlit", "run", "app.py")
    targets = (
        Target("built-in", command, 2, ""),
        Target("large", ("env", f"STUDY={folder}", *command), 2, ""),
    )
    servers = {target.name: start(target, seconds=900) for target in targets}
    times: dict[str, list[float]] = {target.name: [] for target in targets}
    first: dict[str, list[float]] = {target.name: [] for target in targets}
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            for name, place in CHANGES:
                for target in targets:
                    load, change = measure(browser, target, servers[target.name][1], name, place)
                    first[target.name].append(load)
                    times[target.name].append(change)
            browser.close()
        for target in targets:
            print(f"{target.name}: server holds {held_by(servers[target.name][0].pid):.0f} MB")
    finally:
        for process, _ in servers.values():
            process.terminate()
    for what, found in (("first load to charts drawn (ms)", first), ("filter change to charts redrawn (ms)", times)):
        one, other = (statistics.median(found[target.name]) for target in targets)
        print(
            f"{what:40} built-in {one:6.0f}   large {other:6.0f}   ratio {other / one:.2f}   slowest {max(found['large']):.0f}"
        )


def measure(browser: Browser, target: Target, address: str, name: str, place: int) -> tuple[float, float]:
    """One visit: first load, and one filter changed to the value at a place of its list."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address)
    load = page.evaluate(WATCH, [0, target.charts, STILL])
    changed = change_filter(page, dataclasses.replace(target, option=label_of(page, name, place)), name)
    context.close()
    return load, changed


def label_of(page: Page, name: str, place: int) -> str:
    """What the value is called: the two studies call their programmes differently."""
    box = page.get_by_role("combobox", name=name)
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # a list that opens while the page still scrolls closes again
    box.click()
    label = page.get_by_role("option").nth(place).inner_text()
    page.keyboard.press("Escape")
    return label


def held_by(process: int) -> float:
    """The memory that a process holds, in MB. `env` gives way to what it starts, so the number of the process stays."""
    return int(Path(f"/proc/{process}/status").read_text().split("VmRSS:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main()
