"""Open a zip archive that anyone may have sent: nothing is written to disk, and nothing is unpacked before it is measured.

Sizes are those of the directory first, and of the bytes that really come out after that: an archive whose directory lies
is refused as soon as more comes out than it said.
"""

import io
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from analysis.files.problems import Problem, StudyError

MOST_ENTRIES = 200
MOST_BYTES = 50_000_000
MOST_BYTES_TOGETHER = 100_000_000
MOST_RATIO = 200
RATIO_FROM = 1_000_000
MOST_DIRECTORY = 200_000
CHUNK = 1 << 18
UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, ValueError, OSError, EOFError)
END_RECORD, END_OF_64 = b"PK\x05\x06", b"PK\x06\x07"
NESTED = (".zip", ".xlsx", ".xlsm", ".xls", ".ods", ".docx", ".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".jar")
ENCRYPTED = 0x1
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the first bytes of a compound file
COPY_AGAIN = "Copy the tables into a new copy of the template, values only, and save it as .xlsx."
NOT_OURS = ("__MACOSX/", ".DS_Store", "Thumbs.db")


@dataclass
class Archive:
    """An archive whose directory has been checked. `names` are its files; `read` takes one out, counting."""

    place: str
    workbook: bool
    names: tuple[str, ...]
    entries: dict[str, zipfile.ZipInfo]
    source: zipfile.ZipFile
    taken: int = 0

    def read(self, name: str) -> bytes:
        """The bytes of one file. Raises StudyError where there are more of them than allowed or said, or fewer."""
        entry, taken = self.entries[name], io.BytesIO()
        try:
            with self.source.open(entry) as stream:
                while part := stream.read(CHUNK):
                    taken.write(part)
                    self.taken += len(part)
                    if self.taken > MOST_BYTES_TOGETHER or taken.tell() > min(MOST_BYTES, entry.file_size):
                        raise StudyError([_refused(self.place, self.workbook, name, "more data than allowed", _sizes())])
        except StudyError:
            raise
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, struct.error, ValueError):
            raise StudyError([_damaged(self.place, self.workbook, name)]) from None
        if taken.tell() != entry.file_size:
            raise StudyError([_damaged(self.place, self.workbook, name)])
        return taken.getvalue()


def open_archive(place: str, content: bytes, workbook: bool = False) -> Archive:
    """The archive in `content`, called `place` in messages. Raises StudyError.

    A `workbook` is an archive too, and may have others within: they are never opened. Its parts count whatever they are called.
    """
    _check_end_record(place, workbook, content)
    try:
        source = zipfile.ZipFile(io.BytesIO(content))
    except UNREADABLE:
        raise StudyError([_damaged(place, workbook, "")]) from None
    entries = [entry for entry in source.infolist() if not entry.is_dir()]
    if len(source.infolist()) > MOST_ENTRIES:
        raise StudyError([_too_many(place, workbook, len(source.infolist()))])
    problems = [problem for entry in entries if (problem := _check_entry(place, workbook, entry)) is not None]
    lower = [_path_of(entry).casefold() for entry in entries]
    twice = sorted({name for name in lower if lower.count(name) > 1})
    problems += [
        _refused(place, workbook, name, "a name that is there twice", "each name once, in whatever case") for name in twice
    ]
    if sum(entry.file_size for entry in entries) > MOST_BYTES_TOGETHER:
        problems.append(_refused(place, workbook, "", "more data than allowed", _sizes()))
    if problems:
        raise StudyError(problems)
    ours = {_path_of(entry): entry for entry in entries if workbook or not _is_not_ours(_path_of(entry))}
    return Archive(place, workbook, tuple(ours), ours, source)


@dataclass(frozen=True)
class Directory:
    """What the end of an archive says of its list of files: how many, its bytes, whether there is a second list (zip64)."""

    files: int
    size: int
    is_large: bool

    def is_within(self, files: int, size: int) -> bool:
        """Whether the list may be read where it has at most so many files and bytes."""
        return not self.is_large and self.files <= files and self.size <= size


def directory_of(content: bytes) -> Directory | None:
    """What the end of an archive says of its list of files; None where there is no end."""
    start = content.rfind(END_RECORD, max(0, len(content) - 66_000))
    if start < 0 or len(content) < start + 22:
        return None
    files, size = struct.unpack("<HL", content[start + 10 : start + 16])
    return Directory(files, size, content[max(0, start - 20) : start].startswith(END_OF_64))


