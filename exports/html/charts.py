"""What the script of the page draws and lists: each exhibit's figure in light and dark, and the findings of its parts."""

from charts.draw import draw
from charts.style import DARK, FONT, LIGHT
from exports.model import Exhibit
from exports.numbers import is_counted
from wording.exports import ALL_PARTS

# the app's letters where the reader has them, else ones as narrow: charts are laid out for them
FAMILY = f'{FONT.removesuffix(", sans-serif")}, "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif'


def charts_of(exhibits: tuple[Exhibit, ...], places: dict[str, int]) -> list[dict]:
    """For each exhibit its figure, `light` and `dark`, and its `parts`, the whole first: name, label, number of findings,
    and the places of those that the file holds (`places`: the place of each finding by its id).
    """
    return [
        {"parts": _parts(exhibit, places)}
        | (
            {}
            if exhibit.instead or exhibit.shape == "table"
            else {"light": _plain(draw(exhibit.spec, LIGHT)), "dark": _plain(draw(exhibit.spec, DARK))}
        )
        for exhibit in exhibits
    ]


def _parts(exhibit: Exhibit, places: dict[str, int]) -> list[list]:
    if exhibit.behind.empty or not is_counted(exhibit.n):
        return []
    parts = [("", ALL_PARTS, tuple(exhibit.behind["finding_id"])), *exhibit.marks]
    return [[name, label, len(ids), [places[each] for each in ids if each in places]] for name, label, ids in parts]


def _plain(part):
    """The figure as plain JSON holds it, in the page's letters."""
    if isinstance(part, dict):
        return {str(key): FAMILY if key == "family" else _plain(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_plain(value) for value in part]
    return part.item() if hasattr(part, "item") else part
