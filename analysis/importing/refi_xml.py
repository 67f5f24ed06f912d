"""The XML of a REFI-QDA project or codebook, gone through once and kept small: what is read of it, and how many of what is not.

Anything that no tool writes is refused on the way: document types and with them entities, elements within each other without
end, more codes, elements or letters than a project has. A passage is kept as one small record, since there may be 100,000.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from xml.parsers import expat

from analysis.files.problems import StudyError
from analysis.importing.refi_package import Clock, refused, seen

MOST_ELEMENTS = 600_000
MOST_CODES = 20_000
MOST_PEOPLE = 20_000
DEEPEST = 60  # elements within each other
MOST_OF_ONE = 40  # attributes of an element
LONGEST_NAME = 100_000  # letters in an attribute
OFTEN = 4096  # elements between two looks at the clock
WITH_TEXT = frozenset(("Description", "PlainTextContent"))
VALUES = frozenset(("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue"))
REFERENCES = frozenset(
    ("CodeRef", "NoteRef", "SourceRef", "SelectionRef", "VariableRef", "MemberCode", "MemberSource", "MemberNote")
)
MARKED = frozenset(
    ("PlainTextSelection", "PDFSelection", "PictureSelection", "AudioSelection", "VideoSelection", "TranscriptSelection")
)
TEXTS = frozenset(("TextSource", "Representation", "TextDescription", "Transcript", "Note"))
KEPT = TEXTS | {
    "Project",
    "CodeBook",
    "Codes",
    "Code",
    "Users",
    "User",
    "Variables",
    "Variable",
    "Cases",
    "Case",
    "Sources",
    "PictureSource",
    "PDFSource",
    "AudioSource",
    "VideoSource",
    "Notes",
    "Sets",
    "Set",
    "SyncPoint",
}


Thing = TypeVar("Thing")


def _and(things: Sequence[Thing], one: Thing) -> Sequence[Thing]:
    """The things and one more: the same list, unless there was none."""
    if isinstance(things, list):
        things.append(one)
        return things
    return [one]


@dataclass(slots=True)
class Coded:
    """A code given: the code, who gave it, the notes about that."""

    code: str
    coder: str
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Marked:
    """A passage as a project has it: where it begins and ends, what it is called, what is said of it, its codes and notes."""

    kind: str
    key: str
    name: str
    start: str
    end: str
    said: str
    coded: tuple[Coded, ...]
    notes: tuple[str, ...]
    text: str = ""


@dataclass(slots=True)
class Node:
    """An element that is kept: its attributes, its texts by name, what it refers to by name, its parts by kind.

    Most have nothing of most, so that a list is made when the first comes: there are hundreds of thousands.
    """

    name: str
    attributes: dict[str, str]
    words: Sequence[str] = ()
    texts: Sequence[tuple[str, str]] = ()
    refers: Sequence[tuple[str, str]] = ()
    parts: "Sequence[Node]" = ()
    marked: Sequence[Marked] = ()
    coded: Sequence[Coded] = ()
    values: Sequence[tuple[str, str]] = ()  # variable, value

    def all(self, *names: str) -> list["Node"]:
        """Its parts of these names."""
        return [part for part in self.parts if part.name in names]

    def within(self, *names: str) -> list["Node"]:
        """The parts of its part of the first name, and of that of each next; none where one is missing."""
        nodes = [self]
        for name in names:
            nodes = [part for node in nodes for part in node.all(name)]
        return [part for node in nodes for part in node.parts]

    def text(self, name: str) -> str:
        """The first of its texts of this name; '' where it has none."""
        return next((text for kind, text in self.texts if kind == name), "")

    def keys(self, name: str) -> tuple[str, ...]:
        """What it refers to by `name`."""
        return tuple(key for kind, key in self.refers if kind == name)

    @property
    def key(self) -> str:
        """Its own key, in small letters and without braces; '' where it has none."""
        return key_of(self.attributes.get("guid", ""))

    @property
    def label(self) -> str:
        """Its name."""
        return " ".join(seen(self.attributes.get("name", "")).split())


IGNORED = Node("", {})


def key_of(guid: str) -> str:
    """A GUID as tools write it, in any case, perhaps in braces, as one that can be compared."""
    return guid.strip().strip("{}").lower()


def read_xml(place: str, content: bytes, clock: Clock) -> tuple[Node, Counter[str]]:
    """The first element, and how many elements there are of each name. Raises StudyError."""
    return _Reader(place, clock).of(content)


class _Reader:
    def __init__(self, place: str, clock: Clock):
        self.place, self.clock = place, clock
        self.counts: Counter[str] = Counter()
        self.locals: dict[str, str] = {}
        self.stack: list[Node] = []
        self.root: Node | None = None
        self.listens = False
        self.elements = self.marked = 0

    def of(self, content: bytes) -> tuple[Node, Counter[str]]:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self.doctype
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            value = f"damaged at line {error.lineno:,}: {expat.ErrorString(error.code)}"
            raise refused(self.place, value, "a whole project or codebook") from None
        except StudyError:
            raise
        except (LookupError, ValueError):  # an encoding that there is not
            raise refused(self.place, "letters in an unknown encoding", "a project in UTF-8") from None
        if self.root is None or self.root.name not in ("Project", "CodeBook"):
            raise refused(self.place, "XML of another kind", "a REFI-QDA project (.qdpx) or codebook (.qdc)")
        return self.root, self.counts

    def doctype(self, *_: object) -> None:
        raise refused(self.place, "a document type or entity", "no document types or entities")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = self.locals.get(tag) or self.locals.setdefault(tag[:99], tag[:99].rpartition(":")[2])
        self.counts[name] += 1
        self.elements += 1
        self.listens = name in WITH_TEXT or name in VALUES
        self.stack.append(self.node(name, attributes))
        if len(attributes) > MOST_OF_ONE or (attributes and max(map(len, attributes.values())) > LONGEST_NAME):
            raise refused(self.place, "an element with more attributes, or longer ones, than a tool writes", "shorter names")
        if len(self.stack) > DEEPEST:
            raise refused(self.place, f"more than {DEEPEST} elements within each other", f"at most {DEEPEST} within each other")
        if name in ("Code", "Case"):
            self.check(name)
        if self.elements % OFTEN == 0:
            self.check_all()

    def node(self, name: str, attributes: dict[str, str]) -> Node:
        """The element as it is kept; of one that is not, and of what is within such, nothing is."""
        if not self.stack:
            return Node(name, attributes)
        if self.stack[-1] is IGNORED or name not in TAKEN:
            return IGNORED
        if name in REFERENCES:
            holder, key = self.stack[-1], attributes.get("targetGUID") or attributes.get("guid", "")
            holder.refers = _and(holder.refers, (name, key_of(key)))
            return IGNORED
        return Node(name, attributes)

    def check(self, name: str) -> None:
        most, what = (MOST_CODES, "codes") if name == "Code" else (MOST_PEOPLE, "cases")
        if self.counts[name] > most:
            raise refused(self.place, f"more than {most:,} {what}", f"at most {most:,} {what}")

    def check_all(self) -> None:
        if self.elements > MOST_ELEMENTS:
            raise refused(self.place, f"more than {MOST_ELEMENTS:,} elements", f"at most {MOST_ELEMENTS:,} elements")
        if len(self.locals) > 1000:
            raise refused(self.place, "elements of a thousand names", "a REFI-QDA project (.qdpx) or codebook (.qdc)")
        self.clock.check()
        marked = sum(self.counts[name] for name in MARKED)
        self.clock.told(marked - self.marked)
        self.marked = marked

    def text(self, text: str) -> None:
        if self.listens and self.stack[-1] is not IGNORED:
            self.stack[-1].words = _and(self.stack[-1].words, text)

    def end(self, _: str) -> None:
        node = self.stack.pop()
        self.listens = False
        if node is IGNORED:
            return
        if self.stack:
            TAKEN[node.name](self.stack[-1], node)
        else:
            self.root = node


def _text(parent: Node, node: Node) -> None:
    parent.texts = _and(parent.texts, (node.name, "".join(node.words)))


def _value(parent: Node, node: Node) -> None:
    parent.texts = [("value", "".join(node.words))]


def _reference(parent: Node, node: Node) -> None:
    """Taken when it begins: it holds nothing."""


def _variable_value(parent: Node, node: Node) -> None:
    value = " ".join(seen(node.text("value")).split())
    for variable in node.keys("VariableRef")[:1]:
        parent.values = _and(parent.values, (variable, value)) if value else parent.values


def _coding(parent: Node, node: Node) -> None:
    coder = key_of(node.attributes.get("creatingUser", ""))
    for code in node.keys("CodeRef")[:1]:
        parent.coded = _and(parent.coded, Coded(code, coder, node.keys("NoteRef")))


def _marked(parent: Node, node: Node) -> None:
    held, coder = node.attributes, key_of(node.attributes.get("creatingUser", ""))
    text = next((part.text("PlainTextContent") for part in node.all("Representation")), "")
    mark = Marked(
        kind=node.name,
        key=node.key,
        name=held.get("name", ""),
        start=held.get("startPosition") or held.get("fromSyncPoint", ""),
        end=held.get("endPosition") or held.get("toSyncPoint", ""),
        said=seen(node.text("Description")),
        coded=tuple(Coded(each.code, each.coder or coder, each.notes) for each in node.coded),
        notes=node.keys("NoteRef"),
        text=text,
    )
    parent.marked = _and(parent.marked, mark)


def _keep(parent: Node, node: Node) -> None:
    node.words = ()
    parent.parts = _and(parent.parts, node)


TAKEN: dict[str, Callable[[Node, Node], None]] = {
    **dict.fromkeys(WITH_TEXT, _text),
    **dict.fromkeys(VALUES, _value),
    **dict.fromkeys(REFERENCES, _reference),
    **dict.fromkeys(MARKED, _marked),
    **dict.fromkeys(KEPT, _keep),
    "VariableValue": _variable_value,
    "Coding": _coding,
}
