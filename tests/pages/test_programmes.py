"""The programmes page: its numbers against a plain recount of the files, its marks, its filters, one programme."""

import re
from html import unescape
from urllib.parse import parse_qs

import pytest

from tests.pages.opened import (
    FINDINGS,
    KIND,
    NOTHING,
    PEOPLE,
    SINGLE,
    TOTAL,
    cells,
    follow,
    number,
    open_page,
    read_csv,
    shown,
    words_on,
)

PAGE = "programmes"
PROGRAMMES = {row["programme_id"]: row for row in read_csv("programmes")}
QUERIES = [*SINGLE, {"programme": "not_stated"}, {"programme": "severn"}]


def wanted(query: dict[str, str]) -> list[str]:
    return [programme for programme in PROGRAMMES if query.get("programme", programme) == programme]


def rows_of(app) -> dict[str, str]:
    """The words of each row of the table, without markup, by the short name it begins with."""
    bodies = [each.proto.body for each in app.get("html") if "<h2>" in each.proto.body]
    names = [re.search("<h2>(.*?)</h2>", body)[1] for body in bodies]
    broken = [re.sub("</(?:p|h2|li|dt|dd|span)>", lambda end: "" if end[0] == "</span>" else " ", body) for body in bodies]
    return {unescape(name): unescape(re.sub("<[^>]+>", "", body)) for name, body in zip(names, broken, strict=True)}


EXPERIENCE = ("negative", "mixed", "positive")


def naming(rows, programmes):
    return [row for row in rows if set(cells(row, "programmes")) & set(programmes)]


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_a_row_a_programme_in_the_order_of_their_table(query):
    rows = rows_of(open_page(PAGE, query))
    assert list(rows) == [PROGRAMMES[programme]["short_name"] for programme in wanted(query)]
    for programme in wanted(query):
        row = PROGRAMMES[programme]
        assert row["about"] in rows[row["short_name"]] and row["name"] in rows[row["short_name"]]


def test_features_are_said_in_words_beside_tick_and_dash():
    rows = rows_of(open_page(PAGE, {}))
    features = {row["code"]: row["label"] for row in read_csv("codes") if row["attribute"] == "provides"}
    for row in PROGRAMMES.values():
        for feature, label in features.items():
            said = f"✓ {label}: Yes" if row[feature] == "yes" else f"– {label}: Not stated"
            assert said in rows[row["short_name"]]


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_rows_count_people_findings_experience_and_the_themes_told_most(query):
    rows = rows_of(open_page(PAGE, query))
    for programme in wanted(query):
        named, said = naming(shown(**query), [programme]), rows[PROGRAMMES[programme]["short_name"]]
        people = number(PEOPLE, programme=programme)
        assert (f"{people} people" if people else "Nobody listed") in said
        assert f" {len(named)} finding{'' if len(named) == 1 else 's'} " in said
        levels = {level: number(named, experience=level) for level in (*EXPERIENCE, "not_stated")}
        told = sum(levels[level] for level in EXPERIENCE)
        every = ", ".join(f"{count} {level.replace('_', ' ')}" for level, count in levels.items())
        assert (every in said) == (told >= 5)
        state = "states" if told == 1 else "state"
        few = f"{told} of {len(named)} findings {state} an experience: too few to compare"
        assert (few in said) == (told < 5 and bool(named))
        counts = {theme: number(named, theme_id=theme) for theme in KIND}
        most = max(counts.values())
        tied = [theme for theme, count in counts.items() if count == most]
        assert ("No theme has 5 findings" in said) == (most < 5)
        if most >= 5:
            labels = [row["label"] for row in read_csv("themes") if row["theme_id"] in tied]
            assert all(label in said for label in labels) and (" each)" in said) == (len(tied) > 1)


def test_nothing_is_ranked_and_a_tie_is_told_as_a_tie():
    said = rows_of(open_page(PAGE, {"basis": "all"}))
    for programme, row in PROGRAMMES.items():
        counts = {theme: number(naming(shown(basis="all"), [programme]), theme_id=theme) for theme in KIND}
        tied = [theme for theme, count in counts.items() if count == max(counts.values()) >= 5]
        assert (" each)" in said[row["short_name"]]) == (len(tied) > 1)


