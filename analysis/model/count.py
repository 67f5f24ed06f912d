"""A number that may be hidden to protect people, and how it is read out of a frame, where a hidden one is NA."""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any, Final, NoReturn, TypeGuard

import pandas as pd


class Suppressed(Enum):
    """A number that is hidden. It says so wherever it is printed, and is equal to no number.

    Raises TypeError where it is added, ordered, made a number or asked whether it is true.
    """

    SUPPRESSED = "Hidden"

    def __bool__(self) -> NoReturn:
        raise TypeError("a hidden number is neither 0 nor another: ask whether it is SUPPRESSED")

    def __str__(self) -> str:
        return self.value


SUPPRESSED: Final = Suppressed.SUPPRESSED
Count = int | Suppressed
FEWEST_TO_COMPARE = 5


def count_of(cell: Any) -> Count:
    """One cell of a frame of counts: SUPPRESSED for NA. Raises TypeError or ValueError where it is no number."""
    return SUPPRESSED if pd.isna(cell) else int(cell)


def counts_of(cells: Iterable[Any]) -> tuple[Count, ...]:
    """The same for each cell of a column or a row."""
    return tuple(count_of(cell) for cell in cells)


def items_of(counts: pd.Series) -> list[tuple[str, Count]]:
    """Each name in the index of a column or a row, with its count."""
    return list(zip(counts.index, counts_of(counts), strict=True))


def is_at_least(count: Count, fewest: int) -> TypeGuard[int]:
    """Whether a count is shown, and no less than `fewest`."""
    return count is not SUPPRESSED and count >= fewest


def highest(counts: Iterable[Count]) -> Count:
    """The highest of the counts, 0 of none; hidden where one of them is, which might be the highest.

    A number can be hidden to protect another, and then be large. So whatever is said to come first asks here."""
    most = 0
    for count in counts:
        if count is SUPPRESSED:
            return SUPPRESSED
        most = max(most, count)
    return most


def come_first(names: Sequence[str], counts: Sequence[Count], fewest: int = FEWEST_TO_COMPARE) -> list[str]:
    """The names that have the highest count, in order; none where that is below `fewest`, where any count is hidden, and where
    there is one name only, which comes before no other."""
    most = highest(counts)
    if len(names) == 1 or not is_at_least(most, fewest):
        return []
    return [name for name, count in zip(names, counts, strict=True) if count == most]


def all_hidden(counts: pd.DataFrame | pd.Series) -> bool:
    """Whether some counts of a frame or a column are hidden and none but 0 is shown."""
    return bool(counts.isna().any(axis=None)) and not counts.fillna(0).any(axis=None)
