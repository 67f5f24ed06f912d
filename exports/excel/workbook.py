"""A view as an Excel workbook: `exports.sheets` says what it holds, this writes it."""

from io import BytesIO

from xlsxwriter import Workbook

from exports.excel.layout import Book, Sheet
from exports.model import Exhibit, View
from exports.sheets import Contents, Line, Pair, Part, Rows, sheets_of

TEXT_WIDTH = 64
PAIRS = (34, 100)  # how wide a label and what is said of it are
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": "Arial", "font_size": 11},
}


def write_workbook(view: View, exhibits: tuple[Exhibit, ...]) -> bytes:
    """The workbook: the sheets that `exports.sheets.sheets_of` plans, each table as an Excel table."""
    held = BytesIO()
    with Workbook(held, OPTIONS) as workbook:
        workbook.set_properties({"title": view.title, "subject": view.shown, "comments": f"{view.citation} {view.source_line}"})
        book = Book(workbook, footer=view.title)
        for plan in sheets_of(view, exhibits):
            sheet = book.add_sheet(plan.name, plan.on_its_side)
            if any(isinstance(part, Pair) for part in plan.parts):
                sheet.set_widths(PAIRS)
            for part in plan.parts:
                _write(sheet, part)
    return held.getvalue()


def _write(sheet: Sheet, part: Part) -> None:
    match part:
        case Line(text, style):
            sheet.write_line(text, style)
        case Pair(label, said, link):
            sheet.write_pair(label, said, link)
        case Contents(name, holds) if holds:
            sheet.write_contents(name, holds)
        case Contents(name):
            sheet.write_back(name)
        case Rows(table, description, is_wide_first):
            sheet.write_table(table, description, first_width=TEXT_WIDTH if is_wide_first else 0)
