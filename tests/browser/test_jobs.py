"""What readers come for: each job in few clicks; Back and reload then give the same view again."""

import csv
import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.test_journey import FINDINGS, ROOT, expect_shown, status
from tests.browser.waits import stand_still
from tests.pages.opened import KIND, read_csv
from wording.study import TRUST_LINK

MENU = "stSidebarNavItems"


def type_choice(page, box, value: str, typed: str | None = None) -> None:
    """Type a choice into a list. Enter takes the first that is offered, so the list has to have followed the typing."""
    box.focus()
    stand_still(page)  # the list closes again, and says nothing, where the page still scrolls to it
    page.keyboard.type(typed or value)
    expect(page.get_by_role("option").first).to_have_text(value)
    page.keyboard.press("Enter")


class Reader:
    """Someone who works with a page, by mouse or by keyboard, and counts what they press or choose."""

    def __init__(self, page, by_key: bool):
        self.page, self.by_key, self.clicks = page, by_key, 0

    def press(self, control) -> None:
        self.clicks += 1
        stand_still(self.page)
        if self.by_key:
            control.focus()
            self.page.keyboard.press("Enter")
        else:
            control.click()

    def go_to(self, title: str) -> None:
        self.press(self.page.get_by_test_id(MENU).get_by_role("link", name=title, exact=True))
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)

    def choose(self, name: str, value: str) -> None:
        """One choice from a list counts once; by keyboard it is typed."""
        self.clicks += 1
        stand_still(self.page)
        box = self.page.get_by_role("combobox", name=name, exact=True)
        if self.by_key:
            type_choice(self.page, box, value)
        else:
            box.scroll_into_view_if_needed()
            stand_still(self.page)
            box.click()
            self.page.get_by_role("option", name=value, exact=True).click()
        self.page.keyboard.press("Escape")
        stand_still(self.page)


@pytest.fixture(params=[False, True], ids=["mouse", "keyboard"])
def reader_on(request, new_page):
    """A function that opens a page for a reader with a mouse, and for one with a keyboard."""
    return lambda path: Reader(new_page(path, reduced_motion="reduce"), request.param)


