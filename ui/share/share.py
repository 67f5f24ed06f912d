"""What a reader can download of a view: slides, a workbook, a briefing, a PDF, a page that needs no server, a project.

Each file is made when its button is pressed, in the light appearance, from the same cards that the pages show; the
button turns a wheel until it is there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from analysis.importing.from_study import project_of
from analysis.labels import column_titles, columns_read, read_findings
from analysis.model.dataset import Dataset
from analysis.selection import TEXT, Selection
from analysis.sensitivity import led_by
from analysis.theme_tree import leads_with_themes
from exports.csv import csv_bytes
from exports.excel.workbook import write_workbook
from exports.html.page import write_web_page
from exports.model import CLOSING, Chapter, Exhibit, Slide, View, file_name
from exports.opendocument.spreadsheet import write_spreadsheet
from exports.opendocument.text import write_text
from exports.parquet import parquet_bytes
from exports.pdf.document import write_page, write_report
from exports.powerpoint.presentation import write_deck
from exports.refi.project import write_codebook, write_project
from exports.word.briefing import plan_briefing, write_briefing
from exports.word.style import page as page_of_briefing
from exports.word.style import styles as styles_of_briefing
from ui.cards.card import Card
from ui.cards.registry import build_card, chapters, exhibit_of, sources
from ui.citations import offer_citations
from ui.download import offer_download
from ui.present.standard_deck import slides, story
from ui.sections.method import method_parts
from ui.sections.sensitivity import HOLDS, OF_BOTH_SIDES, asks_whether_it_holds, note_of, with_note
from ui.share.view import number_columns, parts_held, view_of
from ui.state.address import shown
from ui.state.chosen_slides import KEY as DECK
from ui.state.chosen_slides import deck
from ui.state.links import address_of_app, query_of
from ui.state.on_page import on_page
from ui.state.shown_study import UNIT, own_study
from ui.streamlit_internals import TAKE_AWAY
from ui.words import plain
from wording.app import share as words
from wording.app.present import POWERPOINT
from wording.selection import describe, filters_named

OFFICE = "application/vnd.openxmlformats-officedocument."
SPREADSHEET, SLIDE_SHOW = OFFICE + "spreadsheetml.sheet", OFFICE + "presentationml.presentation"
PARQUET_FILE = "application/vnd.apache.parquet"
OPEN = "application/vnd.oasis.opendocument."
ON_BRIEFING = ["compare.sponsor_support", "what-helps-and-what-hinders"]
FINDINGS = "findings"  # the page of the list


@dataclass(frozen=True)
class Taken:
    """The view to download.

    `titles`: every page's title, the first page first. `address`: of the app, None for a study that nobody else can open.
    `shown`: the cards and tables of the page. `choices`: what else is chosen on it, by its name in the address.
    """

    dataset: Dataset
    selection: Selection
    page: str
    titles: dict[str, str]
    deck: tuple[str, ...]
    address: str | None
    shown: tuple[Card | Exhibit, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def view(self) -> View:
        """What every export prints; where the page asks whether it holds, what came of that is the first of its limitations."""
        view = view_of(self.dataset, self.selection, self.link(self.page))
        if not asks_whether_it_holds(self.choices):
            return view
        return replace(view, limits=(note_of(self.dataset, self.selection, led_by(self.dataset)), *view.limits))

    @property
    def slides(self) -> tuple[str, ...]:
        """The deck; where the page asks whether it holds, with the slide that says so behind that of both sides."""
        if not asks_whether_it_holds(self.choices) or HOLDS in self.deck:
            return self.deck
        place = self.deck.index(OF_BOTH_SIDES) + 1 if OF_BOTH_SIDES in self.deck else max(0, len(self.deck) - 1)
        return (*self.deck[:place], HOLDS, *self.deck[place:])

    def link(self, page: str) -> str:
        """The address of one page with the same filters, the deck, and on the page taken what is chosen on it; the first page's
        is the app's own. '' where nobody else can open it."""
        if self.address is None:
            return ""
        chosen = dict(self.choices) if page == self.page else {}
        slides_asked = {DECK: self.deck} if self.deck not in ((), story(self.dataset)) else {}
        query = urlencode({**query_of(self.dataset, self.selection), **chosen, **slides_asked}, doseq=True)
        return f"{self.address}/{'' if page == next(iter(self.titles)) else page}" + (f"?{query}" if query else "")

    def exhibits(self, names: list[str]) -> tuple[Exhibit, ...]:
        """The charts of these names, drawn for the selection."""
        cards = (build_card(self.dataset, self.selection, name) for name in names)
        return tuple(self._noted(exhibit_of(self.dataset, card)) for card in cards if card)

    def on_briefing(self) -> tuple[Exhibit, ...]:
        """What a briefing draws: support, what helps and hinders; of a study without these its themes, kind by kind."""
        themes = [name for name in sources(self.dataset) if name.startswith("themes.")]
        return self.exhibits(themes if leads_with_themes(self.dataset) else ON_BRIEFING)

    def on_page(self, with_marks: bool = False) -> tuple[Exhibit, ...]:
        """What the page shows, in its order."""
        shown = (exhibit_of(self.dataset, each, with_marks) if isinstance(each, Card) else each for each in self.shown)
        return tuple(self._noted(each) for each in shown)

    def chapters(self, with_marks: bool = False) -> tuple[Chapter, ...]:
        """Every page that has charts; the one taken with all that it shows."""
        made = {chapter.title: chapter.exhibits for chapter in chapters(self.dataset, self.selection, self.titles, with_marks)}
        known = {exhibit.key for exhibits in made.values() for exhibit in exhibits}
        more = tuple(exhibit for exhibit in self.on_page(with_marks) if exhibit.key not in known)
        made |= {self.titles[self.page]: (*made.get(self.titles[self.page], ()), *more)} if more else {}
        found = [title for title in self.titles.values() if title in made]
        return tuple(Chapter(title, tuple(self._noted(each) for each in made[title])) for title in found)

    def _noted(self, exhibit: Exhibit) -> Exhibit:
        return with_note(self.dataset, self.selection, exhibit) if asks_whether_it_holds(self.choices) else exhibit


