"""From tables to codes, people, passages and codings: each quirk of real exports on a table of a few rows."""

from collections import Counter

import pytest

from analysis.files.problems import StudyError
from analysis.importing.guessing.guess import guess
from analysis.importing.mapping import fit
from analysis.importing.project import Project
from analysis.importing.read_tables import read_project
from analysis.importing.recognise import recognise
from analysis.importing.tables import tables_of
from tests.analysis.importing.given_tables import LINES, csv_of, xlsx_of

HEAD = ["Document", "Participant", "Quote", "Codes"]


def project_of(*files: tuple[str, bytes], **changes) -> Project:
    """What the files hold by the guess, changed in places: `columns` gives roles by name."""
    found = tables_of([(recognise(name, content), content) for name, content in files])
    assert found.problems == []
    roles = changes.pop("columns", {})
    guessed = guess(found.tables)
    tables = tuple(
        type(table)(
            table.name,
            changes.get("shape", table.shape),
            tuple(type(each)(**{**vars(each), **roles.get(each.name, {})}) for each in table.columns),
            table.coder,
        )
        for table in guessed.tables
    )
    changed = {name: value for name, value in changes.items() if name != "shape"}
    return read_project(found.tables, type(guessed)(**{**vars(guessed), "tables": tables, **changed}))


def table(*rows: list[str], name: str = "a.csv") -> tuple[str, bytes]:
    return name, csv_of([list(row) for row in rows])


def paths(project: Project) -> list[str]:
    """Codes with those above them."""
    codes = {code.key: code for code in project.codes}

    def path(code) -> str:
        return f"{path(codes[code.parent])} > {code.label}" if code.parent else code.label

    return [path(code) for code in project.codes]


def given(project: Project) -> list[tuple[str, str, str]]:
    """Each coding: the beginning of the words, the code, the coder."""
    quotes = {segment.key: segment.quote for segment in project.segments}
    codes = {code.key: code.label for code in project.codes}
    return [(quotes[coding.segment][:9], codes[coding.code], coder) for coding in project.codings for coder in [coding.coder]]


def left(project: Project) -> dict[str, int]:
    return {each.why: each.number for each in project.left}


def test_commas_within_names_are_known_from_the_codebook():
    book = table(
        ["Code", "Description"], ["Soil, heavy, wet", "Clay."], ["Help", "Hands."], ["Soil", "Earth."], name="codebook.csv"
    )
    rows = [
        HEAD[1:],
        ["P1", LINES[0], "Help, Soil, heavy, wet"],
        ["P2", LINES[1], "Soil, Help"],
        ["P1", LINES[2], "Soil, heavy, wet, Soil"],
    ]
    project = project_of(table(*rows), book)
    assert Counter(code for _, code, _ in given(project)) == {"Soil, heavy, wet": 2, "Help": 2, "Soil": 2}
    assert len(project.codes) == 3


def test_codes_in_other_case_or_with_blanks_are_one_and_that_is_said():
    project = project_of(
        table(
            HEAD[1:],
            ["P1", LINES[0], "Soil"],
            ["P2", LINES[1], " soil"],
            ["P3", LINES[2], "SOIL  heavy"],
            ["P4", LINES[3], "soil heavy"],
        )
    )
    assert [code.label for code in project.codes] == ["Soil", "SOIL heavy"]
    assert left(project)["spelled_alike"] == 2


def test_na_is_a_code_and_participant_0_is_a_person():
    project = project_of(table(HEAD[1:], ["0", LINES[0], "NA"], ["1", LINES[1], "Soil"], ["0", LINES[2], "NA"]))
    assert [code.label for code in project.codes] == ["NA", "Soil"]
    assert [person.label for person in project.people] == ["0", "1"]
    assert [segment.people for segment in project.segments] == [("p1",), ("p2",), ("p1",)]


def test_the_same_name_under_two_parents_is_two_codes():
    project = project_of(
        table(HEAD[1:], ["P1", LINES[0], "Plot::Time"], ["P2", LINES[1], "People::Time"], ["P3", LINES[2], "Plot::Time"])
    )
    assert paths(project) == ["Plot", "Plot > Time", "People", "People > Time"]
    assert Counter(coding.code for coding in project.codings) == {"c2": 2, "c4": 1}


