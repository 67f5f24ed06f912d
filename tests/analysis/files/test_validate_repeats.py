"""The columns and tables that a study need not have: what may stand in them, and that a study opens without any of them."""

import pytest

from analysis.disclosure.distinct_people import count_rows
from analysis.files.open_study import open_study
from tests.analysis.coded_study import ROW, code_findings, write_messages

NEW_COLUMNS = ["basis", "stance", "emphasis", "repeats"]
NEW_TABLES = ["recodings", "messages", "reporting"]


@pytest.fixture
def coded(edit, study_folder):
    """The small study with the new columns and with key messages, to be broken in one place."""
    code_findings(edit)
    write_messages(study_folder)
    return edit


def test_a_study_with_all_of_them_is_opened(coded, study_folder):
    dataset = open_study(study_folder)
    assert [name for name in NEW_COLUMNS if name in dataset.tables["findings"]] == NEW_COLUMNS
    assert dataset.tables["messages"]["message_id"].tolist() == ["M01", "M02", "M03"]  # by their order


@pytest.mark.parametrize(
    ("file", "row", "column", "value", "allowed"),
    [
        ("findings.csv", 2, "basis", "hearsay", ["one of", "result", "senior_opinion"]),
        ("findings.csv", 2, "basis", "", ["result, argument"]),
        ("findings.csv", 11, "stance", "begs", ["one of", "asks", "cautions"]),
        ("findings.csv", 2, "emphasis", "loud", ["one of", "stressed"]),
        # a stance goes with recommendations: F008 is a barrier
        ("findings.csv", 9, "stance", "asks", ["not_stated, unless a recommendation"]),
        ("findings.csv", 9, "stance", "describes", ["not_stated, unless a recommendation"]),
        # a finding says again what another one says first
        ("findings.csv", 4, "repeats", "F099", ["one of", "F001", "F011"]),
        ("findings.csv", 4, "repeats", "F003", ["a finding that says nothing again itself"]),  # itself
        ("findings.csv", 5, "repeats", "F003", ["a finding that says nothing again itself"]),  # which repeats F002
        ("findings.csv", 3, "repeats", "F001", ["a finding that says nothing again itself"]),  # so F003 repeats a repeat
        ("messages.csv", 2, "findings", "F099", ["several", "F001"]),
        ("messages.csv", 2, "findings", "", ["several", "F001"]),
        ("messages.csv", 2, "about", "Q9", ["one of", "Q1", "Q2"]),
        ("messages.csv", 3, "message_id", "M02", ["no earlier row has"]),
        ("messages.csv", 2, "sentence", "s" * 161, ["at most 160 characters"]),
    ],
)
def test_one_broken_cell_is_one_problem(coded, problems, file, row, column, value, allowed):
    coded.cell(file, row, column, value)
    (problem,) = problems()
    place = 4 if (row, column) == (3, "repeats") else row  # the row that says a repeat again, not the one between
    assert (problem.file, problem.row, problem.column) == (file, place, column)
    assert [words for words in allowed if words not in problem.allowed] == []


def test_a_chain_of_repeats_is_a_problem_that_says_how_to_mend_it(coded, problems):
    coded.cell("findings.csv", ROW["F004"], "repeats", "F003")
    (problem,) = problems()
    assert problem.value == "F003"
    assert problem.mend == "Name the finding that tells it most fully, whose own cell is empty."


def test_every_link_of_a_chain_but_the_first_is_a_problem(coded, problems):
    coded.cell("findings.csv", ROW["F002"], "repeats", "F001")  # F003 says F002 again
    coded.cell("findings.csv", ROW["F001"], "repeats", "F003")  # and now they go round
    assert [(problem.row, problem.value) for problem in problems()] == [(2, "F003"), (3, "F001"), (4, "F002")]


def test_several_findings_may_say_one_again(coded, study_folder):
    coded.cell("findings.csv", ROW["F008"], "repeats", "F006")
    assert open_study(study_folder).repeated["F006"] == ("F007", "F008")


@pytest.mark.parametrize(
    ("table", "lines", "row", "column"),
    [
        ("recodings", ["first,F001", "second,F001", "first,F001"], 4, "coder, finding_id"),
        ("recodings", ["first,F001", "second,F099"], 3, "finding_id"),
        ("recodings", ["third,F001"], 2, "coder"),
        ("reporting", ["1,Team,Who asked,,", "1,Team,Who asked,,"], 3, "item"),
        ("reporting", ["1,Team,Who asked,,nowhere"], 2, "section"),
        ("reporting", ["one,Team,Who asked,,"], 2, "item"),
    ],
)
def test_second_coding_and_checklist_are_checked(study_folder, problems, table, lines, row, column):
    head = {"recodings": "coder,finding_id", "reporting": "item,domain,asks,says,section"}[table]
    (study_folder / f"{table}.csv").write_text("\n".join([head, *lines, ""]), encoding="utf-8")
    (problem,) = problems()
    assert (problem.file, problem.row, problem.column) == (f"{table}.csv", row, column)


def test_a_coding_of_an_unknown_finding_is_a_problem(edit, problems, study_folder):
    edit.add_column("codings.csv", "finding_id", "F001")
    assert "finding_id" in open_study(study_folder).tables["codings"]
    edit.cell("codings.csv", 3, "finding_id", "F099")
    (problem,) = problems()
    assert (problem.file, problem.row, problem.value) == ("codings.csv", 3, "F099")


def test_a_study_opens_without_any_of_them_and_is_counted_whole(small):
    assert [name for name in NEW_COLUMNS if name in small.findings] == []
    assert [name for name in NEW_TABLES if name in small.tables] == []
    names = [table.name for table in small.descriptor.tables]
    assert [name for name in NEW_TABLES if name in names] == []
    fields = [field.name for field in small.descriptor.table("findings").fields]
    assert [name for name in NEW_COLUMNS if name in fields] == []
    assert len(small.findings) == count_rows(small, small.coded) == 11


@pytest.mark.parametrize("column", NEW_COLUMNS)
def test_a_study_may_have_some_of_the_columns(edit, study_folder, column):
    edit.add_column("findings.csv", column, {"basis": "argument", "repeats": ""}.get(column, "not_stated"))
    dataset = open_study(study_folder)
    assert [name for name in NEW_COLUMNS if name in dataset.findings] == [column]
    assert len(dataset.findings) == 11


@pytest.mark.parametrize("attribute", ["basis", "stance", "emphasis"])
def test_codes_of_a_column_that_the_study_has_not_need_not_be_listed(study_folder, attribute):
    drop_codes(study_folder, f"{attribute},")
    assert len(open_study(study_folder).findings) == 11


@pytest.mark.parametrize(("attribute", "code"), [("basis", "senior_opinion"), ("stance", "cautions")])
def test_codes_of_a_column_that_the_study_has_are_those_of_the_format(coded, study_folder, problems, attribute, code):
    drop_codes(study_folder, f"{attribute},{code},")
    (problem,) = problems()
    assert (problem.file, problem.value) == ("codes.csv", f"no {attribute} {code}")


def test_a_kind_need_not_be_listed_unless_a_theme_is_of_it(study_folder, problems):
    drop_codes(study_folder, "kind,context,")
    assert "context" not in open_study(study_folder).labels["kind"]
    drop_codes(study_folder, "kind,outcome,")
    assert {problem.value for problem in problems()} == {"outcome"}


def drop_codes(folder, *beginnings: str) -> None:
    path = folder / "codes.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(beginnings)), encoding="utf-8", newline="")
