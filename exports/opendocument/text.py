"""A view as an OpenDocument briefing (.odt): what the briefing for Word plans, in the sizes of its template; `text.xml` says
how it is written, `text_styles.xml` how it looks."""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from exports.briefing import Briefing, Drawing, Page, Rows, Style, Text
from exports.model import View
from exports.office_text import plain
from exports.opendocument.package import TEXT, packed
from exports.picture import chart_png

PAPER = (595.3, 841.9)  # points: A4
BULLETS, LEVEL = "List Bullet", {"Title": 1, "Heading 1": 2, "Heading 2": 3}


def write_text(view: View, plan: Briefing, styles: Mapping[str, Style], page: Page) -> bytes:
    """The document that `plan` plans: `styles` are those its paragraphs name, `page` is the room of a sheet."""
    pictures: dict[str, bytes] = {}
    tables: list[dict] = []
    placed = {
        name: [_part(part, width, pictures, tables) for part in _with_lists(getattr(plan, name))]
        for name, width in (("head", page.width), ("left", page.column), ("right", page.column), ("after", page.width))
    }
    looks = [{"name": name, "code": _code(name), "level": LEVEL.get(name), "style": style} for name, style in styles.items()]
    return packed(
        TEXT,
        view,
        f"{view.title}: briefing",
        pictures,
        **placed,
        tables=tables,
        looks=looks,
        indent=styles[BULLETS].indent,
        gap=page.width - 2 * page.column,
        side=round((PAPER[0] - page.width) / 2, 2),
        above=round((PAPER[1] - page.height) / 2, 2),
        cell_side=page.cell_side,
    )


def _with_lists(parts: Iterable) -> list:
    """The parts, those that follow each other in one list gathered into a tuple."""
    gathered: list = []
    for listed, some in groupby(parts, key=lambda part: isinstance(part, Text) and part.style == BULLETS):
        found = tuple(some)
        gathered += [found] if listed else found
    return gathered


def _part(part, width: float, pictures: dict[str, bytes], tables: list[dict]) -> dict:
    """A part as the template shows it; a table and a picture are kept in `tables` and `pictures`, too."""
    match part:
        case tuple():
            return {"kind": "bullets", "list": [_text(each) for each in part]}
        case Text():
            return _text(part)
        case Rows():
            made = {
                "kind": "rows",
                "name": f"table{len(tables) + 1}",
                "description": plain(part.description),
                "header": [plain(cell) for cell in part.header],
                "rows": [[plain(cell) for cell in row] for row in part.rows],
                "width": round(width, 2),
                "widths": [round(share * width, 2) for share in part.shares],
            }
            tables.append(made)
            return made
        case Drawing(exhibit):
            path = f"Pictures/chart{len(pictures) + 1}.png"
            pictures[path], ratio = chart_png(exhibit)
            said = {"title": plain(exhibit.title), "alt": plain(exhibit.alt)}
            return {"kind": "drawing", "path": path, "width": width, "height": round(width * ratio, 2), **said}
    raise TypeError(f"a briefing cannot hold {type(part).__name__}")


def _text(part: Text) -> dict:
    said = {"text": plain(part.text), "lead": plain(part.lead), "link": part.link}
    return {"kind": "text", "code": _code(part.style), "level": LEVEL.get(part.style), **said}


def _code(name: str) -> str:
    return re.sub(r"\W+", "-", name.lower())
