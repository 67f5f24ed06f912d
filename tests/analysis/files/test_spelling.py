"""Names, codes and labels that are spelled otherwise are read as what they mean, and that is said; nothing else is."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.files.data_package import study_format
from analysis.files.open_study import open_path
from analysis.files.spelling import fold, values_meant
from analysis.model.schema import Field, Table

SUPPORTED = b"registrar,supported,positive,mentors,one"


def said(opened) -> list[tuple[str, str, str]]:
    """Column, number of cells and what is said of each notice about codes."""
    return [(each.column, each.value, each.says.split(": ")[1]) for each in opened.notices if "study’s codes" in each.says]


@pytest.mark.parametrize(
    ("before", "after", "notice"),
    [
        (SUPPORTED, b"registrar,Supported,positive,mentors,one", ("sponsor_support", "1", "‘Supported’ as supported")),
        (SUPPORTED, b"registrar,supported, POSITIVE ,mentors,one", ("experience", "1", "‘POSITIVE’ as positive")),
        (b"beta,medicine,not_stated", b"beta,medicine,Not stated", ("grade", "1", "‘Not stated’ as not_stated")),
        (b"beta,medicine,not_stated", b"beta,medicine,not-stated", ("grade", "1", "‘not-stated’ as not_stated")),
        (
            b"alpha,medicine;surgery",
            b"alpha,Medicine; surgery;",
            ("specialties", "1", "‘Medicine; surgery;’ as medicine;surgery"),
        ),
        (b"F003,o_skill", b"F003,O-Skill", ("theme_id", "1", "‘O-Skill’ as o_skill")),
        (b"F007,f_time,", b"F007,set aside Time,", ("theme_id", "1", "‘set aside Time’ as f_time")),
        (b"beta,medicine,not_stated", b"Beta,medicine,not_stated", ("programmes", "1", "‘Beta’ as beta")),
    ],
    ids=lambda each: each[0] if isinstance(each, tuple) else None,
)
def test_a_value_spelled_otherwise_is_read_as_its_code(study_folder, edit, before, after, notice):
    expected = open_path(study_folder).dataset.findings
    edit.replace("findings.csv", before, after)
    opened = open_path(study_folder)
    assert said(opened) == [notice]
    pd.testing.assert_frame_equal(opened.dataset.findings, expected)


@pytest.mark.parametrize("name", [b"Finding_ID", b"finding id", b"Finding-Id"])
def test_a_column_spelled_otherwise_is_the_one_it_means(study_folder, edit, name):
    expected = open_path(study_folder).dataset.findings
    edit.replace("findings.csv", b"finding_id", name)
    opened = open_path(study_folder)
    pd.testing.assert_frame_equal(opened.dataset.findings, expected)
    assert f"columns read as the template’s: ‘{name.decode()}’ as finding_id" in [each.says for each in opened.notices]


@pytest.mark.parametrize(
    ("before", "after", "column", "mend"),
    [
        (b"F003,o_skill", b"F003,nothing like it", "theme_id", "Choose one of the values allowed, or add it to themes first."),
        (SUPPORTED, b"registrar,support,positive,mentors,one", "sponsor_support", "Write supported, if that is meant."),
        (b"alpha,medicine;surgery", b"alpha,medicine;Medicine", "specialties", "Write medicine, if that is meant."),
    ],
)
def test_what_means_nothing_or_one_thing_twice_stays_a_problem(edit, problems, before, after, column, mend):
    edit.replace("findings.csv", before, after)
    (problem,) = problems()
    assert problem.column == column and problem.mend.startswith(mend)


def test_numbers_are_not_run_together_and_signs_stay():
    said = ("-1", "1-2", "P1-2", "P-1 ", "Not_ Stated", "x 1")
    assert [fold(each) for each in said] == ["-1", "1-2", "p1-2", "p1", "notstated", "x1"]


def test_many_cells_spelled_otherwise_are_each_read():
    ids = [f"P{number:05}" for number in range(20_000)]
    field = Field("repeats", "string", "", "", references=("findings", "finding_id"))
    table = Table("findings", "findings.csv", "", "", (field,), ())
    raw = {"findings": pd.DataFrame({"finding_id": ids, "repeats": [f"p-{each[1:]}" for each in ids]})}
    read, (notice,) = values_meant(replace(study_format(), tables=(table,)), raw)
    assert read["findings"]["repeats"].tolist() == ids and notice.value == "20000"


def test_a_label_that_two_codes_have_is_no_code(edit, problems):
    rows = edit.folder.joinpath("codes.csv").read_text(encoding="utf-8").splitlines()
    place = next(row for row, line in enumerate(rows, 1) if line.startswith("grade,registrar,"))
    edit.cell("codes.csv", place, "label", "A doctor")
    edit.cell("findings.csv", 3, "grade", "a doctor")
    edit.cell("codes.csv", place + 1, "label", "A Doctor")
    assert [(each.row, each.column, each.value) for each in problems()] == [(3, "grade", "a doctor")]
