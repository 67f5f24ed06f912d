"""Two studies side by side: how many in each, by theme or by group, and which way a number went.

Only findings, or only people, stand side by side; each study hides its own small groups. A number is never compared where
either study has fewer than `fewest` to compare it with. Numbers are of the studies' own default: their results and
recommendations, where a study codes what its findings rest on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from analysis.counts import count_by, size
from analysis.disclosure.subsets import filter_rows
from analysis.model.count import SUPPRESSED, Count, counts_of, is_at_least
from analysis.model.dataset import Dataset
from analysis.model.schema import Attribute
from analysis.selection import Selection
from analysis.waves.joining import Pairs

WHOLE = Selection()  # of each study what it counts where nothing is asked for


class Change(StrEnum):
    """Which way a number goes from the first study to the second.

    MORE and FEWER are said only where the share of the base goes no other way; where it does, the number went up or down
    because the base did, and that is DEPENDS. APPEARED: none in the first study; VANISHED: none in the second; NEITHER: none in
    both. TOO_FEW: too few to compare with; HIDDEN: one of the numbers is hidden.
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


@dataclass(frozen=True)
class Number:
    """How many, and of how many: both in the unit of the studies."""

    n: Count
    base: Count


@dataclass(frozen=True)
class Line:
    """A theme or a group that both studies have: its code in each, its number in each, which way that goes."""

    codes: tuple[str, str]
    first: Number
    second: Number
    change: Change


@dataclass(frozen=True)
class Group:
    """One group of an attribute that both studies have: the attribute and the value in each."""

    attributes: tuple[Attribute, Attribute]
    values: tuple[str, str]

    def selections(self) -> tuple[Selection, Selection]:
        """The findings of the group in each study."""
        first, second = (WHOLE.with_(**{each.name: (value,)}) for each, value in zip(self.attributes, self.values, strict=True))
        return first, second


def themes_beside(first: Dataset, second: Dataset, pairs: Pairs, fewest: int, group: Group | None = None) -> tuple[Line, ...]:
    """A line for each pair of themes, in their order; the base is what each study has, or the group in it.

    Raises ValueError where the two count different things.
    """
    _same_unit(first, second)
    wanted = group.selections() if group else (WHOLE, WHOLE)
    found = []
    for place, (dataset, selection) in enumerate(zip((first, second), wanted, strict=True)):
        rows = selection.rows(dataset)
        counts = counts_of(count_by(dataset, rows, "theme_id", [pair[place] for pair in pairs]))
        base = size(dataset, rows)
        found.append([Number(n, base) for n in counts])
    return _lines(pairs, found[0], found[1], fewest)


def groups_beside(
    first: Dataset,
    second: Dataset,
    attributes: tuple[Attribute, Attribute],
    groups: Pairs,
    fewest: int,
    themes: tuple[str, str] = ("", ""),
) -> tuple[Line, ...]:
    """A line for each pair of groups, in their order: how many of the group have the theme, of all in the group.

    Without `themes` the line says how many are in the group, of all in the study. Raises ValueError where the two count
    different things.
    """
    _same_unit(first, second)
    found = []
    for place, (dataset, each, theme) in enumerate(zip((first, second), attributes, themes, strict=True)):
        values = [pair[place] for pair in groups]
        every = WHOLE.rows(dataset)
        sizes = counts_of(count_by(dataset, every, each.column, values))
        if theme:
            rows = filter_rows(dataset, every, "theme_id", (theme,))
            numbers = counts_of(count_by(dataset, rows, each.column, values))
            found.append([Number(*number) for number in zip(numbers, sizes, strict=True)])
        else:
            total = size(dataset, every)
            found.append([Number(number, total) for number in sizes])
    return _lines(groups, found[0], found[1], fewest)


def differ(lines: Sequence[Line]) -> bool:
    """Whether any number that may be compared differs."""
    alike = (Change.SAME, Change.NEITHER, Change.TOO_FEW, Change.HIDDEN)
    return any(line.change not in alike for line in lines)


def numbers_of(dataset: Dataset, themes: Sequence[str]) -> pd.Series:
    """How many each of these themes of one study has. Index: the themes; NA where that is hidden."""
    return count_by(dataset, WHOLE.rows(dataset), "theme_id", themes)


def _same_unit(first: Dataset, second: Dataset) -> None:
    if first.unit != second.unit:
        raise ValueError(f"the first study counts {first.unit}, the second {second.unit}: these are not compared")


def _lines(pairs: Pairs, first: list[Number], second: list[Number], fewest: int) -> tuple[Line, ...]:
    return tuple(
        Line(codes, one, other, _change(one, other, fewest)) for codes, one, other in zip(pairs, first, second, strict=True)
    )


def _change(first: Number, second: Number, fewest: int) -> Change:
    one, other = first.n, second.n
    if SUPPRESSED in (first.base, second.base) or one is SUPPRESSED or other is SUPPRESSED:
        return Change.HIDDEN
    if not (is_at_least(first.base, fewest) and is_at_least(second.base, fewest)):
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
