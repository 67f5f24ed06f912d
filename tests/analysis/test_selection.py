"""Selections: which findings each filter leaves, in which words, and what a reader gains by dropping one.

Expected ids are read off tests/small_study/findings.csv, in its order (F011 stands before F010).
"""

from pathlib import Path

import pandas as pd
import pytest

from analysis.disclosure.microdata import releasable
from analysis.files.open_study import open_study
from analysis.model.dataset import PEOPLE
from analysis.selection import Selection, loosen
from tests.analysis.chosen import numbers
from tests.analysis.made_studies import by_chance
from wording.selection import describe, phrases
from wording.text import join_or

ALL = ["F001", "F002", "F003", "F004", "F005", "F006", "F007", "F008", "F009", "F011", "F010"]


def ids(findings: pd.DataFrame) -> list[str]:
    return findings["finding_id"].tolist()


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, ALL),
        # each filter by itself
        ({"programme": ("alpha",)}, ["F002", "F003", "F004"]),
        ({"specialty": ("surgery",)}, ["F002", "F004"]),
        ({"sponsor_support": ("unsupported",)}, ["F003", "F008", "F009"]),
        ({"voice": ("stakeholder",)}, ["F011", "F010"]),
        ({"kind": ("facilitator",)}, ["F004", "F005", "F006", "F007"]),
        ({"theme": ("b_doubt",)}, ["F009"]),
        ({"experience": ("mixed",)}, ["F005"]),
        ({"actor": ("managers",)}, ["F007", "F008", "F011"]),
        ({"extent": ("many",)}, ["F001", "F008"]),
        ({"answers": ("b_doubt",)}, ["F011"]),
        # two values of one filter: either
        ({"programme": ("alpha", "beta")}, ["F002", "F003", "F004", "F006", "F007"]),
        ({"theme": ("r_fund", "m_learn")}, ["F001", "F011", "F010"]),
        ({"answers": ("b_doubt", "b_rota")}, ["F011", "F010"]),
        # what is not stated can be asked for, alone or with others
        ({"programme": ("not_stated",)}, ["F001", "F005", "F008", "F009", "F011", "F010"]),
        ({"experience": ("not_stated",)}, ["F001", "F006", "F009", "F011", "F010"]),
        ({"actor": ("not_stated", "organisation")}, ["F001", "F003", "F011", "F010"]),
        # two filters: both
        ({"programme": ("alpha",), "experience": ("positive",)}, ["F002", "F004"]),
        ({"kind": ("facilitator",), "actor": ("consultants", "managers")}, ["F005", "F007"]),
        ({"specialty": ("medicine",), "text": "mentor"}, ["F004"]),
        ({"kind": ("motivation",), "experience": ("positive",)}, []),
        # a value that no finding has
        ({"programme": ("gamma",)}, []),
        ({"theme": ("no_such_theme",)}, []),
    ],
)
def test_findings_that_a_selection_leaves(small, wanted, expected):
    assert ids(Selection(**wanted).apply(small)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ROTA", ["F008", "F011"]),
        ("hour meetings", ["F008"]),  # every word, in any order and place
        ("meetings hour", ["F008"]),
        ("doubt", ["F009"]),
        ("set-aside", ["F007"]),  # in the theme's label only
        ("good   MENTORS", ["F004", "F005", "F006"]),
        ("f007", ["F007"]),
        ("(50%)", ["F010"]),
        ("“good mentors”", ["F004", "F005", "F006"]),  # a phrase, here of the theme
        ("“mentors good”", []),
        ("Junior doctor: ALPHA", ["F002", "F004"]),  # who says it, and which programme
        (".*", []),  # no pattern
        ("b_rota", []),  # a theme's code is not searched
        ("  ", ALL),
    ],
)
def test_findings_that_hold_every_word(small, text, expected):
    assert ids(Selection(text=text).apply(small)) == expected


def test_applying_keeps_the_columns_and_leaves_the_study_as_it_was(small):
    before = small.findings.copy()
    shown = Selection(programme=("alpha",), text="surgeon").apply(small)
    assert shown.columns.tolist() == before.columns.tolist()
    pd.testing.assert_frame_equal(small.findings, before)


def test_a_list_that_only_findings_hold_is_found(study_folder, edit):
    edit.cell("findings.csv", 10, "actors", "executives;peers")  # F009; no coding has this list
    assert ids(Selection(actor=("executives",)).apply(open_study(study_folder))) == ["F009"]


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ({}, "Showing all 11 findings."),
        ({"programme": ("alpha",)}, "Showing 3 of 11 findings. Programme: Alpha."),
        ({"programme": ("beta", "not_stated")}, "Showing 9 of 11 findings. Programme: Beta or No programme named."),
        ({"specialty": ("surgery",)}, "Showing 2 of 11 findings. Specialty: Surgery."),
        ({"sponsor_support": ("mixed",)}, "Showing 1 of 11 findings. Sponsor support: Partly supported."),
        ({"voice": ("author",)}, "Showing 6 of 11 findings. Source: Report author."),
        ({"kind": ("barrier",)}, "Showing 2 of 11 findings. Kind: Barriers."),
        (
            {"theme": ("f_time", "f_peers", "b_rota")},
            "Showing 2 of 11 findings. Theme: Set-aside time, Peers or Full rotas.",
        ),
        ({"experience": ("positive",)}, "Showing 3 of 11 findings. Experience: Positive."),
        ({"actor": ("mentors",)}, "Showing 4 of 11 findings. Who is named: Mentors and coaches."),
        ({"extent": ("one",)}, "Showing 2 of 11 findings. How many it holds for: One doctor or case."),
        ({"answers": ("b_rota",)}, "Showing 2 of 11 findings. Barrier it is linked to: Full rotas."),
        ({"text": " no hour "}, "Showing 1 of 11 findings. Words searched for: “no hour”."),
        (
            {"text": "hour", "kind": ("barrier",), "programme": ("alpha",)},
            "Showing 0 of 11 findings. Programme: Alpha. Kind: Barriers. Words searched for: “hour”.",
        ),
        ({"text": "  "}, "Showing all 11 findings."),
    ],
)
def test_sentence_that_says_what_is_shown(small, wanted, sentence):
    assert describe(Selection(**wanted), small) == sentence


