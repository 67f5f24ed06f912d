"""From the bytes of a reader's copy of the report, a PDF or text, to the text of its pages. Nothing is written to disk."""

import json
import logging
import subprocess
from dataclasses import dataclass

from analysis.files.csv_files import INVISIBLE, WINDOWS, find_encoding
from analysis.files.own_process import command, environment, slots
from analysis.files.problems import StudyError
from analysis.passages.pdf_worker import IN_ALL, MOST_CHARACTERS, MOST_PAGES

log = logging.getLogger("study")
READER = "analysis.passages.pdf_worker"
MOST_MEGABYTES = 20
PAGE_BREAK = "\f"
PACKED = b"PK\x03\x04"

AS_PDF = "Print the copy to a new PDF, or save it as text, and open that."
REFUSED = {
    "password": "This PDF asks for a password. Save a copy without one and open that.",
    "protected": f"This PDF is protected in a way that cannot be read here. {AS_PDF}",
    "damaged": "This file begins like a PDF but cannot be read as one: it is damaged, or not whole. Download or save it again.",
    "pages": f"This PDF has more than {MOST_PAGES} pages. Open the part of it that holds the report.",
    "long": f"This PDF holds more than {MOST_CHARACTERS // 1_000_000} million characters. Open the part that holds the report.",
    "large": f"A page of this PDF unpacks to more than a page of text can be, so it is not read. {AS_PDF}",
    "slow": f"This PDF takes too long to read. {AS_PDF}",
    "memory": f"This PDF needs too much memory to read. {AS_PDF}",
    "empty": "There is no text in this PDF: its pages may be pictures. Let a scanner’s software read the text, then open it.",
}


@dataclass(frozen=True)
class Copy:
    """The text of a copy's pages, and how many of them could not be read; `windows` where it was read as Windows text."""

    pages: tuple[str, ...]
    unread: int = 0
    windows: bool = False


class CopyError(ValueError):
    """A copy that is not read; the message says why, and what to do."""


def read_copy(content: bytes) -> Copy:
    """The text of a copy. Raises CopyError."""
    if not content.strip():
        raise CopyError("This file is empty.")
    if len(content) > MOST_MEGABYTES * 1_000_000:
        raise CopyError(f"This file is larger than {MOST_MEGABYTES} MB.")
    if b"%PDF-" in content[:1024]:
        return _read_pdf(content)
    if content.startswith(PACKED):
        raise CopyError("This is a Word file, an e-book or a zip, not a PDF or text. Save it as PDF or text, and open that.")
    return _read_text(content)


def _read_text(content: bytes) -> Copy:
    if len(content) > MOST_CHARACTERS:
        raise CopyError(f"This text is longer than {MOST_CHARACTERS // 1_000_000} million characters. Open the report alone.")
    try:
        encoding, _ = find_encoding("copy", content)
    except StudyError:
        raise CopyError("This is no PDF, and no text that can be read: save it as PDF, or as text in UTF-8.") from None
    text = content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    return Copy(_cleaned(text.split(PAGE_BREAK, MOST_PAGES)), windows=encoding == WINDOWS)


def _read_pdf(content: bytes) -> Copy:
    with slots:
        try:
            done = subprocess.run(
                command(READER), env=environment(), input=content, capture_output=True, timeout=2 * IN_ALL, check=False
            )
        except subprocess.TimeoutExpired:
            log.warning("reader of a copy ended without an answer: time")
            raise CopyError(REFUSED["slow"]) from None
    try:
        said = json.loads(done.stdout)
    except ValueError:  # it ended without an answer: the system took its memory away
        log.warning("reader of a copy ended without an answer: memory")
        raise CopyError(REFUSED["memory"]) from None
    if "refused" in said:
        raise CopyError(REFUSED[said["refused"]])
    pages = _cleaned([page or "" for page in said["pages"]])
    if not any(page.strip() for page in pages):
        raise CopyError(REFUSED["empty"])
    return Copy(pages, unread=said["pages"].count(None))


def _cleaned(pages: list[str]) -> tuple[str, ...]:
    """Pages without invisible characters; one may stand between words, so a space takes its place."""
    return tuple(INVISIBLE.sub(" ", page.replace("\r\n", "\n").replace("\r", "\n")) for page in pages)
