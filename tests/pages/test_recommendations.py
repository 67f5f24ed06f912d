"""Recommendations: every number equals a recount of findings.csv, every mark leads to its findings."""

import re
from itertools import pairwise
from urllib.parse import parse_qs

import pytest

from analysis.files.open_study import open_study
from analysis.selection import Selection
from tests.pages.opened import (
    DISTINCT,
    FINDINGS,
    KIND,
    NOTHING,
    ROOT,
    SINGLE,
    assert_marks_lead_to_their_findings,
    cells,
    code,
    number,
    open_page,
    read_csv,
    shown,
    table_of,
    words_on,
)
from ui.cards.recommendations import barriers_card, source_card

PAGE = "recommendations"
BARRIERS = [row for row in read_csv("themes") if row["kind"] == "barrier"]
ACTORS = [row["code"] for row in read_csv("codes") if row["attribute"] == "actors" and row["code"] != "not_stated"]
THEMES = [row for row in read_csv("themes") if row["kind"] == "recommendation"]
THEME = {row["theme_id"]: row["label"] for row in THEMES}
ACTOR, VOICE = (
    {row["code"]: row["label"] for row in read_csv("codes") if row["attribute"] == name} for name in ("actors", "voice")
)


def recommended(rows, stance="asks"):
    return [row for row in rows if KIND[row["theme_id"]] == "recommendation" and row["stance"] == stance]


def made(card, query):
    dataset = open_study(ROOT / "data")
    selection = Selection(**{name: (value,) for name, value in query.items()})
    return dataset, card(dataset, selection.rows(dataset), selection)


def test_empty_selection_says_which_filter_to_loosen():
    app = open_page(PAGE, NOTHING)
    assert [warning.value for warning in app.warning] == ["No finding has all of these. Remove one filter:"]
    assert len(app.header) == 0


def counted(text):
    """'Managers (2), Employers (1)' as the number of each."""
    return {label: int(count) for label, count in re.findall(r"([^,()]+?) \((\d+)\)", text.replace(", ", ","))}


@pytest.mark.parametrize("query", [*SINGLE, NOTHING], ids=str)
def test_barrier_table(query):
    rows, asks = shown(**query), recommended(shown(**query))
    _, card = made(barriers_card, query)
    assert sorted(card.table.index) == sorted(row["label"] for row in BARRIERS)
    assert list(card.table["Findings"]) == sorted(card.table["Findings"], reverse=True)
    for label, line in card.table.iterrows():
        barrier = code("theme", label)
        linked = [row for row in asks if barrier in cells(row, "answers")]
        everywhere = [row for row in recommended(DISTINCT) if barrier in cells(row, "answers")]
        assert int(line["Findings"]) == number(rows, theme_id=barrier)
        if not everywhere:
            assert line["What is recommended"] == "Not linked to a recommendation in the report"
        elif not linked:
            there = f"Linked to none of the recommendations shown; {len(everywhere)} in the whole study"
            assert line["What is recommended"] == there
        else:
            themes = {name: int(count) for name, count in counted(line["What is recommended"]).items()}
            assert themes == {row["label"]: count for row in THEMES if (count := number(linked, theme_id=row["theme_id"]))}
        named = {ACTOR[actor]: count for actor in ACTORS if (count := number(linked, actors=actor))}
        nobody = number(linked, actors="not_stated")
        assert counted(line["Recommended to"]) == named | ({"Nobody named": nobody} if nobody else {})
        assert (line["Recommended to"] == "–") == (not linked)


def test_equal_barriers_keep_the_order_of_the_list_and_are_said_to_tie():
    _, card = made(barriers_card, {})
    order = [row["label"] for row in BARRIERS]
    counts = card.table["Findings"]
    assert any(one == other for one, other in pairwise(counts))
    for (label, one), (below, other) in pairwise(counts.items()):
        assert one > other or order.index(label) < order.index(below)
    assert "Equal numbers are ties" in card.measure


def test_answer_on_the_strongest_barrier_stands_above_the_table():
    rows = recommended(FINDINGS)
    most = max(BARRIERS, key=lambda row: number(FINDINGS, theme_id=row["theme_id"]))
    linked = [row for row in rows if most["theme_id"] in cells(row, "answers")]
    nobody = number(linked, actors="not_stated")
    named = {ACTOR[actor]: number(linked, actors=actor) for actor in ACTORS}
    said = words_on(open_page(PAGE, {}))
    assert (
        f"“{most['label']}” is the barrier that comes up most: {number(FINDINGS, theme_id=most['theme_id'])} findings. "
        f"{len(linked)} recommendations are linked to it; {nobody} name nobody. The others name "
        + ", ".join(f"{label} ({count})" for label, count in named.items() if count)
    ) in said
    assert said.index("is the barrier that comes up most") < said.index("**Recommended to**")


