"""What a briefing is made of: text, tables and a chart, each with the height it takes, and how Word is told of it."""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from exports import briefing
from exports.office_text import plain
from exports.word.chart import add_chart
from exports.word.fit import text_height
from exports.word.style import GRID_STYLE, LINK_STYLE, TABLE_STYLE, page, styles

RULE_HEIGHT = 0.6


@dataclass(frozen=True)
class Text(briefing.Text):
    """A paragraph in one of TEXT_STYLES."""

    def height(self, width: float) -> float:
        """Its height in points in a column of `width` points."""
        style = styles()[self.style]
        lead, text = (f"{self.lead} {self.text}", "") if style.bold else (self.lead, self.text)
        return style.before + style.after + text_height(text, style.size, width - style.indent, bold=lead)

    def write(self, document: Document, width: float, is_first: bool = False, breaks_column: bool = False) -> None:
        """Add it to the end of `document`; the first of a column has nothing above it, and can begin that column."""
        paragraph = document.add_paragraph(style=self.style)
        if is_first:
            paragraph.paragraph_format.space_before = Pt(0)
        if breaks_column:
            paragraph.add_run().add_break(WD_BREAK.COLUMN)
        if self.lead:
            paragraph.add_run(f"{plain(self.lead)} ").bold = True
        if self.link:
            _add_link(paragraph, plain(self.text), self.link)
        else:
            paragraph.add_run(plain(self.text))


@dataclass(frozen=True)
class Rows(briefing.Rows):
    """A table."""

    def height(self, width: float) -> float:
        """Its height in points in a column of `width` points."""
        style, high = styles()[TABLE_STYLE], 0.0
        for number, row in enumerate((self.header, *self.rows)):
            inner = [share * width - 2 * page().cell_side for share in self.shares]
            said = [("", cell) if number == 0 else (cell, "") for cell in row]
            cells = [text_height(text, style.size, each, lead) for (text, lead), each in zip(said, inner, strict=True)]
            high += max(cells) + style.before + style.after + RULE_HEIGHT
        return high

    def write(self, document: Document, width: float) -> None:
        """Add it to the end of `document`."""
        table = document.add_table(0, len(self.header), style=GRID_STYLE)
        table.autofit = False
        _describe(table, self.description)
        for column, share in zip(table.columns, self.shares, strict=True):
            column.width = Pt(share * width)
        for number, row in enumerate((self.header, *self.rows)):
            added = table.add_row()
            if number == 0:
                added._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
            for cell, text, share in zip(added.cells, row, self.shares, strict=True):
                cell.width = Pt(share * width)
                paragraph = cell.paragraphs[0]
                paragraph.style = TABLE_STYLE
                paragraph.add_run(plain(text)).bold = number == 0 or None


@dataclass(frozen=True)
class Drawing(briefing.Drawing):
    """The chart of an exhibit."""

    def height(self, width: float) -> float:
        """Its height in points."""
        return self.points + 2 * styles()["Normal"].after

    def write(self, document: Document, width: float) -> None:
        """Add it to the end of `document`."""
        add_chart(document, document.add_paragraph(), self.exhibit, width, self.points)


Part = Text | Rows | Drawing


def height_of(parts: tuple[Part, ...], width: float) -> float:
    """The height in points of `parts`, one below the other."""
    return sum(part.height(width) for part in parts)


def _describe(table, description: str) -> None:
    told = OxmlElement("w:tblDescription")
    told.set(qn("w:val"), plain(description))
    table._tbl.tblPr.append(told)


def _add_link(paragraph: Paragraph, text: str, link: str) -> None:
    leads = OxmlElement("w:hyperlink")
    leads.set(qn("r:id"), paragraph.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    leads.append(paragraph.add_run(text, style=LINK_STYLE)._r)
    paragraph._p.append(leads)
