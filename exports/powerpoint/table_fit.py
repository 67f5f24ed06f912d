"""The largest type in which a table fits on a slide, the widths of its columns and the heights of its rows. In points."""

from dataclasses import replace

from exports.office_text import LEADING, lines_of, width_of
from exports.powerpoint.cells import PAD, TIGHT, Fitted, Grid
from exports.powerpoint.text import Box

SIZES = (20, 18, 16, 14, 13, 12, 11)
LEAST_SHARE, MOST_SHARE, WIDEST_COUNT = 0.2, 0.4, 116  # of the table, for the names of rows; of a column of counts
SPREAD = 0.6  # of its height, by which a row may be higher where there is room
STANDING = 150  # how high the heads of narrow columns may stand
FOOT = 20  # for what is said below a table of which rows are left out


def fit_grid(grid: Grid, box: Box) -> Fitted:
    """The largest type in which all rows fit, the heads lying if they can; else the first rows in the smallest."""
    tried = (_set(grid, box.width, size, standing) for standing in (False, True) for size in SIZES)
    made = [each for each in tried if each is not None]
    for fitted in made:
        spare = box.height - fitted.head - sum(fitted.heights)
        if spare >= 0:
            more = spare / max(1, len(fitted.heights))
            return replace(fitted, heights=tuple(height + min(more, height * SPREAD) for height in fitted.heights))
    return _cut(grid, next(each for each in made if each.size == SIZES[-1]), box.height - FOOT)


def _cut(grid: Grid, fitted: Fitted, room: float) -> Fitted:
    number, used = 0, fitted.head
    while number < len(fitted.heights) and used + fitted.heights[number] <= room:
        used += fitted.heights[number]
        number += 1
    while number and len(grid.rows[number - 1]) == 1:
        number -= 1  # the name of a group none of whose rows fits
    return replace(fitted, heights=fitted.heights[:number])


def _set(grid: Grid, width: float, size: int, standing: bool) -> Fitted | None:
    """The grid with its rows in type of `size`; None where its heads cannot lie or stand as they are asked to."""
    widths = _widths(grid, width, size, standing)
    inner = [widths[0] - 2 * PAD, *(each - 2 * (TIGHT if grid.is_counts else PAD) for each in widths[1:])]
    head_size = SIZES[-1] if standing else _head_size(grid, inner, size)
    if not head_size or (standing and not grid.is_counts) or (size > SIZES[-1] and _is_broken(grid, inner, size)):
        return None
    if standing:
        head = min(STANDING, max(width_of(" ".join(words), head_size, True) for words in grid.heads[1:])) + 4 * PAD
    else:
        heads = zip(grid.heads, inner, strict=True)
        lines = max(sum(len(lines_of(text, head_size, each, True)) for text in words if text) for words, each in heads)
        head = lines * head_size * LEADING + 2 * TIGHT
    heights = [
        max(len(lines_of(text, size, each)) for text, each in zip(row, inner, strict=False)) * size * LEADING + 2 * TIGHT
        for row in grid.rows
    ]
    return Fitted(size, head_size, tuple(widths), head, tuple(heights), standing)


def _is_broken(grid: Grid, inner: list[float], size: int) -> bool:
    """Whether a word in place of a count is wider than its column."""
    words = {cell for row in grid.rows for cell in row[1:] if not cell.isdigit()} if grid.is_counts else ()
    return any(width_of(word, size) > inner[1] for word in words)


def _head_size(grid: Grid, inner: list[float], size: int) -> int:
    """The largest type, at most `size`, in which no word of a head is wider than its column; 0 where there is none."""
    words = [(word, room) for head, room in zip(grid.heads, inner, strict=True) for text in head for word in text.split(" ")]
    fits = (each for each in SIZES if each <= size and all(width_of(word, each, True) <= room for word, room in words))
    return next(fits, 0 if grid.is_counts else size)


def _widths(grid: Grid, width: float, size: int, standing: bool) -> list[float]:
    """Names of rows as wide as they are, within bounds and what the heads leave; counts alike; sentences by their length."""
    others = len(grid.heads) - 1
    longest = [
        max(width_of(text, size, text == head[0]) for text in (head[0], *(row[column] for row in grid.rows if len(row) > 1)))
        for column, head in enumerate(grid.heads)
    ]
    first = min(longest[0] + 2 * PAD, width * MOST_SHARE)
    if grid.is_counts:
        words = [word for head in grid.heads[1:] for text in head for word in text.split(" ")]
        least = max((width_of(word, SIZES[-1], True) for word in words if not standing), default=2 * size) + 2 * TIGHT
        first = max(min(first, width - others * least), width * LEAST_SHARE)
        return [first, *[min(WIDEST_COUNT, (width - first) / max(1, others))] * others]
    shares = [max(1.0, length) ** 0.5 for length in longest[1:]]  # between alike and as long as their text
    return [first, *((width - first) * share / sum(shares) for share in shares)]