@pytest.mark.parametrize("query", [{}, {"basis": "all"}, {"sponsor_support": "unsupported"}], ids=str)
def test_rows_of_the_page_say_what_the_card_says_and_link_to_what_they_count(query):
    asks = recommended(shown(**query))
    app, (_, card) = open_page(PAGE, query), made(barriers_card, query)
    said = words_on(app)
    links = [(link.proto.label, parse_qs(link.proto.query_string)) for link in app.get("page_link")]
    for label, line in card.table.iterrows():
        assert f"**{label}**" in said
        assert line["What is recommended"] in said and line["Recommended to"] in said
        barrier, n = code("theme", label), int(line["Findings"])
        besides = number(shown(**{**query, "basis": "all"}), theme_id=barrier)
        expected = [f"{n} finding{'' if n == 1 else 's'}"] if n else []
        if not n and besides:
            expected = [f"{besides} that {'is no result' if besides == 1 else 'are no results'}"]
        assert [words for words, asked in links if asked.get("theme") == [barrier]] == expected
        m = len([row for row in asks if barrier in cells(row, "answers")])
        linked = [f"{m} recommendation{'' if m == 1 else 's'}"] if m else []
        assert [words for words, asked in links if asked.get("answers") == [barrier]] == linked


def test_too_few_findings_on_barriers_are_shown_themselves():
    query = {"programme": "darzi"}
    rows = [row for row in shown(**query) if KIND[row["theme_id"]] == "barrier"]
    assert 0 < len(rows) < 5
    app = open_page(PAGE, query)
    said = words_on(app)
    assert "Each barrier, what is recommended, and to whom" in [head.value for head in app.header]
    assert f"{len(rows)} findings: too few to compare." in said and "comes up most" not in said
    assert all(row["statement"] in said for row in rows)


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_voice_table(query):
    table = table_of(PAGE, query, "recommendations-by-source")
    rows = recommended(shown(**query))
    assert (table is not None) == (len(rows) >= 5)
    if table is not None:
        assert sum(int(count) for line in table.values() for count in line) == len(rows)
        for label, line in table.items():
            for head, count in line.items():
                assert int(count) == number(rows, theme_id=code("theme", label), voice=code("voice", head))


@pytest.mark.parametrize("query", [*SINGLE, NOTHING], ids=str)
@pytest.mark.parametrize("card", [barriers_card, source_card])
def test_every_mark_leads_to_the_findings_it_counts(query, card):
    assert_marks_lead_to_their_findings(*made(card, query))


def test_link_is_explained_and_said_to_be_weakly_agreed():
    app = open_page(PAGE, {})
    (said,) = [small[7:] for each in app.markdown if (small := each.value.replace("\\", "")).startswith(":small[Coders")]
    assert "We linked a recommendation to a barrier where its passage names it or points straight back to it." in said
    assert said.startswith("Coders agreed only tentatively on “Barrier it is linked to” (alpha 0.")
    assert made(barriers_card, {})[1].measure.startswith(
        "Coders agreed only tentatively on “Barrier it is linked to” (alpha 0."
    )


@pytest.mark.parametrize("actor", ["training_system", "not_stated"])
def test_what_is_warned_against_stands_apart_and_is_not_counted(actor):
    rows = [row for row in recommended(FINDINGS, "cautions") if actor in cells(row, "actors")]
    asks = [row for row in recommended(FINDINGS) if actor in cells(row, "actors")]
    assert rows and asks
    app = open_page(PAGE, {}, asked=actor)
    listed = [each.value.replace("\\", "") for each in app.markdown]
    warned = [text for text in listed if "[Warned against]" in text]
    assert sorted(text.split("  \n")[0] for text in warned) == sorted(row["statement"] for row in rows)
    assert listed.index("Warned against, and not counted above:") < listed.index(warned[0])
    assert f": {len(asks)} recommendations.**" in words_on(app)


def test_nobody_is_warned_where_nothing_is():
    assert "Warned against" not in words_on(open_page(PAGE, {}, asked="consultants"))


def test_sources_are_counted_and_named():
    rows = recommended(FINDINGS)
    told = [("report author", "author"), ("senior figure", "stakeholder"), ("junior doctor", "participant")]
    said = ", ".join(f"{label} ({number(rows, voice=voice)})" for label, voice in told)
    _, card = made(source_card, {})
    assert card.measure.startswith(f"{len(rows)} recommendations, by what is recommended and by source: {said}.")
    assert 2 * number(rows, voice="author") > len(rows)
    assert card.title == "Most recommendations come from one source: report author"


def test_whose_recommendations_they_are_is_explained_at_the_table():
    note = next(row for row in read_csv("notes") if row["note_id"] == "N18")
    _, card = made(barriers_card, {})
    assert (note["title"], note["text"]) in zip(card.notes["title"], card.notes["text"], strict=True)


@pytest.mark.parametrize("actor", [*ACTORS, "not_stated"])
def test_what_is_recommended_to_an_actor(actor):
    app = open_page(PAGE, {}, asked=actor)
    rows = [row for row in recommended(FINDINGS) if actor in cells(row, "actors")]
    said = words_on(app)
    assert f": {len(rows)} recommendation{'' if len(rows) == 1 else 's'}.**" in said or not rows
    assert (": no recommendation in the report." in said) == (not rows)
    links = [link.proto.label for link in app.get("page_link")]
    listed = [each.value.replace("\\", "") for each in app.markdown]
    for row in rows:
        (text,) = [text for text in listed if text.startswith(row["statement"])]
        assert THEME[row["theme_id"]] in text and VOICE[row["voice"]] in text
        assert row["finding_id"] in links


def test_each_source_has_its_own_colour():
    listed = [each.value for each in open_page(PAGE, {}, asked="not_stated").markdown]
    colours = {
        label: {found for text in listed for found in re.findall(rf":(\w+)-badge\[{label}\]", text)} for label in VOICE.values()
    }
    assert [len(each) for each in colours.values()] == [1, 1, 1]
    assert len(set.union(*colours.values())) == 3