def test_each_programme_has_its_ways_on():
    app = open_page(PAGE, {"voice": "author"})
    links = [link.proto for link in app.get("page_link")]
    for programme, row in PROGRAMMES.items():
        (compare,) = [parse_qs(link.query_string) for link in links if link.label == f"Compare {row['short_name']}"]
        assert compare == {"by": ["programme"], "group": [programme], "voice": ["author"]}
        named = naming(shown(voice="author"), [programme])
        asked = {"programme": [programme], "voice": ["author"]}
        label = f"See the {len(named)} finding{'' if len(named) == 1 else 's'}"
        assert any(link.label == label and parse_qs(link.query_string) == asked for link in links) == bool(named)


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_profile_of_one_programme(programme):
    app = open_page(PAGE, {"programme_profile": programme})
    row, named = PROGRAMMES[programme], naming(FINDINGS, [programme])
    assert app.header[0].value.replace("\\", "") == row["name"]
    profile = {name: str(line.iloc[0]).replace("\\", "") for name, line in app.table[0].value.iterrows()}
    people = number(PEOPLE, programme=programme)
    assert profile["People interviewed"] == (f"{people} people" if people else "Nobody listed")
    assert profile["Findings that name it"] == f"{len(named)} finding{'' if len(named) == 1 else 's'}"
    outcomes = [each for each in named if KIND[each["theme_id"]] == "outcome"]
    if outcomes:
        assert profile["Outcomes"].split(":")[0] == str(len(outcomes))
    assert ("Outcomes" in profile.get("No finding on", "").split(", ")) == (not outcomes)
    assert [info.value.replace("\\", "") for info in app.info] == [
        f"Showing {len(FINDINGS)} of {TOTAL} findings: the study’s results and recommendations."
    ]


@pytest.mark.parametrize("query", [{}, {"basis": "all"}, {"voice": "author"}], ids=str)
@pytest.mark.parametrize("programme", PROGRAMMES)
def test_profile_keeps_what_a_programme_is_described_to_be_apart_from_what_is_told_of_its_doctors(programme, query):
    app = open_page(PAGE, {**query, "programme_profile": programme})
    heads = {"What it is described to be": "programme_description", "What is said of the doctors on it": "result"}
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
    assert note in words_on(open_page(PAGE, {"programme_profile": programme}))
    assert note not in words_on(open_page(PAGE, {"programme_profile": "nw"}))


@pytest.mark.parametrize(
    ("programme", "name", "query"), [("darzi", "Darzi Fellows", {}), ("severn", "Severn", {"basis": "all"})]
)
def test_button_of_a_programme_chooses_it_and_its_findings_open(programme, name, query):
    app = open_page(PAGE, query)
    app.button(key=f"profile-{programme}").click().run()
    assert not app.exception
    assert app.selectbox(key="programme_profile").value == programme
    n = len(naming(shown(**query), [programme]))
    assert n > 1
    app = follow(app, f"See the {n} findings")
    assert [title.value for title in app.title] == ["Findings"]
    only = "" if query else " Only results and recommendations are counted."
    assert f"Showing {n} of {TOTAL} findings. Programme: {name}.{only}" in words_on(app)


def test_programme_that_no_result_names_has_no_way_to_findings():
    assert not naming(FINDINGS, ["severn"])
    app = open_page(PAGE, {"programme_profile": "severn"})
    assert not [link.proto.label for link in app.get("page_link") if link.proto.label.startswith("See the")]


@pytest.mark.parametrize("compare", [{}, {"programme_profile": "darzi"}, {"programme_profile": "no such programme"}], ids=str)
def test_nothing_found_says_which_filter_to_loosen_and_keeps_the_facts(compare):
    app = open_page(PAGE, {**NOTHING, **compare})
    assert [warning.value for warning in app.warning] == ["No finding has all of these. Remove one filter:"]
    one = compare.get("programme_profile") == "darzi"
    assert bool(app.table) == one
    assert list(rows_of(app)) == ([] if one else [PROGRAMMES["severn"]["short_name"]])
