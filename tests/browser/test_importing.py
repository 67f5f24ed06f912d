"""A researcher brings what was coded in another program: the guess, the receipt, the themes, an own filter, slides, a file."""

import csv
import io
import zipfile

import pytest
from playwright.sync_api import expect

from tests.browser.test_jobs import Reader
from tests.browser.test_your_study import give, go_to, saved, violations_of_ours
from tests.browser.waits import stand_still

CODES = ("Feelings -> Joy", "Feelings -> Worry", "Tasks -> Digging", "Tasks -> Watering")
LINES = (
    "The beans came up late this spring.",
    "My neighbour lent me her long hose.",
    "Slugs ate every lettuce in one night.",
    "We sat by the shed until it was dark.",
)
PEOPLE, NORTH = 12, 7
COLUMNS = ["Document", "Site", "Quotation Content", "Codes"]


def quotations() -> bytes:
    """Two passages of each of twelve people, with one code and two codes; seven people are of the north."""
    rows = []
    for person in range(PEOPLE):
        site = "North" if person < NORTH else "South"
        rows.append([f"Interview {person + 1}", site, f"{person + 1}. {LINES[person % 4]}", CODES[person % 4]])
        rows.append([f"Interview {person + 1}", site, f"{person + 1}. {LINES[(person + 1) % 4]}", f"{CODES[0]}\n{CODES[3]}"])
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([COLUMNS, *rows])
    return text.getvalue().encode("utf-8-sig")


@pytest.mark.parametrize("by_key", [False, True], ids=["mouse", "keyboard"])
def test_from_an_export_to_a_first_chart_and_a_file(new_page, by_key):
    page = new_page("/your_study", reduced_motion="reduce")
    reader = Reader(page, by_key)
    give(page, "allotment.csv", quotations())
    expect(page.get_by_text("1 table with 24 rows.")).to_be_visible()
    expect(page.get_by_text("This project holds 6 codes, 24 segments and 36 codings, from 12 people.")).to_be_visible()
    stand_still(page)
    assert not violations_of_ours(page)
    role = page.get_by_role("combobox", name="Site is", exact=True)
    expect(role).to_have_value("about the person")
    reader.choose("Site is", "not read")  # changed, seen in the receipt, and changed back
    expect(role).to_have_value("not read")
    reader.choose("Site is", "about the person")
    page.get_by_role("spinbutton", name="Hide what fewer than this many people say").fill("0")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Everything is shown, quotes and single people too.")).to_be_visible()
    reader.press(page.get_by_role("button", name="Open this study"))
    expect(page.get_by_text("Only you can see it")).to_be_visible()
    go_to(page, "Themes")
    expect(page.get_by_role("heading", level=1)).to_have_text("Themes")
    expect(page.get_by_text(f"Showing all {PEOPLE} people with findings.").first).to_be_visible()
    reader.choose("Site", "North")
    expect(page.get_by_text(f"{NORTH} of {PEOPLE} people").first).to_be_visible()
    stand_still(page)
    go_to(page, "Findings")
    expect(page.get_by_text("1. The beans came up late this spring.").first).to_be_visible()
    go_to(page, "Present")
    expect(page.get_by_role("button", name="Next")).to_be_visible()
    reader.press(page.get_by_role("button", name="Leave"))
    stand_still(page)
    go_to(page, "Your study")
    name, content = saved(page, "Download as a zip of CSV files")
    assert name.endswith(".zip")
    findings = zipfile.ZipFile(io.BytesIO(content)).read("findings.csv").decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(findings)))) == 36
