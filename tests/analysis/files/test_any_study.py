"""A study about something else opens with what it codes and nothing beside it; what is wrong with its tree, its words and its
tables is said; it can be saved and opened again."""

import csv

import pytest
from pandas.testing import assert_frame_equal

from analysis.disclosure.microdata import releasable
from analysis.files.open_study import open_file, open_study
from analysis.files.problems import StudyError
from analysis.labels import column_titles, read_findings
from analysis.model.dataset import FINDINGS, PEOPLE
from analysis.selection import Selection
from tests.allotments import CODED, allotments, write_study
from ui.your_study.files import study_workbook, study_zip

ROWS = sum(len(people) for people in CODED.values())


@pytest.fixture
def study(tmp_path):
    return allotments(tmp_path / "study")


def problems_after(tmp_path, table: str, row: int, **cells: str) -> list[tuple[str, int, str, str]]:
    """What is wrong once a row of a table, from 0, has these cells."""
    folder = write_study(tmp_path / "study")
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[row] |= cells
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(StudyError) as caught:
        open_study(folder)
    return [(problem.file, problem.row, problem.column, problem.value) for problem in caught.value.problems]


def test_it_states_what_it_codes_and_nothing_else(study):
    assert ROWS == 34
    assert len(study.findings) == ROWS
    assert study.stated == {"kind", "finding_id", "theme_id", "quote", "segment", "participant_id"}
    assert list(study.filters) == ["kind", "theme", "finding", "by_site", "by_wave"]
    assert (study.has_people, study.has_programmes) == (True, False)
    assert study.labels["kind"] == {"feelings": "Feelings", "tasks": "Tasks"}
    assert study.kinds_that("helps", "hinders", "asks") == ()


def test_its_tables_may_be_three(tmp_path):
    study = allotments(tmp_path / "study", without=("participants", "kind", "parent", "segment"))
    assert sorted(study.tables) == ["codes", "findings", "themes"]
    assert (study.has_people, study.ties, study.passages) == (False, False, 0)
    assert list(study.filters) == ["theme", "finding"]
    assert study.kind_of["joy"] == study.kind_of["sharing"]


def test_roles_are_those_of_the_codes_and_the_usual_ones_where_these_have_none(tmp_path, small):
    study = allotments(tmp_path / "study", without=("role",))
    assert study.kinds_that("helps", "hinders", "asks") == ()
    assert small.kinds_that("hinders", "helps") == ("barrier", "facilitator")
    with (tmp_path / "study" / "codes.csv").open("a", encoding="utf-8") as file:
        file.write("kind,barrier,Fences,Fences.,9\n")
    assert open_study(tmp_path / "study").kinds_that("hinders") == ("barrier",)


def test_a_kind_that_is_called_a_barrier_hinders_only_if_the_codes_say_so(tmp_path):
    folder = write_study(tmp_path / "study")
    with (folder / "codes.csv").open("a", encoding="utf-8") as file:
        file.write("kind,barrier,Fences,Fences.,9,\nkind,gates,Gates,Gates.,10,helps\n")
    study = open_study(folder)
    assert (study.kinds_that("hinders"), study.kinds_that("helps")) == ((), ("gates",))


def test_each_theme_holds_itself_and_all_below_it(study):
    assert study.below["joy"] == ("joy", "calm", "pride")
    assert study.below["growing"] == ("growing", "digging", "watering", "hoses")
    assert study.below["hoses"] == ("hoses",)


@pytest.mark.parametrize(
    ("row", "cells", "value"),
    [
        (0, {"parent": "calm"}, ["calm", "joy"]),  # joy is part of calm, which is part of joy
        (3, {"parent": "worry"}, ["worry"]),
        (3, {"parent": "growing"}, ["growing"]),
        (3, {"parent": "mud"}, ["mud"]),
    ],
    ids=["circle", "itself", "another kind", "unknown"],
)
def test_what_is_wrong_with_the_tree_is_said(tmp_path, row, cells, value):
    found = problems_after(tmp_path, "themes", row, **cells)
    assert [(file, column, cell) for file, _, column, cell in found] == [("themes.csv", "parent", each) for each in value]


