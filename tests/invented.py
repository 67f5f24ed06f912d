"""The invented study, and a recount of it from its CSV files, without the code under test."""

import csv
from pathlib import Path

from analysis.files.open_study import open_study
from analysis.model.dataset import Dataset
from analysis.selection import Selection

FOLDER = Path(__file__).parent.parent / "examples" / "invented_study"
STUDY = open_study(FOLDER)
PEOPLE, HIDING = STUDY.counting("people", 0), STUDY.counting("people", 3)
VARIANTS = [("people", 0), ("people", 2), ("people", 3), ("findings", 0), ("findings", 3)]
COLUMN = {each.name: each.column for each in STUDY.filters.values()}


def variant(unit: str, fewest: int) -> Dataset:
    """The study counted in another way."""
    return STUDY.counting(unit, fewest)


def rows_of(name: str) -> list[dict[str, str]]:
    """One of its files."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


_KIND = {row["theme_id"]: row["kind"] for row in rows_of("themes")}
ROWS = [row | {"kind": _KIND[row["theme_id"]]} for row in rows_of("findings")]


def recount(selection: Selection, unit: str, **also: str) -> int:
    """How many findings a selection has, or people who have any of them; `also`: a column and the value it has."""
    rows = [row for row in ROWS if all(row[column] == value for column, value in also.items())]
    for name in selection.active:
        rows = [row for row in rows if set((row[COLUMN[name]] or "not_stated").split(";")) & set(selection[name])]
    return len(rows) if unit == "findings" else len({row["participant_id"] for row in rows})
