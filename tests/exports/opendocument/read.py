"""OpenDocument files read back from their XML, and held against the standard."""

import zipfile
from io import BytesIO
from pathlib import Path

from lxml import etree
from openxml_audit import OdfValidator

NAMES = {
    prefix: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for prefix, name in {
        "office": "office",
        "table": "table",
        "text": "text",
        "draw": "drawing",
        "svg": "svg-compatible",
        "fo": "xsl-fo-compatible",
        "style": "style",
        "config": "config",
    }.items()
} | {"dc": "http://purl.org/dc/elements/1.1/", "xlink": "http://www.w3.org/1999/xlink"}


def part(content: bytes, name: str = "content.xml"):
    """One part of the file, parsed."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def all_text(content: bytes) -> str:
    """All that its paragraphs say, on one line."""
    body = part(content).find("office:body", NAMES)
    said = ("".join(each.itertext()) for each in body.iter(*(f"{{{NAMES['text']}}}{tag}" for tag in ("p", "h"))))
    return " ".join(" ".join(said).split())


def value_of(cell):
    """A number, a date as text, or what the cell says; None for nothing."""
    attribute = {"float": "value", "date": "date-value"}.get(cell.get(f"{{{NAMES['office']}}}value-type", ""))
    if attribute is None:
        return "".join(cell.itertext()).strip() or None
    value = cell.get(f"{{{NAMES['office']}}}{attribute}")
    return int(value) if attribute == "value" else value


def sheets(content: bytes) -> dict[str, list[tuple]]:
    """Each sheet by its name: its rows, without what is empty at their ends."""
    found = {}
    for table in part(content).iterfind(".//table:table", NAMES):
        rows = [
            [value_of(cell) for cell in row.iterfind("table:table-cell", NAMES)]
            for row in table.iterfind(".//table:table-row", NAMES)
        ]
        found[table.get(f"{{{NAMES['table']}}}name")] = [_ended(row) for row in rows]
    return found


def faults(content: bytes, folder: Path, name: str) -> list[str]:
    """What the schemas of OpenDocument 1.3 find wrong with it."""
    path = folder / name
    path.write_bytes(content)
    return [str(error) for error in OdfValidator(relaxng_validation=True).validate(str(path)).errors]


def _ended(row: list) -> tuple:
    while row and row[-1] is None:
        row.pop()
    return tuple(row)
