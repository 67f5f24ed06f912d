"""A visitor fills in the template, opens it, sees their study on every page, and nobody else does."""

import io
import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.allotments import allotments
from tests.analysis.files.given_files import study_files, with_table, workbook_of, zip_of
from tests.browser.conftest import serving
from tests.browser.test_accessibility import violations
from tests.browser.waits import stand_still
from ui.your_study.files import study_zip
from wording.app.server import FULL
from wording.app.your_study import LOST

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BROKEN = with_table("findings", [["finding_id", "theme_id", "statement"], ["F001", "b_rotas", "<img src=x onerror=alert(1)>"]])
SHOWN = "Only you can see it"
FILLED = {
    "programmes": {"programme_id": "north", "name": "The North Scheme", "short_name": "North"},
    "themes": {"theme_id": "b_rota", "kind": "barrier", "label": "Rotas"},
    "participants": {"participant_id": "P01", "programme": "north"},
    "findings": {"finding_id": "F001", "theme_id": "b_rota", "statement": "There was no hour left.", "participant_id": "P01"},
}


def violations_of_ours(page) -> list[tuple[str, str]]:
    """Violations but streamlit's own: its field for files has a role and a place in the order of focus at once, a best practice."""
    return [(rule, where) for rule, where in violations(page) if "stFileUploaderDropzone" not in where]


def give(page, name: str, content: bytes) -> None:
    expect(page.locator("input[type=file]")).to_have_count(1)  # the field of the file before goes when the run is over
    page.set_input_files("input[type=file]", {"name": name, "mimeType": SPREADSHEET, "buffer": content})


def go_to(page, title: str) -> None:
    """By the menu; the page before stands until this one begins, and has a heading too."""
    page.get_by_test_id("stSidebarNavItems").get_by_role("link", name=title, exact=True).click()
    expect(page).to_have_title(re.compile(rf"^{title}( · |$)"))


def saved(page, label: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_template_downloaded_filled_in_and_opened(new_page):
    page = new_page("/your_study")
    name, content = saved(page, "Download the template")
    assert name == "study-template.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet, row in FILLED.items():
        heads = {cell.value: cell.column for cell in book[sheet][1]}
        for column, value in row.items():
            book[sheet].cell(3, heads[column], value)
    book["study"]["B2"] = "Our own"
    keys = {row[0].value: row[1] for row in book["study"].iter_rows()}
    keys["smallest_group"].value = 0  # one person is too few to be shown otherwise
    target = io.BytesIO()
    book.save(target)
    give(page, "ours.xlsx", target.getvalue())
    expect(page.get_by_text(SHOWN)).to_be_visible()
    go_to(page, "Findings")
    expect(page.get_by_text("There was no hour left.")).to_be_visible()
    expect(page.locator(".st-key-shown").get_by_text("Showing all 1 person with findings.")).to_be_visible()


def test_nobody_else_sees_it_and_it_is_gone_after_the_way_back_or_a_reload(new_page):
    mine, theirs = new_page("/your_study"), new_page("/your_study")
    give(mine, "ten.zip", zip_of(study_files()))
    expect(mine.get_by_text(SHOWN)).to_be_visible()
    for page in (theirs, new_page("/")):
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        go_to(page, "Overview")
        expect(page.get_by_role("heading", level=1)).to_have_text("Junior doctors as leaders")
        expect(page.get_by_text(SHOWN)).to_have_count(0)
        expect(page.get_by_text("Ten notes")).to_have_count(0)
    go_to(mine, "Overview")
    expect(mine.get_by_role("heading", level=1)).to_have_text("Ten notes")
    assert mine.title() == "Overview · Ten notes"
    mine.get_by_role("button", name="Return to Junior doctors as leaders").click()
    expect(mine.get_by_role("heading", level=1)).to_have_text("Junior doctors as leaders")
    go_to(mine, "Your study")
    mine.get_by_role("button", name="Show the example study").click()
    expect(mine.get_by_text(SHOWN)).to_be_visible()
    expect(mine).to_have_url(re.compile("study=own"))  # written last of all
    mine.reload()
    expect(mine.get_by_role("heading", name="Or fill in the template")).to_be_visible()
    expect(mine.get_by_text(SHOWN)).to_have_count(0)
    expect(mine.get_by_text(LOST)).to_be_visible()
    go_to(mine, "Overview")
    expect(mine.get_by_text(LOST)).to_be_visible()
    expect(mine.get_by_role("heading", level=1)).to_have_count(0)
    mine.get_by_role("link", name="Open it again").click()
    expect(mine.get_by_role("heading", name="Or fill in the template")).to_be_visible()
    mine.get_by_role("button", name="Go on with Junior doctors as leaders").click()
    expect(mine.get_by_text(LOST)).to_have_count(0)


def test_problems_are_listed_word_for_word_and_can_be_saved(new_page):
    page = new_page("/your_study")
    give(page, "bad.xlsx", workbook_of(BROKEN))
    expect(page.get_by_text("bad.xlsx was not opened: 1 problem to mend.")).to_be_visible()
    cells = page.get_by_role("row").nth(1).get_by_role("cell")
    expect(cells.nth(3)).to_have_text("b_rotas")  # the table is drawn after the text above it
    assert cells.all_inner_texts()[:4] == ["sheet findings", "2", "theme_id", "b_rotas"]
    name, content = saved(page, "Download the problems (CSV)")
    assert name == f"bad-xlsx-problems-{date.today()}.csv"
    assert "sheet findings,2,theme_id,b_rotas" in content.decode("utf-8-sig")
    expect(page.get_by_text(SHOWN)).to_have_count(0)


def test_what_is_taken_along_opens_again(new_page):
    page = new_page("/your_study")
    give(page, "ten.zip", zip_of(study_files()))
    expect(page.get_by_text(SHOWN)).to_be_visible()
    for label, name in (
        ("Download as a workbook", f"ten-notes-study-{date.today()}.xlsx"),
        ("Download as a zip", f"ten-notes-study-{date.today()}.zip"),
    ):
        stand_still(page)  # a button that is pressed while its page is still drawn gives no file
        suggested, content = saved(page, label)
        assert suggested == name
        expect(page.get_by_text(f"Saved as {name}, where your browser keeps downloads.")).to_be_visible()
        give(page, name, content)
        expect(page.get_by_text(f"from {name}")).to_be_visible()


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=str)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_has_no_violation_before_with_problems_and_with_a_study(new_page, scheme, size):
    page = new_page("/your_study", color_scheme=scheme, size=size)
    assert violations_of_ours(page) == []
    give(page, "bad.xlsx", workbook_of(BROKEN))
    expect(page.get_by_text("was not opened")).to_be_visible()
    assert violations_of_ours(page) == []
    give(page, "ten.xlsx", workbook_of())
    expect(page.get_by_text(SHOWN)).to_be_visible()
    assert violations_of_ours(page) == []
    opener = page.get_by_role("button", name="Expand sidebar")
    if opener.count():
        opener.click()
    go_to(page, "Participants")
    expect(page.get_by_role("heading", level=1)).to_have_text("Participants")
    assert violations_of_ours(page) == []


