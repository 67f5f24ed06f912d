"""Barriers and facilitators: every number equals a recount of findings.csv, every mark leads to its findings."""

import pytest

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
from ui.cards.barriers_facilitators import actors_card, balance_card, experience_card, extent_card

PAGE = "barriers_facilitators"
LABEL = {row["theme_id"]: row["label"] for row in read_csv("themes")}
CARDS = {
    "balance": balance_card,
    "helps": lambda *given: experience_card(*given, "facilitator"),
    "hinders": lambda *given: experience_card(*given, "barrier"),
    "who helps": lambda *given: actors_card(*given, "facilitator"),
    "who hinders": lambda *given: actors_card(*given, "barrier"),
    "extent": extent_card,
}


def of_kind(rows, *kinds):
    return [row for row in rows if KIND[row["theme_id"]] in kinds]


def actor_code(label: str) -> str:
    return "not_stated" if label == "Nobody named" else code("actors", label)


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_first_sentence_counts_what_helps_and_hinders(query):
    rows = shown(**query)
    helps, hinders = len(of_kind(rows, "facilitator")), len(of_kind(rows, "barrier"))
    said = words_on(open_page(PAGE, query))
    assert (
        f"{helps} finding{'' if helps == 1 else 's'} tell{'s' if helps == 1 else ''} of what helps, {hinders} of what" in said
    )


def test_empty_selection_says_which_filter_to_loosen():
    app = open_page(PAGE, NOTHING)
    assert [warning.value for warning in app.warning] == ["No finding has all of these. Loosen one filter:"]
    assert len(app.header) == 0


@pytest.mark.parametrize("query", SINGLE, ids=str)
@pytest.mark.parametrize(("kind", "does"), [("facilitator", "helps"), ("barrier", "hinders")])
def test_experience_tables(query, kind, does):
    table = table_of(PAGE, query, f"what-{does}-and-experience")
    rows = of_kind(shown(**query), kind)
    assert (table is not None) == (len(rows) >= 5)
    if table is not None:
        counts = [int(line["All findings"]) for line in table.values()]
        assert counts == sorted(counts, reverse=True)
        assert sum(counts) == len(rows)
        for label, line in table.items():
            for head, count in line.drop("All findings").items():
                assert int(count) == number(rows, theme_id=code("theme", label), experience=code("experience", head))


@pytest.mark.parametrize("query", SINGLE, ids=str)
@pytest.mark.parametrize(("kind", "does"), [("facilitator", "helps"), ("barrier", "hinders")])
def test_actor_tables(query, kind, does):
    table = table_of(PAGE, query, f"who-{does}")
    rows = of_kind(shown(**query), kind)
    assert (table is not None) == (len(rows) >= 5)
    if table is not None:
        assert {actor_code(label) for label in table} == {actor for row in rows for actor in cells(row, "actors")}
        sizes = [number(rows, actors=actor_code(label)) for label in table if label != "Nobody named"]
        assert sizes == sorted(sizes, reverse=True)
        for label, line in table.items():
            assert {code("theme", head) for head in line.index} == {row["theme_id"] for row in rows}
            for head, count in line.items():
                assert int(count) == number(rows, theme_id=code("theme", head), actors=actor_code(label))


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_extent_table(query):
    table = table_of(PAGE, query, "strength-of-the-claim")
    rows = of_kind(shown(**query), "facilitator", "barrier")
    assert (table is not None) == (len(rows) >= 5)
    assert sum(int(count) for line in (table or {}).values() for count in line) == (len(rows) if table else 0)
    for label, line in (table or {}).items():
        for head, count in line.items():
            assert int(count) == number(rows, theme_id=code("theme", label), extent=code("extent", head))


def drawn_card(name: str):
    dataset = open_study(ROOT / "data")
    return CARDS[name](dataset, Selection().apply(dataset), Selection())


def test_who_is_named_has_its_number_under_its_name_and_nobody_stands_last():
    rows = of_kind(FINDINGS, "barrier")
    names = draw(drawn_card("who hinders").spec, LIGHT)["layout"]["yaxis"]["ticktext"]
    assert names[0] == f"Consultants and<br>supervisors<br>{number(rows, actors='consultants')} findings"
    assert names[-1] == f"Nobody named<br>{number(rows, actors='not_stated')} findings"


def test_how_many_doctors_parts_what_helps_from_what_hinders_and_sets_silence_apart():
    card = drawn_card("extent")
    rows = of_kind(FINDINGS, "facilitator", "barrier")
    assert card.title == (
        f"For how many doctors does each finding hold? Not stated in {number(rows, extent='unquantified')} of {len(rows)}"
    )
    names = draw(card.spec, LIGHT)["layout"]["yaxis"]["ticktext"]
    assert names[-2:] == ["<b>What helps</b>", "<b>What hinders</b>"]
    heads = [head.replace("<br>", " ") for head in draw(card.spec, LIGHT)["layout"]["xaxis"]["ticktext"]]
    order = [row["label"] for row in read_csv("codes") if row["attribute"] == "extent"]
    assert heads == order  # from all doctors to one, silence last
    places = draw(card.spec, LIGHT)["layout"]["xaxis"]["tickvals"]
    assert places[-1] - places[-2] > places[1] - places[0]


