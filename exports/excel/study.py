"""A whole study as a workbook or as a zip of CSV files: what is written opens again as the same study."""

import io
import json
import zipfile
from dataclasses import dataclass

import pandas as pd
from xlsxwriter import Workbook

from exports.csv import guarded
from exports.packed import add_text

MOST_IN_A_CELL = 32_767
AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class StudyTable:
    """One table: its name, its cells as text ('' where empty), and which of its columns hold whole numbers."""

    name: str
    cells: pd.DataFrame
    numbers: tuple[str, ...]


def write_study_workbook(tables: tuple[StudyTable, ...], words: tuple[tuple[str, str], ...]) -> bytes:
    """A workbook (.xlsx): a sheet `study` with `words` (key, value), then a sheet a table.

    Raises ValueError where a cell is longer than a workbook can hold; a zip holds it.
    """
    target = io.BytesIO()
    with Workbook(target, AS_TEXT) as book:
        bold = book.add_format({"bold": True})
        study = StudyTable("study", pd.DataFrame(list(words), columns=["key", "value"]), ())
        for table in (study, *tables):
            _check_lengths(table)
            _write_sheet(book.add_worksheet(table.name), table, bold)
    return target.getvalue()


def write_study_zip(tables: tuple[StudyTable, ...], package: dict) -> bytes:
    """A zip of NAME.csv for each table, and `package` as datapackage.json. The same study gives the same bytes.

    Cells and column names that could run as a formula get an apostrophe, which opening the study takes away again.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        add_text(archive, "datapackage.json", json.dumps(package, ensure_ascii=False, indent=1) + "\n")
        for table in tables:
            add_text(archive, f"{table.name}.csv", guarded(table.cells).to_csv(index=False, lineterminator="\r\n"))
    return target.getvalue()


def _write_sheet(sheet, table: StudyTable, bold) -> None:
    sheet.freeze_panes(1, 0)
    for place, name in enumerate(table.cells.columns):
        sheet.write_string(0, place, name, bold)
        sheet.set_column(place, place, 60 if table.cells[name].str.len().max() > 40 else 18)
        for row, cell in enumerate(table.cells[name], 1):
            if cell and name in table.numbers:
                sheet.write_number(row, place, int(cell))
            elif cell:
                sheet.write_string(row, place, cell)


def _check_lengths(table: StudyTable) -> None:
    for name, cells in table.cells.items():
        if (cells.str.len() > MOST_IN_A_CELL).any():
            raise ValueError(f"a cell of {table.name}, column {name}, is too long for a workbook: write a zip instead")
