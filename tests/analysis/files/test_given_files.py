"""A study as a team would give it: filled in by hand, as a zip or a workbook, read the same way, and what is said of it."""

import pytest

from analysis.files.data_package import study_format, usual_codes
from analysis.files.open_study import open_file
from analysis.files.problems import StudyError
from tests.analysis.files.given_files import TABLES, study_files, with_table, workbook_of, zip_of

FORMS = {"zip": ("ten notes.zip", lambda tables: zip_of(study_files(tables))), "workbook": ("ten notes.xlsx", workbook_of)}


@pytest.fixture(params=FORMS)
def give(request):
    """Opens the small study, with some tables replaced, in one of both forms."""
    name, written = FORMS[request.param]

    def opened(tables=TABLES):
        return open_file(name, written(tables))

    return opened


def says(opened) -> list[str]:
    """The notices but those about tables that are not there, without the name of the file or sheet."""
    said = [(notice.column, notice.value, notice.says) for notice in opened.notices]
    return [" ".join(filter(None, parts)) for parts in said if not parts[2].startswith("the study has none of these")]


def refused(give, tables) -> list[tuple[int, str, str, str]]:
    with pytest.raises(StudyError) as caught:
        give(tables)
    return [(problem.row, problem.column, problem.value, problem.mend) for problem in caught.value.problems]


def test_least_that_a_study_needs_is_opened_and_its_silence_is_said(give):
    opened = give()
    findings = opened.dataset.findings
    assert opened.dataset.descriptor.title == "Ten notes"
    assert findings["statement"].tolist() == ["The rota was full.", "A mentor helped.", "Give people time."]
    assert findings["kind"].astype(str).tolist() == ["barrier", "facilitator", "recommendation"]
    assert findings["experience"].astype(str).tolist() == ["not_stated"] * 3
    assert findings["extent"].astype(str).tolist() == ["unquantified"] * 3
    assert findings["answers"].tolist() == ["not_stated", "not_stated", "b_rota"]
    assert opened.dataset.themes["order"].tolist() == [1, 2, 3]
    assert "no codes of the study’s own: the usual ones are used" in says(opened)
    filled = next(said for said in says(opened) if "voice" in said)
    assert filled == (
        "empty cells (of a column, or as many of it as stand behind its name) were read as not_stated: section, grade, "
        "sponsor_support, experience; as participant: voice; as unquantified: extent"
    )
    assert not [notice for notice in opened.notices if notice.says.startswith("the study has none of these")]


def test_tables_of_the_template_that_were_left_empty_are_said(give):
    empty = {name: [[field.name for field in study_format().table(name).fields]] for name in ("notes", "codings", "recodings")}
    said = [notice.says for notice in give({**TABLES, **empty}).notices]
    assert "the study has none of these, and need not: notes, a second coder’s codings" in said


def test_smallest_group_is_read_from_the_study_sheet_and_nothing_else_but_a_number_is_taken(give):
    study = [["key", "value"], ["title", "Ten notes"]]
    assert give().dataset.descriptor.fewest is None
    assert give(with_table("study", [*study, ["smallest_group", ""]])).dataset.descriptor.fewest is None
    assert give(with_table("study", [*study, ["Smallest_group", "0"]])).dataset.descriptor.fewest == 0
    assert give(with_table("study", [*study, ["smallest_group", "5"]])).dataset.descriptor.fewest == 5
    for wrong in ("three", "-1", "2.5"):
        assert refused(give, with_table("study", [*study, ["smallest_group", wrong]])) == [
            (3, "value", wrong, "Write a number such as 3; 0 or 1 hides nothing.")
        ]


OWN = {
    "participants": [["participant_id", "voice_part", "shoe_size"], ["P01", "alto", "40"], ["P02", "", "41"]],
    "codes": [
        *[[*usual_codes().columns], *usual_codes().to_numpy().tolist()],
        ["voice_part", "alto", "Alto", "Alto", "Sings alto.", "1"],
    ],
    "study": [["key", "value"], ["title", "Ten notes"], ["attribute", "voice_part: Part in the choir"]],
}


