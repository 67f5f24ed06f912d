"""The workbook that a team fills in with a study of its own: a sheet a table, with drop-downs, notes and an example each."""

import io
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from exports.excel.study import AS_TEXT

LAST_ROW = 5_000
LONGEST_LIST = 255
LISTS = "lists"
NEEDED, OPTIONAL, EXAMPLE = "#003087", "#4C6272", "#4C6272"


@dataclass(frozen=True)
class TemplateColumn:
    """One column: its machine name, what it means, what it allows and an example.

    `choices` fill its drop-down; with `strict` nothing else may be typed. `choices_of` is the sheet and column whose
    cells fill it instead. A cell of a `several` column may hold more than one, with `;` between. `smallest`: of a number.
    """

    name: str
    title: str
    meaning: str
    allowed: str
    example: str = ""
    needed: bool = False
    choices: tuple[str, ...] = ()
    choices_of: tuple[str, ...] = ()
    strict: bool = False
    several: bool = False
    smallest: int | None = None
    longest: int = 0


@dataclass(frozen=True)
class TemplateSheet:
    """One sheet: its machine name, what a row of it is, whether a study needs it, and rows that it is given filled."""

    name: str
    meaning: str
    needed: bool
    columns: tuple[TemplateColumn, ...]
    rows: tuple[tuple[str, ...], ...] = ()


def write_template(sheets: tuple[TemplateSheet, ...], steps: tuple[str, ...]) -> bytes:
    """The workbook (.xlsx): 'Start here' with `steps` and the list of sheets, 'Columns' with every column, the sheets."""
    target = io.BytesIO()
    with Workbook(target, AS_TEXT) as book:
        book.set_properties({"title": "Template for a study"})
        looks = _looks(book)
        _write_start(book.add_worksheet("Start here"), sheets, steps, looks)
        made = [book.add_worksheet(sheet.name) for sheet in sheets]
        _write_columns(book.add_worksheet("Columns"), sheets, looks)
        lists = book.add_worksheet(LISTS)
        lists.hide()
        ranges = _write_lists(lists, sheets)
        for page, sheet in zip(made, sheets, strict=True):
            _write_sheet(page, sheet, sheets, ranges, looks)
    return target.getvalue()


def _looks(book: Workbook) -> dict:
    head = {"bold": True, "font_color": "#FFFFFF", "valign": "top", "border": 1}
    wrap = {"text_wrap": True, "valign": "top"}
    return {
        "title": book.add_format({"bold": True, "font_size": 18}),
        "bold": book.add_format({"bold": True, **wrap}),
        "wrap": book.add_format(wrap),
        "link": book.add_format({"font_color": "#005EB8", "underline": 1, **wrap}),
        "needed": book.add_format({**head, "bg_color": NEEDED}),
        "optional": book.add_format({**head, "bold": False, "italic": True, "bg_color": OPTIONAL}),
        "example": book.add_format({"italic": True, "font_color": EXAMPLE, "num_format": "@"}),
        "text": book.add_format({"num_format": "@", **wrap}),
        "number": book.add_format({"num_format": "0", **wrap}),
    }