def test_silence_is_spoken_of_only_where_there_is_some():
    dataset = open_study(ROOT / "data")
    selection = Selection(sponsor_support=("supported",))
    rows = of_kind(shown(sponsor_support="supported"), "facilitator")
    assert number(rows, actors="not_stated") == 0
    silent = number(rows, experience="not_stated")
    helped = selection.apply(dataset)
    assert CARDS["who helps"](dataset, helped, selection).measure.endswith(f"so the numbers add up to more than {len(rows)}.")
    assert CARDS["helps"](dataset, helped, selection).measure.endswith(f"{silent} do not say. Unshaded bars: not stated.")


@pytest.mark.parametrize(("card", "kind", "unused"), [("helps", "facilitator", "Negative"), ("hinders", "barrier", "Positive")])
def test_legend_has_no_level_without_a_bar(card, kind, unused):
    levels = {row["experience"] for row in of_kind(FINDINGS, kind)}
    shown_levels = {trace["name"] for trace in draw(drawn_card(card).spec, LIGHT)["data"] if trace["showlegend"]}
    assert {code("experience", label) for label in shown_levels} == levels
    assert unused not in shown_levels
    assert "Not stated" in shown_levels and len(shown_levels) > 1


@pytest.mark.parametrize("query", [*SINGLE, NOTHING], ids=str)
@pytest.mark.parametrize("card", CARDS)
def test_every_mark_leads_to_the_findings_it_counts(query, card):
    dataset = open_study(ROOT / "data")
    selection = Selection(**{name: (value,) for name, value in query.items()})
    assert_marks_lead_to_their_findings(dataset, CARDS[card](dataset, selection.apply(dataset), selection))


@pytest.mark.parametrize("theme", [theme for theme, kind in KIND.items() if kind in ("barrier", "facilitator")])
def test_one_theme_in_full(theme):
    app = open_page(PAGE, {}, about=theme)
    rows = [row for row in FINDINGS if row["theme_id"] == theme]
    kind, other = ("barrier", "facilitator") if KIND[theme] == "barrier" else ("facilitator", "barrier")
    said = words_on(app)
    assert [box.value for box in app.selectbox if box.key == "about"] == [theme]
    for level, label in (("negative", "negative"), ("mixed", "mixed"), ("positive", "positive"), ("not_stated", "not stated")):
        count = number(rows, experience=level)
        heading = f"Experience: {label} ({count} finding{'' if count == 1 else 's'})"
        assert (heading in said) == (count > 0)
    named = {actor for row in rows for actor in cells(row, "actors")} - {"not_stated"}
    across = [row for row in of_kind(FINDINGS, other) if named & set(cells(row, "actors"))]
    assert "named in this theme’s findings" in said or not named
    assert f"): {len(across)} finding" in said or not named
    total = number(DISTINCT, theme_id=theme)
    there = f"{total} finding in the whole study is" if total == 1 else f"{total} findings in the whole study are"
    elsewhere = f"No finding in the group shown; {there} about it."
    assert (elsewhere in said) == (not rows)
    linked = [row for row in FINDINGS if theme in cells(row, "answers") and row["stance"] == "asks"]
    if kind == "barrier" and linked:
        assert f"Linked to it: {len(linked)} finding{'' if len(linked) == 1 else 's'}. Told by: " in said
        assert f"the report ({number(linked, voice='author')})" in said
        assert "Coders agreed weakly on “Answers” (alpha 0." in said
    elif kind == "barrier":
        assert "No finding in the whole study." in said
    else:
        assert "Recommendations are linked to barriers, not to what helps." in said


def test_a_theme_is_named_in_the_address_by_its_code_or_its_label():
    for asked in ("b_time", f"Barrier: {LABEL['b_time']}"):
        app = open_page(PAGE, {})
        app.query_params["about"] = asked
        app.run()
        assert not app.exception
    app = open_page(PAGE, {"programme": "darzi"}, about="f_time_out")
    count = number(shown(programme="darzi"), theme_id="f_time_out", experience="positive")
    assert f"Experience: positive ({count} finding" in words_on(app)


def test_the_way_to_findings_leaves_the_theme_behind():
    app = open_page(PAGE, {"basis": "all"}, about="b_history")
    wanted = number(DISTINCT, theme_id="b_history", experience="not_stated")
    assert wanted > 12
    app = follow(app, f"See all {wanted} findings, not only the first 12")
    assert [title.value for title in app.title] == ["Findings"]
    assert f"Showing {wanted} of {TOTAL} findings" in words_on(app)
