"""The template of the slides has every layout and placeholder that the code names, the app's colours, and is nobody's."""

import ast
import re
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation

from charts.style import LIGHT
from exports.powerpoint import presentation, template, words
from exports.powerpoint.template import CHART, COVER, POINTS, TABLE, TEMPLATE, WORDS

FOOT = ("Source", "Slide number")
HEAD = ("Title", "Measure", "What is shown", *FOOT)
PLACES = {
    COVER: ("Title", "Subtitle", "Shown", *FOOT),
    POINTS: (*HEAD, "Study", "Points"),
    CHART: (*HEAD, "Chart", "How to read it"),
    TABLE: (*HEAD, "Table", "How to read it"),
    WORDS: (*HEAD, "Study", "Words", "Citation, date and link"),
}
THEME = "ppt/theme/theme1.xml"


def part(name: str) -> str:
    with zipfile.ZipFile(TEMPLATE) as package:
        return package.read(name).decode()


@pytest.mark.parametrize(("layout", "name"), [(layout, name) for layout, names in PLACES.items() for name in names])
def test_template_has_the_placeholders_that_the_code_names(layout, name):
    deck = Presentation(str(TEMPLATE))
    layouts = {each.name: each for each in deck.slide_layouts}
    assert layout in layouts, f"exports/powerpoint/template.pptx has no layout ‘{layout}’. It has: {', '.join(layouts)}."
    held = [each.name for each in layouts[layout].placeholders]
    where = f"the layout ‘{layout}’ of exports/powerpoint/template.pptx"
    assert name in held, f"{where} has no placeholder ‘{name}’. It has: {', '.join(held)}."
    assert held.count(name) == 1, f"{where} has {held.count(name)} placeholders ‘{name}’."


def test_no_other_placeholder_is_named_by_the_code():
    named = set()
    for module in (presentation, template, words):
        for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("fill", "place_of", "_holder"):
                name = node.args[1]
                named.add(name.value if isinstance(name, ast.Constant) else getattr(module, name.id, None))
    assert named - {None} <= {name for names in PLACES.values() for name in names}
    assert len(named) > 10


def test_slide_number_is_a_field_and_stands_in_every_layout_where_the_master_has_it():
    deck = Presentation(str(TEMPLATE))
    for sheet in (deck.slide_master, *deck.slide_layouts):
        (holder,) = (each for each in sheet.placeholders if each.name == "Slide number")
        assert holder.element.xpath(".//a:fld/@type") == ["slidenum"]


def test_theme_has_the_colours_of_the_app_and_one_font():
    accents = (LIGHT.positive, LIGHT.negative, LIGHT.mixed, *LIGHT.sequential[:3])
    expected = {"dk1": LIGHT.text, "lt1": LIGHT.page, "dk2": LIGHT.text, "lt2": LIGHT.panel, "hlink": LIGHT.positive}
    expected |= {f"accent{number}": colour for number, colour in enumerate(accents, 1)}
    held = dict(re.findall(r'<a:(\w+)><a:srgbClr val="(\w+)"/></a:\1>', part(THEME)))
    assert {name: f"#{held.get(name)}" for name in expected} == expected
    assert re.findall(r'<a:(?:major|minor)Font><a:latin typeface="([^"]*)', part(THEME)) == ["Arial", "Arial"]
    assert f'<a:srgbClr val="{LIGHT.line[1:]}"/>' in part("ppt/slideMasters/slideMaster1.xml")


def test_template_is_empty_small_and_names_nobody():
    deck = Presentation(str(TEMPLATE))
    about = deck.core_properties
    assert (about.title, about.author, about.last_modified_by, about.comments) == ("Slides", "", "", "")
    assert not list(deck.slides)
    assert TEMPLATE.stat().st_size < 25_000
    with zipfile.ZipFile(TEMPLATE) as package:
        names = package.namelist()
    assert not [name for name in names if not name.endswith((".xml", ".rels"))]
    assert not re.findall(r"<(?:Company|Manager|Application)>|creationId", "".join(part(name) for name in names))
