"""Problems as a reader sees them: the sentence of each, and all of them in one error."""

import dataclasses

import pytest

from analysis.files.problems import Notice, Problem, StudyError, fewer, one_of, problems_table, shorten


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (Problem("a.csv", 3, "kind", "x", "one of y, z"), "a.csv, row 3, column kind: found 'x'; allowed: one of y, z"),
        (Problem("a.csv", 3, "kind", "", "one of y, z"), "a.csv, row 3, column kind: found nothing; allowed: one of y, z"),
        (Problem("a.csv", 3, "", "", "7 cells"), "a.csv, row 3: found nothing; allowed: 7 cells"),
        (Problem("a.csv", 0, "", "", "a file of this name"), "a.csv: found nothing; allowed: a file of this name"),
        (Problem("a.csv", 1, "n", "it's", "a number"), 'a.csv, row 1, column n: found "it\'s"; allowed: a number'),
    ],
)
def test_problem_says_where_it_is_what_is_there_and_what_is_allowed(problem, sentence):
    assert str(problem) == sentence


def test_problem_shows_sixty_characters_of_a_long_value_and_keeps_all_of_it():
    problem = Problem("a.csv", 2, "statement", "w" * 201, "at most 200 characters")
    assert str(problem) == f"a.csv, row 2, column statement: found '{'w' * 59}…'; allowed: at most 200 characters"
    assert len(problem.value) == 201


def test_problem_stays_on_one_line_where_its_value_does_not():
    assert (
        str(Problem("a.csv", 2, "c", "one\ntwo", "one line")) == r"a.csv, row 2, column c: found 'one\ntwo'; allowed: one line"
    )


def test_problems_are_equal_by_their_parts_and_frozen():
    problem = Problem("a.csv", 2, "c", "v", "w")
    assert problem == Problem("a.csv", 2, "c", "v", "w")
    assert problem != Problem("a.csv", 3, "c", "v", "w")
    with pytest.raises(dataclasses.FrozenInstanceError):
        problem.row = 3


def test_study_error_holds_every_problem_and_says_one_a_line():
    first, second = Problem("a.csv", 2, "c", "v", "w"), Problem("b.csv", 0, "", "", "a file of this name")
    error = StudyError([first, second])
    assert error.problems == (first, second)
    assert str(error) == (
        "a.csv, row 2, column c: found 'v'; allowed: w\n"
        "b.csv: found nothing; allowed: a file of this name"
    )  # fmt: skip
    assert isinstance(error, ValueError)


@pytest.mark.parametrize(
    ("value", "most", "short"),
    [("", 5, ""), ("abcde", 5, "abcde"), ("abcdef", 5, "abcd…"), ("a" * 60, 60, "a" * 60), ("a" * 61, 60, "a" * 59 + "…")],
)
def test_shorten_cuts_only_what_is_too_long(value, most, short):
    assert shorten(value, most) == short


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([], "nothing (its table is empty)"),
        (["a"], "one of a"),
        (["b", "a"], "one of b, a"),
        (range(1, 13), "one of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12"),
        (range(1, 16), "one of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 3 more"),
    ],
)
def test_one_of_lists_a_dozen_values_in_the_order_given(values, sentence):
    assert one_of(values) == sentence


def test_notice_says_where_and_what():
    assert str(Notice("a.csv", 3, "c", "x", "read as y")) == "a.csv, row 3, column c: read as y ('x')"
    assert str(Notice("a.csv", 0, "", "", "left out")) == "a.csv: left out"


def test_problems_are_a_table_of_problems_then_notices():
    table = problems_table([Problem("a.csv", 2, "c", "v", "w", "Write w.")], [Notice("b.csv", 0, "", "3", "left out")])
    assert table.to_numpy().tolist() == [
        ["a.csv", "2", "c", "v", "w", "Write w."],
        ["b.csv", "", "", "3", "", "Need not be mended. left out"],
    ]


def test_problems_of_a_file_stand_together_in_the_order_of_its_rows():
    places = [("b.csv", 7), ("a.csv", 3), ("b.csv", 0), ("b.csv", 2)]
    table = problems_table([Problem(file, row, "", "", "") for file, row in places])
    assert list(zip(table["Where"], table["Row"], strict=True)) == [
        ("b.csv", "2"),
        ("b.csv", "7"),
        ("b.csv", ""),
        ("a.csv", "3"),
    ]


def test_problems_that_are_left_out_are_counted():
    first = Problem("a.csv", 2, "c", "v", "w", "Write w.")
    assert fewer([first], 1) == [first]
    assert fewer([first], 8) == [first, Problem("a.csv", 0, "c", "7 more rows like those above", "w")]
