"""What is counted where a study codes what its findings rest on; and repeats, which are never counted by themselves.

The study is that of coded_study: F003, F007 and F010 say another finding again; F005 (an argument) and F009 (background)
are neither results nor recommendations; F011 is an argument and a recommendation.
"""

import pytest

from analysis.files.open_study import open_study
from analysis.selection import NOTHING, Selection, loosen
from tests.analysis.chosen import numbers, places
from tests.analysis.coded_study import code_findings
from tests.conftest import Edit, write_study
from wording.selection import describe

DISTINCT = ["F001", "F002", "F004", "F005", "F006", "F008", "F009", "F011"]
CORE = ["F001", "F002", "F004", "F006", "F008", "F011"]
EVERYTHING = ("all",)


@pytest.fixture(scope="module")
def coded(tmp_path_factory):
    folder = write_study(tmp_path_factory.mktemp("coded") / "study")
    code_findings(Edit(folder))
    return open_study(folder)


def ids(findings) -> list[str]:
    return findings["finding_id"].tolist()


def test_findings_are_those_that_say_no_other_again(coded, small):
    assert ids(coded.findings) == DISTINCT
    assert len(coded.tables["findings"]) == 11
    assert places(coded, coded.coded) == coded.findings.index.tolist() == [0, 1, 3, 4, 5, 7, 8, 9]
    assert small.findings is small.tables["findings"]


def test_repeated_names_what_says_each_finding_again(coded, small):
    assert coded.repeated == {"F002": ("F003",), "F006": ("F007",), "F011": ("F010",)}
    assert small.repeated == {}


def test_core_are_results_and_recommendations_whatever_these_rest_on(coded, small):
    core = coded.tables["findings"].set_index("finding_id")["core"].astype(str)
    assert core[core == "yes"].index.tolist() == ["F001", "F002", "F003", "F004", "F006", "F007", "F008", "F011", "F010"]
    assert core[core == "no"].index.tolist() == ["F005", "F009"]
    assert (coded.codes_basis, coded.codes_stance) == (True, True)
    assert (small.codes_basis, small.codes_stance) == (False, False)
    assert "core" not in small.findings


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, CORE),
        ({"basis": EVERYTHING}, DISTINCT),
        ({"basis": ("all", "argument")}, DISTINCT),
        ({"basis": ("result",)}, ["F001", "F002", "F004", "F006", "F008"]),  # without the recommendation
        ({"basis": ("argument",)}, ["F005", "F011"]),
        ({"basis": ("background", "result")}, ["F001", "F002", "F004", "F006", "F008", "F009"]),
        ({"basis": ("senior_opinion",)}, []),
        # with another filter: the core of what it leaves, unless a basis is asked for
        ({"kind": ("facilitator",)}, ["F004", "F006"]),
        ({"kind": ("facilitator",), "basis": EVERYTHING}, ["F004", "F005", "F006"]),
        ({"kind": ("facilitator",), "basis": ("argument",)}, ["F005"]),
        ({"theme": ("b_doubt",)}, []),
        # what else the study codes
        ({"stance": ("asks",)}, ["F011"]),
        ({"stance": ("not_stated",)}, ["F001", "F002", "F004", "F006", "F008"]),
        ({"emphasis": ("stressed",)}, ["F006"]),
        # single findings; a repeat cannot be asked for by itself
        ({"finding": ("F008", "F001")}, ["F001", "F008"]),
        ({"finding": ("F009",)}, ["F009"]),  # whatever it rests on
        ({"finding": ("F003",), "basis": EVERYTHING}, []),
        ({"finding": ("F001", "F006"), "emphasis": ("stressed",)}, ["F006"]),
        ({"text": "mentor"}, ["F004", "F006"]),
    ],
)
def test_findings_that_a_selection_leaves(coded, wanted, expected):
    selection = Selection(**wanted)
    assert ids(selection.apply(coded)) == expected
    assert numbers(coded, selection.rows(coded)) == expected
    assert selection.number_listed(coded) == selection.number_counted(coded) == len(expected)
    assert ids(selection.some(coded, 1, 3)) == expected[1:3]


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ({}, "Showing 6 of 8 findings: the study’s results and recommendations."),
        ({"basis": EVERYTHING}, "Showing all 8 findings."),
        ({"basis": ("argument",)}, "Showing 2 of 8 findings. What it rests on: The authors’ arguments."),
        (
            {"kind": ("facilitator",)},
            "Showing 2 of 8 findings. Kind: Facilitators. Only results and recommendations are counted.",
        ),
        ({"kind": ("facilitator",), "basis": EVERYTHING}, "Showing 3 of 8 findings. Kind: Facilitators."),
        (
            {"finding": ("F001", "F006"), "basis": EVERYTHING},
            "Showing 2 of 8 findings. Finding: F001 or F006.",
        ),
        (
            {"emphasis": ("stressed",)},
            "Showing 1 of 8 findings. Stressed by the source: Stressed. Only results and recommendations are counted.",
        ),
    ],
)
def test_sentence_says_that_only_some_are_counted(coded, wanted, sentence):
    assert describe(Selection(**wanted), coded) == sentence


