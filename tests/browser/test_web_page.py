"""The one-file page of the built-in study, opened from a folder with the network off."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from analysis.files.open_study import open_study
from analysis.selection import Selection
from exports.html.page import write_web_page
from tests.pages.opened import FINDINGS
from ui.cards.registry import SOURCES, chapters
from ui.share.view import view_of

DATA = Path(__file__).parent.parent.parent / "data"
UNSUPPORTED = [row for row in FINDINGS if row["sponsor_support"] == "unsupported"]
SUPPORT = "#sponsor-support-stated"
WITH_A_PAGE = [name for name, source in SOURCES.items() if source.page]


@pytest.fixture(scope="module")
def saved(tmp_path_factory) -> Path:
    """The page of every chart and finding of the built-in study."""
    dataset = open_study(DATA)
    pages = dict.fromkeys(source.page for source in SOURCES.values() if source.page)
    titles = {page: page.replace("_", " ").capitalize() for page in pages}
    made = chapters(dataset, Selection(), titles, with_marks=True)
    path = tmp_path_factory.mktemp("taken") / "page.html"
    path.write_bytes(write_web_page(view_of(dataset, Selection(), "https://example.org/"), made))
    return path


@pytest.fixture
def open_saved(chromium, saved):
    """A function that opens the file with the network off; errors and anything asked for but the file fail the test."""
    contexts, errors, asked = [], [], []

    def open_file(**options):
        options = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", **options}
        context = chromium.new_context(offline=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(saved.as_uri())
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert errors == []
    assert set(asked) == {saved.as_uri()}


def violations(page) -> list[tuple[str, str]]:
    """(rule, where) of each violation; the findings after the first ten are made as those are."""
    context = {"exclude": [["#all-findings > li:nth-child(n + 11)"], ["#drawer-list > li:nth-child(n + 11)"]]}
    found = Axe().run(page, context=context).response["violations"]
    return [(rule["id"], node["html"][:120]) for rule in found for node in rule["nodes"]]


def chart(page):
    """The chart of support as a wide screen shows it."""
    return page.locator(SUPPORT).locator(".chart.wide")


def test_file_is_small_and_draws_every_chart(open_saved, saved):
    assert saved.stat().st_size < 2_000_000
    page = open_saved()
    assert page.locator("article").count() == len(WITH_A_PAGE)
    without = [card.get_attribute("id") for card in page.locator("article:not(:has(svg:visible))").all()]
    assert without == ["barriers-and-recommendations"]  # a table
    assert chart(page).locator("text").all_text_contents().count(str(len(UNSUPPORTED))) == 1
    expect(page.locator("#all-findings > li")).to_have_count(len(FINDINGS))


def test_click_on_a_mark_lists_the_findings_it_counts(open_saved):
    page = open_saved()
    chart(page).locator("a[data-mark='2'] rect").click()
    drawer = page.get_by_role("dialog", name="Findings behind this")
    expect(drawer.get_by_role("status")).to_have_text(f"Showing {len(UNSUPPORTED)} findings.")
    assert drawer.locator(".id").all_inner_texts() == [row["finding_id"] for row in UNSUPPORTED]
    assert drawer.locator(".said").all_inner_texts() == [row["statement"] for row in UNSUPPORTED]


def test_a_chart_is_one_stop_of_the_tab_key_and_enter_opens_the_part_that_the_arrow_keys_reach(open_saved):
    page = open_saved()
    assert chart(page).locator("a[tabindex='0']").count() == 1 < chart(page).locator("a").count()
    chart(page).locator("a[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    mark = chart(page).get_by_role("link", name=f"Unsupported: {len(UNSUPPORTED)} findings")
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog", name="Findings behind this")
    expect(drawer.get_by_role("status")).to_have_text(f"Showing {len(UNSUPPORTED)} findings.")
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    expect(page.locator(SUPPORT).get_by_role("button", name="Findings behind this")).to_be_focused()


def test_drill_down_by_keyboard_alone(open_saved):
    page = open_saved()
    button = page.locator(SUPPORT).get_by_role("button", name="Findings behind this")
    button.focus()
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog", name="Findings behind this")
    expect(drawer).to_be_visible()
    page.keyboard.press("Tab")
    expect(drawer.get_by_role("combobox", name="Part of the chart")).to_be_focused()
    page.keyboard.type("Unsupported")
    expect(drawer.get_by_role("status")).to_have_text(f"Showing {len(UNSUPPORTED)} findings.")
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(button).to_be_focused()


def test_search_by_keyboard_says_how_many_it_found(open_saved):
    page = open_saved()
    page.get_by_role("searchbox", name="Search these findings").focus()
    page.keyboard.type(f"{FINDINGS[0]['finding_id']} {FINDINGS[0]['statement'].split()[0].upper()}")
    status = page.get_by_role("search").get_by_role("status")
    expect(status).to_contain_text(f"1 of {len(FINDINGS)} findings holds")
    shown = page.locator("#all-findings > li:visible .id")
    assert shown.all_inner_texts() == [FINDINGS[0]["finding_id"]]
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("xyzzy")
    expect(status).to_have_text(f"0 of {len(FINDINGS)} findings hold “xyzzy”.")
    page.keyboard.press("Escape")
    expect(status).to_have_text(f"{len(FINDINGS)} of {len(FINDINGS)} findings shown.")


def test_search_finds_what_the_app_finds(open_saved):
    queries = ["darzi", "time", "TIME", "others’", "others'", '"protected time"', "“Protected Time”", "general practice",
               "rôle", "role", "psychiatry", "NHS North West", "“north west”", "senior figure", "F0", "long–term", "long-term",
               "(mentors), coaches!", "“mentors coaches”", "…", "ﬁnd", "doctors´", "«lead» of", '"open phrase']  # fmt: skip
    dataset, page, counts = open_study(DATA), open_saved(), set()
    search = page.get_by_role("searchbox", name="Search these findings")
    for query in queries:
        search.fill(query)
        search.press("Enter")
        found = page.locator("#all-findings > li:visible .id").all_inner_texts()
        assert found == Selection(text=query).apply(dataset)["finding_id"].tolist(), query
        counts.add(len(found))
    assert len(counts) > 8


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_and_drawer_have_no_violation(open_saved, scheme):
    page = open_saved(color_scheme=scheme)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert violations(page) == []
    page.locator(SUPPORT).get_by_role("button", name="Findings behind this").click()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_phone_has_no_violation_and_nothing_scrolls_sideways(open_saved, scheme):
    page = open_saved(color_scheme=scheme, viewport={"width": 390, "height": 844})
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    wider = "[document.documentElement, ...document.querySelectorAll('.scroll')].filter((each) => each.scrollWidth > each.clientWidth)"
    assert page.evaluate(f"{wider}.length") == 0
    assert page.locator(".wide:visible").count() == 0 < page.locator(".short:visible").count()
    assert violations(page) == []


def test_charts_follow_the_readers_colours_and_are_light_on_paper(open_saved):
    page = open_saved(color_scheme="light")
    label = chart(page).locator("text").first
    expect(label).to_have_css("fill", "rgb(33, 43, 50)")
    page.emulate_media(color_scheme="dark")
    expect(label).to_have_css("fill", "rgb(240, 244, 245)")
    page.emulate_media(color_scheme="dark", media="print")
    expect(label).to_have_css("fill", "rgb(33, 43, 50)")


@pytest.mark.parametrize("width", [320, 390, 760, 1440])
def test_letters_of_charts_are_large_enough_to_read(open_saved, width):
    page = open_saved(viewport={"width": width, "height": 844})
    sizes = page.evaluate(
        "[...document.querySelectorAll('.chart svg')].filter((each) => each.getBoundingClientRect().width)"
        ".map((each) => 16 * each.getBoundingClientRect().width / each.viewBox.baseVal.width)"
    )
    assert len(sizes) > 4
    assert min(sizes) >= 12


def test_on_paper_no_chart_is_cut(open_saved):
    page = open_saved(viewport={"width": 794, "height": 1123})  # A4
    page.emulate_media(media="print")
    drawn = page.locator(".chart.wide")
    assert drawn.count() == page.locator(".chart.wide:visible").count() == len(WITH_A_PAGE) - 1
    assert page.locator(".chart.narrow:visible").count() == 0
    cut = """(charts) => charts.filter((each) => getComputedStyle(each).breakInside !== "avoid"
        || each.getBoundingClientRect().height > 1000 || each.getBoundingClientRect().right > 794)"""
    assert drawn.evaluate_all(cut) == []


def test_without_javascript_tables_and_findings_are_there(open_saved):
    page = open_saved(java_script_enabled=False)
    expect(page.locator("#all-findings > li:visible")).to_have_count(len(FINDINGS))
    tables = page.locator("article table")
    assert tables.count() == len(WITH_A_PAGE)
    expect(page.locator("article table:visible")).to_have_count(tables.count())
    row = page.locator(SUPPORT).get_by_role("row", name="Unsupported")
    assert row.get_by_role("cell").first.inner_text() == str(len(UNSUPPORTED))
    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(chart(page).locator("text", has_text="Unsupported")).to_be_visible()
    support = page.locator(SUPPORT)
    chart(page).locator("a[data-mark='2']").click()
    expect(support.locator("summary", has_text="Findings behind this")).to_be_in_viewport()
    support.locator("summary", has_text="Findings behind this").click()
    support.get_by_role("link", name=UNSUPPORTED[0]["finding_id"]).click()
    expect(page.locator(f"#{UNSUPPORTED[0]['finding_id']}")).to_be_in_viewport()
