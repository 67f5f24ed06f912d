"""A file is opened for what it holds, whatever it is called; what cannot be opened is named, with the next step."""

import io

import pytest
from openpyxl import Workbook

from analysis.files.open_study import open_file
from analysis.files.problems import StudyError
from analysis.files.zip_files import kind_of_file, names_in
from tests.analysis.files.given_files import TABLES, csv_text, study_files, with_part, with_table, workbook_of, zip_of
from tests.analysis.files.hostile_files import with_second_directory

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def problem_of(name: str, content: bytes) -> tuple[str, str]:
    """What the one problem says was found, and how to put it right."""
    with pytest.raises(StudyError) as caught:
        open_file(name, content)
    (problem,) = caught.value.problems
    return problem.value, problem.mend


@pytest.mark.parametrize(
    ("name", "content"), [("a.zip", workbook_of()), ("a.xlsx", zip_of(study_files())), ("a", workbook_of())]
)
def test_wrong_ending_does_not_matter(name, content):
    assert len(open_file(name, content).dataset.findings) == len(TABLES["findings"]) - 1


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (
            zip_of({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}),
            "an OpenDocument file (.ods)",
        ),
        (zip_of({"word/document.xml": "<a/>"}), "a text document (.docx)"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500), "an old workbook (.xls), or one with a password"),
    ],
)
def test_other_kind_of_file_is_named_with_the_next_step(content, named):
    mend = "Open it in a spreadsheet and save it as an Excel workbook (.xlsx), without a password."
    assert problem_of("a.xlsx", content) == (named, mend)


def test_list_of_a_larger_archive_is_not_read_to_tell_its_kind():
    assert names_in(zip_of(study_files())) == tuple(study_files())
    assert (names_in(with_second_directory()), kind_of_file(with_second_directory())) == ((), "")


def test_one_table_alone_is_told_to_come_with_the_others():
    found, mend = problem_of("findings.csv", csv_text(TABLES["findings"]).encode())
    assert (found, mend) == ("one table", "This is one table of a study: pack all its tables as a zip and open that.")


def test_strict_workbook_is_told_how_to_save_it():
    strict = with_part(
        workbook_of(),
        "xl/workbook.xml",
        lambda part: part.replace(SHEET.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    )
    found, mend = problem_of("a.xlsx", strict)
    assert (found, mend) == ("a workbook in the form ‘Strict Open XML’", "Save it again as ‘Excel workbook (.xlsx)’.")


def test_zip_with_backslashes_is_read():
    files = {f"my study\\{name}": content for name, content in study_files().items()}
    packed = zip_of(files).replace(b"my study/", b"my study\\")
    assert len(open_file("a.zip", packed).dataset.findings) == 3


def test_names_that_spreadsheets_lengthen_are_understood():
    files = {f"My study - {name}": content for name, content in study_files().items()}
    assert len(open_file("a.zip", zip_of(files)).dataset.findings) == 3
    book, target = Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, rows in TABLES.items():
        sheet = book.create_sheet(f"{name} - Table 1")
        for row in rows:
            sheet.append(row)
    book.save(target)
    assert len(open_file("a.xlsx", target.getvalue()).dataset.findings) == 3


def test_longer_name_does_not_take_the_place_of_the_table_itself():
    files = study_files() | {"old - findings.csv": "a,b\n1,2\n"}
    opened = open_file("a.zip", zip_of(files))
    assert len(opened.dataset.findings) == 3
    assert [each.file for each in opened.notices if "not read" in each.says] == ["old - findings.csv"]


def test_finding_that_is_there_twice_is_said():
    rows = [*TABLES["findings"], ["F004", "b_rota", "The rota was full.", "P01", ""]]
    notices = open_file("a.zip", zip_of(study_files(with_table("findings", rows)))).notices
    (said,) = [each for each in notices if "an earlier one" in each.says]
    assert (said.file, said.row, said.value) == ("findings.csv", 5, "b_rota / The rota was full. / P01")


def test_two_themes_of_one_name_are_said():
    rows = [*TABLES["themes"], ["b_cover", "barrier", "Rotas"]]
    notices = open_file("a.zip", zip_of(study_files(with_table("themes", rows)))).notices
    (said,) = [each for each in notices if "of one name" in each.says]
    assert (said.file, said.row, said.value) == ("themes.csv", 5, "barrier / Rotas")


def test_nothing_of_that_is_said_of_a_study_without_it():
    notices = open_file("a.zip", zip_of(study_files())).notices
    assert not [each for each in notices if "earlier one" in each.says or "one name" in each.says]
