"""The template of the briefing has every style that the code names, and is nobody's."""

import re
import zipfile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from charts.style import LIGHT
from exports.word.style import GRID_STYLE, LINK_STYLE, TEMPLATE, TEXT_STYLES, Page, Style, page, styles
from tests.exports.made import balance, exhibit, view
from tests.exports.word.test_briefing import opened

NAMED = dict.fromkeys(TEXT_STYLES, WD_STYLE_TYPE.PARAGRAPH)
NAMED |= {LINK_STYLE: WD_STYLE_TYPE.CHARACTER, GRID_STYLE: WD_STYLE_TYPE.TABLE}


@pytest.mark.parametrize("name", NAMED)
def test_template_has_the_styles_that_the_code_names(name):
    held = {style.name: style.type for style in docx.Document(str(TEMPLATE)).styles}
    assert name in held, f"exports/word/template.docx has no style ‘{name}’. It has: {', '.join(sorted(held))}."
    kind = NAMED[name].name.lower()
    assert held[name] == NAMED[name], f"‘{name}’ of exports/word/template.docx has to be a style of kind {kind}."


def test_briefing_uses_no_style_but_those():
    document = opened(view(trust="Coded by hand."), (exhibit(), balance()))
    used = set(document.element.body.xpath(".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:tblStyle/@w:val"))
    assert {style.name for style in document.styles if style.style_id in used} <= set(NAMED)
    assert used <= {style.style_id for style in document.styles}


def test_page_and_styles_are_read_as_word_sets_them():
    assert page() == Page(pytest.approx(510.3), pytest.approx(769.9), pytest.approx(245.15), 3)
    assert styles()["Heading 1"] == Style(11.5, True, 7, 3, 0)
    assert styles()["List Bullet"] == Style(9.5, False, 0, 3, 10)
    assert styles()["Lead"] == Style(9.5, False, 0, 9, 0)


def test_template_is_empty_small_and_names_nobody():
    document = docx.Document(str(TEMPLATE))
    about = document.core_properties
    assert (about.title, about.author, about.last_modified_by, about.comments) == ("Briefing", "", "", "")
    assert not document.paragraphs and not document.tables
    assert TEMPLATE.stat().st_size < 12_000
    with zipfile.ZipFile(TEMPLATE) as package:
        written = "".join(package.read(name).decode() for name in package.namelist())
    assert not re.findall(r"<(?:Company|Manager|Application)>|rsid|docId", written)


def test_colours_are_those_of_the_app():
    document = docx.Document(str(TEMPLATE))
    assert {str(document.styles[name].font.color.rgb) for name in ("Normal", "Title", "Caption")} == {LIGHT.text[1:]}
    assert {str(document.styles[name].font.color.rgb) for name in ("Heading 1", LINK_STYLE)} == {LIGHT.positive[1:]}
