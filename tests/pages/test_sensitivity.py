"""The switch that asks whether what comes first holds without one group: on its pages, in the address, in files."""

import io

import openpyxl
import pytest
from docx import Document
from pptx import Presentation

from analysis.files.open_study import open_study
from analysis.selection import Selection
from tests.pages.opened import ROOT, open_page, words_on
from ui.cards.registry import card_of
from ui.present.standard_deck import STORY
from ui.share.share import Taken, as_briefing, as_slides, as_workbook
from wording.sensitivity import SWITCH, TOPIC

PAGES = ("barriers_facilitators", "overview")
# counted off findings.csv: results on barriers, of which 2 name a programme; without the report's own account 23 are left
FIRST = "The three barriers with most findings: “History and hierarchy” (18), “Lack of interest and insight” and “Apathy” (12 each), n = 78 findings."  # noqa: E501
PROGRAMMES = "Without any one programme they stay the same, in the same order. Only 2 of 78 findings name a programme."
BUILT_IN = open_study(ROOT / "data")


@pytest.mark.parametrize("page", PAGES)
def test_it_is_off_and_says_nothing_until_it_is_asked(page):
    app = open_page(page, {})
    assert [(each.label, each.value) for each in app.toggle] == [(SWITCH, False)]
    assert TOPIC not in words_on(app) and "holds" not in app.query_params
    app.toggle(key="holds").set_value(True).run()
    said = words_on(app)
    assert TOPIC in said and FIRST in said and PROGRAMMES in said
    assert app.query_params["holds"] == "on"
    app.toggle(key="holds").set_value(False).run()
    assert TOPIC not in words_on(app) and "holds" not in app.query_params


@pytest.mark.parametrize("page", PAGES)
def test_the_address_has_it_on(page):
    app = open_page(page, {"holds": "on"})
    assert app.toggle(key="holds").value and PROGRAMMES in words_on(app)


def test_it_goes_by_the_filters_and_compares_nothing_below_five():
    said = words_on(open_page("barriers_facilitators", {"holds": "on", "programme": "darzi"}))
    assert "Barriers: none has 5 findings, too few to compare, n = 2." in said


def taken(**choices: tuple[str, ...]) -> Taken:
    titles = {"overview": "Overview", "barriers_facilitators": "Barriers and facilitators"}
    shown = (card_of(BUILT_IN, Selection(), "what-helps-and-what-hinders"),)
    return Taken(BUILT_IN, Selection(), "barriers_facilitators", titles, STORY, None, shown, choices)


def in_deck(made: bytes) -> list[str]:
    return [shape.text_frame.text for slide in Presentation(io.BytesIO(made)).slides for shape in slide.shapes if shape.has_text_frame]  # fmt: skip # noqa: E501


def in_book(made: bytes) -> dict[str, list[str]]:
    book = openpyxl.load_workbook(io.BytesIO(made))
    return {sheet.title: [str(cell.value) for row in sheet for cell in row if cell.value] for sheet in book}


def in_briefing(made: bytes) -> str:
    document = Document(io.BytesIO(made))
    return " ".join(paragraph.text for paragraph in document.paragraphs)


def test_the_files_say_it_where_it_is_on():
    on = taken(holds=("on",))
    deck = "\n".join(in_deck(as_slides(on)))
    assert SWITCH in deck and PROGRAMMES in deck
    book = in_book(as_workbook(on))
    assert any(PROGRAMMES in text for text in book["About"])
    assert any(PROGRAMMES in text for text in book["What helps and what hinders"])
    assert SWITCH in in_briefing(as_briefing(on))


def test_the_files_say_nothing_of_it_where_it_is_off():
    off = taken()
    assert SWITCH not in "\n".join(in_deck(as_slides(off)))
    assert not any(SWITCH in text for sheet in in_book(as_workbook(off)).values() for text in sheet)
    assert SWITCH not in in_briefing(as_briefing(off))
    assert off.slides == STORY


def test_its_slide_stands_behind_that_of_both_sides_and_once():
    on = taken(holds=("on",))
    place = on.slides.index("holds")
    assert on.slides[place - 1] == "what-helps-and-what-hinders" and on.slides.count("holds") == 1
