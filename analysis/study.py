"""Open a study: a folder of CSV tables described by a `datapackage.json`, as one frozen `Dataset`."""

import csv
import io
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from analysis.breaches import Breach, StudyError
from analysis.checks import Raw, check_columns, check_tables
from analysis.descriptor import LIST_SEPARATOR, NOT_STATED, Descriptor, Table, read_descriptor

DESCRIPTOR_FILE = "datapackage.json"
REQUIRED_TABLES = ("participants", "programmes", "themes", "findings", "codes")


@dataclass(frozen=True, eq=False)  # two studies are never the same: results are kept by study
class Dataset:
    """One study. `tables` maps a table's name to its frame; code columns are ordered categories.

    A list column holds the cell as one category (`darzi;nw`), `not_stated` where the file is silent; `members`
    says which values stand in each, so that a list is split once, when the study is opened.
    """

    descriptor: Descriptor
    tables: dict[str, pd.DataFrame]
    members: dict[str, dict[str, tuple[str, ...]]]

    @property
    def findings(self) -> pd.DataFrame:
        """One row a finding; the columns of the descriptor's `findings` table, and `kind` (the theme's)."""
        return self.tables["findings"]

    @property
    def participants(self) -> pd.DataFrame:
        """One row a participant."""
        return self.tables["participants"]

    @property
    def programmes(self) -> pd.DataFrame:
        """One row a programme."""
        return self.tables["programmes"]

    @property
    def themes(self) -> pd.DataFrame:
        """One row a theme: theme_id, kind, label, covers, section, order."""
        return self.tables["themes"]

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """For each attribute, the label of each of its values, in their order."""
        codes = self.tables["codes"].sort_values("order", kind="stable")
        labels = {name: dict(zip(rows["code"], rows["label"], strict=True)) for name, rows in codes.groupby("attribute")}
        labels["theme"] = dict(zip(self.themes["theme_id"], self.themes["label"], strict=True))
        labels["programme"] = dict(zip(self.programmes["programme_id"], self.programmes["short_name"], strict=True))
        return labels

    @cached_property
    def kind_of(self) -> dict[str, str]:
        """The kind of each theme."""
        return dict(zip(self.themes["theme_id"], self.themes["kind"], strict=True))

    def label(self, attribute: str, value: str) -> str:
        """What a reader calls `value`; 'Not stated' where the attribute has no label for it."""
        return self.labels.get(attribute, {}).get(value, "Not stated" if value == NOT_STATED else value)

    def themes_of(self, kind: str) -> tuple[str, ...]:
        """The theme ids of one kind, in their order."""
        return tuple(theme for theme, its_kind in self.kind_of.items() if its_kind == kind)


def open_study(folder: Path) -> Dataset:
    """Open the study in `folder`. Raises StudyError with every breach; nothing is half-loaded."""
    descriptor, raw, breaches = read_study(Path(folder))
    if descriptor is not None:
        breaches += check_tables(descriptor, raw)
    if breaches:
        raise StudyError(breaches)
    return build_dataset(descriptor, raw)


def read_study(folder: Path) -> tuple[Descriptor | None, Raw, list[Breach]]:
    """The descriptor, the tables that can be read as text, and a breach for each that cannot."""
    try:
        descriptor = read_descriptor(folder / DESCRIPTOR_FILE)
    except FileNotFoundError:
        return None, {}, [Breach(DESCRIPTOR_FILE, 0, "", "", f"a {DESCRIPTOR_FILE} in {folder.name}")]
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        return None, {}, [Breach(DESCRIPTOR_FILE, 0, "", str(error), "a Frictionless Data Package in JSON")]
    described = {table.name for table in descriptor.tables}
    missing = [name for name in REQUIRED_TABLES if name not in described]
    if missing:
        return None, {}, [Breach(DESCRIPTOR_FILE, 0, "resources", "", f"resources named {', '.join(missing)}")]
    raw, breaches = {}, []
    for table in descriptor.tables:
        path = folder / table.path
        if not path.is_file():
            if table.name in REQUIRED_TABLES:
                breaches.append(Breach(table.path, 0, "", "", "a file of this name"))
            continue
        frame, problems = read_table(table, path.read_bytes())
        breaches += problems
        if frame is not None:
            raw[table.name] = frame
    return descriptor, raw, breaches


def read_table(table: Table, content: bytes) -> tuple[pd.DataFrame | None, list[Breach]]:
    """One CSV file as a frame of strings, indexed by row in the file less 2, and what is wrong with its shape."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return None, [Breach(table.path, line, "", repr(content[error.start : error.start + 4]), "text saved as UTF-8")]
    if not text.strip():
        return None, [Breach(table.path, 0, "", "", "a first line with the column names, then the rows")]
    try:
        lines = [(number, row) for number, row in enumerate(csv.reader(io.StringIO(text, newline="")), 1) if row]
    except csv.Error as error:
        return None, [Breach(table.path, 0, "", str(error), "comma-separated rows")]
    columns = [name.strip() for name in lines[0][1]]
    breaches = check_columns(table, columns)
    if len(lines) == 1:
        breaches.append(Breach(table.path, 2, "", "", "at least one row below the column names"))
    width = f"{len(columns)} cells, as in the first line"
    breaches += [
        Breach(table.path, number, "", f"{len(row)} cells", width) for number, row in lines[1:] if len(row) != len(columns)
    ]
    cells = [[*row[: len(columns)], *[""] * (len(columns) - len(row))] for _, row in lines[1:]]
    frame = pd.DataFrame(cells, columns=columns, index=[number - 2 for number, _ in lines[1:]], dtype=str)
    frame = frame.loc[:, ~frame.columns.duplicated()]
    return frame.apply(lambda column: column.str.strip()), breaches


def build_dataset(descriptor: Descriptor, raw: Raw) -> Dataset:
    """Typed tables from checked raw ones: integers, ordered categories, lists as categories with their members."""
    allowed = {"codes": raw["codes"].assign(order=raw["codes"]["order"].astype(int)).sort_values("order", kind="stable")}
    tables, members = {}, {}
    for table in descriptor.tables:
        if table.name not in raw:
            continue
        frame = raw[table.name].reset_index(drop=True)
        for field in table.fields:
            cells = frame[field.name]
            if field.type == "integer":
                frame[field.name] = pd.to_numeric(cells.replace("", pd.NA)).astype("Int64")
            elif field.is_list:
                frame[field.name] = cells.replace("", NOT_STATED).astype("category")
                combinations = frame[field.name].cat.categories
                split = {cell: tuple(cell.split(LIST_SEPARATOR)) for cell in combinations}
                members.setdefault(field.name, {}).update(split)
            elif field.codes:
                codes = allowed["codes"].loc[allowed["codes"]["attribute"] == field.codes, "code"]
                frame[field.name] = pd.Categorical(cells.where(cells != ""), categories=list(codes), ordered=True)
        tables[table.name] = frame.sort_values("order", kind="stable", ignore_index=True) if "order" in frame else frame
    themes = tables["themes"]
    findings = tables["findings"]
    findings["kind"] = findings["theme_id"].map(dict(zip(themes["theme_id"], themes["kind"], strict=True)))
    findings["theme_id"] = pd.Categorical(findings["theme_id"], categories=list(themes["theme_id"]), ordered=True)
    findings["kind"] = findings["kind"].astype(themes["kind"].dtype)
    return Dataset(descriptor, tables, members)