def _write_start(page, sheets: tuple[TemplateSheet, ...], steps: tuple[str, ...], looks: dict) -> None:
    _print_wide(page)
    page.set_column(0, 0, 24)
    page.set_column(1, 1, 12)
    page.set_column(2, 2, 90)
    page.write_string(0, 0, "Your study", looks["title"])
    for row, step in enumerate(steps, 2):
        page.merge_range(row, 0, row, 2, "", looks["wrap"])
        page.write_string(row, 0, step, looks["wrap"])
        page.set_row(row, 18 * (1 + len(step) // 120))
    first = len(steps) + 3
    for place, name in enumerate(("Sheet", "Needed", "What a row is")):
        page.write_string(first, place, name, looks["bold"])
    for row, sheet in enumerate(sheets, first + 1):
        page.write_url(row, 0, f"internal:'{sheet.name}'!A1", looks["link"], sheet.name)
        page.write_string(row, 1, "yes" if sheet.needed else "no", looks["wrap"])
        page.write_string(row, 2, sheet.meaning, looks["wrap"])


def _write_columns(page, sheets: tuple[TemplateSheet, ...], looks: dict) -> None:
    _print_wide(page)
    heads = (("Sheet", 16), ("Column", 22), ("Needed", 9), ("Meaning", 60), ("Allowed", 60), ("Example", 40))
    for place, (name, width) in enumerate(heads):
        page.set_column(place, place, width)
        page.write_string(0, place, name, looks["bold"])
    page.freeze_panes(1, 2)
    columns = [(sheet, column) for sheet in sheets for column in sheet.columns]
    for row, (sheet, column) in enumerate(columns, 1):
        needed = "yes" if column.needed else "no"
        for place, text in enumerate((sheet.name, column.name, needed, column.meaning, column.allowed, column.example)):
            page.write_string(row, place, text, looks["wrap"])


def _write_lists(page, sheets: tuple[TemplateSheet, ...]) -> dict[tuple[str, ...], str]:
    """The lists too long to stand in a drop-down itself; returns the range of each."""
    ranges: dict[tuple[str, ...], str] = {}
    for choices in (column.choices for sheet in sheets for column in sheet.columns):
        if len(",".join(choices)) > LONGEST_LIST and choices not in ranges:
            place = len(ranges)
            for row, choice in enumerate(choices):
                page.write_string(row, place, choice)
            letter = xl_col_to_name(place)
            ranges[choices] = f"={LISTS}!${letter}$1:${letter}${len(choices)}"
    return ranges


def _write_sheet(page, sheet: TemplateSheet, sheets: tuple[TemplateSheet, ...], ranges: dict, looks: dict) -> None:
    _print_wide(page)
    page.freeze_panes(1, 1)
    page.set_comments_author("Template")
    for place, column in enumerate(sheet.columns):
        number = column.smallest is not None
        width = 60 if column.longest >= 150 else 24 if column.longest or column.several else max(14, len(column.name) + 3)
        page.set_column(place, place, width, looks["number" if number else "text"])
        page.write_string(0, place, column.name, looks["needed" if column.needed else "optional"])
        page.write_comment(0, place, _note(column), {"x_scale": 2.4, "y_scale": 2.0, "font_size": 10})
        if rule := _rule(column, sheets, ranges):
            page.data_validation(1, place, LAST_ROW, place, rule)
        if column.example:
            page.write_string(1, place, column.example, looks["example"])
    first = 2 if any(column.example for column in sheet.columns) else 1
    for row, cells in enumerate(sheet.rows, first):
        for place, cell in enumerate(cells):
            page.write_string(row, place, cell, looks["text"])


def _print_wide(page) -> None:
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _note(column: TemplateColumn) -> str:
    needed = "Has to be filled in." if column.needed else "May be left empty."
    return f"{column.title}. {column.meaning}\n\nAllowed: {column.allowed}.\n{needed}"


def _rule(column: TemplateColumn, sheets: tuple[TemplateSheet, ...], ranges: dict) -> dict:
    """The drop-down or limit of a column, as XlsxWriter takes it; nothing where anything may be typed."""
    said = {"error_title": column.name[:32], "error_message": f"Allowed: {column.allowed}."[:255]}
    if column.choices_of:
        source = _range_of(column.choices_of, sheets)
        return {"validate": "list", "source": source, "show_error": not column.several, "error_type": "warning", **said}
    if column.choices:
        source = ranges.get(column.choices, list(column.choices))
        kind = {"show_error": not column.several, "error_type": "stop" if column.strict else "warning"}
        return {"validate": "list", "source": source, **kind, **said}
    if column.smallest is not None:
        return {"validate": "integer", "criteria": ">=", "value": column.smallest, "error_type": "stop", **said}
    if column.longest:
        return {"validate": "length", "criteria": "<=", "value": column.longest, "error_type": "stop", **said}
    return {}


def _range_of(place: tuple[str, ...], sheets: tuple[TemplateSheet, ...]) -> str:
    name, column = place
    columns = next(sheet.columns for sheet in sheets if sheet.name == name)
    letter = xl_col_to_name([each.name for each in columns].index(column))
    return f"={name}!${letter}$2:${letter}$1000"
