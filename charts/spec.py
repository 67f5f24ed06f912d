"""What a chart shows, told once: the screen, the slide, the document, the workbook and the page each draw it from here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from wording.counts import SUPPRESSED, Count, counts_of

SHAPES = ("bars", "experience", "balance", "matrix", "table")
NEGATIVE, POSITIVE = "negative", "positive"


@dataclass(frozen=True)
class Row:
    """A row: its name, how many it has (None where that is not said under the name), the group it stands in.

    A `silent` row is what is not stated: no answer, and drawn hollow. `level`, the code of an experience level, says which
    side a row of a matrix is on: what helps is positive, what hinders negative; '' for neither. `gloss`: what the name
    covers, for who points at it.
    """

    label: str
    n: Count | None = None
    group: str = ""
    silent: bool = False
    level: str = ""
    gloss: str = ""


@dataclass(frozen=True)
class Series:
    """A value for each row: a count, or None where there is none.

    `level` is the code of an experience level, from which the colour comes; a `silent` series is what is not stated. `n` is
    how many the series has, where that is said under its name. `tone`: the place among the kinds of the kind that plain bars
    are of, from which their colour comes; -1 for none.
    """

    label: str
    values: tuple[Count | None, ...]
    level: str = ""
    n: Count | None = None
    silent: bool = False
    tone: int = -1

    @property
    def known(self) -> dict[int, int]:
        """The counts that are not hidden, by their rows."""
        return {row: value for row, value in enumerate(self.values) if value is not None and value is not SUPPRESSED}

    @property
    def hidden(self) -> list[int]:
        """The rows whose count is hidden."""
        return [row for row, value in enumerate(self.values) if value is SUPPRESSED]


@dataclass(frozen=True)
class ChartSpec:
    """One chart. `unit`: what it counts, in the plural. Each mark of it has a name, by which its findings open:

    - bars: one series. A mark is 'row', counted from 0.
    - experience: a series for each level from bad to good, then perhaps what is silent. A mark is 'row level'.
    - balance: a series for each side, from bad to good, rows of one side in one group; the sides stand beside each other. A
      mark is 'row'.
    - matrix: a series for each column; `across` stands above them all. A mark is 'row column', counted from 0.
    - table: words in place of a drawing; the table of its card is printed. One series, marks as in bars.
    """

    shape: str
    unit: str
    rows: tuple[Row, ...] = ()
    series: tuple[Series, ...] = ()
    across: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError where the shape is unknown or a series has not a value for each row."""
        if self.shape not in SHAPES:
            raise ValueError(f"shape is {self.shape!r}; allowed: {', '.join(SHAPES)}")
        if any(len(each.values) != len(self.rows) for each in self.series):
            raise ValueError(f"each series of {len(self.rows)} rows needs a value for each")

    @property
    def silence(self) -> Series | None:
        """The series of what is not stated, if it is drawn."""
        return next((each for each in self.series if each.silent), None)

    @property
    def told(self) -> tuple[Series, ...]:
        """The series that are not silence."""
        return tuple(each for each in self.series if not each.silent)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.rows and self.series)

    @property
    def above(self) -> list[int]:
        """How many rows stand above each: in a balance, of its own side."""
        if self.shape != "balance":
            return list(range(len(self.rows)))
        groups = [row.group for row in self.rows]
        return [groups[:place].count(group) for place, group in enumerate(groups)]

    @property
    def depth(self) -> int:
        """How many rows stand below each other."""
        return max(self.above, default=-1) + 1

    def first(self, rows: int) -> "ChartSpec":
        """The same chart with its first rows only; of a balance, with the first of each side."""
        kept = [place for place, above in enumerate(self.above) if above < rows]
        series = tuple(replace(each, values=tuple(each.values[place] for place in kept)) for each in self.series)
        return replace(self, rows=tuple(self.rows[place] for place in kept), series=series)

    def part_hidden(self, row: int) -> bool:
        """Whether a value of the row is hidden."""
        return any(row in each.hidden for each in self.series)

    def without_room(self, row: int, has_room: Callable[[int], bool]) -> str:
        """'Mixed 1, Negative 2': the numbers of a row that have no room in their parts of a bar, to stand beyond it."""
        known = [(each.label, each.known.get(row, 0)) for each in self.series]
        return ", ".join(f"{label} {number}" for label, number in known if number and not has_room(number))


def bars(table: pd.DataFrame, unit: str, tone: int = -1) -> ChartSpec:
    """Plain bars. `table`: columns label, count and, where some are silence, stated; `tone` as in `Series`."""
    stated = table["stated"] if "stated" in table else [True] * len(table)
    rows = tuple(Row(str(label), silent=not told) for label, told in zip(table["label"], stated, strict=True))
    return ChartSpec("bars", unit, rows, (Series(unit.capitalize(), counts_of(table["count"]), tone=tone),))


def experience(table: pd.DataFrame, levels: Sequence[tuple[str, str]], unit: str, silence: str = "") -> ChartSpec:
    """Experience by row. `table`: columns label, stated (said under the label), one for each of the `levels` (code and label,
    from bad to good) and, where `silence` gives what it is called, not_stated.
    """
    rows = tuple(Row(str(label), number) for label, number in zip(table["label"], counts_of(table["stated"]), strict=True))
    series = [Series(label, counts_of(table[code]), code) for code, label in levels]
    if silence:
        series.append(Series(silence, counts_of(table["not_stated"]), "not_stated", silent=True))
    return ChartSpec("experience", unit, rows, tuple(series))


def balance(table: pd.DataFrame, sides: Sequence[str], unit: str, sizes: Sequence[Count | None] = (None, None)) -> ChartSpec:
    """What hinders beside what helps. `table`: columns label, helps, findings and perhaps covers; `sides`: what the two are
    called, what hinders first; `sizes`: how many each has, where that is said."""
    helps, numbers = [bool(side) for side in table["helps"]], counts_of(table["findings"])
    glosses = table["covers"] if "covers" in table else [""] * len(table)
    rows = tuple(
        Row(str(label), group=sides[side], gloss=str(gloss))
        for label, side, gloss in zip(table["label"], helps, glosses, strict=True)
    )
    series = tuple(
        Series(
            heading,
            tuple(number if side == wanted else None for number, side in zip(numbers, helps, strict=True)),
            level,
            n,
        )
        for heading, n, wanted, level in zip(sides, sizes, (False, True), (NEGATIVE, POSITIVE), strict=True)
    )
    return ChartSpec("balance", unit, rows, series)


def matrix(counts: pd.DataFrame, rows: Sequence[Row], columns: Sequence[Series], unit: str, across: str = "") -> ChartSpec:
    """Counts by two attributes. `counts`: a row for each of `rows`, a column for each of `columns`, whose values it gives."""
    series = tuple(replace(column, values=counts_of(counts.iloc[:, place])) for place, column in enumerate(columns))
    return ChartSpec("matrix", unit, tuple(rows), series, across)


def table(rows: pd.DataFrame, unit: str) -> ChartSpec:
    """What only a table can show. `rows`: columns label and count."""
    return replace(bars(rows, unit), shape="table")