@pytest.mark.parametrize("nesting", ["->", "\\", " > ", "::"])
def test_paths_are_nested_by_whatever_stands_in_them(nesting):
    project = project_of(
        table(HEAD[1:], ["P1", LINES[0], f"Plot{nesting}Soil{nesting}Wet"], ["P2", LINES[1], f"Plot{nesting}Gate"])
    )
    assert paths(project) == ["Plot", "Plot > Soil", "Plot > Soil > Wet", "Plot > Gate"]


def test_parents_that_carry_codings_and_codes_that_are_never_given_are_both_there():
    book = table(["Code", "Parent"], ["Plot", ""], ["Soil", "Plot"], ["Moles", "Plot"], name="codebook.csv")
    project = project_of(table(HEAD[1:], ["P1", LINES[0], "Plot"], ["P2", LINES[1], "Soil"]), book)
    assert paths(project) == ["Plot", "Plot > Soil", "Plot > Moles"]
    assert [code for _, code, _ in given(project)] == ["Plot", "Soil"]


def test_codes_above_each_other_in_a_circle_are_said():
    book = table(["Code", "Parent", "Description"], ["A", "B", "x"], ["B", "A", "y"], ["C", "C", "z"], name="codebook.csv")
    assert left(project_of(book))["circle"] == 3


def test_a_root_that_only_says_codes_is_left_out():
    project = project_of(table(HEAD[1:], ["P1", LINES[0], "Nodes\\\\Plot\\Soil"], ["P2", LINES[1], "Nodes\\\\Help"]))
    assert paths(project) == ["Plot", "Plot > Soil", "Help"]
    assert left(project) == {"root": 1}


def test_triple_quotes_are_the_quotation_marks_of_a_quote():
    project = project_of(
        (
            "a.csv",
            b'Participant,Quote,Code\nP1,"""' + LINES[0].encode() + b'""",Soil\nP2,"He said ""no"" twice, and left.",Help\n',
        )
    )
    assert [segment.quote for segment in project.segments] == [LINES[0], 'He said "no" twice, and left.']


def test_values_that_stand_in_the_first_of_their_rows_are_filled_down():
    rows = [
        ["Participant", "Gender", "Quote", "Code"],
        ["P1", "f", LINES[0], "Soil"],
        ["", "", LINES[1], "Help"],
        ["", "", LINES[2], "Rest"],
    ]
    rows += [["P2", "m", LINES[3], "Pests"], ["", "", LINES[4], "Gate"], ["", "", LINES[5], "Soil"]]
    project = project_of(table(*rows))
    assert [segment.people for segment in project.segments] == [("p1",)] * 3 + [("p2",)] * 3
    assert [person.attributes for person in project.people] == [(("Gender", "f"),), (("Gender", "m"),)]


def test_themes_and_subthemes_that_stand_in_the_first_of_their_rows_are_filled_down():
    rows = [["Theme", "Subtheme", "Illustrative quote"], ["Plot", "Soil", LINES[0]], ["", "Gate", LINES[1]], ["", "", LINES[2]]]
    rows += [["People", "", LINES[3]], ["", "Help", LINES[4]], ["", "", LINES[5]]]
    project = project_of(table(*rows))
    assert [code for _, code, _ in given(project)] == ["Soil", "Gate", "Gate", "People", "Help", "Help"]
    project = project_of(table(["Theme", "Quote"], ["Soil", LINES[0]], ["", LINES[1]], ["Help", LINES[2]], ["", LINES[3]]))
    assert [code for _, code, _ in given(project)] == ["Soil", "Soil", "Help", "Help"]


def test_passages_without_a_code_do_not_get_the_one_above_them():
    rows = [["ID", "Quote", "Code"], *[[str(at), LINES[at], {0: "Soil", 3: "Help"}.get(at, "")] for at in range(6)]]
    assert [code for _, code, _ in given(project_of(table(*rows)))] == ["Soil", "Help"]


