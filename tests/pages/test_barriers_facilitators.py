"""Barriers and facilitators: every number equals a recount of findings.csv, every mark leads to its findings."""

import pytest
import streamlit as st

from analysis.files.open_study import open_study
from analysis.selection import Selection
from charts.draw import draw
from charts.style import LIGHT
from tests.pages.opened import (
    DISTINCT,
    FINDINGS,
    KIND,
    NOTHING,
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
from ui.cards.barriers_facilitators import actors_card, balance_card, extent_card
from ui.sections.barriers_facilitators import open_theme

PAGE = "barriers_facilitators"
CHART = "what-helps-and-what-hinders"
WHO, HOW_MANY = "Who helps and hinders", "For how many"
LABEL = {row["theme_id"]: row["label"] for row in read_csv("themes")}
CARDS = {"balance": balance_card, "actors": actors_card, "extent": extent_card}
BOTH = ("barrier", "facilitator")


def of_kind(rows, *kinds):
    return [row for row in rows if KIND[row["theme_id"]] in kinds]


def actor_code(label: str) -> str:
    return "not_stated" if label == "Nobody named" else code("actors", label)


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_first_sentence_counts_what_hinders_and_helps(query):
    rows = shown(**query)
    hinders, helps = len(of_kind(rows, "barrier")), len(of_kind(rows, "facilitator"))
    said = words_on(open_page(PAGE, query))
    told = f"{hinders} finding{'' if hinders == 1 else 's'} on what hinders, {helps} on what helps, by theme."
    assert (told in said) == (hinders + helps > 0)


def test_empty_selection_says_which_filter_to_loosen():
    app = open_page(PAGE, NOTHING)
    assert [warning.value for warning in app.warning] == ["No finding has all of these. Remove one filter:"]
    assert len(app.header) == 0


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_chart_has_every_theme_of_both_sides_most_first(query):
    table = table_of(PAGE, query, CHART)
    rows = of_kind(shown(**query), *BOTH)
    assert (table is not None) == (len(rows) >= 5)
    if table is not None:
        assert {label: int(line["Findings"]) for label, line in table.items()} == {
            LABEL[theme]: number(rows, theme_id=theme) for theme, kind in KIND.items() if kind in BOTH
        }
        sides = {
            side: [int(line["Findings"]) for line in table.values() if line["Side"] == side] for side in ("Hinders", "Helps")
        }
        assert list(dict.fromkeys(line["Side"] for line in table.values())) == list(sides)
        for kind, counts in zip(BOTH, sides.values(), strict=True):
            assert counts == sorted(counts, reverse=True)
            assert sum(counts) == len(of_kind(rows, kind))


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_actor_table(query):
    table = table_of(PAGE, {**query, "see": WHO}, "who-helps-and-who-hinders")
    rows = of_kind(shown(**query), *BOTH)
    assert (table is not None) == (len(rows) >= 5)
    if table is not None:
        assert {code("theme", label) for label in table} == {row["theme_id"] for row in rows}
        for label, line in table.items():
            assert {actor_code(head) for head in line.index} == {actor for row in rows for actor in cells(row, "actors")}
            for head, count in line.items():
                assert int(count) == number(rows, theme_id=code("theme", label), actors=actor_code(head))


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_extent_table(query):
    table = table_of(PAGE, {**query, "see": HOW_MANY}, "for-how-many")
    rows = of_kind(shown(**query), *BOTH)
    assert (table is not None) == (len(rows) >= 5)
    assert sum(int(count) for line in (table or {}).values() for count in line) == (len(rows) if table else 0)
    for label, line in (table or {}).items():
        for head, count in line.items():
            assert int(count) == number(rows, theme_id=code("theme", label), extent=code("extent", head))


@pytest.mark.parametrize("part", ["One theme", WHO, HOW_MANY])
def test_only_the_part_asked_for_is_drawn(part):
    app = open_page(PAGE, {"see": part})
    drawn = {each.key for each in app.button_group if each.key.endswith("-view")} - {f"{CHART}-view"}
    assert drawn == {WHO: {"who-helps-and-who-hinders-view"}, HOW_MANY: {"for-how-many-view"}}.get(part, set())
    assert [box.key for box in app.selectbox if box.key == "about"] == ([] if part in (WHO, HOW_MANY) else ["about"])


def drawn_card(name: str):
    dataset = open_study(ROOT / "data")
    return CARDS[name](dataset, Selection().rows(dataset), Selection())


def test_who_is_named_stands_in_columns_with_their_numbers_nobody_last_and_themes_by_side():
    rows = of_kind(FINDINGS, *BOTH)
    drawn = drawn_card("actors").spec
    assert [each.n for each in drawn.series] == [number(rows, actors=actor_code(each.label)) for each in drawn.series]
    assert drawn.series[-1].label == "Nobody named" and drawn.series[-1].silent
    assert list(dict.fromkeys(row.group for row in drawn.rows)) == ["What hinders", "What helps"]
    tops = []
    for kind in BOTH:
        counts = {each.label: number(of_kind(rows, kind), actors=actor_code(each.label)) for each in drawn.series[:-1]}
        assert max(counts.values()) >= 5
        tops.append([f"“{label}”" for label, count in counts.items() if count == max(counts.values())])
    assert [len(top) for top in tops] == [1, 1]
    assert drawn_card("actors").title == f"Named most often: {tops[0][0]} with what hinders, {tops[1][0]} with what helps"


def test_how_many_doctors_parts_what_hinders_from_what_helps_and_sets_silence_apart():
    card = drawn_card("extent")
    rows = of_kind(FINDINGS, *BOTH)
    assert number(rows, extent="unquantified") * 2 > len(rows)
    assert card.title == "For how many doctors does it hold? Mostly not stated"
    assert list(dict.fromkeys(row.group for row in card.spec.rows)) == ["What hinders", "What helps"]
    heads = [head.replace("<br>", " ") for head in draw(card.spec, LIGHT)["layout"]["xaxis"]["ticktext"]]
    order = [row["label"] for row in read_csv("codes") if row["attribute"] == "extent"]
    assert heads == order  # from all doctors to one, silence last
    places = draw(card.spec, LIGHT)["layout"]["xaxis"]["tickvals"]
    assert places[-1] - places[-2] > places[1] - places[0]


def test_the_first_few_of_each_side_are_drawn_and_the_table_has_all():
    dataset = open_study(ROOT / "data")
    whole = drawn_card("balance")
    few = balance_card(dataset, Selection().rows(dataset), Selection(), most=5)
    assert [row.label for row in few.spec.rows] == [row.label for row in (*whole.spec.rows[:5], *whole.spec.rows[8:13])]
    assert [each.n for each in few.spec.series] == [each.n for each in whole.spec.series]
    assert len(few.compact) == 10 and few.table.equals(whole.table)
    assert few.measure.endswith("The chart shows the five most frequent on each side, of 8 themes that hinder and 9 that help.")
    assert_marks_lead_to_their_findings(dataset, few)


def test_a_theme_without_a_result_is_shown_as_0_and_says_where_it_comes_up():
    card = drawn_card("balance")
    assert number(of_kind(FINDINGS, "barrier"), theme_id="b_places") == 0
    assert card.spec.series[0].values[7] == 0 and card.spec.rows[7].label == LABEL["b_places"]
    assert f"0 means no result; “{LABEL['b_places']}” comes up in findings" in card.notes.iloc[0]["text"]


@pytest.mark.parametrize("query", [*SINGLE, NOTHING], ids=str)
@pytest.mark.parametrize("card", CARDS)
def test_every_mark_leads_to_the_findings_it_counts(query, card):
    dataset = open_study(ROOT / "data")
    selection = Selection(**{name: (value,) for name, value in query.items()})
    assert_marks_lead_to_their_findings(dataset, CARDS[card](dataset, selection.rows(dataset), selection))


def test_the_top_barrier_is_shown_unless_another_theme_is_asked_for():
    for query in ({}, {"programme": "darzi"}):
        rows = of_kind(shown(**query), "barrier")
        counts = {theme: number(rows, theme_id=theme) for theme, kind in KIND.items() if kind == "barrier"}
        (chosen,) = [box.value for box in open_page(PAGE, query).selectbox if box.key == "about"]
        assert counts[chosen] == max(counts.values())


def test_a_click_on_a_bar_opens_its_theme(monkeypatch):
    state: dict = {}
    monkeypatch.setattr(st, "session_state", state)
    open_theme("b_time")
    assert state == {"about": "b_time", "see": "One theme"}


def test_names_of_one_word_are_glossed():
    small = [each.value for each in open_page(PAGE, {}).markdown if each.value.startswith(":small[“")]
    (said,) = [each.replace("\\", "") for each in small]
    for row in of_kind(read_csv("themes"), *BOTH):
        assert (f"“{row['label']}”: {row['covers']}" in said) == (" " not in row["label"])


@pytest.mark.parametrize("theme", [theme for theme, kind in KIND.items() if kind in BOTH])
def test_one_theme(theme):
    app = open_page(PAGE, {}, about=theme)
    rows = [row for row in FINDINGS if row["theme_id"] == theme]
    kind, other = ("barrier", "facilitator") if KIND[theme] == "barrier" else ("facilitator", "barrier")
    said = words_on(app)
    assert [box.value for box in app.selectbox if box.key == "about"] == [theme]
    heads = ("Negative experience", "Mixed experience", "Positive experience", "Experience not stated")
    for level, head in zip(("negative", "mixed", "positive", "not_stated"), heads, strict=True):
        count = number(rows, experience=level)
        heading = f"{head}: {count} finding{'' if count == 1 else 's'}"
        assert (heading in [each.value.replace("\\", "") for each in app.subheader]) == (count > 0)
    named = {actor for row in rows for actor in cells(row, "actors")} - {"not_stated"}
    across = [row for row in of_kind(FINDINGS, other) if named & set(cells(row, "actors"))]
    name = "finding names" if len(across) == 1 else "findings name"
    assert (f"{len(across)} {name} the same (" in said) == bool(named)
    assert ("names anybody" in said) == (bool(rows) and not named)
    total = number(DISTINCT, theme_id=theme)
    there = f"there is {total} finding." if total == 1 else f"there are {total} findings."
    assert (f"No finding shown is about this theme. Without the filters, whatever they rest on, {there}" in said) == (not rows)
    linked = [row for row in FINDINGS if theme in cells(row, "answers") and row["stance"] == "asks"]
    if kind == "barrier" and linked:
        assert f"Recommendations linked to it: {len(linked)} finding{'' if len(linked) == 1 else 's'}" in said
        assert "Coders agreed only tentatively on “Barrier it is linked to” (alpha 0." in said
        for row in linked[:4]:
            assert row["statement"] in said
        assert said.count("(nobody named; ") == number(linked[:4], actors="not_stated")
    elif kind == "barrier":
        assert "Not linked to a recommendation in the report." in said
    else:
        assert "Recommendations are linked to barriers, not to what helps." in said


def test_no_list_is_longer_than_four():
    for theme in ("b_history", "b_apathy", "f_action_learning"):
        lists = [each.value for each in open_page(PAGE, {}, about=theme).markdown if each.value.startswith("- ")]
        assert lists and max(each.count("\n") + 1 for each in lists) <= 4


def test_under_a_filter_a_barrier_says_only_what_is_known_of_the_group():
    said = words_on(open_page(PAGE, {"programme": "darzi"}, about="b_history"))
    linked = [row for row in FINDINGS if "b_history" in cells(row, "answers") and row["stance"] == "asks"]
    assert not [row for row in linked if "darzi" in cells(row, "programmes")]
    assert (
        f"No recommendation shown is linked to it. Without the filters, whatever they rest on, there are {len(linked)}" in said
    )
    assert "Not linked to a recommendation" not in said


def test_a_theme_is_named_in_the_address_by_its_code_or_its_label():
    for asked in ("b_time", f"Barrier: {LABEL['b_time']}"):
        app = open_page(PAGE, {})
        app.query_params["about"] = asked
        app.run()
        assert not app.exception
    app = open_page(PAGE, {"programme": "darzi"}, about="f_time_out")
    count = number(shown(programme="darzi"), theme_id="f_time_out", experience="positive")
    assert f"Positive experience: {count} finding" in words_on(app).replace("\\", "")


def test_the_way_to_findings_leaves_the_theme_behind():
    app = open_page(PAGE, {"basis": "all"}, about="b_history")
    wanted = number(DISTINCT, theme_id="b_history", experience="not_stated")
    app = follow(app, f"See the {wanted} findings")
    assert [title.value for title in app.title] == ["Findings"]
    assert f"Showing {wanted} of {TOTAL} findings" in words_on(app)
