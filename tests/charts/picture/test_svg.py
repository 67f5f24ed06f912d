"""A drawing as SVG: plain shapes and text, a description, colours that can be told apart."""

from xml.etree import ElementTree

import pytest

from charts.picture.colours import properties, values
from charts.picture.draw import SHAPES, chart_svg
from charts.picture.parts import Box, Dot, Drawing, Rule, Words
from charts.picture.svg import Links, svg_of
from charts.spec import SHAPES as ALL_SHAPES
from charts.spec import ChartSpec, Row, Series
from charts.style import DARK, LIGHT
from tests.charts.test_style import contrast

SVG = "{http://www.w3.org/2000/svg}"
DRAWING = Drawing(
    100,
    40.25,
    (
        Box(1, 2, 30, 4.04, "negative", mark="0"),
        Words(33, 6, "3 & more", mark="0"),
        Box(0, 10, 14, 10, "page", "line", hatched=True, mark="1"),
        Dot(5, 30, 2.5, "line", faint=True),
        Rule(0, 0, 0, 40),
        Words(50, 30, "Slanted", 14, "on negative", True, "end", (50, 30)),
    ),
    {"0": "Time: 3 findings"},
)


def test_a_file_says_what_it_is_and_holds_only_shapes_and_text():
    root = ElementTree.fromstring(svg_of(DRAWING, "A bar of 3.", "Time most often"))
    assert {name: root.get(name) for name in ("viewBox", "width", "height", "role")} == {
        "viewBox": "0 0 100 40.2",
        "width": "100",
        "height": "40.2",
        "role": "img",
    }
    tags = [each.tag.removeprefix(SVG) for each in root]
    assert tags == ["title", "desc", "rect", "text", "rect", "path", "circle", "line", "text"]
    assert (root[0].text, root[1].text) == ("Time most often", "A bar of 3.")
    assert root[2].attrib == {"x": "1", "y": "2", "width": "30", "height": "4", "fill": "#A23B00"}
    assert root[3].text == "3 & more"
    assert root[8].attrib == {
        **{"x": "50", "y": "30", "fill": "#FFFFFF", "font-size": "14", "font-weight": "bold", "text-anchor": "end"},
        "transform": "rotate(-45 50 30)",
    }


def test_strokes_of_what_is_hidden_end_at_its_edges():
    root = ElementTree.fromstring(svg_of(DRAWING, ""))
    # each 7 further: from the lower left to the upper right of a box of 14 by 10 at (0, 10)
    assert root.find(f"{SVG}path").get("d") == "M0 17L7 10M4 20L14 10M11 20L14 17"


def test_a_chart_in_a_page_takes_its_colours_and_links_each_part_that_opens():
    root = ElementTree.fromstring(svg_of(DRAWING, "A bar of 3.", links=Links("#behind", frozenset({"0"}))))
    assert (root.get("role"), root.get("aria-label"), root.get("font-family")) == ("group", "A bar of 3.", None)
    (link,) = root.findall("a")
    assert link.attrib == {"href": "#behind", "data-mark": "0", "aria-label": "Time: 3 findings"}
    assert [(each.tag, each.text) for each in link] == [("title", "Time: 3 findings"), ("rect", None), ("text", "3 & more")]
    assert link[1].get("fill") == "var(--chart-negative)"
    assert root.find("text").get("fill") == "var(--chart-on-negative)"


def test_letters_that_no_file_may_hold_are_left_out():
    drawing = Drawing(10, 10, (Words(0, 0, "a\x00b\ufffe"),))
    assert ElementTree.fromstring(svg_of(drawing, "\x01c", "\x02d"))[2].text == "ab"


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_read_and_what_it_stands_on_can_be_told_apart(palette):
    found = values(palette)
    assert [name for name in ("text", "line") if contrast(found[name], found["page"]) < 4.5] == []
    on = [name for name in found if name.startswith("on ")]
    assert len(on) == 4
    assert [name for name in on if contrast(found[name], found[name.removeprefix("on ")]) < 4.5] == []
    assert properties(palette).startswith(f"--chart-page: {palette.page}; --chart-text: {palette.text}; ")


def test_every_shape_but_the_table_has_its_drawing():
    assert {*SHAPES, "table"} == set(ALL_SHAPES)


def test_a_chart_without_frame_is_as_wide_as_is_asked():
    spec = ChartSpec("bars", "findings", (Row("Time"),), (Series("Findings", (3,)),))
    assert chart_svg(spec, "A bar", 340).startswith('<svg viewBox="0 0 340 ')
    assert '<text x="0"' in chart_svg(spec, "A bar", 340)  # its name above it
    with pytest.raises(KeyError):
        chart_svg(ChartSpec("table", "findings"), "A table")
