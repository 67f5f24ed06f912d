"""Projects and databases that are damaged, of another kind, or mean harm: for each its reader, its bytes and a part of what is
said of it."""

import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO

from analysis.importing import refi, taguette
from analysis.importing.project import Project
from tests.analysis.files.hostile_files import moved
from tests.analysis.importing.made_databases import ROWS, TABLES, database
from tests.analysis.importing.made_projects import HEAD, PROJECT, code, codes, coding, marked, packed, project, source, sources

WHOLE = packed(project(codes(code(1, "Soil"))))
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
OPEN = f'{HEAD}<Project xmlns="{PROJECT}"><CodeBook><Codes>'
CLOSE = "</Codes></CodeBook></Project>"
Read = Callable[[bytes, str], Project]


def bomb(size: int, name: str = "project.qde") -> bytes:
    """A project of spaces, packed small."""
    return packed(b" " * size, inner=name)


def lying() -> bytes:
    """A project whose directory says that it is smaller than it is."""
    content = bytearray(packed(project(codes(code(1, "Soil" * 5000)))))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(content)


def many_files(number: int) -> bytes:
    return packed(project(codes(code(1, "Soil"))), {f"Sources/{each}.txt": b"" for each in range(number)})


def locked() -> bytes:
    """A project that says it is under a password."""
    content = bytearray(WHOLE)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(sign) + place] |= 1
    return bytes(content)


def many_texts() -> bytes:
    numbers = range(10, 20)
    held = [source(number, "Plot", plainTextPath=f"internal://{number}.txt") for number in numbers]
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:  # not packed
        archive.writestr("project.qde", project(sources(*held)))
        for number in numbers:
            archive.writestr(f"Sources/{number}.txt", b"weed " * 800_000)
    return target.getvalue()


def overlapping() -> bytes:
    held = (marked(100 + each, each, each + 49_000, coding(1)) for each in range(5000))
    return packed(project(codes(code(1, "Soil")), sources(source(20, "Plot", *held, text="weed " * 20_000))))


def one_code(**attributes: str) -> str:
    return OPEN + "<Code " + " ".join(f'{name}="{value}"' for name, value in attributes.items()) + "/>" + CLOSE


def other_zip() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("readme.txt", "words")
    return target.getvalue()


@cache
def hostile_projects() -> dict[str, tuple[Read, bytes, str]]:
    """By what is wrong with each: who reads it, its bytes, a part of what is said."""
    of_refi = {
        "empty": (b"", "an empty file"),
        "blank": (b" \n", "an empty file"),
        "words": (b"Just words.", "damaged at line 1"),
        "other XML": (b"<html/>", "XML of another kind"),
        "no project within": (other_zip(), "no project (.qde) within"),
        "cut": (WHOLE[: len(WHOLE) // 2], "its end is missing"),
        "end only": (WHOLE[-22:], "cannot be read"),
        "broken within": (WHOLE.replace(WHOLE[60:80], b"\x00" * 20, 1), "cannot be taken out"),
        "cut XML": (packed(project(codes(code(1, "Soil")))[:-9]), "damaged at line"),
        "unknown letters": (b"<?xml version='1.0' encoding='klingon'?><Project/>", "letters in an unknown encoding"),
        "empty project": (packed(project()), "this project is empty"),
        "laughs": (packed(f"<!DOCTYPE Project [<!ENTITY l0 'ha'>{LAUGHS}]><Project name='&l9;'/>"), "a document type or entity"),
        "file from outside": (
            packed("<!DOCTYPE Project [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><Project>&e;</Project>"),
            "a document type or entity",
        ),
        "bomb": (bomb(39_000_000), "packed"),
        "bomb of a size": (bomb(300_000_000), "300,000,000 bytes"),
        "lying directory": (lying(), "cannot be taken out"),
        "directory elsewhere": (moved(WHOLE), "cannot be taken out"),
        "many files": (many_files(10_001), "too many files"),
        "password": (locked(), "under a password"),
        "deep codes": (packed(OPEN + "<Code>" * 10_000 + "</Code>" * 10_000 + CLOSE), "more than 60 elements within each other"),
        "many codes": (packed(OPEN + "".join(f'<Code guid="{n}" name="{n * n}"/>' for n in range(500_000)) + CLOSE), "more than 20,000 codes"),
        "a million codes": (packed(OPEN + "<Code/>" * 1_000_000 + CLOSE), "packed"),
        "many elements": (packed(OPEN + "</Codes></CodeBook>" + "".join(f'<V a="{n * 7919}"/>' for n in range(700_000)) + "</Project>"), "more than 600,000"),
        "many names": (packed(OPEN + "".join(f"<a{n}/>" for n in range(100_000)) + CLOSE), "a thousand names"),
        "many attributes": (one_code(**{f"a{n}": "x" for n in range(1000)}).encode(), "more attributes, or longer ones"),
        "long attribute": (one_code(name="x" * 1_000_000).encode(), "more attributes, or longer ones"),
        "long texts": (many_texts(), "texts that are too long"),
        "overlap": (overlapping(), "passages that hold each other"),
        "huge XML": (b"<Project>" + b" " * 41_000_000, "41,000,009 bytes"),
    }  # fmt: skip
    blobs = "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 130) "
    of_taguette = {
        "blobs": (
            database(
                TABLES, ROWS, f"INSERT INTO documents {blobs} SELECT i, '', '', '', 1, CAST(zeroblob(1900000) AS TEXT) FROM n"
            ),
            "texts that are too long",
        ),
        "one blob": (
            database(TABLES, ROWS, "UPDATE tags SET description = CAST(zeroblob(40000000) AS TEXT) WHERE id = 1"),
            "a text that is too long",
        ),
        "many tags": (
            database(
                TABLES,
                ROWS,
                "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 400000) "
                "INSERT INTO tags SELECT i, 1, 'a' || i, '' FROM n",
            ),
            "more than 20,000 rows of tags",
        ),
        "many tables": (database(*(f"CREATE TABLE t{n} (a)" for n in range(2000))), "a database of another kind"),
        "pages that lead in a circle": (in_a_circle(), "a database that is damaged"),
        "too large": (database(TABLES) + b"\x00" * 60_000_000, "at most 60 MB"),
    }
    refused = {f"project: {kind}": (refi.read_project, *held) for kind, held in of_refi.items()}
    return refused | {f"database: {kind}": (taguette.read_project, *held) for kind, held in of_taguette.items()}


def in_a_circle() -> bytes:
    """A database whose long text is kept in pages of which each names the first as the next."""
    content = bytearray(database(TABLES, ROWS, f"UPDATE tags SET description = '{'weed' * 50_000}' WHERE id = 1"))
    size = int.from_bytes(content[16:18], "big")
    for start in range(size, len(content), size):
        if content[start + 4 : start + 8] in (b"weed", b"eedw", b"edwe", b"dwee"):
            content[start : start + 4] = (1).to_bytes(4, "big")
    return bytes(content)
