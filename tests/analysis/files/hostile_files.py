"""Files that mean harm, each by name: what it is called, its bytes, and what the message about it has to say."""

import io
import stat
import struct
import zipfile

from tests.analysis.files.given_files import TABLES, sheet_part, study_files, with_part, with_table, workbook_of, zip_of

FIRST_SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
SIZES = "at most 50 MB a file, 100 MB together, packed at most 200 to 1"
MANY = 400_000
ODD = "at most 30,000 that are no cells"
PLAIN_CELLS = "cells with values only"
PLAIN_NAMES = "plain names, without .. or a drive"


def flagged(flag: int) -> bytes:
    """A zip whose files say that they are encrypted."""
    content = bytearray(zip_of(study_files()))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + offset] |= flag
            place = content.find(mark, place + 4)
    return bytes(content)


def lying(size: int) -> bytes:
    """A zip with 1 MB of text whose directory says that there are `size` bytes of it."""
    real = 990_000
    content = zip_of({"findings.csv": ("abcdefghijklmnopqrstuvwxyz" * 7 + "\n") * (real // 183)})
    true = zipfile.ZipFile(io.BytesIO(content)).getinfo("findings.csv").file_size
    return content.replace(struct.pack("<L", true), struct.pack("<L", size))


def with_second_directory() -> bytes:
    """A zip that points to a directory for larger archives, before an end record that says nothing of it."""
    content = zip_of(study_files())
    end = content.rfind(b"PK\x05\x06")
    return content[:end] + b"PK\x06\x07" + bytes(16) + content[end:]


def moved(content: bytes) -> bytes:
    """A zip whose end record says that its directory stands far behind where it does."""
    place = content.rfind(b"PK\x05\x06") + 16
    said = int.from_bytes(content[place : place + 4], "little") + 300_000
    return content[:place] + said.to_bytes(4, "little") + content[place + 4 :]


def many(name: str, number: int) -> bytes:
    """The small study with so many rows of one table, each a value of its own."""
    heads = {
        "themes": ["theme_id", "kind", "label"],
        "programmes": ["programme_id", "name", "short_name"],
        "codes": ["attribute", "code", "label", "meaning", "order"],
    }
    rows = {
        "themes": lambda each: [f"b_{each}", "barrier", f"Barrier {each}"],
        "programmes": lambda each: [f"p_{each}", f"Programme {each}", f"P {each}"],
        "codes": lambda each: ["specialty", f"s_{each}", f"Specialty {each}", "Given where it is said.", str(each)],
    }
    return zip_of(study_files(with_table(name, [heads[name], *map(rows[name], range(number))])), packed=False)


def misspelt() -> bytes:
    """A study of which no value of a column is known, each as long as its codes and alike."""
    codes = [["specialty", format(each, "080b"), f"S {each}", "Given where it is said.", str(each)] for each in range(200)]
    people = [[f"P{each:03}", "north", format(each, "080b")[::-1]] for each in range(1, 51)]
    tables = {
        **TABLES,
        "codes": [["attribute", "code", "label", "meaning", "order"], *codes],
        "participants": [["participant_id", "programme", "specialty"], *people],
    }
    return zip_of(study_files(tables), packed=False)


def wide_tables(number: int) -> bytes:
    """A study whose tables have together more cells than a study may have, none of them more than a table may have."""
    notes = ",".join(f"c{each}" for each in range(200)).encode() + b"\n" + (b"1," * 199 + b"1\n") * number
    return zip_of({**study_files(), "notes.csv": notes, "questions.csv": notes, "transcripts.csv": notes}, packed=False)


def smuggled(rows: int) -> bytes:
    """A workbook whose first sheet is read from a part that is called like what a Mac adds to a zip."""
    content = zipfile.ZipFile(io.BytesIO(workbook_of()))
    parts = {name: content.read(name) for name in content.namelist() if name != FIRST_SHEET}
    rels, types = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
    parts[rels] = parts[rels].replace(b"worksheets/sheet1.xml", b"/__MACOSX/sheet1.xml")
    parts[types] = parts[types].replace(b"/xl/worksheets/sheet1.xml", b"/__MACOSX/sheet1.xml")
    return zip_of({**parts, "__MACOSX/sheet1.xml": sheet_part(f"<row>{'<c><v>1</v></c>' * 100}</row>" * rows)}, packed=False)


def read_often(sheets: int, cells: int) -> bytes:
    """A workbook with one sheet of so many cells, which it names so many times."""
    content = sheet(f"<row>{'<c><v>1</v></c>' * 100}</row>" * (cells // 100))
    named = "".join(f'<sheet name="s{number}" sheetId="{number + 20}" r:id="rId1"/>' for number in range(sheets - 5))
    return with_part(content, "xl/workbook.xml", lambda part: part.replace(b"</sheets>", named.encode() + b"</sheets>"))


def disguised(comment: str) -> bytes:
    """A workbook whose first sheet has too many cells, and this before its first element."""
    part = sheet_part(f"<row>{'<c><v>1</v></c>' * 100}</row>" * 1_001).replace(b"<worksheet", comment.encode() + b"<worksheet")
    return with_part(workbook_of(), FIRST_SHEET, lambda _: part)


def no_sheet(part: bytes) -> bytes:
    """A workbook whose first sheet is a part of another kind."""
    return with_part(workbook_of(), FIRST_SHEET, lambda _: part)


def linked() -> bytes:
    """A zip in which a table is a symbolic link."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        link = zipfile.ZipInfo("findings.csv")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/hostname")
    return target.getvalue()


def crowded(said: int | None = None) -> bytes:
    """A zip with 3,000 files, whose end record says that there are `said`."""
    content = zip_of({f"a{number:05}.csv": "" for number in range(3000)})
    if said is None:
        return content
    end = content.rfind(b"PK\x05\x06")
    return content[: end + 8] + struct.pack("<HH", said, said) + content[end + 12 :]


def sheet(rows: str, after: str = "", packed: bool = False) -> bytes:
    """A workbook whose first sheet has these rows, and this after them."""
    part = sheet_part(rows).replace(b"</sheetData>", b"</sheetData>" + after.encode())
    return with_part(workbook_of(), FIRST_SHEET, lambda _: part, packed)


def sharing(characters: int, rows: int, columns: int = 200) -> bytes:
    """The small study as a workbook with so many findings, each cell of which is one and the same long text, kept once."""
    head = ["finding_id", "theme_id", "statement", *(f"c{number}" for number in range(3, columns))]
    book = workbook_of(with_table("findings", [head, *[["a long text"] * columns] * rows]))
    return with_part(book, STRINGS, lambda part: part.replace(b"a long text", b"x" * characters))


def spaces_after_formula(spaces: int, cells: int, end: str) -> bytes:
    """A workbook with so many spaces after each formula of its first sheet, up to `end`."""
    rows = (f'<row r="{row}"><c r="A{row}"><f>1</f>{" " * spaces}{end}' for row in range(1, cells + 1))
    return sheet("".join(rows))


def attributes(number: int) -> str:
    """So many attributes, with a mark in each that looks like the end of their element."""
    return " ".join(f"a{each}='>'" for each in range(number))


def with_csv(name: str, content: bytes) -> bytes:
    """The small study as a zip, one file replaced."""
    return zip_of({**study_files(), name: content}, packed=False)


def hostile_files() -> dict[str, tuple[str, bytes, str]]:
    """For each kind of harm: file name, content, and a part of the message."""
    wide = ",".join(f"c{number}" for number in range(1_000_000)).encode()
    twice = [["finding_id", "theme_id", "statement", "statement"], ["F001", "b_rota", "One.", "Two."]]
    empty = {**TABLES, "findings": []}
    return {
        "zip bomb": ("a.zip", zip_of({"findings.csv": b"0" * 60_000_000}), SIZES),
        "zip bomb of many files": ("a.zip", zip_of({f"{n}.csv": b"0" * 9_999_999 for n in range(12)}), SIZES),
        "size said too small": ("a.zip", lying(1000), "findings.csv: damaged"),
        "size said too large": ("a.zip", lying(995_000), "findings.csv: damaged"),
        "size said to be nothing": ("a.zip", lying(0), "findings.csv: damaged"),
        "too many files": ("a.zip", crowded(), "at most 200 files"),
        "too many files, said to be few": ("a.zip", crowded(5), "at most 200 files"),
        "a second directory": ("a.zip", with_second_directory(), SIZES),
        "a directory that is said to be elsewhere": ("a.zip", moved(zip_of(study_files())), "damaged"),
        "too many themes": ("a.zip", many("themes", 1001), "at most 1,000 rows"),
        "too many programmes": ("a.zip", many("programmes", 101), "at most 100 rows"),
        "too many codes of a column": ("a.zip", many("codes", 201), "at most 200 codes of it"),
        "values that are each like all others": ("a.zip", misspelt(), "one of 0000"),
        "too many cells in all tables": ("a.zip", wide_tables(11_000), "at most 6,000,000 in all tables"),
        "zip within a zip": ("a.zip", zip_of({"inner.zip": zip_of(study_files())}), "an archive or workbook within"),
        "workbook within a zip": ("a.zip", zip_of({"study.xlsx": workbook_of()}), "open a workbook by itself"),
        "path upwards": ("a.zip", zip_of({"../findings.csv": "a"}), PLAIN_NAMES),
        "path from the root": ("a.zip", zip_of({"/etc/findings.csv": "a"}), PLAIN_NAMES),
        "path with a drive": ("a.zip", zip_of({"C:\\findings.csv": "a"}), PLAIN_NAMES),
        "symbolic link": ("a.zip", linked(), "a link or device"),
        "password": ("a.zip", flagged(1), "files without a password"),
        "same name in capitals": ("a.zip", zip_of({"findings.csv": "a", "Findings.csv": "b"}), "each name once"),
        "no zip at all": ("a.zip", b"PK\x03\x04" + b"x" * 5000, "a zip archive"),
        "old workbook": ("a.xls", b"\xd0\xcf\x11\xe0" * 100, "a workbook (.xlsx), or a zip of CSV files (.zip)"),
        "no workbook at all": ("a.xlsx", b"\xd0\xcf\x11\xe0" * 100, "a workbook (.xlsx)"),
        "entities in a sheet": ("a.xlsx", _entities(FIRST_SHEET), "no document types or entities"),
        "entities in the strings": ("a.xlsx", _entities(STRINGS), "no document types or entities"),
        "entities in another encoding": (
            "a.xlsx",
            with_part(workbook_of(), STRINGS, lambda part: part.decode().replace("UTF-8", "UTF-16").encode("utf-16")),
            "parts in UTF-8",
        ),
        "workbook bomb": ("a.xlsx", sheet("<row>" + " " * 60_000_000 + "</row>", packed=True), SIZES),
        "too many strings": (
            "a.xlsx",
            with_part(workbook_of(), STRINGS, lambda part: part.replace(b"</sst>", b"<si/>" * 2_000_000 + b"</sst>")),
            "at most 250,000",
        ),
        "too many styles": (
            "a.xlsx",
            with_part(
                workbook_of(), "xl/styles.xml", lambda part: part.replace(b"</cellXfs>", b"<xf/>" * 200_000 + b"</cellXfs>")
            ),
            "at most 30,000",
        ),
        "a million columns in a sheet": ("a.xlsx", sheet(f"<row>{'<c/>' * 1_000_000}</row>"), "at most 200 columns"),
        "too many cells": ("a.xlsx", sheet("<row><c><v>1</v></c><c><v>1</v></c></row>" * 60_000), "at most 100,000 cells"),
        "too many empty cells": ("a.xlsx", sheet(f"<row>{'<c/>' * 4}</row>" * 80_000), "at most 100,000 cells"),
        "too many rows in a sheet": ("a.xlsx", sheet("<row/>" * 1_000_000), "at most 100,000 rows"),
        "too many links": ("a.xlsx", sheet("", "<hyperlinks>" + '<hyperlink ref="A1"/>' * MANY + "</hyperlinks>"), ODD),
        "too many rules": ("a.xlsx", sheet("", '<conditionalFormatting sqref="A1"/>' * MANY), ODD),
        "too many elements in a cell": ("a.xlsx", sheet(f"<row><c>{'<x/>' * MANY}</c></row>"), ODD),
        "too many values in a row": ("a.xlsx", sheet(f"<row><c/>{'<v/>' * MANY}</row>"), ODD),
        "too many attributes": (
            "a.xlsx",
            sheet("<row a='1' b='2' c='3'/>" * 90_000 + f"<row {attributes(MANY)}/>"),
            PLAIN_CELLS,
        ),
        "too many attributes of one row": ("a.xlsx", sheet(f"<row {attributes(MANY // 10)}/>"), PLAIN_CELLS),
        "a long text that cells share": ("a.xlsx", sharing(180_000, 51), "at most 32,767 characters in a cell"),
        "a text that many cells share": ("a.xlsx", sharing(32_000, 100), "at most 20,000,000 characters in all cells"),
        "spaces after a formula": ("a.xlsx", spaces_after_formula(900_000, 1, "</c></row>"), PLAIN_CELLS),
        "a sheet that is called like what a Mac adds": ("a.xlsx", smuggled(1_001), "at most 100,000 cells"),
        "a sheet that is read fifty times": ("a.xlsx", read_often(50, 3_000), "at most 100,000 cells"),
        "a sheet that begins like a table of strings": ("a.xlsx", disguised("<!-- <sst > -->"), "at most 100,000 cells"),
        "a sheet that begins with much else": ("a.xlsx", disguised(f"<!--{'x' * 3_000}-->"), "at most 100,000 cells"),
        "cells in a table of strings": (
            "a.xlsx",
            no_sheet(b"<sst><sheetData>" + b"<row><c><v>1</v></c></row>" * 1_000 + b"</sheetData></sst>"),
            "sheets as a spreadsheet writes them",
        ),
        "a sheet that is no XML": ("a.xlsx", no_sheet(b"\x89PNG" * 10), "a workbook (.xlsx)"),
        "elements within elements": ("a.xlsx", sheet("<row>" + "<c>" * 50_000), PLAIN_CELLS),
        "a long attribute": ("a.xlsx", sheet(f"<row a='{'x' * 50_000}'/>"), PLAIN_CELLS),
        "one far cell": ("a.xlsx", sheet(FAR), "at most 100,000 rows"),
        "a cell far to the right": ("a.xlsx", sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "at most 200 columns"),
        "a row of that number there is none": (
            "a.xlsx",
            sheet('<row r="99999999999"><c><v>1</v></c></row>'),
            "at most 100,000 rows",
        ),
        "a million columns": ("a.zip", with_csv("findings.csv", wide), "lines of at most 1,000,000 characters"),
        "five thousand columns": ("a.zip", with_csv("findings.csv", wide[:30_000]), "at most 200 columns"),
        "too many rows": ("a.zip", with_csv("findings.csv", b"a,b\n" + b"1,%d\n2,3\n" * 2_000_000), "at most 200,000 rows"),
        "a quotation mark that never ends": (
            "a.zip",
            with_csv("findings.csv", b'a,b\n"' + b"x\n" * 900_000),
            "at most 10,000 of them in a row",
        ),
        "a cell without end": ("a.zip", with_csv("findings.csv", b"a,b\n1," + b"x" * 500_000), "field larger than field limit"),
        "UTF-16": ("a.zip", with_csv("findings.csv", "finding_id,theme_id\n".encode("utf-16") + b"1"), "text saved as UTF-8"),
        "UTF-16 without a mark": ("a.zip", with_csv("findings.csv", "finding_id\n".encode("utf-16-le")), "text saved as UTF-8"),
        "no text": ("a.zip", with_csv("findings.csv", bytes(range(128, 256)) * 10), "text saved as UTF-8"),
        "columns there twice": ("a.zip", zip_of(study_files(with_table("findings", twice))), "one column of this name"),
        "columns there twice in a sheet": ("a.xlsx", workbook_of(with_table("findings", twice)), "one column of this name"),
        "empty file": ("a.zip", zip_of(study_files(empty)), "a first line with the column names"),
        "empty sheet": ("a.xlsx", workbook_of(empty), "a first line with the column names"),
        "deep descriptor": ("a.zip", zip_of({"datapackage.json": "[" * 200_000}), "a Frictionless Data Package in JSON"),
        "huge descriptor": ("a.zip", zip_of({"datapackage.json": "[" * 1_000_001}, packed=False), "at most 1,000,000 bytes"),
    }


def _entities(name: str) -> bytes:
    return with_part(workbook_of(), name, lambda part: part.replace(b"?>", b"?>" + ENTITIES.encode() + b"]>", 1))