def as_slides(taken: Taken) -> bytes:
    """The deck of Present; before its last slide, if that is the limitations, what the page shows and no deck can hold."""
    link = taken.link("present")
    held = slides(taken.dataset, taken.selection, taken.slides, link)
    several = [each for each in taken.shown if isinstance(each, Card) and each.of_several]
    more = (Slide(each.name, each.title, each.measure, exhibit_of(taken.dataset, each)) for each in several)
    closing = [slide for slide in held[-1:] if slide.name == CLOSING]
    return write_deck(replace(taken.view, link=link), (*held[: len(held) - len(closing)], *more, *closing))


def as_workbook(taken: Taken) -> bytes:
    """The findings shown, and what the page shows."""
    return write_workbook(taken.view, taken.on_page())


def as_open_workbook(taken: Taken) -> bytes:
    """The same as an OpenDocument file."""
    return write_spreadsheet(taken.view, taken.on_page())


def findings_table(taken: Taken) -> bytes:
    """The findings shown as CSV, in the words of the workbook."""
    return csv_bytes(taken.view.findings_titled)


def findings_parquet(dataset: Dataset, selection: Selection) -> bytes:
    """The findings that a selection lists as Parquet, in the words of the workbook: more of them than any other file has."""
    titles, numbers = column_titles(dataset), number_columns(dataset)
    pieces = (read_findings(dataset, piece).rename(columns=titles) for piece in selection.pieces(dataset))
    names = [titles[name] for name in columns_read(dataset)]
    return parquet_bytes(pieces, names, [titles[name] for name in columns_read(dataset) if name in numbers])


def as_briefing(taken: Taken) -> bytes:
    """The view on one page, then what the page shows."""
    return write_briefing(taken.view, taken.on_briefing(), taken.on_page())


def as_open_briefing(taken: Taken) -> bytes:
    """The same as an OpenDocument file."""
    view = taken.view
    plan = plan_briefing(view, taken.on_briefing(), taken.on_page())
    return write_text(view, plan, styles_of_briefing(), page_of_briefing())


def as_web_page(taken: Taken) -> bytes:
    """Every page that has charts, with the findings shown."""
    return write_web_page(taken.view, taken.chapters(with_marks=True))


def as_page_pdf(taken: Taken) -> bytes:
    """The page as a PDF; Overview with its key messages, Findings with its list."""
    chapter = Chapter(taken.titles[taken.page], taken.on_page())
    is_first = taken.page == next(iter(taken.titles))
    return write_page(taken.view, chapter, lists_findings=taken.page == FINDINGS, says_messages=is_first)


def as_report(taken: Taken) -> bytes:
    """Every page that has charts, the findings shown and the method as a PDF."""
    return write_report(taken.view, taken.chapters(), method_parts(taken.dataset))


def as_project(taken: Taken) -> bytes:
    """The themes, the findings shown and the people, for other tools of research."""
    return write_project(taken.view, project_of(taken.dataset, taken.selection.apply(taken.dataset)))