def test_nothing_is_wider_than_a_phone(new_page):
    page = new_page("/your_study")
    page.set_viewport_size({"width": 390, "height": 844})
    give(page, "bad.xlsx", workbook_of(BROKEN))
    expect(page.get_by_text("was not opened")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_why_the_server_does_not_take_a_file_is_said_until_it_takes_one(chromium):
    with serving("app.py", OWN_STUDIES_MB="6") as address:
        page = chromium.new_page()
        page.goto(f"{address}/your_study")
        give(page, "large.zip", b"0" * 6_000_001)
        expect(page.locator(".visit-news p")).to_have_text(FULL)
        give(page, "broken.xlsx", workbook_of(BROKEN))
        expect(page.get_by_text("broken.xlsx was not opened: 1 problem to mend.")).to_be_visible()
        expect(page.get_by_text(FULL)).to_have_count(0)
        page.close()


@pytest.mark.parametrize(("scheme", "size"), [("light", (1440, 900)), ("dark", (390, 844))])
@pytest.mark.parametrize("smallest", [0, 3], ids=["shown", "hidden"])
def test_no_page_of_a_study_with_themes_of_its_own_has_a_violation(new_page, tmp_path, smallest, scheme, size):
    page = new_page("/your_study", color_scheme=scheme, size=size)
    give(page, "plots.zip", study_zip(allotments(tmp_path, smallest=smallest)))
    expect(page.get_by_text(SHOWN)).to_be_visible()
    open_menu(page)
    titles = page.get_by_test_id("stSidebarNavItems").get_by_role("link").all_inner_texts()
    assert "Themes" in titles
    found = {}
    for title in titles:
        open_menu(page)
        go_to(page, title)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        found[title] = violations_of_ours(page)
        if title == "Present":
            page.get_by_role("button", name="Leave").click()
    assert {title: each for title, each in found.items() if each} == {}


def open_menu(page) -> None:
    """On a phone the menu is closed until it is asked for."""
    stand_still(page)
    button = page.get_by_test_id("stExpandSidebarButton")
    if button.is_visible():
        button.click()
        stand_still(page)
