"""What may stand in a study's own datapackage.json: the kind, the length and the range of each property, as a JSON Schema.

It has only what the app reads; a data package may say more. `description` is what a message says is allowed, `mend` how to put
it right where that is worth a sentence of its own. Which tables and columns a study needs is another question: `data_package`.
"""

from typing import Any

Schema = dict[str, Any]
LONGEST = {  # letters of what a study says of itself, in its descriptor or in its sheet `study`
    "title": 200,
    "subtitle": 400,
    "description": 5_000,
    "people": 100,
    "people_one": 100,
    "source": 1_000,
    "licence": 2_000,
    "citation": 2_000,
    "coding": 2_000,
    "method": 5_000,
    "agreement": 5_000,
}
MOST_PARAGRAPHS = 100
MOST_FIELDS = 200
LATEST_YEAR, LARGEST_GROUP = 9999, 999_999
MOST_IN_ORDER = 1_000_000
NAME, TITLE, MEANING = 100, 200, 10_000
A_PACKAGE = "a Frictionless Data Package in JSON"
MEND_GROUP = "Write a number such as 3, or take the property out; 0 or 1 hides nothing."


def _text(most: int, least: int = 0) -> Schema:
    described = f"text of {least} to {most:,} letters" if least else f"text of at most {most:,} letters"
    return {"type": "string", "minLength": least, "maxLength": most, "description": described}


def _number(least: int, most: int) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most, "description": f"a whole number from {least} to {most:,}"}


def _list(items: Schema, most: int, least: int = 0) -> Schema:
    described = f"a list of {least} to {most:,}" if least else f"a list of at most {most:,}"
    return {"type": "array", "items": items, "minItems": least, "maxItems": most, "description": described}


def _object(required: dict[str, Schema], others: dict[str, Schema] | None = None) -> Schema:
    names = list(required)
    described = "an object" + (f" with {', '.join(names)}" if names else "")
    return {"type": "object", "required": names, "properties": {**required, **(others or {})}, "description": described}


def _texts(*names: str) -> dict[str, Schema]:
    """Properties that hold a title or less."""
    return {name: _text(TITLE) for name in names}


_REFERENCE = _object({}, {**_texts("author", "year", "publisher"), "title": _text(LONGEST["subtitle"])})
_TRUE: Schema = {"type": "boolean", "description": "true or false"}
_NAMES: Schema = {
    "type": ["string", "array"],
    "maxLength": NAME,
    "minItems": 0,
    "maxItems": MOST_FIELDS,
    "items": _text(NAME),
    "description": f"the name of a column of at most {NAME} letters, or a list of such names",
}
_ONE_NAME: Schema = _NAMES | {"minItems": 1}
_ATTRIBUTE = _object(
    {},
    {
        **{name: _text(NAME) for name in ("name", "codes", "people")},
        **{name: _text(TITLE) for name in ("label", "silence")},
        **dict.fromkeys(("filter", "shared", "tied"), _TRUE),
        **{name: _number(0, MOST_IN_ORDER) for name in ("order", "listed")},
    },
)
_CONSTRAINTS = _object(
    {},
    {
        "required": _TRUE,
        "unique": _TRUE,
        "enum": {"type": "array", "description": "a list of values"},
        "pattern": _text(MEANING),
        "maxLength": _number(0, MOST_IN_ORDER),
        "minimum": {"type": "number", "description": "a number"},
    },
)
_FIELD = _object(
    {"name": _text(NAME, 1), "type": _text(NAME, 1), "title": _text(TITLE, 1), "description": _text(MEANING)},
    {
        "codes": _text(NAME),
        "list": _TRUE,
        "fixed": _TRUE,
        "optional": _TRUE,
        "default": _text(MEANING),
        "example": _text(MEANING),
        "forAnyStudy": _text(MEANING),
        "optionalCodes": _list(_text(NAME), MOST_FIELDS),
        "references": _object({"resource": _text(NAME), "field": _text(NAME)}),
        "constraints": _CONSTRAINTS,
        "attribute": _ATTRIBUTE,
    },
)
_KEY = _object({"fields": _ONE_NAME, "reference": _object({"resource": _text(NAME), "fields": _ONE_NAME})})
_TABLE = _object(
    {
        "name": _text(NAME, 1),
        "path": _text(TITLE, 1),
        "title": _text(TITLE, 1),
        "description": _text(MEANING),
        "schema": _object(
            {"fields": _list(_FIELD, MOST_FIELDS, 1)},
            {"optionalFields": _list(_FIELD, MOST_FIELDS), "primaryKey": _NAMES, "foreignKeys": _list(_KEY, MOST_FIELDS)},
        ),
    },
    {"optional": _TRUE, "forAnyStudy": _text(MEANING)},
)
PACKAGE = _object(
    {
        "title": _text(LONGEST["title"], 1),
        "description": _text(LONGEST["description"]),
        "year": _number(0, LATEST_YEAR)
        | {"type": ["integer", "string"], "pattern": r"\A[0-9]{4}\Z", "description": f"a year from 0 to {LATEST_YEAR}"},
        "people": _text(LONGEST["people"], 1),
        "sources": _list(_object({"title": _text(LONGEST["source"])}, {"reference": _REFERENCE}), MOST_PARAGRAPHS, 1),
        "citation": _text(LONGEST["citation"]),
        "resources": {"type": "array", "items": _TABLE, "description": "a list of tables"},
    },
    {
        "subtitle": _text(LONGEST["subtitle"]),
        "licenses": _list(_object({"title": _text(LONGEST["licence"])}, _texts("name", "path")), MOST_PARAGRAPHS),
        **_texts("name", "version", "created"),
        "keywords": _list(_text(TITLE), MOST_PARAGRAPHS),
        "contributors": _list(_object({"title": _text(TITLE)}, _texts("role")), MOST_PARAGRAPHS),
        "coding": _text(LONGEST["coding"]),
        "peopleOne": _text(LONGEST["people_one"]),
        **{name: _list(_text(LONGEST[name]), MOST_PARAGRAPHS) for name in ("method", "agreement")},
        "smallestGroup": _number(0, LARGEST_GROUP) | {"mend": MEND_GROUP},
        "optionalResources": {"type": "array", "items": _TABLE, "description": "a list of tables"},
    },
) | {"description": A_PACKAGE}
