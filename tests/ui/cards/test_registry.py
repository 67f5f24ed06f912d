"""Every chart of a page is known by its key, and an export prints what its card says."""

import pytest

from analysis.disclosure.microdata import releasable
from analysis.selection import Selection
from analysis.units import is_hidden
from charts.draw import draw
from charts.style import DARK
from tests.invented import HIDING, PEOPLE, ROWS, STUDY, VARIANTS, recount, variant
from tests.pages.opened import open_page
from ui.cards.registry import SOURCES, build_card, chapters, exhibit_of, sources

PAGES = sorted({source.page for source in SOURCES.values() if source.page and not source.each})
ON_SLIDES = {"why-they-took-part", "what-it-did-for-them", "what-is-asked-for", "who-is-asked-to-act"}


PARTS = {"barriers_facilitators": [{"see": part} for part in ("One theme", "Who helps and hinders", "For how many")]}


def keys_on(page: str, query: dict[str, str]) -> set[str]:
    app = open_page(page, query)
    return {each.key.removesuffix("-downloads") for each in app.button if each.key and each.key.endswith("-downloads")}


@pytest.mark.parametrize("page", PAGES)
def test_charts_of_a_page_are_those_known_for_it(page):
    known = {key for key, source in SOURCES.items() if source.page == page and not source.each}
    drawn = set.union(*(keys_on(page, query) for query in PARTS.get(page, [{}])))
    assert drawn
    assert drawn <= set(SOURCES)
    assert known - drawn <= {"specialty-and-experience", "sponsor-support-and-experience"}  # too few findings here to be drawn


def test_charts_that_only_slides_show_stand_on_no_page(small):
    assert {key for key, source in SOURCES.items() if not source.page} == ON_SLIDES
    made = chapters(small, Selection(), {page: page for page in [*PAGES, "present"]})
    assert ON_SLIDES & {each.key for chapter in made for each in chapter.exhibits} == set()


def test_chart_made_for_one_value_is_known_by_key_and_value():
    assert (
        keys_on("programmes", {"programme_profile": "darzi", "basis": "all"}) == set()
    )  # too few of the others say how it was
    card = build_card(STUDY, Selection(), "one-programme-against-the-others.lantern")
    assert (card.key, card.value, card.is_drawn) == ("one-programme-against-the-others", "lantern", True)
    assert SOURCES["one-programme-against-the-others"].each == "programme"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "no-such-chart",
        "who-helps-and-who-hinders.darzi",
        "one-programme-against-the-others",
        "one-programme-against-the-others.x",
    ],
)
def test_unknown_key_makes_no_card(small, name):
    assert build_card(small, Selection(), name) is None


def test_exhibit_lists_the_findings_it_counts(small):
    for key in SOURCES:
        card = build_card(small, Selection(), key)
        if card is None:
            continue
        exhibit = exhibit_of(small, card)
        assert (exhibit.key, exhibit.title, exhibit.measure) == (key, card.title, card.measure)
        assert len(exhibit.behind) == (exhibit.n if exhibit.unit == "findings" else 0)
        assert bool(exhibit.instead) != card.is_drawn


def test_chapters_are_the_pages_asked_for_in_order(small):
    made = chapters(small, Selection(), {"participants": "People", "method": "Method", "barriers_facilitators": "Second"})
    assert [chapter.title for chapter in made] == ["People", "Second"]
    assert [each.key for each in made[1].exhibits] == [
        "what-helps-and-what-hinders",
        "who-helps-and-who-hinders",
        "strength-of-the-claim",
    ]
    assert draw(made[1].exhibits[0].spec, DARK)["layout"]["font"]["color"] == "#F0F4F5"


@pytest.mark.parametrize(("unit", "fewest"), VARIANTS)
@pytest.mark.parametrize("selection", [Selection(), Selection(programme=("lantern",))], ids=["all", "lantern"])
def test_exhibits_of_people_name_their_unit_and_open_what_may_be_listed(unit, fewest, selection):
    dataset = variant(unit, fewest)
    known = set(releasable(dataset)["finding_id"])
    made = chapters(dataset, selection, {page: page for page in PAGES})
    for exhibit in (each for chapter in made for each in chapter.exhibits):
        card = build_card(dataset, selection, exhibit.key)
        assert exhibit.unit == (unit if card.marks else card.unit)
        opened = {mark.name: mark for mark in card.marks if mark.opens}
        if card.marks:
            assert exhibit.n is card.marks[0].n
        for name, _, ids in exhibit.marks:
            assert ids and name in opened
            assert {*ids} <= known, exhibit.key
            assert fewest or len(ids) == recount(opened[name].selection, "findings")
        assert fewest or {name for name, _, _ in exhibit.marks} == set(opened) - {card.marks[0].name if card.marks else ""}


def test_no_finding_behind_an_exhibit_says_who_said_it():
    made = chapters(HIDING, Selection(), {page: page for page in PAGES})
    read = " ".join(exhibit.behind.to_csv() for chapter in made for exhibit in chapter.exhibits)
    assert ROWS[0]["statement"] in read
    assert not any(row["participant_id"] in read or row["passage_anchor"] in read for row in ROWS)


def test_chart_that_opens_nothing_has_nothing_behind_it():
    few = Selection(specialty=("psychiatry",))
    made = [
        exhibit_of(HIDING, build_card(HIDING, few, key), with_marks=True)
        for key, source in sources(HIDING).items()
        if not source.each
    ]
    assert {(exhibit.behind.empty, exhibit.marks) for exhibit in made if not exhibit.key.startswith("people-by")} == {
        (True, ())
    }


def test_people_of_a_list_are_its_sum_or_hidden():
    assert exhibit_of(PEOPLE, build_card(PEOPLE, Selection(), "people-by-programme")).n == 12
    assert is_hidden(exhibit_of(HIDING, build_card(HIDING, Selection(), "people-by-specialty")).n)
    assert exhibit_of(STUDY, build_card(STUDY, Selection(), "people-by-programme")).unit == "people"
