"""The blank deck: 16:9, our colours and font as its theme, three layouts on one grid. Lengths are in points."""

import re
from copy import deepcopy
from datetime import UTC, datetime

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as DeckSlide
from pptx.util import Pt

from charts.style import LIGHT
from exports.office_text import plain
from exports.powerpoint.text import Box, write_into

LANGUAGE = "en-GB"
FONT = "Arial"
WIDTH, HEIGHT = 960, 540
LEFT, ACROSS = 44, 872
KICKER = Box(LEFT, 14, ACROSS, 16)
TITLE = Box(LEFT, 38, ACROSS, 84)
CONTENT = Box(LEFT, 130, ACROSS, 340)
LEFT_OUT = Box(LEFT, 454, ACROSS, 16)
CREDITS = Box(LEFT, 398, ACROSS, 74)
RULE = Box(LEFT, 480, ACROSS, 0.75)
SHOWN = Box(LEFT, 484, ACROSS, 30)
SOURCE = Box(LEFT, 516, ACROSS - 80, 16)
NUMBER = Box(LEFT + ACROSS - 60, 516, 60, 16)
DATE = Box(LEFT, 500, 200, 14)
COVER_BAR = Box(LEFT, 72, 8, 182)
COVER_TITLE = Box(LEFT + 28, 60, ACROSS - 28, 110)
COVER_SUBTITLE = Box(LEFT + 28, 182, ACROSS - 28, 72)
COVER_BODY = Box(LEFT + 28, 290, ACROSS - 28, 180)
TITLE_SIZE, BODY_SIZE = 30, 24
COVER, POINTS, CHART = 0, 1, 2  # the layouts kept, in their order
_KEPT = ("Title Slide", "Title and Content", "Title Only")
_PLACES = {
    PP_PLACEHOLDER.TITLE: TITLE,
    PP_PLACEHOLDER.BODY: CONTENT,
    PP_PLACEHOLDER.DATE: DATE,
    PP_PLACEHOLDER.FOOTER: SOURCE,
    PP_PLACEHOLDER.SLIDE_NUMBER: NUMBER,
    PP_PLACEHOLDER.CENTER_TITLE: COVER_TITLE,
    PP_PLACEHOLDER.SUBTITLE: COVER_SUBTITLE,
}
_ACCENTS = (LIGHT.positive, LIGHT.negative, LIGHT.mixed, *LIGHT.sequential[:3])
_SCHEME = {"dk1": LIGHT.text, "lt1": LIGHT.page, "dk2": LIGHT.text, "lt2": LIGHT.panel, "hlink": LIGHT.positive} | {
    f"accent{place}": colour for place, colour in enumerate(_ACCENTS, 1)
}


def blank_deck(title: str, subject: str, comments: str) -> Deck:
    """A deck without slides. It is nobody's by name: its author is its title."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    deck.element.sldSz.attrib.pop("type")  # the template's own, which says 4:3
    for layout in list(deck.slide_layouts):
        if layout.name not in _KEPT:
            deck.slide_layouts.remove(layout)
    _set_theme(deck)
    for sheet in (deck.slide_master, *deck.slide_layouts):
        _set_placeholders(sheet)
    _set_styles(deck)
    _draw(deck.slide_master, "Rule", RULE, LIGHT.line)
    _draw(deck.slide_layouts[COVER], "Bar", COVER_BAR, LIGHT.positive)
    _set_properties(deck, title, subject, comments)
    return deck


def add_foot(slide: DeckSlide, source: str) -> None:
    """The source line and the slide's number, after all else that is read out."""
    kinds = {PP_PLACEHOLDER.FOOTER: "Source", PP_PLACEHOLDER.SLIDE_NUMBER: "Slide number"}
    for holder in slide.slide_layout.placeholders:
        kind = holder.placeholder_format.type
        if kind not in kinds:
            continue
        element = deepcopy(holder.element)
        named = element.xpath("./p:nvSpPr/p:cNvPr")[0]
        named.set("id", str(max(shape.shape_id for shape in slide.shapes) + 1))
        named.set("name", kinds[kind])
        slide.shapes.element.append(element)
        if kind == PP_PLACEHOLDER.FOOTER:
            write_into(slide.shapes[-1].text_frame, [("", source)])


