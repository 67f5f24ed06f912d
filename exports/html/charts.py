"""What the page draws of each exhibit, and what its script lists: the findings of each of its parts."""

from markupsafe import Markup

from charts.picture.draw import WIDTH, chart_svg
from charts.picture.svg import Links
from exports.model import Exhibit
from exports.numbers import is_counted
from wording.exports import ALL_PARTS

NARROW = 340  # pixels: of a chart on a phone
WIDE = ("balance", "matrix")  # shapes that a narrow screen has no room for


def charts_of(exhibits: tuple[Exhibit, ...], places: dict[str, int]) -> list[list[list]]:
    """For each exhibit its parts, the whole first: name, label, number of findings, and the places of those that the file
    holds (`places`: the place of each finding by its id). None where it opens no findings."""
    return [
        [[name, label, len(ids), [places[each] for each in ids if each in places]] for name, label, ids in _parts(exhibit)]
        for exhibit in exhibits
    ]


def drawings(exhibit: Exhibit, number: int) -> list[tuple[str, Markup]]:
    """The chart as SVG, 'wide' and where its shape can be also 'narrow': one of them is shown, by the room there is.

    Its parts that open findings are links to the list of all of them; the script opens the part's own. None where nothing is
    drawn. `number` is that of the exhibit in the page.
    """
    if exhibit.instead or exhibit.shape == "table":
        return []
    links = Links(f"#behind-{number}", frozenset(name for name, _, _ in _parts(exhibit)[1:]))
    widths = [("wide", WIDTH)] if exhibit.shape in WIDE else [("wide", WIDTH), ("narrow", NARROW)]
    return [(name, Markup(chart_svg(exhibit.spec, exhibit.alt, width, links))) for name, width in widths]


def _parts(exhibit: Exhibit) -> list[tuple[str, str, tuple[str, ...]]]:
    if exhibit.behind.empty or not is_counted(exhibit.n):
        return []
    return [("", ALL_PARTS, tuple(exhibit.behind["finding_id"])), *exhibit.marks]
