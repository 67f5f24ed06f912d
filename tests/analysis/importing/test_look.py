"""Eight small exports from file to study: what is guessed, how much of everything, and a receipt that adds up."""

from collections import Counter
from dataclasses import replace

import pytest

from analysis.files.problems import Problem, StudyError
from analysis.importing import look as looking
from analysis.importing.look import AttributeSeen, look, make, title_of, with_shape
from analysis.importing.mapping import fit, from_toml, to_toml
from analysis.importing.project import Code, Coding, Person, Project, Segment, TextSource
from analysis.importing.tables import MOST_COLUMNS_IN_ALL
from tests.analysis.importing import given_tables as given
from tests.analysis.importing.given_tables import LINES, csv_of

THINGS = ("rows", "segments", "codings", "codes", "people", "documents")
# file, tool, shape, who, nesting; of each of THINGS: found, in the study
INPUTS = {
    "TAGUETTE": ("Taguette", "codings", "document", "", [(12, 12), (10, 10), (12, 12), (10, 10), (3, 3), (3, 3)]),
    "QUALCODER": ("QualCoder", "codings", "column", "", [(6, 6), (5, 5), (6, 6), (4, 4), (3, 3), (2, 2)]),
    "ATLAS": ("ATLAS.ti", "segments", "nobody", "", [(6, 6), (6, 6), (10, 10), (5, 5), (0, 0), (2, 2)]),
    "MAXQDA": ("MAXQDA", "codings", "nobody", "\\", [(5, 5), (5, 5), (5, 5), (6, 6), (0, 0), (2, 2)]),
    "SURVEY": ("", "columns", "column", "->", [(12, 11), (12, 11), (18, 18), (13, 13), (12, 12), (0, 0)]),
    "PEOPLE_BY_FACETS": ("", "facets of people", "column", "", [(6, 6), (60, 60), (60, 60), (70, 40), (6, 6), (0, 0)]),
    "STATEMENTS_BY_FACETS": ("", "facets of statements", "nobody", "", [(6, 6), (6, 6), (17, 17), (11, 11), (0, 0), (0, 0)]),
    "CODEBOOK": ("", "codebook", "nobody", "", [(5, 5), (0, 0), (0, 0), (5, 5), (0, 0), (0, 0)]),
}


def made(*files: tuple[str, bytes], mapping=None):
    """What is made of files whose receipt adds up."""
    done = make(files, mapping)
    assert done.receipt is None or done.receipt.adds_up
    return done


def column(done, table: str, name: str) -> list[str]:
    return list(done.raw[table][name])


@pytest.mark.parametrize("name", INPUTS)
def test_an_export_is_guessed_whole_and_its_receipt_adds_up(name):
    tool, shape, who, nesting, counts = INPUTS[name]
    looked = look([getattr(given, name)])
    assert (looked.problems, looked.tool) == ((), tool)
    assert ([table.shape for table in looked.tables], looked.mapping.who, looked.mapping.nesting) == ([shape], who, nesting)
    sums = made(getattr(given, name)).receipt.sums
    assert [(each.thing, (each.found, each.held)) for each in sums] == list(zip(THINGS, counts, strict=True))
    assert [each.lost for each in sums] == [0] * 6


def test_two_tags_of_one_highlight_are_one_passage():
    done = made(given.TAGUETTE)
    shared = Counter(column(done, "findings", "segment"))
    assert sorted(shared.values()) == [1] * 8 + [2] * 2
    assert column(done, "findings", "participant_id")[:4] == ["P01", "P02", "P02", "P03"]
    assert done.package["title"] == "Highlights"


def test_two_coders_of_one_passage_are_first_and_second_and_two_speakers_are_nobody_for_now():
    done = made(given.QUALCODER)
    assert column(done, "findings", "coder") == ["first;second", "first", "first", "second", "second"]
    assert column(done, "findings", "participant_id") == ["P01", "P02", "", "", "P03"]
    assert [(each.what, each.number, each.why) for each in done.receipt.lines] == [("ties", 1, "several_people")]


def test_a_comma_in_a_code_is_told_from_one_between_codes_and_said():
    done = made(given.ATLAS)
    assert column(done, "themes", "label") == ["Soil, heavy", "Waiting", "Help", "Pests", "Anger"]
    assert [(each.what, each.number, each.example, each.why) for each in done.receipt.lines] == [
        ("codes", 1, "Soil, heavy", "comma_in_name"),
        ("notes", 1, "", "note"),
    ]


