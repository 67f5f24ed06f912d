"""What a REFI-QDA file is packed in: the project's XML, and the texts that it names. Nothing is written to disk.

A project is a zip with one .qde inside, or that .qde by itself. Of its other files only texts are taken out, and only when they
are asked for: pictures, recordings and whole documents may stand beside them, of any kind and size, and are never unpacked.
"""

import io
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote
from xml.parsers import expat

from analysis.files.csv_files import BREAKS, INVISIBLE, PLAIN, WINDOWS, as_utf8
from analysis.files.problems import Problem, StudyError
from analysis.files.zip_files import UNREADABLE, Archive, directory_of

MOST_FILES = 10_000
MOST_DIRECTORY = 2_000_000
MOST_XML = 40_000_000
MOST_TEXT = 10_000_000  # bytes of one text
MOST_TEXTS = 30_000_000  # bytes of all texts together
MOST_RATIO = 200  # bytes for each packed one, from RATIO_FROM on
RATIO_FROM = 1_000_000
MOST_IN_WORD = 300_000  # elements of a Word file's text
ZIP = b"PK"
AGAIN = "Export the project again from the tool that it was made with."
ENDINGS = (".qde", ".qdc")
AT_LEAST, PER_SECOND = 1.0, 4_000_000  # seconds of the reading thread for any project, bytes of XML for each more


Told = Callable[[int], None]  # is told how many passages have been read since it was told before


def untold(passages: int) -> None:
    """Nobody wants to know."""


class Clock:
    """How long a project may take: as long as its XML is, in seconds of its own thread; `told` hears of its passages."""

    def __init__(self, place: str, size: int, told: Told = untold):
        self.place, self.seconds, self.told = place, AT_LEAST + size / PER_SECOND, told
        self.until = time.thread_time() + self.seconds

    def check(self) -> None:
        """Raises StudyError where the time is over."""
        if time.thread_time() > self.until:
            allowed = f"at most {self.seconds:.0f} seconds for a project of this size"
            raise refused(self.place, f"could not be read within {self.seconds:.0f} seconds", allowed)


@dataclass
class Package:
    """The XML of a project, and where its texts are found; `place` is what messages call the file."""

    place: str
    xml: bytes
    archive: Archive | None = None
    taken: int = 0
    found: dict[str, list[str]] = field(default_factory=dict)  # by the last part of the name, in small letters

    def text(self, path: str, is_rich: bool = False) -> str:
        """The text in the file that `path` names, whatever stands before its name; '' where there is none, or nothing in it.

        Of `is_rich` text only Word files are read. Raises StudyError where it is too large.
        """
        content = self._content(path)
        if content.startswith(ZIP) or is_rich:
            return _words(self.place, content) if content.startswith(ZIP) else ""
        try:
            return as_utf8(self.place, content).decode("utf-8-sig")
        except (UnicodeDecodeError, StudyError):
            return content.decode(WINDOWS, errors="replace").replace("\x00", "")

    def _content(self, path: str) -> bytes:
        last = unquote(path.replace("\\", "/")).rpartition("/")[2].casefold()
        names = self.found.get(last) or self.found.get(path.replace("\\", "/").rpartition("/")[2].casefold()) or []
        if not names or self.archive is None:
            return b""
        size = self.archive.entries[names[0]].file_size
        self.taken += size
        if size > MOST_TEXT or self.taken > MOST_TEXTS:
            raise refused(self.place, "texts that are too long", f"at most {MOST_TEXTS // 1_000_000} MB of texts")
        return _taken(self.archive, names[0])


def seen(text: str) -> str:
    """The text without marks that nobody sees, such as those that turn its direction."""
    return text if PLAIN.fullmatch(text) else INVISIBLE.sub("", BREAKS.sub(" ", text))


def refused(place: str, value: str, allowed: str, mend: str = AGAIN) -> StudyError:
    """The error that says why a project is not read."""
    return StudyError([Problem(place, 0, "", value, allowed, mend)])


