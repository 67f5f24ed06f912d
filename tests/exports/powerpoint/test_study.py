"""The deck of a study: its numbers are those of the page's figures, and what did not write it opens it."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

from analysis.files.open_study import open_study
from analysis.selection import Selection
from charts.draw import draw
from charts.style import LIGHT
from exports.model import Slide
from exports.powerpoint.charts import DRAWN
from exports.powerpoint.presentation import write_deck
from tests.exports.office import convert
from ui.cards.registry import build_card, exhibit_of, sources
from ui.present.standard_deck import STORY, slides
from ui.share.view import view_of

LINK = "http://localhost:8501/present"
KEYS = [*sources(open_study(Path(__file__).parents[3] / "data"))]


@pytest.fixture(scope="module")
def built_in():
    return open_study(Path(__file__).parents[3] / "data")


def deck_of(dataset, made: tuple[Slide, ...], **filters) -> bytes:
    return write_deck(view_of(dataset, Selection(**filters), LINK), made)


def slide_of(dataset, key: str) -> Slide:
    exhibit = exhibit_of(dataset, build_card(dataset, Selection(), key))
    return Slide(key, exhibit.title, exhibit.measure, exhibit)


@pytest.mark.parametrize("key", KEYS)
def test_numbers_are_those_of_the_figure(built_in, key):
    slide = slide_of(built_in, key)
    if slide.exhibit.instead:
        return
    made = Presentation(BytesIO(deck_of(built_in, (slide,)))).slides[1]
    if slide.exhibit.shape in DRAWN:
        charts = [shape.chart for shape in made.shapes if shape.has_chart]
        numbers = [abs(number) for chart in charts for series in chart.plots[0].series for number in series.values if number]
        figure = [abs(number) for trace in draw(slide.exhibit.spec, LIGHT)["data"] for number in trace["x"] if number]
    elif slide.exhibit.shape == "matrix":
        table = next(shape.table for shape in made.shapes if shape.has_table)
        rows = [[cell.text for cell in list(row.cells)[1:]] for row in list(table.rows)[1:]]
        numbers = [int(text) for row in rows for text in row if text not in ("", "0")]
        shown = slide.exhibit.spec.first(sum(any(row) for row in rows))  # those that fit; the notes have all
        figure = [int(text) for trace in draw(shown, LIGHT)["data"] for text in trace["text"]]
    else:
        table = next(shape.table for shape in made.shapes if shape.has_table)
        cells = [cell.text for row in list(table.rows)[1:] for cell in list(row.cells)[1:]]
        numbers = [int(found) for text in cells for found in re.findall(r"\d+", text)]
        printed = slide.exhibit.table.astype(str).to_numpy().ravel()
        figure = [int(found) for text in printed for found in re.findall(r"\d+", text)]
        assert len(figure) > len(slide.exhibit.table)
    assert sorted(numbers) == sorted(figure)


def test_office_opens_the_story_and_renders_each_slide(built_in, tmp_path):
    made = slides(built_in, Selection(), STORY, LINK)
    content = deck_of(built_in, made)
    assert len(Presentation(BytesIO(content)).slides) == len(STORY)
    (pdf,) = convert(content, "deck.pptx", "pdf", tmp_path)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf.read_bytes())) == len(STORY)


def test_office_opens_an_empty_deck(built_in, tmp_path):
    (pdf,) = convert(deck_of(built_in, (), text="no such words"), "deck.pptx", "pdf", tmp_path)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf.read_bytes())) == 2
