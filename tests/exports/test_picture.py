"""A chart as a picture: what stands in it, what does not, and that others draw it as it is."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from resvg_py import svg_to_bytes

from analysis.files.open_study import open_study
from analysis.selection import Selection
from charts.picture.letters import wide
from exports.picture import Frame, picture_png, picture_svg
from tests.exports import hiding
from tests.exports.made import FINDINGS, balance, exhibit, view
from tests.exports.office import convert, draw
from ui.cards.registry import build_card, exhibit_of, sources

DATA = Path(__file__).parent.parent.parent / "data"
SVG = "{http://www.w3.org/2000/svg}"
MARGIN = 32
FRAME = Frame("All", "Showing all 7 findings.", "Checked by nobody.", "A study. A source", "1 May 2026", "CC BY 4.0.")


def parsed(made, framed=FRAME) -> ElementTree.Element:
    return ElementTree.fromstring(picture_svg(made, framed))


def lines(root: ElementTree.Element) -> list[str]:
    return [each.text for each in root.iter(f"{SVG}text")]


def written_at(root: ElementTree.Element) -> list[tuple[str, float, float, float, float]]:
    """Each line of text that is not slanted, and its left, top, right and bottom in the widest letters."""
    found = []
    for each in root.iter(f"{SVG}text"):
        if each.get("transform") is None:
            x, y, size = float(each.get("x")), float(each.get("y")), float(each.get("font-size", "16"))
            long = wide(each.text, size, each.get("font-weight") == "bold")
            left = x - {"start": 0, "middle": 0.5, "end": 1}[each.get("text-anchor", "start")] * long
            found.append((each.text, left, y - 0.75 * size, left + long, y + 0.2 * size))
    return found


def test_frame_says_what_it_shows_of_which_study_and_how_far_to_trust_it():
    given = view(trust="Coded by one machine; checked by nobody.")
    root = parsed(exhibit(), given)
    said = lines(root)
    assert said[:2] == [
        "Where support is given, 4 of 5 findings are positive",
        "Findings that say both. n = 8 findings; 3 more do not say both.",
    ]
    assert said[-5:] == [
        "Read together. Both were read off one passage.",
        "Showing 3 of 7 findings that name North.",
        "Coded by one machine; checked by nobody.",
        "A small study. A Publisher (2020). Taken on 1 May 2026.",
        "CC BY 4.0.",
    ]
    title = "Where support is given, 4 of 5 findings are positive (North, time: 3 of 7 findings)"
    assert root.find(f"{SVG}title").text == title
    assert root.find(f"{SVG}desc").text == exhibit().alt


def test_a_picture_without_caveat_has_no_gap_for_it():
    with_it, without = (float(parsed(replace(exhibit(), notes=notes)).get("height")) for notes in (exhibit().notes, ()))
    assert round(with_it - without, 1) == round(16 * 1.32 + 14, 1)  # a line, and what stands above the next


def test_a_table_is_printed_with_its_words():
    said = lines(parsed(hiding.words()))
    assert said[2:9] == ["Barrier", "Recommended to", "People", "Rota", "Hidden", "Hidden", "Distance"]


def test_too_few_to_compare_are_said_and_no_shape_is_drawn():
    root = parsed(balance(instead="3 findings: too few to compare."))
    assert "3 findings: too few to compare." in lines(root)
    assert len(root.findall(f"{SVG}rect")) == 1  # the page


@pytest.mark.parametrize("made", hiding.EXHIBITS, ids=lambda made: made.shape)
def test_no_number_stands_in_for_a_hidden_one(made):
    chart = lines(parsed(replace(made, title="T", measure="M", notes=())))[2:-4]
    known = {str(value) for series in made.spec.series for value in series.known.values()}
    known |= {str(row.n) for row in made.spec.rows if hiding.NA is not row.n}
    if made.shape == "table":
        known |= {"3"}
    assert set(re.findall(r"\d+", " ".join(chart))) <= known


def test_png_is_light_twice_as_fine_and_says_how_large_it_is():
    with Image.open(BytesIO(picture_png(exhibit(), FRAME))) as png:
        assert png.format == "PNG"
        assert png.width == 1920
        assert [round(dots) for dots in png.info["dpi"]] == [192, 192]
        assert png.convert("RGB").getpixel((3, 3)) == (255, 255, 255)


def test_letters_that_ours_lack_do_not_stop_it():
    made = replace(exhibit(), title="時間 and \x07 Time")
    assert picture_png(made, FRAME).startswith(b"\x89PNG")
    assert lines(parsed(made))[0] == "時間 and  Time"


@pytest.fixture(scope="module")
def built_in():
    return open_study(DATA)


@pytest.mark.parametrize("shown", [Selection(), Selection().with_(programme=("darzi",))], ids=["all", "darzi"])
def test_no_line_of_the_built_in_study_is_cut_or_lies_on_another(built_in, shown):
    for name in sources(built_in):
        root = parsed(exhibit_of(built_in, build_card(built_in, shown, name)))
        placed = written_at(root)
        height = float(root.get("height"))
        beyond = [text for text, left, top, right, low in placed if left < MARGIN - 1 or right > 960 or top < 0 or low > height]
        assert beyond == [], name
        pairs = [(one, other) for place, one in enumerate(placed) for other in placed[place + 1 :]]
        touching = [
            (one[0], other[0])
            for one, other in pairs
            if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]
        ]
        assert touching == [], name


def ink_at_the_edge(png: bytes) -> bool:
    """Whether anything is drawn within 20 pixels of the edge, where no picture has anything."""
    with Image.open(BytesIO(png)) as drawn:
        grey = drawn.convert("RGBA")
        paper = Image.new("RGBA", grey.size, "white")
        paper.alpha_composite(grey)
        pale = paper.convert("L")
    wide_, high = pale.size
    edge = round(20 * wide_ / 960)
    strips = [(0, 0, wide_, edge), (0, high - edge, wide_, high), (0, 0, edge, high), (wide_ - edge, 0, wide_, high)]
    return any(pale.crop(strip).getextrema()[0] < 250 for strip in strips)


def dark_share(png: bytes) -> float:
    """Which part of the picture is nearly black."""
    with Image.open(BytesIO(png)) as drawn:
        counted = drawn.convert("L").histogram()
    return sum(counted[:60]) / sum(counted)


LONG = replace(exhibit(), title="Where support is given, nearly all are positive, and where it is withheld none " * 2)


@pytest.mark.parametrize("made", [LONG, balance(), *hiding.EXHIBITS], ids=lambda made: made.shape)
def test_others_draw_it_whole_and_no_slab_of_black_even_in_the_widest_letters(made):
    svg = picture_svg(made, FRAME).decode()
    for family in ("Arial", "DejaVu Sans"):
        png = svg_to_bytes(svg_string=svg.replace("Arial", f"'{family}'", 1))
        assert not ink_at_the_edge(png)
        assert 0 < dark_share(png) < 0.1


@pytest.mark.parametrize("made", [LONG, balance(), *hiding.EXHIBITS], ids=lambda made: made.shape)
def test_librsvg_draws_it_whole_and_no_slab_of_black(made):
    png = draw(picture_svg(made, FRAME))
    assert not ink_at_the_edge(png)
    assert 0 < dark_share(png) < 0.1


def test_libreoffice_draws_it_whole_and_no_slab_of_black(tmp_path):
    (png,) = convert(picture_svg(LONG, FRAME), "picture.svg", "png", tmp_path)
    drawn = png.read_bytes()
    assert not ink_at_the_edge(drawn)
    assert 0 < dark_share(drawn) < 0.1
    with Image.open(BytesIO(drawn)) as picture:
        shape = picture.width / picture.height
    root = parsed(LONG)
    assert shape == pytest.approx(float(root.get("width")) / float(root.get("height")), rel=0.02)


def test_findings_are_not_in_the_picture():
    said = picture_svg(exhibit(), view()).decode()
    assert [each for each in FINDINGS["statement"] if each in said] == []
