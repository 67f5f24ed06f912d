"""What is left when parts are taken from a group: recounted person by person, in plain Python, on studies made by chance."""

import numpy as np
import pytest

import analysis.disclosure.differencing
from analysis.disclosure.differencing import leaves_few
from analysis.disclosure.subsets import filter_rows, filtered_by
from analysis.model.dataset import FINDINGS, PEOPLE, PERSON
from tests.analysis.made_studies import by_chance, made, said

LEVELS = (("negative",), ("negative", "mixed"), ("negative", "mixed", "positive"), ())
NAMED = (("lantern", "orchard"), ("orchard", "tidewater"), ("lantern",))
CASES = [
    ("experience", LEVELS, PEOPLE),
    ("programmes", NAMED, PEOPLE),
    ("actors", (("consultants", "managers"), ("managers", "mentors")), FINDINGS),
]


def with_lists(seed: int, people: int):
    """A study of so many people who say four things each, and name up to three programmes and actors in each."""
    chance = np.random.default_rng(seed)

    def some(*values: str) -> str:
        return ";".join(chance.permutation(values)[: chance.integers(0, 4)])

    return made(
        [
            said(
                1 + number % people,
                experience=str(chance.choice(LEVELS[2])),
                theme_id=str(chance.choice(["b_rota", "f_mentor", "o_network"])),
                programmes=some("lantern", "orchard", "tidewater"),
                actors=some("consultants", "managers", "mentors"),
            )
            for number in range(people * 4)
        ],
        participants=people,
    )


def recounted(dataset, rows, column: str, values: tuple[str, ...]) -> bool:
    """Whether fewer people than the fewest have only some of the values, or all that anybody has."""
    lists = [set(dataset.members.get(column, {}).get(cell, (cell,))) & set(values) for cell in rows[column].astype(str)]
    held = [(person, frozenset(each)) for person, each in zip(rows[PERSON], lists, strict=True) if each and person >= 0]
    if dataset.unit == PEOPLE:
        people = {person for person, _ in held}
        held = [(one, frozenset().union(*(each for person, each in held if person == one))) for one in people]
    together = {each for _, each in held}
    if all(len(each) < 2 for each in together):
        return False
    every = frozenset().union(*together)
    return any(
        len({person for person, has in held if (has == each if each == every else has <= each)}) < dataset.fewest
        for each in together
    )


def could_overlap(dataset, column: str, values: tuple[str, ...]) -> bool:
    return len(values) > 1 and (dataset.unit == PEOPLE or column in dataset.members)


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize(("column", "groups", "unit"), CASES)
def test_groups_are_few_as_recounted(monkeypatch, column, groups, unit, at_once):
    if not at_once:
        monkeypatch.setattr(analysis.disclosure.differencing, "MOST_MASKS", 0)  # group by group, as where the values are many
    seen = set()
    for seed in range(12):
        dataset = with_lists(seed, people=6 + 4 * seed).counting(unit, 3)
        rows = filter_rows(dataset, dataset.coded, "kind", ("barrier", "facilitator"))
        found = leaves_few(dataset, rows, filtered_by(rows) if unit == FINDINGS else {}, ((column, groups),)).tolist()
        wanted = [could_overlap(dataset, column, each) and recounted(dataset, rows, column, each) for each in groups]
        assert found == wanted, seed
        seen |= set(found)
    assert seen == {True, False}  # the studies show both


def test_values_that_the_rows_were_narrowed_by_overlap_too():
    dataset = by_chance(3, people=14, findings_each=4).counting(PEOPLE, 3)
    wanted = ("supported", "mixed")
    rows = filter_rows(dataset, dataset.coded, "sponsor_support", wanted)
    kinds = ("barrier", "facilitator", "outcome")
    found = leaves_few(dataset, rows, filtered_by(rows), (("kind", tuple((kind,) for kind in kinds)),))
    recount = [recounted(dataset, rows[rows["kind"] == kind], "sponsor_support", wanted) for kind in kinds]
    assert found.tolist() == recount
    assert any(recount)


def test_no_group_is_none():
    dataset = by_chance(1, people=9, findings_each=3).counting(PEOPLE, 3)
    rows = filter_rows(dataset, dataset.coded, "sponsor_support", ("supported", "mixed"))
    assert leaves_few(dataset, rows, filtered_by(rows), (("kind", ()),)).shape == (0,)