def test_paths_become_kinds_and_a_tree_and_a_parent_with_codings_is_a_theme():
    done = made(given.MAXQDA)
    themes = done.raw["themes"]
    assert list(zip(themes["label"], themes["kind"], themes["parent"], strict=True)) == [
        ("Boden", "garten", ""),
        ("Kompost", "garten", "boden"),
        ("Wasser", "garten", ""),
        ("Menschen", "menschen", ""),
        ("Hilfe", "menschen", "menschen"),
    ]
    assert "participants" not in done.raw


def test_a_second_coder_of_some_rows_is_one_where_that_coder_has_a_column():
    done = made(given.SURVEY)
    assert Counter(column(done, "findings", "coder")) == {"first": 12, "first;second": 3}
    assert column(done, "participants", "gender") == ["man", "woman"] * 6
    assert [(each.what, each.number, each.example, each.why) for each in done.receipt.lines] == [
        ("rows", 1, "table 1, row 12", "not_coded"),
        ("segments", 1, "", "segment_not_coded"),
    ]


def test_facets_of_people_are_kinds_and_their_values_in_whatever_case_are_codes():
    done = made(given.PEOPLE_BY_FACETS)
    findings, codes = done.raw["findings"], done.raw["codes"]
    assert list(codes["label"]) == [f"Facet {letter}" for letter in "ABCDEFGHIJ"]
    assert (len(findings), len(done.raw["themes"])) == (60, 30)
    assert list(findings["statement"][:3]) == ["Facet A: High", "Facet B: high", "Facet C: LOW"]
    assert "segment" not in findings and "quote" not in findings
    assert set(Counter(findings["participant_id"]).values()) == {10}


def test_statements_without_words_are_told_by_their_codes_and_an_empty_facet_is_nothing():
    done = made(given.STATEMENTS_BY_FACETS)
    findings = done.raw["findings"]
    assert list(findings["statement"][:5]) == ["Topic: Water", "Tone: cross", "Place: plot", "Topic: Soil", "Place: plot"]
    assert Counter(Counter(findings["segment"]).values()) == {3: 5, 2: 1}


def test_a_codebook_alone_makes_no_study():
    done = made(given.CODEBOOK)
    assert (done.package, done.raw, done.receipt.is_codebook) == (None, None, True)
    (problem,) = done.problems
    assert problem.value == "5 codes and no coding: it is a codebook"


def test_a_codebook_beside_its_segments_gives_codes_their_parents_and_meanings():
    done = made(
        ("codings.csv", csv_of([["Quote", "Code"], [given.LINES[0], "Soil"], [given.LINES[1], "Help"]])), given.CODEBOOK
    )
    themes = done.raw["themes"]
    assert list(zip(themes["label"], themes["kind"], themes["covers"], strict=True)) == [
        ("Soil", "plot", "Earth and what is in it."),
        ("Compost", "plot", "Not described."),
        ("Help", "people", "What somebody does for another."),
    ]
    assert [done.receipt.sum_of(thing).held for thing in ("codings", "codes")] == [2, 5]


def test_no_name_of_anybody_is_in_the_study_or_the_receipt():
    rows = [["Participant", "Name", "Document", "Coder", "Quote", "Code", "Gender"]]
    rows += [["Berta", "Berta Quill", "Berta.docx", "Olaf", given.LINES[0], "Soil", "f"]]
    rows += [["Jonas", "Jonas Reed", "Jonas.docx", "Wanda", given.LINES[1], "Help", "m"]]
    rows += [["Jonas", "Jonas Reed", "Jonas.docx", "Wanda", given.LINES[2], "Help", "f"]]
    done = made(("codings.csv", csv_of(rows)))
    said = repr(done.receipt) + repr(done.package) + "".join(frame.to_csv() for frame in done.raw.values())
    assert [name for name in ("Berta", "Jonas", "Quill", "Reed", "Olaf", "Wanda") if name in said] == []
    assert len(done.raw["participants"]) == 2