def test_marks_that_say_again_what_a_column_of_codes_says_are_left_out():
    head = ["Excerpt Copy", "Codes Applied Combined", "Code: Soil Applied", "Code: Help Applied"]
    rows = [[LINES[0], "Soil, Help", "True", "True"], [LINES[1], "Soil", "True", "False"], [LINES[2], "Help", "False", "True"]]
    project = project_of(table(head, *rows))
    assert [code for _, code, _ in given(project)] == ["Soil", "Help", "Soil", "Help"]
    project = project_of(table([head[0], *head[2:]], *[[row[0], *row[2:]] for row in rows]))
    assert [code for _, code, _ in given(project)] == ["Soil", "Help", "Soil", "Help"]


def test_a_list_of_codes_that_are_only_called_names_is_a_codebook():
    project = project_of(
        table(["Name", "Description", "Files", "References"], ["Soil", "Earth.", "3", "12"], ["Help", "", "2", "4"])
    )
    assert [(code.label, code.description) for code in project.codes] == [("Soil", "Earth."), ("Help", "")]


def test_a_few_empty_cells_mean_nobody_and_are_not_filled():
    rows = [
        ["Participant", "Quote", "Code"],
        *[[f"P{number % 3}" if number != 4 else "", LINES[number], "Soil"] for number in range(8)],
    ]
    assert project_of(table(*rows)).segments[4].people == ()


def test_whoever_stands_before_a_colon_speaks_but_not_who_asks():
    rows = [
        ["File", "Text", "Code"],
        ["Group 5", "P8: I like it here.", "Rest"],
        ["Group 5", "I: And you?\nP9: So do I.\nP8: Yes.", "Help"],
    ]
    rows += [["Group 6", "P8: There is no water. And P7: not at all.\nTrue: none.", "Water"]]
    project = project_of(table(*rows))
    assert [segment.people for segment in project.segments] == [("p1",), ("p2", "p1"), ("p3",)]
    assert [person.label for person in project.people] == ["P8", "P9", "P8"]


def test_file_names_that_hold_group_and_date_are_documents_and_no_people():
    rows = [
        ["Documento", "Cita", "Código"],
        ["Grupo 5 - Norte - 04-11-2024", LINES[0], "Suelo"],
        ["Grupo 6 - Sur - 05-11-2024", LINES[1], "Ayuda"],
    ]
    project = project_of(table(*rows))
    assert [source.label for source in project.sources] == ["Grupo 5 - Norte - 04-11-2024", "Grupo 6 - Sur - 05-11-2024"]
    assert project.people == ()


def test_several_people_of_a_cell_are_told_from_a_name_with_a_comma():
    rows = [HEAD[1:], ["Quill, Berta", LINES[0], "Soil"], ["P3 and P4", LINES[1], "Help"], ["P3", LINES[2], "Rest"]]
    project = project_of(table(*rows))
    assert [person.label for person in project.people] == ["Quill, Berta", "P3", "P4"]
    assert [segment.people for segment in project.segments] == [("p1",), ("p2", "p3"), ("p2",)]


def test_dates_of_another_country_stay_as_they_are_written():
    rows = [
        ["Participant", "Quote", "Code", "Wave"],
        ["P1", LINES[0], "Soil", "11/04/2024"],
        ["P2", LINES[1], "Help", "04/11/2024"],
    ]
    project = project_of(table(*rows))
    assert [person.attributes for person in project.people] == [(("Wave", "11/04/2024"),), (("Wave", "04/11/2024"),)]


def test_columns_of_0_and_1_are_codes_below_what_stands_over_them():
    rows = [["", "", "Plot", "", "People"], ["Participant", "Quote", "Soil", "Water", "Help"]]
    rows += [
        ["P1", LINES[0], "1", "0", ""],
        ["P2", LINES[1], "0", "0", "x"],
        ["P3", LINES[2], "1", "1", "0"],
        ["P4", LINES[3], "0", "maybe", "0"],
    ]
    project = project_of(("a.xlsx", xlsx_of({"Data": rows})), columns={"Water": {"role": "mark"}})
    assert [code for _, code, _ in given(project)] == ["Soil", "Help", "Soil", "Water"]
    assert paths(project)[:2] == ["Plot", "Plot > Soil"]
    assert left(project) == {"no_mark": 1, "not_coded": 1}


