"""What a file is, told by what it holds and not by how it is called; what cannot be read is named, with the next step."""

import sqlite3

import pytest

from analysis.importing.recognise import (
    QDC,
    QDE,
    QDPX,
    STUDY,
    TABLES_IN_ZIP,
    TAGUETTE,
    TEXT,
    WORKBOOK,
    recognise,
)
from exports.excel.workbook import write_workbook
from tests.analysis.files.given_files import study_files, workbook_of
from tests.analysis.files.given_files import zip_of as study_zip
from tests.analysis.importing.given_tables import CODEBOOK, TAGUETTE_ROWS, csv_of, xlsx_of, zip_of
from tests.exports.made import exhibit, view
from wording.app.your_study import AS_WORKBOOK, AS_ZIP

QDE_XML = b'<?xml version="1.0"?><Project name="x" xmlns="urn:QDA-XML:project:1.0"></Project>'
QDC_XML = b'\xef\xbb\xbf<?xml version="1.0"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0"></CodeBook>'


def database(*tables: str) -> bytes:
    """A database with these tables, all empty."""
    connection = sqlite3.connect(":memory:")
    for table in tables:
        connection.execute(f"CREATE TABLE {table} (id INTEGER)")
    connection.commit()
    return connection.serialize()


OF_TAGUETTE = ("projects", "documents", "highlights", "tags", "highlight_tags", "users")


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.xlsx", csv_of(TAGUETTE_ROWS), TEXT),
        ("a.doc", csv_of(TAGUETTE_ROWS, separator="\t", encoding="utf-16"), TEXT),
        ("a.csv", CODEBOOK[1], WORKBOOK),
        ("a.zip", zip_of({"project.qde": QDE_XML, "Sources/a.docx": b"PK"}), QDPX),
        ("a.qdpx", zip_of({"any name.QDE": QDE_XML}), QDPX),
        ("a.xml", QDE_XML, QDE),
        ("a.xml", QDC_XML, QDC),
        ("a.mex", database(*OF_TAGUETTE), TAGUETTE),
        ("a.zip", zip_of({"one.csv": b"a,b\n1,2\n"}), TABLES_IN_ZIP),
        ("a.zip", study_zip(study_files()), STUDY),
        ("a.xlsx", workbook_of(), STUDY),
    ],
)
def test_a_file_is_what_it_holds(name, content, kind):
    assert (recognise(name, content).kind, recognise(name, content).problem) == (kind, None)


@pytest.mark.parametrize(
    ("content", "value", "mend"),
    [
        (b"", "an empty file", "Export it again"),
        (b" \r\n\t ", "an empty file", "Export it again"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "(.xls)", "save it as .xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "(.doc)", ".xlsx or .csv"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "under a password", "Take its password off"),
        (zip_of({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}), "(.docx)", ".xlsx or .csv"),
        (zip_of({"mimetype": b"application/vnd.oasis", "content.xml": b"<o/>"}), "(.ods or .odt)", "Excel (.xlsx)"),
        (zip_of({"photo.jpg": b"x"}), "without a table", ".xlsx or .csv"),
        (database("quotes"), "of another program than Taguette", "REFI-QDA"),
        (b"SQLite format 3\x00" + b"\x07" * 200, "a damaged one", "REFI-QDA"),
        (b"%PDF-1.7", "a PDF", ".xlsx or .csv"),
        (b"$FL2@(#) SPSS", "SPSS", "Save as"),
        (b'{"rows": [{"a": 1}]}', "JSON", ".xlsx or .csv"),
        (b"<html><table><tr><td>Code</td></tr></table></html>", "web page", "save it as .xlsx"),
        (b"<?xml version='1.0'?><other/>", "no REFI-QDA project", "REFI-QDA"),
        (b"PK\x03\x04" + b"\x00" * 50, "damaged", "Pack"),
        (b"\x00\x01\x02\x03" * 30, "no table and no project", "REFI-QDA"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_next_step(content, value, mend):
    found = recognise("a.bin", content)
    assert found.kind == ""
    assert value in found.problem.value
    assert mend in found.problem.mend


def test_a_workbook_of_another_program_with_a_sheet_called_findings_is_no_study():
    assert recognise("a.xlsx", xlsx_of({"Findings": [["Quote", "Code"], ["a", "b"]]})).kind == WORKBOOK


def test_what_was_downloaded_of_a_page_is_no_study_and_the_way_to_the_study_is_said():
    found = recognise("a.xlsx", write_workbook(view(), (exhibit(key="themes"),)))
    assert (found.kind, found.problem.value) == ("", "what a page of this site showed, which is not the study")
    assert AS_WORKBOOK in found.problem.mend
    assert AS_ZIP in found.problem.mend