def test_the_first_rows_are_shown_as_text_and_roles_are_those_of_the_shape():
    looked = look([given.TAGUETTE])
    (table,) = looked.tables
    assert (table.name, table.columns, table.rows, len(table.first)) == (
        "highlights.csv",
        ("id", "document", "tag", "content"),
        12,
        5,
    )
    assert table.first[1] == ("2", "Interview 3.docx", "help", given.LINES[1])
    assert "quote" in looked.roles["codings"] and "quote" not in looked.roles["codebook"]


def test_a_saved_mapping_reads_the_next_export_of_the_project_by_itself():
    looked = look([given.TAGUETTE])
    saved = from_toml(to_toml(fit(looked.mapping, looked.mapping)).replace('who = "document"', 'who = "nobody"'))
    rows = [[*given.TAGUETTE_ROWS[0], "note"], *[[*row, "new"] for row in given.TAGUETTE_ROWS[1:6]]]
    done = made(("highlights-2025-06.csv", csv_of(rows)), mapping=saved)
    assert done.receipt.sum_of("codings").held == 5
    assert "participants" not in done.raw
    assert done.receipt.columns[-2].what == "note"
    assert [each.fate for each in done.receipt.columns] == ["chosen"] * 4 + ["guessed", "guessed"]


@pytest.mark.parametrize(
    ("files", "value"),
    [
        ([], "0 files"),
        ([("a.csv", b"")], "an empty file"),
        ([("a.csv", b"Quote,Code\n")], "no table with rows"),
        ([("a.csv", b"Site,Wave\neast,1\nwest,2\n")], "no code and no coding"),
        (
            [("a.qdpx", given.zip_of({"a.qde": b"<Project/>"})), ("b.qdpx", given.zip_of({"a.qde": b"<Project/>"}))],
            "2 projects",
        ),
    ],
    ids=["nothing", "empty", "no rows", "no codes", "two projects"],
)
def test_what_makes_no_study_says_so(files, value):
    done = make(files)
    assert done.package is None
    assert [problem.value for problem in done.problems] == [value]
    assert all(problem.mend for problem in done.problems)


def test_a_study_is_called_as_its_first_file():
    assert title_of([("garden_talks-wave 2.csv", b""), ("b.csv", b"")]) == "Garden talks wave 2"


def test_two_columns_of_quotes_are_a_problem_and_none_is_dropped_in_silence():
    mapping = from_toml(to_toml(look([given.TAGUETTE]).mapping).replace('role = "document"', 'role = "quote"'))
    (problem,) = make([given.TAGUETTE], mapping).problems
    assert (problem.file, problem.column, problem.value) == ("the mapping", "table 1, quote", "document, content")


def test_codes_whose_separator_is_not_said_are_one_code_a_cell():
    looked = look([given.ATLAS])
    columns = tuple(replace(each, separator="") for each in looked.mapping.tables[0].columns)
    mapping = replace(looked.mapping, tables=(replace(looked.mapping.tables[0], columns=columns),))
    assert made(given.ATLAS, mapping=mapping).receipt.sum_of("codings").held == 6


QDPX = ("a.qdpx", given.zip_of({"a.qde": b"<Project/>"}))
QDC = ("a.qdc", b'<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>')
TALKS = Project(
    "Talks",
    "Some tool 3",
    (Code("c1", "Soil"),),
    (TextSource("d1", "Interview 1", attributes=(("Site", "east"),)), TextSource("d2", "Interview 2")),
    (),
    (Segment("s1", "d1", "It is wet."), Segment("s2", "d2", "It is dry.")),
    (Coding("s1", "c1"), Coding("s2", "c1")),
)


@pytest.fixture
def read_as(monkeypatch):
    """Has every project and codebook read as the one that it is called with."""

    def set_to(project: Project) -> None:
        monkeypatch.setattr(looking, "READERS", dict.fromkeys(looking.READERS, lambda content, name, told: project))

    return set_to


def test_a_project_whose_documents_are_interviews_has_a_person_for_each(read_as):
    read_as(TALKS)
    looked = look([QDPX])
    assert (looked.kinds, looked.tool, looked.mapping.who, looked.mapping.title) == (
        ("REFI-QDA project",),
        "Some tool 3",
        "document",
        "Talks",
    )
    done = made(QDPX)
    assert list(done.raw["participants"]["site"]) == ["east", ""]
    assert column(done, "findings", "participant_id") == ["P01", "P02"]
    assert [(each.fate, each.what, each.number, each.why) for each in done.receipt.lines] == [
        ("guessed", "people", 2, "who_document")
    ]
    nobody = from_toml(to_toml(looked.mapping).replace("document", "nobody"))
    assert "participants" not in made(QDPX, mapping=nobody).raw