def names_in(content: bytes, files: int = MOST_ENTRIES, size: int = MOST_DIRECTORY) -> tuple[str, ...]:
    """The names in an archive; () where it is damaged, or its list has more than so many files or bytes."""
    directory = directory_of(content)
    if directory is None or not directory.is_within(files, size):
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as source:
            return tuple(source.namelist())
    except UNREADABLE:
        return ()


def kind_of_file(content: bytes) -> str:
    """What a file is, whatever it is called: 'workbook', 'zip' (of CSV files), the name of another kind that people send, or ''
    where that cannot be told."""
    if content.startswith(OLD_OFFICE):
        return "an old workbook (.xls), or one with a password"
    names = set(names_in(content)) if content.startswith(b"PK") else set()
    if {"mimetype", "content.xml"} <= names:
        return "an OpenDocument file (.ods)"
    if "word/document.xml" in names:
        return "a text document (.docx)"
    if {"[Content_Types].xml", "xl/workbook.xml"} <= names:
        return "workbook"
    return "zip" if any(name.lower().endswith(".csv") for name in names) else ""


def _check_end_record(place: str, workbook: bool, content: bytes) -> None:
    directory = directory_of(content)
    if directory is None:
        raise StudyError([_damaged(place, workbook, "")])
    if directory.is_large:
        raise StudyError([_refused(place, workbook, "", "the directory of a larger archive (zip64)", _sizes())])
    if not directory.is_within(MOST_ENTRIES, MOST_DIRECTORY):
        raise StudyError([_too_many(place, workbook, directory.files)])


def _check_entry(place: str, workbook: bool, entry: zipfile.ZipInfo) -> Problem | None:
    name = _path_of(entry)
    path = PurePosixPath(name)
    if ":" in name or path.is_absolute() or ".." in path.parts or not name.isprintable():
        return _refused(place, workbook, name, "a path that leads elsewhere", "plain names, without .. or a drive")
    if entry.flag_bits & ENCRYPTED:
        return _refused(place, workbook, name, "a file under a password", "files without a password")
    if entry.external_attr >> 16 and not stat.S_ISREG(entry.external_attr >> 16) and stat.S_IFMT(entry.external_attr >> 16):
        return _refused(place, workbook, name, "a link or device", "ordinary files")
    if not workbook and path.suffix.lower() in NESTED:
        return _refused(place, workbook, name, "an archive or workbook within", "CSV tables; open a workbook by itself")
    ratio = entry.file_size / max(1, entry.compress_size)
    if entry.file_size > MOST_BYTES or (entry.file_size > RATIO_FROM and ratio > MOST_RATIO):
        return _refused(place, workbook, name, f"{entry.file_size:,} bytes, packed {ratio:,.0f} to 1", _sizes())
    return None


def _path_of(entry: zipfile.ZipInfo) -> str:
    """The path of a file in an archive: some packers on Windows write it with backslashes."""
    return entry.filename.replace("\\", "/")


def _is_not_ours(name: str) -> bool:
    return name.startswith(NOT_OURS) or PurePosixPath(name).name in NOT_OURS


def _sizes() -> str:
    return (
        f"at most {MOST_BYTES // 1_000_000} MB a file, {MOST_BYTES_TOGETHER // 1_000_000} MB together, "
        f"packed at most {MOST_RATIO} to 1"
    )


def _too_many(place: str, workbook: bool, count: int) -> Problem:
    value = f"{count:,} files" if count > MOST_ENTRIES else "more files than it says"
    return _refused(place, workbook, "", value, f"at most {MOST_ENTRIES} files")


def _refused(place: str, workbook: bool, name: str, value: str, allowed: str) -> Problem:
    mend = COPY_AGAIN if workbook else "Pack only the CSV tables (and datapackage.json) into a new zip."
    return Problem(place, 0, "", f"{name}: {value}" if name else value, allowed, mend)


def _damaged(place: str, workbook: bool, name: str) -> Problem:
    allowed = "a workbook (.xlsx)" if workbook else "a zip archive"
    value = f"{name}: damaged" if name else "a file that is damaged or of another kind"
    return Problem(place, 0, "", value, allowed, COPY_AGAIN if workbook else "Pack the CSV tables again.")
