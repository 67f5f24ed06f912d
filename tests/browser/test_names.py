"""What screen readers and voice control are told: each control that a page has more than once says what it belongs to."""

import re

from playwright.sync_api import expect

from tests.browser.waits import stand_still
from wording.cards import BEHIND, DOWNLOAD, TABLE, view_of


def names(page, role: str, begins: str) -> list[str]:
    """The accessible names that begin like this, of what stands in the page itself."""
    lines = page.locator(".stMain").aria_snapshot().splitlines()
    quoted = [line.strip(" -'").removeprefix(f'{role} "').split('"')[0] for line in lines if f'{role} "' in line]
    return [name for name in quoted if name.startswith(begins)]


def test_controls_of_a_card_carry_its_title(new_page):
    page = new_page("/")
    stand_still(page)
    titles = page.locator('[class*="st-key-card-"] h2').all_inner_texts()
    assert len(titles) == 2
    for begins in (f"{BEHIND}: ", f"{DOWNLOAD}: "):
        assert names(page, "button", begins) == [f"{begins}{title}" for title in titles]
    assert names(page, "radiogroup", view_of("")) == [view_of(title) for title in titles]


def test_links_to_findings_say_about_what(new_page):
    page = new_page("/")
    stand_still(page)
    main = page.locator(".stMain")
    found = names(page, "link", "See the ")
    heads = [head for level in (2, 3) for head in main.get_by_role("heading", level=level).all_inner_texts()]
    assert len(found) == len(set(found)) > 5
    assert {name.partition(": ")[2] for name in found} <= set(heads)


def test_links_of_a_row_say_which_barrier_they_are_about(new_page):
    page = new_page("/recommendations")
    stand_still(page)
    rows = page.locator('[class*="st-key-row-barrier-"]')
    assert rows.count() > 5
    found = []
    for row in rows.all():
        barrier = row.locator("strong").inner_text()
        for link in row.get_by_role("link").all():
            expect(link).to_have_accessible_name(re.compile(rf"^\d+ .+: {re.escape(barrier)}$"))
            found.append(link.get_attribute("aria-label"))
    assert len(found) == len(set(found)) > rows.count()


def test_what_leads_on_from_a_programme_names_it_once(new_page):
    page = new_page("/programmes")
    stand_still(page)
    for head in page.locator(".programme h2").all_inner_texts():
        found = [name for name in (*names(page, "link", "Compare "), *names(page, "button", "Profile of ")) if head in name]
        assert [name.count(head) for name in found] == [1, 1]
        assert all(name.endswith(head) for name in found)


def test_key_messages_and_questions_are_headings_before_what_they_lead_to(new_page):
    page = new_page("/")
    expect(page.get_by_role("heading", level=3, name="Why did junior doctors take part?")).to_have_count(1)
    stand_still(page)
    first = page.locator(".stMain .stMarkdown h2").first.inner_text()
    expect(page.get_by_role("link", name=f": {first}")).to_have_count(1)


def test_table_is_called_by_the_title_of_its_card(new_page):
    page = new_page("/")
    card = page.locator(".st-key-card-sponsor-support-stated")
    card.get_by_role("radio", name=TABLE).click()
    expect(card.get_by_role("table")).to_have_accessible_name(card.get_by_role("heading", level=2).inner_text())
