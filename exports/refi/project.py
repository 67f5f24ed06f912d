"""A study for other tools of qualitative research: a project (.qdpx) or codebook (.qdc) of the REFI-QDA standard, version 1.0.

The same view gives the same bytes: keys are made of the study's title and the code's own, and nothing is dated but the view. A
document is the passages coded in it, one after another: a study holds no more of its texts.
"""

import io
import re
import zipfile
from collections import defaultdict
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from exports.model import View
from exports.packed import add_text
from wording.app.project_files import ORIGIN, SOURCE, WHOLE_CODEBOOK, Project, holds
from wording.exports import LIMITATIONS, TRUST

OURS = UUID("5f0d6a43-5c5c-5d0e-9a55-2f0f6f1b7c11")
PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
COLOUR = re.compile("#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
BETWEEN = "\n\n"  # two passages


def write_project(view: View, project: Project) -> bytes:
    """The project as a .qdpx: its codes, texts, passages and people, and what `view` says of itself as its description."""
    return _Written(view, project).packed()


def write_codebook(view: View, project: Project) -> bytes:
    """The codes as a .qdc; what `view` says of itself is a comment, for the standard has no other place for it."""
    root = Element("CodeBook", {"xmlns": CODEBOOK, "origin": ORIGIN})
    _Written(view, project).add_codes(SubElement(root, "Codes"))
    about = re.sub("-(?=-)", "- ", "\n".join((WHOLE_CODEBOOK, *about_lines(view)))).removesuffix("-")
    return _xml(root, f"<!--\n{_clean(about)}\n-->\n")


def about_lines(view: View) -> tuple[str, ...]:
    """What is shown of which study, when it was made, from where, how far to trust it and its limitations."""
    source = f"{SOURCE}{view.source}" if view.source else ""
    said = (
        source,
        view.title,
        view.shown,
        view.shown_of_all,
        view.date,
        view.found_at,
        view.citation,
        view.reference,
        view.licence,
    )
    limits = (f"{LIMITATIONS}:", *(f"{title}. {text}" for title, text in view.limits)) if view.limits else ()
    return tuple(line for line in (*said, f"{TRUST}: {view.trust}" if view.trust else "", view.unlisted, *limits) if line)


class _Written:
    """One project as it is written; `keys` are made of what a thing is and its own key."""

    def __init__(self, view: View, project: Project):
        self.view, self.project = view, project
        self.files: dict[str, str] = {}
        self.segments = defaultdict(list)
        self.said = defaultdict(list)
        for segment in project.segments:
            self.segments[segment.source].append(segment)
            for person in segment.people:
                self.said[person].append(segment.key)
        self.given = defaultdict(list)
        for coding in project.codings:
            self.given[coding.segment].append(coding)

    def key(self, *parts: str) -> str:
        """The GUID of a thing of this study."""
        return str(uuid5(OURS, "\n".join((self.view.study, *parts))))

    def packed(self) -> bytes:
        """The project and its texts, packed."""
        root = Element("Project", {"xmlns": PROJECT, "name": _clean(self.view.study), "origin": ORIGIN})
        coders = list(dict.fromkeys(each.coder for each in self.project.codings if each.coder))
        self.add(root, "Users", coders, lambda users, coder: _sub(users, "User", guid=self.key("coder", coder), name=coder))
        if self.project.codes:
            self.add_codes(SubElement(SubElement(root, "CodeBook"), "Codes"))
        self.add(root, "Variables", self.variables(), self.add_variable)
        self.add(root, "Cases", self.project.people, self.add_case)
        self.add(root, "Sources", self.project.sources, self.add_source)
        said = "\n".join((holds(self.project), *about_lines(self.view)))
        SubElement(root, "Description").text = _clean(said)
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            add_text(archive, "project.qde", _xml(root).decode("utf-8"))
            for name, text in self.files.items():
                add_text(archive, name, text)
        return target.getvalue()

    def add(self, root: Element, name: str, things, write) -> None:
        """An element with one for each of the things, where there are any."""
        if things:
            parent = SubElement(root, name)
            for each in things:
                write(parent, each)

    def add_codes(self, top: Element) -> None:
        """The tree of codes, those of one parent in their order. A code that is only above others is given to nothing."""
        known = {code.key for code in self.project.codes}
        below = defaultdict(list)
        for code in self.project.codes:
            below[code.parent if code.parent in known else ""].append(code)
        waiting = [(top, code) for code in reversed(below[""])]
        while waiting:
            parent, code = waiting.pop()
            given = {"guid": self.key("code", code.key), "name": _clean(code.label), "isCodable": str(code.codable).lower()}
            colour = {"color": code.colour} if COLOUR.fullmatch(code.colour) else {}
            element = SubElement(parent, "Code", given | colour)
            if code.description:
                SubElement(element, "Description").text = _clean(code.description)
            waiting += [(element, each) for each in reversed(below[code.key])]

    def variables(self) -> list[str]:
        """The names of all that is said of people or texts."""
        said = [each.attributes for each in self.project.people] + [each.attributes for each in self.project.sources]
        return list(dict.fromkeys(name for attributes in said for name, _ in attributes))

    def add_variable(self, parent: Element, name: str) -> None:
        _sub(parent, "Variable", guid=self.key("variable", name), name=name, typeOfVariable="Text")

    def add_values(self, parent: Element, attributes: tuple[tuple[str, str], ...]) -> None:
        for name, value in attributes:
            held = SubElement(parent, "VariableValue")
            _sub(held, "VariableRef", targetGUID=self.key("variable", name))
            SubElement(held, "TextValue").text = _clean(value)

    def add_case(self, parent: Element, person) -> None:
        """A person, what is said of them, and the passages in which they speak."""
        case = _sub(parent, "Case", guid=self.key("person", person.key), name=person.label)
        self.add_values(case, person.attributes)
        for segment in self.said[person.key]:
            _sub(case, "SelectionRef", targetGUID=self.key("passage", segment))

    def add_source(self, parent: Element, source) -> None:
        """A text: its passages one after another, each with its codes."""
        key = self.key("text", source.key)
        element = _sub(parent, "TextSource", guid=key, name=source.label, plainTextPath=f"internal://{key}.txt")
        at, text = 0, []
        for segment in self.segments[source.key]:
            words = _clean(segment.quote or segment.statement).replace("\r\n", "\n").replace("\r", "\n").strip()
            place = {"startPosition": str(at), "endPosition": str(at + len(words))}
            passage = _sub(element, "PlainTextSelection", guid=self.key("passage", segment.key), name=segment.key, **place)
            said = "\n".join(each for each in (segment.statement if segment.quote else "", segment.note) if each)
            if said:
                SubElement(passage, "Description").text = _clean(said)
            for coding in self.given[segment.key]:
                self.add_coding(passage, coding)
            text.append(words)
            at += len(words) + len(BETWEEN)
        self.add_values(element, source.attributes)
        self.files[f"Sources/{key}.txt"] = BETWEEN.join(text)

    def add_coding(self, passage: Element, coding) -> None:
        user = {"creatingUser": self.key("coder", coding.coder)} if coding.coder else {}
        held = _sub(passage, "Coding", guid=self.key("coding", coding.segment, coding.code, coding.coder), **user)
        _sub(held, "CodeRef", targetGUID=self.key("code", coding.code))


def _sub(parent: Element, tag: str, **attributes: str) -> Element:
    return SubElement(parent, tag, {name: _clean(value) for name, value in attributes.items()})


def _clean(text: str) -> str:
    """The text without what XML cannot hold."""
    return NOT_XML.sub("", text)


def _xml(root: Element, before: str = "") -> bytes:
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{before}{tostring(root, encoding="unicode")}\n'.encode()
