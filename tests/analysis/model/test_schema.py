"""The descriptor: what is read from datapackage.json, and what each property of a field becomes."""

import json

import pytest

from analysis.model.schema import Field, read_descriptor

PACKAGE = {
    "title": "A study",
    "description": "What it is.",
    "year": "1999",
    "people": "bakers",
    "citation": "A study (1999).",
    "sources": [{"title": "A report"}, {"title": "Another"}],
    "licenses": [{"title": "Free to use."}, {"title": "With credit."}],
    "resources": [
        {
            "name": "loaves",
            "path": "loaves.csv",
            "title": "Loaves",
            "description": "One row a loaf.",
            "schema": {
                "fields": [
                    {
                        "name": "loaf",
                        "type": "string",
                        "title": "Loaf",
                        "description": "Its code.",
                        "constraints": {"required": True, "unique": True, "pattern": "L[0-9]", "maxLength": 2},
                    },
                    {
                        "name": "baker",
                        "type": "string",
                        "title": "Baker",
                        "description": "Who baked it.",
                        "codes": "baker",
                        "constraints": {"enum": ["a", "b"]},
                    },
                    {
                        "name": "mixes",
                        "type": "string",
                        "title": "Mixes",
                        "description": "What is in it.",
                        "list": True,
                        "references": {"resource": "mixes", "field": "mix"},
                    },
                    {"name": "shop", "type": "string", "title": "Shop", "description": "Where it is sold."},
                    {
                        "name": "weight",
                        "type": "integer",
                        "title": "Weight",
                        "description": "In grams.",
                        "constraints": {"minimum": 0},
                    },
                ],
                "primaryKey": "loaf",
                "foreignKeys": [{"fields": ["shop"], "reference": {"resource": "shops", "fields": ["id"]}}],
            },
        }
    ],
}
FIELDS = (
    Field("loaf", "string", "Loaf", "Its code.", required=True, unique=True, pattern="L[0-9]", max_length=2),
    Field("baker", "string", "Baker", "Who baked it.", enum=("a", "b"), codes="baker"),
    Field("mixes", "string", "Mixes", "What is in it.", is_list=True, references=("mixes", "mix")),
    Field("shop", "string", "Shop", "Where it is sold.", references=("shops", "id")),
    Field("weight", "integer", "Weight", "In grams.", minimum=0),
)


@pytest.fixture
def read(tmp_path):
    def write_and_read(package: dict):
        path = tmp_path / "datapackage.json"
        path.write_text(json.dumps(package), encoding="utf-8")
        return read_descriptor(path)

    return write_and_read


def test_every_property_of_a_field_is_read(read):
    assert read(PACKAGE).table("loaves").fields == FIELDS


def test_the_studys_own_words_are_read(read):
    descriptor = read(PACKAGE)
    assert (descriptor.title, descriptor.description, descriptor.people) == ("A study", "What it is.", "bakers")
    assert (descriptor.year, descriptor.source, descriptor.citation) == (1999, "A report", "A study (1999).")
    assert descriptor.licence == "Free to use. With credit."


def test_what_may_be_left_out_is_empty(read):
    descriptor = read({key: value for key, value in PACKAGE.items() if key != "licenses"})
    assert (descriptor.subtitle, descriptor.licence, descriptor.method, descriptor.agreement) == ("", "", (), ())


def test_paragraphs_are_kept_in_order(read):
    descriptor = read({**PACKAGE, "subtitle": "On loaves", "method": ["First.", "Then."], "agreement": ["High."]})
    assert (descriptor.subtitle, descriptor.method, descriptor.agreement) == ("On loaves", ("First.", "Then."), ("High.",))


@pytest.mark.parametrize(("given", "key"), [("loaf", ("loaf",)), (["loaf", "shop"], ("loaf", "shop")), ([], ())])
def test_primary_key_is_always_several_columns(read, given, key):
    resource = PACKAGE["resources"][0]
    package = {**PACKAGE, "resources": [{**resource, "schema": {**resource["schema"], "primaryKey": given}}]}
    assert read(package).tables[0].primary_key == key


def test_a_table_or_field_that_is_not_there_is_a_key_error(read):
    descriptor = read(PACKAGE)
    assert descriptor.table("loaves").field("shop").title == "Shop"
    with pytest.raises(KeyError, match="rolls"):
        descriptor.table("rolls")
    with pytest.raises(KeyError, match="crust"):
        descriptor.table("loaves").field("crust")


@pytest.mark.parametrize("part", ["title", "description", "year", "people", "sources", "citation", "resources"])
def test_a_required_property_that_is_missing_is_a_key_error(read, part):
    with pytest.raises(KeyError, match=part):
        read({key: value for key, value in PACKAGE.items() if key != part})


def test_what_is_not_json_is_a_value_error_and_no_file_an_os_error(tmp_path):
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match="line 1"):
        read_descriptor(tmp_path / "broken.json")
    with pytest.raises(FileNotFoundError):
        read_descriptor(tmp_path / "nowhere.json")


def test_a_byte_order_mark_is_accepted(tmp_path):
    (tmp_path / "marked.json").write_bytes(b"\xef\xbb\xbf" + json.dumps(PACKAGE).encode())
    assert read_descriptor(tmp_path / "marked.json").title == "A study"
