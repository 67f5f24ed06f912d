"""One sheet of a workbook, written from top to bottom: lines of text, pairs, a real table; every text cell stays text."""

import re
import textwrap
from datetime import date
from numbers import Number

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from exports.csv import STARTS
from exports.sheets import columns_of, text_of

LONGEST_FOOTER, WIDEST = 100, 64
ROOM = 1.08  # letters are narrower than the digits that widths are measured in
LINE, HIGHEST = 15.5, 409  # rows, in points
A3, A4 = 8, 9
INK, PAPER, LINK, RULE = "#212B32", "#FFFFFF", "#005EB8", "#AEB7BD"
FORMATS: dict[str, dict] = {
    "text": {},
    "strong": {"bold": True},
    "title": {"bold": True, "font_size": 14},
    "heading": {"bold": True, "font_size": 12},
    "link": {"font_color": LINK, "underline": 1},
    "header": {"bold": True, "font_color": PAPER, "bg_color": INK},
    "number header": {"bold": True, "font_color": PAPER, "bg_color": INK, "align": "right", "indent": 2},
    "cell": {"bottom": 1, "bottom_color": RULE},
    "date": {"num_format": "d mmmm yyyy", "align": "left"},
}
LARGER = {"title": 1.3, "heading": 1.15}


class Book:
    """A workbook and what its sheets share: their formats, and the footer of a printed page."""

    def __init__(self, workbook: Workbook, footer: str):
        self._workbook, self._footer = workbook, footer[:LONGEST_FOOTER].replace("&", "&&")
        self._formats = {}
        for name, properties in FORMATS.items():
            base = {"text_wrap": True, "valign": "top", **properties}
            self._formats[name] = workbook.add_format(base)
            self._formats[f"{name} guarded"] = workbook.add_format({**base, "quote_prefix": True})

    def add_sheet(self, name: str, on_its_side: bool = False) -> "Sheet":
        """A new sheet at the end, printed as wide as the paper: A4, or a wide one on A3 laid on its side."""
        worksheet = self._workbook.add_worksheet(name)
        worksheet.set_paper(A3 if on_its_side else A4)
        if on_its_side:
            worksheet.set_landscape()
        worksheet.fit_to_pages(1, 0)
        worksheet.set_footer(f"&L{self._footer}&RPage &P of &N")
        return Sheet(worksheet, self._formats)


class Sheet:
    """A sheet and the row that is written next. No cells are merged; text wraps, and each row is as high as its text."""

    def __init__(self, worksheet: Worksheet, formats: dict):
        self._worksheet, self._formats = worksheet, formats
        self._row = 0
        self._widths: tuple[float, ...] = (float(WIDEST),)

    def set_widths(self, widths: tuple[float, ...]) -> None:
        """How wide the columns are, from the first on, in characters."""
        self._widths = widths
        for place, width in enumerate(widths):
            self._worksheet.set_column(place, place, width)

    def write_line(self, text: str, style: str = "text") -> None:
        """A row with one cell of text in the first column."""
        self._write_row((text,), (style,))

    def write_pair(self, label: str, said: str | date, link: str = "") -> None:
        """A row with a label and a date, or a text, which leads to `link` where there is one."""
        style = "date" if isinstance(said, date) else "link" if link else "text"
        self._write_row((label, said), ("strong", style), ("", link))

    def write_contents(self, name: str, text: str) -> None:
        """A row with the name of a sheet, which leads to it, and what it holds."""
        self._write_row((name, text), ("link", "text"), (to_sheet(name), ""))

    def write_back(self, name: str) -> None:
        """A row that leads back to the sheet `name`."""
        self._write_row((f"Back to {name}",), ("link",), (to_sheet(name),))

    def write_table(self, table: pd.DataFrame, description: str, first_width: float = 0) -> None:
        """`table` without its index as an Excel table whose header stays in view; text as text, numbers as numbers.

        `description` is read out in its place; the first column is at least `first_width` characters wide.
        """
        columns = columns_of(table)
        self.set_widths((max(first_width, columns[0].width), *(column.width for column in columns[1:])))
        start, last = self._row, self._row + max(1, len(table))  # Excel has no table without a row
        styles = ["number header" if column.is_number else "header" for column in columns]
        shape = {
            "name": f"table_{self._worksheet.index}_" + re.sub(r"\W+", "_", self._worksheet.name.lower()),
            "description": description,
            "style": "Table Style Light 1",
            "columns": [{"header": column.header} for column in columns],
        }
        self._worksheet.add_table(start, 0, last, len(columns) - 1, shape)
        self._write_row(tuple(column.header for column in columns), tuple(styles))
        for cells in table.itertuples(index=False, name=None):
            self._write_row(cells, ("cell",) * len(columns))
        self._row = last + 1
        self._worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{self._row}"})
        self._worksheet.freeze_panes(start + 1, 0)
        self._worksheet.repeat_rows(start)

    def _write_row(self, cells: tuple, styles: tuple[str, ...], links: tuple[str, ...] = ()) -> None:
        links = links or ("",) * len(cells)
        lines = [self._write_cell(place, *cell) for place, cell in enumerate(zip(cells, styles, links, strict=True))]
        self._worksheet.set_row(self._row, min(HIGHEST, LINE * max(lines) * LARGER.get(styles[0], 1)))
        self._row += 1

    def _write_cell(self, place: int, cell, style: str, link: str) -> int:
        """Write one cell; how many lines it takes."""
        if isinstance(cell, Number) and not pd.isna(cell):
            self._worksheet.write_number(self._row, place, cell, self._formats[style])
            return 1
        if isinstance(cell, date):
            self._worksheet.write_datetime(self._row, place, cell, self._formats[style])
            return 1
        text = text_of(cell)
        if not text:
            self._worksheet.write_blank(self._row, place, None, self._formats[style])
        elif link:
            self._worksheet.write_url(self._row, place, link, self._formats[style], text)
        else:
            guarded = f"{style} guarded" if text.startswith(STARTS) else style
            self._worksheet.write_string(self._row, place, text, self._formats[guarded])
        return lines_of(text, self._widths[place] * ROOM / LARGER.get(style, 1))


def lines_of(text: str, width: float) -> int:
    """How many lines `text` takes in a column of `width` characters."""
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(max(1, len(textwrap.wrap(line, max(1, int(width))))) for line in text.split("\n"))


def to_sheet(name: str) -> str:
    """The link to the first cell of a sheet of the same workbook."""
    quoted = name.replace("'", "''")
    return f"internal:'{quoted}'!A1"
