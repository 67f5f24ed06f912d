"""The format that every study shares, and how a study's own descriptor fits it.

`data/datapackage.json` is the one definition: its columns, types, values and rules hold for every study. A study's own
descriptor says what the study is, what its columns mean in its own words, and which columns of its own it has beside
those. A rule in it that the format does not have is not applied: a pattern of unknown hands could run for hours.
"""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TypeVar

import pandas as pd

from analysis.files.problems import Problem
from analysis.model.schema import LIST_SEPARATOR, Descriptor, Field, Table, read_descriptor

Described = TypeVar("Described", Table, Field)

BUILT_IN = Path(__file__).parents[2] / "data"
USUAL_CODES = Path(__file__).parents[2] / "examples" / "usual_codes.csv"
DESCRIPTOR_FILE = "datapackage.json"
REQUIRED_TABLES = ("participants", "programmes", "themes", "findings", "codes")
MOST_TABLES = 50


@cache
def study_format() -> Descriptor:
    """The format, with every table and column a study may have, described for any study."""
    built_in = read_descriptor(BUILT_IN / DESCRIPTOR_FILE)
    return replace(built_in, tables=tuple(_table_for_any_study(table) for table in built_in.tables))


@cache
def usual_codes() -> pd.DataFrame:
    """The codes that a study without a codes table gets, and that the template has filled in, as raw text."""
    return pd.read_csv(USUAL_CODES, dtype="str", keep_default_na=False)


def fit(package: Descriptor) -> tuple[Descriptor, list[Problem]]:
    """A study's own descriptor with the format's rules in it, and what it lacks."""
    named = {table.name: table for table in package.tables}
    missing = [name for name in REQUIRED_TABLES if name not in named or named[name].optional]
    if missing:
        allowed = f"resources named {', '.join(missing)}"
        return package, [Problem(DESCRIPTOR_FILE, 0, "resources", "", allowed, "Describe these tables.")]
    if len(package.tables) > MOST_TABLES or len(named) < len(package.tables):
        value, allowed = f"{len(package.tables)} resources", f"at most {MOST_TABLES} resources, each name once"
        return package, [Problem(DESCRIPTOR_FILE, 0, "resources", value, allowed, "Describe each table once.")]
    known = {table.name: table for table in study_format().tables}
    problems = [] if _is_number(package.fewest) else [_no_number(package.fewest)]
    problems += [
        Problem(DESCRIPTOR_FILE, 0, "path", table.path, "a plain name within the study", "Put the file beside the others.")
        for table in package.tables
        if PurePosixPath(table.path).is_absolute() or ".." in PurePosixPath(table.path).parts or "\\" in table.path
    ]
    tables = []
    for table in package.tables:
        fitted, lacking = _fit_table(table, known.get(table.name))
        tables.append(fitted)
        problems += lacking
    return replace(package, tables=tuple(tables)), problems


def _table_for_any_study(table: Table) -> Table:
    return _for_any_study(replace(table, fields=tuple(_for_any_study(field) for field in table.fields)))


def _for_any_study(described: Described) -> Described:
    return replace(described, description=described.for_any_study or described.description, for_any_study="")


def _is_number(value) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0)


def _no_number(value) -> Problem:
    mend = "Write a number such as 3, or take the property out; 0 or 1 hides nothing."
    return Problem(DESCRIPTOR_FILE, 0, "smallestGroup", json.dumps(value), "a whole number, 0 or more", mend)


def _fit_table(table: Table, known: Table | None) -> tuple[Table, list[Problem]]:
    if known is None:
        own = tuple(_own(field) for field in table.fields)
        return replace(table, fields=own, primary_key=(), for_any_study=""), []
    rules = {field.name: field for field in known.fields}
    names = {field.name for field in table.fields}
    mend = "Describe the column as the template does."
    lacking = [
        Problem(DESCRIPTOR_FILE, 0, f"{table.name}.{field.name}", "", "a field of this name", mend)
        for field in known.fields
        if field.name not in names and not field.optional
    ]
    titles = [field.title.casefold() for field in table.fields]
    same = [field for place, field in enumerate(table.fields) if titles[place] in titles[:place]]
    lacking += [
        Problem(DESCRIPTOR_FILE, 0, f"{table.name}.{field.name}", field.title, "a title of its own", "Word the titles apart.")
        for field in same
    ]
    fields = tuple(_fit_field(field, rules.get(field.name)) for field in table.fields)
    return replace(table, fields=fields, primary_key=known.primary_key, for_any_study=""), lacking


def _fit_field(field: Field, rule: Field | None) -> Field:
    if rule is None:
        return _own(field)
    return replace(rule, title=field.title, description=field.description, optional=field.optional)


def _own(field: Field) -> Field:
    kind = "integer" if field.type == "integer" else "string"
    return Field(field.name, kind, field.title, field.description, required=bool(field.required), optional=field.optional)


def leave_out_absent(descriptor: Descriptor, raw: dict[str, pd.DataFrame]) -> Descriptor:
    """The descriptor of the study as it is: without optional tables and columns it has not, values as its codes list them."""
    codes = raw["codes"].assign(order=raw["codes"]["order"].astype(int)).sort_values("order", kind="stable")
    values = {name: tuple(rows["code"]) for name, rows in codes.groupby("attribute", sort=False)}
    tables = []
    for table in descriptor.tables:
        if table.name in raw or not table.optional:
            fields = tuple(_fit_values(field, values) for field in table.fields if _is_in(field, table, raw))
            tables.append(replace(table, optional=False, fields=fields))
    return replace(descriptor, tables=tuple(tables))


def _is_in(field: Field, table: Table, raw: dict[str, pd.DataFrame]) -> bool:
    return not field.optional or (table.name in raw and field.name in raw[table.name])


def _fit_values(field: Field, values: dict[str, tuple[str, ...]]) -> Field:
    allowed = values.get(field.codes, ())
    if not allowed:
        return replace(field, optional=False)
    if not field.is_list:
        return replace(field, optional=False, enum=allowed)
    one = "|".join(value.replace(".", "\\.") for value in allowed)
    return replace(field, optional=False, pattern=f"({one})({LIST_SEPARATOR}({one}))*")
