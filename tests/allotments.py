"""An invented study of something else: 14 interviews about allotment gardens, with kinds, a tree of themes and attributes of
its own. It has no programmes, nothing helps or hinders in it, and nothing is coded but the theme.

`CODED` says who says what, so that every number can be counted by hand.
"""

import csv
import json
from pathlib import Path

from analysis.files.open_study import open_study
from analysis.model.dataset import Dataset

KINDS = {"feelings": "Feelings", "tasks": "Tasks"}
THEMES = {  # each with its kind, its label and the theme above it
    "joy": ("feelings", "Joy", ""),
    "calm": ("feelings", "Calm", "joy"),
    "pride": ("feelings", "Pride", "joy"),
    "worry": ("feelings", "Worry", ""),
    "growing": ("tasks", "Growing food", ""),
    "digging": ("tasks", "Digging", "growing"),
    "watering": ("tasks", "Watering", "growing"),
    "hoses": ("tasks", "Hoses and cans", "watering"),
    "sharing": ("tasks", "Sharing the harvest", ""),
}
CODED = {  # who says it, by number
    "joy": (1, 2),
    "calm": (1, 2, 3, 4, 5),
    "pride": (6, 7, 8),
    "worry": (9, 10, 11, 12, 13, 14),
    "growing": (2,),
    "digging": (3, 4, 5, 6, 7, 8),
    "watering": (9, 10),
    "hoses": (11, 12, 13),
    "sharing": (1, 2, 3, 4, 5, 6),
}
SAYS = {
    "joy": "I come home with mud on my knees and I am happy",
    "calm": "Nobody rings me here and the bees do the talking",
    "pride": "My marrow won the ribbon and I kept the ribbon",
    "worry": "They may sell the land and build flats on it",
    "growing": "You put a bean in and you get forty beans",
    "digging": "The clay is heavy and my back knows it",
    "watering": "In July I am here twice a day",
    "hoses": "The hose leaks so we all carry cans",
    "sharing": "I leave the extra beans by the gate",
}
PEOPLE = range(1, 15)
TOGETHER = {("calm", 1): "sharing", ("calm", 2): "sharing", ("calm", 3): "digging", ("calm", 4): "digging"}  # one passage
ROLES = {"feelings": "", "tasks": ""}
SITES = {"mill_lane": "Mill Lane", "riverside": "Riverside"}
WAVES = {"spring": "Spring visit", "autumn": "Autumn visit"}


def rows() -> list[dict[str, str]]:
    """The findings: one for each theme that somebody's passage has, in the order of the themes."""
    first = {(other, person): theme for (theme, person), other in TOGETHER.items()}
    found: list[dict[str, str]] = []
    for theme, people in CODED.items():
        for person in people:
            of = first.get((theme, person), theme)
            said = f"{SAYS[of]}, and that is plot {person}."
            found.append({"theme_id": theme, "quote": said, "segment": f"S-{of}-{person}", "participant_id": f"P{person:02}"})
    return [{"finding_id": f"F{number:03}", **row} for number, row in enumerate(found, 1)]


def write_study(folder: Path, smallest: int = 0, without: tuple[str, ...] = ()) -> Path:
    """The study as a folder, hiding what fewer than `smallest` people say; `without` names tables and columns to leave out.

    Without `quote` the words stand as statements.
    """
    kinds = [("kind", kind, label) for kind, label in KINDS.items()]
    codes = kinds + [("site", code, label) for code, label in SITES.items()]
    codes += [("wave", code, label) for code, label in WAVES.items()]
    site, wave = list(SITES), list(WAVES)
    tables: dict[str, list[dict[str, str]]] = {
        "codes": [
            {"attribute": attribute, "code": code, "label": label, "meaning": f"{label}.", "order": str(number)}
            | {"role": ROLES.get(code, "")}
            for number, (attribute, code, label) in enumerate(codes, 1)
        ],
        "themes": [
            {"theme_id": theme, "kind": kind, "label": label, "parent": parent, "order": str(number)}
            for number, (theme, (kind, label, parent)) in enumerate(THEMES.items(), 1)
        ],
        "participants": [
            {"participant_id": f"P{number:02}", "site": site[number > 8], "wave": wave[number % 2]} for number in PEOPLE
        ],
        "findings": rows(),
    }
    if "quote" in without:
        tables["findings"] = [row | {"statement": row["quote"]} for row in tables["findings"]]
    if "participants" in without:
        without = (*without, "participant_id")
    tables = {name: [_left(row, without) for row in table] for name, table in tables.items() if name not in without}
    folder.mkdir(exist_ok=True)
    for name, table in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(table[0]))
            writer.writeheader()
            writer.writerows(table)
    (folder / "datapackage.json").write_text(json.dumps(_package(tables, smallest)), encoding="utf-8")
    return folder


def allotments(folder: Path, smallest: int = 0, without: tuple[str, ...] = ()) -> Dataset:
    """The same, open."""
    return open_study(write_study(folder, smallest, without))


def _left(row: dict[str, str], without: tuple[str, ...]) -> dict[str, str]:
    return {name: cell for name, cell in row.items() if name not in without}


def _package(tables: dict[str, list[dict[str, str]]], smallest: int) -> dict:
    return {
        "title": "Plots and people",
        "subtitle": "What keeps gardeners at it",
        "description": "Fourteen gardeners talked about their plots.",
        "year": 2025,
        "people": "gardeners",
        "peopleOne": "gardener",
        "coding": "Coded by hand, once.",
        "sources": [{"title": "Interviews on two sites, 2025"}],
        "citation": "Plots and people (2025).",
        "smallestGroup": smallest,
        "resources": [
            {
                "name": name,
                "path": f"{name}.csv",
                "title": name.capitalize(),
                "description": f"The {name}.",
                "schema": {"fields": [_field(column) for column in table[0]]},
            }
            for name, table in tables.items()
        ],
    }


def _field(column: str) -> dict:
    title = column.replace("_", " ").capitalize()
    coded = {"codes": column} if column in ("kind", "site", "wave") else {}
    number = {"type": "integer"} if column == "order" else {"type": "string"}
    return {"name": column, "title": title, "description": f"{title}.", **number, **coded}