def test_a_codebook_file_beside_a_table_of_codings_says_what_codes_mean(read_as):
    read_as(Project("", "", (Code("a", "Plot"), Code("b", "Soil, wet", "a", "Clay."), Code("c", "Rest", "a"))))
    rows = [["Quote", "Codes"], [given.LINES[0], "Soil, wet, Rest"], [given.LINES[1], "Rest, Soil, wet"]]
    done = made(("codings.csv", csv_of(rows)), QDC)
    assert done.receipt.sum_of("codings").held == 4
    assert list(done.raw["themes"]["covers"]) == ["Clay.", "Not described."]
    assert make([QDC]).problems[0].value == "3 codes and no coding: it is a codebook"


def test_a_project_of_texts_without_codes_says_so(read_as):
    read_as(Project("", "", sources=(TextSource("d1", "One", "Some text."),)))
    (problem,) = make([QDPX]).problems
    assert (problem.value, problem.mend.startswith("Code its texts")) == ("1 document and no code", True)


def test_a_project_is_not_read_beside_a_table(read_as):
    read_as(TALKS)
    for done in (look([QDPX, given.TAGUETTE]), make([QDPX, given.TAGUETTE])):
        assert [(problem.file, problem.value) for problem in done.problems] == [("highlights.csv", "a table beside a project")]


def test_what_a_reader_of_projects_refuses_is_told(monkeypatch):
    def refuse(content, name, told):
        raise StudyError([Problem("a.qdpx", 0, "", "broken", "whole", "Mend it.")])

    monkeypatch.setattr(looking, "READERS", dict.fromkeys(looking.READERS, refuse))
    assert [done.problems[0].value for done in (look([QDPX]), make([QDPX]))] == ["broken", "broken"]


def test_another_shape_leaves_out_what_it_has_no_role_for():
    mapping = with_shape(look([given.TAGUETTE]).mapping, 0, "codebook")
    assert [each.role for each in mapping.tables[0].columns] == ["ignored", "ignored", "code", "ignored"]
    assert make([given.TAGUETTE], mapping).receipt.sum_of("codes").held == 10


def test_a_project_tells_what_it_says_of_people_and_documents_and_some_of_it_can_be_left_out(read_as):
    people = (Person("p1", "Berta", (("Site", "east"), ("Age", "40"))), Person("p2", "Jonas", (("Site", "west"),)))
    segments = (Segment("s1", "d1", "It is wet.", ("p1",)), Segment("s2", "d1", "So it is.", ("p2",)))
    sources = (TextSource("d1", "One", attributes=(("Wave", "first"),)),)
    read_as(replace(TALKS, people=people, sources=sources, segments=segments))
    looked = look([QDPX])
    assert looked.is_project
    assert looked.attributes == (
        AttributeSeen("Site", True, ("east", "west"), 2),
        AttributeSeen("Age", True, ("40",), 1),
        AttributeSeen("Wave", False, ("first",), 1),
    )
    all_of_it = made(QDPX, mapping=looked.mapping)
    assert [(each.what, each.number, each.names) for each in all_of_it.receipt.columns] == [
        ("attribute of people", 2, ("Site",)),
        ("attribute of people", 1, ("Age",)),
        ("attribute of segments", 2, ("Wave",)),  # both passages are of the one document
    ]
    done = made(QDPX, mapping=replace(looked.mapping, left_out=("Age", "Wave", "Not there")))
    assert list(done.raw["participants"]) == ["participant_id", "site"]
    assert "wave" not in done.raw["findings"]
    assert [(each.fate, each.example) for each in done.receipt.lines if each.why == "left_out"] == [
        ("ignored", "Age"),
        ("ignored", "Wave"),
    ]


def test_the_readers_name_and_source_are_those_of_the_study_whatever_the_project_is_called(read_as):
    read_as(TALKS)
    mapping = replace(look([QDPX]).mapping, title="Voices", source="A. Brook", year=2024)
    package = make([QDPX], mapping).package
    assert (package["title"], package["year"], package["citation"]) == ("Voices", 2024, "A. Brook, 2024. Voices.")
    assert package["sources"] == [{"title": "A. Brook, 2024"}]
    assert make([QDPX]).package["title"] == "Talks"


