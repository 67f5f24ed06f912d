"""A drawing as SVG: rectangles, circles, lines and text, and nothing that only browsers understand."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from xml.etree import ElementTree

from charts.picture.colours import values, variable
from charts.picture.parts import SIZE, Box, Dot, Drawing, Part, Rule, Words
from charts.style import LIGHT

NAMESPACE = "http://www.w3.org/2000/svg"
FAMILY = "Arial, Helvetica, 'Liberation Sans', sans-serif"  # one of them is on nearly every computer
STROKES, THIN = 7, 1.2  # pixels: between two strokes of a hatched box; a stroke

Colours = Callable[[str], str]


@dataclass(frozen=True)
class Links:
    """What the marks of a chart link to: an address on the page, and the names of the marks that open something."""

    to: str
    marks: frozenset[str]


def svg_of(drawing: Drawing, alt: str, title: str = "", family: str = FAMILY, links: Links | None = None) -> str:
    """The drawing as an SVG element with its description in it.

    Without `links` it is one picture, in light colours. With them it takes colours and letters from the page it stands in,
    and is a group of links, each with the name and what it stands for.
    """
    width, height = _number(drawing.width), _number(drawing.height)
    root = ElementTree.Element("svg", {"xmlns": NAMESPACE, "viewBox": f"0 0 {width} {height}", "font-size": str(SIZE)})
    if links is None:
        root.attrib |= {"width": width, "height": height, "role": "img", "font-family": family}
        if title:
            ElementTree.SubElement(root, "title").text = title
        ElementTree.SubElement(root, "desc").text = alt
    else:
        root.attrib |= {"role": "group", "aria-label": alt}
    colours: Colours = values(LIGHT).__getitem__ if links is None else variable
    opens = links.marks if links else frozenset()
    for mark, parts in groupby(drawing.parts, key=lambda part: part.mark if part.mark in opens else ""):
        holder = _link(root, links, mark, drawing.said) if links and mark else root
        _draw(holder, parts, colours)
    return ElementTree.tostring(root, encoding="unicode")


def _link(root: ElementTree.Element, links: Links, mark: str, said: Mapping[str, str]) -> ElementTree.Element:
    link = ElementTree.SubElement(root, "a", {"href": links.to, "data-mark": mark, "aria-label": said.get(mark, mark)})
    ElementTree.SubElement(link, "title").text = said.get(mark, mark)
    return link


def _draw(holder: ElementTree.Element, parts: Iterable[Part], colours: Colours) -> None:
    for part in parts:
        for name, attributes, text in _elements(part, colours):
            ElementTree.SubElement(holder, name, attributes).text = text


def _elements(part: Part, colours: Colours) -> list[tuple[str, dict[str, str], str | None]]:
    if isinstance(part, Box):
        place = {"x": part.x, "y": part.y, "width": part.width, "height": part.height}
        box = {**_numbers(place), "fill": colours(part.fill)} | _edge(part.edge, colours)
        strokes = {"d": _strokes(part), "fill": "none", "stroke": colours(part.edge or "line"), "stroke-width": str(THIN)}
        return [("rect", box, None), *([("path", strokes, None)] if part.hatched else [])]
    if isinstance(part, Dot):
        place = {"cx": part.x, "cy": part.y, "r": part.radius}
        faint = {"fill-opacity": "0.45"} if part.faint else {}
        return [("circle", {**_numbers(place), "fill": colours(part.fill)} | faint | _edge(part.edge, colours), None)]
    if isinstance(part, Rule):
        place = {"x1": part.x, "y1": part.y, "x2": part.to_x, "y2": part.to_y}
        return [("line", {**_numbers(place), "stroke": colours("line"), "stroke-width": "1"}, None)]
    return [("text", _text(part, colours), part.text)]


def _text(words: Words, colours: Colours) -> dict[str, str]:
    look = {**_numbers({"x": words.x, "y": words.y}), "fill": colours(words.colour)}
    if words.size != SIZE:
        look["font-size"] = _number(words.size)
    if words.bold:
        look["font-weight"] = "bold"
    if words.anchor != "start":
        look["text-anchor"] = words.anchor
    if words.turned:
        look["transform"] = f"rotate(-45 {' '.join(map(_number, words.turned))})"
    return look


def _edge(edge: str, colours: Colours) -> dict[str, str]:
    return {"stroke": colours(edge), "stroke-width": "1.5"} if edge else {}


def _strokes(box: Box) -> str:
    """Slanted strokes across a box, each from its lower left to its upper right, cut at its edges."""
    made = []
    reach, far = box.width + box.height, STROKES
    while far < reach:
        left, low = max(0.0, far - box.height), min(far, box.height)
        right, high = min(far, box.width), max(0.0, far - box.width)
        made.append(f"M{_number(box.x + left)} {_number(box.y + low)}L{_number(box.x + right)} {_number(box.y + high)}")
        far += STROKES
    return "".join(made)


def _numbers(places: Mapping[str, float]) -> dict[str, str]:
    return {name: _number(value) for name, value in places.items()}


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