def test_a_finding_needs_a_quote_or_a_statement(tmp_path):
    assert problems_after(tmp_path, "findings", 3, quote="") == [("findings.csv", 5, "quote", "")]
    folder = write_study(tmp_path / "none", without=("quote",))
    text = (folder / "findings.csv").read_text(encoding="utf-8").replace("statement", "remark")
    (folder / "findings.csv").write_text(text, encoding="utf-8")
    package = (folder / "datapackage.json").read_text(encoding="utf-8").replace('"statement"', '"remark"')
    (folder / "datapackage.json").write_text(package, encoding="utf-8")
    with pytest.raises(StudyError) as caught:
        open_study(folder)
    assert [(each.column, each.allowed) for each in caught.value.problems] == [
        ("statement", "a column of this name, or one called quote")
    ]


def test_a_table_that_is_named_has_to_be_there(tmp_path):
    folder = write_study(tmp_path / "study", without=("participants",))
    kept = write_study(tmp_path / "kept")
    (folder / "findings.csv").write_bytes((kept / "findings.csv").read_bytes())
    package = (folder / "datapackage.json").read_text(encoding="utf-8")
    described = '{"name": "participant_id", "title": "Participant", "description": "Who.", "type": "string"}'
    added = package.replace('{"name": "segment"', f'{described}, {{"name": "segment"')
    (folder / "datapackage.json").write_text(added, encoding="utf-8")
    with pytest.raises(StudyError) as caught:
        open_study(folder)
    assert [(each.column, each.allowed) for each in caught.value.problems] == [
        ("participant_id", "the table participants, whose rows it names")
    ]


def test_quotes_are_read_in_quotation_marks_and_searched(study):
    assert study.findings["statement"].iloc[0] == "“I come home with mud on my knees and I am happy, and that is plot 1.”"
    assert Selection(text="mud knees").number_listed(study) == 2
    read = read_findings(study, study.findings)
    assert list(read) == ["finding_id", "kind", "theme_id", "statement", "segment", "participant_id", "site", "wave"]
    assert column_titles(study)["statement"] == "Quote"


def test_a_statement_stands_before_its_quote(tmp_path):
    folder = write_study(tmp_path / "study")
    package = (folder / "datapackage.json").read_text(encoding="utf-8")
    described = '{"name": "statement", "title": "In short", "description": "In short.", "type": "string"}'
    (folder / "datapackage.json").write_text(
        package.replace('{"name": "quote"', f'{described}, {{"name": "quote"'), encoding="utf-8"
    )
    head, first, *rest = (folder / "findings.csv").read_text(encoding="utf-8").splitlines()
    lines = [head.replace("quote", "statement,quote"), first.replace('joy,"', 'joy,Happy in the mud.,"')]
    lines += [line.replace(',"', ',,"', 1) for line in rest]
    (folder / "findings.csv").write_text("\n".join(lines), encoding="utf-8")
    study = open_study(folder)
    assert study.findings["statement"].iloc[0] == "Happy in the mud."
    assert study.findings["statement"].iloc[1].startswith("“I come home")
    again = open_file("study.zip", study_zip(study)).dataset
    assert all(again.tables[name].equals(table) for name, table in study.tables.items())


def test_passages_with_several_codings_are_counted_once(study):
    assert study.passages == 30  # four of the 34 codings share a passage with another


@pytest.mark.parametrize("unit", [FINDINGS, PEOPLE])
def test_no_quote_is_read_where_small_groups_are_hidden(study, unit):
    hiding = study.counting(unit, 3)
    assert hiding.withholds_quotes
    assert releasable(hiding).empty
    assert list(read_findings(hiding, releasable(hiding)))[:1] == ["finding_id"]
    assert not study.counting(unit, 0).withholds_quotes


@pytest.mark.parametrize("write", [study_zip, study_workbook])
def test_it_is_saved_and_opened_again(study, write):
    again = open_file(f"study.{'zip' if write is study_zip else 'xlsx'}", write(study))
    assert set(again.dataset.tables) == set(study.tables)
    for name, table in study.tables.items():
        assert_frame_equal(again.dataset.tables[name], table, check_like=True)
    own = [each for each in study.descriptor.attributes if each.own]
    assert own
    assert [each for each in again.dataset.descriptor.attributes if each.own] == own
    assert again.dataset.labels == study.labels
    assert again.dataset.below == study.below
    assert again.dataset.role_of == study.role_of
    assert again.dataset.passages == 30
    assert again.dataset.stated == study.stated
