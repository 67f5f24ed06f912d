"""Recommendations: every number equals a recount of findings.csv, every mark leads to its findings."""

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
from ui.cards.recommendations import flow_card, voice_card

PAGE = "recommendations"
BARRIERS = [row for row in read_csv("themes") if row["kind"] == "barrier"]
ACTORS = [row["code"] for row in read_csv("codes") if row["attribute"] == "actors"]
SIDE = {"Barrier we linked it to": ("answers", "theme"), "Asked to act or to be won over": ("actors", "actors")}
IN_SHORT = {"Asked to act or to be won over": "Who is named: asked to act, or to be won over"}
SILENT = {"answers": "No barrier named", "actors": "Nobody named"}


def recommended(rows, stance="asks"):
    return [row for row in rows if KIND[row["theme_id"]] == "recommendation" and row["stance"] == stance]


def made(card, query):
    dataset = open_study(ROOT / "data")
    selection = Selection(**{name: (value,) for name, value in query.items()})
    return dataset, card(dataset, selection.apply(dataset), selection)


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_first_sentence_counts_silence(query):
    rows = recommended(shown(**query))
    no_barrier, nobody = number(rows, answers="not_stated"), number(rows, actors="not_stated")
    neither = number(rows, answers="not_stated", actors="not_stated")
    said = words_on(open_page(PAGE, query))
    assert (
        f"{no_barrier} are linked to no barrier, {nobody} name nobody to act or to be won over, {neither} name neither." in said
    )


def test_empty_selection_says_which_filter_to_loosen():
    app = open_page(PAGE, NOTHING)
    assert [warning.value for warning in app.warning] == ["No finding has all of these. Loosen one filter:"]
    assert len(app.header) == 0


@pytest.mark.parametrize("query", [*SINGLE, NOTHING], ids=str)
def test_flow_table(query):
    rows = recommended(shown(**query))
    _, card = made(flow_card, query)
    found = {}
    for label, line in card.table.iterrows():
        column, attribute = SIDE[line["What it names"]]
        value = "not_stated" if line["Named"] == SILENT[column] else code(attribute, line["Named"])
        assert int(line["Findings"]) == number(rows, theme_id=code("theme", label), **{column: value}) > 0
        found[(code("theme", label), column, value)] = int(line["Findings"])
    assert set(found) == {
        (row["theme_id"], column, value) for row in rows for column in ("answers", "actors") for value in cells(row, column)
    }


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_flow_in_short_has_the_same_numbers(query):
    _, card = made(flow_card, query)
    short = {label.rsplit(" (", 1)[0]: line for label, line in card.compact.iterrows()}
    for label, line in card.table.iterrows():
        head = IN_SHORT.get(line["What it names"], line["What it names"])
        assert f"{line['Named']}\u00a0{line['Findings']}" in short[label][head].split(", ")


def test_flow_draws_every_link_and_numbers_those_of_several_findings():
    rows = recommended(FINDINGS)
    _, card = made(flow_card, {})
    links = {
        (side, value, row["theme_id"])
        for row in rows
        for side, column in (("barrier", "answers"), ("actor", "actors"))
        for value in cells(row, column)
        if value != "not_stated"
    }
    lines = [shape for shape in draw(card.spec, LIGHT)["layout"]["shapes"] if shape["type"] == "path"]
    assert len(lines) == len(links)
    column = {"barrier": "answers", "actor": "actors"}
    counts = {link: number(rows, theme_id=link[2], **{column[link[0]]: link[1]}) for link in links}
    numbers = draw(card.spec, LIGHT)["data"][2]
    assert dict(zip(numbers["customdata"], numbers["text"], strict=True)) == {
        " ".join(link): str(count) for link, count in counts.items() if count > 1
    }
    assert len([line for line in lines if line["line"]["width"] == 1.5]) == sum(count == 1 for count in counts.values())


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_voice_table(query):
    table = table_of(PAGE, query, "recommendations-by-voice")
    rows = recommended(shown(**query))
    assert (table is not None) == (len(rows) >= 5)
    if table is not None:
        assert sum(int(count) for line in table.values() for count in line) == len(rows)
        for label, line in table.items():
            for head, count in line.items():
                assert int(count) == number(rows, theme_id=code("theme", label), voice=code("voice", head))