def test_a_column_of_its_own_is_an_attribute_where_the_codes_list_its_values(give):
    opened = give({**TABLES, **OWN})
    dataset = opened.dataset
    assert dataset.participants["voice_part"].astype(str).tolist() == ["alto", "not_stated"]
    assert [(each.name, each.label, each.people) for each in dataset.descriptor.attributes if each.own] == [
        ("by_voice_part", "Part in the choir", "voice_part")
    ]
    left = "columns that the template does not have and whose values the codes do not list, so they are not read"
    assert f"{left}: shoe_size" in says(opened)
    untitled = give({**TABLES, **OWN, "study": OWN["study"][:2]}).dataset
    assert [each.label for each in untitled.descriptor.attributes if each.own] == ["Voice part"]


@pytest.mark.parametrize("wrong", ["voice_part", "voice_part:", ": Part in the choir"])
def test_an_own_column_is_named_with_what_readers_call_it(give, wrong):
    tables = {**TABLES, **OWN, "study": [*OWN["study"][:2], ["attribute", wrong]]}
    assert refused(give, tables) == [(3, "value", wrong, "Write age_group: Age group.")]


def test_findings_tied_to_people_but_to_no_programme_are_said(give):
    empty = "empty throughout, so that comparisons by it show nothing: write there what is so of whoever says the finding"
    assert [said for said in says(give()) if empty in said] == [f"programmes {empty}", f"specialties {empty}"]
    head = ["finding_id", "theme_id", "statement", "participant_id", "programmes", "specialties"]
    tied = give(with_table("findings", [head, ["F001", "b_rota", "The rota was full.", "P01", "north", "medicine"]]))
    untied = give(with_table("findings", [head[:3], ["F001", "b_rota", "The rota was full."]]))
    assert not [said for opened in (tied, untied) for said in says(opened) if empty in said]


def test_a_row_typed_over_the_templates_example_is_said(give):
    people = [["participant_id", "programme", "programme_as_listed"], ["P01", "north", "Example scheme, cohort 3"]]
    opened = give(with_table("participants", [*people, ["P02", "north", ""]]))
    assert [(notice.row, notice.column, notice.value) for notice in opened.notices if "template’s example" in notice.says] == [
        (2, "programme_as_listed", "Example scheme, cohort 3")
    ]


def test_empty_cells_among_filled_ones_are_counted(give):
    people = [["participant_id", "programme", "grade"], ["P01", "north", "registrar"], ["P02", "north", ""]]
    opened = give(with_table("participants", people))
    assert opened.dataset.participants["grade"].astype(str).tolist() == ["registrar", "not_stated"]
    assert any("specialty, grade (1), setting" in said for said in says(opened))


def test_what_it_is_called_may_be_left_out(give):
    opened = give({name: rows for name, rows in TABLES.items() if name != "study"})
    study = opened.dataset.descriptor
    assert (study.title, study.people, study.source, study.year) == ("Ten notes", "participants", "Source not stated", 0)
    assert "nothing says what the study is called: its file’s name is used" in says(opened)


def test_method_is_a_row_a_paragraph_and_a_wrong_key_or_year_is_a_problem(give):
    rows = [["key", "value"], ["method", "First."], ["Method", "Then."]]
    assert give(with_table("study", rows)).dataset.descriptor.method == ("First.", "Then.")
    problems = refused(give, with_table("study", [*rows, ["colour", "blue"], ["year", "last"]]))
    assert [problem[:3] for problem in problems] == [(4, "key", "colour"), (5, "value", "last")]


def test_own_codes_are_used_and_the_usual_ones_stand_in_for_the_rest(give):
    codes = [["attribute", "code", "label", "meaning", "order"], ["setting", "ship", "On a ship", "At sea.", "1"]]
    people = [["participant_id", "programme", "setting"], ["P01", "north", "ship"], ["P02", "north", "ship"]]
    dataset = give({**TABLES, "codes": codes, "participants": people}).dataset
    assert dataset.labels["setting"] == {"ship": "On a ship"}
    assert list(dataset.labels["grade"]) == usual_codes().query("attribute == 'grade'")["code"].tolist()
    assert dataset.participants["setting"].astype(str).tolist() == ["ship", "ship"]
    assert dataset.descriptor.table("participants").field("setting").enum == ("ship",)


def test_codes_that_the_app_knows_may_be_renamed_but_not_changed(give):
    head = ["attribute", "code", "label", "meaning", "order"]
    levels = [["experience", code, code.title(), "As told.", "1"] for code in ("negative", "mixed", "good", "not_stated")]
    problems = refused(give, {**TABLES, "codes": [head, *levels]})
    assert [problem[2] for problem in problems] == ["no experience positive", "good"]


