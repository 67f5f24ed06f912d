"""From a project to a study in this app's format: kinds, themes in a tree, findings, people; and what stays behind is said."""

import json
import re

import pandas as pd
import pytest

from analysis.files.data_package import study_format
from analysis.files.package_json import read_package
from analysis.importing.mapping import Mapping
from analysis.importing.project import Code, Coding, Left, Person, Project, Segment, TextSource
from analysis.importing.receipt import receipt_of
from analysis.importing.study import MOST_VALUES, make_study, slug

CODES = (
    Code("c1", "Plot"), Code("c2", "Soil", "c1", "Earth."), Code("c3", "Time", "c2"), Code("c4", "People"),
    Code("c5", "Time", "c4"), Code("c6", "Loose"),
)  # fmt: skip
PROJECT = Project(
    "Allotments",
    "a tool",
    CODES,
    (TextSource("d1", "Berta.docx", attributes=(("Wave", "one"),)), TextSource("d2", "Unread.docx")),
    (Person("p1", "Berta", (("Site", "East"), ("Grade", "high"))), Person("p2", "Jonas", (("Site", "west"),))),
    (
        Segment("s1", "d1", "It is wet.", ("p1",), attributes=(("Tone", "cross"),)),
        Segment("s2", "d1", "We sat.", ("p1", "p2")),
        Segment("s3", "", "", (), "Nobody came."),
        Segment("s4", "d1", "Not coded.", ("p2",), note="a memo"),
    ),
    (
        Coding("s1", "c2", "olaf"),
        Coding("s1", "c2", "wanda"),
        Coding("s1", "c3", "wanda"),
        Coding("s2", "c5", "olaf"),
        Coding("s3", "c4"),
        Coding("s3", "c6"),
    ),
    (Left("pictures", 3, "a.png", "Pictures are not read."),),
)


def study_of(project: Project) -> tuple[dict, dict[str, pd.DataFrame]]:
    """The descriptor and the raw tables of the study that a project makes."""
    made = make_study(project)
    return made.package, made.raw


def rows(table: str, *columns: str, project: Project = PROJECT) -> list[tuple[str, ...]]:
    frame = study_of(project)[1][table]
    return list(zip(*(frame[column] for column in columns), strict=True))


def test_groups_are_the_kinds_that_are_no_themes_so_that_the_rest_are_themes():
    codes = (Code("a", "Plot"), Code("b", "Soil", "a"), Code("c", "Wet", "b"), Code("d", "Work"), Code("e", "Rest", "d"))
    given = (Coding("s", "c"), Coding("s", "d"))  # nothing to Soil, which is below a group and is a theme of it
    nested = Project("", "", codes, segments=(Segment("s", "", "It is wet."),), codings=given)
    made = make_study(nested)
    receipt = receipt_of(nested, Mapping(), made)
    assert (receipt.groups, receipt.grouped, len(made.raw["themes"])) == (1, 2, 4)  # Soil and Wet, and not Work and Rest


def test_codes_above_others_are_kinds_and_themes_where_they_are_given():
    assert rows("codes", "attribute", "code", "label")[:3] == [
        ("kind", "plot", "Plot"),
        ("kind", "people", "People"),
        ("kind", "other_codes", "Other codes"),
    ]
    assert rows("themes", "theme_id", "kind", "parent", "label", "covers") == [
        ("soil", "plot", "", "Soil", "Earth."),
        ("time", "plot", "soil", "Time (Soil)", "Not described."),
        ("people", "people", "", "People", "Not described."),
        ("time_2", "people", "people", "Time (People)", "Not described."),
        ("loose", "other_codes", "", "Loose", "Not described."),
    ]


def test_a_finding_is_a_code_of_a_passage_whoever_gave_it():
    assert rows(
        "findings", "finding_id", "theme_id", "statement", "quote", "segment", "document", "participant_id", "coder"
    ) == [
        ("F001", "soil", "", "It is wet.", "S0001", "D01", "P01", "first;second"),
        ("F002", "time", "", "It is wet.", "S0001", "D01", "P01", "second"),
        ("F003", "time_2", "", "We sat.", "S0002", "D01", "", "first"),
        ("F004", "people", "Nobody came.", "", "S0003", "", "", ""),
        ("F005", "loose", "Nobody came.", "", "S0003", "", "", ""),
    ]


def test_attributes_are_columns_of_the_study_and_none_means_what_a_column_of_every_study_does():
    assert rows("participants", "participant_id", "site", "own_grade") == [("P01", "east", "high"), ("P02", "west", "")]
    assert rows("findings", "wave", "tone")[:4] == [("one", "cross"), ("one", "cross"), ("one", ""), ("", "")]
    fields = {each["name"]: each for each in study_of(PROJECT)[0]["resources"][0]["schema"]["fields"]}
    assert (fields["own_grade"]["codes"], fields["own_grade"]["title"]) == ("own_grade", "Grade")


