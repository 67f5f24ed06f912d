"""A table of words and numbers, as a picture."""

from collections.abc import Sequence

from charts.picture.letters import longest_word, wrapped
from charts.picture.parts import LINE, SIZE, Drawing, Part, Room, Rule, written

GAP, PADDING = 20, 7  # pixels: between two columns; above and below the words of a cell
Cell = tuple[str, bool]  # what it says, and whether that is a number, which stands at the right


def table(heads: Sequence[str], rows: Sequence[Sequence[Cell]], room: Room) -> Drawing:
    """The rows under their heads, a thin line between them; numbers stand at the right of their column."""
    columns = len(heads)
    texts = [[(head, False) for head in heads], *(list(row) for row in rows)]
    widths = _widths([[row[place][0] for row in texts] for place in range(columns)], room)
    lefts = [sum(widths[:place]) + GAP * place for place in range(columns)]
    right = [bool(rows) and all(row[place][1] for row in rows) for place in range(columns)]
    parts: list[Part] = []
    top = 0.0
    for number, row in enumerate(texts):
        bold = number == 0
        cells = [wrapped(said, wide, room.measure, SIZE, bold) for (said, _), wide in zip(row, widths, strict=True)]
        for lines, left, wide, at_right in zip(cells, lefts, widths, right, strict=True):
            x = left + wide if at_right else left
            parts += written(lines, x, top + PADDING, bold=bold, anchor="end" if at_right else "start")
        top += LINE * max(1, *map(len, cells)) + 2 * PADDING
        parts.append(Rule(0, top, room.width, top))
    parts.pop()
    return Drawing(room.width, top, tuple(parts))


def _widths(columns: Sequence[Sequence[str]], room: Room) -> list[float]:
    """As wide as the words are where all of it fits; else each at least its longest word and a share of the rest."""
    free = room.width - GAP * (len(columns) - 1)
    natural = [max(room.measure(text, SIZE, True) for text in texts) for texts in columns]
    if sum(natural) <= free:
        return natural
    least = [max(longest_word(text, room.measure, SIZE, True) for text in texts) for texts in columns]
    if sum(least) >= free:
        return [free * each / sum(least) for each in least]
    wants = [each - low for each, low in zip(natural, least, strict=True)]
    return [low + (free - sum(least)) * want / sum(wants) for low, want in zip(least, wants, strict=True)]
