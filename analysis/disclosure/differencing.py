"""Groups of several values that one person, or one list, can hold together: what is left when parts are taken from them.

The people who have one of some values, less those who have one of fewer of them, are those who have only the others; and
what the parts add up to beyond the whole are those who have several. Neither is a cell, yet either can single somebody
out: a group of several values is hidden where few people have only some of its values, or all that anybody has.
"""

from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from analysis.disclosure.distinct_people import holding, is_about_people, placed, values_of, whole_kinds
from analysis.disclosure.subsets import Axis
from analysis.model.dataset import PEOPLE, PERSON, Dataset
from analysis.model.schema import NOT_STATED

MOST_VALUES = 62  # that fit into a number, a bit each; a larger group is hidden
MOST_MASKS = 4_000_000  # combinations of values, in all groups, that are counted at once


def leaves_few(dataset: Dataset, frame: pd.DataFrame, known: dict[str, tuple[str, ...]], axes: tuple[Axis, ...]) -> np.ndarray:
    """Whether parts taken from a group of `frame` leave few people: one dimension an axis. `known`: what it is filtered by."""
    found = np.zeros(tuple(len(groups) for _, groups in axes), dtype=bool)
    if is_about_people(frame):
        return found  # a participant has one value
    for column, values in known.items():
        if column not in dict(axes) and _can_overlap(dataset, column, values):
            found |= _leaves_few(dataset, frame, axes, column, values)
    for place, (column, groups) in enumerate(axes):
        for number, group in enumerate(groups):
            values = tuple(value for value in group if value in known.get(column, group))
            if _can_overlap(dataset, column, values):
                one = (*axes[:place], (column, (values,)), *axes[place + 1 :])
                found[(slice(None),) * place + (number,)] |= _leaves_few(dataset, frame, one, column, values).take(0, place)
    return found


def _can_overlap(dataset: Dataset, column: str, values: tuple[str, ...]) -> bool:
    """Whether somebody can have several of the values, and their number is not known from those of single values anyway."""
    whole = {*values_of(dataset, column)}
    if len(values) < 2 or whole <= {*values} or (column == "theme_id" and len(whole_kinds(dataset, values)) == 1):
        return False
    return dataset.unit == PEOPLE or (column in dataset.members and {*values} != whole - {NOT_STATED})


def _leaves_few(
    dataset: Dataset, frame: pd.DataFrame, axes: tuple[Axis, ...], column: str, values: tuple[str, ...]
) -> np.ndarray:
    shape = tuple(len(groups) for _, groups in axes)
    size = int(np.prod(shape, dtype=np.int64))
    if len(values) > MOST_VALUES:
        return np.ones(shape, dtype=bool)
    group, person, mask = _together(dataset, frame, axes, column, values)
    if size << len(values) <= MOST_MASKS:
        return _are_few(dataset, size, group, person, mask, len(values)).reshape(shape)
    few = np.zeros(size, dtype=bool)
    ends = np.searchsorted(group, np.arange(size + 1))
    for number, (start, end) in enumerate(pairwise(ends)):
        few[number] = _is_few(person[start:end], mask[start:end], dataset.fewest)
    return few.reshape(shape)


def _together(
    dataset: Dataset, frame: pd.DataFrame, axes: tuple[Axis, ...], column: str, values: tuple[str, ...]
) -> tuple[np.ndarray, ...]:
    """Group, person and the values held together (a bit each), by group: once for each person, or for each finding."""
    person = frame[PERSON].to_numpy()
    rows, group = placed(dataset, frame, axes, np.flatnonzero(person >= 0))
    codes, holds = holding(dataset, frame[column], tuple((value,) for value in values))
    bits = np.append(holds.astype(np.int64) @ (1 << np.arange(len(values), dtype=np.int64)), 0)  # the last: an empty cell
    person, mask = person.take(rows).astype(np.int64), bits.take(codes.take(rows))
    many = int(person.max(initial=-1)) + 1
    key, mask = _by_key(group * many + person, mask, len(values))
    if dataset.unit == PEOPLE:
        first = np.flatnonzero(np.diff(key, prepend=-1))
        key, mask = key.take(first), np.bitwise_or.reduceat(mask, first) if len(first) else mask
    return key // max(many, 1), key % max(many, 1), mask


def _by_key(key: np.ndarray, mask: np.ndarray, bits: int) -> tuple[np.ndarray, np.ndarray]:
    """Both in the order of the keys: sorted as one number where they fit into one, which is several times quicker."""
    width = int(key.max(initial=0)).bit_length() + bits
    if width < 63:
        whole: Any = np.int32 if width < 31 else np.int64
        both = np.sort(key.astype(whole) << bits | mask.astype(whole))
        return both >> bits, both & ((1 << bits) - 1)
    order = key.argsort()
    return key.take(order), mask.take(order)


def _are_few(dataset: Dataset, size: int, group: np.ndarray, person: np.ndarray, mask: np.ndarray, bits: int) -> np.ndarray:
    """`_is_few` for all of `size` groups at once, by how many people hold each of all combinations of so many values."""
    place = group.astype(np.int64) << bits | mask
    if dataset.unit != PEOPLE:  # a person counts once for a combination, however many findings have it
        many = int(person.max(initial=-1)) + 1
        both = np.sort(place * many + person)
        place = both[np.diff(both, prepend=-1) > 0] // max(many, 1)
    people = np.bincount(place, minlength=size << bits).reshape(size, 1 << bits)
    masks = np.arange(1 << bits)
    held: np.ndarray = np.greater(people, 0)
    several: np.ndarray = np.any(held & (masks & (masks - 1) > 0), axis=1)
    every = np.bitwise_or.reduce(np.where(held, masks, 0), axis=1)[:, None] == masks
    most, least = (np.where(every, people, within(people, bits)) for within in (_added, _largest))
    few: np.ndarray = np.logical_and(held, np.less(most, dataset.fewest))
    if dataset.unit != PEOPLE:  # the same person can hold two combinations: more than one of them, fewer than all together
        for number, each in np.argwhere(held & ~few & ~every & (least < dataset.fewest) & several[:, None]):
            inside = (group == number) & (mask & ~each == 0)
            few[number, each] = len(np.unique(person[inside])) < dataset.fewest
    return several & few.any(axis=1)


def _added(people: np.ndarray, bits: int) -> np.ndarray:
    """For each combination of values, the numbers of all combinations that are part of it, added up."""
    return _over_parts(np.add, people, bits)


def _largest(people: np.ndarray, bits: int) -> np.ndarray:
    """The same, the largest of them."""
    return _over_parts(np.maximum, people, bits)


def _over_parts(join: np.ufunc, people: np.ndarray, bits: int) -> np.ndarray:
    found = people.copy()
    for bit in range(bits):
        halves = found.reshape(len(found), 1 << (bits - bit - 1), 2, 1 << bit)
        join(halves[:, :, 1], halves[:, :, 0], out=halves[:, :, 1])
    return found


def _is_few(person: np.ndarray, mask: np.ndarray, fewest: int) -> bool:
    """Whether fewer than `fewest` people have only some of the values, or all that anybody has, where any have several."""
    held, number = np.unique(mask, return_inverse=True)
    if not np.any(held & (held - 1)):
        return False  # nobody has several: the parts add up
    many = int(person.max()) + 1
    people = np.bincount(np.unique(number * many + person) // many)
    rare = held[people < fewest]
    if np.bitwise_or.reduce(held) in rare:
        return True
    for each in held[people >= fewest]:  # whatever holds them holds enough
        rare = rare[rare & each != each]
    return any(len(np.unique(person[(mask & ~each) == 0])) < fewest for each in rare)
