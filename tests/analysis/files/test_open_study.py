"""Opening a study: exact types, rows in order, and what is wrong with a file's shape."""

import gc
import json
import weakref
from pathlib import Path

import pandas as pd
import pytest

from analysis.disclosure.microdata import releasable
from analysis.files.open_study import open_path, open_study
from analysis.files.problems import Problem, StudyError
from analysis.key_messages import key_messages
from analysis.model.dataset import PEOPLE
from analysis.selection import Selection
from wording.selection import describe

INVENTED = Path(__file__).parents[3] / "examples" / "invented_study"
REQUIRED_TABLES = ["participants.csv", "programmes.csv", "themes.csv", "findings.csv", "codes.csv"]
OPTIONAL_TABLES = ["notes.csv", "questions.csv", "codings.csv"]


def test_every_table_has_the_rows_of_its_file(small):
    rows = {"participants": 4, "programmes": 3, "themes": 8, "findings": 11, "notes": 3, "questions": 2, "codings": 8}
    assert {name: len(small.tables[name]) for name in rows} == rows
    assert set(small.tables) == {*rows, "codes"}


@pytest.mark.parametrize(
    ("column", "categories"),
    [
        ("experience", ["negative", "mixed", "positive", "not_stated"]),
        ("sponsor_support", ["supported", "mixed", "unsupported", "not_stated"]),
        ("kind", ["motivation", "outcome", "facilitator", "barrier", "recommendation", "context"]),
        ("theme_id", ["m_learn", "o_skill", "f_mentor", "f_time", "f_peers", "b_rota", "b_doubt", "r_fund"]),
    ],
)
def test_code_columns_are_ordered_categories_in_the_order_of_their_table(small, column, categories):
    assert small.findings[column].dtype == pd.CategoricalDtype(categories, ordered=True)


def test_whole_numbers_are_int64_with_missing_cells(small):
    numbers = small.findings["extent_count"]
    assert numbers.dtype == "Int64"
    assert numbers.isna().tolist() == [True, False, False, False] + [True] * 7
    assert numbers.dropna().tolist() == [1, 3, 1]
    assert [small.findings["passage_words"].dtype, small.themes["order"].dtype] == ["Int64", "Int64"]


def test_empty_lists_are_not_stated_and_filled_ones_are_kept_whole(small):
    assert small.findings["programmes"].tolist()[:4] == ["not_stated", "alpha", "alpha;beta", "alpha"]
    assert small.findings["answers"].tolist()[-3:] == ["not_stated", "b_rota;b_doubt", "b_rota"]


def test_members_split_each_list_once(small):
    assert small.members["programmes"] == {
        "not_stated": ("not_stated",),
        "alpha": ("alpha",),
        "alpha;beta": ("alpha", "beta"),
        "beta": ("beta",),
    }
    assert small.members["kinds"] == {"facilitator;barrier": ("facilitator", "barrier"), "not_stated": ("not_stated",)}


def test_members_hold_the_lists_of_every_table_that_has_the_column(study_folder, edit):
    edit.cell("findings.csv", 10, "actors", "executives;peers")  # in findings only
    edit.cell("codings.csv", 2, "actors", "government;peers")  # in codings only
    members = open_study(study_folder).members["actors"]
    assert members.get("executives;peers") == ("executives", "peers")


def test_kind_of_a_finding_is_its_themes(small):
    assert small.findings["kind"].astype(str).tolist() == (
        ["motivation"] + ["outcome"] * 2 + ["facilitator"] * 4 + ["barrier"] * 2 + ["recommendation"] * 2
    )
    assert small.themes_of("facilitator") == ("f_mentor", "f_time", "f_peers")


@pytest.mark.parametrize(
    ("attribute", "value", "label"),
    [
        ("experience", "not_stated", "Not stated"),
        ("theme", "b_rota", "Full rotas"),
        ("programme", "alpha", "Alpha"),
        ("programme", "not_stated", "Not stated"),
        ("programme", "delta", "delta"),
    ],
)
def test_label_of_a_value(small, attribute, value, label):
    assert small.label(attribute, value) == label