def finish(deck: Deck) -> None:
    """Write each slide's number into its field, and say of every text, in charts and notes too, that it is British English."""
    for number, slide in enumerate(deck.slides, 1):
        for text in slide.element.xpath(".//a:fld[@type='slidenum']/a:t"):
            text.text = str(number)
    sheets = [deck, deck.slide_master, *deck.slide_layouts, *deck.slides]
    sheets += [slide.notes_slide for slide in deck.slides if slide.has_notes_slide]
    sheets += [deck.notes_master] if deck.slides else []
    elements = [sheet.element for sheet in sheets]
    elements += [shape.chart.element for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    for element in elements:
        for text in element.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
            text.set("lang", LANGUAGE)


def _set_theme(deck: Deck) -> None:
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    xml = re.sub(r'(<a:(?:major|minor)Font><a:latin typeface=")[^"]*', rf"\g<1>{FONT}", theme.blob.decode("utf-8"))
    for name, colour in _SCHEME.items():
        xml = re.sub(rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{colour[1:]}"/></a:{name}>', xml)
    theme.blob = xml.encode("utf-8")


def _set_placeholders(sheet) -> None:
    """Each placeholder on the grid, without insets, in the colour of text, its size not left to the program."""
    for holder in sheet.placeholders:
        place = _PLACES.get(holder.placeholder_format.type)
        if place and holder.element.xpath("./p:spPr/a:xfrm"):
            holder.left, holder.top, holder.width, holder.height = place.emu
        frame = holder.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for element in holder.element.xpath(".//a:normAutofit | .//a:tint"):
            element.getparent().remove(element)
        for level in holder.element.xpath(".//a:lstStyle/*[@algn='ctr']"):
            level.set("algn", "l")
        is_low = holder.placeholder_format.type == PP_PLACEHOLDER.CENTER_TITLE
        frame.vertical_anchor = MSO_ANCHOR.BOTTOM if is_low else MSO_ANCHOR.TOP


def _set_styles(deck: Deck) -> None:
    """Titles bold, to the left, their lines close; points in large type."""
    title, points = deck.slide_master.element.xpath("./p:txStyles/*/a:lvl1pPr")[:2]
    title.set("algn", "l")
    title.insert(0, parse_xml(f'<a:lnSpc {nsdecls("a")}><a:spcPct val="90000"/></a:lnSpc>'))
    points.set("marL", str(Pt(18)))
    points.set("indent", str(-Pt(18)))
    for level, size, bold in ((title, TITLE_SIZE, "1"), (points, BODY_SIZE, "0")):
        style = level.find(qn("a:defRPr"))
        style.set("sz", str(size * 100))
        style.set("b", bold)


def _draw(sheet, name: str, box: Box, colour: str) -> None:
    """A bar of one colour behind what the slides hold; nothing reads it out."""
    left, top, width, height = box.emu
    sheet.shapes.element.insert(
        2,
        parse_xml(
            f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
            f'<p:cNvPr id="{max(shape.shape_id for shape in sheet.shapes) + 1}" name="{name}"/><p:cNvSpPr/>'
            '<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
            f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'
            "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
        ),
    )


def _set_properties(deck: Deck, title: str, subject: str, comments: str) -> None:
    """What the file says of itself; the template's own printer and thumbnail are left out."""
    for owner, kind in ((deck.part, RELATIONSHIP_TYPE.PRINTER_SETTINGS), (deck.part.package, RELATIONSHIP_TYPE.THUMBNAIL)):
        for name in {each.rId for each in deck.part.package.iter_rels() if each.reltype == kind}:
            owner.drop_rel(name)
    about = deck.part.package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    about.blob = about.blob.replace(b"On-screen Show (4:3)", b"Widescreen")
    properties, now = deck.core_properties, datetime.now(UTC).replace(tzinfo=None)
    properties.title = properties.author = properties.last_modified_by = plain(title)[:255]
    properties.subject, properties.comments, properties.keywords = plain(subject)[:255], plain(comments)[:255], ""
    properties.created = properties.modified = now
    properties.language, properties.revision = LANGUAGE, 1
