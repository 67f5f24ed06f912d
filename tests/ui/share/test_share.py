"""What is taken away is the view: its numbers, its filters, its address, in files that other programs open."""

import io
import json
from dataclasses import replace
from datetime import datetime

import pandas as pd
import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from analysis.files.data_package import DESCRIPTOR_FILE
from analysis.files.open_study import open_study
from analysis.selection import Selection
from exports.model import Exhibit, in_words
from tests.exports.opendocument.read import all_text
from tests.exports.refi.opened import text_of_project
from tests.invented import ROWS, STUDY
from tests.pages.opened import FINDINGS, KIND, PEOPLE, cells, open_page, read_csv
from ui.cards.card import Card
from ui.cards.registry import SOURCES, build_card
from ui.present.standard_deck import STORY
from ui.share.share import KINDS, Taken
from ui.state.filters import UNITS
from ui.state.on_page import KEY as ON_PAGE

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
        cells = [cell for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell]
        return " ".join(f"{cell.day} {cell:%B %Y}" if isinstance(cell, datetime) else str(cell) for cell in cells)
    if ending in ("ods", "odt"):
        return all_text(content)
    if ending in ("qdpx", "qdc"):
        return text_of_project(content)
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


def test_workbook_holds_the_findings_and_what_the_page_shows(small):
    card = build_card(small, BETA, "what-helps-and-what-hinders")
    shown = (card, in_words("list", "A list", "Two rows.", pd.DataFrame({"Place": ["North", "South"]}, index=["P1", "P2"])))
    book = load_workbook(io.BytesIO(written("xlsx", replace(taken(small), shown=shown))))
    assert book.sheetnames == ["About", "Findings", "What helps and what hinders", "List", "Columns"]
    listed = [row for row in book["Findings"].iter_rows(values_only=True) if str(row[0]).startswith("F0")]
    assert [row[0] for row in listed] == list(BETA.apply(small)["finding_id"])
    assert [[cell.value for cell in row] for row in book["List"]["A3:B5"]] == [
        ["What", "Place"],
        ["P1", "North"],
        ["P2", "South"],
    ]


@pytest.mark.parametrize(
    ("page", "query", "keys"),
    [
        ("overview", {}, ["what-helps-and-what-hinders", "sponsor-support-stated", "barriers-and-recommendations"]),
        (
            "compare",
            {"by": "programme", "group": "darzi", "beside": "nw"},
            [
                "compare-programme",
                "beside-programme-darzi-nw",
                "themes-beside-programme-darzi-nw",
                "themes-by-programme",
            ],
        ),
        ("barriers_facilitators", {"about": "b_time"}, ["what-helps-and-what-hinders", "theme-b_time"]),
        (
            "barriers_facilitators",
            {"see": "Who helps and hinders"},
            ["what-helps-and-what-hinders", "who-helps-and-who-hinders"],
        ),
        (
            "recommendations",
            {"asked": "managers"},
            ["barriers-and-recommendations", "recommended-to-managers", "recommendations-by-source"],
        ),
        ("programmes", {}, ["programmes", "what-each-provides"]),
        ("programmes", {"programme_profile": "darzi"}, ["profile-darzi"]),
        (
            "participants",
            {},
            [
                "people",
                "people-by-programme",
                "people-by-specialty",
                "people-by-grade",
                "people-by-setting",
                "people-by-programme-and-specialty",
            ],
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_a_page_shows_is_what_is_taken(page, query, keys):
    assert [key_of(each) for each in open_page(page, query).session_state[ON_PAGE]] == keys


def key_of(each) -> str:
    return each.slug if isinstance(each, Card) else each.key


def test_tables_that_a_page_shows_are_recounts_of_the_files():
    by_title = {}
    for page, query in (
        ("programmes", {"programme_profile": "darzi"}),
        ("programmes", {}),
        ("participants", {"programme": "darzi"}),
        ("recommendations", {"asked": "managers"}),
        ("barriers_facilitators", {"about": "b_time"}),
    ):
        by_title |= {
            key_of(each): each.table for each in open_page(page, query).session_state[ON_PAGE] if isinstance(each, Exhibit)
        }
    darzi = [row for row in FINDINGS if "darzi" in cells(row, "programmes")]
    assert by_title["profile-darzi"].at["Findings that name it", "Darzi Fellows"] == f"{len(darzi)} findings"
    assert list(by_title["programmes"].index) == [row["short_name"] for row in read_csv("programmes")]
    people = [row["participant_id"] for row in PEOPLE if row["programme"] == "darzi"]
    assert list(by_title["people"].index) == people
    asked = [row for row in FINDINGS if KIND[row["theme_id"]] == "recommendation" and "managers" in cells(row, "actors")]
    told = [row["finding_id"] for stance in ("asks", "cautions") for row in asked if row["stance"] == stance]
    assert sorted(by_title["recommended-to-managers"].index) == sorted(told)
    time = [row["finding_id"] for row in FINDINGS if row["theme_id"] == "b_time"]
    assert list(by_title["theme-b_time"].index) == time


def test_page_in_one_file_has_what_the_page_shows_beside_its_charts(small):
    pair = build_card(small, Selection(), "beside.programme.alpha.beta")
    of = replace(taken(small, Selection(), "compare"), titles=TITLES | {"compare": "Compare"}, shown=(pair,))
    titles = {chapter.title: [exhibit.key for exhibit in chapter.exhibits] for chapter in of.chapters()}
    assert titles["Compare"][-1] == "beside-programme-alpha-beta"
    assert titles["Compare"][0] == "compare-programme"


def test_briefing_of_a_study_that_never_states_support_says_that_its_chart_is_not_there(study_folder, edit):
    for row in range(2, 13):  # the eleven findings
        edit.cell("findings.csv", row, "sponsor_support", "not_stated")
    said = text_in("docx", written("docx", taken(open_study(study_folder), Selection())))
    assert "Sponsor support and experience This chart is not part of the view." in said


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


def test_link_holds_what_is_chosen_and_the_deck(small):
    deck = ("key-messages", "limitations")
    of = replace(taken(small, page="compare"), deck=deck, choices={"by": ("programme",), "beside": ("alpha",)})
    asked = "slides=key-messages&slides=limitations"
    assert of.view.link == f"http://study.example/compare?programme=beta&by=programme&beside=alpha&{asked}"
    assert of.link("present") == f"http://study.example/present?programme=beta&{asked}"


@pytest.mark.parametrize("ending", [kind.ending for kind in KINDS])
def test_files_of_a_study_of_one_visit_have_no_link(small, ending):
    content = written(ending, replace(taken(small), address=None))
    assert "From a study opened for one visit." in text_in(ending, content)
    assert "study.example" not in text_in(ending, content)


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
    assert labels == [*(kind.label for kind in KINDS), "BibTeX", "RIS"]


def test_report_and_data_set_are_offered_to_a_reference_manager():
    app = open_page("method", {"part": "How to cite"})
    (cited,) = [code.value for code in app.code]
    assert cited.split("\n")[1].startswith("The King’s Fund (2012). Facilitators and barriers to leadership")
    made = {ending: app.session_state[f"method-{ending}-attempt"].make().decode() for ending in ("bib", "ris")}
    assert made["bib"].count("@techreport{facilitators2012,") == made["bib"].count("@misc{junior2026,") == 1
    assert made["ris"].count("TY  - RPRT") == made["ris"].count("TY  - DATA") == 1


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
