"""Which kind a file is, by what it holds and not by its ending: a REFI project may be called .zip, a workbook .csv.

What cannot be read is named for what it is, with the next step.
"""

import codecs
import re
import sqlite3
from dataclasses import dataclass

from analysis.files.problems import Problem, StudyError
from analysis.files.zip_files import OLD_OFFICE, Archive, directory_of, names_in, open_archive

TEXT, WORKBOOK, TABLES_IN_ZIP = "text table", "workbook", "zip of text tables"
QDPX, QDE, QDC = "REFI-QDA project", "REFI-QDA project without its zip", "REFI-QDA codebook"
TAGUETTE, STUDY = "Taguette database", "study of this app"
TABLES = (TEXT, WORKBOOK, TABLES_IN_ZIP)
PROJECTS = (QDPX, QDE, QDC, TAGUETTE)
OF_A_STUDY = {"findings", "themes"}
OF_A_VIEW = {"about", "findings", "columns"}  # the sheets of what is downloaded of a page
OF_TAGUETTE = {"projects", "documents", "highlights", "tags", "highlight_tags"}
OTHER_DATABASE = "a database (SQLite) of another program than Taguette"
DAMAGED_DATABASE = f"{OTHER_DATABASE}, or a damaged one"
LOOKED_AT = 4_096
BOOK, MOST_OF_BOOK = "xl/workbook.xml", 100_000
CSV = "In the program it comes from, export what is coded as a table: .xlsx or .csv."
REFI = "In the program it comes from, export the project as REFI-QDA (.qdpx), or what is coded as a table (.xlsx or .csv)."
READ = "a table (.csv, .tsv, .xlsx), a REFI-QDA project or codebook (.qdpx, .qdc), a database of Taguette"
SAVED = "Open what the page Your study saved with ‘Download as a workbook’ or ‘Download as a zip of CSV files’."
MOST_IN_ZIP, MOST_DIRECTORY = 5_000, 1_000_000  # files, and bytes of the list of them
# how a file begins, what that is, what to do
BEGINS = (
    (b"%PDF", "a PDF", CSV),
    (b"{\\rtf", "a text of a word processor (.rtf)", CSV),
    (b"\x89PNG", "a picture", CSV),
    (b"\xff\xd8\xff", "a picture", CSV),
    (b"GIF8", "a picture", CSV),
    (b"$FL2", "a data file of SPSS (.sav)", "In SPSS choose Save as, then Excel (.xlsx) or CSV."),
    (b"$FL3", "a data file of SPSS (.zsav)", "In SPSS choose Save as, then Excel (.xlsx) or CSV."),
    (b"<stata_dta>", "a data file of Stata", "In Stata export the data as Excel (.xlsx) or CSV."),
    (b"\x1f\x8b", "a packed file (.gz)", "Unpack it, then open the tables in it."),
    (b"7z\xbc\xaf", "a packed file (.7z)", "Unpack it, then open the tables in it."),
    (b"Rar!", "a packed file (.rar)", "Unpack it, then open the tables in it."),
)
# what a zip of another program holds: the beginning of a name in it, what that is, what to do
IN_ZIP = (
    ("word/", "a text of Word (.docx)", CSV),
    ("ppt/", "slides of PowerPoint (.pptx)", CSV),
    ("content.xml", "an OpenDocument file (.ods or .odt)", "In the spreadsheet choose Save as, then Excel (.xlsx)."),
)


@dataclass(frozen=True)
class Recognised:
    """A file and its kind: one of TABLES, one of PROJECTS, STUDY, or '' with the problem that says why it cannot be read."""

    name: str
    kind: str
    problem: Problem | None = None


def recognise(name: str, content: bytes) -> Recognised:
    """What the file called `name` is. Raises nothing: what is hostile or damaged is a problem."""
    try:
        return Recognised(name, _kind(name, content))
    except StudyError as error:
        return Recognised(name, "", error.problems[0])


def _kind(name: str, content: bytes) -> str:
    if not content.strip():
        raise _cannot(name, "an empty file", "Export it again: there is nothing in it.")
    for begin, what, mend in BEGINS:
        if content.startswith(begin):
            raise _cannot(name, what, mend)
    if content.startswith(OLD_OFFICE):
        raise _old_office(name, content)
    if content.startswith(b"PK"):
        return _in_zip(name, content)
    if content.startswith(b"SQLite format 3\x00"):
        return _in_database(name, content)
    head = content[:LOOKED_AT]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return TEXT
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        return _in_xml(name, content[: 16 * LOOKED_AT])
    if b"\x00" in head:
        raise _cannot(name, "no table and no project that is known", REFI)
    if start.startswith((b"{", b"[")) and head.rstrip().endswith((b"}", b"]", b",")) and b'":' in head:
        raise _cannot(name, "data in JSON", CSV)
    return TEXT


