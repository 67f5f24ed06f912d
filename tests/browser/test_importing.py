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
    expect(
        page.get_by_text("This project holds 4 codes in 2 groups, 24 passages and 36 codings, from 12 people.")
    ).to_be_visible()
    stand_still(page)
    assert not violations_of_ours(page)
    role = page.get_by_role("combobox", name="Site is", exact=True)
    expect(role).to_have_value("about the person, a filter")
    expect(page.get_by_text("Filters, about people: Site (12 people).")).to_be_visible()
    reader.choose("Site is", "not used")  # changed, seen by name in the receipt, and changed back
    expect(role).to_have_value("not used")
    expect(page.get_by_text("Not used, of allotment.csv: Site.")).to_be_visible()
    reader.choose("Site is", "about the person, a filter")
    page.get_by_role("spinbutton", name="Hide groups of fewer than this many people").fill("0")
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
    expect(page.get_by_role("heading", name="What was done with your files")).to_be_visible()
    expect(page.get_by_text("1 file was read: allotment.csv.")).to_be_visible()
    name, content = saved(page, "Download as a zip of CSV files")
    assert name.endswith(".zip")
    findings = zipfile.ZipFile(io.BytesIO(content)).read("findings.csv").decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(findings)))) == 36


VARIABLES = "Document;Town\n" + "".join(f"Interview {n + 1};{'east' if n < NORTH else 'west'}\n" for n in range(PEOPLE))


def test_another_file_is_given_by_the_button_for_it(new_page):
    page = new_page("/your_study", reduced_motion="reduce")
    give(page, "allotment.csv", quotations())
    page.get_by_role("button", name="Add another file").click()
    expect(page.get_by_text("A file of the same study, to go with those above")).to_be_visible()
    give(page, "variables.csv", VARIABLES.encode())
    expect(page.get_by_text("2 files from ATLAS.ti: 2 tables with 36 rows.")).to_be_visible()
    expect(page.get_by_text("Town (12 people)")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)  # until another one is asked for
    stand_still(page)
    assert not violations_of_ours(page)


@pytest.mark.parametrize("width", [1440, 390])
def test_rings_go_round_the_whole_field_and_end_above_the_line_below_a_heading(new_page, width):
    page = new_page("/your_study", size=(width, 900), reduced_motion="reduce")
    give(page, "allotment.csv", quotations())
    field = page.get_by_role("spinbutton", name="Year (optional)")
    field.focus()
    stand_still(page)
    rings = """field => [field, field.closest('[data-testid=stNumberInputContainer]')].map(each => {
      const {outlineStyle, outlineWidth} = getComputedStyle(each);
      return outlineStyle === 'none' ? '' : outlineWidth;
    })"""
    assert field.evaluate(rings) == ["", "3px"]
    page.keyboard.press("Tab")  # from here on it is the keyboard that is used
    heading = page.get_by_role("heading", name="How your files are read")
    heading.evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    expect(heading).to_have_css("outline-style", "solid")
    stand_still(page)  # the ring comes by and by
    ends = heading.evaluate("""heading => {
      const {outlineStyle, outlineWidth, outlineOffset} = getComputedStyle(heading);
      const box = heading.getBoundingClientRect();
      const ring = outlineStyle === 'none' ? NaN : parseFloat(outlineWidth) + parseFloat(outlineOffset);
      const below = document.createRange();
      below.selectNodeContents([...document.querySelectorAll('.stMain p')].find(p => p.textContent.includes('1 file from')));
      return [below.getBoundingClientRect().top - box.bottom - ring, innerWidth - box.right - ring];
    }""")
    assert ends[0] >= -4  # no letter reaches the first 4 pixels of its line
    assert ends[1] > 0
