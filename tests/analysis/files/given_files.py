"""Files as somebody might give them: a small study filled in by hand, as a zip or a workbook, and ways to spoil it."""

import io
import zipfile

from xlsxwriter import Workbook

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TABLES = {
    "study": [["key", "value"], ["title", "Ten notes"], ["people", "trainees"], ["year", "2025"]],
    "programmes": [["programme_id", "name", "short_name"], ["north", "The North Scheme", "North"]],
    "themes": [
        ["theme_id", "kind", "label"],
        ["b_rota", "barrier", "Rotas"],
        ["f_help", "facilitator", "Help"],
        ["r_time", "recommendation", "Give time"],
    ],
    "participants": [["participant_id", "programme"], ["P01", "north"], ["P02", "north"]],
    "findings": [
        ["finding_id", "theme_id", "statement", "participant_id", "answers"],
        ["F001", "b_rota", "The rota was full.", "P01", ""],
        ["F002", "f_help", "A mentor helped.", "P02", ""],
        ["F003", "r_time", "Give people time.", "P02", "b_rota"],
    ],
}


def with_table(name: str, rows: list[list[str]]) -> dict[str, list[list[str]]]:
    """The small study with one table replaced."""
    return {**TABLES, name: rows}


def csv_text(rows: list[list[str]]) -> str:
    """Rows as CSV; a cell with a comma, quotation mark or line end is quoted."""
    quoted = [['"' + cell.replace('"', '""') + '"' if set(cell) & set(',"\r\n') else cell for cell in row] for row in rows]
    return "".join(",".join(row) + "\n" for row in quoted)


def zip_of(files: dict[str, bytes | str], packed: bool = True) -> bytes:
    """A zip with these files; not `packed`, they stand in it as they are."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def study_files(tables: dict[str, list[list[str]]] | None = None) -> dict[str, bytes | str]:
    """The small study as files for `zip_of`."""
    return {f"{name}.csv": csv_text(rows) for name, rows in (TABLES if tables is None else tables).items()}


def workbook_of(tables: dict[str, list[list]] | None = None, change=None) -> bytes:
    """The small study as a workbook; `change` is called with it before it is closed."""
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        for name, rows in (TABLES if tables is None else tables).items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        if change:
            change(book)
    return target.getvalue()


def with_part(workbook: bytes, name: str, change, packed: bool = False) -> bytes:
    """The workbook with one of its parts put through `change` (bytes to bytes)."""
    parts = zipfile.ZipFile(io.BytesIO(workbook))
    changed = {part: change(parts.read(part)) if part == name else parts.read(part) for part in parts.namelist()}
    return zip_of(changed, packed)


def sheet_part(rows: str) -> bytes:
    """The part of a sheet with these rows in it, as XML."""
    return f'<?xml version="1.0" encoding="UTF-8"?><worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>'.encode()
