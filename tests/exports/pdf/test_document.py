"""A page and the whole report as PDF, opened with a reader that did not write it: text, tags, language, numbers."""

import os
import re
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from pypdf import PdfReader

from exports.blocks import Bullets, Heading, Listing, Paragraph, Part, ToCopy
from exports.model import Chapter
from exports.pdf.document import _shares, write_page, write_report
from tests.exports.hiding import EXHIBITS, PEOPLE_VIEW
from tests.exports.made import balance, exhibit, view

HOSTILE = r"#panic(1) $x$ @nobody <label> [b] \ *star* _u_ `raw` //x /*y*/ = - + ~ {{7*7}}"
ROOT = Path(__file__).parents[3]
SUPPORT = exhibit()
METHOD = (
    Part(
        "How it was coded",
        (
            Heading("By whom"),
            Paragraph("One machine coded it."),
            Bullets(("First case.", "Second case.")),
            ToCopy("A small study. Cite it so."),
            Listing(pd.DataFrame({"Value": ["Positive"], "Given when": ["It helped."]}), "Values"),
        ),
    ),
)


def opened(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def text_of(reader: PdfReader) -> str:
    """All text on one line; the breaks that long words are given taken out."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace("\u200b", "").split())


def page_of(*exhibits, **changes) -> PdfReader:
    return opened(write_page(view(**changes), Chapter("One page", exhibits), lists_findings=True, says_messages=True))


def elements(reader: PdfReader) -> list[tuple[str, dict]]:
    """The tags of the document with their attributes, from the top."""
    found, waiting = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop()
        if hasattr(node, "get_object"):
            node = node.get_object()
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append((str(node["/S"]), node))
            waiting.append(node.get("/K", []))
    return found


@pytest.fixture(scope="module")
def report() -> PdfReader:
    return opened(write_report(view(), (Chapter("One", (SUPPORT,)), Chapter("Two", (balance(),))), METHOD))


def test_page_says_what_is_shown_and_how_far_it_goes():
    said = text_of(page_of(SUPPORT, trust="A Publisher (2020). Checked by nobody."))
    shown = view()
    for text in (shown.heading, shown.shown, "A Publisher (2020). Checked by nobody.", "Made on 1 May 2026.", SUPPORT.measure):
        assert text in said
    for text in (SUPPORT.caveat, "n = 8 findings.", *(f"{title}. {text}" for title, text in shown.limits)):
        assert text in said
    for text in (shown.citation, shown.reference, shown.licence):
        assert text in said


def test_numbers_are_those_of_the_exhibit():
    said = text_of(page_of(SUPPORT))
    for label, *numbers in SUPPORT.table.itertuples(name=None):
        assert " ".join([label, *map(str, numbers)]) in said


def test_findings_are_listed_with_theme_and_only_where_asked():
    listed = text_of(page_of(SUPPORT))
    assert "F1 No time was set aside. Time" in listed
    without = text_of(opened(write_page(view(), Chapter("One page", (SUPPORT,)))))
    assert "F1 No time was set aside." not in without and "n = 8 findings." not in without


def test_document_is_tagged_titled_and_in_british_english(report):
    root = report.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert report.metadata.title == "The whole report. A small study. North, time: 3 of 7 findings"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfuaid:part[=>\"]+1", metadata) and re.search(r"pdfaid:part[=>\"]+2", metadata)
    assert {"/Title", "/H1", "/H2", "/TOC", "/Table", "/TH", "/TD", "/L", "/P"} <= {tag for tag, _ in elements(report)}


def test_report_has_bookmarks_contents_and_numbered_pages(report):
    def titles(items):
        return [title for item in items for title in (titles(item) if isinstance(item, list) else [item.title])]

    named = titles(report.outline)
    for title in ("Key messages", "One", SUPPORT.title, "Two", "The findings shown", "How it was coded", "By whom"):
        assert title in named
    pages = [page.extract_text() for page in report.pages]
    assert all(f"Page {number} of {len(pages)}" in text for number, text in enumerate(pages, 1))
    assert all(text.startswith("A small study") for text in pages[1:])


def test_report_prints_the_parts_of_the_method(report):
    said = text_of(report)
    for text in ("One machine coded it.", "First case.", "Second case.", "A small study. Cite it so.", "Positive It helped."):
        assert text in said


def test_too_few_are_read_and_not_counted():
    said = text_of(page_of(exhibit(instead="3 findings: too few to compare.")))
    assert "3 findings: too few to compare." in said
    assert "No time was set aside. (F1)" in said
    assert "Supported 0 1 4" not in said


def test_hidden_numbers_are_called_hidden():
    content = write_report(view(**PEOPLE_VIEW), (Chapter("All", EXHIBITS),), ())
    said = text_of(opened(content))
    assert said.count("Hidden") >= sum(int(made.table.isna().to_numpy().sum()) for made in EXHIBITS)
    assert "Partly Hidden Hidden Hidden Hidden Hidden" in said
    assert "Some are not listed." in said
    assert "NA" not in said and "nan" not in said


def font_for(language: str) -> bool:
    """Whether this machine has a font with the letters of a language."""
    lists = shutil.which("fc-list")
    return bool(lists and subprocess.run([lists, f":lang={language}"], capture_output=True, check=True).stdout)


JAPANESE = pytest.param(
    "日本語 ελληνικά ńęść",
    marks=pytest.mark.skipif(
        not font_for("ja") and not os.environ.get("REQUIRE_OFFICE"), reason="no font with Japanese letters is installed"
    ),
)


@pytest.mark.parametrize("text", [HOSTILE, "\ue000 private", "x" * 400, "ελληνικά ńęść", JAPANESE, "a\x00b\x0bc\ufffe", ""])
def test_any_text_is_shown_as_it_stands(text):
    findings = view().findings.assign(statement=[text, "Second.", "Third."])
    made = exhibit(title=text or "None", measure=text, notes=((text, text),), alt=text, behind=findings)
    content = write_page(
        view(study=text or "None", shown=text, trust=text, findings=findings, limits=((text, text),), citation=text),
        Chapter(text or "None", (made, exhibit(instead="Too few."))),
        lists_findings=True,
    )
    shown = re.sub(r"[\s\x00\x0b\ufffe]", "", text)
    read = opened(content)
    assert text_of(read).replace(" ", "").count(shown) >= 5
    assert bool(read.trailer["/Root"]["/MarkInfo"]["/Marked"])


def test_hostile_method_is_shown_as_it_stands():
    parts = (Part(HOSTILE, (Heading(HOSTILE), Paragraph(HOSTILE), Bullets((HOSTILE,)), ToCopy(HOSTILE))),)
    said = text_of(opened(write_report(view(), (), parts)))
    assert said.count(HOSTILE) >= 5


@pytest.mark.parametrize(
    ("link", "is_there"), [("https://example.org/x?a=1", True), ("", False), ("javascript:alert(1)", False)]
)
def test_only_an_address_is_a_link(link, is_there):
    reader = page_of(SUPPORT, link=link)
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    uris = [str(note["/A"]["/URI"]) for note in links if "/URI" in note.get("/A", {})]
    assert uris == ([link] if is_there else [])


@pytest.mark.parametrize("made", [SUPPORT, balance(), *EXHIBITS[2:3]], ids=["experience", "balance", "bars"])
def test_chart_is_a_picture_that_says_what_it_shows(made):
    figures = [node for tag, node in elements(page_of(made)) if tag == "/Figure"]
    assert [str(node["/Alt"]) for node in figures] == [made.alt]


def test_caveat_is_the_first_note_and_stands_with_the_chart():
    said = text_of(page_of(SUPPORT))
    assert f"Read beside it: {SUPPORT.caveat}" in said
    assert "Silence is not filled in." not in said


def test_study_of_one_visit_says_that_nothing_leads_to_it():
    assert "From a study opened for one visit." in text_of(page_of(SUPPORT, link=""))


def test_starting_the_app_does_not_load_what_writes_it():
    said = "import sys, exports.pdf.document; print('typst' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
        == "False"
    )


def test_a_column_of_a_table_is_as_wide_as_its_longest_word_and_long_texts_share_the_rest():
    long = "words " * 20
    assert _shares([("Programme", ["Darzi Fellows"]), ("Where", ["a town by the sea"])]) == [
        12 + 1,
        8 + 9,
    ]  # there is room for both
    first, second = _shares([("Organisations", [long]), ("Where", [long])])
    assert (first, second) == (pytest.approx(16 + 86 * 104 / (104 + 112)), pytest.approx(8 + 86 * 112 / (104 + 112)))
