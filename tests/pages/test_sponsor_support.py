"""Sponsor support: every number equals a recount of findings.csv, and every mark leads to the findings counted."""

import pytest

from analysis.selection import Selection
from analysis.study import open_study
from tests.pages.opened import (
    FINDINGS,
    NOTHING,
    ROOT,
    SINGLE,
    assert_marks_lead_to_their_findings,
    cells,
    code,
    follow,
    number,
    open_page,
    shown,
    table_of,
    words_on,
)
from ui.cards.sponsor_support import support_actors_card, support_card, support_levels_card, support_themes_card

PAGE = "sponsor_support"
STATED = ("supported", "mixed", "unsupported")
EXPERIENCE = ("negative", "mixed", "positive")
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
    table = table_of(PAGE, query, "sponsor-support-and-experience")
    rows = shown(**query)
    both = [row for row in stating(rows) if row["experience"] in EXPERIENCE]
    assert (table is not None) == (len(both) >= 5)
    for label, line in (table or {}).items():
        support = code("sponsor_support", label)
        assert int(line["All findings"]) == number(rows, sponsor_support=support)
        for head, count in line.drop("All findings").items():
            assert int(count) == number(rows, sponsor_support=support, experience=code("experience", head))


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
def test_life_with_and_without_support_counts_and_lists_its_findings(query):
    words = words_on(open_page(PAGE, query))
    rows = shown(**query)
    for level, label, experience in (("supported", "Supported", "positive"), ("unsupported", "Unsupported", "negative")):
        told = [row for row in rows if row["sponsor_support"] == level and row["experience"] == experience]
        all_of_level = number(rows, sponsor_support=level)
        if all_of_level:
            assert f"{len(told)} of {all_of_level} findings labelled “{label}” are {experience}." in words
        else:
            assert f"No finding shown is labelled “{label}”." in words
        for row in told[:4]:
            assert row["statement"] in words


def test_link_of_a_life_opens_its_findings():
    app = open_page(PAGE, {"sponsor_support": "unsupported"})
    n = number(FINDINGS, sponsor_support="unsupported", experience="negative")
    app = follow(app, f"See all {n} findings, not only the first 4")
    assert [title.value for title in app.title] == ["Findings"]
    assert f"Showing {n} of {len(FINDINGS)} findings" in words_on(app)


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
    assert support_themes_card(dataset, dataset.findings, Selection()).measure.endswith(
        f"; {silent} do not say. Unshaded boxes: not stated. {len(left_out)} themes that come up only where support is not "
        f"stated are left out, so that column does not add up to {silent}."
    )


def test_being_named_is_said_to_be_neither_help_nor_hindrance():
    dataset = open_study(ROOT / "data")
    card = support_actors_card(dataset, dataset.findings, Selection())
    assert card.title.startswith("Who is named most, whatever their part: with support, ")
    assert "Being named does not say whether they helped, hindered or are asked to act." in card.measure


def test_nothing_is_said_of_silence_where_there_is_none(small):
    findings = small.findings[small.findings["sponsor_support"] != "not_stated"]
    for card in (support_themes_card, support_actors_card, support_levels_card):
        assert "nshaded" not in card(small, findings, Selection()).measure
