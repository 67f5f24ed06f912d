"""A view as an OpenDocument workbook (.ods): the sheets that `exports.sheets` plans; `spreadsheet.xml` says how they are
written, `spreadsheet_styles.xml` how they look."""

from dataclasses import dataclass
from datetime import date
from numbers import Number

import pandas as pd

from exports.model import Exhibit, View
from exports.office_text import plain
from exports.opendocument.package import SPREADSHEET, packed
from exports.sheets import Column, Contents, Line, Pair, Part, Rows, SheetPlan, columns_of, sheets_of, text_of
from wording.text import written

MM = 2.0  # a letter is so wide
TEXT_WIDTH, PAIRS = 64, (34, 100)  # letters: the first column of an exhibit; a label and what is said of it
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Cell:
    """A cell: what it shows, in which style; its value where it is a number or a date; where it leads to."""

    text: str
    style: str = "text"
    kind: str = "text"
    value: str = ""
    link: str = ""


Cells = tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet: the rows above the head of its table, that head, the rows below; how wide its columns are, in millimetres."""

    name: str
    description: str
    widths: tuple[int, ...]
    above: tuple[Cells, ...]
    head: Cells
    below: tuple[Cells, ...]
    range: str
    on_its_side: bool

    @property
    def fixed(self) -> int:
        """How many rows stay in view; 0 where there is no table."""
        return len(self.above) + 1 if self.head else 0


def write_spreadsheet(view: View, exhibits: tuple[Exhibit, ...]) -> bytes:
    """The workbook, the same sheets and numbers as the one for Excel."""
    sheets = [_sheet(plan) for plan in sheets_of(view, exhibits)]
    widths = sorted({width for sheet in sheets for width in sheet.widths})
    return packed(SPREADSHEET, view, view.title, sheets=sheets, widths=widths, footer=plain(view.title))


def _sheet(plan: SheetPlan) -> Sheet:
    """The plan of a sheet, which has one table at most."""
    place = next((number for number, part in enumerate(plan.parts) if isinstance(part, Rows)), len(plan.parts))
    above = tuple(_row(part) for part in plan.parts[:place])
    if place == len(plan.parts):
        return Sheet(plan.name, plan.name, tuple(map(_mm, PAIRS)), above, (), (), "", plan.on_its_side)
    rows = plan.parts[place]
    assert isinstance(rows, Rows)
    columns = columns_of(rows.table)
    least = TEXT_WIDTH if rows.is_wide_first else 0
    below = tuple(_record(cells, columns) for cells in rows.table.itertuples(index=False, name=None))
    return Sheet(
        name=plan.name,
        description=plain(rows.description),
        widths=(_mm(max(least, columns[0].width)), *(_mm(column.width) for column in columns[1:])),
        above=above,
        head=tuple(Cell(column.header, "number-head" if column.is_number else "head") for column in columns),
        below=(*below, *(_row(part) for part in plan.parts[place + 1 :])),
        range=_range(plan.name, len(above) + 1, len(columns), len(below)),
        on_its_side=plan.on_its_side,
    )


def _row(part: Part) -> Cells:
    match part:
        case Line(text, style):
            return (Cell(plain(text), style),)
        case Pair(label, date() as day):
            return Cell(plain(label), "strong"), Cell(written(day), "date", "date", day.isoformat())
        case Pair(label, text, link):
            return Cell(plain(label), "strong"), Cell(plain(str(text)), link=link)
        case Contents(name, holds) if holds:
            return Cell(name, link=_to(name)), Cell(plain(holds))
        case Contents(name):
            return (Cell(f"Back to {name}", link=_to(name)),)
        case _:
            raise TypeError(f"a row cannot hold {type(part).__name__}")


def _record(cells: tuple, columns: tuple[Column, ...]) -> Cells:
    return tuple(_cell(cell, column) for cell, column in zip(cells, columns, strict=True))


def _cell(cell, column: Column) -> Cell:
    if isinstance(cell, Number) and not pd.isna(cell):
        return Cell(str(cell), "number", "number", str(cell))
    return Cell(plain(text_of(cell)), "number" if column.is_number else "cell")


def _to(name: str) -> str:
    """The link to the first cell of a sheet."""
    return f"#{_quoted(name)}.A1"


def _range(name: str, head: int, columns: int, rows: int) -> str:
    """The cells of a table, with its head in the row `head`."""
    last = (LETTERS[columns // 26 - 1] if columns > 26 else "") + LETTERS[(columns - 1) % 26]
    return f"{_quoted(name)}.A{head}:{_quoted(name)}.{last}{head + max(1, rows)}"


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _mm(letters: float) -> int:
    return round(letters * MM)
