"""How many people stand behind rows: on hand-made studies, a person counts once in each group however often quoted."""

import numpy as np
import pytest

from analysis.disclosure.distinct_people import count_distinct, values_of, whole_kinds
from tests.analysis.made_studies import made, said

BY_EXPERIENCE = ("experience", (("negative",), ("mixed",), ("positive",), ("not_stated",)))
STUDY = made(
    [
        said(1, experience="positive", programmes="lantern;orchard", theme_id="b_rota"),
        said(1, experience="positive", programmes="lantern", theme_id="f_mentor"),
        said(2, experience="negative", programmes="orchard", theme_id="b_rota"),
        said(2, experience="positive", programmes="", theme_id="b_alone"),
        {"experience": "negative", "programmes": "tidewater"},  # tied to nobody
    ],
    participants=[{"programme": "lantern"}, {"programme": "orchard"}, {"programme": "orchard"}],
)


def test_everybody_with_a_finding_is_counted_once_and_nobody_for_findings_tied_to_nobody():
    assert count_distinct(STUDY, STUDY.coded) == 2
    assert count_distinct(STUDY, STUDY.listed) == 3
    assert count_distinct(STUDY, STUDY.coded.narrowed("experience", ("mixed",))) == 0


def test_a_person_counts_once_in_each_group():
    assert count_distinct(STUDY, STUDY.coded, (BY_EXPERIENCE,)).tolist() == [1, 0, 2, 0]


def test_a_list_counts_for_each_of_its_values():
    by_programme = ("programmes", (("lantern",), ("orchard",), ("tidewater",), ("not_stated",)))
    assert count_distinct(STUDY, STUDY.coded, (by_programme,)).tolist() == [1, 2, 0, 1]
    assert count_distinct(STUDY, STUDY.coded, (by_programme, BY_EXPERIENCE)).tolist() == [
        [0, 0, 1, 0],
        [1, 0, 1, 0],
        [0, 0, 0, 0],
        [0, 0, 1, 0],
    ]


def test_whoever_has_one_of_several_values_counts_once():
    groups = (("negative", "positive"), ("negative", "mixed"), ())
    assert count_distinct(STUDY, STUDY.coded, (("experience", groups),)).tolist() == [2, 1, 0]
    several = ("programmes", (("lantern", "orchard"), ("tidewater",)))
    assert count_distinct(STUDY, STUDY.coded, (several, ("theme_id", (("b_rota",), ("b_rota", "b_alone"))))).tolist() == [
        [2, 2],
        [0, 0],
    ]


def test_participants_are_one_person_each():
    by_programme = ("programme", (("lantern",), ("orchard",), ("tidewater",), ("lantern", "orchard")))
    assert count_distinct(STUDY, STUDY.listed, (by_programme,)).tolist() == [1, 2, 0, 3]


def test_findings_without_persons_have_no_people(small):
    with pytest.raises(KeyError):
        count_distinct(small, small.coded)


@pytest.mark.parametrize("seed", range(3))
def test_many_people_in_many_groups_are_those_of_a_recount(seed):
    chance = np.random.default_rng(seed)
    themes, levels = ("b_rota", "b_alone", "f_time"), ("negative", "mixed", "positive")
    told = [(int(chance.integers(1, 40)), themes[chance.integers(3)], levels[chance.integers(3)]) for _ in range(150)]
    study = made([said(number, theme_id=theme, experience=level) for number, theme, level in told], 40)
    axes = (("theme_id", tuple((each,) for each in themes)), ("experience", tuple((each,) for each in levels)))
    expected = [[len({who for who, *rest in told if rest == [theme, level]}) for level in levels] for theme in themes]
    assert count_distinct(study, study.coded, axes).tolist() == expected


def test_values_of_a_column_are_those_it_can_have():
    assert values_of(STUDY, "programmes") == ["lantern", "orchard", "tidewater", "not_stated"]
    assert values_of(STUDY, "programme") == values_of(STUDY, "programmes")
    assert values_of(STUDY, "experience") == ["negative", "mixed", "positive", "not_stated"]
    assert values_of(STUDY, "rated_support") == ["supported", "mixed", "unsupported", "not_stated"]
    assert values_of(STUDY, "answers")[:2] == ["m_change", "m_system"]


def test_themes_that_are_all_of_a_kind():
    barriers, wishes = STUDY.themes_of("barrier"), STUDY.themes_of("recommendation")
    assert whole_kinds(STUDY, barriers) == ("barrier",)
    assert whole_kinds(STUDY, (*wishes, *barriers)) == ("recommendation", "barrier")
    assert whole_kinds(STUDY, barriers[1:]) == ()
    assert whole_kinds(STUDY, (*barriers, wishes[0])) == ()
