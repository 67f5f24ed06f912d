"""A study as plain text tables and plain data again, to be written to files: the way back from `Dataset`."""

from dataclasses import asdict

import pandas as pd

from analysis.files.data_package import study_format
from analysis.files.template_defaults import ATTRIBUTE, PARAGRAPHS, SMALLEST, WORDS
from analysis.model.dataset import QUOTE, STATEMENT, Dataset, in_quotation_marks
from analysis.model.schema import NOT_STATED, Descriptor, Field, Licence, Table


def raw_tables(dataset: Dataset) -> dict[str, pd.DataFrame]:
    """Each table of the study as text, by name: the columns of its descriptor, '' where a cell is empty."""
    raw = {
        table.name: pd.DataFrame({field.name: _text(field, dataset.tables[table.name][field.name]) for field in table.fields})
        for table in dataset.descriptor.tables
        if table.name in dataset.tables
    }
    findings = raw["findings"]
    if {STATEMENT, QUOTE} <= {*findings}:  # where only the quote was given, it is read as the statement
        only_quoted = findings[STATEMENT] == in_quotation_marks(findings[QUOTE])
        raw["findings"] = findings.assign(**{STATEMENT: findings[STATEMENT].mask(only_quoted, "")})
    return raw


def words_of(descriptor: Descriptor) -> list[tuple[str, str]]:
    """What the study is called, by whom and from where, as rows of key and value; a paragraph is a row."""
    rows = [(word, str(getattr(descriptor, word) or "")) for word in WORDS]
    rows += [] if descriptor.fewest is None else [(SMALLEST, str(descriptor.fewest))]
    own = sorted((each for each in descriptor.attributes if each.own), key=lambda each: not each.shared)
    rows += [(ATTRIBUTE, f"{each.column}: {each.label}") for each in own]
    return rows + [(name, paragraph) for name in PARAGRAPHS for paragraph in getattr(descriptor, name)]


def package_of(descriptor: Descriptor, tables: set[str]) -> dict:
    """A Frictionless Data Package, as plain data, of the study with these tables.

    What the package that it was opened from said of itself is kept. Without one its machine name is its title's.
    """
    return {
        "profile": "tabular-data-package",
        "name": descriptor.package.name or _machine_name(descriptor.title),
        "title": descriptor.title,
        "subtitle": descriptor.subtitle,
        "description": descriptor.description,
        "year": descriptor.year,
        "people": descriptor.people,
        **({"peopleOne": descriptor.people_one} if descriptor.people_one else {}),
        **({"coding": descriptor.coding} if descriptor.coding else {}),
        "citation": descriptor.citation,
        "method": list(descriptor.method),
        "agreement": list(descriptor.agreement),
        **_said_of_itself(descriptor),
        **({} if descriptor.fewest is None else {"smallestGroup": descriptor.fewest}),
        "resources": [_resource(table) for table in descriptor.tables if table.name in tables],
    }


def _machine_name(title: str) -> str:
    letters = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in title.lower())
    return "-".join(part for part in letters.split("-") if part) or "study"


def _said_of_itself(descriptor: Descriptor) -> dict:
    """Version, date, keywords, who made it, from what, and what may be done with it; without what is empty."""
    package = descriptor.package
    unnamed = (Licence("other", "https://opendefinition.org/licenses/", descriptor.licence),) if descriptor.licence else ()
    source = {"title": descriptor.source} | ({"reference": asdict(package.reference)} if package.reference else {})
    said = {
        "version": package.version,
        "created": package.created,
        "keywords": list(package.keywords),
        "contributors": [_without_empty({"title": title, "role": role}) for title, role in package.contributors],
        "licenses": [_without_empty(asdict(each)) for each in package.licences or unnamed],
    }
    return {"sources": [source], **_without_empty(said)}


def _without_empty(said: dict) -> dict:
    return {name: value for name, value in said.items() if value}


def _text(field: Field, cells: pd.Series) -> pd.Series:
    text = cells.astype(object).where(cells.notna(), "").astype(str)
    silent = field.is_list or (field.attribute is not None and field.attribute.own)
    return text.mask(text == NOT_STATED, "") if silent and not field.required else text


def _resource(table: Table) -> dict:
    keys = [
        {"fields": field.name, "reference": {"resource": _other(table, field), "fields": field.references[1]}}
        for field in table.fields
        if field.references and not field.is_list
    ]
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "title": table.title,
        "description": table.description,
        "schema": {
            "fields": [_field(field) | _worded(table, field) for field in table.fields],
            **({"primaryKey": list(table.primary_key)} if table.primary_key else {}),
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def _other(table: Table, field: Field) -> str:
    """The table that a foreign key is to; '' for the table itself, as the standard has it."""
    return "" if field.references[0] == table.name else field.references[0]


def _worded(table: Table, field: Field) -> dict:
    """The words of an attribute that are the study's own, and no other's."""
    known = {(each.name, one.name): one.attribute for each in study_format().tables for one in each.fields}
    held = field.attribute
    if held is None or held == known.get((table.name, field.name)):
        return {}
    said = {"label": held.label, "silence": held.silence, "shared": held.shared}
    return {"attribute": {name: value for name, value in said.items() if value}}


def _field(field: Field) -> dict:
    constraints = {
        "required": field.required,
        "unique": field.unique,
        "enum": list(field.enum) if not field.is_list else [],
        "pattern": field.pattern,
        "maxLength": field.max_length,
        "minimum": field.minimum,
    }
    own = {"codes": field.codes, "list": field.is_list, "fixed": field.fixed, "default": field.default}
    own |= {"example": field.example, "optionalCodes": list(field.optional_codes)}
    if field.is_list and field.references:
        own["references"] = {"resource": field.references[0], "field": field.references[1]}
    return {
        "name": field.name,
        "type": field.type,
        "title": field.title,
        "description": field.description,
        **{name: value for name, value in own.items() if value},
        "constraints": {name: value for name, value in constraints.items() if value},
    }
