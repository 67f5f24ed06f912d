"""Every file, from every page and in every view: its frame (what is shown, how much of it, of which study, when, how far to
trust it, a caveat) and its numbers, which are a recount of the CSV files. Files are opened by what did not write them."""

import html
import io
import re
import zipfile
from datetime import date

import lxml.html
import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from analysis.files.open_study import open_study
from analysis.notes import notes_on
from analysis.selection import Selection
from tests.exports.refi.opened import text_of_project
from tests.invented import FOLDER, HIDING
from tests.pages.opened import DISTINCT, PEOPLE, ROOT, TOTAL, open_page, shown
from tests.recounted import HIDDEN, LEVELS, OTHERS, ROWS, SILENT, Recount, read_csv, recount_of
from ui.share.share import KINDS
from ui.state.shown_study import OWN, OwnStudy
from wording.exports import NOT_DRAWN, ONE_VISIT
from wording.study import trust_strip
from wording.text import written

PAGES = ("overview", "compare", "barriers_facilitators", "recommendations", "programmes", "participants", "findings")
DARZI, UNSUPPORTED = {"programme": "darzi"}, {"sponsor_support": "unsupported", "voice": "participant"}
VIEWS = {"all": {}, "darzi": DARZI, "unsupported": UNSUPPORTED, "one finding": {"finding": "F095"}}
NAMED = {
    "all": ["the study’s results and recommendations"],
    "darzi": ["Programme: Darzi Fellows"],
    "unsupported": ["Sponsor support: Unsupported", "Source: Junior doctor"],
    "one finding": ["F095"],
}
FILTERS = ("programme", "specialty", "sponsor_support", "voice", "basis", "extent", "grade")
BUILT_IN = open_study(ROOT / "data")


OPENED = [(page, view) for page in PAGES for view in (*VIEWS, OWN) if page == "findings" or view != "one finding"]  # only there


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
    elif key.endswith(("qdpx", "qdc")):
        said = text_of_project(content)
    else:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(".xml")]
        said = html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"</(?:a|w):t><(?:a|w):t[^>]*>", "", " ".join(parts))))
    if key == "workbook-xlsx":  # a date is a number there: the days since the end of 1899
        said = re.sub(rf"\b{(date.today() - date(1899, 12, 30)).days}\b", written(date.today()), said)
    return " ".join(said.replace("\N{NO-BREAK SPACE}", " ").replace("'", "’").split())


def squeezed(said: str) -> str:
    """Words without their spaces: a PDF may break a line anywhere."""
    return re.sub(r"\s", "", said.replace("'", "’"))


@pytest.fixture(scope="module", params=OPENED, ids=lambda each: "-".join(each))
def taken(request):
    """A page, a view of it, and all its files."""
    page, view = request.param
    state = {OWN: OwnStudy(open_study(FOLDER), "own.zip", ())} if view == OWN else {}
    return page, view, files_of(open_page(page, VIEWS.get(view, {}), **state))


def test_every_file_of_every_page_has_its_frame(taken):
    _, view, files = taken
    assert_framed(view, files)


@pytest.mark.parametrize("view", [*(view for view in VIEWS if view != "one finding"), OWN])
def test_the_deck_of_present_has_its_frame_and_its_numbers(view):
    state = {OWN: OwnStudy(open_study(FOLDER), "own.zip", ())} if view == OWN else {}
    app = open_page("present", VIEWS.get(view, {}), **state)
    deck = app.session_state["slide-powerpoint-attempt"].make()
    assert_framed(view, {"slides-pptx": deck})
    check_deck(view, deck)


def assert_framed(view: str, files: dict[str, bytes]) -> None:
    """In each file stand whose study it is, what is shown, how much, the day, how far to trust it, and a caveat."""
    if view == OWN:
        wanted = [trust_strip(HIDING), ONE_VISIT, written(date.today())]
        caveats = [str(text) for text in notes_on(HIDING, "study", Selection())["title"]]
    else:
        n = 1 if view == "one finding" else len(shown(**VIEWS[view]))
        caveats = [str(text) for text in notes_on(BUILT_IN, "study", Selection())["title"]]
        wanted = [trust_strip(BUILT_IN), "The King’s Fund (2012)", written(date.today()), *NAMED[view]]
        wanted.append(f"Showing {n} of {TOTAL} findings")
    for key, content in files.items():
        text = squeezed(text_of(key, content))
        assert [said for said in wanted if squeezed(said) not in text] == [], (key, text[:600])
        assert any(squeezed(title) in text for title in caveats), key
        if view == OWN:
            assert "http://localhost" not in text and "TheKing’sFund" not in text, key