@pytest.mark.parametrize("query", [*SINGLE, NOTHING], ids=str)
@pytest.mark.parametrize("card", [flow_card, voice_card])
def test_every_mark_leads_to_the_findings_it_counts(query, card):
    assert_marks_lead_to_their_findings(*made(card, query))


@pytest.mark.parametrize("query", [*SINGLE, {"basis": "senior_opinion"}], ids=str)
def test_barriers_not_linked_to_a_recommendation_are_listed(query):
    rows, everywhere = recommended(shown(**query)), recommended(DISTINCT)
    app = open_page(PAGE, query)
    said, links = words_on(app), [link.proto.label for link in app.get("page_link")]
    never = [row for row in BARRIERS if not number(everywhere, answers=row["theme_id"])]
    assert {row["theme_id"] for row in never} == {"b_apathy", "b_places"}
    assert "To these we linked none:" in said
    for row in never:
        assert f"**{row['label']}**" in said
        about = len([each for each in shown(**query) if each["theme_id"] == row["theme_id"]])
        about = about or len([each for each in shown(**{**query, "basis": "all"}) if each["theme_id"] == row["theme_id"]])
        assert (f"See the {about} finding{'' if about == 1 else 's'} about it" in links) == (about > 0)
    elsewhere = [
        f"{row['label']} ({number(everywhere, answers=row['theme_id'])})"
        for row in BARRIERS
        if row not in never and not number(rows, answers=row["theme_id"])
    ]
    linked_only = "Linked only to recommendations outside the group shown: " + ", ".join(elsewhere) + "."
    assert (linked_only in said) == bool(elsewhere)


def test_link_is_explained_and_said_to_be_weakly_agreed():
    said = words_on(open_page(PAGE, {}))
    assert "A recommendation is linked to a barrier where its passage names the barrier or points straight back to it." in said
    assert said.count("Coders agreed weakly on “Answers” (alpha 0.") == 2  # at the chart and at the list


@pytest.mark.parametrize("query", [*SINGLE, {"basis": "senior_opinion"}], ids=str)
def test_what_is_warned_against_stands_apart_and_is_not_counted(query):
    rows = recommended(shown(**query), "cautions")
    app = open_page(PAGE, query)
    said = words_on(app)
    assert ("What is warned against" in [head.value for head in app.header]) == bool(rows)
    assert all(f"**{row['statement']}**" in said for row in rows)
    n = len(recommended(shown(**query)))
    assert f"{n} finding{'' if n == 1 else 's'} on what is asked for. Told by: " in said


def test_whose_recommendations_they_are_is_told():
    rows = recommended(FINDINGS)
    assert len(rows) == 44
    told = [("the report", "author"), ("senior figure", "stakeholder"), ("junior doctor", "participant")]
    said = ", ".join(f"{label} ({number(rows, voice=voice)})" for label, voice in told)
    assert f"Told by: {said}." in words_on(open_page(PAGE, {}))


def test_whose_recommendations_they_are_is_explained_at_their_chart():
    note = next(row for row in read_csv("notes") if row["note_id"] == "N18")
    _, card = made(flow_card, {})
    assert (note["title"], note["text"]) in zip(card.notes["title"], card.notes["text"], strict=True)


@pytest.mark.parametrize("actor", [*ACTORS, "not_stated"])
def test_what_is_asked_of_an_actor(actor):
    app = open_page(PAGE, {}, asked=actor)
    rows = [row for row in recommended(FINDINGS) if actor in cells(row, "actors")]
    said = words_on(app)
    assert f": {len(rows)} finding{'' if len(rows) == 1 else 's'}.**" in said or not rows
    assert ("none is named in a recommendation shown, nor in the whole study." in said) == (not rows)
    for theme in {row["theme_id"] for row in rows}:
        here = number(rows, theme_id=theme)
        assert any(f"({here} finding" in head.value.replace("\\", "") for head in app.subheader)
    assert all(row["statement"][:30] in said.replace("\\", "") for row in rows)


def test_boxes_that_add_up_to_more_than_the_title_says_are_explained():
    _, card = made(flow_card, {})
    rows = recommended(FINDINGS)
    named = len(rows) - number(rows, actors="not_stated")
    assert sum(number(rows, actors=actor) for actor in ACTORS) > named
    assert f"one can name several, so the boxes add up to more than {named}." in card.measure
