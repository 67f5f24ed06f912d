"""The programmes page: its numbers against a plain recount of the files, its marks, its filters, one programme."""

import pytest

from analysis.files.open_study import open_study
from analysis.selection import Selection
from tests.pages.opened import (
    FINDINGS,
    KIND,
    NOTHING,
    PEOPLE,
    ROOT,
    SINGLE,
    TOTAL,
    assert_marks_lead_to_their_findings,
    cells,
    code,
    follow,
    number,
    open_page,
    read_csv,
    shown,
    table_of,
    words_on,
)
from ui.cards.one_programme import compare_card

PAGE = "programmes"
PROGRAMMES = {row["programme_id"]: row for row in read_csv("programmes")}
QUERIES = [*SINGLE, {"programme": "not_stated"}, {"programme": "severn"}]
EXPERIENCE = ("negative", "mixed", "positive")


def wanted(query: dict[str, str]) -> list[str]:
    return [programme for programme in PROGRAMMES if query.get("programme", programme) == programme]


def naming(rows, programmes):
    return [row for row in rows if set(cells(row, "programmes")) & set(programmes)]


@pytest.mark.parametrize("query", [{}, {"programme": "darzi"}, {"voice": "author"}], ids=str)
def test_people_table_counts_people_by_specialty_and_programme(query):
    table = table_of(PAGE, query, "people-by-programme-and-specialty")
    people = [row for row in PEOPLE if row["programme"] in wanted(query)]
    assert sum(int(count) for line in table.values() for count in line) == len(people)
    for label, line in table.items():
        for head, count in line.items():
            assert int(count) == number(people, specialty=code("specialty", label), programme=code("programme", head))


@pytest.mark.parametrize("query", [{"specialty": "paediatrics"}, {"voice": "stakeholder"}], ids=str)
def test_people_by_specialty_never_stand_beside_findings_that_are_listed(query):
    assert len(naming(shown(**query), PROGRAMMES)) < 5
    assert table_of(PAGE, query, "people-by-programme-and-specialty") is None
    table = table_of(PAGE, query, "people-by-programme")
    assert {code("programme", label): int(line["People"]) for label, line in table.items()} == {
        programme: number(PEOPLE, programme=programme) for programme in PROGRAMMES
    }


@pytest.mark.parametrize("programme", PROGRAMMES)
@pytest.mark.parametrize("query", [{}, {"programme": "darzi"}, {"voice": "author"}], ids=str)
def test_one_programme_against_the_others(programme, query):
    table = table_of(PAGE, {**query, "compare": programme}, "one-programme-against-the-others")
    rows = shown(**{name: value for name, value in query.items() if name != "programme"})
    sides = [naming(rows, [programme]), naming(rows, set(PROGRAMMES) - {programme})]
    stated = [[row for row in side if row["experience"] in EXPERIENCE] for side in sides]
    assert (table is not None) == (min(map(len, stated)) >= 5)
    if table is not None:
        assert list(table) == [PROGRAMMES[programme]["short_name"], "Other programmes"]
        for side, line in zip(sides, table.values(), strict=True):
            assert int(line["All findings"]) == len(side)
            for head, count in line.drop("All findings").items():
                assert int(count) == number(side, experience=code("experience", head))


@pytest.mark.parametrize("query", QUERIES, ids=str)
@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_mark_of_the_comparison_leads_to_its_findings(query, programme):
    dataset = open_study(ROOT / "data")
    selection = Selection(**{name: (value,) for name, value in query.items()})
    assert_marks_lead_to_their_findings(dataset, compare_card(dataset, selection, programme))


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_comparison_is_titled_without_counts_and_its_measure_says_how_few_there_are(programme):
    card = compare_card(open_study(ROOT / "data"), Selection(), programme)
    name = PROGRAMMES[programme]["short_name"]
    assert card.title == f"How it was: {name} and other programmes"
    sides = [naming(FINDINGS, [programme]), naming(FINDINGS, set(PROGRAMMES) - {programme})]
    told = [sum(row["experience"] in EXPERIENCE for row in side) for side in sides]
    assert card.is_drawn == (min(told) >= 5)
    one, others = (f"{number} of {len(side)}" for number, side in zip(told, sides, strict=True))
    assert f"How it went is told in {one} findings on {name} and {others} on other programmes" in card.measure


def test_features_are_said_in_words():
    app = open_page(PAGE, {})
    table = app.table[0].value
    features = {row["code"]: row["label"] for row in read_csv("codes") if row["attribute"] == "provides"}
    assert list(table.index) == list(features.values())
    for feature, label in features.items():
        said = ["**Yes**" if row[feature] == "yes" else "Not stated" for row in PROGRAMMES.values()]
        assert list(table.loc[label]) == said