def test_labels_are_in_order(small):
    assert list(small.labels["programme"].items()) == [("alpha", "Alpha"), ("beta", "Beta"), ("gamma", "Gamma")]
    assert list(small.labels["experience"].values()) == ["Negative", "Mixed", "Positive", "Not stated"]


def test_rows_keep_the_files_order_where_there_is_no_order_column(small):
    assert small.findings["finding_id"].tolist()[-3:] == ["F009", "F011", "F010"]
    assert small.findings.index.tolist() == list(range(11))


def test_tables_with_an_order_column_are_sorted_by_it(small):
    assert small.programmes["programme_id"].tolist() == ["alpha", "beta", "gamma"]
    assert small.tables["notes"]["note_id"].tolist() == ["N02", "N03", "N01"]
    assert small.tables["questions"].index.tolist() == [0, 1]


def test_byte_order_mark_windows_line_ends_and_spaces_are_accepted(study_folder, edit):
    path = study_folder / "themes.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n").replace(b",Doubt,", b", Doubt ,"))
    themes = open_study(study_folder).themes
    assert themes.columns[0] == "theme_id"
    assert themes["label"].tolist()[-2:] == ["Doubt", "Fund the time"]
    assert themes["order"].tolist() == [1, 2, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize("file", OPTIONAL_TABLES)
def test_optional_table_may_be_absent(study_folder, file):
    (study_folder / file).unlink()
    dataset = open_study(study_folder)
    assert file.removesuffix(".csv") not in dataset.tables
    assert len(dataset.findings) == 11


@pytest.mark.parametrize("file", REQUIRED_TABLES)
def test_missing_file_is_a_problem(study_folder, problems, file):
    (study_folder / file).unlink()
    assert Problem(file, 0, "", "", "a file of this name") in problems()


@pytest.mark.parametrize("file", ["findings.csv", "notes.csv"])
def test_folder_in_place_of_a_file_is_a_problem(study_folder, problems, file):
    (study_folder / file).unlink()
    (study_folder / file).mkdir()
    assert problems()[0] == Problem(file, 0, "", "Is a directory", "something that is there and can be read")


@pytest.mark.parametrize("file", ["findings.csv", "datapackage.json", "study"])
def test_file_or_folder_that_nobody_may_read_is_the_only_problem(study_folder, problems, file, monkeypatch):
    read = {name: getattr(Path, name) for name in ("read_bytes", "glob")}

    def refused(name: str):
        def act(path, *asked):
            if path.name == file:
                raise PermissionError(13, "Permission denied")
            return read[name](path, *asked)

        return act

    for name in read:
        monkeypatch.setattr(Path, name, refused(name))
    place = file if file == "findings.csv" else "study"
    assert problems() == [Problem(place, 0, "", "Permission denied", "something that is there and can be read")]


def test_place_where_nothing_is_is_a_problem(tmp_path):
    with pytest.raises(StudyError) as caught:
        open_path(tmp_path / "nowhere")
    assert caught.value.problems == (Problem("nowhere", 0, "", "", "a folder, a .zip or an .xlsx"),)


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("file", ["findings.csv", "notes.csv"])
def test_empty_file_is_a_problem(study_folder, problems, file, content):
    (study_folder / file).write_bytes(content)
    assert problems() == [Problem(file, 0, "", "", "a first line with the column names, then the rows")]


@pytest.mark.parametrize("file", ["findings.csv", "notes.csv", "codings.csv"])
def test_file_with_only_a_header_is_a_problem(edit, problems, file):
    edit.keep_rows(file, 1)
    assert problems() == [Problem(file, 2, "", "", "at least one row below the column names")]


def test_windows_encoding_is_read_and_said_with_a_preview_of_its_line(study_folder, edit):
    edit.replace("notes.csv", b"Few people", b"The doctors\x92 list")  # cp1252's apostrophe, line 3
    opened = open_path(study_folder)
    (notice,) = opened.notices
    assert (notice.file, notice.row) == ("notes.csv", 3)
    assert "The doctors’ list" in notice.value
    assert opened.dataset.tables["notes"]["title"].tolist()[0] == "The doctors’ list"


def test_too_many_cells_are_a_problem_that_says_the_row(study_folder, edit, problems):
    last = (study_folder / "findings.csv").read_text(encoding="utf-8").splitlines()[-1]
    edit.add_line("findings.csv", last.replace("F010", "F012") + ",too many")
    assert problems() == [Problem("findings.csv", 13, "", "18 cells", "17 cells, as in the first line")]


def test_a_row_that_ends_before_a_required_cell_is_a_problem_of_that_cell(edit, problems):
    edit.add_line("participants.csv", "P05,alpha,Alpha,surgery,,registrar")
    assert [(each.file, each.row, each.column, each.value) for each in problems()] == [("participants.csv", 6, "setting", "")]


def test_blank_line_does_not_shift_the_row_of_a_problem(edit, problems):
    edit.replace("notes.csv", b"N02,", b"\nN02,")
    edit.add_line("notes.csv", "N01,Again,Once more.,study,,,,4")
    assert [(problem.row, problem.value) for problem in problems()] == [(6, "N01")]


def test_missing_descriptor_is_the_only_problem(study_folder, problems):
    (study_folder / "datapackage.json").unlink()
    assert problems() == [Problem("datapackage.json", 0, "", "", "a datapackage.json in study")]


@pytest.mark.parametrize("content", [b'{"title": ', b"[]", b'{"title": "\x92"}'])
def test_broken_descriptor_is_the_only_problem(study_folder, problems, content):
    (study_folder / "datapackage.json").write_bytes(content)
    (problem,) = problems()
    assert (problem.file, problem.row, problem.column) == ("datapackage.json", 0, "")
    assert problem.allowed == "a Frictionless Data Package in JSON"
    assert problem.value


@pytest.mark.parametrize("part", ["sources", "resources"])
def test_descriptor_with_an_empty_part_is_a_problem(study_folder, problems, part):
    path = study_folder / "datapackage.json"
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), part: []}), encoding="utf-8")
    assert [problem.file for problem in problems()] == ["datapackage.json"]


