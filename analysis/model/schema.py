"""The definition of a study's format, read from its `datapackage.json` (Frictionless Data Package).

Beside the standard Table Schema the descriptor uses these properties of a field: `codes` (the attribute of the codes
table that lists its values), `list` (true where one cell holds several values with `;` between), `references` (for a
list: the table and column each value is found in), `fixed` (true where the app knows the values: they may be renamed,
not changed), `optionalCodes` (those of them that a study need not list), `optional` (true where a study need not have the
column; of a table too), `default` (what an empty cell of a file filled by hand is read as; `{row}` is the row's number)
and, of a table too, `forAnyStudy` (its description in a study that has none of its own, and in the template).
An `attribute` of a field makes the column one that readers narrow, count and read by; everything that filters, counts,
hides or exports goes by this record (`Attribute`). Its properties: `name` (the key in the address; else the field's name),
`codes` (else the field's, else the name), `label` (of the filter; else the title), `filter` (true: findings can be
narrowed by it), `silence` (what the filter calls not_stated),
`shared` (true: every page has the filter), `people` (the column of the participants that says the same of people),
`order` (its place among the filters and in sentences), `listed` (its place in what a finding says of itself where small
groups are hidden; without it nothing), `tied` (of a column of the participants: findings tied to somebody carry it, too).
A column that only the study has, of findings or of participants, is an attribute wherever it has `codes`; of its
`attribute` the study may word `label` and `silence`, and set `shared`, as it may for any other column.
A schema's `optionalFields` and the package's `optionalResources` are columns and tables that a study may also have. The
package's `smallestGroup` is the smallest group of people whose numbers are shown, 0 for any; `coding` says in a sentence who
coded it and whether a person has checked that; `peopleOne` is what one of its people is called. Of the first of its
`sources`, `reference` is what a reader cites: `author`, `title`, `year`, `publisher`. A foreign key to the resource '' is to
the table itself, as the standard has it.
"""

import json
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

LIST_SEPARATOR = ";"
NOT_STATED = "not_stated"
PARTICIPANTS = "participants"
LAST = 1000  # the place of what no order is given for


@dataclass(frozen=True)
class Attribute:
    """What findings, people or both have one value of, or several: the record that a reader filters, counts and reads by.

    `name` is its key in the address; `column` that of the findings (of people only: what findings would call it); `people`
    that of the participants, '' where only findings have it; `codes` lists its values; `own`: only this study has it. The
    rest is as the descriptor has it, see above.
    """

    name: str = ""
    column: str = ""
    codes: str = ""
    label: str = ""
    is_filter: bool = False
    silence: str = ""
    people: str = ""
    is_list: bool = False
    shared: bool = False
    tied: bool = False
    order: int = LAST
    listed: int = 0
    own: bool = False

    def worded(self, by: "Attribute | None") -> "Attribute":
        """The same in the words of another one, as far as that has any."""
        if by is None:
            return self
        return replace(
            self,
            label=by.label or self.label,
            silence=by.silence or self.silence,
            shared=by.shared or self.shared,
        )


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
    references: tuple[str, ...] = ()
    fixed: bool = False
    optional_codes: tuple[str, ...] = ()
    default: str = ""
    example: str = ""
    optional: bool = False
    for_any_study: str = ""
    attribute: Attribute | None = None


@dataclass(frozen=True)
class Table:
    """One CSV file: its name, path within the study, meaning, columns and primary key."""

    name: str
    path: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    optional: bool = False
    for_any_study: str = ""

    def field(self, name: str) -> Field:
        """The column called `name`. Raises KeyError."""
        return {field.name: field for field in self.fields}[name]


@dataclass(frozen=True)
class Licence:
    """What may be done with the study: the licence's short name, its address, and the same in a sentence."""

    name: str
    path: str
    title: str


@dataclass(frozen=True)
class Reference:
    """A work as it is cited: who it is by, what it is called, when and by whom it was published."""

    author: str
    title: str
    year: str
    publisher: str


@dataclass(frozen=True)
class Package:
    """What a data package says of itself beside its study; '' and () where it says nothing.

    `contributors`: who made it and in what role; `reference`: what it was coded from.
    """

    name: str = ""
    version: str = ""
    created: str = ""
    keywords: tuple[str, ...] = ()
    contributors: tuple[tuple[str, str], ...] = ()
    licences: tuple[Licence, ...] = ()
    reference: Reference | None = None


@dataclass(frozen=True)
class Descriptor:
    """What a study is called, where it comes from, and its tables; `fewest`: the smallest group of people to show (0: any);
    `coding`: who coded it, in a sentence; `people_one`: what one of the people is called; `package`: what the package that it
    was opened from says of itself."""

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
    fewest: int | None = None
    coding: str = ""
    people_one: str = ""
    package: Package = Package()

    def table(self, name: str) -> Table:
        """The table called `name`. Raises KeyError."""
        return {table.name: table for table in self.tables}[name]

    @cached_property
    def attributes(self) -> tuple[Attribute, ...]:
        """What readers filter, count and read by, in order."""
        every = (field.attribute for table in self.tables for field in table.fields if field.attribute)
        return tuple(sorted(every, key=lambda each: each.order))


