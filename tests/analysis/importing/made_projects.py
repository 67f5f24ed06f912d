"""REFI-QDA projects of invented words, put together by hand: people who keep an allotment, and what they said of it."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def guid(number: int) -> str:
    return f"0abcdef0-0000-4000-8000-{number:012d}"


def tag(element: str, /, *inner: str, text: str = "", **attributes: object) -> str:
    given = "".join(f" {key}={quoteattr(str(value))}" for key, value in attributes.items() if value not in (None, ""))
    return f"<{element}{given}>{escape(text)}{''.join(inner)}</{element}>"


def code(number: int, name: str, *inner: str, **more: object) -> str:
    return tag("Code", *inner, guid=guid(number), name=name, **{"isCodable": "true", **more})


def described(text: str) -> str:
    return tag("Description", text=text)


def coding(number: int, coder: int = 0, *inner: str) -> str:
    return tag(
        "Coding", tag("CodeRef", targetGUID=guid(number)), *inner, guid=guid(0), creatingUser=guid(coder) if coder else ""
    )


def marked(number: int, start: object, end: object, *inner: str, name: str = "", kind: str = "PlainTextSelection") -> str:
    return tag(kind, *inner, guid=guid(number), startPosition=start, endPosition=end, name=name)


def source(number: int, name: str, *inner: str, text: str | None = None, **more: object) -> str:
    held = () if text is None else (tag("PlainTextContent", text=text),)
    return tag("TextSource", *held, *inner, guid=guid(number), name=name, **more)


def value(number: int, said: str, kind: str = "TextValue") -> str:
    return tag("VariableValue", tag("VariableRef", targetGUID=guid(number)), tag(kind, text=said))


def variable(number: int, name: str) -> str:
    return tag("Variable", guid=guid(number), name=name, typeOfVariable="Text")


def refers(kind: str, number: int) -> str:
    return tag(kind, targetGUID=guid(number))


def project(*parts: str, name: str = "Allotments", origin: str = "Tool 1.0", **more: object) -> str:
    """A project: each part is one of those below."""
    return HEAD + tag("Project", *parts, xmlns=PROJECT, name=name, origin=origin, **more)


def codes(*every: str) -> str:
    return tag("CodeBook", tag("Codes", *every))


def sources(*every: str) -> str:
    return tag("Sources", *every)


def packed(xml: str | bytes, files: dict[str, str | bytes] | None = None, inner: str = "project.qde") -> bytes:
    """A .qdpx: the project and the files beside it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(inner, xml)
        for path, content in (files or {}).items():
            archive.writestr(path, content)
    return target.getvalue()


def docx(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs and nothing else."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    return packed(f'{HEAD}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>', inner="word/document.xml")
