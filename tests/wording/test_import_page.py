"""What the import page says: of files, of choices that were saved, of codes within codes, of a study that is open."""

import pytest

from wording.app import import_page as words


def test_files_are_counted_and_named():
    assert words.found(["a.csv", "b.csv"], "MAXQDA", 2, 1100) == (
        "2 files from MAXQDA: 2 tables with 1,100 rows. The files are a.csv and b.csv."
    )
    assert words.found(["a.qdpx"], "", 0, 0) == "1 file. The file is a.qdpx."


@pytest.mark.parametrize(("files", "said"), [("ab", "a and b"), ("abcd", "a, b, c and d"), ("abcde", "a and 4 other files")])
def test_few_files_are_named_and_many_are_counted(files, said):
    assert words.named_files(tuple(files)) == said


def test_a_code_within_another_is_shown_with_the_readers_own():
    assert words.nested("->", ("Plot", "Soil")) == "Plot -> Soil"
    assert words.nested(" / ", ("Plot",)) == "the outer code / the inner code"
    assert words.nested("", ("Plot", "Soil")) == "no code is inside another"


def test_columns_are_guessed_unless_choices_were_saved():
    assert words.about("").startswith("We have guessed")
    assert words.about("mine.toml").startswith("Your columns are read as you saved it in mine.toml.")


def test_source_and_year_are_said_where_they_are_given():
    assert words.came_from(["a.csv"], "Plots", "A. Brook", 2024) == [
        "1 file was read: a.csv.",
        "The study is called **Plots**. Its source is A. Brook, 2024.",
    ]
    assert words.came_from(["a", "b"], "Plots", "", 0) == ["2 files were read: a and b.", "The study is called **Plots**."]
