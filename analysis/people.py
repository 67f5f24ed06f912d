"""How many people a set of rows comes from, group by group: a person counts once in each group, however often quoted."""

import numpy as np
import pandas as pd

from analysis.study import PERSON, Dataset

Axis = tuple[str, tuple[tuple[str, ...], ...]]  # a column, and for each group of its values those that belong to it
MOST_CELLS = 50_000_000  # of a table of groups by people; a larger one is counted by sorting


def people_in(dataset: Dataset, frame: pd.DataFrame, axes: tuple[Axis, ...] = ()) -> np.ndarray:
    """The people in each group of `frame`: one dimension an axis, a number without any.

    `frame` is of `dataset.coded`, or of the participants, each of them one person. Findings tied to nobody count for nobody.
    Raises KeyError for a frame of findings without `person`.
    """
    person = np.arange(len(frame)) if is_about_people(frame) else frame[PERSON].to_numpy()
    rows, group = placed(dataset, frame, axes, np.flatnonzero(person >= 0))
    shape = tuple(len(groups) for _, groups in axes)
    size, people = int(np.prod(shape, dtype=np.int64)), int(person.max(initial=-1)) + 1
    pairs = group * people + person[rows]
    if size * people <= MOST_CELLS:
        seen = np.zeros(size * people, dtype=bool)
        seen[pairs] = True
        return np.count_nonzero(seen.reshape(size, people), axis=1).reshape(shape)
    return np.bincount(np.unique(pairs) // people, minlength=size).reshape(shape)


def placed(dataset: Dataset, frame: pd.DataFrame, axes: tuple[Axis, ...], rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which of `rows` (numbers) are in a group, named once for each group that they are in, and that group's number."""
    group = np.zeros(len(rows), dtype=np.int64)
    for column, groups in axes:
        taken, number = _placed(*holding(dataset, frame[column], groups), rows)
        rows, group = rows[taken], group[taken] * len(groups) + number
    return rows, group


def is_about_people(frame: pd.DataFrame) -> bool:
    """Whether the frame lists participants, one a row."""
    return "theme_id" not in frame


def holding(dataset: Dataset, cells: pd.Series, groups) -> tuple[np.ndarray, np.ndarray]:
    """The number of each cell's category (-1 where empty), and for each category whether it holds a value of each group."""
    categories = cells.cat if isinstance(cells.dtype, pd.CategoricalDtype) else cells.astype("category").cat
    members = dataset.members.get(cells.name, {})
    held = [set(members.get(category, (category,))) for category in categories.categories]
    holds = np.array([[bool(each & set(group)) for group in groups] for each in held], dtype=bool)
    return categories.codes.to_numpy().astype(np.int64), holds.reshape(len(held), len(groups))


def _placed(codes: np.ndarray, holds: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which of `rows` are in a group, named once for each group that they are in, and the number of that group."""
    holds = np.vstack([holds, np.zeros((1, holds.shape[1]), dtype=bool)])  # the last row: cells that are empty
    codes, often = codes[rows], holds.sum(axis=1)
    if often.max(initial=0) <= 1:
        number = np.where(often > 0, holds.argmax(axis=1) if holds.shape[1] else 0, -1)[codes]
        taken = np.flatnonzero(number >= 0)
        return taken, number[taken]
    taken = np.repeat(np.arange(len(codes)), often[codes])
    first = np.concatenate([[0], np.cumsum(often)])
    place = np.arange(len(taken)) - np.repeat(np.cumsum(often[codes]) - often[codes], often[codes])
    return taken, np.nonzero(holds)[1][first[codes[taken]] + place]
