"""How a study's own descriptor fits the format: its words are kept, the format's rules stay, what is missing is said."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from analysis.files.data_package import study_format, usual_codes
from analysis.files.open_study import open_file, open_study
from analysis.files.problems import StudyError
from analysis.files.template_defaults import OF_PROGRAMMES
from tests.analysis.files.given_files import zip_of

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture
def files(study_folder) -> dict[str, bytes]:
    """The small study's files, to be packed."""
    return {path.name: path.read_bytes() for path in study_folder.iterdir()}


def changed(files: dict, change) -> dict:
    package = json.loads(files["datapackage.json"])
    change({resource["name"]: resource for resource in package["resources"]}, package)
    return {**files, "datapackage.json": json.dumps(package)}


def field(resources: dict, table: str, name: str) -> dict:
    return next(each for each in resources[table]["schema"]["fields"] if each["name"] == name)


def problems(files: dict) -> list:
    with pytest.raises(StudyError) as caught:
        open_file("a.zip", zip_of(files))
    return list(caught.value.problems)


def test_a_zipped_package_is_the_study_of_its_folder(files, small):
    opened = open_file("a.zip", zip_of(files))
    assert opened.notices == ()
    assert opened.dataset.descriptor == small.descriptor
    assert all(opened.dataset.tables[name].equals(table) for name, table in small.tables.items())


def test_the_files_may_lie_in_one_folder_beside_what_a_mac_adds(files):
    packed = {f"mine/{name}": content for name, content in files.items()}
    opened = open_file("a.zip", zip_of({**packed, "__MACOSX/mine/._findings.csv": "x", "mine/.DS_Store": "x"}))
    assert len(opened.dataset.findings) == 11
    assert opened.notices == ()


def test_other_files_are_passed_over_and_named(files):
    opened = open_file("a.zip", zip_of({**files, "about.pdf": b"%PDF"}))
    assert [(notice.file, notice.says) for notice in opened.notices] == [("about.pdf", "not read: it is no CSV table")]


def test_own_words_for_a_column_are_kept_and_its_rules_are_the_formats(files):
    def loosen(resources, package):
        statement = field(resources, "findings", "statement")
        statement |= {"title": "What was said", "constraints": {}, "codes": "setting"}
        resources["findings"]["schema"]["primaryKey"] = []

    opened = open_file("a.zip", zip_of(changed(files, loosen)))
    statement = opened.dataset.descriptor.table("findings").field("statement")
    assert (statement.title, statement.required, statement.max_length, statement.codes) == ("What was said", False, 200, "")
    assert opened.dataset.descriptor.table("findings").primary_key == ("finding_id",)


def test_a_column_of_its_own_is_text_or_a_number_and_its_pattern_is_not_run(files):
    def add(resources, package):
        own = {"name": "colour", "type": "string", "title": "Colour", "description": "Its colour."}
        resources["notes"]["schema"]["fields"].append({**own, "constraints": {"required": True, "pattern": "(a+)+$"}})

    files["notes.csv"] = "".join(
        line + ("colour" if number == 0 else "a" * 40 + "!" if number == 1 else "") + "\n"
        for number, line in enumerate(line + "," for line in files["notes.csv"].decode().splitlines())
    )
    assert [(problem.row, problem.column) for problem in problems(changed(files, add))] == [(3, "colour"), (4, "colour")]


def test_a_column_that_every_study_has_may_not_be_missing_from_the_descriptor(files):
    def drop(resources, package):
        schema = resources["findings"]["schema"]
        schema["fields"] = [each for each in schema["fields"] if each["name"] not in ("finding_id", "theme_id")]

    assert [(problem.file, problem.column) for problem in problems(changed(files, drop))] == [
        ("datapackage.json", "findings.finding_id"),
        ("datapackage.json", "findings.theme_id"),
    ]


def test_equal_titles_of_columns_are_a_problem_for_each_that_comes_later(files):
    def retitle(resources, package):
        own = {"name": "colour", "type": "string", "title": "ORDER", "description": "Its colour."}
        resources["notes"]["schema"]["fields"].append(own)
        for name, title in (("statement", "Theme id"), ("voice", "SECTION"), ("grade", "section"), ("theme_id", "theme ID")):
            field(resources, "findings", name)["title"] = title
        field(resources, "findings", "section")["title"] = "Section"
        field(resources, "notes", "order")["title"] = "Order"
        field(resources, "themes", "order")["title"] = "Order"  # in another table: nothing is wrong with that

    found = problems(changed(files, retitle))
    assert {(each.file, each.row, each.allowed, each.mend) for each in found} == {
        ("datapackage.json", 0, "a title of its own", "Word the titles apart.")
    }
    assert sorted((each.column, each.value) for each in found) == [
        ("findings.grade", "section"),
        ("findings.statement", "Theme id"),
        ("findings.voice", "SECTION"),
        ("notes.colour", "ORDER"),
    ]


