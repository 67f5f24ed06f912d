"""The OpenDocument briefing: valid by the standard, word for word what the Word briefing says, its chart a picture with words."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from exports.opendocument.text import write_text
from exports.word.briefing import plan_briefing, write_briefing
from exports.word.style import page, styles
from tests.exports.hiding import PEOPLE_VIEW, experience, sides
from tests.exports.made import balance, exhibit, view
from tests.exports.office import convert
from tests.exports.opendocument.read import NAMES, faults, part

SUPPORT = exhibit(key="compare-sponsor_support")
HOSTILE = "<text:p> &amp; {{ 7*7 }} {% raw %} \" ' ]]>"


def written(*exhibits, **changes) -> bytes:
    return write_text(view(**changes), plan_briefing(view(**changes), exhibits, exhibits), styles(), page())


def said_in(content: bytes) -> list[str]:
    """Its paragraphs and cells, in their order, without those of the picture."""
    body = part(content).find("office:body", NAMES)
    found = (
        "".join(each.itertext())
        for each in body.iter(f"{{{NAMES['text']}}}p", f"{{{NAMES['text']}}}h")
        if each.find("draw:frame", NAMES) is None
    )
    return [" ".join(text.split()) for text in found if text.strip()]


def said_in_word(content: bytes) -> list[str]:
    body = Document(BytesIO(content)).element.body
    texts = (Paragraph(each, None).text for each in body.iter(qn("w:p")))
    return [" ".join(text.split()) for text in texts if text.strip()]


@pytest.mark.parametrize("changes", [{}, PEOPLE_VIEW, {"link": ""}], ids=["findings", "people", "one visit"])
def test_briefing_is_valid(tmp_path, changes):
    assert faults(written(SUPPORT, balance(), exhibit("matrix"), **changes), tmp_path, "made.odt") == []


@pytest.mark.parametrize("changes", [{}, PEOPLE_VIEW], ids=["findings", "people"])
def test_it_says_what_the_word_briefing_says(changes):
    shown = (experience(), sides(), balance(), exhibit("matrix"))
    assert said_in(written(*shown, **changes)) == said_in_word(write_briefing(view(**changes), shown, shown))


def test_hidden_numbers_are_a_word():
    said = said_in(written(balance(table=sides().table, n=sides().n, unit="people"), **PEOPLE_VIEW))
    assert said[said.index("Courses") + 1] == "Hidden"
    assert not any(text in ("nan", "<NA>") for text in said)


def test_chart_is_a_picture_that_says_what_it_shows():
    content = written(SUPPORT)
    (frame,) = part(content).findall(".//draw:frame", NAMES)
    assert frame.findtext("svg:desc", namespaces=NAMES) == SUPPORT.alt
    assert frame.findtext("svg:title", namespaces=NAMES) == SUPPORT.title
    path = frame.find("draw:image", NAMES).get(f"{{{NAMES['xlink']}}}href")
    assert zipfile.ZipFile(BytesIO(content)).read(path).startswith(b"\x89PNG")


def test_headings_have_levels_and_tables_have_heads():
    content = part(written(balance()))
    levels = {
        "".join(each.itertext()).strip(): each.get(f"{{{NAMES['text']}}}outline-level")
        for each in content.iter(f"{{{NAMES['text']}}}h")
    }
    assert (levels[view().heading], levels["Key messages"], levels["Helps"]) == ("1", "2", "3")
    tables = content.findall(".//table:table", NAMES)
    assert tables and all(table.find("table:table-header-rows", NAMES) is not None for table in tables)
    assert len(content.findall(".//text:list", NAMES)) == 2  # key messages, limitations


def test_file_says_its_title_and_language():
    meta = part(written(), "meta.xml")
    assert meta.findtext(".//dc:title", namespaces=NAMES) == f"{view().title}: briefing"
    assert meta.findtext(".//dc:language", namespaces=NAMES) == "en-GB"


def test_any_text_stays_text(tmp_path):
    made = exhibit(key="compare-sponsor_support", title=HOSTILE, measure=HOSTILE, alt=HOSTILE)
    content = written(made, study=HOSTILE, shown=HOSTILE, citation=HOSTILE, limits=((HOSTILE, "a\x00b"),))
    assert faults(content, tmp_path, "made.odt") == []
    assert sum(HOSTILE in text for text in said_in(content)) >= 5


def test_libreoffice_shows_it_on_one_page(tmp_path):
    (made,) = convert(written(SUPPORT, balance()), "made.odt", "pdf", tmp_path)
    (sheet,) = PdfReader(BytesIO(made.read_bytes())).pages
    assert view().heading in sheet.extract_text()
