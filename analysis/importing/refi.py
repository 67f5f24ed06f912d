"""A project (.qdpx, .qde) or codebook (.qdc) of the REFI-QDA standard, as NVivo, ATLAS.ti, MAXQDA and others write them.

What is read: the tree of codes, the texts (those of PDFs and transcripts too, where the project holds them as text), passages
with their codes, who coded (as first, second … coder, never by name), the people and what is said of them, groups, notes about
passages and codes. Everything else is told as what is `left`, by number, and with no name in the example.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from analysis.importing.project import (
    CODES,
    CODINGS,
    DOCUMENTS,
    MARKED_AGAIN,
    SEGMENTS,
    SOURCE,
    Code,
    Coding,
    Left,
    Project,
    Segment,
    TextSource,
)
from analysis.importing.refi_package import Clock, Package, Told, open_package, refused, seen, untold
from analysis.importing.refi_people import Cases, read_cases
from analysis.importing.refi_places import Place, Text, counted, lines_of, squeezed
from analysis.importing.refi_xml import Coded, Marked, Node, read_xml

MOST_QUOTED = 60_000_000  # letters of all passages together
LONGEST_QUOTE = 50_000
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
GROUP = "Group"
UNREAD = {
    "PictureSource": ("pictures", "only texts are read"),
    "AudioSource": ("recordings of sound", "only their transcripts are read"),
    "VideoSource": ("recordings of pictures", "only their transcripts are read"),
    "Link": ("links", "a study has no place for them"),
    "Graph": ("maps and networks", "a study has no place for them"),
}


def read_project(content: bytes, name: str, told: Told = untold) -> Project:
    """The project in a .qdpx, in any zip with a .qde inside, or in a .qde or .qdc; `name` is what messages call the file, and
    `told` hears how many passages have been read.

    Raises StudyError for a file that is damaged, empty, of another kind, or larger than any project.
    """
    package = open_package(name, content)
    clock = Clock(name, len(package.xml), told)
    root, counts = read_xml(name, package.xml, clock)
    package.xml = b""
    project = _Reader(package, root, counts, clock).read()
    if not (project.codes or project.sources or project.people):
        raise refused(name, "no code, no text and nobody: this project is empty", "a project with codes or texts")
    return project


def read_codebook(content: bytes, name: str, told: Told = untold) -> Project:
    """The same for a codebook (.qdc): a project of codes only."""
    return read_project(content, name, told)


@dataclass
class _Lost:
    """What is left out, so far: of each kind how many, the first of them, and why."""

    held: dict[str, Left] = field(default_factory=dict)

    def add(self, what: str, example: str, why: str, number: int = 1, thing: str = "", lost: bool = True) -> None:
        if number:
            known = self.held.get(what, Left(what, 0, example, why, thing, lost))
            self.held[what] = replace(known, number=known.number + number)


@dataclass
class _Found:
    """A passage that was found, and all that was said of its words: the same words are one passage, however often marked."""

    place: Place
    coded: dict[tuple[str, str], None] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    people: dict[str, None] = field(default_factory=dict)


Passages = dict[object, _Found]
Bound = tuple[int | None, int | None]  # where a passage begins and where it has ended, in letters
Spans = list[tuple[int, int, str]]  # beginning, end, person


class _Reader:
    def __init__(self, package: Package, root: Node, counts: Counter[str], clock: Clock):
        self.package, self.root, self.counts, self.clock = package, root, counts, clock
        self.lost = _Lost()
        self.notes_used: set[str] = set()
        self.quoted = 0
        self.coders: dict[str, str] = {}
        self.notes: dict[str, str] = {}
        self.codes: dict[str, Code] = {}
        self.cases = Cases()
        self.segments: list[Segment] = []
        self.codings: list[Coding] = []

    def read(self) -> Project:
        root = self.root
        self.notes = {node.key: lines_of(self.text_of(node)) for node in root.within("Notes") if node.name == "Note"}
        coded = self.all_coded()
        self.coders = self.name_coders(dict.fromkeys(each.coder for each in coded))
        self.codes = self.read_codes()
        self.cases, person_codes = read_cases(root, self.codes)
        self.leave_folders(person_codes, {each.code for each in coded})
        sources = tuple(self.read_sources(person_codes))
        sources = self.grouped(sources)
        self.tell_the_rest()
        tool = " ".join(seen(root.attributes.get("origin", "")).split())[:60]
        left = tuple(self.lost.held.values())
        codes = tuple(self.codes.values())
        whose = next((line.removeprefix(SOURCE) for line in _said(root).splitlines() if line.startswith(SOURCE)), "")
        held = (codes, sources, self.cases.people(sources), tuple(self.segments), tuple(self.codings), left)
        return Project(root.label, tool, *held, whose=seen(whose).strip()[:180])

    def all_coded(self) -> list[Coded]:
        """Every code given to a passage or a text, whoever gave it."""
        stack, coded = [*self.root.within("Sources")], []
        while stack:
            node = stack.pop(0)
            coded += [*node.coded, *(each for mark in node.marked for each in mark.coded)]
            stack += node.parts
        return coded

    def name_coders(self, used: dict[str, None]) -> dict[str, str]:
        """What the study calls each user who coded: in the order of the project's list, then as they come."""
        listed = [node.key for node in self.root.within("Users") if node.key in used]
        keys = dict.fromkeys([*listed, *(each for each in used if each)])
        return {key: ORDINALS[place] if place < len(ORDINALS) else f"coder {place + 1}" for place, key in enumerate(keys)}

    def read_codes(self) -> dict[str, Code]:
        """Every code by its key, those above before those below."""
        root = self.root
        top = root.within("Codes") if root.name == "CodeBook" else root.within("CodeBook", "Codes")
        codes: dict[str, Code] = {}
        stack = [(node, "") for node in reversed(top) if node.name == "Code"]
        while stack:
            node, parent = stack.pop()
            key = node.key or f"code {len(codes) + 1}"
            if key in codes:
                self.lost.add("codes with the key of another code", node.label, "the first of them is taken")
                key = f"{key} {len(codes) + 1}"
            said = [_said(node), *(self.note(each) for each in node.keys("NoteRef"))]
            description = "\n".join(dict.fromkeys(each for each in said if each))
            label, colour = node.label or "A code without a name", node.attributes.get("color", "")
            codable = node.attributes.get("isCodable", "true").strip().lower() not in ("false", "0")
            codes[key] = Code(key, label, parent, description, colour, codable)
            stack += [(each, key) for each in reversed(node.all("Code"))]
        return self.under_groups(codes)

    def under_groups(self, codes: dict[str, Code]) -> dict[str, Code]:
        """Groups of codes are codes above them, where no code stands under another and none in two groups."""
        groups = [node for node in self.root.within("Sets") if node.keys("MemberCode")]
        members = [key for node in groups for key in node.keys("MemberCode") if key in codes]
        if not groups:
            return codes
        if any(code.parent for code in codes.values()) or len(set(members)) < len(members):
            why = "the codes stand in a tree, or in several groups"
            self.lost.add("groups of codes", groups[0].label, why, len(groups))
            return codes
        above = {key: f"group {node.key}" for node in groups for key in node.keys("MemberCode")}
        tops = {
            f"group {node.key}": Code(f"group {node.key}", node.label, description=_said(node), codable=False)
            for node in groups
        }
        return tops | {key: replace(code, parent=above.get(key, "")) for key, code in codes.items()}

    def leave_folders(self, person_codes: dict[str, str], given: set[str]) -> None:
        """Take the codes that are people out, and those that only hold such and are given to nothing."""
        holds: dict[str, set[str]] = defaultdict(set)
        for code in self.codes.values():
            holds[code.parent].add(code.key)
        gone = set(person_codes)
        for key in reversed(list(self.codes)):  # those below before those above
            if holds[key] and holds[key] <= gone and key not in gone | given:
                gone.add(key)
        folders = gone - set(person_codes)
        number = sum(key in self.codes for key in person_codes)
        self.lost.add("codes that are people", "a person", "they are people of the study", number, CODES, lost=False)
        why = "their people are taken"
        self.lost.add("codes that only hold people", "a folder of people", why, len(folders), CODES, lost=False)
        self.codes = {key: code for key, code in self.codes.items() if key not in gone}

    def read_sources(self, person_codes: dict[str, str]) -> Iterator[TextSource]:
        for node in self.root.within("Sources"):
            if node.name == "TextSource":
                yield self.read_source(node, node, person_codes)
            elif node.name == "PDFSource":
                texts = node.all("Representation")
                yield self.read_source(node, texts[0] if texts else node, person_codes)
            else:
                for place, transcript in enumerate(node.all("Transcript")):
                    own = replace(transcript, coded=node.coded if place == 0 else [], values=node.values)
                    own.attributes = {"name": node.label, **transcript.attributes}
                    yield self.read_source(own, own, person_codes, node.key)
                self.count_unread(node)

    def count_unread(self, node: Node) -> None:
        """Tell the codings that a picture or a recording has of its own."""
        coded = [*node.marked, *(mark for part in node.parts if part.name == "TextDescription" for mark in part.marked)]
        number = sum(len(mark.coded) for mark in coded) + (0 if node.all("Transcript") else len(node.coded))
        self.lost.add(
            "codings of pictures and recordings", "a part of one of them", "only codings of text are read", number, CODINGS
        )

    def read_source(self, node: Node, held: Node, person_codes: dict[str, str], of: str = "") -> TextSource:
        """A text and what was coded in it: `held` is where these stand, `of` the recording that the text belongs to."""
        place = len(self.cases.seen) + 1
        key = node.key if node.key and node.key not in self.cases.seen else f"source {place} {node.key}".strip()
        raw = self.text_of(held)
        marks = [*held.marked, *(node.marked if held is not node else ())]
        points = {each.key: _number(each.attributes.get("position", "")) for each in held.all("SyncPoint")}
        bounds = [_bounds(mark, points) for mark in marks]
        text = counted(raw, [(*bound, mark.name) for bound, mark in zip(bounds, marks, strict=True)])
        found: Passages = {}
        spans: Spans = []
        for mark, bound in zip(marks, bounds, strict=True):
            self.mark(mark, bound, text, found, spans, person_codes)
        self.code_whole(node, held, raw, found, person_codes, key)
        self.keep(key, of, found, spans)
        if not raw.strip():
            self.lost.add("texts that the file does not hold", f"text {place}", "they are stored elsewhere, or empty")
        self.cases.seen[key] = None
        return TextSource(key, node.label, lines_of(raw), self.cases.values(node.values))

    def mark(self, mark: Marked, bound: Bound, text: Text, found: Passages, spans: Spans, person_codes: dict[str, str]) -> None:
        """One passage: where it is, and what was said of it."""
        self.clock.check()
        place = Place(-1, -1, lines_of(mark.text)) if mark.text.strip() else text.place(*bound, mark.name)
        codes, people = _parted(mark.coded, person_codes)
        if place is None or not place.words:
            why = "their words are not in the file"
            self.lost.add("passages without words", mark.kind, why, 1, SEGMENTS)
            self.lost.add("codings of passages without words", mark.kind, why, len(mark.coded), CODINGS)
            return
        named = self.cases.of_selection.get(mark.key, ())
        spans += [(place.start, place.end, each) for each in people if place.start >= 0]
        why = "who speaks is taken from it"
        self.lost.add("codings that say who speaks", "a person", why, len(mark.coded) - len(codes), CODINGS, lost=False)
        if not codes and people and not named:
            self.lost.add("passages that say who speaks", "a person", why, 1, SEGMENTS, lost=False)
            return
        if len(place.words) > LONGEST_QUOTE:
            why = f"a passage has at most {LONGEST_QUOTE:,} letters"
            self.lost.add("passages that are too long", f"{len(place.words):,} letters", why, 1, SEGMENTS)
            self.lost.add("codings of passages that are too long", f"{len(place.words):,} letters", why, len(codes), CODINGS)
            return
        if place.moved:
            why = "the words are taken, not the place"
            self.lost.add("places that disagree with their words", f"letter {_number(mark.start)}", why, lost=False)
        self.quoted += len(place.words)
        if self.quoted > MOST_QUOTED:
            raise refused(self.package.place, "passages that hold each other", f"at most {MOST_QUOTED:,} letters in passages")
        spot = (place.start, place.end) if place.start >= 0 else (mark.key, place.words)
        if spot in found:
            self.lost.add(MARKED_AGAIN, "the same words", "they are one passage", 1, SEGMENTS, lost=False)
        held = found.setdefault(spot, _Found(place))
        held.people |= dict.fromkeys((*named, *(people if place.start < 0 else ())))
        notes = [self.note(each) for each in (*mark.notes, *(note for each in mark.coded for note in each.notes))]
        said = mark.said.strip()
        notes += [said] if said and squeezed(said) != squeezed(place.words) else []
        held.notes |= dict.fromkeys(each for each in notes if each)
        self.give(held, codes)

    def give(self, held: _Found, codes: list[Coded]) -> None:
        for each in codes:
            if each.code not in self.codes:
                why = "the file does not say what the code is called"
                self.lost.add("codings with a code that the project does not list", "a code without a name", why, 1, CODINGS)
                continue
            given = (each.code, self.coders.get(each.coder, ""))
            if given in held.coded:
                label = self.codes[each.code].label
                why = "the same code by the same coder to the same words counts once"
                self.lost.add("codings given twice", label, why, 1, CODINGS, lost=False)
            held.coded[given] = None

    def code_whole(self, node: Node, held: Node, raw: str, found: Passages, person_codes: dict[str, str], key: str) -> None:
        """Codes of a whole document: people are those who speak in it; other codes are given to all of its words."""
        coded = [*node.coded, *(held.coded if held is not node else ())]
        codes, people = _parted(coded, person_codes)
        for person in people:
            self.cases.of_source[key].setdefault(person)
        why = "who speaks is taken from it"
        self.lost.add("codings that say who speaks", "a person", why, len(coded) - len(codes), CODINGS, lost=False)
        if not codes:
            return
        place = Text(raw).place(0, len(raw), "")
        if place is None or len(place.words) > LONGEST_QUOTE:
            why = "its text is missing, or longer than a passage may be"
            self.lost.add("codings of a whole document", "a document", why, len(codes), CODINGS)
            return
        self.give(found.setdefault((place.start, place.end), _Found(place)), codes)

    def keep(self, key: str, of: str, found: Passages, spans: Spans) -> None:
        """The passages of one text as segments, in the order of the text, and their codings."""
        cases = tuple(self.cases.of_source.get(key, ())) or tuple(self.cases.of_source.get(of, ()))
        speaks = _Spans(spans)
        for each in sorted(found.values(), key=lambda one: (one.place.start < 0, one.place.start, one.place.end)):
            self.clock.check()
            people = tuple(each.people) or speaks.over(each.place) or (cases if len(cases) == 1 else ())
            if not people and len(cases) > 1:
                self.lost.add(
                    "passages that may be of several people", f"{len(cases)} people", "the file does not say who speaks"
                )
            segment = f"S{len(self.segments) + 1}"
            self.segments.append(Segment(segment, key, each.place.words, people, note="\n".join(each.notes)))
            self.codings += [Coding(segment, code, coder) for code, coder in each.coded]

    def grouped(self, sources: tuple[TextSource, ...]) -> tuple[TextSource, ...]:
        """Groups of documents are what is said of these, where none is in two."""
        groups = [node for node in self.root.within("Sets") if node.keys("MemberSource")]
        members = [key for node in groups for key in node.keys("MemberSource")]
        if groups and len(set(members)) < len(members):
            why = "a document stands in several of them"
            self.lost.add("groups of documents", "a group", why, len(groups))
            return sources
        group = {key: node.label for node in groups for key in node.keys("MemberSource")}
        return tuple(
            replace(each, attributes=(*each.attributes, (GROUP, group[each.key]))) if group.get(each.key) else each
            for each in sources
        )

    def tell_the_rest(self) -> None:
        """What else the project holds."""
        for name, (what, why) in UNREAD.items():
            thing = DOCUMENTS if name == "PictureSource" else ""
            self.lost.add(what, "one of them", why, self.counts[name], thing)
        unused = [text for key, text in self.notes.items() if key not in self.notes_used]
        why = "they are about documents, people or the project"
        self.lost.add("notes", "a note", why, len(unused))
        empty = [node for node in self.root.within("Sets") if not node.keys("MemberSource") and not node.keys("MemberCode")]
        self.lost.add("groups without documents or codes", "a group", "a study has no place for them", len(empty))
        described = [node for node in (*self.root.within("Sources"), *self.root.within("Cases"), self.root) if _said(node)]
        self.lost.add(
            "descriptions of documents, people or the project", "a description", "they may hold names", len(described)
        )
        self.lost.add("codes given to a whole person", "a person", "a code is given to words", self.cases.coded)

    def note(self, key: str) -> str:
        self.notes_used.add(key)
        return self.notes.get(key, "")

    def text_of(self, node: Node) -> str:
        """The text of a source or note: within the XML, in a text file, or in the Word file beside an empty one."""
        inline = node.text("PlainTextContent")
        if inline.strip():
            return inline
        for attribute in ("plainTextPath", "richTextPath"):
            path = node.attributes.get(attribute, "")
            if path and (text := self.package.text(path, is_rich=attribute == "richTextPath")).strip():
                return text
        return ""


