"""A view as an Excel workbook: what it is and how far it goes, the findings, a sheet for each exhibit."""

from io import BytesIO

from xlsxwriter import Workbook

from exports.excel.layout import Book, Sheet, sheet_names
from exports.model import Exhibit, View
from wording.cards import CAVEATS
from wording.counts import number_of
from wording.exports import IN_THE_APP, LIMITATIONS, NOT_DRAWN, ONE_ROW, ORIGIN, READING, one_a_row, sheet_holds
from wording.how_to_read import how_to_read

MOST_FINDINGS = 100_000
ABOUT, FINDINGS = "About", "Findings"
TEXT_WIDTH = 64
LONGEST_LINK = 2_079  # what Excel takes
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": "Arial", "font_size": 11},
}


def write_workbook(view: View, exhibits: tuple[Exhibit, ...]) -> bytes:
    """The workbook. First the sheet About with links to the others, then Findings (at most MOST_FINDINGS), then the
    exhibits, each under its measure, its table as an Excel table and its notes below it.
    """
    held = BytesIO()
    names = sheet_names((ABOUT, FINDINGS, *(exhibit.key for exhibit in exhibits)))
    with Workbook(held, OPTIONS) as workbook:
        workbook.set_properties({"title": view.study, "subject": view.shown, "comments": f"{view.citation} {view.source_line}"})
        book = Book(workbook, footer=view.study)
        _write_about(book.add_sheet(names[0]), view, exhibits, names)
        _write_findings(book.add_sheet(names[1], on_its_side=True), view)
        for exhibit, name in zip(exhibits, names[2:], strict=True):
            _write_exhibit(book.add_sheet(name), view, exhibit)
    return held.getvalue()


def _write_about(sheet: Sheet, view: View, exhibits: tuple[Exhibit, ...], names: tuple[str, ...]) -> None:
    sheet.set_widths((34, 100))
    sheet.write_line(view.study, "title")
    sheet.write_line(view.subtitle)
    sheet.write_line("")
    sheet.write_pair("What it is", view.description)
    if view.coding:
        sheet.write_pair("How it was coded", view.coding)
    sheet.write_pair("What is shown", view.shown)
    for label, values in view.filters:
        sheet.write_pair(f"Filter: {label}", values)
    if not view.filters:
        sheet.write_pair("Filters", "None set")
    if view.counts_people:
        sheet.write_pair("People with findings", f"{number_of(view.n)} of {number_of(view.total)}")
        sheet.write_pair("Findings listed", f"{len(view.findings)}{_cut(view)}{_unlisted(view)}")
    else:
        sheet.write_pair("Findings", f"{number_of(view.n)} of {number_of(view.total)}{_cut(view)}{_unlisted(view)}")
    sheet.write_pair("Date", view.date)
    sheet.write_line("")
    sheet.write_line(READING, "heading")
    for title, text in how_to_read(view):
        sheet.write_pair(title, text)
    sheet.write_line("")
    sheet.write_line(LIMITATIONS, "heading")
    for title, text in view.limits:
        sheet.write_pair(title, text)
    sheet.write_line("")
    sheet.write_line(ORIGIN, "heading")
    sheet.write_pair("Cite as", view.citation)
    sheet.write_pair("Source", view.source)
    sheet.write_pair("Licence", view.licence)
    sheet.write_pair(IN_THE_APP, view.link, view.link if _can_be_followed(view.link) else "")
    sheet.write_line("")
    sheet.write_line("In this workbook", "heading")
    titles = (f"{one_a_row(len(view.findings))}{_cut(view)}", *(exhibit.title for exhibit in exhibits))
    for name, title in zip(names[1:], titles, strict=True):
        sheet.write_contents(name, title)


def _write_findings(sheet: Sheet, view: View) -> None:
    """The findings from the first cell on, so that other tools read the sheet as a table."""
    sheet.write_table(view.findings_titled.iloc[:MOST_FINDINGS], f"{view.shown} {ONE_ROW}")


def _write_exhibit(sheet: Sheet, view: View, exhibit: Exhibit) -> None:
    sheet.write_line(exhibit.title, "title")
    sheet.write_line(exhibit.measure)
    if exhibit.instead:
        sheet.write_line(f"{exhibit.instead} {NOT_DRAWN}", "strong")
    table = exhibit.table.rename_axis(index=exhibit.table.index.name or "What").reset_index(allow_duplicates=True)
    sheet.write_table(table, exhibit.alt, first_width=TEXT_WIDTH)
    sheet.write_line("")
    if exhibit.notes:
        sheet.write_line(CAVEATS, "heading")
    for title, text in exhibit.notes:
        sheet.write_line(f"{title}. {text}")
    sheet.write_line(" ".join(said for said in (view.shown, view.coding, f"{view.date}.", f"{view.source_line}.") if said))
    sheet.write_back(ABOUT)


def _cut(view: View) -> str:
    return sheet_holds(MOST_FINDINGS, len(view.findings))


def _unlisted(view: View) -> str:
    return f". {view.unlisted}" if view.unlisted else ""


def _can_be_followed(link: str) -> bool:
    return link.startswith(("https://", "http://")) and len(link) <= LONGEST_LINK
