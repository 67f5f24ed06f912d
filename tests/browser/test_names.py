"""What screen readers and voice control are told: each control that a page has more than once says what it belongs to."""

from playwright.sync_api import expect

from tests.browser.waits import stand_still

FIRST_BELOW = "node => [...document.querySelectorAll('h3')].find((each) => node.compareDocumentPosition(each) & 4).textContent"


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
    for begins in ("Findings behind this: ", "Download: "):
        assert names(page, "button", begins) == [f"{begins}{title}" for title in titles]
    assert names(page, "radiogroup", "View of ") == [f"View of {title}" for title in titles]


def test_links_to_findings_say_about_what(new_page):
    page = new_page("/")
    stand_still(page)
    found = names(page, "link", "See the ")
    heads = page.locator(".stMain").get_by_role("heading", level=3).all_inner_texts()
    assert len(found) == len(set(found)) > 5
    assert {name.partition(": ")[2] for name in found} <= set(heads)


def test_key_messages_questions_and_notes_are_headings(new_page):
    page = new_page("/")
    heads = page.locator(".stMain").get_by_role("heading", level=3)
    for head in ("Why did junior doctors take part?", "People cannot be counted by what they said"):
        expect(heads.filter(has_text=head)).to_have_count(1)
    stand_still(page)
    first = page.get_by_role("heading", name="Key messages").evaluate(FIRST_BELOW)
    expect(page.get_by_role("link", name=f": {first}")).to_have_count(1)


def test_table_is_called_by_the_title_of_its_card(new_page):
    page = new_page("/")
    card = page.locator(".st-key-card-sponsor-support-stated")
    card.get_by_role("radio", name="Table").click()
    expect(card.get_by_role("table")).to_have_accessible_name(card.get_by_role("heading", level=2).inner_text())
