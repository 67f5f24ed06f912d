"""A study out to a file and in again is the same study; the template holds all of the format."""

import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from analysis.files.data_package import study_format, usual_codes
from analysis.files.open_study import open_file, open_study
from analysis.files.problems import StudyError
from analysis.key_messages import key_messages
from analysis.model.schema import Field
from analysis.selection import Selection
from tests.analysis.coded_study import code_findings, write_messages
from ui.your_study.files import fits_a_workbook, study_workbook, study_zip, template
from wording.app.template import allowed

ROOT = Path(__file__).parents[3]
STUDIES = {"built-in": ROOT / "data", "example": ROOT / "examples" / "invented_study"}
FORMS = {"workbook": ("a.xlsx", study_workbook), "zip": ("a.zip", study_zip)}


@pytest.fixture(scope="module", params=STUDIES)
def dataset(request):
    return open_study(STUDIES[request.param])


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(io.BytesIO(template()))


@pytest.mark.parametrize("form", FORMS)
def test_a_study_written_and_opened_again_is_identical(dataset, form):
    name, write = FORMS[form]
    again = open_file(name, write(dataset)).dataset
    assert list(again.tables) == list(dataset.tables)
    for table in dataset.tables:
        pd.testing.assert_frame_equal(again.tables[table], dataset.tables[table])
    assert again.members == dataset.members
    assert again.labels == dataset.labels
    assert {
        word: getattr(again.descriptor, word)
        for word in ("title", "year", "method", "agreement", "citation", "licence", "coding", "people_one")
    } == {
        word: getattr(dataset.descriptor, word)
        for word in ("title", "year", "method", "agreement", "citation", "licence", "coding", "people_one")
    }


@pytest.mark.parametrize("form", FORMS)
def test_repeats_messages_and_second_coding_go_with_a_study(study_folder, edit, form):
    code_findings(edit)
    write_messages(study_folder)
    (study_folder / "recodings.csv").write_text(
        "coder,finding_id,basis,repeats,actors\nfirst,F001,result,,mentors;peers\nsecond,F001,argument,F002,\n",
        encoding="utf-8",
    )
    (study_folder / "reporting.csv").write_text("item,domain,asks,says,section\n1,Team,Who asked,,method\n2,Team,Why,Said.,\n")
    dataset = open_study(study_folder)
    name, write = FORMS[form]
    again = open_file(name, write(dataset)).dataset
    assert list(again.tables) == list(dataset.tables)
    for table in dataset.tables:
        pd.testing.assert_frame_equal(again.tables[table], dataset.tables[table])
    assert again.repeated == dataset.repeated == {"F002": ("F003",), "F006": ("F007",), "F011": ("F010",)}
    assert again.members == dataset.members
    assert [message.n for message in key_messages(again, Selection())] == [2, 1, 2]


def test_a_zip_keeps_the_descriptor_whole_and_is_the_same_each_time(dataset):
    assert open_file("a.zip", study_zip(dataset)).dataset.descriptor == dataset.descriptor
    assert study_zip(dataset) == study_zip(dataset)


def test_a_zip_says_of_itself_what_the_package_said_that_it_was_opened_from():
    given = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    kept = json.loads(zipfile.ZipFile(io.BytesIO(study_zip(open_study(ROOT / "data")))).read("datapackage.json"))
    named = ("name", "version", "created", "keywords", "contributors", "licenses", "sources", "title", "citation")
    assert {name: kept[name] for name in named} == {name: given[name] for name in named}


