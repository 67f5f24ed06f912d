"""Studies side by side: how many in each, by theme or by group, and which way a number went.

Only findings, or only people, stand side by side; each study hides its own small groups. A number is never compared where
any of the studies has fewer than `fewest` to compare it with. Numbers are of the studies' own default: their results and
recommendations, where a study codes what its findings rest on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import pandas as pd

from analysis.counts import count_by, size
from analysis.disclosure.subsets import filter_rows
from analysis.model.count import SUPPRESSED, Count, counts_of, is_at_least
from analysis.model.dataset import Dataset
from analysis.model.schema import Attribute
from analysis.selection import Selection
from analysis.waves.joining import Rows

WHOLE = Selection()  # of each study what it counts where nothing is asked for


class Change(StrEnum):
    """Which way a number goes from one study to another, the first and the second here.

    MORE and FEWER are said only where the share of the base goes no other way; where it does, the number went up or down
    because the base did, and that is DEPENDS. APPEARED: none in the first study; VANISHED: none in the second; NEITHER: none in
    both. TOO_FEW: too few to compare with, in any of the studies; HIDDEN: one of the numbers is hidden.
    """

    MORE = "more"
    FEWER = "fewer"
    SAME = "same"
    APPEARED = "appeared"
    VANISHED = "vanished"
    NEITHER = "neither"
    DEPENDS = "depends"
    TOO_FEW = "too_few"
    HIDDEN = "hidden"


ALIKE = (Change.SAME, Change.NEITHER, Change.TOO_FEW, Change.HIDDEN)  # of which no difference is said


@dataclass(frozen=True)
class Number:
    """How many, and of how many: both in the unit of the studies."""

    n: Count
    base: Count


@dataclass(frozen=True)
class Line:
    """A theme or a group that all studies have: its code and its number in each, in their order; which way the number goes from
    the first study to the last, and from each to the next (`steps`)."""

    codes: tuple[str, ...]
    numbers: tuple[Number, ...]
    change: Change
    steps: tuple[Change, ...]

    @property
    def is_nowhere(self) -> bool:
        """Whether no study has any of it."""
        return {self.change, *self.steps} == {Change.NEITHER}

    @property
    def differs_between(self) -> bool:
        """Whether it is as many at both ends, and not in between."""
        return self.change in (Change.SAME, Change.NEITHER) and any(step not in ALIKE for step in self.steps)


@dataclass(frozen=True)
class Group:
    """One group of an attribute that all studies have: the attribute and the value in each, in their order."""

    attributes: tuple[Attribute, ...]
    values: tuple[str, ...]

    def selections(self) -> tuple[Selection, ...]:
        """The findings of the group in each study."""
        return tuple(WHOLE.with_(**{each.name: (value,)}) for each, value in zip(self.attributes, self.values, strict=True))


def themes_beside(datasets: Sequence[Dataset], rows: Rows, fewest: int, group: Group | None = None) -> tuple[Line, ...]:
    """A line for each theme of `rows`, in their order; the base is what each study has, or the group in it.

    Raises ValueError where the studies count different things.
    """
    _same_unit(datasets)
    wanted = group.selections() if group else [WHOLE] * len(datasets)
    found = []
    for dataset, selection, themes in zip(datasets, wanted, zip(*rows, strict=True), strict=True):
        held = selection.rows(dataset)
        base = size(dataset, held)
        found.append([Number(n, base) for n in counts_of(count_by(dataset, held, "theme_id", list(themes)))])
    return _lines(rows, found, fewest)


def groups_beside(
    datasets: Sequence[Dataset], attributes: Sequence[Attribute], groups: Rows, fewest: int, themes: Sequence[str] = ()
) -> tuple[Line, ...]:
    """A line for each group of `groups`, in their order: how many of the group have the theme, of all in the group.

    `themes`: the theme in each study; with none the line says how many are in the group, of all in the study. Raises ValueError
    where the studies count different things.
    """
    _same_unit(datasets)
    found = []
    for dataset, each, values, theme in zip(
        datasets, attributes, zip(*groups, strict=True), themes or [""] * len(datasets), strict=True
    ):
        every = WHOLE.rows(dataset)
        sizes = counts_of(count_by(dataset, every, each.column, list(values)))
        if theme:
            rows = filter_rows(dataset, every, "theme_id", (theme,))
            numbers = counts_of(count_by(dataset, rows, each.column, list(values)))
            found.append([Number(*number) for number in zip(numbers, sizes, strict=True)])
        else:
            total = size(dataset, every)
            found.append([Number(number, total) for number in sizes])
    return _lines(groups, found, fewest)


def differ(lines: Sequence[Line]) -> bool:
    """Whether any number that may be compared differs."""
    return any(change not in ALIKE for line in lines for change in (line.change, *line.steps))


def numbers_of(dataset: Dataset, themes: Sequence[str]) -> pd.Series:
    """How many each of these themes of one study has. Index: the themes; NA where that is hidden."""
    return count_by(dataset, WHOLE.rows(dataset), "theme_id", themes)


def _same_unit(datasets: Sequence[Dataset]) -> None:
    if len(units := {dataset.unit: None for dataset in datasets}) > 1:
        raise ValueError(f"the studies count {' and '.join(units)}: these are not compared")


def _lines(rows: Rows, found: Sequence[Sequence[Number]], fewest: int) -> tuple[Line, ...]:
    """`found`: the numbers of each study, one a row."""
    lines = []
    for codes, numbers in zip(rows, zip(*found, strict=True), strict=True):
        few = not all(each.base is SUPPRESSED or is_at_least(each.base, fewest) for each in numbers)
        steps = tuple(_change(one, other, few) for one, other in pairwise(numbers))
        lines.append(Line(codes, numbers, _change(numbers[0], numbers[-1], few), steps))
    return tuple(lines)


def _change(first: Number, second: Number, few: bool) -> Change:
    one, other = first.n, second.n
    if first.base is SUPPRESSED or second.base is SUPPRESSED or one is SUPPRESSED or other is SUPPRESSED:
        return Change.HIDDEN
    if few:
        return Change.TOO_FEW
    if not one or not other:
        return Change.NEITHER if one == other else Change.VANISHED if one else Change.APPEARED
    if one == other:
        return Change.SAME
    return _which_way(one * second.base, other * first.base, Change.MORE if other > one else Change.FEWER)


def _which_way(one: int, other: int, number: Change) -> Change:
    """The way a number went, where the shares (each number times the other's base) go no other way."""
    goes_on = other >= one if number == Change.MORE else other <= one
    return number if goes_on else Change.DEPENDS
