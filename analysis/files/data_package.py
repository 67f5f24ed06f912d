"""The format that every study shares, and how a study's own descriptor fits it.

`data/datapackage.json` is the one definition: its columns, types, values and rules hold for every study. A study's own
descriptor says what the study is, what its columns mean in its own words, and which columns of its own it has beside
those. A rule in it that the format does not have is not applied: a pattern of unknown hands could run for hours.
"""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TypeVar

import pandas as pd

from analysis.files.package_json import DESCRIPTOR_FILE
from analysis.files.problems import Problem
from analysis.model.dataset import FINDINGS, MADE
from analysis.model.schema import (
    LAST,
    LIST_SEPARATOR,
    PARTICIPANTS,
    Attribute,
    Descriptor,
    Field,
    Package,
    Table,
    read_descriptor,
)

Described = TypeVar("Described", Table, Field)

BUILT_IN = Path(__file__).parents[2] / "data"
USUAL_CODES = Path(__file__).parents[2] / "examples" / "usual_codes.csv"
REQUIRED_TABLES = ("themes", "findings", "codes")
PEOPLE_AND_PROGRAMMES = ("participants", "programmes")  # tables of which a study without them says nothing at all
MOST_SHARED = 3  # attributes of its own that a study has as filters of every page where it has no others
MOST_TABLES = 50
RECODINGS, SETTLED = "recodings", "settled"
CODED_TWICE = ("codings", RECODINGS)  # tables of which coder said what
CODED_BY_READING = ("theme_id", "voice", "programmes", "specialties", "grade")  # beside what is described for a second coding
OWN_TABLE = re.compile("[A-Za-z0-9_-]{1,31}")  # it is the name of a file and of a sheet, in what is taken away
# names that a sheet or a file cannot have, or that mean something else where a study is filled in by hand
TAKEN = {"study", "start here", "columns", "lists", "history", "con", "prn", "aux", "nul"}
TAKEN |= {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
MEND_NAME = "Rename the table, of A to Z only, and not like one that every study has."
OWN = "by_"  # before the name of a column that only one study has: its key in the address is no other's


@cache
def study_format() -> Descriptor:
    """The format, with every table and column a study may have, described for any study."""
    built_in = read_descriptor(BUILT_IN / DESCRIPTOR_FILE)
    tables = tuple(_table_for_any_study(table) for table in built_in.tables)
    findings = next(table for table in tables if table.name == FINDINGS)
    return replace(built_in, package=Package(), tables=tuple(_coded_as(findings, table) for table in tables))


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
    if len(package.tables) > MOST_TABLES or len({name.casefold() for name in named}) < len(package.tables):
        value, allowed = f"{len(package.tables)} resources", f"at most {MOST_TABLES} resources, each name once"
        return package, [Problem(DESCRIPTOR_FILE, 0, "resources", value, allowed, "Describe each table once.")]
    known = {table.name: table for table in study_format().tables}
    problems = [
        Problem(DESCRIPTOR_FILE, 0, "resources", table.name, "a name of 1 to 31 letters, digits, _ or -, not taken", MEND_NAME)
        for table in package.tables
        if table.name not in known and not _may_be_called(table.name, known)
    ]
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
    return replace(package, tables=_joined(tables)), problems


def _coded_as(findings: Table, table: Table) -> Table:
    """A second coding may have whatever of the findings is coded by reading, the theme among it."""
    if table.name != RECODINGS:
        return table
    known = {field.name for field in table.fields}
    more = tuple(
        replace(field, required=False, default="", example="", fixed=False, optional=True, attribute=None)
        for field in findings.fields
        if field.name in CODED_BY_READING and field.name not in known
    )
    return replace(table, fields=(*table.fields, *more))


def _table_for_any_study(table: Table) -> Table:
    return _for_any_study(replace(table, fields=tuple(_for_any_study(field) for field in table.fields)))


def _for_any_study(described: Described) -> Described:
    return replace(described, description=described.for_any_study or described.description, for_any_study="")


def _may_be_called(name: str, known: dict[str, Table]) -> bool:
    return bool(OWN_TABLE.fullmatch(name)) and name.casefold() not in {*known, *TAKEN}


def _fit_table(table: Table, known: Table | None) -> tuple[Table, list[Problem]]:
    lacking = _described_twice(table)
    if known is None:
        own = tuple(_plain(field) for field in table.fields)
        return replace(table, fields=own, primary_key=(), for_any_study=""), lacking
    rules = {field.name: field for field in known.fields}
    names = {field.name for field in table.fields}
    mend = "Describe the column as the template does."
    lacking += [
        Problem(DESCRIPTOR_FILE, 0, f"{table.name}.{field.name}", "", "a field of this name", mend)
        for field in known.fields
        if field.name not in names and not field.optional
    ]
    fields = tuple(_fit_field(field, rules.get(field.name), table.name) for field in table.fields)
    return replace(table, fields=fields, primary_key=known.primary_key, for_any_study=""), lacking


def _described_twice(table: Table) -> list[Problem]:
    """A problem for each column whose name, or whose title, an earlier one has, in whatever case."""
    names = [field.name.casefold() for field in table.fields]
    titles = [field.title.casefold() for field in table.fields]
    problems = []
    for place, field in enumerate(table.fields):
        column = f"{table.name}.{field.name}"
        if names[place] in names[:place]:
            allowed, mend = "each column described once", "Take one of the two descriptions out, or rename the column."
            problems.append(Problem(DESCRIPTOR_FILE, 0, column, field.name, allowed, mend))
        elif titles[place] in titles[:place]:
            allowed = "a title of its own"
            problems.append(Problem(DESCRIPTOR_FILE, 0, column, field.title, allowed, "Word the titles apart."))
    return problems


def _fit_field(field: Field, rule: Field | None, table: str) -> Field:
    if rule is None:
        return _own(field, table)
    attribute = rule.attribute and rule.attribute.worded(field.attribute)
    return replace(rule, title=field.title, description=field.description, optional=field.optional, attribute=attribute)


def _own(field: Field, table: str) -> Field:
    """A column that only this study has: of findings or people, and with codes, it is an attribute."""
    of_people, plain = table == PARTICIPANTS, _plain(field)
    if table not in (PARTICIPANTS, FINDINGS) or not field.codes or plain.type == "integer" or field.name in MADE:
        return plain
    if of_people and field.is_list:
        return plain
    attribute = Attribute(
        name=f"{OWN}{field.name}",
        column=field.name,
        codes=field.codes,
        label=field.title,
        is_filter=True,
        people=field.name if of_people else "",
        is_list=field.is_list,
        tied=of_people,
        listed=LAST,
        own=True,
    )
    return replace(plain, codes=field.codes, is_list=field.is_list, attribute=attribute.worded(field.attribute))


def with_own(descriptor: Descriptor, own: dict[str, dict[str, str]], lists: set[str]) -> Descriptor:
    """The descriptor with columns that only this study has: for each table their names and titles. Their codes are listed
    under their names; those of `lists` hold several."""

    def described(name: str, title: str) -> Field:
        return Field(name, "string", title, f"{title}.", codes=name, is_list=name in lists)

    tables = [
        replace(
            table,
            fields=(*table.fields, *(_own(described(*each), table.name) for each in own.get(table.name, {}).items())),
        )
        for table in descriptor.tables
    ]
    return replace(descriptor, tables=_joined(tables))


def _joined(tables: list[Table]) -> tuple[Table, ...]:
    named = {table.name: {field.name: field for field in table.fields} for table in tables}
    other = {FINDINGS: named.get(PARTICIPANTS, {}), PARTICIPANTS: named.get(FINDINGS, {})}
    return tuple(
        replace(table, fields=tuple(_join(field, table.name, other[table.name].get(field.name)) for field in table.fields))
        if table.name in other
        else table
        for table in tables
    )


def _join(field: Field, table: str, other: Field | None) -> Field:
    """A column that only this study has, where findings and people each have one of its name: an attribute of both if these
    have the same codes, a value a cell, else text."""
    held = field.attribute
    if held is None or not held.own or other is None:
        return field
    if other.attribute is None or other.codes != field.codes or other.is_list or field.is_list:
        return _plain(field)
    if table == FINDINGS:
        return replace(field, attribute=replace(held, people=field.name))
    return replace(field, attribute=None) if other.attribute.own else _plain(field)


def text_where_unlisted(descriptor: Descriptor, raw: dict[str, pd.DataFrame]) -> Descriptor:
    """The descriptor, without attributes that only the study has and whose codes its codes table does not list."""
    codes = raw.get("codes", pd.DataFrame())
    listed = set(codes["attribute"]) if "attribute" in codes else set()

    def fit(field: Field) -> Field:
        return _plain(field) if field.attribute and field.attribute.own and field.codes not in listed else field

    tables = tuple(replace(table, fields=tuple(fit(field) for field in table.fields)) for table in descriptor.tables)
    return replace(descriptor, tables=tables)


def _plain(field: Field) -> Field:
    kind = "integer" if field.type == "integer" else "string"
    return Field(field.name, kind, field.title, field.description, required=bool(field.required), optional=field.optional)


def leave_out_absent(descriptor: Descriptor, raw: dict[str, pd.DataFrame]) -> Descriptor:
    """The descriptor of the study as it is: without optional tables and columns it has not, values as its codes list them."""
    codes = raw["codes"].assign(order=raw["codes"]["order"].astype(int)).sort_values("order", kind="stable")
    values = {name: tuple(rows["code"]) for name, rows in codes.groupby("attribute", sort=False)}
    tables = []
    for table in descriptor.tables:
        if table.name in raw or not (table.optional or table.name in PEOPLE_AND_PROGRAMMES):
            fields = tuple(
                _of_those_listed(_fit_values(field, values), raw) for field in table.fields if _is_in(field, table, raw)
            )
            tables.append(replace(table, optional=False, fields=fields))
    return _sharing_own(replace(descriptor, tables=tuple(tables)))


def _sharing_own(descriptor: Descriptor) -> Descriptor:
    """The descriptor; where no attribute is a filter of every page, the first of those that only this study has are."""
    if any(each.shared for each in descriptor.attributes):
        return descriptor
    first = [each.column for each in descriptor.attributes if each.own][:MOST_SHARED]

    def shared(field: Field) -> Field:
        held = field.attribute
        return replace(field, attribute=replace(held, shared=True)) if held and held.own and held.column in first else field

    tables = tuple(replace(table, fields=tuple(shared(field) for field in table.fields)) for table in descriptor.tables)
    return replace(descriptor, tables=tables)


def _is_in(field: Field, table: Table, raw: dict[str, pd.DataFrame]) -> bool:
    return not field.optional or (table.name in raw and field.name in raw[table.name])


def _of_those_listed(field: Field, raw: dict[str, pd.DataFrame]) -> Field:
    """The field, said of findings only where the participants have no column that says the same of people."""
    held = field.attribute
    if held is None or not held.people or held.people in raw.get(PARTICIPANTS, ()):
        return field
    return replace(field, attribute=replace(held, people=""))


def _fit_values(field: Field, values: dict[str, tuple[str, ...]]) -> Field:
    allowed = values.get(field.codes, ())
    if not allowed:
        return replace(field, optional=False)
    if not field.is_list:
        return replace(field, optional=False, enum=allowed)
    one = "|".join(value.replace(".", "\\.") for value in allowed)
    return replace(field, optional=False, pattern=f"({one})({LIST_SEPARATOR}({one}))*")
