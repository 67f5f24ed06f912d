"""How many people a set of rows comes from, group by group: a person counts once in each group, however often quoted."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.disclosure.subsets import Axis, memoise_by_rows
from analysis.model.dataset import PERSON, Dataset
from analysis.model.schema import NOT_STATED

MOST_CELLS = 50_000_000  # of a table of groups by people; a larger one is counted by sorting
CELLS_A_ROW = 16  # and so is one with so many more cells than rows that it would be nearly empty
PART_OF = {"theme_id": "kind"}


def values_of(dataset: Dataset, column: str) -> list[str]:
    """Every value that a code or list column can have, not_stated among them."""
    return list(dict.fromkeys([*dataset.labels[dataset.codes_of.get(column, column)], NOT_STATED]))


def whole_kinds(dataset: Dataset, themes: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds that `themes` are all themes of; none where they leave out one."""
    kinds = tuple(dict.fromkeys(dataset.kind_of[theme] for theme in themes if theme in dataset.kind_of))
    return kinds if set(themes) == {theme for kind in kinds for theme in dataset.themes_of(kind)} else ()


@memoise_by_rows
def count_distinct(dataset: Dataset, frame: pd.DataFrame, axes: tuple[Axis, ...] = ()) -> np.ndarray:
    """The people in each group of `frame`: one dimension an axis, a number without any.

    `frame` is of `dataset.coded`, or of the participants, each of them one person. Findings tied to nobody count for nobody.
    Raises KeyError for a frame of findings without `person`.
    """
    shape = tuple(len(groups) for _, groups in axes)
    size = int(np.prod(shape, dtype=np.int64))
    if is_about_people(frame):
        return np.bincount(placed(dataset, frame, axes, np.arange(len(frame)))[1], minlength=size).reshape(shape)
    person = frame[PERSON].to_numpy()
    rows, group = placed(dataset, frame, axes, np.flatnonzero(person >= 0))
    return different(person.take(rows), group, size).reshape(shape)


def different(person: np.ndarray, group: np.ndarray, size: int) -> np.ndarray:
    """How many different persons there are in each of `size` groups: `person` and `group` are pairs of numbers."""
    people = int(person.max(initial=-1)) + 1
    pairs = group.astype(np.int32 if size * people < 2**31 else np.int64) * people + person
    if size * people <= min(MOST_CELLS, CELLS_A_ROW * len(pairs)):
        seen = np.zeros((size, people), dtype=bool)
        seen.ravel()[pairs] = True
        return np.array([np.count_nonzero(row) for row in seen], dtype=np.int64)
    pairs.sort()
    first = np.ones(len(pairs), dtype=bool)
    np.not_equal(pairs[1:], pairs[:-1], out=first[1:])
    return np.bincount(pairs[first] // people, minlength=size)


def placed(dataset: Dataset, frame: pd.DataFrame, axes: tuple[Axis, ...], rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which of `rows` (numbers, in order) are in a group, named once for each group that they are in, and its number."""
    sizes = [len(groups) for _, groups in axes]
    steps = [int(np.prod(sizes[place + 1 :], dtype=np.int64)) for place in range(len(axes))]
    group, whole = np.zeros(len(rows), dtype=np.int64), len(rows) == len(frame)
    # lists last: of most others every row is in one group, and none has to be picked out
    for (column, groups), step in sorted(zip(axes, steps, strict=True), key=lambda each: each[0][0] in dataset.members):
        codes, holds = holding(dataset, frame[column], groups)
        codes = codes if whole else codes.take(rows)
        found = [number.take(codes) for number in _numbers(holds)]
        taken = [None if number.min(initial=0) >= 0 else np.flatnonzero(number >= 0) for number in found]
        whole = whole and len(taken) == 1 and taken[0] is None
        rows = _joined([_picked(rows, at) for at in taken])
        group = _joined([_picked(group, at) + _picked(number, at) * step for number, at in zip(found, taken, strict=True)])
    return rows, group


def is_about_people(frame: pd.DataFrame) -> bool:
    """Whether the frame lists participants, one a row."""
    return "theme_id" not in frame


def holding(dataset: Dataset, cells: pd.Series, groups: Sequence[tuple[str, ...]]) -> tuple[np.ndarray, np.ndarray]:
    """The number of each cell's category (-1 where empty), and for each category whether it holds a value of each group."""
    categories = cells.cat if isinstance(cells.dtype, pd.CategoricalDtype) else cells.astype("category").cat
    members = dataset.members.get(cells.name, {})
    held = [set(members.get(category, (category,))) for category in categories.categories]
    holds = np.array([[bool(each & set(group)) for group in groups] for each in held], dtype=bool)
    return categories.codes.to_numpy(), holds.reshape(len(held), len(groups))


def _numbers(holds: np.ndarray) -> list[np.ndarray]:
    """For each category the number of the first group that it is in, then of the second, as far as any is in so many; -1
    where it is in fewer. The last place is that of cells that are empty."""
    often, groups = holds.sum(axis=1), np.argsort(~holds, axis=1, kind="stable")
    most = range(int(often.max(initial=0)))
    return [np.append(np.where(often > place, groups[:, place], -1), -1) for place in most]


def _picked(values: np.ndarray, places: np.ndarray | None) -> np.ndarray:
    """The values at these places; all of them for None."""
    return values if places is None else values.take(places)


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    return parts[0] if len(parts) == 1 else np.concatenate([np.empty(0, dtype=np.int64), *parts])
