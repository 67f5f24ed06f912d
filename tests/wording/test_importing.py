"""What is said of an import: the verdict in a sentence, sums that can be added up, and why something is not in the study."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.importing.mapping import WHO
from analysis.importing.receipt import Line, Receipt, Sum
from wording.app import importing as words

ROOT = Path(__file__).parents[2]


def receipt(**held: int) -> Receipt:
    return Receipt("", tuple(Sum(thing, number, number, 0, 0) for thing, number in held.items()), ())


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ({"codes": 307}, "This project holds 307 codes and no coding: it is a codebook."),
        ({"codes": 1}, "This project holds 1 code and no coding: it is a codebook."),
        ({"codes": 2, "codings": 1930, "segments": 1794}, "This project holds 2 codes, 1,794 passages and 1,930 codings."),
        (
            {"codes": 2, "codings": 3, "segments": 1, "people": 1},
            "This project holds 2 codes, 1 passage and 3 codings, from 1 person.",
        ),
        ({"documents": 3}, "This project holds 3 documents and no code: there is nothing to show yet."),
        ({}, "This project holds no code: there is nothing to show yet."),
    ],
)
def test_what_a_project_holds_in_a_sentence(held, said):
    assert words.verdict(receipt(**held)) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            Line("ignored", "rows", 2, "table 1, row 12", "not_coded"),
            "Ignored: 2 rows, such as table 1, row 12. It has words and no code.",
        ),
        (Line("lost", "notes", 1, "", "note"), "Lost: 1 note. A study has no place for notes, and they may name people."),
        (Line("lost", "pictures", 1, "a.png", "pictures are not read"), "Lost: 1 picture: a.png. Pictures are not read."),
        (
            Line("ignored", "words", 2, "Tone: cross", "no_words"),
            "Ignored: 2 codings without words, such as Tone: cross. There is no text: the name of the code stands in its place.",
        ),
    ],
)
def test_a_line_says_what_how_many_which_and_why(line, said):
    assert words.line(line) == said


def test_a_column_is_said_with_its_role():
    assert words.column_line(Line("guessed", "quote", 9, "table 1, column x")) == (
        "Guessed from what it holds: table 1, column x is a quote."
    )
    assert words.column_line(Line("mapped", "attribute of people", 9, "table 2, column Age")) == (
        "Read by its name: table 2, column Age is an attribute of people."
    )
    assert words.column_line(Line("chosen", "code", 9, "table 2, column Tag")) == (
        "Read as you chose: table 2, column Tag is a code."
    )
    assert words.column_line(Line("guessed", "people", 3, "", "who_document")) == (
        "Who speaks: 3 people. Each document is one person."
    )
    unused = Line("ignored", "columns", 2, "table 1, column Site", "left_out", ("Site", "Age"), "a.csv")
    assert words.column_line(unused) == "Ignored: 2 columns: table 1, column Site, Age. You left it out."


def test_tables_of_the_receipt_leave_out_what_there_is_none_of():
    made = Receipt(
        "", (Sum("rows", 3, 2, 1, 0), Sum("people", 0, 0, 0, 0)), (Line("ignored", "rows", 1, "table 1, row 2", "no_code"),)
    )
    assert words.table_of(made) == [("Rows", 3, 2, 1, 0)]
    assert words.details_of(made) == [
        ("Ignored", "rows", "1 row", "table 1, row 2", "It has no code, and no words that were coded.")
    ]


GROUPED = Receipt(
    "",
    (Sum("segments", 9, 9, 0, 0), Sum("codings", 9, 9, 0, 0), Sum("codes", 15, 15, 0, 0)),
    (Line("ignored", "attributes", 1, "Wave", "left_out"), Line("lost", "notes", 1, "", "note")),
    (
        Line("mapped", "document", 14, "table 1, column Document", names=("Document",), table="a.csv"),
        Line("guessed", "attribute of people", 12, "table 2, column Voice", names=("Voice",), table="b.csv"),
        Line("guessed", "attribute of people", 1, "table 2, column Town", names=("Town",), table="b.csv"),
        Line("ignored", "columns", 2, "table 1, column Color", "column_ignored", ("Color", "Area"), "a.csv"),
        Line("ignored", "columns", 1, "table 1, column Memo", "column_empty", ("Memo",), "a.csv"),
    ),
    4,
    11,
)


def test_codes_that_only_stand_above_others_are_groups():
    assert words.verdict(GROUPED) == "This project holds 11 codes in 4 groups, 9 passages and 9 codings."
    some = "This project holds 11 codes (9 of them in 4 groups), 9 passages and 9 codings."
    assert words.verdict(replace(GROUPED, grouped=9)) == some


@pytest.mark.parametrize(("number", "begins"), [(1, "1 of the passages found was"), (1200, "1,200 of the passages found were")])
def test_passages_that_were_marked_again_are_said_to_be_kept(number, begins):
    again = Line("ignored", "passages marked again", number, "the same words", "they are one passage")
    ends = "marked again in the same place. Each is in the study once, with all its codes; the rest count as ignored."
    assert words.marked_again(replace(GROUPED, lines=(*GROUPED.lines, again))) == f"{begins} {ends}"
    assert words.marked_again(GROUPED) == ""
    assert words.table_of(GROUPED)[2:] == [("Codes", 11, 11, 0, 0), ("Groups of codes", 4, 4, 0, 0)]


def test_each_step_counts_codes_as_the_sums_do():
    code = Line("mapped", "code", 15, "table 1, column Code", names=("Code",), table="a.csv")
    meaning = Line("mapped", "meaning", 6, "table 2, column Memo", names=("Memo",), table="b.csv")
    assert [row[2] for row in words.details_of(replace(GROUPED, columns=(code, meaning)))[:2]] == [
        "11 codes in 4 groups",
        "6 codes or groups",
    ]
    assert [row[2] for row in words.details_of(replace(GROUPED, columns=(code, meaning), groups=0))[:2]] == [
        "15 codes",
        "6 codes",
    ]
    assert words.text_of(GROUPED).splitlines()[3:5] == [
        "  Codes: 11 found, 11 in the study, 0 ignored, 0 lost.",
        "  Groups of codes: 4 found, 4 in the study, 0 ignored, 0 lost.",
    ]


def test_labels_that_are_cut_are_said_with_how_many_and_examples():
    cut = Line("lost", "labels", 2, "Soil that is wet · Water", "long_label")
    assert words.cut_labels(replace(GROUPED, lines=(cut,))) == (
        "2 labels have more than 60 letters. What is more is cut. For example: Soil that is wet · Water"
    )
    assert words.cut_labels(replace(GROUPED, lines=(replace(cut, number=1),))).startswith("1 label has more than 60 letters.")
    assert words.cut_labels(GROUPED) == ""


def test_what_is_used_and_what_is_not_is_said_by_name():
    assert words.used_and_not(GROUPED) == [
        "Filters, about people: Voice (12 people) and Town (1 person).",
        "Not used, of a.csv: Color, Area and Memo (empty).",
        "Not used: Wave.",
    ]
    many = tuple(f"c{number}" for number in range(62))
    wide = Receipt("", (), (), (Line("ignored", "columns", 62, "table 1, column c0", "column_ignored", many, "a.csv"),))
    assert words.used_and_not(wide)[0].endswith("c58, c59 and 2 more.")


def test_each_number_in_the_steps_has_its_unit():
    assert [row[:4] for row in words.details_of(GROUPED)[:4:3]] == [
        ("Read by its name", "document", "14 documents", "table 1, column Document"),
        ("Ignored", "columns", "2 columns", "table 1, column Color, Area"),
    ]


def test_what_stands_in_place_of_names_is_said_with_how_many():
    both = Receipt("", (Sum("people", 14, 14, 0, 0), Sum("documents", 3, 1, 2, 0)), ())
    assert words.no_names(both).startswith(
        "Names are replaced: those of 14 people by P01 and so on and 1 document by D01 and so on. No coder is named. Quotes are"
    )
    assert words.no_names(Receipt("", (), ())).startswith("No coder is named. Quotes are not changed")


def reasons(call: ast.Call) -> set[str]:
    """The reasons in a call that notes that something stays behind."""
    named = getattr(call.func, "attr", "") or getattr(call.func, "id", "")
    if named == "note" and call.args:
        first = call.args[0]
        said = first.elts[1] if isinstance(first, ast.Tuple) else call.args[2]
    elif named == "Left" and len(call.args) > 3:
        said = call.args[3]
    elif named == "Line" and len(call.args) > 4:
        said = call.args[4]
    else:
        return set()
    return {node.value for node in ast.walk(said) if isinstance(node, ast.Constant) and node.value != "who_"}


def test_every_reason_that_the_code_gives_has_a_sentence_and_no_sentence_is_left_over():
    given = set()
    for name in ("read_tables", "study", "receipt"):
        tree = ast.parse((ROOT / "analysis" / "importing" / f"{name}.py").read_text(encoding="utf-8"))
        given |= {reason for node in ast.walk(tree) if isinstance(node, ast.Call) for reason in reasons(node)}
    assert given == {name for name in words.WHY if not name.startswith("who_")}
    assert {name for name in words.WHY if name.startswith("who_")} == {f"who_{who}" for who in WHO}
    assert all(sentence.endswith(".") for sentence in words.WHY.values())