def recounted(view: str, without: str = "") -> Recount:
    """The recount of a view; `without` one of its filters, for what is compared by it."""
    if view == OWN:
        return recount_of(FOLDER, read_csv(FOLDER, "findings"), read_csv(FOLDER, "participants"), "people")
    filters = {name: value for name, value in VIEWS[view].items() if name != without}
    rows = [row for row in DISTINCT if row["finding_id"] == "F095"] if view == "one finding" else shown(**filters)
    programme = filters.get("programme")
    people = [row for row in PEOPLE if not programme or programme in row["programme"].split(";")]
    return recount_of(ROOT / "data", rows, people)


def check(view: str, table: list[list], listed: bool = False) -> int:
    """How many numbers of a table were found right."""
    study = recounted(view)
    labels = [row[0] for row in table[1:]] if table[0][0] != "Theme" else table[0][1:]
    if OTHERS in labels:  # what is compared is not narrowed by what it is compared by
        (one,) = {*labels} - {OTHERS}
        study = recounted(view, next(name for name in FILTERS if (name, one) in study.labels))
    return study.check(table, listed)


def sheets_of(content: bytes) -> dict[str, list[list]]:
    """The table on each sheet of a workbook, from its heads to the first empty row; not those that list findings or columns."""
    found = {}
    for sheet in load_workbook(io.BytesIO(content)):
        rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
        heads = [place for place, row in enumerate(rows) if len(row) > 1]
        if sheet.title not in ("About", "Findings", "Columns") and heads:
            table = rows[heads[0] :]
            found[sheet.title] = table[: table.index([])]
    return found


def test_every_number_of_every_file_is_a_recount(taken):
    page, view, files = taken
    sheets = sheets_of(files["workbook-xlsx"])
    assert sheets or page == "findings"
    for name, table in sheets.items():
        checked = check(view, table, name.startswith("People by"))
        hidden = any(HIDDEN in map(str, row) for row in table)
        assert checked or hidden or name in ("What each provides", "People", "Profile"), name
    document = Document(io.BytesIO(files["briefing-docx"]))
    for each in document.tables:
        table = [[cell.text for cell in row.cells] for row in each.rows]
        check(view, unfolded(table), page == "participants" and table[0][0] not in ("Theme", "Recommended to"))
    printed, on_page = (squeezed(text_of("pdf", files[key])) for key in ("report-pdf", "pdf"))
    for caption, table in tables_of(files["page-html"]):
        check(view, table, "as listed" in caption)
        for row in table[1:]:
            assert squeezed("".join(row)) in printed, row
    for name, table in sheets.items():
        if NOT_DRAWN not in said_on(files["workbook-xlsx"], name):
            assert [row for row in table[1:] if squeezed("".join(map(str, row))) not in on_page] == [], name
    check_deck(view, files["slides-pptx"])


def check_deck(view: str, deck: bytes) -> None:
    for slide in Presentation(io.BytesIO(deck)).slides:
        for chart in (shape.chart for shape in slide.shapes if shape.has_chart):
            check_chart(view, chart)


def said_on(content: bytes, name: str) -> str:
    cells = load_workbook(io.BytesIO(content))[name].iter_rows(values_only=True)
    return " ".join(str(cell) for row in cells for cell in row if cell is not None)


def unfolded(table: list[list[str]]) -> list[list[str]]:
    """A table whose second column says 'this 1, that 2' as one with a column each."""
    if len(table[0]) != 2 or all(re.fullmatch(rf"\d+|{HIDDEN}", row[1]) for row in table[1:]):
        return table
    pairs = [re.findall(rf"(.+?) (\d+|{HIDDEN})(?:, |$)", row[1]) for row in table[1:]]
    if not all(pairs):
        return [["words", ""]]
    return [
        [table[0][0], *(head for head, _ in pairs[0])],
        *([row[0], *(n for _, n in each)] for row, each in zip(table[1:], pairs, strict=True)),
    ]


def tables_of(content: bytes) -> list[tuple[str, list[list[str]]]]:
    """Each table of a page: its caption, and its rows of texts."""
    found = []
    for table in lxml.html.fromstring(content.decode("utf-8")).iter("table"):
        rows = [[" ".join(cell.text_content().split()) for cell in row.iter("th", "td")] for row in table.iter("tr")]
        found.append((" ".join(each.text_content() for each in table.iter("caption")), rows))
    return found


def check_chart(view: str, chart) -> None:
    """Each bar of a slide's chart is a recount; a hidden one has no number."""
    plot = chart.plots[0]
    labels = [str(each) for each in plot.categories]
    study = recounted(view)
    named = set(labels) - {*SILENT}
    head = max(ROWS, key=lambda head: sum(study.code(ROWS[head][0], each) != "not_stated" for each in named))
    for series in plot.series:
        name = series.name if series.name in LEVELS else "Findings"
        rows = [[label, int(value)] for label, value in zip(labels, series.values, strict=True) if value is not None]
        if rows and HIDDEN not in series.name:
            asked = head == "Who is named"  # a deck has no other chart of them
            study.check([["Recommended to", name, ""], *([*row, ""] for row in rows)] if asked else [[head, name], *rows])
