"""How far everything visible leaves the number of a small group open: the least and the most whole number that it can be.

`analysis.disclosure.suppression` says what the tests find. Here an integer programme looks for a number of few people that is
left one value: of a cell where findings are counted, and where people are counted also of who has none of some values, all or
just these. The least has to be less than the most. Of a cell that is hidden for the sake of another nothing is promised; one
number may be left for it.
"""

import numpy as np
import pytest

from analysis.files.open_study import open_study
from analysis.model.dataset import Dataset
from tests.analysis.disclosure.attack import Equations, equations, look
from tests.analysis.disclosure.auditor import intervals, of_people
from tests.analysis.disclosure.test_attack import COLUMNS, STUDIES, table, with_sums
from tests.analysis.made_studies import EXAMPLE, by_chance, made, said

STUDY = open_study(EXAMPLE)
SOME = [(study, columns) for study in STUDIES for columns in COLUMNS][::3]  # a third of them, for the time that it takes


def test_the_auditor_finds_how_far_a_square_can_change():
    seen = with_sums(table([[None, None, 4], [None, None, 5], [7, 8, 9]]), [8, 13, 24], [12, 15, 18])
    found = intervals(equations([seen]))  # the rows of the square add up to 4 and 8, its columns to 5 and 7
    assert list(found.values()) == [(0, 4), (0, 4), (1, 5), (3, 7)]


def test_the_auditor_finds_a_cell_that_limits_leave_one_number():
    seen = with_sums(table([[None, None], [None, None]]), [1, 9], [10, 0])
    assert list(intervals(equations([seen])).values()) == [(1, 1), (0, 0), (9, 9), (0, 0)]


def test_the_auditor_counts_whole_people():
    pairs = np.array([[1, 1, 0, 1, 0, 0], [0, 1, 1, 0, 1, 0], [1, 0, 1, 0, 0, 1]])  # of any two of three, one at most
    asked = Equations(pairs, np.ones(3), {(("x", "three"),): np.array([1, 1, 1, 0, 0, 0])})
    assert list(intervals(asked).values()) == [(0, 1)]  # a half of each would be one and a half


def test_the_auditor_knows_that_people_can_say_several_things():
    dataset = made([said(n, experience=level) for n in range(1, 5) for level in ("mixed", "positive")] + [said(5)])
    known = of_people(dataset.counting("people", 0), "programmes", "experience")[0]
    cell = {(("experience", "mixed"),): known.known[known.numbers == 4].min(axis=0)}
    assert intervals(Equations(known.known, known.numbers, cell)) == {(("experience", "mixed"),): (4, 4)}


@pytest.mark.parametrize(("study", "columns"), SOME, ids=str)
def test_more_than_one_number_is_left_for_a_small_group(study, columns):
    seed, people, each, fewest, uneven = study
    unit = "people" if each == 1 else "findings"
    seen = look(by_chance(seed, people, each, uneven).counting(unit, fewest), columns)
    found = intervals(equations([seen]), seen.hidden(fewest))
    assert found
    for cell, (least, most) in found.items():
        assert least < most, cell
        assert unit == "findings" or least <= seen.people[cell] <= most, cell


def test_nor_by_kinds_and_their_themes_together():
    dataset = by_chance(0, 25).counting("people", 3)
    seen = [look(dataset, (column, "sponsor_support", "experience"), most=2) for column in ("kind", "theme_id")]
    small = {cell for each in seen for cell in each.hidden(3)}
    assert not one_left(intervals(equations(seen, {kind: dataset.themes_of(kind) for kind in dataset.labels["kind"]}), small))


def test_nor_by_the_list_of_people_and_their_findings_together():
    dataset = by_chance(4, 30).counting("people", 3)
    told = look(dataset, ("programmes", "specialties", "experience"))
    listed = look(dataset, ("programme", "specialty", "setting"), rows="listed")
    assert not one_left(intervals(equations([told, listed]), {*told.hidden(3), *listed.hidden(3)}))


@pytest.mark.parametrize("own", ["programmes", "specialties", "rated_experience"])
@pytest.mark.parametrize("column", ["experience", "sponsor_support", "kind"])
@pytest.mark.parametrize("fewest", [3, 5])
def test_nor_in_the_example_study_where_people_say_several_things(fewest, own, column):
    audit_people(STUDY.counting("people", fewest), own, column)


@pytest.mark.parametrize("own", ["programmes", "rated_experience"])
@pytest.mark.parametrize("column", ["experience", "sponsor_support", "kind"])
def test_nor_in_the_example_study_with_the_smallest_group_of_two(own, column):
    audit_people(STUDY.counting("people", 2), own, column)


def test_nor_by_specialty_in_the_example_study_with_the_smallest_group_of_two():
    audit_people(STUDY.counting("people", 2), "specialties", "kind")


@pytest.mark.parametrize("fewest", [2, 3, 5])
def test_nor_where_everybody_of_the_other_programmes_is_known_to_be_among_the_sum(fewest):
    audit_people(nearly_all_among_the_sum(fewest), "programmes", "experience")


def nearly_all_among_the_sum(fewest: int) -> Dataset:
    """One person of lantern says something positive, nobody there anything negative. All of orchard say something positive, all
    of tidewater something negative: who says either, less both of these programmes, is that one person.
    """
    both, many = ("positive", "negative"), [("positive", "negative")] * fewest
    people = [("lantern", held) for held in [("positive", "mixed"), *[("mixed",)] * (fewest - 1)]]
    people += [("orchard", held) for held in [*[both[:1]] * (fewest - 1), *many]]
    people += [("tidewater", held) for held in [*many, *[both[1:]] * fewest]]
    findings = [
        said(number, programmes=programme, experience=level)
        for number, (programme, held) in enumerate(people, start=1)
        for level in held
    ]
    return made(findings, [{"programme": programme} for programme, _ in people]).counting("people", fewest)


@pytest.mark.parametrize("fewest", [3, 5])
@pytest.mark.parametrize(
    ("seed", "people", "each", "uneven"), [(3, 20, 2, 0.5), (4, 60, 2, 0.3), (5, 30, 3, 0.6), (6, 80, 2, 0.6)]
)
@pytest.mark.parametrize(("own", "column"), [("programmes", "sponsor_support")])
def test_nor_in_studies_made_by_chance(seed, people, each, uneven, own, column, fewest):
    audit_people(by_chance(seed, people, each, uneven).counting("people", fewest), own, column)


def audit_people(dataset: Dataset, own: str, column: str) -> None:
    """Whatever holds of few people, who have any of some values, none, all or just these: their true number is possible, and
    another one, too."""
    known, truth = of_people(dataset, own, column)
    small = {row.tobytes(): each for each, row in known.hidden.items() if 0 < truth[each] < dataset.fewest}
    assert small
    found = intervals(known, small.values()) if len(known.known) else {}
    assert all(least <= truth[each] <= most for each, (least, most) in found.items())
    assert not one_left(found)


def one_left(found: dict) -> set:
    """The cells that can have one number only."""
    return {cell for cell, (least, most) in found.items() if least == most}
