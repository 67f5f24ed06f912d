"""What a reader can download of a view: slides, a workbook, a one-page briefing, a PDF, a page that needs no server.

Each file is made when its button is pressed, in the light appearance, from the same cards that the pages show; the
button turns a wheel until it is there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from analysis.model.dataset import Dataset
from analysis.selection import Selection
from exports.csv import csv_bytes
from exports.excel.workbook import write_workbook
from exports.html.page import write_web_page
from exports.model import Chapter, Exhibit, View, file_name
from exports.opendocument.spreadsheet import write_spreadsheet
from exports.pdf.document import write_page, write_report
from exports.powerpoint.presentation import write_deck
from exports.word.briefing import write_briefing
from ui.cards.registry import build_card, chapters, exhibit_of, sources
from ui.download import offer_download
from ui.present.story import slides
from ui.sections.method import method_parts
from ui.share.view import filters_named, view_of
from ui.state.chosen_slides import deck
from ui.state.links import query_of
from ui.state.shown_study import own_study
from ui.streamlit_internals import TAKE_AWAY
from ui.words import plain
from wording.app import share as words
from wording.selection import describe

OFFICE = "application/vnd.openxmlformats-officedocument."
SPREADSHEET = OFFICE + "spreadsheetml.sheet"
OPEN = "application/vnd.oasis.opendocument."
FINDINGS = "findings"  # the page of the list


@dataclass(frozen=True)
class Taken:
    """The view to download: the study, the selection, the page and every page's title, the deck, the address."""

    dataset: Dataset
    selection: Selection
    page: str
    titles: dict[str, str]
    deck: tuple[str, ...]
    address: str

    @property
    def view(self) -> View:
        """What every export prints."""
        return view_of(self.dataset, self.selection, self.link(self.page))

    def link(self, page: str) -> str:
        """The address of one page with the same filters; the first page's is the app's own."""
        query = urlencode(query_of(self.dataset, self.selection), doseq=True)
        return f"{self.address}/{'' if page == next(iter(self.titles)) else page}" + (f"?{query}" if query else "")

    def exhibits(self, names: list[str]) -> tuple[Exhibit, ...]:
        """The charts of these names, drawn for the selection."""
        return tuple(exhibit_of(self.dataset, build_card(self.dataset, self.selection, name)) for name in names)


def as_slides(taken: Taken) -> bytes:
    """The deck of Present."""
    made = slides(taken.dataset, taken.selection, taken.deck, taken.link("present"))
    return write_deck(taken.view, made)


def as_workbook(taken: Taken) -> bytes:
    """The findings shown, and the numbers behind the page's charts."""
    return write_workbook(taken.view, taken.exhibits(charts_of(taken.dataset, taken.page)))


def as_open_workbook(taken: Taken) -> bytes:
    """The same as an OpenDocument file."""
    return write_spreadsheet(taken.view, taken.exhibits(charts_of(taken.dataset, taken.page)))


def findings_table(taken: Taken) -> bytes:
    """The findings shown as CSV, in the words of the workbook."""
    return csv_bytes(taken.view.findings_titled)


def as_briefing(taken: Taken) -> bytes:
    """The view on one page."""
    return write_briefing(taken.view, taken.exhibits(["compare.sponsor_support", "what-helps-and-what-hinders"]))


def as_web_page(taken: Taken) -> bytes:
    """Every page that has charts, with the findings shown."""
    return write_web_page(taken.view, chapters(taken.dataset, taken.selection, taken.titles))


def as_page_pdf(taken: Taken) -> bytes:
    """The page as a PDF; Overview with its key messages, Findings with its list."""
    chapter = Chapter(taken.titles[taken.page], taken.exhibits(charts_of(taken.dataset, taken.page)))
    is_first = taken.page == next(iter(taken.titles))
    return write_page(taken.view, chapter, lists_findings=taken.page == FINDINGS, says_messages=is_first)


def as_report(taken: Taken) -> bytes:
    """Every page that has charts, the findings shown and the method as a PDF."""
    pages = chapters(taken.dataset, taken.selection, taken.titles)
    return write_report(taken.view, pages, method_parts(taken.dataset))


