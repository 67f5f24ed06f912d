"""Recommendations of the small study.

F011 (fund): answers rota and doubt, asks organisation and managers. F010 (fund): answers rota, asks organisation.
Both are a senior figure's. Findings about barriers: F008 rota, F009 doubt.
"""

import pytest

from analysis.files.open_study import open_study
from analysis.recommendations import (
    asked_to_act,
    asking,
    barriers_answered,
    cautioning,
    flow_links,
    flow_nodes,
    recommendations_by_voice,
    recommended,
    unaddressed,
    unlinked,
)
from analysis.selection import Selection


@pytest.fixture
def silent(study_folder, edit):
    """The small study with F010 naming no barrier and nobody."""
    edit.cell("findings.csv", 12, "answers", "")
    edit.cell("findings.csv", 12, "actors", "")
    return open_study(study_folder)


def test_only_recommendations_count(small):
    assert recommended(small, small.findings)["finding_id"].tolist() == ["F011", "F010"]


def test_by_voice_has_only_voices_that_recommend(small):
    table = recommendations_by_voice(small, small.findings)
    assert table.to_dict("index") == {"r_fund": {"stakeholder": 2}}


def test_barriers_answered_counts_once_for_each_barrier(small, silent):
    assert barriers_answered(small, small.findings).to_dict("index") == {"r_fund": {"b_rota": 2, "b_doubt": 1, "not_stated": 0}}
    assert barriers_answered(silent, silent.findings).to_dict("index") == {
        "r_fund": {"b_rota": 1, "b_doubt": 1, "not_stated": 1}
    }


def test_asked_to_act_has_actors_in_the_codes_order(small, silent):
    assert list(asked_to_act(small, small.findings).items())[0][0] == "managers"
    assert asked_to_act(small, small.findings).to_dict("index") == {
        "r_fund": {"managers": 1, "organisation": 2, "not_stated": 0}
    }
    assert asked_to_act(silent, silent.findings).to_dict("index") == {
        "r_fund": {"managers": 1, "organisation": 1, "not_stated": 1}
    }


def test_flow_of_what_is_stated(small):
    assert flow_nodes(small, small.findings).to_numpy().tolist() == [
        ["barrier", "b_rota", 2],
        ["barrier", "b_doubt", 1],
        ["theme", "r_fund", 2],
        ["actor", "managers", 1],
        ["actor", "organisation", 2],
    ]
    assert flow_links(small, small.findings).to_numpy().tolist() == [
        ["barrier", "r_fund", "b_rota", 2],
        ["barrier", "r_fund", "b_doubt", 1],
        ["actor", "r_fund", "managers", 1],
        ["actor", "r_fund", "organisation", 2],
    ]


def test_flow_keeps_silence_last_on_either_side(silent):
    nodes = flow_nodes(silent, silent.findings)
    assert nodes[nodes["side"] == "barrier"]["code"].tolist() == ["b_rota", "b_doubt", "not_stated"]
    assert nodes[nodes["side"] == "actor"]["code"].tolist() == ["managers", "organisation", "not_stated"]
    assert nodes["count"].tolist() == [1, 1, 1, 2, 1, 1, 1]
    assert ["barrier", "r_fund", "not_stated", 1] in flow_links(silent, silent.findings).to_numpy().tolist()


def test_barriers_not_linked_with_the_findings_about_them(small):
    assert unlinked(small, small.findings).empty
    without = small.findings[small.findings["finding_id"] != "F011"]
    assert unlinked(small, without).reset_index().to_numpy().tolist() == [["b_doubt", "Doubt", 1]]


def test_unaddressed_counts_silence(small, silent):
    assert unaddressed(small, small.findings) == {"answers": 0, "actors": 0, "both": 0}
    assert unaddressed(silent, silent.findings) == {"answers": 1, "actors": 1, "both": 1}


def test_no_recommendation_leaves_the_barriers_at_zero(small):
    none = small.findings[small.findings["finding_id"] == "F001"]
    assert flow_nodes(small, none).to_numpy().tolist() == [["barrier", "b_rota", 0], ["barrier", "b_doubt", 0]]
    assert flow_links(small, none).empty
    assert recommendations_by_voice(small, none).empty
    assert unlinked(small, none)["findings"].tolist() == [0, 0]
    assert unaddressed(small, none) == {"answers": 0, "actors": 0, "both": 0}


def test_asking_and_cautioning_narrow_to_a_stance_only_where_a_study_codes_it(small, study_folder, edit):
    assert asking(small, Selection()) == Selection(kind=("recommendation",))
    assert cautioning(small, Selection()) is None
    edit.add_column("findings.csv", "stance", "not_stated")
    edit.cell("findings.csv", 11, "stance", "asks")
    edit.cell("findings.csv", 12, "stance", "cautions")
    coded = open_study(study_folder)
    asks, cautions = asking(coded, Selection()), cautioning(coded, Selection())
    assert (asks["stance"], cautions["stance"]) == (("asks",), ("cautions",))
    assert recommended(coded, coded.coded).index.tolist() == asks.rows(coded).index.tolist() == [9]
    assert cautions.apply(coded)["finding_id"].tolist() == ["F010"]