@pytest.mark.parametrize(
    ("wanted", "leaves"),
    [({}, False), ({"basis": EVERYTHING}, True), ({"basis": EVERYTHING, "text": " "}, True), ({"basis": ("result",)}, False),
     ({"basis": EVERYTHING, "finding": ("F001",)}, False), ({"basis": EVERYTHING, "text": "x"}, False)],
)  # fmt: skip
def test_all_is_left_only_where_nothing_is_filtered_and_every_basis_is_asked_for(coded, wanted, leaves):
    assert Selection(**wanted).leaves_all(coded) == leaves


def test_filters_of_columns_that_a_study_has_not_leave_all_of_it(small):
    asked = Selection(basis=("result",), stance=("asks",), emphasis=("stressed",))
    assert asked.leaves_all(small)
    assert len(asked.apply(small)) == 11
    assert describe(asked, small) == "Showing all 11 findings."
    named = asked.with_(programme=("alpha",))
    assert ids(named.apply(small)) == ["F002", "F003", "F004"]
    assert describe(named, small) == "Showing 3 of 11 findings. Programme: Alpha."


def test_every_filter_has_a_column_in_a_study_that_codes_all(coded):
    assert {each.column for each in coded.filters.values()} <= set(coded.findings.columns)


def test_whatever_it_rests_on_asks_for_everything_unless_a_basis_is_asked_for():
    assert Selection(voice=("author",)).whatever_it_rests_on() == Selection(voice=("author",), basis=EVERYTHING)
    assert Selection(basis=("result",)).whatever_it_rests_on() == Selection(basis=("result",))


def test_everything_is_a_filter_in_the_address():
    assert not Selection(basis=EVERYTHING).is_empty
    assert Selection(basis=EVERYTHING, finding=("F001",)).query() == {"basis": ["all"], "finding": ["F001"]}


@pytest.mark.parametrize(
    ("held", "values", "left"),
    [
        ((), ("barrier",), ("barrier",)),
        ((), (), ()),
        (("barrier", "facilitator"), ("facilitator", "outcome"), ("facilitator",)),
        (("barrier",), ("barrier",), ("barrier",)),
        (("barrier",), ("facilitator",), (NOTHING,)),  # both cannot hold
    ],
)
def test_narrowing_leaves_values_that_it_held(held, values, left):
    assert Selection(kind=held).intersect("kind", values) == Selection(kind=left)


@pytest.mark.parametrize(("name", "held", "wanted"), [("kind", "barrier", "facilitator"), ("finding", "F001", "F002")])
def test_values_that_cannot_both_hold_leave_no_finding(coded, name, held, wanted):
    narrowed = Selection(**{name: (held,)}).intersect(name, (wanted,))
    assert narrowed.apply(coded).empty
    assert narrowed.number_counted(coded) == 0
    assert not narrowed.intersect(name, (held,)).number_listed(coded)  # and it stays so


def test_loosening_counts_the_core_where_the_basis_is_dropped(coded):
    # arguments that are barriers: none; arguments: F005, F011; barriers of the core: F008
    assert loosen(coded, Selection(kind=("barrier",), basis=("argument",))) == [("kind", 2), ("basis", 1)]