@dataclass(frozen=True)
class Kind:
    """One kind of file: its button, its name, the end of that, its type, and what writes it; whether it is of one page."""

    label: str
    name: str
    ending: str
    mime: str
    write: Callable[[Taken], bytes]
    of_page: bool = False

    @property
    def key(self) -> str:
        """A name like no other kind's."""
        return f"{self.name}-{self.ending}".strip("-")


@dataclass(frozen=True)
class Group:
    """Files of one purpose, in the formats there are: its name, what is in them, the kinds."""

    name: str
    holds: str
    kinds: tuple[Kind, ...]


GROUPS = (
    Group(*words.SLIDES, (Kind(*words.POWERPOINT, "pptx", OFFICE + "presentationml.presentation", as_slides),)),
    Group(
        *words.SPREADSHEET,
        (
            Kind(*words.EXCEL_WORKBOOK, "xlsx", SPREADSHEET, as_workbook, of_page=True),
            Kind(*words.OPEN_WORKBOOK, "ods", OPEN + "spreadsheet", as_open_workbook, of_page=True),
        ),
    ),
    Group(*words.BRIEFING, (Kind(*words.WORD_BRIEFING, "docx", OFFICE + "wordprocessingml.document", as_briefing),)),
    Group(
        *words.TO_READ,
        (
            Kind(*words.PAGE_PDF, "pdf", "application/pdf", as_page_pdf, of_page=True),
            Kind(*words.REPORT_PDF, "pdf", "application/pdf", as_report),
        ),
    ),
    Group(*words.WEB_PAGE, (Kind(*words.ONE_PAGE, "html", "text/html", as_web_page),)),
)
KINDS = tuple(kind for group in GROUPS for kind in group.kinds)


def findings_taken(dataset: Dataset, selection: Selection) -> Taken:
    """The view of the page Findings, for a workbook or a table of its findings."""
    return Taken(dataset, selection, FINDINGS, {"overview": "Overview"}, (), _address())


def charts_of(dataset: Dataset, page: str) -> list[str]:
    """The names of the charts of one page."""
    return [name for name, source in sources(dataset).items() if page in (source.page, source.also)]


def draw_button() -> bool:
    """The button above the page that opens the list of files; True where it was pressed."""
    with st.container(horizontal=True, horizontal_alignment="right", key=TAKE_AWAY):
        return st.button(words.TITLE, icon=":material/download:", type="tertiary", key="take-away-open")


@st.dialog(words.TITLE, width="medium")
def open_take_away(dataset: Dataset, selection: Selection, page: str, titles: dict[str, str]) -> None:
    """The files there are of this view, each with its button."""
    taken = Taken(dataset, selection, page, titles, deck(), _address())
    st.markdown(plain(describe(selection, dataset)))
    if not own_study():  # which nobody else could open
        st.markdown(words.LINK_TO_VIEW)
        st.code(_link_to_view(page, titles), language=None, wrap_lines=True)  # with a button that copies it
    st.markdown(words.EACH_SAYS)
    if dataset.fewest:
        st.markdown(words.HIDDEN_TOO)
    for group in GROUPS:
        _show_group(taken, group)


def _show_group(taken: Taken, group: Group) -> None:
    st.markdown(f"**{group.name}.** {group.holds}")
    with st.container(horizontal=True, gap="small"):
        for kind in group.kinds:
            what = f"{taken.titles[taken.page]} {kind.name}" if kind.of_page else kind.name
            shown = filters_named(taken.dataset, taken.selection)
            offer_download(
                kind.label,
                partial(kind.write, taken),
                file_name(taken.dataset.descriptor.title, what, kind.ending, shown),
                kind.mime,
                key=f"take-{kind.key}",
                icon=None,
            )


def _link_to_view(page: str, titles: dict[str, str]) -> str:
    """The address of the page as it is shown: filters, what is compared, which part and which page of a list."""
    query = urlencode({name: st.query_params.get_all(name) for name in st.query_params}, doseq=True)
    return f"{_address()}/{'' if page == next(iter(titles)) else page}" + (f"?{query}" if query else "")


def _address() -> str:
    """The address of the app, without page and query."""
    scheme, _, rest = (st.context.url or "").partition("://")
    return f"{scheme}://{rest.split('/')[0]}" if rest else ""
