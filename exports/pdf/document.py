"""A page of the app, or the whole report, as a tagged PDF: what it says goes to `page.typ` as JSON, which says how it looks."""

import json
from functools import cache
from pathlib import Path

import pandas as pd

from charts.picture.draw import chart_drawing
from charts.picture.letters import EXACT_FAMILY, FILES, exact
from charts.picture.parts import Room
from charts.picture.svg import svg_of
from exports.blocks import Block, Bullets, Heading, Listing, Paragraph, Part, ToCopy
from exports.model import Chapter, Exhibit, View
from exports.numbers import holds_numbers, text_of
from exports.office_text import plain
from wording.app import documents as words
from wording.exports import IN_THE_APP, LIMITATIONS, ORIGIN, WHAT

TEMPLATE = Path(__file__).with_name("page.typ")
FONTS = (EXACT_FAMILY, "Arial", "Liberation Sans", "DejaVu Sans", "Libertinus Serif")
# PDF/A-2a to be kept and PDF/UA-1 to be read aloud; what holds a letter that PDF/A forbids is PDF/UA-1 only
STANDARDS: tuple[list, ...] = (["a-2a", "ua-1"], ["ua-1"], [])
CHART, MATRIX = 700, 800  # pixels across the width of the text, 170 mm: letters are then printed in 8 points or more
MOST_FINDINGS = 2_000
LETTERS, WIDEST = 110, 120  # of a line of a table, and that a column of text asks for at most
OF_A_FINDING = ("finding_id", "statement", "theme_id", "voice", "section")


def write_page(view: View, chapter: Chapter, lists_findings: bool = False, says_messages: bool = False) -> bytes:
    """One page of the app as a PDF: its charts, and where the page has them the key messages and the findings shown."""
    made = _data(view, (chapter,), (), lists_findings)
    made |= {"page": plain(chapter.title), "title": plain(words.titled(chapter.title, view.title)), "is_report": False}
    return _compiled(made if says_messages else made | {"messages": []})


def write_report(view: View, chapters: tuple[Chapter, ...], method: tuple[Part, ...]) -> bytes:
    """Every page in one PDF, with its contents, the findings shown (at most MOST_FINDINGS) and the parts of Method, which
    have all limitations."""
    return _compiled(_data(view, chapters, method, lists_findings=True) | {"limits": []})


def _compiled(data: dict) -> bytes:
    """The PDF, by the strictest of STANDARDS that its letters allow. Raises typst.TypstError where none can be made."""
    import typst  # 80 MB that the app need not load to start

    *strict, last = STANDARDS
    made = {"data": json.dumps(data, ensure_ascii=False)}
    for standards in strict:
        try:
            return typst.compile(TEMPLATE, sys_inputs=made, font_paths=_fonts(), pdf_standards=standards, format="pdf")
        except typst.TypstError:
            continue
    return typst.compile(TEMPLATE, sys_inputs=made, font_paths=_fonts(), pdf_standards=last, format="pdf")


@cache
def _fonts():
    import typst

    return typst.Fonts(font_paths=[path.parent for path in FILES.values()][:1])


def _data(view: View, chapters: tuple[Chapter, ...], method: tuple[Part, ...], lists_findings: bool) -> dict:
    """What the template shows, every text on one line and without what a document cannot hold."""
    said = {name.lower(): getattr(words, name) for name in ("MADE_ON", "PAGE_OF", "CONTENTS", "MESSAGES", "BESIDE_IT")}
    return {
        "title": plain(words.titled(words.REPORT, view.title)),
        "heading": plain(view.heading),
        "heading_short": plain(view.heading if view.filters else ""),
        "study": plain(view.study),
        "page": words.REPORT,
        "is_report": True,
        "shown": plain(view.shown),
        "trust": plain(view.trust),
        "date": plain(view.date),
        "link": view.link if view.link.startswith(("https://", "http://")) else "",
        "foot": plain(view.source_line),
        "fonts": FONTS,
        "language": "en",
        "region": "GB",
        "messages": [
            (plain(f"{head.rstrip('.')}."), plain(f"{said} {words.said_with(view.many(n))}")) for head, said, n in view.messages
        ],
        "chapters": [
            {"title": plain(each.title), "exhibits": [_exhibit(exhibit) for exhibit in each.exhibits]}
            for each in chapters
            if each.exhibits
        ],
        "findings": _findings(view) if lists_findings else None,
        "limits": [(plain(title), plain(text)) for title, text in view.limits],
        "parts": [{"title": plain(part.title), "blocks": [_block(block) for block in part.blocks]} for part in method],
        "origin": [
            (words.CITE, plain(view.citation)),
            (words.SOURCE, plain(view.reference)),
            (words.LICENCE, plain(view.licence)),
            (IN_THE_APP, plain(view.found_at)),
        ],
        "words": said
        | {
            "the_findings": words.THE_FINDINGS,
            "in_the_app": IN_THE_APP,
            "limitations": LIMITATIONS,
            "origin": ORIGIN,
        },
    }


