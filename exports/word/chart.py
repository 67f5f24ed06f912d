"""A native Word chart of experience: bars that can be edited, with the numbers in a workbook inside the document."""

from dataclasses import replace
from io import BytesIO

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph
from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml as parse_chart
from pptx.oxml.ns import qn
from pptx.util import Pt
from xlsxwriter import Workbook

from charts.style import LIGHT, text_on
from exports.model import Exhibit
from exports.numbers import stubs_of
from exports.office_text import colour_of, make_valid, plain
from wording.counts import HIDDEN, SUPPRESSED
from wording.exports import HIDDEN_BAR, part_hidden

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
WORD_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FONT, SIZE = "Arial", 9
EMU = 12_700  # of a point
NO_FRAME = f'<c:spPr xmlns:c="{CHART}" xmlns:a="{DRAWING}"><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'


def add_chart(document: Document, paragraph: Paragraph, exhibit: Exhibit, width: float, height: float) -> None:
    """Put a chart of `exhibit` (shape 'experience') at the end of `paragraph`, `width` by `height` points."""
    package = document.part.package
    categories, series = bars_of(exhibit)
    space = _chart_space(exhibit, categories, series)
    chart = XmlPart(PackURI("/word/charts/chart_1.xml"), CONTENT_TYPE.DML_CHART, space, package)
    book = Part(PackURI("/word/embeddings/chart_1.xlsx"), CONTENT_TYPE.SML_SHEET, _workbook(categories, series), package)
    external = etree.SubElement(space, f"{{{CHART}}}externalData")
    external.set(f"{{{RELATIONSHIPS}}}id", chart.relate_to(book, RELATIONSHIP_TYPE.PACKAGE))
    etree.SubElement(external, f"{{{CHART}}}autoUpdate", val="0")
    held = document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
    paragraph.add_run()._r.append(_drawing(exhibit, held, width, height))


def bars_of(exhibit: Exhibit) -> tuple[list[str], list[tuple[str, list[float | None]]]]:
    """The names of the bars with their n, and for each level of experience its name and a number for each bar, or None; last,
    where there are any, what is hidden, of one length for all."""
    spec = exhibit.spec
    sizes = [HIDDEN if row.n is SUPPRESSED else str(row.n) for row in spec.rows]
    sizes = [part_hidden(size, spec.part_hidden(row)) for row, size in enumerate(sizes)]
    categories = [f"{plain(row.label)} (n = {size})" for row, size in zip(spec.rows, sizes, strict=True)]
    series: list[tuple[str, list[float | None]]] = [
        (plain(each.label), [None if n is SUPPRESSED else n for n in each.values]) for each in spec.told
    ]
    stubs = list(stubs_of(replace(spec, series=spec.told)))
    return categories, [*series, *([(HIDDEN_BAR, stubs)] if any(stubs) else [])]


def _chart_space(exhibit: Exhibit, categories: list[str], series: list[tuple[str, list[float | None]]]):
    data = CategoryChartData(number_format="0")
    data.categories = categories
    for name, numbers in series:
        data.add_series(name, numbers)
    space = parse_chart(ChartXmlWriter(XL_CHART_TYPE.BAR_STACKED, data).xml.encode())
    _set_look(Chart(space, None), [each.level for each in exhibit.spec.told])
    make_valid(space)
    return space


def _set_look(chart: Chart, levels: list[str]) -> None:
    chart.has_title = False
    chart.element.find(qn("c:chart")).addnext(parse_chart(NO_FRAME))
    chart.font.name, chart.font.size, chart.font.color.rgb = FONT, Pt(SIZE), colour_of(LIGHT.text)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    names, numbers = chart.category_axis, chart.value_axis
    names.reverse_order = True  # Word draws the first bar at the foot
    names.major_tick_mark = names.minor_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.rgb = colour_of(LIGHT.line)
    numbers.has_major_gridlines, numbers.minimum_scale = False, 0
    numbers.major_tick_mark, numbers.tick_label_position = XL_TICK_MARK.NONE, XL_TICK_LABEL_POSITION.NONE
    numbers.format.line.fill.background()
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 40, 100
    for each in plot.series:
        each.invert_if_negative = False
    for each in list(plot.series)[len(levels) :]:
        each.format.fill.patterned()
        each.format.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        each.format.fill.fore_color.rgb, each.format.fill.back_color.rgb = colour_of(LIGHT.line), colour_of(LIGHT.page)
        each.format.line.color.rgb = colour_of(LIGHT.line)
    for each, level in zip(plot.series, levels, strict=False):
        colour = LIGHT.experience(level)
        each.format.fill.solid()
        each.format.fill.fore_color.rgb = colour_of(colour)
        each.format.line.color.rgb = colour_of(LIGHT.page)
        labels = each.data_labels
        labels.show_value, labels.number_format, labels.number_format_is_linked = True, "0;;", False  # no label for 0
        labels.font.size, labels.font.bold, labels.font.color.rgb = Pt(SIZE), True, colour_of(text_on(colour))


def _workbook(categories: list[str], series: list[tuple[str, list[float | None]]]) -> bytes:
    """The numbers where the chart looks for them: names in the first column, a column for each level."""
    held = BytesIO()
    with Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        sheet = workbook.add_worksheet("Sheet1")
        sheet.write_column(1, 0, categories)
        for place, (name, numbers) in enumerate(series, 1):
            sheet.write_string(0, place, name)
            sheet.write_column(1, place, numbers)
    return held.getvalue()


def _drawing(exhibit: Exhibit, chart: str, width: float, height: float):
    drawing = parse_xml(
        f'<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="{WORD_DRAWING}" '
        f'xmlns:a="{DRAWING}"><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{int(width * EMU)}" cy="{int(height * EMU)}"/><wp:docPr id="1" name="Chart"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{CHART}">'
        f'<c:chart xmlns:c="{CHART}" xmlns:r="{RELATIONSHIPS}" r:id="{chart}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
    named = drawing.find(f".//{{{WORD_DRAWING}}}docPr")
    named.set("descr", plain(exhibit.alt))
    named.set("title", plain(exhibit.title))
    return drawing