def assert_view_is_kept(page, seen) -> None:
    """Reload gives the same; so does one step Back from the page that the reader goes to next."""
    stand_still(page)
    address, before = page.url, seen(page)
    page.reload()
    stand_still(page)
    assert (page.url, seen(page)) == (address, before)
    page.get_by_test_id(MENU).get_by_role("link", name="Method", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Method")
    stand_still(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Method")
    expect(page).to_have_url(address)
    stand_still(page)
    assert seen(page) == before


def cards_of(page) -> list[str]:
    return page.locator('[class*="st-key-card-"] h2').all_inner_texts() + status(page).all_inner_texts()


def test_who_is_recommended_to_act_on_the_strongest_barrier(reader_on):
    reader = reader_on("/recommendations")
    row = reader.page.locator('[class*="st-key-row-barrier-"]').first
    expect(row).to_contain_text("History and hierarchy")
    linked = [
        row
        for row in FINDINGS
        if KIND[row["theme_id"]] == "recommendation" and row["stance"] == "asks" and "b_history" in row["answers"].split(";")
    ]
    named = sum("consultants" in row["actors"].split(";") for row in linked)
    expect(row).to_contain_text(f"Consultants and supervisors ({named})")
    expect(row).to_be_in_viewport(ratio=1)
    assert reader.clicks == 0
    assert_view_is_kept(reader.page, cards_of)


def stating(group: str, rows: list[dict[str, str]]) -> str:
    """How many findings of a group state an experience, as a card says it."""
    return f"{group}: {sum(row['experience'] != 'not_stated' for row in rows)} of {len(rows)} findings"


def names(*programmes: str) -> list[dict[str, str]]:
    return [row for row in FINDINGS if set(programmes) & set(row["programmes"].split(";"))]


def expect_beside(reader: Reader, *told: str) -> None:
    """That the card of the pair says of each group how many findings state an experience."""
    for each in told:
        expect(reader.page.locator('[class*="st-key-card-beside-programme-darzi"]')).to_contain_text(each)


def test_darzi_beside_all_others(reader_on):
    reader = reader_on("/")
    reader.go_to("Compare")  # the largest programme, beside all others, from the start
    others = names(*(row["programme_id"] for row in read_csv("programmes") if row["programme_id"] != "darzi"))
    assert len(names("darzi")) > len(others) > 4
    expect_beside(reader, stating("Darzi Fellows", names("darzi")), stating("All others", others))
    assert reader.clicks <= 3
    assert_view_is_kept(reader.page, cards_of)


@pytest.mark.parametrize(("programme", "label"), [("nw", "North West"), ("ptl", "Prepare to Lead")])
def test_darzi_beside_another_programme(reader_on, programme, label):
    reader = reader_on("/")
    reader.go_to("Compare")
    reader.choose("Compared with", label)
    expect_beside(reader, stating("Darzi Fellows", names("darzi")), stating(label, names(programme)))
    expect(reader.page).to_have_url(re.compile(f"[?&]beside={programme}"))
    assert reader.clicks <= 4
    assert_view_is_kept(reader.page, cards_of)


def test_what_gps_say(reader_on):
    reader = reader_on("/")
    box = reader.page.get_by_role("combobox", name="Specialty")
    stand_still(reader.page)
    type_choice(reader.page, box, "General practice", typed="GP")
    reader.page.keyboard.press("Escape")
    reader.clicks += 1
    told = [row for row in FINDINGS if "general_practice" in row["specialties"].split(";")]
    expect_shown(reader.page, told)
    reader.go_to("Findings")
    for row in told:
        expect(
            reader.page.get_by_text(row["statement"].replace("'", "’")).or_(reader.page.get_by_text(row["statement"])).first
        ).to_be_visible()
    assert reader.clicks <= 2
    assert_view_is_kept(reader.page, cards_of)


def test_negative_where_support_was_withheld_as_a_spreadsheet_with_labels(reader_on):
    reader = reader_on("/")
    reader.choose("Sponsor support", "Unsupported")
    reader.choose("Experience", "Negative")
    reader.go_to("Findings")
    with reader.page.expect_download() as waiting:
        reader.press(reader.page.get_by_role("button", name="Download Excel"))
    assert reader.clicks <= 4
    with (ROOT / "data" / "findings.csv").open(encoding="utf-8", newline="") as file:
        wanted = [
            row["finding_id"]
            for row in csv.DictReader(file)
            if (row["sponsor_support"], row["experience"], row["repeats"]) == ("unsupported", "negative", "")
            and (row["basis"] == "result" or row["theme_id"].startswith("r_"))
        ]
    cells = [
        [str(cell) for cell in row if cell is not None]
        for sheet in load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes())).worksheets
        for row in sheet.iter_rows(values_only=True)
    ]
    rows = [row for row in cells if row and re.fullmatch(r"F\d+", row[0])]
    assert wanted and [row[0] for row in rows] == wanted
    assert all("Unsupported" in row and "Negative" in row for row in rows)
    assert_view_is_kept(reader.page, cards_of)


def test_themes_by_specialty(reader_on):
    reader = reader_on("/")
    reader.go_to("Compare")
    choice = reader.page.locator(".st-key-by")
    if reader.by_key:
        choice.get_by_role("radio", name="Programme").focus()
        reader.page.keyboard.press("ArrowRight")
        reader.page.keyboard.press("Enter")
        reader.clicks += 1
    else:
        reader.press(choice.get_by_role("radio", name="Specialty"))
    expect(reader.page.locator(".st-key-card-themes-by-specialty")).to_be_visible()
    assert reader.clicks <= 2
    assert_view_is_kept(reader.page, cards_of)


def test_how_far_it_can_be_trusted(reader_on):
    reader = reader_on("/")
    strip = reader.page.locator(".st-key-trust")
    expect(strip).to_be_in_viewport(ratio=1)
    expect(strip).to_contain_text("not yet checked by a person")
    assert reader.clicks == 0
    reader.press(strip.get_by_role("link", name=TRUST_LINK))
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Method")
