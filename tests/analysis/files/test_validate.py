"""One broken cell, column or rule at a time gives its own problem, and only that one."""

import pytest

from analysis.files.open_study import open_study
from analysis.files.problems import Problem
from analysis.files.validate import check_columns, check_tables
from analysis.model.schema import Field, Table

FIELD = {"type": "string", "title": "", "description": ""}
PAIR = Table("pair", "pair.csv", "", "", (Field("a", **FIELD), Field("b", **FIELD)), ("a",))


@pytest.mark.parametrize(
    ("file", "row", "column", "value", "allowed"),
    [
        # a value that its list or table does not have
        ("findings.csv", 5, "theme_id", "f_nobody", ["one of", "m_learn", "r_fund"]),
        ("findings.csv", 3, "voice", "choir", ["one of", "participant", "author", "stakeholder"]),
        ("findings.csv", 3, "programmes", "alpha;delta", ["several", "';'", "alpha, gamma"]),
        ("findings.csv", 6, "actors", "mentors;parents", ["several", "each once", "consultants"]),
        ("findings.csv", 6, "actors", "mentors, peers", ["several", "';'", "peers"]),
        ("findings.csv", 2, "participant_id", "P99", ["one of", "P01, P02, P03, P04"]),
        ("participants.csv", 2, "programme", "delta", ["one of", "beta, alpha, gamma"]),
        ("codings.csv", 2, "coder", "third", ["one of", "first", "second"]),
        ("codings.csv", 2, "theme_id", "f_nobody", ["one of", "m_learn"]),
        ("questions.csv", 2, "themes", "m_learn;m_play", ["several", "m_learn", "r_fund"]),
        ("notes.csv", 2, "affects", "weather", ["several", "study", "findings"]),
        # a list with one item twice
        ("findings.csv", 6, "actors", "mentors;mentors", ["each once", "mentors"]),
        ("findings.csv", 4, "programmes", "alpha;alpha", ["each once", "beta, alpha, gamma"]),
        # the same id as an earlier row
        ("findings.csv", 4, "finding_id", "F001", ["no earlier row has"]),
        ("notes.csv", 4, "note_id", "N01", ["no earlier row has"]),
        # not the shape that the descriptor describes
        ("findings.csv", 2, "passage_anchor", "8966A286B0D7E10C", ["16 hexadecimal digits"]),
        ("findings.csv", 2, "passage_anchor", "8966a286b0d7e10", ["16 hexadecimal digits"]),
        ("findings.csv", 2, "passage_anchor", "8966a286b0d7e10cc", ["16 hexadecimal digits"]),
        ("findings.csv", 2, "finding_id", "1", ["F001 onwards"]),
        ("findings.csv", 2, "statement", "s" * 201, ["at most 200 characters"]),
        ("programmes.csv", 2, "short_name", "n" * 31, ["at most 30 characters"]),
        # a required cell left empty
        ("findings.csv", 2, "statement", "", ["one sentence"]),
        ("findings.csv", 2, "statement", "  ", ["one sentence"]),
        ("findings.csv", 2, "experience", "", ["negative, mixed, positive, not_stated"]),
        ("notes.csv", 3, "affects", "", ["several", "study"]),
        ("findings.csv", 2, "theme_id", "", ["one of", "m_learn"]),
        # not a whole number
        ("findings.csv", 2, "passage_words", "twelve", ["a whole number"]),
        ("findings.csv", 2, "passage_words", "12.0", ["a whole number"]),
        ("findings.csv", 2, "passage_words", "12345678901234567890", ["a whole number"]),
        ("findings.csv", 2, "passage_words", "١٢", ["a whole number"]),
        ("findings.csv", 2, "passage_words", "0", ["1 or more"]),
        ("themes.csv", 2, "order", "-1", ["1 or more"]),
        # a number goes with count and one only
        ("findings.csv", 4, "extent_count", "", ["a whole number", "extent is count"]),
        ("findings.csv", 2, "extent_count", "3", ["nothing", "unless extent is count or one"]),
        ("findings.csv", 3, "extent_count", "2", ["1, as extent is one"]),
        ("findings.csv", 3, "extent_count", "", ["1, as extent is one"]),
        # a fingerprint goes with its length
        ("findings.csv", 2, "passage_words", "", ["a whole number", "has an anchor"]),
        # a passage begins before it ends, and is no whole book: F002's is sentence 2
        ("codings.csv", 4, "sentence_last", "1", ["sentence_first or up to 99 more"]),
        ("codings.csv", 4, "sentence_last", "102", ["sentence_first or up to 99 more"]),
        ("codings.csv", 4, "sentence_last", "100001", ["at most 100000"]),
        ("codings.csv", 4, "sentence_last", "999999999", ["at most 100000"]),
        # recommendations answer barriers
        ("findings.csv", 9, "answers", "b_rota", ["nothing", "unless a recommendation"]),
        ("findings.csv", 12, "answers", "f_mentor", ["barriers only", "b_doubt, b_rota"]),
        ("findings.csv", 12, "answers", "b_rota;f_time", ["barriers only", "b_doubt, b_rota"]),
        ("findings.csv", 12, "answers", "b_nobody", ["several", "b_rota, b_doubt"]),
    ],
)
def test_one_broken_cell_is_one_problem_that_says_what_is_allowed(edit, problems, file, row, column, value, allowed):
    edit.cell(file, row, column, value)
    (problem,) = problems()
    assert (problem.file, problem.row, problem.column, problem.value) == (file, row, column, value.strip())
    assert [words for words in allowed if words not in problem.allowed] == []
    assert str(problem).startswith(f"{file}, row {row}, column {column}: found ")
    assert str(problem).endswith(f"; allowed: {problem.allowed}")


