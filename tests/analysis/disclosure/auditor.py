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
from tests.analysis.disclosure.attack import Cell, Equations

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


def of_people(dataset: Dataset, own: str, column: str) -> tuple[Equations, dict[Cell, int]]:
    """The numbers of people by any values of `own`, of which each person has one, and any of `column`, of which each can have
    several; as sums over one value of the first with one set of values of the second. And the true number in each cell.
    """
    rows = dataset.coded
    values, others = (sorted(set(rows[name].astype(str))) for name in (own, column))
    people = list(product(values, groups(others)))
    table = cross_groups(
        dataset, rows, own, {" ".join(g): g for g in groups(values)}, column, {" ".join(g): g for g in groups(others)}
    )
    known, numbers, hidden, truth = [], [], {}, {}
    for group, other in product(groups(values), groups(others)):
        row = np.array([value in group and not set(held).isdisjoint(other) for value, held in people], dtype=float)
        number = table.loc[" ".join(group), " ".join(other)]
        if number is not pd.NA:
            known.append(row)
            numbers.append(number)
        elif len(group) == len(other) == 1:
            cell = ((own, *group), (column, *other))
            hidden[cell] = row
            truth[cell] = rows.loc[(rows[own] == group[0]) & (rows[column] == other[0]), "person"].nunique()
    return Equations(np.array(known).reshape(len(known), len(people)), np.array(numbers, dtype=float), hidden), truth


def groups(values: list[str]) -> list[tuple[str, ...]]:
    """Every group of one or more of the values."""
    return [group for number in range(1, len(values) + 1) for group in combinations(values, number)]
