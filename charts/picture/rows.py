"""Bars row by row: plain ones, those of experience, and what hinders beside what helps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from charts.picture.colours import kind_colour
from charts.picture.letters import wrapped
from charts.picture.parts import EDGE, LINE, PAGE, SIZE, TEXT, Box, Drawing, Part, Room, Rule, Words, moved, written
from charts.spec import ChartSpec, Row, Series
from charts.style import STUB, THICK
from wording.counts import HIDDEN, PROTECTED, amount

ROW, LOW = 46, 34  # the lowest row, and that of a balance
BETWEEN = 10  # between the names of two rows, and between a name and its bar
THIN = 24  # a bar below its name
NAMES, LEAST = 0.36, 200  # of the width, and in pixels: the most that names take
SQUARE = 14  # of a legend
SMALLEST = 12  # letters of a number in a short bar: 8 points on paper
BETWEEN_SIDES = 28


@dataclass(frozen=True)
class Lane:
    """The place of a row: the middle of its bar, the top of its name and its lines."""

    middle: float
    top: float
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Lanes:
    """The places of all rows, where the bars begin, how thick they are, where the last row ends."""

    lanes: tuple[Lane, ...]
    left: float
    thick: float
    bottom: float


@dataclass(frozen=True)
class Look:
    """How the bars of one colour look: the lowest row, how far the names reach, the largest number of the scale, and the room
    beyond the longest bar."""

    colour: str
    low: int
    names: float
    most: int
    spare: float


def bars(spec: ChartSpec, room: Room) -> Drawing:
    """One bar a row and its number at its end: silence hollow, a hidden one a hatched stub of a fixed length."""
    return _one_colour(
        spec, spec.series[0], [*range(len(spec.rows))], room, _look(spec, kind_colour(spec.series[0].tone), ROW, room)
    )


def experience(spec: ChartSpec, room: Room) -> Drawing:
    """Bars that begin at one line, from bad to good, on one scale: what is not stated pale at the right end, and beyond it a
    hatched stub of a fixed length where a part is hidden. What has no room in its part stands beyond the bar."""
    legend, top = _legend(spec, room)
    rows = range(len(spec.rows))
    lanes = _lanes(spec, rows, room, top, ROW)
    left, thick = lanes.left, lanes.thick
    longest = max([1, *(sum(each.known.get(row, 0) for each in spec.series) for row in rows)])
    stub = STUB * longest
    ends = [sum(each.known.get(row, 0) for each in spec.series) + stub * spec.part_hidden(row) for row in rows]
    scale = (room.width - left) / max([1, *ends])
    spare = max([0.0, *(ends[row] * scale + _beyond_width(spec, row, scale, room) + left - room.width for row in rows)])
    scale = (room.width - left - spare) / max([1, *ends])
    parts: list[Part] = list(legend)
    for row, lane in zip(rows, lanes.lanes, strict=True):
        parts += _name(lane, left, "", room)
        x = left
        for series in spec.series:
            number = series.known.get(row, 0)
            bar = Box(x, lane.middle - thick / 2, number * scale, thick, PAGE)
            parts += _segment(series, number, bar, row, room)
            x += number * scale
        hidden = next((each.level for each in spec.series if row in each.hidden), None)
        if hidden is not None:
            parts.append(_hatched(x, lane.middle, stub * scale, thick, f"{row} {hidden}"))
        parts.append(Words(left + ends[row] * scale + 6, lane.middle + SIZE * 0.34, _beyond(spec, row, scale, room)))
    if lanes.lanes and not room.narrow:
        parts.append(Rule(left, top, left, lanes.bottom))
    said = {f"{row} {each.level}": _said(spec, row, each) for each in spec.series for row in rows}
    return Drawing(room.width, lanes.bottom, tuple(part for part in parts if not isinstance(part, Words) or part.text), said)


def balance(spec: ChartSpec, room: Room) -> Drawing:
    """A panel for each side that has rows, on one scale; below each other where there is no room beside."""
    sides = [each for each in spec.series if each.known or each.hidden] or list(spec.series)
    across = 1 if room.narrow else len(sides)
    panel = replace(room, width=(room.width - BETWEEN_SIDES * (across - 1)) / across)
    parts: list[Part] = []
    said: dict[str, str] = {}
    top, bottom = 0.0, 0.0
    for place, series in enumerate(sides):
        beside = place % across
        top = top if beside else bottom + (BETWEEN_SIDES if place else 0)
        heading = _heading(series, spec.unit, panel)
        look = _look(spec, series.level, LOW, panel)
        under = max(word.y for word in heading) + BETWEEN
        drawn = _one_colour(spec, series, sorted([*series.known, *series.hidden]), panel, look)
        parts += moved([*heading, *moved(drawn.parts, 0, under)], beside * (panel.width + BETWEEN_SIDES), top)
        bottom = max(bottom, top + under + drawn.height)
        said |= drawn.said
    return Drawing(room.width, bottom, tuple(parts), said)


def _look(spec: ChartSpec, colour: str, low: int, room: Room) -> Look:
    """The same scale for all series of a chart."""
    names = [line for row in spec.rows for line in _lines(row, spec.unit, room)]
    widest = max((room.measure(line, SIZE, False) for line in names), default=0.0)
    most = max([1, *(number for each in spec.series for number in each.known.values())])
    numbers = [str(most), *(HIDDEN for each in spec.series if each.hidden)]
    spare = max(room.measure(each, SIZE, False) for each in numbers) + BETWEEN
    return Look(colour, low, 0.0 if room.narrow else widest + BETWEEN, most, spare)


def _one_colour(spec: ChartSpec, series: Series, rows: Sequence[int], room: Room, look: Look) -> Drawing:
    """Bars of one colour for some of the rows, the number at the end of each."""
    lanes = _lanes(spec, rows, room, 0, look.low)
    left, thick = look.names, lanes.thick
    scale = (room.width - left - look.spare) / look.most
    parts: list[Part] = []
    for row, lane in zip(rows, lanes.lanes, strict=True):
        mark = str(row)
        parts += _name(lane, left, mark, room)
        if row in series.hidden:
            length, number = look.most * STUB * scale, HIDDEN
            parts.append(_hatched(left, lane.middle, length, thick, mark))
        else:
            length, number = series.known[row] * scale, str(series.known[row])
            fill, edge = (PAGE, EDGE) if spec.rows[row].silent else (look.colour, "")
            bar = Box(left, lane.middle - thick / 2, length, thick, fill, edge, mark=mark)
            parts += [bar] if length else []
        parts.append(Words(left + length + 6, lane.middle + SIZE * 0.34, number, mark=mark))
    if rows and not room.narrow:
        parts.append(Rule(left, 0, left, lanes.bottom))
    return Drawing(room.width, lanes.bottom, tuple(parts), {str(row): _said(spec, row, series) for row in rows})


def _lanes(spec: ChartSpec, rows: Sequence[int], room: Room, top: float, low: int) -> Lanes:
    names = [_lines(spec.rows[row], spec.unit, room) for row in rows]
    if room.narrow:
        lanes = []
        for lines in names:
            lanes.append(Lane(top + LINE * len(lines) + 2 + THIN / 2, top, tuple(lines)))
            top += LINE * len(lines) + 2 + THIN + BETWEEN
        return Lanes(tuple(lanes), 0.0, THIN, top)
    widest = max((room.measure(line, SIZE, False) for lines in names for line in lines), default=0.0)
    lanes = []
    for lines in names:
        high = max(low, LINE * len(lines) + BETWEEN)
        lanes.append(Lane(top + high / 2, top + (high - LINE * len(lines)) / 2, tuple(lines)))
        top += high
    return Lanes(tuple(lanes), widest + BETWEEN, low * THICK, top)


def _lines(row: Row, unit: str, room: Room) -> list[str]:
    """The name of a row in lines, how many it has on the last."""
    wide = room.width if room.narrow else max(room.width * NAMES, LEAST)
    return [*wrapped(row.label, wide, room.measure, SIZE), *([] if row.n is None else [amount(row.n, unit, HIDDEN)])]


def _name(lane: Lane, left: float, mark: str, room: Room) -> list[Words]:
    if room.narrow:
        return written(lane.lines, 0, lane.top, mark=mark)
    return written(lane.lines, left - BETWEEN, lane.top, anchor="end", mark=mark)


def _segment(series: Series, number: int, box: Box, row: int, room: Room) -> list[Part]:
    """One part of a bar and its number in it, in smaller letters where it is short; nothing for 0."""
    if not number:
        return []
    mark, colour = f"{row} {series.level}", PAGE if series.silent else series.level
    edge = EDGE if series.silent else PAGE
    parts: list[Part] = [replace(box, fill=colour, edge=edge, mark=mark)]
    size = _size_within(number, box.width, room)
    if size:
        on = TEXT if series.silent else f"on {colour}"
        middle = box.y + box.height / 2 + size * 0.34
        parts.append(Words(box.x + box.width / 2, middle, str(number), size, on, anchor="middle", mark=mark))
    return parts


def _size_within(number: int, width: float, room: Room) -> float:
    """The size of letters at which a number has room in a part of a bar; 0 where it would be too small to read."""
    size = min(SIZE, (width - 4) / room.measure(str(number), 1, False))
    return size if size >= SMALLEST else 0


def _beyond(spec: ChartSpec, row: int, scale: float, room: Room) -> str:
    return spec.without_room(row, lambda number: _size_within(number, number * scale, room) > 0)


def _beyond_width(spec: ChartSpec, row: int, scale: float, room: Room) -> float:
    said = _beyond(spec, row, scale, room)
    return room.measure(said, SIZE, False) + 8 if said else 0.0


def _hatched(x: float, middle: float, length: float, thick: float, mark: str) -> Box:
    return Box(x, middle - thick / 2, length, thick, PAGE, EDGE, hatched=True, mark=mark)


def _legend(spec: ChartSpec, room: Room) -> tuple[list[Part], float]:
    """What the colours mean, of those that are seen; and where the bars may begin."""
    seen = [each for each in spec.series if any(each.known.values())]
    entries = [(each.label, PAGE if each.silent else each.level, each.silent) for each in seen]
    hides = any(spec.part_hidden(row) for row in range(len(spec.rows)))
    parts: list[Part] = []
    x, top = 0.0, 0.0
    for label, colour, hollow in [*entries, *([(HIDDEN.capitalize(), "", True)] if hides else [])]:
        long = SQUARE + 6 + room.measure(label, SIZE, False)
        if x and x + long > room.width:
            x, top = 0.0, top + LINE
        square = Box(x, top + (LINE - SQUARE) / 2, SQUARE, SQUARE, colour or PAGE, EDGE if hollow else "", hatched=not colour)
        parts += [square, *written([label], x + SQUARE + 6, top)]
        x += long + 22
    return parts, top + LINE + BETWEEN if parts else 0.0


def _heading(series: Series, unit: str, room: Room) -> list[Words]:
    """What the bars of one side are, and how many they come to."""
    number = "" if series.n is None else amount(series.n, unit, HIDDEN)
    name = written(wrapped(series.label, room.width, room.measure, SIZE, True), 0, 0, bold=True)
    after = room.measure(series.label, SIZE, True) + BETWEEN
    if not number or len(name) > 1 or after + room.measure(number, SIZE, False) > room.width:
        return [*name, *written([number] if number else [], 0, LINE * len(name))]
    return [*name, replace(name[0], x=after, text=number, bold=False)]


def _said(spec: ChartSpec, row: int, series: Series) -> str:
    """'Time, Negative: 3 findings'."""
    name = spec.rows[row].label
    named = f"{name}, {series.label}" if spec.shape == "experience" else name
    return f"{named}: {amount(series.known[row], spec.unit) if row in series.known else PROTECTED}"
