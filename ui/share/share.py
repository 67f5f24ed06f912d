"""What a reader can download of a view: slides, a workbook, a one-page briefing, a page that needs no server.

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
from exports.model import Exhibit, View, file_name
from exports.powerpoint.presentation import write_deck
from exports.word.briefing import write_briefing
from ui.cards.registry import build_card, chapters, exhibit_of, sources
from ui.download import offer_download
from ui.present.story import slides
from ui.share.view import view_of
from ui.state.chosen_slides import deck
from ui.state.links import query_of
from ui.state.shown_study import own_study
from ui.streamlit_internals import TAKE_AWAY
from ui.words import plain
from wording.app.share import AS_PDF, BRIEFING, EACH_SAYS, HIDDEN_TOO, LINK_TO_VIEW, SLIDES, TITLE, WEB_PAGE, WORKBOOK
from wording.selection import describe, filters_named

OFFICE = "application/vnd.openxmlformats-officedocument."
SPREADSHEET = OFFICE + "spreadsheetml.sheet"


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


def findings_table(taken: Taken) -> bytes:
    """The findings shown as CSV, in the words of the workbook."""
    return csv_bytes(taken.view.findings_titled)


def as_briefing(taken: Taken) -> bytes:
    """The view on one page."""
    return write_briefing(taken.view, taken.exhibits(["compare.sponsor_support", "what-helps-and-what-hinders"]))


def as_web_page(taken: Taken) -> bytes:
    """Every page that has charts, with the findings shown."""
    return write_web_page(taken.view, chapters(taken.dataset, taken.selection, taken.titles))


@dataclass(frozen=True)
class Kind:
    """One kind of file: its button, what is in it, the end of its name, its type, and what writes it."""

    label: str
    holds: str
    name: str
    ending: str
    mime: str
    write: Callable[[Taken], bytes]
    of_page: bool = False


KINDS = (
    Kind(*SLIDES, "pptx", OFFICE + "presentationml.presentation", as_slides),
    Kind(*WORKBOOK, "xlsx", SPREADSHEET, as_workbook, of_page=True),
    Kind(*BRIEFING, "docx", OFFICE + "wordprocessingml.document", as_briefing),
    Kind(*WEB_PAGE, "html", "text/html", as_web_page),
)


def findings_taken(dataset: Dataset, selection: Selection) -> Taken:
    """The view of the page Findings, for a workbook or a table of its findings."""
    return Taken(dataset, selection, "findings", {"overview": "Overview"}, (), _address())


def charts_of(dataset: Dataset, page: str) -> list[str]:
    """The names of the charts of one page."""
    return [name for name, source in sources(dataset).items() if page in (source.page, source.also)]


def draw_button() -> bool:
    """The button above the page that opens the list of files; True where it was pressed."""
    with st.container(horizontal=True, horizontal_alignment="right", key=TAKE_AWAY):
        return st.button(TITLE, icon=":material/download:", type="tertiary", key="take-away-open")


@st.dialog(TITLE, width="medium")
def open_take_away(dataset: Dataset, selection: Selection, page: str, titles: dict[str, str]) -> None:
    """The files there are of this view, each with its button."""
    taken = Taken(dataset, selection, page, titles, deck(), _address())
    st.markdown(plain(describe(selection, dataset)))
    if not own_study():  # which nobody else could open
        st.markdown(LINK_TO_VIEW)
        st.code(_link_to_view(page, titles), language=None, wrap_lines=True)  # with a button that copies it
    st.markdown(EACH_SAYS)
    if dataset.fewest:
        st.markdown(HIDDEN_TOO)
    for kind in KINDS:
        what = f"{titles[page]} {kind.name}" if kind.of_page else kind.name
        button, holds = st.columns([2, 3], vertical_alignment="center")
        with button:
            offer_download(
                kind.label,
                partial(kind.write, taken),
                file_name(dataset.descriptor.title, what, kind.ending, filters_named(dataset, selection)),
                kind.mime,
                key=f"take-{kind.ending}",
                width="stretch",
                icon=None,
            )
        holds.markdown(kind.holds)
    st.markdown(AS_PDF)


def _link_to_view(page: str, titles: dict[str, str]) -> str:
    """The address of the page as it is shown: filters, what is compared, which part and which page of a list."""
    query = urlencode({name: st.query_params.get_all(name) for name in st.query_params}, doseq=True)
    return f"{_address()}/{'' if page == next(iter(titles)) else page}" + (f"?{query}" if query else "")


def _address() -> str:
    """The address of the app, without page and query."""
    scheme, _, rest = (st.context.url or "").partition("://")
    return f"{scheme}://{rest.split('/')[0]}" if rest else ""
