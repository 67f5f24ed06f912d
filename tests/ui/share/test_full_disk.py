"""No file that is taken away, and none that is given, needs the disk: here the system refuses to write any."""

import contextlib
import tempfile
from pathlib import Path

import pytest

from analysis.files.open_study import open_study, open_upload
from analysis.selection import Selection
from exports.picture import picture_png, picture_svg
from tests.invented import FOLDER
from tests.pages.opened import ROOT
from ui.cards.downloads import frame_of, numbers_csv
from ui.cards.registry import build_card
from ui.share.share import KINDS, Taken
from ui.your_study.files import study_workbook, study_zip, template

resource = pytest.importorskip("resource", reason="only such a system can refuse")
BUILT_IN, EXAMPLE, DARZI = open_study(ROOT / "data"), open_study(FOLDER), Selection(programme=("darzi",))
CARD = build_card(BUILT_IN, DARZI, "what-helps-and-what-hinders")
TAKEN = Taken(BUILT_IN, DARZI, "overview", {"overview": "Overview"}, (), "", shown=(CARD,))
FRAME = frame_of(BUILT_IN, DARZI, CARD.unit)
MADE = {kind.key: lambda kind=kind: kind.write(TAKEN) for kind in KINDS} | {
    "picture-png": lambda: picture_png(CARD, FRAME),
    "picture-svg": lambda: picture_svg(CARD, FRAME),
    "numbers-csv": lambda: numbers_csv(CARD, FRAME),
    "study-xlsx": lambda: study_workbook(EXAMPLE),
    "study-zip": lambda: study_zip(EXAMPLE),
    "template-xlsx": template,
}


@contextlib.contextmanager
def full_disk():
    """No file can grow by a byte. What a test prints meanwhile would fail, too."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_nothing_can_be_written_on_a_full_disk(tmp_path):
    with full_disk(), pytest.raises(OSError):
        Path(tmp_path, "a.txt").write_text("a", encoding="utf-8")
    tempfile.tempdir = None
    with full_disk(), pytest.raises(OSError):
        tempfile.TemporaryFile()  # noqa: SIM115


@pytest.mark.parametrize("name", MADE)
def test_file_is_made_on_a_full_disk(name):
    with full_disk():
        content = MADE[name]()
    begins = {
        "svg": b"<?xml",
        "html": b"<!doctype html>",
        "csv": b"\xef\xbb\xbf",
        "pdf": b"%PDF",
        "png": b"\x89PNG",
        "qdc": b"<?xml",
    }
    assert content.startswith(begins.get(name.rsplit("-")[-1], b"PK"))


@pytest.mark.parametrize(("name", "write"), [("a.zip", study_zip), ("a.xlsx", study_workbook)])
def test_file_is_opened_on_a_full_disk(name, write):
    content = write(EXAMPLE)
    with full_disk():
        opened = open_upload(name, content)
    assert len(opened.dataset.findings) == len(EXAMPLE.findings) == 60
