"""What the script of the page draws and lists: each exhibit's figure in light and dark, and the findings of its parts."""

from charts.style import DARK, FONT, LIGHT, text_on
from exports.model import Exhibit
from exports.numbers import is_counted

# the app's letters where the reader has them, else ones as narrow: charts are laid out for them
FAMILY = f'{FONT.removesuffix(", sans-serif")}, "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif'
NAMES = ("page", "panel", "text", "line", "negative", "mixed", "positive")
TO_DARK = dict(zip(LIGHT.sequential, DARK.sequential, strict=True)) | {
    getattr(LIGHT, name): getattr(DARK, name) for name in NAMES
}


def charts_of(exhibits: tuple[Exhibit, ...], places: dict[str, int]) -> list[dict]:
    """For each exhibit its figure, `light` and `dark`, and its `parts`, the whole first: name, label, number of findings,
    and the places of those that the file holds (`places`: the place of each finding by its id).
    """
    return [
        {"parts": _parts(exhibit, places)}
        | ({} if exhibit.instead else {"light": _in_light(exhibit.figure), "dark": in_dark(_in_light(exhibit.figure))})
        for exhibit in exhibits
    ]


def _parts(exhibit: Exhibit, places: dict[str, int]) -> list[list]:
    if exhibit.behind.empty or not is_counted(exhibit.n):
        return []
    parts = [("", "All of them", tuple(exhibit.behind["finding_id"])), *exhibit.marks]
    return [[name, label, len(ids), [places[each] for each in ids if each in places]] for name, label, ids in parts]


def in_dark(figure: dict) -> dict:
    """`figure`, drawn in the light palette, in the dark one; what is written on a mark in black or white as suits it."""
    dark = _recoloured(figure)
    for before, trace in zip(figure["data"], dark["data"], strict=True):
        fills = before.get("marker", {}).get("color")
        for name in ("textfont", "insidetextfont"):
            written = before.get(name, {}).get("color")
            if written is not None and fills is not None:
                trace[name]["color"] = _written_on(fills, written)
    return dark


def _recoloured(part):
    if isinstance(part, dict):
        return {key: _recoloured(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_recoloured(value) for value in part]
    return TO_DARK.get(part, part) if isinstance(part, str) and part.startswith("#") else part


def _written_on(fills: str | list[str], written: str | list[str]) -> str | list[str]:
    """The dark colour of what is written on each of `fills`; both are light ones."""
    if isinstance(fills, str) and isinstance(written, str):
        suits_it = fills.startswith("#") and written == text_on(fills)
        return text_on(_recoloured(fills)) if suits_it else _recoloured(written)
    number = len(fills) if isinstance(fills, list) else len(written)
    fills, written = (each if isinstance(each, list) else [each] * number for each in (fills, written))
    return [_written_on(*pair) for pair in zip(fills, written, strict=True)]


def _in_light(part):
    """The figure as plain JSON holds it, in the page's letters."""
    if isinstance(part, dict):
        return {str(key): FAMILY if key == "family" else _in_light(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_in_light(value) for value in part]
    return part.item() if hasattr(part, "item") else part