def read_descriptor(path: Path) -> Descriptor:
    """Read `datapackage.json`. Raises OSError, ValueError (not JSON), KeyError (a property is missing)."""
    return descriptor_of(json.loads(Path(path).read_bytes().decode("utf-8-sig")))


def descriptor_of(package: dict[str, Any]) -> Descriptor:
    """The descriptor in what stands in a `datapackage.json`.

    Raises KeyError (a property is missing), TypeError (a property is no text, no list or no number); of a package that
    `files.package_json` has read neither. Columns and tables that are optional stand last, and are marked.
    """
    tables = [_table(resource) for resource in package["resources"]]
    tables += [replace(_table(resource), optional=True) for resource in package.get("optionalResources", ())]
    return Descriptor(
        title=_text(package["title"]),
        subtitle=_text(package.get("subtitle", "")),
        description=_text(package["description"]),
        year=int(package["year"]),
        people=_text(package["people"]),
        source=_text(package["sources"][0]["title"]),
        licence=" ".join(_text(licence["title"]) for licence in package.get("licenses", [])),
        citation=_text(package["citation"]),
        method=tuple(_text(paragraph) for paragraph in package.get("method", ())),
        agreement=tuple(_text(paragraph) for paragraph in package.get("agreement", ())),
        tables=tuple(tables),
        fewest=package.get("smallestGroup"),
        coding=_text(package.get("coding", "")),
        people_one=_text(package.get("peopleOne", "")),
        package=_package(package),
    )


def _package(package: dict[str, Any]) -> Package:
    given = package["sources"][0].get("reference")
    return Package(
        name=_text(package.get("name", "")),
        version=_text(package.get("version", "")),
        created=_text(package.get("created", "")),
        keywords=tuple(_text(keyword) for keyword in package.get("keywords", ())),
        contributors=tuple(
            (_text(each.get("title", "")), _text(each.get("role", ""))) for each in package.get("contributors", ())
        ),
        licences=tuple(
            Licence(*(_text(each.get(key, "")) for key in ("name", "path", "title"))) for each in package.get("licenses", ())
        ),
        reference=given and Reference(*(_text(given.get(key, "")) for key in ("author", "title", "year", "publisher"))),
    )


def _table(resource: dict[str, Any]) -> Table:
    schema = resource["schema"]
    foreign = {
        _one(key["fields"]): (key["reference"]["resource"] or resource["name"], _one(key["reference"]["fields"]))
        for key in schema.get("foreignKeys", [])
    }
    primary_key = schema.get("primaryKey", [])
    fields = [_field(field, foreign.get(field["name"])) for field in schema["fields"]]
    fields += [replace(_field(field, None), optional=True) for field in schema.get("optionalFields", ())]
    if resource["name"] == PARTICIPANTS:
        fields = [_of_people(field) for field in fields]
    return Table(
        name=_text(resource["name"]),
        path=_text(resource["path"]),
        title=_text(resource["title"]),
        description=_text(resource["description"]),
        fields=tuple(fields),
        primary_key=(primary_key,) if isinstance(primary_key, str) else tuple(primary_key),
        optional=bool(resource.get("optional", False)),
        for_any_study=resource.get("forAnyStudy", ""),
    )


def _field(field: dict[str, Any], foreign: tuple[str, str] | None) -> Field:
    constraints = field.get("constraints", {})
    references = field.get("references")
    return Field(
        name=_text(field["name"]),
        type=_text(field["type"]),
        title=_text(field["title"]),
        description=_text(field["description"]),
        required=constraints.get("required", False),
        unique=constraints.get("unique", False),
        enum=tuple(constraints.get("enum", ())),
        pattern=constraints.get("pattern", ""),
        max_length=constraints.get("maxLength", 0),
        minimum=constraints.get("minimum"),
        codes=field.get("codes", ""),
        is_list=field.get("list", False),
        references=(references["resource"], references["field"]) if references else foreign or (),
        fixed=field.get("fixed", False),
        optional_codes=tuple(field.get("optionalCodes", ())),
        default=field.get("default", ""),
        example=field.get("example", ""),
        optional=bool(field.get("optional", False)),
        for_any_study=field.get("forAnyStudy", ""),
        attribute=_attribute(field) if "attribute" in field else None,
    )


def _attribute(field: dict[str, Any]) -> Attribute:
    given = field["attribute"]
    name = _text(given.get("name", field["name"]))
    return Attribute(
        name=name,
        column=field["name"],
        codes=_text(given.get("codes", field.get("codes", name))),
        label=_text(given.get("label", "")),
        is_filter=bool(given.get("filter", False)),
        silence=_text(given.get("silence", "")),
        people=_text(given.get("people", "")),
        is_list=bool(field.get("list", False)),
        shared=bool(given.get("shared", False)),
        tied=bool(given.get("tied", False)),
        order=int(given.get("order", LAST)),
        listed=int(given.get("listed", 0)),
    )


def _of_people(field: Field) -> Field:
    """A column of the participants: what it says of them, findings have under the attribute's name."""
    held = field.attribute
    return replace(field, attribute=replace(held, column=held.name, people=field.name)) if held else field


def _one(fields: str | list[str]) -> str:
    return fields if isinstance(fields, str) else fields[0]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.60} where text is needed")
    return value