SEGMENTS = [
    ["Document group", "Document name", "Code", "Segment"],
    *[["Beds", f"Interview {n}", ("Plot\\Soil", "Plot\\Gate", "Help")[n % 3], LINES[n]] for n in range(6)],
]
VARIABLES = [
    ["Document group", "Document name", "Created by", "Number of coded segments", "Town"],
    *[["Beds", f"Interview {n}", "ada", str(n), ("east", "west")[n % 2]] for n in range(6)],
]
MAXQDA_FILES = (("Coded Segments.csv", csv_of(SEGMENTS)), ("Document Variables.csv", csv_of(VARIABLES)))


def test_a_program_s_own_counts_are_not_used_and_its_one_group_of_documents_names_the_study():
    looked = look(MAXQDA_FILES)
    assert (looked.mapping.title, looked.path) == ("Beds", ("Plot", "Soil"))
    assert {each.name: each.role for each in looked.mapping.tables[1].columns} == {
        "Document group": "ignored",
        "Document name": "document",
        "Created by": "ignored",
        "Number of coded segments": "ignored",
        "Town": "attribute of people",
    }
    two_groups = [*SEGMENTS, ["Sheds", "Interview 7", "Help", LINES[7]]]
    assert look([("Coded Segments.csv", csv_of(two_groups))]).mapping.title == "Coded Segments"


@pytest.mark.parametrize(("number", "problems"), [(1000, []), (1001, [("1,001 codes", "at most 1,000 codes")])])
def test_up_to_a_thousand_codes_make_a_study_and_of_more_it_is_said_before_it_opens(number, problems):
    rows = [["Quote", "Code"], *([f"It is wet in bed {each}.", f"Code {each}"] for each in range(number))]
    done = make([("a.csv", csv_of(rows))])
    assert [(each.value, each.allowed) for each in done.problems] == problems
    assert (done.package is None) == bool(problems)
    assert done.receipt.sum_of("codes").held == number


def test_columns_count_what_they_tell_of_and_those_not_used_are_named():
    done = made(*MAXQDA_FILES)
    assert [(each.what, each.number, each.names) for each in done.receipt.columns[:-1]] == [
        ("document", 6, ("Document name",)),
        ("code", 4, ("Code",)),
        ("quote", 6, ("Segment",)),
        ("columns", 1, ("Document group",)),
        ("document", 6, ("Document name",)),
        ("attribute of people", 6, ("Town",)),
        ("columns", 3, ("Document group", "Created by", "Number of coded segments")),
    ]
    assert (done.receipt.groups, done.receipt.grouped, done.receipt.sum_of("codes").held) == (1, 2, 4)
    looked = look(MAXQDA_FILES)
    columns = (
        *looked.mapping.tables[1].columns[:-1],
        replace(looked.mapping.tables[1].columns[-1], role="ignored", chosen=True),
    )
    tables = (looked.mapping.tables[0], replace(looked.mapping.tables[1], columns=columns))
    left = made(*MAXQDA_FILES, mapping=replace(looked.mapping, tables=tables)).receipt.columns
    assert [(each.why, each.names) for each in left if each.why == "left_out"] == [("left_out", ("Town",))]


def test_of_documents_in_which_nobody_is_known_to_speak_a_column_tells_of_passages():
    looked = look(MAXQDA_FILES)
    done = made(*MAXQDA_FILES, mapping=replace(looked.mapping, who="nobody"))
    assert [(each.what, each.number) for each in done.receipt.columns if each.names == ("Town",)] == [
        ("attribute of segments", 6)
    ]


def test_two_codes_stand_for_a_path_where_no_code_is_within_another():
    assert look([given.TAGUETTE]).path == ("soil", "help")


def test_more_columns_than_a_page_can_ask_about_are_refused():
    half = [f"c{number}" for number in range(MOST_COLUMNS_IN_ALL // 2)]
    wide, more = csv_of([half, half]), csv_of([["more"], ["more"]])
    assert look([("one.csv", wide), ("two.csv", wide)]).problems == ()
    (problem,) = look([("one.csv", wide), ("two.csv", wide), ("three.csv", more)]).problems
    assert (problem.file, problem.value) == ("one.csv", "401 columns in all tables")
