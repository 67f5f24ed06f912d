"""What is taken away is the view: its numbers, its filters, its address, in files that other programs open."""

import io
import json

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from analysis.files.data_package import DESCRIPTOR_FILE
from analysis.files.open_study import open_study
from analysis.selection import Selection
from tests.exports.opendocument.read import all_text
from tests.invented import ROWS, STUDY
from tests.pages.opened import open_page
from ui.cards.registry import SOURCES
from ui.present.story import STORY
from ui.share.share import KINDS, Taken, charts_of
from ui.state.filters import UNITS

PAGES = dict.fromkeys(
    ["overview", "compare", *(source.page for source in SOURCES.values() if source.page)]
)  # Overview is the first
TITLES = {page: page.capitalize() for page in PAGES}
BETA = Selection(programme=("beta",))  # 3 of the small study's 11 findings


def taken(small, selection=BETA, page="overview") -> Taken:
    return Taken(small, selection, page, TITLES, STORY, "http://study.example")


EVERY_KIND = pytest.mark.parametrize("kind", KINDS, ids=[kind.key for kind in KINDS])


def written(ending: str, what: Taken) -> bytes:
    return next(kind for kind in KINDS if kind.ending == ending).write(what)


def text_in(ending: str, content: bytes) -> str:
    """All the text of a file, read by another program's reader."""
    if ending == "pptx":
        slides = Presentation(io.BytesIO(content)).slides
        return " ".join(shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame)
    if ending == "docx":
        document = Document(io.BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    if ending == "xlsx":
        sheets = load_workbook(io.BytesIO(content)).worksheets
        return " ".join(str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    if ending in ("ods", "odt"):
        return all_text(content)
    if ending == "pdf":
        return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())
    return content.decode("utf-8")


@EVERY_KIND
@pytest.mark.parametrize("selection", [Selection(), BETA, Selection(text="nowhere")])
def test_every_file_says_what_is_shown_when_and_how_far_it_goes(small, kind, selection):
    what = taken(small, selection)
    said = text_in(kind.ending, kind.write(what))
    view = what.view
    for text in (view.shown, view.date, small.descriptor.citation.split("(")[0].strip(), *(title for title, _ in view.limits)):
        assert text in said, (kind.key, text)


def test_workbook_holds_the_findings_and_the_tables_of_the_page(small):
    book = load_workbook(io.BytesIO(written("xlsx", taken(small))))
    assert len(book.worksheets) == 3 + len(charts_of(small, "overview")) == 5
    listed = [row for row in book["Findings"].iter_rows(values_only=True) if str(row[0]).startswith("F0")]
    shown = BETA.apply(small)
    assert [row[0] for row in listed] == list(shown["finding_id"])


@pytest.fixture
def retitled(study_folder):
    """The small study with a title of its own for every column of every table."""
    package = json.loads((study_folder / DESCRIPTOR_FILE).read_text(encoding="utf-8"))
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            field["title"] = f"Our {field['name']}"
    (study_folder / DESCRIPTOR_FILE).write_text(json.dumps(package), encoding="utf-8")
    return open_study(study_folder)


@EVERY_KIND
def test_a_study_that_words_its_own_titles_is_taken_away_under_them(retitled, kind):
    said = text_in(kind.ending, kind.write(taken(retitled)))
    assert ("Our statement" in said) == (kind.key in ("workbook-xlsx", "workbook-ods", "report-pdf"))
    assert ("Our theme_id" in said) == (kind.key in ("workbook-xlsx", "workbook-ods", "page-html", "report-pdf"))


def test_link_opens_the_page_with_the_filters(small):
    assert taken(small).view.link == "http://study.example/?programme=beta"
    assert taken(small, Selection(), "programmes").view.link == "http://study.example/programmes"


def test_link_says_what_is_counted_where_that_is_not_people():
    of = {
        each: Taken(STUDY.counting(each, 3), Selection(), "overview", TITLES, STORY, "http://study.example") for each in UNITS
    }
    assert {each: what.view.link for each, what in of.items()} == {
        "people": "http://study.example/",
        "findings": "http://study.example/?count=findings",
    }


@EVERY_KIND
@pytest.mark.parametrize("unit", UNITS)
def test_files_of_a_study_of_people_name_no_participant(unit, kind):
    what = Taken(STUDY.counting(unit, 3), Selection(), "compare", TITLES, STORY, "http://study.example")
    said = text_in(kind.ending, kind.write(what))
    assert "Small groups are hidden" in said
    assert not any(f"{row['participant_id']} " in said or row["passage_anchor"] in said for row in ROWS)


def test_list_of_files_opens_from_the_page():
    app = open_page("compare", {"programme": "darzi"})
    next(button for button in app.button if button.key == "take-away-open").click().run()
    assert not app.exception
    labels = [element.proto.label for element in app.get("download_button")]
    assert labels == [kind.label for kind in KINDS]


@pytest.mark.parametrize("page", ["present", "method"])
def test_nothing_to_take_away_where_there_is_no_view(page):
    assert "take-away-open" not in [button.key for button in open_page(page, {}).button]


@pytest.mark.parametrize(
    ("page", "query", "ends"),
    [
        ("overview", {}, "/"),
        ("findings", {"programme": "darzi", "sort": "theme", "page": "1"}, "/findings?programme=darzi&sort=theme"),
        ("compare", {"by": "voice", "specialty": "gp"}, "/compare?specialty=general_practice&by=voice"),
    ],
)
def test_link_to_what_a_page_shows_holds_its_filters_and_choices(page, query, ends):
    app = open_page(page, query)
    app.button(key="take-away-open").click().run()
    (link,) = [code.value for code in app.code]
    assert link.endswith(ends)