def _exhibit(exhibit: Exhibit) -> dict:
    return {
        "title": plain(exhibit.title),
        "measure": plain(exhibit.measure),
        "alt": plain(exhibit.alt) or plain(exhibit.title),
        "svg": _picture(exhibit),
        "caveat": plain(exhibit.caveat),
        "instead": plain(exhibit.instead),
        "statements": [plain(f"{said} ({identity})") for identity, said in exhibit.in_place],
        "rows": None if exhibit.instead else _rows(exhibit.table.reset_index(names=exhibit.table.index.name or WHAT)),
    }


def _picture(exhibit: Exhibit) -> str:
    """Its chart as SVG; '' where there is too little to draw, or only a table."""
    if exhibit.instead or exhibit.shape == "table" or exhibit.spec.is_empty:
        return ""
    room = Room(MATRIX if exhibit.shape == "matrix" else CHART, exact)
    return svg_of(chart_drawing(exhibit.spec, room), plain(exhibit.alt), family=f"'{EXACT_FAMILY}'")


def _findings(view: View) -> dict:
    """The findings shown: number, statement, theme, source, place in the report."""
    columns = [name for name in OF_A_FINDING if name in view.findings]
    listed = view.findings[columns].iloc[:MOST_FINDINGS].set_axis([view.titles[name] for name in columns], axis=1)
    said = [view.shown, view.unlisted, words.listed_to(len(listed), len(view.findings))]
    if listed.empty:
        return {"said": [words.NONE_LISTED], "rows": None}
    return {"said": [plain(each) for each in said if each], "rows": _rows(listed)}


def _block(block: Block) -> dict:
    match block:
        case Heading(text):
            return {"kind": "heading", "text": plain(text)}
        case Paragraph(text):
            return {"kind": "paragraph", "text": plain(text)}
        case Bullets(items):
            return {"kind": "bullets", "items": [plain(item) for item in items]}
        case ToCopy(text):
            return {"kind": "copy", "text": plain(text)}
        case Listing(rows, _):
            return {"kind": "rows", "rows": _rows(rows)}


def _rows(table: pd.DataFrame) -> dict:
    """A table: its head, its cells as text, which columns hold numbers, by what the others share the width."""
    columns = [(plain(name), [plain(text_of(cell)) for cell in cells]) for name, cells in table.items()]
    return {
        "head": [name for name, _ in columns],
        "rows": list(map(list, zip(*(cells for _, cells in columns), strict=True))),
        "numeric": [holds_numbers(cells) for _, cells in table.items()],
        "shares": _shares(columns),
    }


def _shares(columns: list[tuple[str, list[str]]]) -> list[float]:
    """Letters of a line for each column: its longest word, and of what is left as much as its cells have on average."""
    least = [3 + max((len(word) for text in (name, *cells) for word in text.split()), default=0) for name, cells in columns]
    average = [round(sum(map(len, cells)) / max(1, len(cells))) for _, cells in columns]
    more = [max(0, min(WIDEST, many) - word) for many, word in zip(average, least, strict=True)]
    spare = max(0, LETTERS - sum(least)) / max(LETTERS - sum(least), sum(more), 1)
    return [word + spare * wanted for word, wanted in zip(least, more, strict=True)]
