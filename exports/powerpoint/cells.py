"""The cells of a table on a slide: what they hold, how large, their shades and lines. Lengths are in points."""

from dataclasses import dataclass, field

from pptx.enum.dml import MSO_PATTERN
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Pt

from charts.style import LIGHT
from exports.office_text import colour_of, shortened
from exports.powerpoint.text import Box, describe, write_into
from wording.counts import HIDDEN_CELL

PAD, TIGHT = 5, 1  # inside a cell: beside its text; beside a number, and above and below any text
TINT = 0.5  # how much of the app's colour: dark text stands on it
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's 'No Style, No Grid'
SIDES = ("lnL", "lnR", "lnT", "lnB")


@dataclass(frozen=True)
class Grid:
    """A table as text: the heads of its columns (a name, and what is said under it), its rows (the name first).

    A row of one text is the name of the group of rows below it. `fills`: the app's colour of a count by row and column,
    from 0, '' for a count of 0; page colour means hollow, silence.
    """

    heads: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]
    fills: dict[tuple[int, int], str] = field(default_factory=dict)
    is_counts: bool = False


@dataclass(frozen=True)
class Fitted:
    """How a grid is set: sizes of type, the width of each column, the heights of the head and of each row that fits."""

    size: int
    head_size: int
    widths: tuple[float, ...]
    head: float
    heights: tuple[float, ...]
    standing: bool


def draw_grid(slide: Slide, grid: Grid, fitted: Fitted, box: Box, alt: str) -> None:
    """The table from the top left of `box` on; `alt` is read out for it."""
    rows = grid.rows[: len(fitted.heights)]
    size = Box(box.left, box.top, sum(fitted.widths), fitted.head + sum(fitted.heights))
    frame = slide.shapes.add_table(len(rows) + 1, len(grid.heads), *size.emu)
    describe(frame, "Table", alt)
    table = frame.table
    table.first_row, table.first_col, table.horz_banding = True, True, False
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE
    for column, width in zip(table.columns, fitted.widths, strict=True):
        column.width = Pt(width)
    for row, height in zip(table.rows, (fitted.head, *fitted.heights), strict=True):
        row.height = Pt(height)
    head, *body = ([*row.cells] for row in table.rows)
    for column, (cell, words) in enumerate(zip(head, grid.heads, strict=True)):
        _write_head(cell, words, fitted, grid.is_counts and column > 0)
    for row, (cells, texts) in enumerate(zip(body, rows, strict=True)):
        if len(texts) == 1:
            cells[0].merge(cells[-1])
            _write(cells[0], [(texts[0], "")], fitted.size)
            continue
        for column, (cell, text) in enumerate(zip(cells, texts, strict=True)):
            if grid.is_counts and column:
                _write_count(cell, text, fitted.size, grid.fills[row, column])
            else:
                _write(cell, [("", text)], fitted.size)
                _draw_lines(cell, LIGHT.panel, SIDES[3:])
    for cell, *_ in (head, *body):
        cell.margin_left = 0  # in line with what stands above the table


def _write_head(cell: _Cell, words: tuple[str, str], fitted: Fitted, is_count: bool) -> None:
    name, below = words
    if fitted.standing and is_count:
        room = fitted.head - 4 * PAD
        _write(cell, [(shortened(f"{name} {below}".strip(), fitted.head_size, room, 1, bold=True), "")], fitted.head_size)
        cell._tc.get_or_add_tcPr().set("vert", "vert270")
    else:
        _write(cell, [(name, ""), *([("", below)] if below else [])], fitted.head_size, is_count)
        cell.vertical_anchor = MSO_ANCHOR.BOTTOM
    _draw_lines(cell, LIGHT.text, SIDES[3:])


def _write_count(cell: _Cell, text: str, size: int, fill: str) -> None:
    """A count: shaded, hollow where it stands for silence, hatched where it is hidden, or a quiet 0."""
    _write(cell, [(text, "")] if fill else [("", text)], size, is_count=True)
    if not fill:
        cell.text_frame.paragraphs[0].runs[0].font.color.rgb = colour_of(LIGHT.line)
    elif text == HIDDEN_CELL:
        cell.fill.patterned()
        cell.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        cell.fill.fore_color.rgb, cell.fill.back_color.rgb = colour_of(_tint(LIGHT.line)), colour_of(LIGHT.page)
    elif fill != LIGHT.page:
        cell.fill.solid()
        cell.fill.fore_color.rgb = colour_of(_tint(fill))
    if fill == LIGHT.page:
        _draw_lines(cell, LIGHT.line, SIDES)
    else:
        _draw_lines(cell, LIGHT.page if fill else LIGHT.panel, ("lnL", "lnR", "lnB") if fill else SIDES[3:])


def _write(cell: _Cell, paragraphs: list[tuple[str, str]], size: int, is_count: bool = False) -> None:
    cell.margin_left = cell.margin_right = Pt(TIGHT if is_count else PAD)
    cell.margin_top = cell.margin_bottom = Pt(TIGHT)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    write_into(cell.text_frame, paragraphs, size)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.CENTER if is_count else PP_ALIGN.LEFT


def _draw_lines(cell: _Cell, colour: str, sides: tuple[str, ...]) -> None:
    properties = cell._tc.get_or_add_tcPr()
    for place, side in enumerate(sides):  # before the fill, in this order
        line = f'<a:{side} {nsdecls("a")} w="{Pt(1)}"><a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill></a:{side}>'
        properties.insert(place, parse_xml(line))


def _tint(colour: str) -> str:
    channels = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - channel) * TINT):02X}" for channel in channels)
