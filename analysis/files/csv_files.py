"""From the bytes of a CSV file to its rows: which encoding and separator, no invisible characters, no line without end.

Text is UTF-8, with or without a byte order mark, or UTF-16 with one; what is neither is read as Windows text (cp1252), with a
notice. Cells have commas, semicolons or tabs between them: whichever the first lines have most of. A cell that
begins with an apostrophe and then a sign that could start a formula, or a second apostrophe, loses the first one: that is how
a spreadsheet is told that such a cell is text, and how this app's own downloads write it. Any other apostrophe stays.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from analysis.files.problems import Notice, Problem, StudyError

WINDOWS = "cp1252"
MOST_IN_A_LINE = 1_000_000
MOST_LINES_OF_A_RECORD = 10_000
PREVIEW = 20
SEPARATORS, FIRST_LINES = {",": "commas", ";": "semicolons", "\t": "tabs"}, 5
LONGEST_SNIFFED = 100_000  # letters of a line of column names
BROKEN = re.compile("â€[™œ˜¦“”–—\x9d]|Ã[©¨¤¶¼±³¡´¢]|\ufffd")  # letters that were read in a wrong encoding before
# controls, zero-width marks, and marks that turn the direction of the text: never seen, but able to mislead
BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")  # a word ends there: vertical tab, form feed, next line, U+2028, U+2029
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
PLAIN = re.compile("[\t\n\r -~]*")
GUARDED = re.compile("'(?=[-=+@\t\r\n＝＋－＠'])")
TO_GUARD = re.compile("(?=[-=+@\t\r\n＝＋－＠'])")


class Cleaner:
    """Takes invisible characters out of texts and counts them, and texts in which letters look broken."""

    def __init__(self) -> None:
        self.removed = self.broken = 0
        self.sample = ""

    def clean(self, text: str) -> str:
        """`text` without invisible characters."""
        if PLAIN.fullmatch(text):
            return text
        text, removed = INVISIBLE.subn("", BREAKS.sub(" ", text))
        self.removed += removed
        if found := BROKEN.search(text):
            self.broken += 1
            self.sample = self.sample or text[max(0, found.start() - PREVIEW) : found.end() + PREVIEW].strip()
        return text

    def notices(self, place: str) -> list[Notice]:
        """A notice where anything was taken out, and one where letters look broken."""
        says = "invisible characters (controls, zero-width or direction marks) were left out"
        found = [Notice(place, 0, "", str(self.removed), says)] if self.removed else []
        says = (
            f"letters that look broken, in {self.broken} of its lines or cells; save it again as UTF-8 from where it is right"
        )
        return [*found, *([Notice(place, 0, "", self.sample, says)] if self.broken else [])]


def as_utf8(place: str, content: bytes) -> bytes:
    """The same text as UTF-8 where a byte order mark says that it is UTF-16. Raises StudyError."""
    if not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content
    try:
        return content.decode("utf-16").encode("utf-8")
    except UnicodeError:
        raise StudyError([_not_text(place, 0, "text of two bytes a letter (UTF-16) that is broken")]) from None


def find_encoding(place: str, content: bytes) -> tuple[str, list[Notice]]:
    """The encoding of a text file, and a notice with a preview where it is Windows text. Raises StudyError."""
    if b"\x00" in content[:4096]:
        raise StudyError([_not_text(place, 0, "no text")])
    wrong = _first_wrong_byte(content)
    if wrong is None:
        return "utf-8", []
    line = content[:wrong].count(b"\n") + 1
    around = content[max(0, wrong - PREVIEW) : wrong + PREVIEW]
    try:
        content.decode(WINDOWS)
    except UnicodeDecodeError:
        raise StudyError([_not_text(place, line, repr(content[wrong : wrong + 4]))]) from None
    preview = around.decode(WINDOWS).replace("\n", " ").strip()
    return WINDOWS, [Notice(place, line, "", preview, "read as Windows text (cp1252): look whether these letters are right")]


def find_separator(content: bytes, encoding: str) -> tuple[str, bool]:
    """What stands between the cells, and whether the first line does nothing but say so ('sep=;', as Excel reads it)."""
    lines = content.removeprefix(codecs.BOM_UTF8)[:MOST_IN_A_LINE].decode(encoding, "replace").splitlines()[:FIRST_LINES]
    if lines and re.fullmatch(r"sep=[,;\t|]", lines[0].strip('"'), re.IGNORECASE):
        return lines[0].strip('"')[-1], True
    for line in lines:
        if len(line) > LONGEST_SNIFFED:
            break
        cells = {separator: len(next(csv.reader([line], delimiter=separator), [])) for separator in SEPARATORS}
        most = max(cells, key=lambda separator: cells[separator])
        if cells[most] > 1:
            return most, False
    return ",", False


def csv_rows(
    place: str, content: bytes, encoding: str, cleaner: Cleaner, separator: str = ",", first: int = 1
) -> Iterator[tuple[int, list[str]]]:
    """The records of a CSV file with their numbers, from the record `first`. Raises StudyError."""
    lines = _Lines(place, content, encoding, cleaner)
    number = 0
    try:
        for number, row in enumerate(csv.reader(lines, delimiter=separator), 1):
            lines.of_record = 0
            if number >= first:
                yield number, row
    except csv.Error as error:
        mend = "Save the table as CSV again. A cell holds at most 131,072 characters; quotation marks come in pairs."
        raise StudyError([Problem(place, number + 1, "", str(error), "comma-separated rows", mend)]) from None


def guarded(cell: str) -> str:
    """The cell with an apostrophe before it where it could start a formula: `unguarded` reads it back."""
    return TO_GUARD.sub("'", cell, count=1) if TO_GUARD.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell without the apostrophe that marks it as text."""
    return cell[1:] if GUARDED.match(cell) else cell