class _Spans:
    """Who speaks where in one text."""

    def __init__(self, spans: Spans):
        self.spans: dict[str, list[tuple[int, int]]] = {}
        for start, end, person in sorted(spans):
            held = self.spans.setdefault(person, [])
            if held and start <= held[-1][1]:
                held[-1] = (held[-1][0], max(end, held[-1][1]))
            else:
                held.append((start, end))

    def over(self, place: Place) -> tuple[str, ...]:
        """The people with words in this place."""
        return tuple(person for person, held in self.spans.items() if place.start >= 0 and _meets(held, place))


def _meets(held: list[tuple[int, int]], place: Place) -> bool:
    at = bisect_left(held, (place.end, -1))  # the first that begins where the place has ended
    return at > 0 and held[at - 1][1] > place.start


def _parted(coded: Iterable[Coded], person_codes: dict[str, str]) -> tuple[list[Coded], list[str]]:
    """Codes, and the people whose codes are among them."""
    codes = [each for each in coded if each.code not in person_codes]
    return codes, list(dict.fromkeys(person_codes[each.code] for each in coded if each.code in person_codes))


def _bounds(mark: Marked, points: dict[str, int | None]) -> Bound:
    if mark.kind == "TranscriptSelection":
        return points.get(mark.start.strip("{}").lower()), points.get(mark.end.strip("{}").lower())
    return _number(mark.start), _number(mark.end)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _said(node: Node) -> str:
    return lines_of(node.text("Description"))
