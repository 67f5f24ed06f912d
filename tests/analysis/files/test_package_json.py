"""A datapackage.json that anyone may have written: each property is what it should be, or its place, value and rule are said."""

import json
from pathlib import Path

import pytest

from analysis.files.data_package import fit
from analysis.files.open_study import open_file
from analysis.files.package_json import read_package
from analysis.files.problems import StudyError
from analysis.model.schema import descriptor_of
from tests.analysis.files.given_files import with_table, workbook_of, zip_of
from ui.your_study.files import study_workbook, study_zip

DATA = Path(__file__).parents[3] / "data"
FIELD = {"name": "note", "type": "string", "title": "Note", "description": "A note."}
TABLE = {"name": "notes", "path": "notes.csv", "title": "Notes", "description": "One a row.", "schema": {"fields": [FIELD]}}
PACKAGE = {
    "title": "A study",
    "description": "",
    "year": 1999,
    "people": "bakers",
    "sources": [{"title": "A report"}],
    "citation": "A study (1999).",
    "resources": [TABLE],
}
DEEP = json.loads("[" * 30 + "]" * 30)
INFINITE, TORN = 1e999, "\ud800"
# one of each kind that Python's reader can give, and some that it should not
ODD = (None, True, -1, 10**30, 2.5, INFINITE, "", "x" * 20_000, TORN, "\u202e\x00", [], [None], [TORN], {}, DEEP, {"name": 5})


def said(package) -> list[tuple[str, str, str]]:
    """Column, value and what is allowed, of each problem."""
    content = package if isinstance(package, bytes) else json.dumps(package).encode()
    _, problems, _ = read_package(content)
    assert all(each.file == "datapackage.json" and each.mend for each in problems)
    return [(each.column, each.value, each.allowed) for each in problems]


def with_field(**changed) -> dict:
    return {**PACKAGE, "resources": [{**TABLE, "schema": {"fields": [{**FIELD, **changed}]}}]}


def test_a_package_of_the_least_there_can_be_is_read_as_it_is():
    assert read_package(json.dumps(PACKAGE).encode()) == (PACKAGE, [], [])


def test_built_in_package_is_read_as_it_is():
    content = (DATA / "datapackage.json").read_bytes()
    assert read_package(content) == (json.loads(content), [], [])


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"title": 3}, ("title", "3", "text of 1 to 200 letters")),
        ({"title": "x" * 201}, ("title", '"' + "x" * 198 + "…", "text of 1 to 200 letters")),
        ({"title": ""}, ("title", '""', "text of 1 to 200 letters")),
        ({"year": "soon"}, ("year", '"soon"', "a year from 0 to 9999")),
        ({"year": 10_000}, ("year", "10000", "a year from 0 to 9999")),
        ({"year": INFINITE}, ("year", "Infinity", "a number that ends")),
        ({"year": float("nan")}, ("year", "NaN", "a number that ends")),
        ({"method": 5}, ("method", "5", "a list of at most 100")),
        ({"method": ["Said.", 5]}, ("method.1", "5", "text of at most 5,000 letters")),
        ({"sources": []}, ("sources", "[]", "a list of 1 to 100")),
        ({"sources": [{}]}, ("sources.0.title", "", "a property of this name")),
        ({"resources": [1]}, ("resources.0", "1", "an object with name, path, title, description, schema")),
        ({"resources": "many"}, ("resources", '"many"', "a list of tables")),
        ({"smallestGroup": "three"}, ("smallestGroup", '"three"', "a whole number from 0 to 999,999")),
        ({"smallestGroup": 2.5}, ("smallestGroup", "2.5", "a whole number from 0 to 999,999")),
        ({"smallestGroup": -1}, ("smallestGroup", "-1", "a whole number from 0 to 999,999")),
        ({"smallestGroup": True}, ("smallestGroup", "true", "a whole number from 0 to 999,999")),
        ({"smallestGroup": 10**18}, ("smallestGroup", "1" + "0" * 18, "a whole number from 0 to 999,999")),
    ],
)
def test_a_property_that_is_not_what_it_should_be_is_one_problem(change, found):
    assert said({**PACKAGE, **change}) == [found]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"title": None}, ("notes.note.title", "null", "text of 1 to 200 letters")),
        ({"list": "yes"}, ("notes.note.list", '"yes"', "true or false")),
        ({"attribute": {"order": INFINITE}}, ("notes.note.attribute.order", "Infinity", "a number that ends")),
        ({"constraints": {"enum": 5}}, ("notes.note.constraints.enum", "5", "a list of values")),
        ({"references": {"resource": "x"}}, ("notes.note.references.field", "", "a property of this name")),
    ],
)
def test_the_place_of_a_property_is_said_by_table_and_column(change, found):
    assert said(with_field(**change)) == [found]


def test_every_property_that_is_lacking_is_named():
    assert [column for column, _, _ in said({})] == [
        *("title", "description", "year", "people", "sources", "citation", "resources")
    ]


@pytest.mark.parametrize("place", ["title", "citation"])
def test_half_a_letter_is_refused_and_can_be_shown(place):
    (found,) = said({**PACKAGE, place: f"A {TORN} study"})
    assert found[:2] == (place, "A ? study")
    found[1].encode("utf-8")


def test_a_name_that_stands_twice_is_refused():
    content = json.dumps(PACKAGE).replace('"people"', '"title": "Another", "people"').encode()
    assert said(content) == [("title", "title", "each name once in an object")]


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (b'{"title": ', "line 1, character 11, where JSON goes on in another way"),
        (b'{"title": "\x92"}', "byte 12, which is no text in UTF-8"),
        (b"[" * 200_000, "lists within lists, without end"),
        (b"", "line 1, character 1, where JSON goes on in another way"),
    ],
)
def test_what_is_no_json_is_said_in_our_own_words(content, value):
    assert said(content) == [("", value, "a Frictionless Data Package in JSON")]