def test_problems_of_several_files_are_reported_together_and_nothing_is_opened(study_folder, edit):
    edit.cell("findings.csv", 2, "voice", "chorus")
    edit.cell("themes.csv", 3, "order", "two")
    (study_folder / "codings.csv").write_bytes(b"")
    edit.drop_column("participants.csv", "participant_id")
    with pytest.raises(StudyError) as caught:
        open_study(study_folder)
    places = {f"{problem.file} {problem.row} {problem.column}" for problem in caught.value.problems}
    assert places == {"findings.csv 2 voice", "themes.csv 3 order", "codings.csv 0 ", "participants.csv 1 participant_id"}
    assert len(str(caught.value).splitlines()) == 4


@pytest.fixture
def no_collection():
    """Without the garbage collector: only what nothing holds is freed."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("fewest", [0, 3])
def test_a_study_counted_in_people_is_freed_at_once_when_it_is_let_go(no_collection, fewest):
    study = open_path(INVENTED).dataset
    people = study.counting(PEOPLE, fewest)
    assert len(people.participants) == 12
    assert describe(Selection(kind=("barrier",)), people)
    assert len(key_messages(people, Selection())) and len(releasable(people))
    gone = [weakref.ref(each) for each in (study, people, study.tables["findings"])]
    del study, people
    assert [each() is None for each in gone] == [True, True, True]


def test_counting_in_people_outlives_the_study_it_was_made_of(no_collection):
    people = open_path(INVENTED).dataset.counting(PEOPLE, 3)  # nothing else holds the study
    again = people.counting("findings", 0)
    assert (again.unit, again.fewest, len(again.findings)) == ("findings", 0, 60)
    assert people.counting(PEOPLE, 0).unit == PEOPLE
