"""The mapping as a file: it reads back as it was, finds its tables again, and a wrong one is told by key, value, what is allowed."""

from dataclasses import replace

import pytest

from analysis.files.problems import StudyError
from analysis.importing.look import look
from analysis.importing.mapping import CODES, Column, Mapping, TableMapping, carry, fit, from_toml, to_toml
from tests.analysis.importing import given_tables as given

TABLE = TableMapping(
    "a.csv",
    "codings",
    (
        Column("Quote", "quote", chosen=True),
        Column("Code", "code", chosen=True),
        Column("Who", "person", filled_down=True, chosen=True),
    ),
)
MAPPING = Mapping((TABLE,), "->", "column", 'Beds\nand "borders"')
GOOD = to_toml(MAPPING)


@pytest.mark.parametrize("name", ["TAGUETTE", "QUALCODER", "ATLAS", "MAXQDA", "SURVEY", "PEOPLE_BY_FACETS"])
def test_a_mapping_reads_back_as_it_was(name):
    mapping = look([getattr(given, name)]).mapping
    assert to_toml(from_toml(to_toml(mapping))) == to_toml(mapping)
    assert fit(from_toml(to_toml(mapping)), mapping).tables[0].columns[0].role == mapping.tables[0].columns[0].role


def test_a_mapping_is_a_small_file_that_a_person_can_read():
    assert GOOD == (
        'title = "Beds\\nand \\"borders\\""\nnesting = "->"\nwho = "column"\n\n[[table]]\nname = "a.csv"\nshape = "codings"\n'
        'column = [\n    { name = "Quote", role = "quote" },\n    { name = "Code", role = "code" },\n'
        '    { name = "Who", role = "person", filled_down = true },\n]\n'
    )
    assert from_toml(GOOD) == MAPPING


@pytest.mark.parametrize(
    ("old", "new", "key", "value", "allowed"),
    [
        ('"->"', '"=>"', "nesting", "=>", "one of '', '->'"),
        ('who = "column"', 'who = "everybody"', "who", "everybody", "one of column, document, speaker, nobody"),
        ('who = "column"', "who = 3", "who", "3", "one of column"),
        ("title", "titel", "titel", "Beds", "no other keys than title, source, year, left_out, nesting, who, table"),
        ("nesting", "year = 3000\nnesting", "year", "3000", "a year from 1 to 2100"),
        ("nesting", "year = true\nnesting", "year", "True", "a whole number"),
        ("nesting", "left_out = [3]\nnesting", "left_out", "3", "names of at most 300 letters"),
        ('"codings"', '"rows"', "table 1, shape", "rows", "one of codings, segments"),
        ('role = "code"', 'role = "tag"', "table 1, column 2, role", "tag", "one of quote, statement, code"),
        ('role = "code"', 'role = "meaning"', "table 1, column 2, role", "meaning", "one of quote"),
        ('role = "code"', 'role = "codes"', "table 1, column 2, separator", "", "one of '\\n', ';'"),
        (', role = "quote"', "", "table 1, column 1, role", "", "a value for this key"),
        ("= true", '= "yes"', "table 1, column 3, filled_down", "yes", "true or false"),
        ('name = "a.csv"', "name = 1", "table 1, name", "1", "text of at most 300 letters"),
        ('shape = "codings"', 'shape = "codings"\nstrange = 1', "table 1, strange", "1", "no other keys"),
    ],
)
def test_a_wrong_value_is_told_by_its_key_and_what_is_allowed(old, new, key, value, allowed):
    with pytest.raises(StudyError) as caught:
        from_toml(GOOD.replace(old, new, 1))
    (problem,) = caught.value.problems
    assert (problem.file, problem.column, problem.mend != "") == ("the mapping", key, True)
    assert problem.value.startswith(value)
    assert problem.allowed.startswith(allowed)


@pytest.mark.parametrize(
    "text", ["[[table", "x" * 200_001, "a = " + "[" * 5_000, "table = 3", "table = [1]", "year = " + "9" * 5_000]
)
def test_what_is_no_mapping_at_all_is_refused(text):
    with pytest.raises(StudyError) as caught:
        from_toml(text)
    assert caught.value.problems[0].allowed