def test_a_number_of_many_digits_is_refused():
    content = json.dumps(PACKAGE).replace("1999,", "1" * 10_000 + ",").encode()
    assert said(content) == [("year", "Infinity", "a number that ends")]


def test_lists_within_lists_are_refused_before_they_are_gone_through():
    assert said({**PACKAGE, "keywords": DEEP}) == [
        ("keywords" + ".0" * 20, "", "at most 20 lists and objects within each other")
    ]


def test_characters_that_nobody_sees_are_left_out_and_said():
    package, problems, (notice,) = read_package(json.dumps({**PACKAGE, "title": "A\u202e st\u200budy\x07"}).encode())
    assert (package["title"], problems) == ("A study", [])
    assert (notice.file, notice.value) == ("datapackage.json", "3")


def test_a_title_of_such_characters_only_is_no_title():
    assert said({**PACKAGE, "title": "\u202e\u200b"}) == [("title", '""', "text of 1 to 200 letters")]


@pytest.fixture
def files(study_folder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in study_folder.iterdir()}


def places(value, path=()):
    """The path of every property and item of a package, the first of its kind only."""
    inner = value.items() if isinstance(value, dict) else list(enumerate(value))[:1] if isinstance(value, list) else ()
    for step, each in inner:
        yield (*path, step)
        yield from places(each, (*path, step))


def test_whatever_stands_in_place_of_a_property_is_refused_or_opens(files):
    package = json.loads(files["datapackage.json"])
    for table in package["resources"] + package["optionalResources"]:  # few columns, so that each attempt is quick
        table["schema"]["fields"] = table["schema"]["fields"][:2]
    content, number = json.dumps(package), 0
    for path in places(package):
        for odd in ODD:
            changed = json.loads(content)
            holder = changed
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = odd
            read, problems, _ = read_package(json.dumps(changed).encode())
            if problems:
                "".join(map(str, problems)).encode("utf-8")
            else:
                fit(descriptor_of(read))
            number += 1
    assert number > 1000


OWN = {"name": "colours", "path": "colours.csv", "title": "Colours", "description": "One a row."}


def with_own_table(files: dict, **changed) -> bytes:
    package = json.loads(files["datapackage.json"])
    package["resources"].append({**OWN, "schema": {"fields": [FIELD]}} | changed)
    return zip_of({**files, "colours.csv": "note\nRed\n", "datapackage.json": json.dumps(package)})


@pytest.mark.parametrize(
    "name",
    ["../../../x/evil", "a/b", "a\\b", "[a]", "a:b", "x" * 32, "study", "History", "Lists", "CON", "a b", "naïve"],
)
def test_a_table_of_its_own_whose_name_is_no_plain_name_is_refused(files, name):
    with pytest.raises(StudyError) as caught:
        open_file("a.zip", with_own_table(files, name=name))
    (problem,) = caught.value.problems
    assert (problem.file, problem.column, problem.value) == ("datapackage.json", "resources", name)
    assert problem.allowed == "a name of 1 to 31 letters, digits, _ or -, not taken"


def test_a_table_of_its_own_is_in_both_files_that_are_taken_away(files):
    study = open_file("a.zip", with_own_table(files, name="x" * 31)).dataset
    for name, content in (("a.zip", study_zip(study)), ("a.xlsx", study_workbook(study))):
        assert open_file(name, content).dataset.findings.shape[0] == 11


def test_two_tables_of_one_name_in_another_case_are_refused(files):
    package = json.loads(files["datapackage.json"])
    package["resources"] += [{**OWN, "name": name, "schema": {"fields": [FIELD]}} for name in ("colours", "Colours")]
    with pytest.raises(StudyError, match="each name once"):
        open_file("a.zip", zip_of({**files, "datapackage.json": json.dumps(package)}))


@pytest.mark.parametrize("table", ["findings", "notes", "colours"])
def test_a_column_described_twice_is_one_problem(files, table):
    package = json.loads(with_own_package(files))
    resource = next(each for each in package["resources"] if each["name"] == table)
    first = resource["schema"]["fields"][0]
    resource["schema"]["fields"].append({**first, "name": first["name"].upper(), "title": "Another"})
    with pytest.raises(StudyError) as caught:
        open_file("a.zip", zip_of({**files, "colours.csv": "note\nRed\n", "datapackage.json": json.dumps(package)}))
    assert [(each.column, each.value, each.allowed) for each in caught.value.problems] == [
        (f"{table}.{first['name'].upper()}", first["name"].upper(), "each column described once")
    ]


def with_own_package(files: dict) -> bytes:
    package = json.loads(files["datapackage.json"])
    package["resources"].append({**OWN, "schema": {"fields": [FIELD]}})
    return json.dumps(package).encode()


def test_what_a_workbook_says_of_its_study_has_the_same_lengths():
    rows = [["key", "value"], ["title", "x" * 201], ["people", "bakers"]]
    with pytest.raises(StudyError) as caught:
        open_file("a.xlsx", workbook_of(with_table("study", rows)))
    (problem,) = caught.value.problems
    assert (problem.file, problem.row, problem.column) == ("sheet study", 2, "value")
    assert problem.allowed == "text of at most 200 letters"


def test_a_file_name_that_becomes_the_title_is_one_that_can_be_shown():
    book = workbook_of(with_table("study", [["key", "value"], ["people", "bakers"]]))
    assert open_file("a\u202eb\ud800.xlsx", book).dataset.descriptor.title == "Ab?"
    assert open_file("_.xlsx", book).dataset.descriptor.title == "A study"
    assert len(open_file("x" * 300 + ".xlsx", book).dataset.descriptor.title) == 200
