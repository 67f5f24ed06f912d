"""Every chart of a page is known by its key, and an export prints what its card says."""

import pytest

from analysis.disclosure.microdata import releasable
from analysis.files.open_study import open_study
from analysis.model.count import SUPPRESSED
from analysis.selection import Selection
from charts.draw import draw
from charts.style import DARK
from tests.invented import HIDING, PEOPLE, ROWS, STUDY, VARIANTS, recount, variant
from tests.pages.opened import ROOT, open_page
from ui.cards.registry import SOURCES, build_card, chapters, exhibit_of, sources

BUILT_IN = open_study(ROOT / "data")
PAGES = sorted({source.page for source in sources(BUILT_IN).values() if source.page})
ON_SLIDES = {
    "why-they-took-part",
    "what-it-did-for-them",
    "what-is-recommended",
    "who-it-is-recommended-to",
}


PARTS = {"barriers_facilitators": [{"see": part} for part in ("One theme", "Who helps and hinders", "For how many")]}

ALSO = {"overview": {"what-helps-and-what-hinders"}}  # the first rows of a chart of another page


def keys_on(page: str, query: dict[str, str]) -> set[str]:
    app = open_page(page, query)
    return {each.key.removesuffix("-downloads") for each in app.button if each.key and each.key.endswith("-downloads")}


@pytest.mark.parametrize("page", PAGES)
def test_charts_of_a_page_are_those_known_for_it(page):
    known = {key for key, source in sources(BUILT_IN).items() if page == source.page} | ALSO.get(page, set())
    drawn = set.union(*(keys_on(page, query) for query in PARTS.get(page, [{}])))
    assert drawn
    if page == "compare":  # what a reader picks, one attribute and two groups at a time
        assert "compare-programme" in drawn and "themes-by-programme" in drawn
    else:
        assert drawn <= known and known
        assert drawn == known


def test_charts_that_only_slides_show_stand_on_no_page(small):
    assert {key for key, source in SOURCES.items() if not source.page} == ON_SLIDES
    made = chapters(small, Selection(), {page: page for page in [*PAGES, "present"]})
    assert ON_SLIDES & {each.key for chapter in made for each in chapter.exhibits} == set()


def test_charts_of_groups_are_known_by_their_attribute_and_their_values():
    card = build_card(STUDY, Selection(), "compare.programme")
    assert (card.key, card.value, card.name, card.slug) == ("compare", "programme", "compare.programme", "compare-programme")
    card = build_card(STUDY, Selection(), "beside.programme.lantern")
    assert (card.key, card.value, card.is_drawn) == ("beside", "programme.lantern", True)
    assert build_card(STUDY, Selection(), "beside.programme.lantern.orchard").value == "programme.lantern.orchard"
    assert exhibit_of(STUDY, card).key == "beside-programme-lantern"
    assert not set(sources(STUDY)) & {"beside.programme.lantern", "beside"}  # too many to list


@pytest.mark.parametrize(
    "name",
    [
        "",
        "no-such-chart",
        "who-helps.alpha",
        "compare",
        "compare.x",
        "compare.setting",
        "beside",
        "beside.programme",
        "beside.programme.x",
        "beside.programme.alpha.alpha",
        "beside.programme.alpha.beta.gamma",
        "beside.programme.not_stated",
    ],
)
def test_unknown_key_makes_no_card(small, name):
    assert build_card(small, Selection(), name) is None


def test_exhibit_lists_the_findings_it_counts(small):
    for key in sources(small):
        card = build_card(small, Selection(), key)
        exhibit = exhibit_of(small, card)
        assert (exhibit.key, exhibit.title, exhibit.measure) == (key.replace(".", "-"), card.title, card.measure)
        assert len(exhibit.behind) == (exhibit.n if exhibit.unit == "findings" else 0)
        assert bool(exhibit.instead) != card.is_drawn


def test_chapters_are_the_pages_asked_for_in_order(small):
    made = chapters(small, Selection(), {"participants": "People", "method": "Method", "barriers_facilitators": "Second"})
    assert [chapter.title for chapter in made] == ["People", "Second"]
    assert [each.key for each in made[1].exhibits] == [
        "what-helps-and-what-hinders",
        "who-helps-and-who-hinders",
        "for-how-many",
    ]
    assert draw(made[1].exhibits[0].spec, DARK)["layout"]["font"]["color"] == "#F0F4F5"


@pytest.mark.parametrize(("unit", "fewest"), VARIANTS)
@pytest.mark.parametrize("selection", [Selection(), Selection(programme=("lantern",))], ids=["all", "lantern"])
def test_exhibits_of_people_name_their_unit_and_open_what_may_be_listed(unit, fewest, selection):
    dataset = variant(unit, fewest)
    known = set(releasable(dataset)["finding_id"])
    made = chapters(dataset, selection, {page: page for page in PAGES}, with_marks=True)
    for exhibit in (each for chapter in made for each in chapter.exhibits):
        card = build_card(dataset, selection, exhibit.key.replace("compare-", "compare.").replace("themes-by-", "themes-by."))
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
    assert any(row["statement"] in read for row in ROWS)
    assert not any(row["participant_id"] in read or row["passage_anchor"] in read for row in ROWS)


def test_chart_that_opens_nothing_has_nothing_behind_it():
    few = Selection(specialty=("psychiatry",))
    made = [exhibit_of(HIDING, build_card(HIDING, few, key), with_marks=True) for key in sources(HIDING)]
    assert {(exhibit.behind.empty, exhibit.marks) for exhibit in made if not exhibit.key.startswith("people-by")} == {
        (True, ())
    }


def test_people_of_a_list_are_its_sum_or_hidden():
    assert exhibit_of(PEOPLE, build_card(PEOPLE, Selection(), "people-by-programme")).n == 12
    assert exhibit_of(HIDING, build_card(HIDING, Selection(), "people-by-specialty")).n is SUPPRESSED
    assert exhibit_of(STUDY, build_card(STUDY, Selection(), "people-by-programme")).unit == "people"
