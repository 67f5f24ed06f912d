"""Recommendations of the small study.

F011 (fund): answers rota and doubt, asks organisation and managers. F010 (fund): answers rota, asks organisation.
Both are a senior figure's. Findings about barriers: F008 rota, F009 doubt.
"""

from dataclasses import replace

import pytest

from analysis.files.open_study import open_study
from analysis.model.count import SUPPRESSED
from analysis.model.rows import FINDINGS, Holds
from analysis.recommendations import (
    asked_to_act,
    asking,
    barriers,
    cautioning,
    recommendations_by_source,
    recommended,
    strongest,
)
from analysis.selection import Selection
from tests.analysis.chosen import numbers, only, places


@pytest.fixture
def silent(study_folder, edit):
    """The small study with F010 naming no barrier and nobody."""
    edit.cell("findings.csv", 12, "answers", "")
    edit.cell("findings.csv", 12, "actors", "")
    return open_study(study_folder)


def test_only_recommendations_count(small):
    assert numbers(small, recommended(small, small.coded)) == ["F011", "F010"]


def test_by_voice_has_only_voices_that_recommend(small):
    table = recommendations_by_source(small, small.coded)
    assert table.to_dict("index") == {"r_fund": {"stakeholder": 2}}


def told(table):
    return [(each.theme, each.n, each.linked, each.in_study, each.themes, each.actors, each.nobody) for each in table]


def test_barriers_with_what_is_recommended_and_to_whom(small, silent):
    rota = (("Fund the time", 2),), (("Employers", 2), ("Managers", 1))
    doubt = (("Fund the time", 1),), (("Managers", 1), ("Employers", 1))
    assert told(barriers(small, small.coded)) == [("b_rota", 1, 2, 2, *rota, 0), ("b_doubt", 1, 1, 1, *doubt, 0)]
    alone = doubt  # F010 is linked to nothing any more
    assert told(barriers(silent, silent.coded)) == [("b_rota", 1, 1, 1, *alone, 0), ("b_doubt", 1, 1, 1, *doubt, 0)]


def test_a_recommendation_linked_to_a_barrier_that_names_nobody_is_counted_as_such(study_folder, edit):
    edit.cell("findings.csv", 12, "actors", "")
    rota, _ = barriers(open_study(study_folder), FINDINGS)
    assert (rota.linked, rota.actors, rota.nobody) == (2, (("Managers", 1), ("Employers", 1)), 1)


def test_what_is_linked_only_elsewhere_is_known_from_the_whole_study(small):
    without = small.coded.that(Holds("finding_id", ("F011",), does=False))
    assert [(each.theme, each.linked, each.in_study) for each in barriers(small, without)] == [
        ("b_rota", 1, 2),
        ("b_doubt", 0, 1),
    ]


def test_the_strongest_barrier_is_one_or_those_that_tie_or_none(small):
    rota, doubt = barriers(small, small.coded)
    assert strongest((rota, doubt), 1) == (rota, doubt)
    assert strongest((replace(rota, n=2), doubt), 1) == (replace(rota, n=2),)
    assert strongest((rota, doubt), 2) == ()  # too few to be compared
    assert strongest((rota, replace(doubt, n=SUPPRESSED)), 1) == ()  # it might have more
    assert strongest((), 1) == ()


def test_asked_to_act_has_actors_in_the_codes_order(small, silent):
    assert list(asked_to_act(small, small.coded).items())[0][0] == "managers"
    assert asked_to_act(small, small.coded).to_dict("index") == {"r_fund": {"managers": 1, "organisation": 2, "not_stated": 0}}
    assert asked_to_act(silent, silent.coded).to_dict("index") == {
        "r_fund": {"managers": 1, "organisation": 1, "not_stated": 1}
    }


def test_no_recommendation_leaves_the_barriers_at_zero(small):
    none = only("F001")
    assert [(each.n, each.linked, each.themes, each.actors, each.nobody) for each in barriers(small, none)] == [
        (0, 0, (), (), 0)
    ] * 2
    assert recommendations_by_source(small, none).empty


def test_asking_and_cautioning_narrow_to_a_stance_only_where_a_study_codes_it(small, study_folder, edit):
    assert asking(small, Selection()) == Selection(kind=("recommendation",))
    assert cautioning(small, Selection()) is None
    edit.add_column("findings.csv", "stance", "not_stated")
    edit.cell("findings.csv", 11, "stance", "asks")
    edit.cell("findings.csv", 12, "stance", "cautions")
    coded = open_study(study_folder)
    asks, cautions = asking(coded, Selection()), cautioning(coded, Selection())
    assert (asks["stance"], cautions["stance"]) == (("asks",), ("cautions",))
    assert places(coded, recommended(coded, coded.coded)) == places(coded, asks.rows(coded)) == [9]
    assert cautions.apply(coded)["finding_id"].tolist() == ["F010"]