def test_phrases_are_in_the_order_of_the_filters(small):
    assert phrases(Selection(text="x", voice=("author",), specialty=("not_stated",)), small) == [
        "Specialty: No specialty named",
        "Source: Report author",
        "Words searched for: “x”",
    ]
    assert phrases(Selection(), small) == []


def test_only_a_selection_without_filters_is_empty():
    assert Selection().is_empty
    assert not Selection(text="x").is_empty
    assert not Selection(answers=("b_rota",)).is_empty
    assert Selection(text="x", theme=("b_rota",), programme=("alpha",)).active == ("programme", "theme", "text")
    assert Selection().active == ()


def test_with_replaces_some_filters_and_leaves_the_selection_as_it_was():
    first = Selection(voice=("author",), text="x")
    assert first.with_(voice=(), kind=("barrier",)) == Selection(kind=("barrier",), text="x")
    assert first == Selection(voice=("author",), text="x")


def test_every_filter_is_a_column_of_the_findings_in_the_order_of_the_format(small):
    built_in = open_study(Path(__file__).parents[2] / "data")
    first = ["programme", "specialty", "sponsor_support", "experience", "voice"]
    others = ["kind", "theme", "actor", "extent", "answers"]
    assert list(built_in.filters) == [*first, "basis", *others, "stance", "finding", "emphasis", "grade"]
    assert list(small.filters) == [*first, *others, "finding", "grade"]
    assert {each.column for each in built_in.filters.values()} <= set(built_in.findings.columns)
    assert built_in.filters["actor"].column == "actors"


def test_a_selection_is_a_mapping_of_the_filters_that_are_set():
    selection = Selection(theme=("b_rota",), programme=("beta", "alpha"), voice=(), text="x")
    assert dict(selection) == {"programme": ("beta", "alpha"), "theme": ("b_rota",)}
    assert (selection["programme"], selection["voice"], selection.get("voice")) == (("beta", "alpha"), (), ())
    assert ("programme" in selection, "voice" in selection, selection.text) == (True, False, "x")
    same = Selection(text="x", programme=("beta", "alpha"), theme=("b_rota",))
    assert selection == same and hash(selection) == hash(same)
    assert selection != same.with_(text="") and selection != same.with_(programme=("alpha", "beta"))
    with pytest.raises(AttributeError):
        selection.text = "y"


def test_filters_that_a_study_has_not_leave_all_of_it(small):
    asked = Selection(by_colour=("red",))
    assert (asked.leaves_all(small), describe(asked, small), loosen(small, asked)) == (True, "Showing all 11 findings.", [])
    assert ids(asked.with_(programme=("alpha",)).apply(small)) == ["F002", "F003", "F004"]


def test_each_filter_can_be_taken_alone():
    selection = Selection(theme=("b_rota",), programme=("alpha", "beta"), text="x")
    assert selection.alone() == (Selection(programme=("alpha", "beta")), Selection(theme=("b_rota",)), Selection(text="x"))


def test_loosening_says_how_many_findings_there_would_be_without_each_filter(small):
    # supported: F002, F004, F006, F007; beta: F003, F006, F007; 'kind': F006; all three: F006
    selection = Selection(programme=("beta",), sponsor_support=("supported",), text="kind")
    assert loosen(small, selection) == [("text", 2), ("programme", 1), ("sponsor_support", 1)]
    assert loosen(small, Selection()) == []


def test_loosening_the_only_filter_shows_all(small):
    assert loosen(small, Selection(programme=("gamma",))) == [("programme", 11)]


@pytest.mark.parametrize(("labels", "said"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")])
def test_labels_are_joined_with_or(labels, said):
    assert join_or(labels) == said


def test_cells_of_a_list_column_hold_any_of_the_wanted(small):
    assert numbers(small, small.coded.narrowed("specialties", ("surgery", "paediatrics"))) == ["F002", "F004", "F008"]


def test_some_of_the_findings_are_a_part_of_all_of_them(small):
    for selection in (Selection(), Selection(kind=("facilitator",)), Selection(text="the"), Selection(voice=("nobody",))):
        findings = selection.apply(small)
        assert selection.number_listed(small) == len(findings)
        assert selection.some(small, 1, 3)["finding_id"].tolist() == findings["finding_id"].tolist()[1:3]


def test_findings_that_may_be_read_are_selected_as_they_are_listed():
    hiding = by_chance(4, people=60, findings_each=3).counting(PEOPLE, 3)
    wanted = Selection(kind=("barrier", "facilitator"), experience=("hidden",))
    read = wanted.apply(hiding)
    everything = releasable(hiding)
    chosen = everything["kind"].isin(["barrier", "facilitator"]) & (everything["experience"] == "hidden")
    assert read["finding_id"].tolist() == everything.loc[chosen, "finding_id"].tolist()
    assert 0 < len(read) < len(everything)