def test_a_zip_is_a_valid_data_package(dataset, tmp_path):
    zipfile.ZipFile(io.BytesIO(study_zip(dataset))).extractall(tmp_path)
    command = [str(Path(sys.executable).parent / "frictionless"), "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert json.loads(done.stdout)["valid"], done.stdout[:2000]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("fewest", [None, 0, 5])
def test_the_smallest_group_goes_with_the_study(dataset, form, fewest):
    name, write = FORMS[form]
    asking = replace(dataset, descriptor=replace(dataset.descriptor, fewest=fewest))
    assert open_file(name, write(asking)).dataset.descriptor.fewest == fewest


def test_a_study_too_large_for_a_workbook_is_not_offered_as_one(dataset, monkeypatch):
    cells = sum((len(table) + 1) * len(table.columns) for table in dataset.tables.values())
    assert fits_a_workbook(dataset)
    monkeypatch.setattr("ui.your_study.files.MOST_CELLS", cells - 1)
    assert not fits_a_workbook(dataset)


def test_integers_are_numbers_in_a_workbook_and_nothing_is_a_formula(dataset):
    sheets = openpyxl.load_workbook(io.BytesIO(study_workbook(dataset)))
    assert [cell.value for cell in sheets["themes"]["F"]][:3] == ["order", 1, 2]
    assert not [cell for sheet in sheets for row in sheet for cell in row if cell.data_type == "f"]


def asked_for(table) -> list:
    """The columns that the template has: those that only imports write are left out."""
    imported = ("role", "parent", "quote", "segment", "document", "coder")
    return [field for field in table.fields if field.name not in imported or table.name in ("codings", "recodings")]


def test_template_has_every_sheet_and_column_of_the_format(book):
    for table in study_format().tables:
        assert [cell.value for cell in book[table.name][1]] == [field.name for field in asked_for(table)]
    assert book.sheetnames == [
        "Start here", "study", "programmes", "themes", "participants", "findings", "codes", "notes", "questions", "codings",
        "recodings", "messages", "reporting", "transcripts", "settled", "Columns", "lists",
    ]  # fmt: skip
    assert book["lists"].sheet_state == "hidden"
    assert all(book[table.name].freeze_panes == "B2" for table in study_format().tables)


def test_template_says_what_every_column_means_twice(book):
    rows = {(row[0].value, row[1].value): [cell.value for cell in row] for row in book["Columns"].iter_rows(min_row=2)}
    for table in study_format().tables:
        for cell, field in zip(book[table.name][1], asked_for(table), strict=True):
            assert field.description in cell.comment.text
            assert rows[table.name, field.name][3] == field.description
            assert rows[table.name, field.name][2] == ("yes" if is_needed(field) else "no")
            assert (rows[table.name, field.name][5] or "") == field.example


def is_needed(field) -> bool:
    """Whether the template says that it has to be filled in: of findings the statement, for which imports may have a quote."""
    return (field.required and not field.default) or field.name == "statement"


def test_every_coded_column_has_a_drop_down_of_its_codes(book):
    codes = usual_codes()
    for table in study_format().tables:
        rules = {str(rule.sqref).split(":")[0]: rule for rule in book[table.name].data_validations.dataValidation}
        for place, field in enumerate(asked_for(table), 1):
            rule = rules.get(f"{openpyxl.utils.get_column_letter(place)}2")
            if field.codes:
                assert choices(book, rule) == codes.loc[codes["attribute"] == field.codes, "code"].tolist(), field.name
                assert bool(rule.showErrorMessage) != field.is_list
            elif field.references:
                assert rule.formula1.startswith(f"{field.references[0]}!$")
            elif field.type == "integer":
                assert (rule.type, rule.formula1) == ("whole", str(field.minimum))


def choices(book, rule) -> list[str]:
    if rule.formula1.startswith('"'):
        return rule.formula1.strip('"').split(",")
    sheet, cells = rule.formula1.split("!")
    return [row[0].value for row in book[sheet][cells.replace("$", "")]]


def test_list_too_long_for_a_drop_down_stands_on_the_hidden_sheet(book):
    place = [field.name for field in study_format().table("participants").fields].index("specialty") + 1
    assert place  # specialties are few; the actors are not
    letter = openpyxl.utils.get_column_letter(
        [field.name for field in study_format().table("findings").fields].index("actors") + 1
    )
    (rule,) = [each for each in book["findings"].data_validations.dataValidation if str(each.sqref).startswith(f"{letter}2:")]
    assert len(choices(book, rule)) == 11


def test_empty_template_says_which_sheets_to_fill():
    with pytest.raises(StudyError) as caught:
        open_file("template.xlsx", template())
    said = {(problem.file, problem.allowed) for problem in caught.value.problems}
    assert said == {
        (f"sheet {name}", "at least one row below the column names")
        for name in ("themes", "findings")  # a study may be without people and programmes
    }


def test_filled_template_opens_with_its_examples_left_in(book):
    filled = {
        "study": [],
        "programmes": [{"programme_id": "north", "name": "The North Scheme", "short_name": "North"}],
        "themes": [{"theme_id": "b_rota", "kind": "barrier", "label": "Rotas"}],
        "participants": [{"participant_id": "P01", "programme": "north"}],
        "findings": [{"finding_id": "F001", "theme_id": "b_rota", "statement": "No time.", "participant_id": "P01"}],
    }
    mine = openpyxl.load_workbook(io.BytesIO(template()))
    mine["study"]["B2"] = "Our trainees"
    for name, rows in filled.items():
        heads = {cell.value: cell.column for cell in mine[name][1]}
        for number, row in enumerate(rows, 3):
            for column, value in row.items():
                mine[name].cell(number, heads[column], value)
    target = io.BytesIO()
    mine.save(target)
    dataset = open_file("mine.xlsx", target.getvalue()).dataset
    assert dataset.descriptor.title == "Our trainees"
    assert dataset.findings["finding_id"].tolist() == ["F001"]
    assert dataset.programmes["programme_id"].tolist() == ["north"]
    assert dataset.participants["participant_id"].tolist() == ["P01"]


def test_what_a_cell_may_hold_is_said_in_one_way():
    column = Field("a", "string", "A", "About a.")
    number = replace(column, type="integer")
    assert allowed(column) == "text"
    assert allowed(replace(column, max_length=60)) == "text of at most 60 characters"
    assert allowed(replace(column, pattern="P[0-9]+", example="P01")) == "text such as P01"
    assert allowed(number) == "a whole number"
    assert allowed(replace(number, minimum=1)) == "a whole number, 1 or more"
    assert allowed(replace(column, codes="grade")) == "a value of the attribute grade (see Coding scheme)"
    assert allowed(replace(column, codes="grade"), ("one", "two")) == "one, two"
    assert allowed(replace(column, references=("themes", "theme_id"), is_list=True)) == (
        "one or more, with ; between: a theme_id of the table themes"
    )