def test_programmes_are_described_in_the_order_of_their_table():
    app = open_page(PAGE, {})
    assert [box.value for box in app.subheader] == [row["short_name"] for row in PROGRAMMES.values()]
    for row in PROGRAMMES.values():
        assert row["about"] in words_on(app)


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_filter_on_programme_narrows_the_boxes(query):
    app = open_page(PAGE, query)
    assert [box.value for box in app.subheader] == [PROGRAMMES[programme]["short_name"] for programme in wanted(query)]


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_profile_of_one_programme(programme):
    app = open_page(PAGE, {"compare": programme})
    row, named = PROGRAMMES[programme], naming(FINDINGS, [programme])
    assert app.header[0].value.replace("\\", "") == row["name"]
    profile = {name: str(line.iloc[0]).replace("\\", "") for name, line in app.table[0].value.iterrows()}
    people = number(PEOPLE, programme=programme)
    assert profile["People interviewed"] == (f"{people} people" if people else "Nobody listed")
    assert profile["Findings that name it"] == f"{len(named)} finding{'' if len(named) == 1 else 's'}"
    outcomes = [each for each in named if KIND[each["theme_id"]] == "outcome"]
    assert profile["Outcomes"].split(":")[0] == (str(len(outcomes)) if outcomes else "None")
    assert [info.value for info in app.info] == [f"{len(FINDINGS)} of {TOTAL} findings shown"]


@pytest.mark.parametrize("query", [{}, {"basis": "all"}, {"voice": "author"}], ids=str)
@pytest.mark.parametrize("programme", PROGRAMMES)
def test_profile_keeps_what_a_programme_is_described_to_be_apart_from_what_is_told_of_its_doctors(programme, query):
    app = open_page(PAGE, {**query, "compare": programme})
    heads = {"What it is described to be": "programme_description", "What is told of the doctors on it": "result"}
    assert [box.value for box in app.subheader] == list(heads)
    words, silent = words_on(app), 0
    for basis in heads.values():
        rows = naming(shown(**{**query, "basis": basis}), [programme])
        assert all(f"**{row['statement']}**" in words for row in rows[:6])
        silent += not rows
    assert words.count("No finding that names it.") == silent


@pytest.mark.parametrize(("programme", "title"), [("severn", "N08"), ("sc", "N09")])
def test_notes_about_one_programme_stand_on_its_profile(programme, title):
    note = next(row["title"] for row in read_csv("notes") if row["note_id"] == title)
    assert note in words_on(open_page(PAGE, {"compare": programme}))
    assert note not in words_on(open_page(PAGE, {"compare": "nw"}))


@pytest.mark.parametrize(
    ("programme", "name", "query"), [("darzi", "Darzi Fellows", {}), ("severn", "Severn", {"basis": "all"})]
)
def test_button_of_a_programme_chooses_it_and_its_findings_open(programme, name, query):
    app = open_page(PAGE, query)
    app.button(key=f"choose-{programme}").click().run()
    assert not app.exception
    assert app.selectbox(key="compare").value == programme
    n = len(naming(shown(**query), [programme]))
    assert n > 1
    app = follow(app, f"See the {n} findings")
    assert [title.value for title in app.title] == ["Findings"]
    only = "" if query else " Only results and recommendations are counted."
    assert f"Showing {n} of {TOTAL} findings that name {name}.{only}" in words_on(app)


def test_programme_that_no_result_names_has_no_way_to_findings():
    assert not naming(FINDINGS, ["severn"])
    app = open_page(PAGE, {"compare": "severn"})
    assert not [link.proto.label for link in app.get("page_link") if link.proto.label.startswith("See the")]


def test_filter_on_programme_is_set_aside_in_the_comparison_and_it_says_so():
    said = "The filter on programme is set aside here."
    assert said in words_on(open_page(PAGE, {"programme": "nw", "compare": "darzi"}))
    assert said not in words_on(open_page(PAGE, {"compare": "darzi"}))


@pytest.mark.parametrize("compare", [{}, {"compare": "darzi"}, {"compare": "no such programme"}], ids=str)
def test_nothing_found_says_which_filter_to_loosen_and_keeps_the_facts(compare):
    app = open_page(PAGE, {**NOTHING, **compare})
    assert [warning.value for warning in app.warning] == ["No finding has all of these. Loosen one filter:"]
    assert len(app.table) >= 1
    assert len(app.button_group) == (0 if compare.get("compare") == "darzi" else 1)