def open_package(place: str, content: bytes) -> Package:
    """The project in the bytes of a file called `place`. Raises StudyError where there is none, and where it could hurt."""
    if not content.strip():
        raise refused(place, "an empty file", "a project or codebook")
    if not content.startswith(ZIP):
        if len(content) > MOST_XML:
            raise refused(place, f"{len(content):,} bytes", f"at most {MOST_XML // 1_000_000} MB")
        return Package(place, content)
    archive = _archive(place, content)
    name = _project_in(archive)
    found: dict[str, list[str]] = {}
    for each in archive.names:
        found.setdefault(each.replace("\\", "/").rpartition("/")[2].casefold(), []).append(each)
    return Package(place, _taken(archive, name, MOST_XML), archive, found=found)


def _archive(place: str, content: bytes) -> Archive:
    directory = directory_of(content)
    if directory is None:
        raise refused(place, "a file that is damaged: its end is missing", "a whole file")
    if not directory.is_within(MOST_FILES, MOST_DIRECTORY):
        raise refused(place, "too many files", f"at most {MOST_FILES:,} files in a project")
    try:
        source = zipfile.ZipFile(io.BytesIO(content))
    except UNREADABLE:
        raise refused(place, "a file that is damaged: what it lists cannot be read", "a whole file") from None
    entries = {entry.filename: entry for entry in reversed(source.infolist()) if not entry.is_dir()}
    if len(source.infolist()) > MOST_FILES:
        raise refused(place, f"{len(source.infolist()):,} files", f"at most {MOST_FILES:,} files in a project")
    return Archive(place, True, tuple(entries), entries, source)


def _project_in(archive: Archive) -> str:
    """The name of the XML: `project.qde`, or the one .qde there is, or where there is none the one .qdc."""
    for ending in ENDINGS:
        names = [name for name in archive.names if name.lower().endswith(ending) and not name.startswith("__MACOSX")]
        usual = [name for name in names if PurePosixPath(name.replace("\\", "/")).name.lower() == f"project{ending}"]
        if len(usual) == 1 or len(names) == 1:
            return (usual if len(usual) == 1 else names)[0]
        if names:
            allowed, mend = "one project in a file", "Export each project into a file of its own."
            raise refused(archive.place, f"{len(names)} projects (.qde)", allowed, mend)
    raise refused(archive.place, "no project (.qde) within", "a REFI-QDA project (.qdpx) or codebook (.qdc)")


def _taken(archive: Archive, name: str, most: int = MOST_TEXT) -> bytes:
    entry = archive.entries[name]
    ratio = entry.file_size / max(1, entry.compress_size)
    if entry.file_size > most or (entry.file_size > RATIO_FROM and ratio > MOST_RATIO):
        value = f"{entry.file_size:,} bytes of XML or text, packed {ratio:,.0f} to 1"
        raise refused(archive.place, value, f"at most {most // 1_000_000} MB, packed at most {MOST_RATIO} to 1")
    try:
        return archive.read(name)
    except StudyError:
        value = "a file that is damaged or under a password: its project or a text cannot be taken out"
        raise refused(archive.place, value, "a whole file without a password") from None


def _words(place: str, content: bytes) -> str:
    """The paragraphs of a Word file; '' where it is none, or no text can be taken out."""
    with suppress(StudyError, KeyError):
        part = _taken(_archive(place, content), "word/document.xml")
        return "\n".join(_Paragraphs().of(part))
    return ""


class _Paragraphs:
    """Goes through the text of a Word file, and stops at what no such file has."""

    def __init__(self) -> None:
        self.paragraphs: list[list[str]] = []
        self.elements = 0
        self.is_text = False

    def of(self, part: bytes) -> list[str]:
        """The paragraphs, as far as they can be read."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _no_doctype
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        with suppress(expat.ExpatError):
            parser.Parse(part, True)
        return ["".join(parts) for parts in self.paragraphs]

    def start(self, tag: str, _: dict[str, str]) -> None:
        """An element begins."""
        self.elements += 1
        if self.elements > MOST_IN_WORD:
            raise StudyError([])
        name = tag.rpartition(":")[2]
        self.is_text = name == "t"
        if name == "p":
            self.paragraphs.append([])
        elif name in ("tab", "br") and self.paragraphs:
            self.paragraphs[-1].append("\t" if name == "tab" else "\n")

    def end(self, _: str) -> None:
        """An element ends."""
        self.is_text = False

    def text(self, text: str) -> None:
        """Letters between two tags."""
        if self.is_text and self.paragraphs:
            self.paragraphs[-1].append(text)


def _no_doctype(*_: object) -> None:
    raise StudyError([])
