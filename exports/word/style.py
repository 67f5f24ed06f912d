"""How a briefing looks: one A4 page, its styles (none smaller than 9 points), its language and its properties."""

from dataclasses import dataclass

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from exports.model import View
from exports.office_text import plain

FONT, INK, ACCENT, RULE = "Arial", "212B32", "005EB8", "AEB7BD"
PAGE_WIDTH, PAGE_HEIGHT = 595.3, 841.9  # A4 in points
SIDE, EDGE, GAP = 42.5, 36.0, 20.0
WIDTH, HEIGHT = PAGE_WIDTH - 2 * SIDE, PAGE_HEIGHT - 2 * EDGE
COLUMN = (WIDTH - GAP) / 2
CELL_SIDE = 3.0
LONGEST_PROPERTY = 255
LEAD_STYLE, TABLE_STYLE, LINK_STYLE = "Lead", "Cell", "Hyperlink"


@dataclass(frozen=True)
class Style:
    """A style of paragraph; sizes and distances in points."""

    size: float
    bold: bool = False
    colour: str = INK
    before: float = 0
    after: float = 3
    indent: float = 0


STYLES = {
    "Normal": Style(9.5),
    "Title": Style(20, bold=True, after=1),
    "Subtitle": Style(11.5, after=4),
    "Heading 1": Style(11.5, bold=True, colour=ACCENT, before=7, after=3),
    "Heading 2": Style(9.5, bold=True, before=3, after=1),
    "Caption": Style(9, before=2, after=3),
    "List Bullet": Style(9.5, indent=10),
    LEAD_STYLE: Style(9.5, after=9),
    TABLE_STYLE: Style(9, before=1, after=1),
}


def blank_page(view: View) -> Document:
    """An empty document of one page, in two sections: the first across the page, the second in two columns."""
    document = docx.Document()
    for name in (LEAD_STYLE, TABLE_STYLE):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for name, style in STYLES.items():
        _set_style(document.styles[name], style)
    link = document.styles.add_style(LINK_STYLE, WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor.from_string(ACCENT), True
    _set_table_look(document)
    _set_language(document)
    _set_properties(document, view)
    section = document.sections[0]
    section.page_width, section.page_height = Pt(PAGE_WIDTH), Pt(PAGE_HEIGHT)
    section.left_margin = section.right_margin = Pt(SIDE)
    section.top_margin = section.bottom_margin = Pt(EDGE)
    section.header_distance = section.footer_distance = Pt(EDGE / 2)
    return document


def begin_columns(document: Document) -> None:
    """What is added from here on stands in two columns."""
    columns = document.add_section(WD_SECTION.CONTINUOUS)._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), str(int(GAP * 20)))


def _set_style(style, look: Style) -> None:
    font, lines = style.font, style.paragraph_format
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()  # the template's theme would win over the name
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    font.size, font.bold, font.italic = Pt(look.size), look.bold, False
    font.color.rgb = RGBColor.from_string(look.colour)
    lines.space_before, lines.space_after, lines.line_spacing = Pt(look.before), Pt(look.after), 1.0
    lines.keep_with_next = style.name.startswith("Heading")
    if look.indent:
        lines.left_indent, lines.first_line_indent = Pt(look.indent), Pt(-look.indent)
    for name in ("w:pBdr", "w:contextualSpacing"):
        for found in style.element.get_or_add_pPr().findall(qn(name)):
            style.element.pPr.remove(found)
    for found in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(found)


def _set_table_look(document: Document) -> None:
    """Tables have a line under each row, and no other."""
    properties = document.styles["Table Grid"].element.find(qn("w:tblPr"))
    for name in ("w:tblBorders", "w:tblCellMar"):
        for found in properties.findall(qn(name)):
            properties.remove(found)
    borders, margins = OxmlElement("w:tblBorders"), OxmlElement("w:tblCellMar")
    for side in ("bottom", "insideH"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", RULE)):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(int(CELL_SIDE * 20)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.append(borders)
    properties.append(margins)


def _set_language(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _set_properties(document: Document, view: View) -> None:
    properties = document.core_properties
    properties.title = plain(f"{view.study}: briefing")[:LONGEST_PROPERTY]
    properties.subject = plain(view.shown)[:LONGEST_PROPERTY]
    properties.comments = plain(view.citation)[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = properties.keywords = ""
    properties.language = "en-GB"
