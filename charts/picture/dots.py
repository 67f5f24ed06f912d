"""Counts by two attributes as dots, each as large as its number; what is not stated hollow and a little apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from charts.picture.letters import longest_word, wrapped
from charts.picture.parts import EDGE, LINE, NEUTRAL, PAGE, SIZE, TEXT, Box, Dot, Drawing, Part, Room, Rule, Words, written
from charts.spec import ChartSpec
from charts.style import GROUP_GAP, HEADING
from wording.counts import HIDDEN, PROTECTED, amount

ROW, DOT, ZERO = 36, 32, 5  # pixels: the lowest row, across the largest dot, across one for 0
APART = 0.35  # of a row or column: the gap before silence
NAMES, BETWEEN = 0.3, 10  # of the width: the most that names take; between two names
EIGHTH = sqrt(0.5)  # how far down and across a line goes that is turned an eighth
SMALLER = 14  # letters of column names that would else stand slanted


@dataclass(frozen=True)
class Columns:
    """Where the columns stand, how far apart, how high their names are, and the names as they are drawn."""

    at: tuple[float, ...]
    pitch: float
    height: float
    names: tuple[Words, ...]


def matrix(spec: ChartSpec, room: Room) -> Drawing:
    """A dot for each count, its area by the count, in the colour of its row's side; 0 is faint, a hidden one a hatched square
    as large as the largest dot. Silence does not count towards what is large."""
    names = [_row_lines(spec, row, room) for row in range(len(spec.rows))]
    groups = {row.group for row in spec.rows if row.group}
    left = max(
        [
            *(room.measure(line, SIZE, False) for lines in names for line in lines),
            *(room.measure(group, SIZE, True) for group in groups),
            0.0,
        ]
    )
    columns = _columns(spec, left + BETWEEN, room)
    parts: list[Part] = list(columns.names)
    middles, headings, bottom = _down(spec, names, columns.height)
    for top, group in headings:
        parts += written([group], left, top, bold=True, anchor="end")
        parts.append(Rule(left + BETWEEN, top + LINE / 2, room.width, top + LINE / 2))
    for row, (lines, middle) in enumerate(zip(names, middles, strict=True)):
        parts += written(lines, left, middle - LINE * len(lines) / 2, anchor="end")
        for column, x in enumerate(columns.at):
            parts += _cell(spec, (row, column), (x, middle), min(DOT, columns.pitch - 4), room)
    said = {
        f"{row} {column}": f"{spec.rows[row].label}, {series.label}: {amount(series.values[row], spec.unit, PROTECTED)}"
        for column, series in enumerate(spec.series)
        for row in range(len(spec.rows))
        if series.known.get(row, 1)
    }
    return Drawing(room.width, bottom, tuple(parts), said)


def _row_lines(spec: ChartSpec, row: int, room: Room) -> list[str]:
    said = spec.rows[row]
    lines = wrapped(said.label, room.width * NAMES, room.measure, SIZE)
    return [*lines, *([] if said.n is None else [amount(said.n, spec.unit, HIDDEN)])]


def _down(spec: ChartSpec, names: Sequence[Sequence[str]], top: float) -> tuple[list[float], list[tuple[float, str]], float]:
    """The middle of each row, the top and name of each group, and where the last row ends."""
    middles, headings = [], []
    for row, (said, lines) in enumerate(zip(spec.rows, names, strict=True)):
        if said.group and (not row or said.group != spec.rows[row - 1].group):
            top += GROUP_GAP * ROW if row else 0
            headings.append((top, said.group))
            top += HEADING * ROW
        high = max(ROW, LINE * len(lines) + BETWEEN)
        top += APART * ROW * said.silent
        middles.append(top + high / 2)
        top += high
    return middles, headings, top


def _columns(spec: ChartSpec, left: float, room: Room) -> Columns:
    """The names side by side where the longest word fits its column, perhaps in smaller letters; else slanted."""
    heads = [each.label if each.n is None else f"{each.label} {amount(each.n, spec.unit, HIDDEN)}" for each in spec.series]
    gaps = APART * sum(each.silent for each in spec.series)
    pitch = (room.width - left) / max(1.0, len(heads) + gaps)
    across = [*wrapped(spec.across, room.width - left, room.measure, SIZE)] if spec.across else []
    above = LINE * len(across) + (6 if across else 0)
    size = next((size for size in (SIZE, SMALLER) if _fits(heads, pitch - BETWEEN, size, room)), 0)
    if size:
        at = _places(spec, left, pitch)
        lines = [_head_lines(each.label, each.n, spec.unit, pitch - BETWEEN, size, room) for each in spec.series]
        high = max(map(len, lines), default=0)
        step = size * LINE / SIZE
        words = [
            word
            for x, mine in zip(at, lines, strict=True)
            for word in written(mine, x, above + (high - len(mine)) * step, size=size, anchor="middle")
        ]
        height = above + high * step + 6
    else:
        long = [room.measure(head, SIZE, False) for head in heads]
        # so that each name ends within the picture
        ends = [
            (room.width - left - each * EIGHTH) / (at / pitch) for each, at in zip(long, _places(spec, 0, pitch), strict=True)
        ]
        pitch = min([pitch, *ends])
        at = _places(spec, left, pitch)
        height = above + (max(long, default=0.0) + SIZE) * EIGHTH + 10
        y = height - 6
        words = [Words(x, y + SIZE * 0.34, head, turned=(x, y)) for x, head in zip(at, heads, strict=True)]
    middle = (left + (at[-1] + pitch / 2 if at else room.width)) / 2
    return Columns(tuple(at), pitch, height, (*written(across, middle, 0, anchor="middle"), *words))


def _fits(heads: Sequence[str], wide: float, size: int, room: Room) -> bool:
    return all(longest_word(head, room.measure, size) <= wide for head in heads)


def _head_lines(label: str, n: int | None, unit: str, wide: float, size: int, room: Room) -> list[str]:
    number = [] if n is None else wrapped(amount(n, unit, HIDDEN), wide, room.measure, size)
    return [*wrapped(label, wide, room.measure, size), *number]


def _places(spec: ChartSpec, left: float, pitch: float) -> list[float]:
    at, x = [], left
    for series in spec.series:
        x += APART * pitch * series.silent
        at.append(x + pitch / 2)
        x += pitch
    return at


def _cell(spec: ChartSpec, cell: tuple[int, int], at: tuple[float, float], largest: float, room: Room) -> list[Part]:
    (row, column), (x, y) = cell, at
    series, mark = spec.series[column], f"{row} {column}"
    if row in series.hidden:
        return [Box(x - largest / 2, y - largest / 2, largest, largest, PAGE, EDGE, hatched=True, mark=mark)]
    count = series.known.get(row)
    if count is None:
        return []
    if not count:
        return [Dot(x, y, ZERO / 2, EDGE, faint=True)]
    silent = spec.rows[row].silent or series.silent
    colour = PAGE if silent else spec.rows[row].level or NEUTRAL
    radius = largest / 2 * sqrt(min(1.0, count / _most(spec)))
    within = 2 * radius >= room.measure(str(count), SIZE, False) + 7
    ink = EDGE if silent else f"on {colour}" if within else TEXT
    number = Words(
        x if within else x + radius + 4,
        y + SIZE * 0.34,
        str(count),
        colour=ink,
        anchor="middle" if within else "start",
        mark=mark,
    )
    return [Dot(x, y, radius, colour, EDGE if silent else "", mark=mark), number]


def _most(spec: ChartSpec) -> int:
    """The largest count of what is told."""
    told = [count for each in spec.told for row, count in each.known.items() if not spec.rows[row].silent]
    return max([1, *told])
