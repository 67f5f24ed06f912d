"""The frame of every file, from every page and in every view: what is shown, how much of it, of which study, when, how far to
trust it, a caveat. Files are opened by what did not write them: as a zip of XML, by pypdf, as plain HTML."""

import html
import io
import re
import zipfile
from datetime import date

import pytest
from pypdf import PdfReader

from analysis.files.open_study import open_study
from analysis.notes import notes_on
from analysis.selection import Selection
from tests.invented import FOLDER, HIDING
from tests.pages.opened import ROOT, TOTAL, open_page, shown
from ui.share.share import KINDS
from ui.state.shown_study import OWN, OwnStudy
from wording.exports import ONE_VISIT
from wording.text import written
from wording.trust import trust_strip

PAGES = ("overview", "compare", "barriers_facilitators", "recommendations", "programmes", "participants", "findings")
DARZI, UNSUPPORTED = {"programme": "darzi"}, {"sponsor_support": "unsupported", "voice": "participant"}
VIEWS = {"all": {}, "darzi": DARZI, "unsupported": UNSUPPORTED, "one finding": {"finding": "F095"}}
NAMED = {
    "all": ["the study’s results and recommendations"],
    "darzi": ["Programme: Darzi Fellows"],
    "unsupported": ["Sponsor support: Unsupported", "Source: Junior doctor"],
    "one finding": ["F095"],
}
BUILT_IN = open_study(ROOT / "data")


def files_of(app) -> dict[str, bytes]:
    """Every file that the page offers, made as its button makes it."""
    app.button(key="take-away-open").click().run()
    assert not app.exception
    return {kind.key: app.session_state[f"take-{kind.key}-attempt"].make() for kind in KINDS}


def text_of(key: str, content: bytes) -> str:
    """All words of a file, with single spaces, whatever letters its quotation marks are."""
    if key.endswith("pdf"):
        said = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    elif key.endswith("html"):
        said = html.unescape(re.sub(r"<[^>]*>", " ", content.decode("utf-8")))
    else:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(".xml")]
        said = html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"</(?:a|w):t><(?:a|w):t[^>]*>", "", " ".join(parts))))
    if key == "workbook-xlsx":  # a date is a number there: the days since the end of 1899
        said = re.sub(rf"\b{(date.today() - date(1899, 12, 30)).days}\b", written(date.today()), said)
    return " ".join(said.replace("\N{NO-BREAK SPACE}", " ").replace("'", "’").split())


def holds(text: str, said: str) -> bool:
    """Whether the words stand there; a PDF may break a line anywhere, so spaces do not count."""
    return re.sub(r"\s", "", said.replace("'", "’")) in re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    ("page", "view"),  # only Findings can be narrowed to one finding
    [(page, view) for page in PAGES for view in VIEWS if page == "findings" or view != "one finding"],
)
def test_every_file_of_every_page_has_its_frame(page, view):
    n = len(shown(basis="all")) if view == "one finding" else len(shown(**VIEWS[view]))
    caveats = [str(text) for text in notes_on(BUILT_IN, "study", Selection())["title"]]
    for key, content in files_of(open_page(page, VIEWS[view])).items():
        text = text_of(key, content)
        wanted = [trust_strip(BUILT_IN), "The King’s Fund (2012)", written(date.today()), *NAMED[view]]
        wanted += [f"Showing 1 of {TOTAL} findings" if view == "one finding" else f"Showing {n} of {TOTAL} findings"]
        assert [said for said in wanted if not holds(text, said)] == [], (key, text[:600])
        assert any(holds(text, title) for title in caveats), key


@pytest.mark.parametrize("page", PAGES)
def test_files_of_a_study_of_one_visit_say_so_and_lead_nowhere(page):
    app = open_page(page, {}, **{OWN: OwnStudy(open_study(FOLDER), "own.zip", ())})
    for key, content in files_of(app).items():
        text = text_of(key, content)
        wanted = [trust_strip(HIDING), ONE_VISIT, written(date.today())]
        assert [said for said in wanted if not holds(text, said)] == [], (key, text[:600])
        assert "http://localhost" not in text and "The King’s Fund" not in text, key
