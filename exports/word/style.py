"""How a briefing looks stands in template.docx, to be changed in Word: its page, its columns, its styles, its language.

Here they are read by name, in points, for what is written has to fit the page.
"""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn

from exports.briefing import Page, Style
from exports.model import View
from exports.office_text import plain

TEMPLATE = Path(__file__).with_name("template.docx")
LEAD_STYLE, TABLE_STYLE, LINK_STYLE, GRID_STYLE = "Lead", "Cell", "Hyperlink", "Table Grid"
TEXT_STYLES = ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Caption", "List Bullet", LEAD_STYLE, TABLE_STYLE)
LONGEST_PROPERTY = 255


@cache
def styles() -> dict[str, Style]:
    """The styles of TEXT_STYLES by their names."""
    document = docx.Document(str(TEMPLATE))
    return {name: _style(document.styles[name]) for name in TEXT_STYLES}


@cache
def page() -> Page:
    """The page of the template."""
    document = docx.Document(str(TEMPLATE))
    section, columns = document.sections[0], document.element.body.xpath("./w:sectPr/w:cols")[0]
    width = section.page_width.pt - section.left_margin.pt - section.right_margin.pt
    height = section.page_height.pt - section.top_margin.pt - section.bottom_margin.pt
    number, gap = int(columns.get(qn("w:num"))), int(columns.get(qn("w:space"))) / 20
    (side,) = document.styles[GRID_STYLE].element.xpath("./w:tblPr/w:tblCellMar/w:left/@w:w")
    return Page(width, height, (width - gap * (number - 1)) / number, int(side) / 20)


def blank_page(view: View) -> Document:
    """The template, which is empty, with the properties of the view. It is nobody's by name."""
    document = docx.Document(str(TEMPLATE))
    properties = document.core_properties
    properties.title = plain(f"{view.title}: briefing")[:LONGEST_PROPERTY]
    properties.subject = plain(view.shown)[:LONGEST_PROPERTY]
    properties.comments = plain(view.citation)[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = properties.keywords = ""
    properties.language = "en-GB"
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)
    return document


def begin_columns(document: Document) -> None:
    """What is there stands across the page; what is added from here on stands in the template's columns."""
    document.add_section(WD_SECTION.CONTINUOUS)
    document.sections[0]._sectPr.find(qn("w:cols")).set(qn("w:num"), "1")


def begin_pages(document: Document) -> None:
    """What is added from here on stands across new pages."""
    document.add_section(WD_SECTION.NEW_PAGE)._sectPr.find(qn("w:cols")).set(qn("w:num"), "1")


def _style(style) -> Style:
    lines = style.paragraph_format
    before, after, indent = (
        length.pt if length else 0 for length in (lines.space_before, lines.space_after, lines.left_indent)
    )
    return Style(style.font.size.pt, bool(style.font.bold), before, after, indent)