def as_codebook(taken: Taken) -> bytes:
    """The themes of the whole study, for the same tools."""
    return write_codebook(taken.view, project_of(taken.dataset))


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


OF_BRIEFING = Group(
    *words.BRIEFING,
    (
        Kind(*words.WORD_BRIEFING, "docx", OFFICE + "wordprocessingml.document", as_briefing),
        Kind(*words.OPEN_BRIEFING, "odt", OPEN + "text", as_open_briefing),
    ),
)
GROUPS = (
    Group(*words.SLIDES, (Kind(*words.POWERPOINT, "pptx", SLIDE_SHOW, as_slides),)),
    Group(
        *words.SPREADSHEET,
        (
            Kind(*words.EXCEL_WORKBOOK, "xlsx", SPREADSHEET, as_workbook, of_page=True),
            Kind(*words.OPEN_WORKBOOK, "ods", OPEN + "spreadsheet", as_open_workbook, of_page=True),
        ),
    ),
    OF_BRIEFING,
    Group(
        *words.TO_READ,
        (
            Kind(*words.PAGE_PDF, "pdf", "application/pdf", as_page_pdf, of_page=True),
            Kind(*words.REPORT_PDF, "pdf", "application/pdf", as_report),
        ),
    ),
    Group(*words.WEB_PAGE, (Kind(*words.ONE_PAGE, "html", "text/html", as_web_page),)),
    Group(
        *words.FOR_TOOLS,
        (
            Kind(*words.REFI_PROJECT, "qdpx", "application/zip", as_project),
            Kind(*words.REFI_CODEBOOK, "qdc", "application/xml", as_codebook),
        ),
    ),
)
KINDS = tuple(kind for group in GROUPS for kind in group.kinds)


def findings_taken(dataset: Dataset, selection: Selection) -> Taken:
    """The view of the page Findings, for a workbook or a table of its findings."""
    return Taken(dataset, selection, FINDINGS, {"overview": "Overview"}, (), address_of_app(), choices=_choices(dataset))


def offer_deck(dataset: Dataset, selection: Selection, key: str) -> None:
    """The button of Present that downloads the deck it shows."""
    taken = Taken(dataset, selection, "present", {"overview": "Overview"}, deck(), address_of_app())
    name = file_name(dataset.descriptor.title, "slides", "pptx", filters_named(dataset, selection))
    offer_download(POWERPOINT, partial(as_slides, taken), name, SLIDE_SHOW, key=key, type="tertiary")


def draw_button() -> bool:
    """The button above the page that opens the list of files; True where it was pressed."""
    with st.container(horizontal=True, horizontal_alignment="right", key=TAKE_AWAY):
        return st.button(words.TITLE, icon=":material/download:", type="tertiary", key="take-away-open")


@st.dialog(words.TITLE, width="large")
def open_take_away(dataset: Dataset, selection: Selection, page: str, titles: dict[str, str]) -> None:
    """The files there are of this view, each with its button."""
    taken = Taken(dataset, selection, page, titles, deck(), address_of_app(), on_page(), _choices(dataset))
    st.markdown(plain(describe(selection, dataset)))
    if not own_study():  # which nobody else could open
        st.markdown(words.LINK_TO_VIEW)
        st.code(taken.link(page), language=None, wrap_lines=True)  # with a button that copies it
    st.markdown(words.EACH_SAYS)
    if dataset.fewest:
        st.markdown(words.HIDDEN_TOO)
        st.markdown(words.NOT_WHOLE_HERE)
    if own_study():
        st.markdown(words.OPENS_AGAIN)
    for group in GROUPS:
        _show_group(taken, replace(group, holds=words.briefing_holds(parts_held(dataset))) if group is OF_BRIEFING else group)
    st.markdown(words.CITATIONS)
    offer_citations(dataset, "take")


def _show_group(taken: Taken, group: Group) -> None:
    holds, *places = st.columns([4, 3, 3], vertical_alignment="center")
    holds.markdown(f"**{group.name}.** {group.holds}")
    for kind, place in zip(group.kinds, places, strict=False):
        with place:
            what = f"{taken.titles[taken.page]} {kind.name}" if kind.of_page else kind.name
            shown = filters_named(taken.dataset, taken.selection)
            offer_download(
                kind.label,
                partial(kind.write, taken),
                file_name(taken.dataset.descriptor.title, what, kind.ending, shown),
                kind.mime,
                key=f"take-{kind.key}",
                icon=None,
                width="stretch",
            )


def _choices(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """What is chosen on the page beside its filters: what is compared, which part and which page of a list."""
    filters = {*dataset.filters, TEXT, UNIT, DECK}
    return {name: values for name, values in shown().items() if values and name not in filters}