def test_a_table_is_found_again_by_its_columns_whatever_it_is_called():
    other = TableMapping("b.csv", "people", (Column("Who", "person"), Column("Site", "attribute of people")))
    saved = Mapping((other, TABLE), "->", "column")
    new = TableMapping("c.csv", "segments", (Column("Code", CODES, ";"), Column("Quote", "note"), Column("Extra", "note")))
    (read,) = fit(saved, Mapping((new,))).tables
    assert (read.name, read.shape) == ("c.csv", "codings")
    assert [(each.name, each.role, each.guessed) for each in read.columns] == [
        ("Code", "code", False),
        ("Quote", "quote", False),
        ("Extra", "note", True),
    ]


def test_a_mapping_serves_each_of_its_tables_once_and_the_one_of_the_same_name_first():
    first, second = (
        TableMapping(name, "codings", (Column("Quote", "quote"), Column("Code", role)))
        for name, role in (("a", "code"), ("b", "facet"))
    )
    guessed = Mapping(tuple(TableMapping(name, "codings", (Column("Quote", "note"), Column("Code", "note"))) for name in "bca"))
    read = fit(Mapping((first, second)), guessed).tables
    assert [table.columns[1].role for table in read] == ["facet", "code", "note"]


def test_whose_the_study_is_and_what_is_left_out_of_it_are_kept_for_a_project_without_tables():
    mapping = Mapping(title="Plots", who="column", source="A. Brook", year=2024, left_out=("Site", "Age"))
    assert to_toml(mapping) == (
        'title = "Plots"\nsource = "A. Brook"\nyear = 2024\nleft_out = [\n    "Site",\n    "Age",\n]\n'
        'nesting = ""\nwho = "column"\ntable = []\n'
    )
    assert from_toml(to_toml(mapping)) == mapping
    assert fit(mapping, Mapping(who="column", title="a file")) == mapping


def test_another_file_changes_the_guesses_and_not_what_somebody_chose():
    def mapping(who: str, *roles: str, chosen: bool = False) -> Mapping:
        names = ("a.csv", "b.csv")[: len(roles)]
        return Mapping(
            tuple(
                TableMapping(name, "codings", (Column("Site", role, chosen=chosen),))
                for name, role in zip(names, roles, strict=True)
            ),
            who=who,
            title="A",
        )

    before, after = mapping("nobody", "note"), mapping("document", "ignored", "document")
    assert carry(before, before, after) == after
    kept = carry(replace(mapping("nobody", "quote", chosen=True), title="Mine"), before, after)
    assert (kept.title, kept.who, [table.columns[0].role for table in kept.tables]) == (
        "Mine",
        "document",
        ["quote", "document"],
    )


@pytest.mark.parametrize(
    "text", [".".join("a" * 2_000) + " = 1", f"[{'.'.join('a' * 2_000)}]", "left_out = [{ " + "b.c." * 900 + "d = 1 }]"]
)
def test_a_key_of_many_parts_is_refused_before_it_is_read(monkeypatch, text):
    monkeypatch.setattr("tomllib.loads", lambda text: pytest.fail("it was read"))
    with pytest.raises(StudyError) as caught:
        from_toml(text)
    assert [each.value for each in caught.value.problems] == ["a key of many parts"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("year = " + "9" * 5_000, "a number of too many digits"), ("a = " + "[" * 5_000, "lists within lists, too deep")],
)
def test_what_python_cannot_read_is_said_in_our_words(text, value):
    with pytest.raises(StudyError) as caught:
        from_toml(text)
    assert [each.value for each in caught.value.problems] == [value]


def test_dots_in_a_text_are_no_parts_of_a_key():
    dots = "1.2.3.4.5.6.7.8 \\ [a.b.c.d.e.f.g]"
    assert from_toml(to_toml(Mapping(title=dots, who="nobody"))).title == dots


def test_a_list_that_is_no_value_is_called_one_and_not_printed():
    with pytest.raises(StudyError) as caught:
        from_toml("title = " + "[" * 60 + "]" * 60)
    assert caught.value.problems[0].value == "a list"
