"""Sponsor support: every number equals a recount of findings.csv, and every mark leads to the findings counted."""

import pytest

from analysis.files.open_study import open_study
from analysis.selection import Selection
from tests.pages.opened import (
    EVERY,
    FINDINGS,
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
from ui.cards.sponsor_support import support_actors_card, support_card, support_levels_card, support_themes_card

PAGE = "sponsor_support"
STATED = ("supported", "mixed", "unsupported")
EXPERIENCE = ("negative", "mixed", "positive")
FIRST = {row["finding_id"]: row["repeats"] for row in EVERY if row["repeats"]}
CARDS = [support_card, support_themes_card, support_actors_card, support_levels_card]


def stating(rows):
    return [row for row in rows if row["sponsor_support"] in STATED]


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_first_sentence_counts_what_is_said_of_support(query):
    rows = shown(**query)
    said = f"{len(stating(rows))} of {len(rows)} findings say whether junior doctors were backed"
    assert said in words_on(open_page(PAGE, query))


def test_empty_selection_says_which_filter_to_loosen():
    app = open_page(PAGE, NOTHING)
    assert [warning.value for warning in app.warning] == ["No finding has all of these. Loosen one filter:"]
    assert len(app.header) == 0


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_experience_table(query):
    rows = shown(**query)
    both = [row for row in stating(rows) if row["experience"] in EXPERIENCE]
    told = [number(both, sponsor_support=level) for level in STATED]
    drawn = table_of(PAGE, query, "sponsor-support-and-experience") is not None
    assert drawn == (len(both) >= 5 and sum(count >= 5 for count in told) > 1)
    selection = Selection(**{name: (value,) for name, value in query.items()})
    dataset = open_study(ROOT / "data")
    card = support_card(dataset, selection.apply(dataset), selection)
    levels = set()
    for label, line in card.table.iterrows():
        support = code("sponsor_support", label)
        levels.add(support)
        assert int(line["All findings"]) == number(rows, sponsor_support=support)
        for head, count in line.drop("All findings").items():
            assert int(count) == number(rows, sponsor_support=support, experience=code("experience", head))
    assert levels >= {row["sponsor_support"] for row in rows}


def test_few_that_say_how_it_was_are_listed_and_said_to_be_no_effect_of_support():
    both = [row for row in stating(FINDINGS) if row["experience"] in EXPERIENCE]
    app = open_page(PAGE, {})
    words = words_on(app)
    assert "Sponsor support, and how it was" in [head.value for head in app.header]
    assert f"{len(both)} findings: too few to compare. What they say:" in words
    assert "Both are read from the same words, so this shows how it is told, not an effect of support." in words
    assert all(f"**{row['statement']}**" in words for row in both)


def test_messages_that_rest_on_what_is_said_of_support_stand_first():
    words = words_on(open_page(PAGE, {}))
    says = {row["finding_id"] for row in EVERY if row["sponsor_support"] != "not_stated"}
    for message in read_csv("messages"):
        first = {FIRST.get(each, each) for each in message["findings"].split(";")}
        assert (f"## {message['sentence']}" in words) == bool(first & says)


@pytest.mark.parametrize("query", SINGLE, ids=str)
@pytest.mark.parametrize(
    ("key", "column", "attribute"),
    [("sponsor-support-and-themes", "theme_id", "theme"), ("sponsor-support-and-actors", "actors", "actors")],
)
def test_tables_by_level(query, key, column, attribute):
    table = table_of(PAGE, query, key)
    rows = shown(**query)
    assert (table is not None) == (len(stating(rows)) >= 5)
    if table is not None:
        told = rows if column == "actors" else stating(rows)  # of themes only those with a level, which the card says
        assert {code(attribute, label) for label in table} == {value for row in told for value in cells(row, column)}
        for label, line in table.items():
            for head, count in line.items():
                level = code("sponsor_support", head)
                assert int(count) == number(rows, **{column: code(attribute, label)}, sponsor_support=level)


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_levels_table(query):
    table = table_of(PAGE, query, "sponsor-support-stated")
    rows = shown(**query)
    assert (table is not None) == (len(rows) >= 5)
    for label, line in (table or {}).items():
        assert int(line["Findings"]) == number(rows, sponsor_support=code("sponsor_support", label))


@pytest.mark.parametrize("query", SINGLE, ids=str)
@pytest.mark.parametrize("card", CARDS)
def test_every_mark_leads_to_the_findings_it_counts(query, card):
    dataset = open_study(ROOT / "data")
    selection = Selection(**{name: (value,) for name, value in query.items()})
    assert_marks_lead_to_their_findings(dataset, card(dataset, selection.apply(dataset), selection))


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_findings_with_and_without_support_are_counted_and_listed(query):
    app = open_page(PAGE, query)
    words, rows = words_on(app), shown(**query)
    heads = [head.value for head in app.subheader]
    assert heads[:2] == ["Where there was support", "Where it was missing"]
    for level, label in (("supported", "Supported"), ("unsupported", "Unsupported")):
        told = [row for row in rows if row["sponsor_support"] == level]
        if told:
            assert f"{len(told)} finding{'' if len(told) == 1 else 's'} labelled “{label}”." in words
        else:
            assert f"No finding shown is labelled “{label}”." in words
        for row in told[:4]:
            assert row["statement"] in words


def test_link_below_a_list_opens_its_findings():
    app = open_page(PAGE, {"sponsor_support": "unsupported"})
    n = number(FINDINGS, sponsor_support="unsupported")
    app = follow(app, f"See all {n} findings, not only the first 4")
    assert [title.value for title in app.title] == ["Findings"]
    assert f"Showing {n} of {TOTAL} findings" in words_on(app)


def test_drawer_of_a_matrix_opens_by_its_button():
    app = open_page(PAGE, {})
    app.button(key="sponsor-support-and-themes-behind").click().run()
    assert not app.exception
    n = len(stating(FINDINGS))
    assert app.selectbox[0].options[0] == f"All that say whether there was support: {n} findings"


def test_not_stated_is_explained():
    assert "Not stated**: The passage does not say whether there was support." in words_on(open_page(PAGE, {}))


def test_themes_left_out_of_the_column_of_silence_are_counted():
    dataset = open_study(ROOT / "data")
    told = {row["theme_id"] for row in stating(FINDINGS)}
    left_out = {row["theme_id"] for row in FINDINGS} - told
    silent = number(FINDINGS, sponsor_support="not_stated")
    assert support_themes_card(dataset, Selection().apply(dataset), Selection()).measure.endswith(
        f"; {silent} do not say. Unshaded boxes: not stated. {len(left_out)} themes that come up only where support is not "
        f"stated are left out, so that column does not add up to {silent}."
    )


def test_being_named_is_said_to_be_neither_help_nor_hindrance():
    dataset = open_study(ROOT / "data")
    card = support_actors_card(dataset, Selection().apply(dataset), Selection())
    assert card.title == "Who is named, by sponsor support"
    assert "Being named does not say whether they helped, hindered or are asked to act." in card.measure


def test_nothing_is_said_of_silence_where_there_is_none(small):
    findings = small.findings[small.findings["sponsor_support"] != "not_stated"]
    for card in (support_themes_card, support_actors_card, support_levels_card):
        assert "nshaded" not in card(small, findings, Selection()).measure
