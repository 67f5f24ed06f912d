"""An integer programme that asks how far everything visible leaves a hidden number open: the least and the most it can be.

It knows more than the attack by adding and taking: that a number of people is whole and not below 0, in every combination
of all columns at once, and how people can be in several cells.
"""

from itertools import combinations, product

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from analysis.counts import cross_groups
from analysis.model.dataset import Dataset
from tests.analysis.chosen import cells as told
from tests.analysis.disclosure.attack import Cell, Equations

QUESTIONS = {  # of who has the values `held`, whether they are among those asked for by the values `other`
    "any": lambda held, other: not held.isdisjoint(other),
    "none": lambda held, other: held.isdisjoint(other),
    "all": lambda held, other: held >= other,
    "just": lambda held, other: held == other,
}
Asked = tuple[str, tuple[str, ...], tuple[str, ...]]  # one of QUESTIONS, of people of these values, by those
MOST = 10_000  # in a combination: more than there are people in any of the studies


def intervals(equations: Equations, cells=None) -> dict[Cell, tuple[int, int]]:
    """The smallest and the largest whole number that each of the hidden `cells` can have; of all hidden ones for None."""
    some = ~equations.known[equations.numbers == 0].astype(bool).any(axis=0)  # in the rest there is nobody
    known, first = np.unique(equations.known[:, some], axis=0, return_index=True)
    numbers = equations.numbers[first]
    adds_up = LinearConstraint(csr_array(known), numbers, numbers) if known.size else ()

    def least(row: np.ndarray) -> int:
        if not row.any():
            return 0
        found = milp(row, constraints=adds_up, integrality=np.ones(len(row)), bounds=Bounds(0, MOST))
        assert found.success, found.message
        return round(found.fun)

    rows = {cell: equations.hidden[cell][some] for cell in (equations.hidden if cells is None else cells)}
    return {cell: (least(row), -least(-row)) for cell, row in rows.items()}


def of_people(dataset: Dataset, own: str, column: str) -> tuple[Equations, dict[Asked, int]]:
    """The numbers of people by any values of `own`, of which each person has one, and any of `column`, of which each can have
    several; as sums over one value of the first with one set of values of the second. And what could be asked of people of one
    value of `own`, or of all, with the true number: who has any of some values of `column`, has none, all, or just these.
    """
    rows = told(dataset)
    values, others = (sorted(set(rows[name].astype(str))) for name in (own, column))
    people = list(product(values, groups(others)))
    table = cross_groups(
        dataset, dataset.coded, own, {" ".join(g): g for g in groups(values)}, column, {" ".join(g): g for g in groups(others)}
    )
    known, numbers = [], []
    for group, other in product(groups(values), groups(others)):
        number = table.loc[" ".join(group), " ".join(other)]
        if number is not pd.NA:
            known.append([value in group and not set(held).isdisjoint(other) for value, held in people])
            numbers.append(number)
    pairs = rows[[own, column, "person"]].astype({own: str, column: str}).drop_duplicates()
    sets = pairs.groupby([own, "person"])[column].agg(lambda said: tuple(sorted(said)))
    there = np.array([sum((value, held) == (each[0], has) for each, has in sets.items()) for value, held in people])
    questions = {}
    for group, other in product([*((value,) for value in values), tuple(values)], groups(others)):
        for asked, is_so in QUESTIONS.items():
            row = np.array([value in group and is_so(set(held), set(other)) for value, held in people], dtype=float)
            questions[asked, group, other] = row
    truth = {each: int(row @ there) for each, row in questions.items()}
    shape = (len(known), len(people))
    return Equations(np.array(known, dtype=float).reshape(shape), np.array(numbers, dtype=float), questions), truth


def groups(values: list[str]) -> list[tuple[str, ...]]:
    """Every group of one or more of the values."""
    return [group for number in range(1, len(values) + 1) for group in combinations(values, number)]
