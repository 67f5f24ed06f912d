"""A reader's copy: the text of its pages, or a message that says why not; hostile ones take neither memory nor time."""

import json
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from analysis.passages import report_copy as copies
from analysis.passages.pdf_worker import REFUSALS
from analysis.passages.report_copy import REFUSED, Copy, CopyError, read_copy
from tests.analysis.files.given_files import zip_of
from tests.analysis.passages.pdfs import (
    FONT,
    bomb,
    circle_of_pages,
    encrypted,
    lines_stream,
    nested_forms,
    pdf_of,
    pdf_of_objects,
    pdf_of_streams,
)

ROOT = Path(__file__).parents[3]
MOST_MEMORY = 300_000_000
SAID = "Nobody there has time (no one)."
LONG_LINE = b"BT /F1 11 Tf (" + b"a " * 4_000_000 + b") Tj ET"
HOSTILE = {
    "encrypted": (lambda: encrypted(pdf_of([["one"]]), "secret"), "asks for a password"),
    "zip bomb": (lambda: pdf_of_streams([bomb(300_000_000)], packed=True), "unpacks to more than"),
    "fifty zip bombs": (lambda: pdf_of_streams([bomb(100_000_000)] * 50, packed=True), "unpacks to more than"),
    "stream that lies of its length": (lambda: pdf_of_streams([b"BT ET"], length=10**9), "unpacks to more than"),
    "10,000 pages": (lambda: pdf_of([["a"]] * 10_000), "more than 400 pages"),
    "a page tree that holds itself": (circle_of_pages, "damaged"),
    "one line of four million words": (lambda: pdf_of_streams([zlib.compress(LONG_LINE)], packed=True), "too long to read"),
    "300,000 objects": (lambda: b"%PDF-1.7\n" + b"1 0 obj\n<< >>\nendobj\n" * 300_000, "PDF"),
    "objects within objects": (lambda: pdf_of_objects([b"<<" * 50_000]), "PDF"),
    "forms within forms": (lambda: nested_forms(12, 10), "no text"),
    "five million instructions": (lambda: pdf_of_streams([zlib.compress(b"q Q " * 2_400_000)], packed=True), "no text"),
    "pages without text": (lambda: pdf_of([[], []]), "no text"),
    "half a PDF": (lambda: pdf_of([["one"]])[:200], "damaged"),
    "nothing but the first line of a PDF": (lambda: b"%PDF-1.7\n" + b"\x00" * 1_000_000, "damaged"),
    "text of 20 MB": (lambda: b"word " * 4_000_000, "longer than 3 million"),
    "file of 21 MB": (lambda: b"%PDF-1.7\n" + b"x" * 21_000_000, "larger than 20 MB"),
    "UTF-16": (lambda: SAID.encode("utf-16"), "save it as PDF, or as text in UTF-8"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50, "no text that can be read"),
    "bytes of no encoding": (lambda: b"one \x81\x8d two", "no text that can be read"),
    "zip": (lambda: zip_of({"a.txt": b"one"}), "a Word file, an e-book or a zip"),
    "empty": (lambda: b" \n", "empty"),
}
# reads each file named on its command line; prints what was said of each, by how much this process grew at its largest, and
# how large its largest child was, in bytes
READ_ALL = """
import json, resource, sys
from pathlib import Path
from analysis.passages.report_copy import CopyError, read_copy
from tests.memory import largest
before, said = largest(), []
for path in map(Path, sys.argv[1:]):
    try:
        said.append(f"read: {read_copy(path.read_bytes())}"[:200])
    except CopyError as error:
        said.append(str(error))
print(json.dumps([said, largest() - before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024]))
"""


@pytest.fixture(scope="module")
def all_read(tmp_path_factory) -> tuple[dict[str, str], int, int]:
    """What was said of each hostile copy, and the memory that reading them all one after the other took."""
    folder = tmp_path_factory.mktemp("hostile")
    paths = [folder / str(number) for number in range(len(HOSTILE))]
    for path, (make, _) in zip(paths, HOSTILE.values(), strict=True):
        path.write_bytes(make())
    command = [sys.executable, "-c", READ_ALL, *map(str, paths)]
    said, grown, child = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    return dict(zip(HOSTILE, said, strict=True)), grown, child


@pytest.mark.parametrize("kind", HOSTILE)
def test_copy_is_refused_with_a_message_that_says_why(all_read, kind):
    assert HOSTILE[kind][1] in all_read[0][kind]


def test_none_of_them_takes_more_memory_than_it_may(all_read):
    _, grown, child = all_read
    assert grown < MOST_MEMORY
    assert child < MOST_MEMORY


def test_pages_of_a_pdf_are_read_line_by_line():
    copy = read_copy(pdf_of([[SAID, "“Two”"], ["three"]]))
    assert copy == Copy((f"{SAID}\n“Two”\n", "three\n"))


def test_pdf_that_only_may_not_be_printed_is_read():
    assert read_copy(encrypted(pdf_of([[SAID]]), "")).pages == (f"{SAID}\n",)


def test_a_page_that_cannot_be_read_is_counted():
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >> /Contents 6 0 R >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >> /Contents 7 0 R >>",
        FONT,
        b"<< /Length 5 /Filter /NoSuchFilter >>\nstream\nxxxxx\nendstream",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(lines_stream([SAID])), lines_stream([SAID])),
    ]
    assert read_copy(pdf_of_objects(objects)) == Copy(("", f"{SAID}\n"), unread=1)


def test_name_makes_no_difference_a_pdf_is_known_by_its_beginning():
    assert read_copy(b"\n" * 500 + pdf_of([[SAID]])).pages == (f"{SAID}\n",)


@pytest.mark.parametrize(
    ("content", "copy"),
    [
        (b"one\r\ntwo\rthree", Copy(("one\ntwo\nthree",))),
        ("\ufeffone “two”".encode(), Copy(("one “two”",))),
        ("one “two”".encode("cp1252"), Copy(("one “two”",), windows=True)),
        (b"one\ftwo\n\fthree", Copy(("one", "two\n", "three"))),
        ("one\u200btwo \u202ethree".encode(), Copy(("one two  three",))),
    ],
)
def test_text_is_read_page_by_page(content, copy):
    assert read_copy(content) == copy


def test_every_refusal_has_its_message():
    assert set(REFUSALS) <= set(REFUSED)


def test_a_reader_that_ends_without_an_answer_is_refused(monkeypatch, tmp_path):
    broken = tmp_path / "reader.py"
    broken.write_text("raise SystemExit(9)", encoding="utf-8")
    monkeypatch.setattr(copies, "command", lambda _: [sys.executable, str(broken)])
    with pytest.raises(CopyError, match="too much memory"):
        read_copy(pdf_of([[SAID]]))


def test_a_reader_that_does_not_end_is_ended(monkeypatch, tmp_path):
    endless = tmp_path / "reader.py"
    endless.write_text("import time\ntime.sleep(600)", encoding="utf-8")
    monkeypatch.setattr(copies, "command", lambda _: [sys.executable, str(endless)])
    monkeypatch.setattr(copies, "IN_ALL", 0.05)
    with pytest.raises(CopyError, match="too long to read"):
        read_copy(pdf_of([[SAID]]))