@pytest.mark.parametrize("path", ["../findings.csv", "/etc/passwd", "..\\findings.csv"])
def test_a_path_out_of_the_study_is_a_problem(files, path):
    (problem,) = problems(changed(files, lambda resources, package: resources["findings"].update(path=path)))
    assert (problem.file, problem.value, problem.allowed) == ("datapackage.json", path, "a plain name within the study")


def test_many_tables_of_the_same_file_are_a_problem(files):
    def repeat(resources, package):
        package["resources"] += [{**resources["notes"], "name": f"n{number}"} for number in range(60)]

    assert [problem.value for problem in problems(changed(files, repeat))] == ["73 resources"]


@pytest.mark.parametrize("fewest", [0, 1, 5])
def test_smallest_group_is_read_from_the_package(files, fewest):
    packed = changed(files, lambda resources, package: package.update(smallestGroup=fewest))
    assert open_file("a.zip", zip_of(packed)).dataset.descriptor.fewest == fewest


def test_format_is_described_for_any_study_and_the_built_in_one_in_its_own_words():
    described = [each for table in study_format().tables for each in (table, *table.fields)]
    assert not [each for each in described if re.search("the report(?! from)|this one|the list|doctor", each.description)]
    said = open_study(DATA).descriptor.table("findings").field("participant_id").description
    assert said == "Who said it, in a study of transcripts; always empty in this one."


def test_format_is_the_built_in_descriptor_with_what_a_study_may_also_have():
    format_ = study_format()
    optional = [table.name for table in format_.tables if table.optional]
    columns = [(table.name, each.name) for table in format_.tables for each in table.fields if each.optional]
    assert optional == ["recodings", "messages", "reporting", "transcripts", "settled"]
    coded = ["basis", "stance", "emphasis", "repeats"]
    again = ["sponsor_support", "experience", "actors", "extent", "extent_count", "answers"]
    more = ["theme_id", "voice", "programmes", "specialties", "grade"]  # as the findings describe them
    of_programmes = {(table, name) for table, names in OF_PROGRAMMES.items() for name in names}
    assert of_programmes <= {*columns}  # what a study need not code, but the template asks for
    assert [each for each in columns if each not in of_programmes] == [
        ("participants", "sponsor_support"),
        ("participants", "experience"),
        ("themes", "parent"),
        *(("findings", name) for name in ["statement", *coded, "passage", "quote", "segment", "document", "coder"]),
        ("codes", "label_one"),
        ("codes", "role"),
        ("codings", "finding_id"),
        *(("recodings", name) for name in [*coded, *again, *more]),
    ]


def test_built_in_study_has_none_of_what_it_could_also_have():
    dataset = open_study(DATA)
    assert "transcripts" not in [table.name for table in dataset.descriptor.tables]
    assert "sponsor_support" not in dataset.participants


def test_usual_codes_are_the_built_in_ones_in_words_for_any_study():
    ours, theirs = usual_codes(), open_study(DATA).tables["codes"]
    own = {("kind", "context"), ("actors", "regional_body"), ("actors", "sponsors")}  # which other studies need not have
    pairs = [(row.attribute, row.code) for row in theirs.itertuples() if row.attribute != "section"]
    pairs = [pair for pair in pairs if pair not in own]
    assert sorted(zip(ours["attribute"], ours["code"], strict=True)) == sorted([*pairs, ("section", "not_stated")])
    assert not ours["meaning"].str.contains("report |listed").any()


def test_every_default_is_a_value_that_its_column_allows():
    codes = usual_codes()
    for table in study_format().tables:
        for each in table.fields:
            if each.default and each.codes:
                assert each.default in set(codes.loc[codes["attribute"] == each.codes, "code"]), (table.name, each.name)


def test_fixed_codes_are_those_of_the_built_in_study():
    codes = usual_codes()
    fixed = {each.codes: each.enum for table in study_format().tables for each in table.fields if each.fixed}
    assert set(fixed) == {"sponsor_support", "experience", "extent", "provided", "basis", "stance"}
    usual = {name: tuple(codes.loc[codes["attribute"] == name, "code"]) for name in fixed}
    assert usual == fixed


def test_an_archive_is_never_written_to_disk(files, tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("unpacked")

    monkeypatch.setattr(zipfile.ZipFile, "extract", refuse)
    monkeypatch.setattr(zipfile.ZipFile, "extractall", refuse)
    monkeypatch.setattr(io, "open", refuse)
    assert len(open_file("a.zip", zip_of(files)).dataset.findings) == 11