def _old_office(name: str, content: bytes) -> StudyError:
    if "Workbook".encode("utf-16-le") in content or "Book".encode("utf-16-le") in content:
        return _cannot(name, "a workbook of an old kind (.xls)", "Open it in a spreadsheet and save it as .xlsx.")
    if "WordDocument".encode("utf-16-le") in content:
        return _cannot(name, "a text of an old Word (.doc)", CSV)
    mend = "Take its password off, or save it as .xlsx."
    return _cannot(name, "a file of an old office program, or one under a password", mend)


def _in_zip(name: str, content: bytes) -> str:
    _check_directory(name, content)
    names = names_in(content, MOST_IN_ZIP, MOST_DIRECTORY)
    if "[Content_Types].xml" in names and any(each.startswith("xl/") for each in names):
        sheets = _sheets(name, content)
        if sheets >= OF_A_VIEW:
            raise _cannot(name, "what a page of this site showed, which is not the study", SAVED)
        return STUDY if sheets >= OF_A_STUDY else WORKBOOK
    if any(each.lower().endswith(".qde") for each in names):
        return QDPX
    if any(each.lower().endswith(".qdc") for each in names):
        mend = "Unpack it and open the .qdc."
        raise _cannot(name, "a zip with a REFI-QDA codebook in it", mend)
    for begin, what, mend in IN_ZIP:
        if any(each.startswith(begin) for each in names):
            raise _cannot(name, what, mend)
    inner = tables_within(open_archive(name, content))
    stems = {each.rsplit("/", 1)[-1].rsplit(".", 1)[0].lower() for each in inner}
    if "datapackage.json" in {each.rsplit("/", 1)[-1] for each in names} or stems >= OF_A_STUDY:
        return STUDY
    if inner:
        return TABLES_IN_ZIP
    raise _cannot(name, "a zip without a table and without a project", CSV)


def _check_directory(name: str, content: bytes) -> None:
    """Refuse a zip whose list of files would take long to read. Raises StudyError; one that is damaged is refused where it is
    opened."""
    directory = directory_of(content)
    if directory and not directory.is_within(MOST_IN_ZIP, MOST_DIRECTORY):
        raise _cannot(name, f"a zip with more than {MOST_IN_ZIP:,} files, or of a large kind (zip64)", REFI)


def _sheets(name: str, content: bytes) -> set[str]:
    """The names of a workbook's sheets, in small letters."""
    archive = open_archive(name, content, workbook=True)
    book = archive.read(BOOK) if BOOK in archive.names else b""
    found = re.findall(rb'<(?:\w{1,20}:)?sheet [^>]{0,500}?\bname="([^"]{1,100})"', book[:MOST_OF_BOOK])
    return {each.decode("utf-8", "replace").strip().lower() for each in found}


def tables_within(archive: Archive) -> list[str]:
    """The names of the text tables of a zip, in order."""
    return [each for each in archive.names if each.lower().endswith((".csv", ".tsv", ".txt"))]


def _in_database(name: str, content: bytes) -> str:
    tables = _tables_of(content)
    if tables >= OF_TAGUETTE:
        return TAGUETTE
    raise _cannot(name, OTHER_DATABASE if tables else DAMAGED_DATABASE, REFI)


def _tables_of(content: bytes) -> set[str]:
    """The names of the tables in a database, none of which is read."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(content)
        connection.execute("PRAGMA trusted_schema=OFF")
        rows = connection.execute("SELECT substr(name, 1, 100) FROM sqlite_master WHERE type = 'table' LIMIT 200").fetchall()
        return {str(row[0]) for row in rows}
    except (sqlite3.Error, MemoryError, OverflowError):
        return set()
    finally:
        connection.close()


def _in_xml(name: str, head: bytes) -> str:
    if b"<Project" in head and b"QDA-XML" in head:
        return QDE
    if b"<CodeBook" in head:
        return QDC
    lower = head.lower()
    if b"<html" in lower or b"<!doctype html" in lower or b"<table" in lower:
        raise _cannot(name, "a web page (.html)", "Open it in a spreadsheet and save it as .xlsx.")
    raise _cannot(name, "a file in XML that is no REFI-QDA project or codebook", REFI)


def _cannot(name: str, what: str, mend: str) -> StudyError:
    return StudyError([Problem(name, 0, "", what, READ, mend)])
