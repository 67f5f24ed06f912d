"""The invented study with columns that no other study has: a place for findings, a site for people."""

import csv
import json
import shutil
from pathlib import Path

from analysis.files.open_study import open_study
from analysis.model.dataset import Dataset
from tests.invented import FOLDER

PLACES = ("ward", "clinic", "")  # of the findings, in turn
SITES = ("north", "south", "north", "north")  # of the people, in turn


def field(column: str, title: str, **more) -> dict:
    """What the descriptor says of such a column."""
    return {"name": column, "type": "string", "title": title, "description": f"The {column}.", "codes": column, **more}


def with_columns(folder: Path, columns: dict[str, tuple[dict, tuple[str, ...]]], codes: dict[str, dict[str, str]]) -> Dataset:
    """The invented study in `folder`: for a table a column's description and its cells, in turn; codes with their labels."""
    shutil.copytree(FOLDER, folder)
    package = json.loads((folder / "datapackage.json").read_bytes())
    schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
    for table, (described, cells) in columns.items():
        schemas[table]["fields"].append(described)
        rows = read(folder, table)
        write(folder, table, [row | {described["name"]: cells[number % len(cells)]} for number, row in enumerate(rows)])
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    listed = [
        {"attribute": attribute, "code": code, "label": label, "label_one": "", "meaning": f"{label}.", "order": str(order)}
        for attribute, labels in codes.items()
        for order, (code, label) in enumerate(labels.items(), 1)
    ]
    write(folder, "codes", read(folder, "codes") + listed)
    return open_study(folder)


def read(folder: Path, table: str) -> list[dict[str, str]]:
    """The rows of a table, as its file has them."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(folder: Path, table: str, rows: list[dict[str, str]]) -> None:
    """A table with these rows in place of its file."""
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def of_findings(folder: Path, **described) -> Dataset:
    """The study whose findings have a place."""
    labels = {"place": {"ward": "Ward", "clinic": "Clinic"}}
    return with_columns(folder, {"findings": (field("place", "Place of it", **described), PLACES)}, labels)


def of_people(folder: Path) -> Dataset:
    """The study whose people have a site."""
    labels = {"site": {"north": "North", "south": "South", "not_stated": "Not stated"}}
    return with_columns(folder, {"participants": (field("site", "Site"), SITES)}, labels)