def test_rows_of_the_templates_example_are_not_read(give):
    example = ["example_scheme", "The Example Leadership Scheme", "Example scheme"]
    dataset = give(with_table("programmes", [TABLES["programmes"][0], example, TABLES["programmes"][1]])).dataset
    assert dataset.programmes["programme_id"].tolist() == ["north"]
    changed = [TABLES["programmes"][0], [*example[:2], "Ours"], TABLES["programmes"][1]]
    assert len(give(with_table("programmes", changed)).dataset.programmes) == 2


def test_optional_columns_are_there_only_where_they_say_something(give):
    rated = [
        ["participant_id", "programme", "sponsor_support", "experience"],
        ["P01", "north", "supported", ""],
        ["P02", "north", "", ""],
    ]
    people = give(with_table("participants", rated)).dataset.participants
    assert people["sponsor_support"].astype(str).tolist() == ["supported", "not_stated"]
    assert "experience" not in people
    assert people["sponsor_support"].cat.ordered


def test_passage_leaves_its_fingerprint_and_goes(give):
    head, *rows = TABLES["findings"]
    passages = ["Honestly, the rota was full; it was always full!", "", "Two words"]
    opened = give(
        with_table("findings", [[*head, "passage"], *([*row, said] for row, said in zip(rows, passages, strict=True))])
    )
    findings = opened.dataset.findings
    assert findings["passage_words"].astype(object).where(findings["passage_words"].notna(), None).tolist() == [9, None, 2]
    assert findings["passage_anchor"].str.len().tolist() == [16, 0, 16]
    assert "passage" not in findings
    assert "passage" not in [field.name for field in opened.dataset.descriptor.table("findings").fields]


def test_transcripts_are_tied_to_participants(give):
    rows = [["transcript_id", "participant_id", "text"], ["T01", "P01", "The rota."], ["T01", "P01", "Always."]]
    transcripts = give({**TABLES, "transcripts": rows}).dataset.tables["transcripts"]
    assert transcripts["text"].tolist() == ["The rota.", "Always."]
    problems = refused(give, {**TABLES, "transcripts": [*rows, ["T01", "P07", "Who?"]]})
    assert [problem[:3] for problem in problems] == [(4, "participant_id", "P07")]


def test_every_problem_says_how_to_mend_it(give):
    findings = [
        ["finding_id", "theme_id", "statment", "extent"],
        ["F001", "b_rotas", "The rota.", "Onee"],
        ["F2", "", "Help.", ""],
    ]
    mends = {(row, column): mend for row, column, _, mend in refused(give, with_table("findings", findings))}
    assert mends[(1, "statement")] == "Rename the column 'statment'."
    assert (
        mends[(2, "theme_id")]
        == "Write b_rota, if that is meant. Otherwise: choose one of the values allowed, or add it to themes first."
    )
    assert mends[(2, "extent")].startswith("Write one, if that is meant.")
    assert mends[(3, "finding_id")] == "Write F002."
    assert mends[(3, "theme_id")] == "Fill in the cell."


def test_problems_of_a_column_are_shown_fifty_at_a_time(give):
    rows = [[f"F{number:03}", "b_nobody", "The rota."] for number in range(120)]
    problems = refused(give, with_table("findings", [["finding_id", "theme_id", "statement"], *rows]))
    assert len(problems) == 51
    assert problems[-1][:3] == (0, "theme_id", "70 more rows like those above")


def test_table_that_the_format_does_not_have_is_not_read_and_that_is_said(give):
    opened = give({**TABLES, "colours": [["colour"], ["blue"]]})
    assert [
        notice.file.removeprefix("sheet ").removesuffix(".csv") for notice in opened.notices if "not read" in notice.says
    ] == ["colours"]


def test_invisible_characters_are_left_out_and_counted(give):
    rows = [["participant_id", "programme"], ["P0\u200b1", "no\u202erth"], ["P02", "north\ufeff"]]
    opened = give(with_table("participants", rows))
    assert opened.dataset.participants["participant_id"].tolist() == ["P01", "P02"]
    assert "3 invisible characters (controls, zero-width or direction marks) were left out" in says(opened)