class _Lines:
    """The lines of a file, each of bounded length, and only so many of one record (cells may have lines of their own)."""

    def __init__(self, place: str, content: bytes, encoding: str, cleaner: Cleaner) -> None:
        self.place, self.encoding, self.cleaner = place, encoding, cleaner
        self.source = io.BytesIO(content)
        self.source.seek(len(codecs.BOM_UTF8) if content.startswith(codecs.BOM_UTF8) else 0)
        self.number = self.of_record = 0

    def __iter__(self) -> Iterator[str]:
        for raw in iter(lambda: self.source.readline(MOST_IN_A_LINE + 1), b""):
            self.number += 1
            self.of_record += 1
            if len(raw) > MOST_IN_A_LINE or self.of_record > MOST_LINES_OF_A_RECORD:
                self._refuse()
            line = self.cleaner.clean(raw.decode(self.encoding))
            if "\r" in line:
                yield from io.StringIO(line, newline=None)  # every line then ends with \n
            else:
                yield line

    def _refuse(self) -> None:
        allowed = f"lines of at most {MOST_IN_A_LINE:,} characters, and at most {MOST_LINES_OF_A_RECORD:,} of them in a row"
        mend = "Split the text over several rows; look for a quotation mark without its pair, or whether this is a table."
        raise StudyError([Problem(self.place, self.number, "", "more than that", allowed, mend)])


def _first_wrong_byte(content: bytes) -> int | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    step = 1 << 20
    for start in range(0, len(content), step):
        held = len(decoder.getstate()[0])
        try:
            decoder.decode(content[start : start + step], final=start + step >= len(content))
        except UnicodeDecodeError as error:
            return start - held + error.start
    return None


def _not_text(place: str, line: int, value: str) -> Problem:
    mend = "In the spreadsheet choose Save as, then ‘CSV UTF-8 (comma delimited)’."
    return Problem(place, line, "", value, "text saved as UTF-8", mend)