def test_everything_is_in_the_receipt_and_adds_up():
    study = make_study(PROJECT)
    receipt = receipt_of(PROJECT, Mapping(), study)
    assert receipt.adds_up
    assert [(each.thing, each.found, each.held, each.ignored, each.lost) for each in receipt.sums] == [
        ("rows", 0, 0, 0, 0),
        ("segments", 4, 3, 1, 0),
        ("codings", 6, 6, 0, 0),
        ("codes", 6, 6, 0, 0),
        ("people", 2, 2, 0, 0),
        ("documents", 2, 1, 1, 0),
    ]
    assert [(each.fate, each.what, each.number, each.why) for each in receipt.lines] == [
        ("lost", "pictures", 3, "Pictures are not read."),
        ("ignored", "documents", 1, "document_not_coded"),
        ("ignored", "segments", 1, "segment_not_coded"),
        ("lost", "ties", 1, "several_people"),
        ("lost", "notes", 1, "note"),
    ]


def test_the_package_is_one_that_the_app_reads_and_codes_are_as_it_wants_them():
    package, raw = study_of(PROJECT)
    assert read_package(json.dumps(package).encode())[1] == []
    rules = {field.name: field for field in study_format().table("codes").fields}
    assert all(re.fullmatch(rules["code"].pattern, code) for code in raw["codes"]["code"])
    assert [resource["name"] for resource in package["resources"]] == list(raw)


def test_of_labels_that_are_cut_three_are_examples():
    codes = tuple(Code(each, each * 61) for each in "abcd")
    long = Project("", "", codes, segments=(Segment("s1", "", "x"),), codings=(Coding("s1", "a"),))
    (left,) = [each for each in make_study(long).left if each.why == "long_label"]
    assert (left.number, left.example) == (4, " · ".join(each * 61 for each in "abc"))


def test_nothing_is_made_up_where_nothing_is_said():
    package, raw = study_of(
        Project("", "", (Code("c1", "Soil"),), segments=(Segment("s1", "", "It is wet."),), codings=(Coding("s1", "c1"),))
    )
    assert set(raw) == {"themes", "findings", "codes"}
    assert set(raw["findings"]) == {"finding_id", "theme_id", "statement", "quote", "segment"}
    assert set(raw["themes"]) == {"theme_id", "kind", "label", "covers", "order"}
    assert list(raw["codes"]["attribute"]) == ["kind"]
    assert (package["title"], package["sources"]) == ("Imported study", [{"title": "Source not stated"}])


@pytest.mark.parametrize(
    ("project", "what", "why"),
    [
        (
            Project("", "", (Code("c1", "S" * 61),), segments=(Segment("s1", "", "x"),), codings=(Coding("s1", "c1"),)),
            "labels",
            "long_label",
        ),
        (
            Project(
                "", "", (Code("c1", "S", "", "m" * 201),), segments=(Segment("s1", "", "x"),), codings=(Coding("s1", "c1"),)
            ),
            "meanings",
            "long_meaning",
        ),
        (
            Project(
                "", "", (Code("c1", "S", colour="#f00"),), segments=(Segment("s1", "", "x"),), codings=(Coding("s1", "c1"),)
            ),
            "colours",
            "colour",
        ),
        (
            Project("", "", (Code("c1", "S"),), segments=(Segment("s1", "", "x" * 50_001),), codings=(Coding("s1", "c1"),)),
            "quotes",
            "long_quote",
        ),
        (
            Project(
                "", "", (Code("c1", "S"),), segments=(Segment("s1", "", "", (), "x" * 201),), codings=(Coding("s1", "c1"),)
            ),
            "statements",
            "long_statement",
        ),
    ],
)
def test_what_does_not_fit_is_cut_and_said(project, what, why):
    study = make_study(project)
    assert [(each.what, each.number, each.why) for each in study.left] == [(what, 1, why)]
    assert max(map(len, study.raw["themes"]["label"])) <= 60
    assert max(map(len, study.raw["findings"]["quote"])) <= 50_000 if "quote" in study.raw["findings"] else True


def test_an_attribute_with_too_many_values_is_left_out_and_said():
    people = tuple(Person(f"p{number}", f"n{number}", (("Postcode", f"code {number}"),)) for number in range(MOST_VALUES + 1))
    study = make_study(
        Project("", "", (Code("c1", "S"),), (), people, (Segment("s1", "", "x", ("p1",)),), (Coding("s1", "c1"),))
    )
    assert list(study.raw["participants"]) == ["participant_id"]
    assert [(each.what, each.example, each.why) for each in study.left] == [("attributes", "Postcode", "many_values")]


def test_numbers_stand_by_their_size_and_codes_are_told_apart():
    people = tuple(
        Person(f"p{number}", f"n{number}", (("Age", age),)) for number, age in enumerate(("60+", "18-29", "9", "研究", "18/29"))
    )
    raw = make_study(Project("", "", (Code("c1", "S"),), (), people, (Segment("s1", "", "x"),), (Coding("s1", "c1"),))).raw
    ages = raw["codes"][raw["codes"]["attribute"] == "age"]
    assert list(zip(ages["code"], ages["label"], strict=True)) == [
        ("9", "9"), ("18_29", "18-29"), ("18_29_2", "18/29"), ("60", "60+"), ("value_5", "研究"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code"), [("Größe & Maß", "grosse_mass"), ("  A--B ", "a_b"), ("研究", ""), ("x" * 60, "x" * 40)]
)
def test_codes_have_small_letters_and_digits_only(text, code):
    assert slug(text) == code