def test_a_second_sheet_of_another_coder_codes_the_same_passages():
    sheets = {
        "Coder A": [["ID", "Quote", "Code"], ["1", LINES[0], "Soil"], ["2", LINES[1], "Help"], ["3", LINES[2], "Rest"]],
        "Coder B": [["ID", "Quote", "Code"], ["1", LINES[0], "Soil"], ["2", LINES[1], "Tools"]],
    }
    project = project_of(("a.xlsx", xlsx_of(sheets)))
    assert len(project.segments) == 3
    assert given(project) == [
        ("The beans", "Soil", "coder 1"), ("My neighb", "Help", "coder 1"), ("We sat by", "Rest", "coder 1"),
        ("The beans", "Soil", "coder 2"), ("My neighb", "Tools", "coder 2"),
    ]  # fmt: skip


def test_a_sheet_of_people_says_what_they_are():
    sheets = {
        "Segments": [
            ["Participant", "Quote", "Code"],
            ["P1", LINES[0], "Soil"],
            ["p1 ", LINES[1], "Help"],
            ["P3", LINES[2], "Rest"],
        ],
        "People": [
            ["Participant", "Name", "Age group", "Site"],
            ["P1", "Berta", "30-39", "east"],
            ["P2", "Jonas", "40-49", "East "],
            ["P3", "Uli", "30-39", "west"],
        ],
    }
    project = project_of(("a.xlsx", xlsx_of(sheets)))
    assert [dict(person.attributes) for person in project.people] == [
        {"Age group": "30-39", "Site": "east"},
        {"Age group": "40-49", "Site": "east"},
        {"Age group": "30-39", "Site": "west"},
    ]
    assert left(project) == {"spelled_alike": 1}


def test_of_two_values_of_one_person_the_first_holds_and_that_is_said():
    rows = [
        ["Participant", "Gender", "Quote", "Code"],
        ["P1", "f", LINES[0], "Soil"],
        ["P1", "m", LINES[1], "Help"],
        ["P2", "m", LINES[2], "Rest"],
    ]
    project = project_of(table(*rows), columns={"Gender": {"role": "attribute of people"}})
    assert [person.attributes for person in project.people] == [(("Gender", "f"),), (("Gender", "m"),)]
    assert left(project) == {"contradicted": 1}


def test_the_same_code_twice_by_one_coder_is_one_coding():
    rows = [["ID", "Quote", "Code"], ["1", LINES[0], "Soil"], ["1", LINES[0], "soil"], ["2", LINES[1], "Help"]]
    project = project_of(table(*rows))
    assert len(project.codings) == 2
    assert left(project) == {"given_twice": 1, "spelled_alike": 1}


def test_more_codes_in_a_cell_than_anybody_gives_are_refused():
    rows = [HEAD[1:], ["P1", LINES[0], ";".join(f"c{number}" for number in range(201))], ["P2", LINES[1], "c1;c2"]]
    with pytest.raises(StudyError) as caught:
        project_of(table(*rows))
    assert caught.value.problems[0].value == "more than 200 codes in a cell"


def test_a_path_that_is_very_deep_ends_in_one_name():
    deep = " > ".join(f"L{number}" for number in range(40))
    project = project_of(table(HEAD[1:], ["P1", LINES[0], deep], ["P2", LINES[1], "L0 > L1"]))
    assert len(project.codes) == 12


def test_a_mapping_for_other_tables_leaves_the_guess():
    found = tables_of(
        [(recognise("a.csv", csv_of([HEAD, ["D", "P1", LINES[0], "Soil"]])), csv_of([HEAD, ["D", "P1", LINES[0], "Soil"]]))]
    )
    other = tables_of([(recognise("b.csv", b"x,y\n1,2\n"), b"x,y\n1,2\n")])
    guessed = guess(found.tables)
    assert fit(guess(other.tables), guessed).tables == guessed.tables
