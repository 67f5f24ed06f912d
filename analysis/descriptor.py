"""The definition of a study's format, read from its `datapackage.json` (Frictionless Data Package).

Beside the standard Table Schema the descriptor uses three custom properties of a field:
`codes` (the attribute of the codes table that lists its values), `list` (true where one cell holds several
values with `;` between) and `references` (for a list: the table and column each value is found in).
"""

import json
from dataclasses import dataclass
from pathlib import Path

LIST_SEPARATOR = ";"
NOT_STATED = "not_stated"


@dataclass(frozen=True)
class Field:
    """One column: its name, type (`string` or `integer`), meaning and what it allows."""

    name: str
    type: str
    title: str
    description: str
    required: bool = False
    unique: bool = False
    enum: tuple[str, ...] = ()
    pattern: str = ""
    max_length: int = 0
    minimum: int | None = None
    codes: str = ""
    is_list: bool = False
    references: tuple[str, str] = ()


@dataclass(frozen=True)
class Table:
    """One CSV file: its name, path within the study, meaning, columns and primary key."""

    name: str
    path: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]

    def field(self, name: str) -> Field:
        """The column called `name`. Raises KeyError."""
        return {field.name: field for field in self.fields}[name]


@dataclass(frozen=True)
class Descriptor:
    """What a study is called, where it comes from, and its tables."""

    title: str
    subtitle: str
    description: str
    year: int
    people: str
    source: str
    licence: str
    citation: str
    method: tuple[str, ...]
    agreement: tuple[str, ...]
    tables: tuple[Table, ...]

    def table(self, name: str) -> Table:
        """The table called `name`. Raises KeyError."""
        return {table.name: table for table in self.tables}[name]


def read_descriptor(path: Path) -> Descriptor:
    """Read `datapackage.json`. Raises OSError, ValueError (not JSON), KeyError (a property is missing)."""
    package = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    return Descriptor(
        title=package["title"],
        subtitle=package.get("subtitle", ""),
        description=package["description"],
        year=int(package["year"]),
        people=package["people"],
        source=package["sources"][0]["title"],
        licence=" ".join(licence["title"] for licence in package.get("licenses", [])),
        citation=package["citation"],
        method=tuple(package.get("method", ())),
        agreement=tuple(package.get("agreement", ())),
        tables=tuple(_table(resource) for resource in package["resources"]),
    )


def _table(resource: dict) -> Table:
    schema = resource["schema"]
    foreign = {
        _one(key["fields"]): (key["reference"]["resource"], _one(key["reference"]["fields"]))
        for key in schema.get("foreignKeys", [])
    }
    primary_key = schema.get("primaryKey", [])
    return Table(
        name=resource["name"],
        path=resource["path"],
        title=resource["title"],
        description=resource["description"],
        fields=tuple(_field(field, foreign.get(field["name"])) for field in schema["fields"]),
        primary_key=(primary_key,) if isinstance(primary_key, str) else tuple(primary_key),
    )


def _field(field: dict, foreign: tuple[str, str] | None) -> Field:
    constraints = field.get("constraints", {})
    references = field.get("references")
    return Field(
        name=field["name"],
        type=field["type"],
        title=field["title"],
        description=field["description"],
        required=constraints.get("required", False),
        unique=constraints.get("unique", False),
        enum=tuple(constraints.get("enum", ())),
        pattern=constraints.get("pattern", ""),
        max_length=constraints.get("maxLength", 0),
        minimum=constraints.get("minimum"),
        codes=field.get("codes", ""),
        is_list=field.get("list", False),
        references=(references["resource"], references["field"]) if references else foreign or (),
    )


def _one(fields: str | list[str]) -> str:
    return fields if isinstance(fields, str) else fields[0]