@pytest.mark.parametrize(("value", "counts"), [("all", ""), ("one", "1"), ("count", "12")])
def test_extent_and_its_number_may_go_together(edit, study_folder, value, counts):
    edit.cell("findings.csv", 4, "extent", value)
    edit.cell("findings.csv", 4, "extent_count", counts)
    assert open_study(study_folder).findings["extent"][2] == value


def test_a_passage_may_have_100_sentences_and_stand_at_sentence_100_000(edit, study_folder):
    edit.cell("codings.csv", 4, "sentence_last", "101")
    for column in ("sentence_first", "sentence_last"):
        edit.cell("codings.csv", 2, column, "100000")
    assert open_study(study_folder).tables["codings"]["sentence_last"].max() == 100_000


def test_length_without_a_fingerprint_is_a_problem_and_a_finding_may_have_neither(edit, study_folder, problems):
    edit.cell("findings.csv", 2, "passage_anchor", "")
    assert [(problem.row, problem.column, problem.value) for problem in problems()] == [(2, "passage_words", "12")]
    edit.cell("findings.csv", 2, "passage_words", "")
    assert open_study(study_folder).findings["passage_words"].isna().tolist()[:2] == [True, False]


def test_statement_may_have_200_characters(edit, study_folder):
    edit.cell("findings.csv", 2, "statement", "s" * 200)
    assert open_study(study_folder).findings["statement"][0] == "s" * 200


def test_key_of_two_columns_may_not_be_repeated(edit, problems):
    edit.add_line("codes.csv", "voice,author,Again,,Once more.,4")
    (problem,) = problems()
    assert (problem.file, problem.column, problem.value) == ("codes.csv", "attribute, code", "voice / author")
    assert problem.allowed == "a value that no earlier row has"


def test_every_later_row_with_the_same_id_is_a_problem(edit, problems):
    edit.cell("participants.csv", 3, "participant_id", "P01")
    edit.cell("participants.csv", 5, "participant_id", "P01")
    allowed = "a value that no earlier row has"
    assert problems() == [Problem("participants.csv", row, "participant_id", "P01", allowed) for row in (3, 5)]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (["a", "b"], []),
        (["b", "a"], []),
        (["a"], [Problem("pair.csv", 1, "b", "", "a column of this name")]),
        (["a", "b", "c"], [Problem("pair.csv", 1, "c", "c", "one of a, b")]),
        (["a", "b", "b"], [Problem("pair.csv", 1, "b", "b", "one column of this name")]),
        (
            ["a", "B"],
            [Problem("pair.csv", 1, "b", "", "a column of this name"), Problem("pair.csv", 1, "B", "B", "one of a, b")],
        ),
    ],
)
def test_columns_are_those_of_the_descriptor_each_once_in_any_order(columns, expected):
    assert check_columns(PAIR, columns) == expected


@pytest.mark.parametrize(
    ("file", "column"),
    [
        ("findings.csv", "finding_id"),
        ("findings.csv", "theme_id"),
        ("themes.csv", "label"),
        ("codes.csv", "code"),
        ("programmes.csv", "programme_id"),
    ],
)
def test_missing_column_is_the_only_problem(edit, problems, file, column):
    edit.drop_column(file, column)
    assert problems() == [Problem(file, 1, column, "", "a column of this name")]


def test_extra_column_is_a_problem(edit, problems):
    edit.add_column("notes.csv", "colour", "blue")
    (problem,) = problems()
    assert (problem.file, problem.row, problem.column, problem.value) == ("notes.csv", 1, "colour", "colour")
    assert problem.allowed.startswith("one of note_id, title, text")


def test_column_that_is_there_twice_is_a_problem(edit, problems):
    edit.add_column("findings.csv", "voice", "author")
    assert problems() == [Problem("findings.csv", 1, "voice", "voice", "one column of this name")]


def test_problems_of_one_row_are_all_reported(edit, problems):
    for column, value in [("voice", "choir"), ("passage_words", "x"), ("experience", "")]:
        edit.cell("findings.csv", 7, column, value)
    assert [(problem.row, problem.column) for problem in problems()] == [(7, "voice"), (7, "experience"), (7, "passage_words")]


def test_tables_that_could_not_be_read_are_not_checked(small):
    assert check_tables(small.descriptor, {}) == []
