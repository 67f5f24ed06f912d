"""Themes as a tree: counted with what is part of them, ranked beside each other, searched and folded."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.counts import crosstab, size
from analysis.key_messages import key_messages
from analysis.model.count import SUPPRESSED
from analysis.model.dataset import FINDINGS, PEOPLE
from analysis.participants import own_attributes
from analysis.selection import Selection
from analysis.theme_tree import broadest, folded, found_in, has_themes_page, leads_with_themes, themes_hidden, tree
from tests.allotments import THEMES, allotments
from ui.cards.registry import build_card, sources
from ui.cards.themes import Drawn, first_of, tree_by_card, tree_card
from wording.key_messages import lines_of
from wording.study import what_a_finding_is


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return allotments(tmp_path_factory.mktemp("allotments") / "study")


def numbers(table) -> list[tuple[str, int, int, int]]:
    return [(theme, *row) for theme, *row in table[["depth", "own", "findings"]].itertuples()]


def test_a_finding_counts_once_for_a_theme_and_for_all_above_it(study):
    assert numbers(tree(study, study.coded, "tasks")) == [
        ("growing", 0, 1, 12),  # 1 + 6 + 2 + 3
        ("digging", 1, 6, 6),
        ("watering", 1, 2, 5),
        ("hoses", 2, 3, 3),
        ("sharing", 0, 6, 6),
    ]


def test_a_person_counts_once_for_all_that_is_part_of_a_theme(study):
    people = study.counting(PEOPLE, 0)
    assert numbers(tree(people, people.coded, "feelings")) == [
        ("joy", 0, 2, 8),  # P01 and P02 say joy and calm
        ("calm", 1, 5, 5),
        ("pride", 1, 3, 3),
        ("worry", 0, 6, 6),
    ]


def test_a_filter_on_a_theme_means_what_is_part_of_it_too(study):
    assert size(study, Selection(theme=("growing",)).rows(study)) == 12
    assert len(Selection(theme=("watering",)).apply(study)) == 5
    assert size(study, Selection(theme=("hoses", "watering")).rows(study)) == 5


def test_by_an_attribute_it_is_the_same(study):
    table = crosstab(study, study.coded, "theme_id", ["growing", "hoses"], "site", ["mill_lane", "riverside"])
    assert table.to_numpy().tolist() == [[7, 5], [0, 3]]


def test_the_broadest_come_first(study):
    assert list(broadest(study, study.coded, "tasks")["findings"]) == [12, 6]
    assert lines_of(study, key_messages(study, Selection())[0]) == [
        "Feelings, most often",
        "“Joy” (10 of 16 findings), then “Worry” (6).",
    ]


def test_a_theme_alone_in_its_kind_is_not_said_to_come_up_most(tmp_path, monkeypatch):
    monkeypatch.setitem(THEMES, "worry", ("feelings", "Worry", "joy"))
    alone = allotments(tmp_path / "study")
    assert lines_of(alone, key_messages(alone, Selection())[0]) == ["Feelings", "“Joy” (16 findings)."]
    assert build_card(alone, Selection(), "themes.feelings").title == "Feelings, theme by theme"


def test_the_tree_is_searched_and_folded(study):
    table = tree(study, study.coded, "tasks")
    assert list(found_in(table, "CANS hoses").index) == ["hoses"]
    assert list(found_in(table, "").index) == list(table.index)
    assert found_in(table, "marrow").empty
    assert list(folded(study, table, deepest=0).index) == ["growing", "sharing"]
    assert list(folded(study, table, "growing", 1).index) == ["growing", "digging", "watering"]
    assert list(folded(study, table, "watering").index) == ["watering", "hoses"]


def test_nothing_is_ranked_where_a_number_is_hidden(study):
    hiding = study.counting(FINDINGS, 4)
    table = tree(hiding, hiding.coded, "feelings")
    assert table["findings"].isna().any()
    assert list(table.index) == ["joy", "calm", "pride", "worry"]


def test_how_many_themes_hiding_costs(study):
    assert themes_hidden(study, study.coded) == (0, 9)
    hiding = study.counting(FINDINGS, 4)
    shown = [theme for theme in study.kind_of if Selection(theme=(theme,)).number_counted(hiding) is not SUPPRESSED]
    assert themes_hidden(hiding, hiding.coded) == (9 - len(shown), 9)
    assert 0 < len(shown) < 9


def test_a_card_for_each_kind_in_a_colour_of_its_own(study):
    names = [name for name in sources(study) if name.startswith("themes.")]
    assert names == ["themes.feelings", "themes.tasks"]
    feelings, tasks = (build_card(study, Selection(), name) for name in names)
    assert (feelings.title, tasks.title) == ("Feelings: “Joy” comes up most", "Tasks: “Growing food” comes up most")
    assert [row.label for row in tasks.spec.rows][:4] == ["Growing food", "› Digging", "› Watering", "› › Hoses and cans"]
    assert [card.spec.series[0].tone for card in (feelings, tasks)] == [0, 1]
    assert tasks.table.to_dict()["Findings"]["Growing food › Watering › Hoses and cans"] == 3
    assert [(mark.label, mark.n, len(mark.selection.apply(study))) for mark in tasks.marks[:3]] == [
        ("All of them", 18, 18),
        ("Growing food", 12, 12),
        ("Digging", 6, 6),
    ]


def test_a_card_draws_a_part_of_the_tree_and_its_table_has_all(study):
    table = tree(study, study.coded, "tasks")
    card = tree_card(study, study.coded, Selection(), "tasks", Drawn(table, table.iloc[1:3]))
    assert [row.label for row in card.spec.rows] == ["› Digging", "› Watering"]
    assert len(card.table) == 5
    assert "The chart shows 2 of 5 themes." in card.measure
    across = tree_by_card(study, study.coded, Selection(), "tasks", "by_wave", Drawn(table, table.iloc[1:3]))
    assert [series.label for series in across.spec.series] == ["Spring visit", "Autumn visit"]
    assert [(mark.name, mark.n, len(mark.selection.apply(study))) for mark in across.marks[1:]] == [
        ("0 0", 3, 3),
        ("0 1", 3, 3),
        ("1 0", 2, 2),
        ("1 1", 3, 3),
    ]


def test_of_a_large_tree_the_broadest_are_drawn_first(study):
    table = tree(study, study.coded, "tasks")
    assert list(first_of(table).rows.index) == list(table.index)  # five are few
    large = pd.concat([table, *(table.iloc[1:2].rename(index={"digging": f"d{number}"}) for number in range(8))])
    assert (len(first_of(large).table), list(first_of(large).rows.index)) == (13, ["growing", "sharing"])


def test_themes_lead_only_where_nothing_helps_hinders_or_asks(study, small):
    assert (leads_with_themes(study), has_themes_page(study)) == (True, True)
    assert (leads_with_themes(small), has_themes_page(small)) == (False, False)


def test_too_few_to_draw_are_not_said_to_have_bars(study):
    card = build_card(study, Selection(theme=("hoses",)), "themes.tasks")
    assert (card.is_drawn, card.measure, card.too_few) == (False, "", "3 findings: too few to compare.")


def test_statements_that_are_all_quotes_are_not_said_to_be_statements(small):
    findings = small.tables["findings"]
    quoted = findings.assign(quote="Beans.", statement="“Beans.”")
    own = findings.assign(quote="Beans.", statement="They liked beans.")
    of = [replace(small, tables={**small.tables, "findings": each}, views={}) for each in (quoted, own)]
    assert [what_a_finding_is(each) for each in of] == [
        "Each finding is one theme in one passage from the report",
        "Each finding is one claim of the report, in our own words",
    ]


def test_a_chart_of_an_attribute_of_its_own_is_called_by_its_title(study):
    own = {name: source.called for name, source in sources(study).items() if name.startswith("people-by-")}
    titles = {field.name: field.title for field in study.descriptor.table("participants").fields}
    assert own
    assert own == {f"people-by-{name}": f"Who they are, by {titles[name].lower()}" for name in own_attributes(study)}
