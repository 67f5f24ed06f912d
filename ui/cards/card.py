"""Every chart is a card, made here: what it shows now, the chart or its table, its downloads, the findings behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

import pandas as pd
import streamlit as st

from analysis.model.count import FEWEST_TO_COMPARE as FEWEST_TO_COMPARE
from analysis.model.count import SUPPRESSED, Count, is_at_least
from analysis.model.dataset import FINDINGS, PEOPLE, Dataset
from charts.draw import draw
from charts.spec import ChartSpec
from charts.style import LIGHT
from ui.cards.downloads import open_downloads
from ui.cards.figure import Figure, figure_of
from ui.cards.notes import show_notes
from ui.cards.on_paper import show_on_paper
from ui.cards.table import show_table
from ui.errors import chart_may_fail
from ui.evidence.drawer import Mark, open_drawer
from ui.evidence.findings import list_findings, say_unlisted
from ui.state.links import lists_any
from ui.state.on_page import note_shown
from ui.streamlit_internals import ACTIONS, CARD, NARROW, WHERE_SHORT, WIDE
from ui.words import plain, plain_name
from wording.cards import (
    BEHIND,
    CAVEATS,
    CHART,
    DOWNLOAD,
    TABLE,
    first_caveat,
    say_few,
    then_read,
    view_of,
    why_not_drawn,
)
from wording.counts import how_many

CHART_CONFIG = {"displayModeBar": False, "scrollZoom": False}


@dataclass(frozen=True)
class Counted:
    """How many findings (or people) the chart counts (`n`), how many it could count of those shown, how many in the whole
    study.

    `comparable` is False where `n` would do but its parts are too small to compare. `reason` says why it is not
    drawn, where the usual words would not do. `instead` is said in place of the findings of a chart that is not drawn, where
    the page lists them itself.
    """

    n: Count
    in_group: Count
    in_study: Count
    comparable: bool = True
    instead: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Card:
    """One chart: `title` says what it shows now, `measure` what is counted and the n, `alt` what a reader would see,
    `spec` what is drawn.

    `table` holds the same numbers, under the names a reader knows, and perhaps further rows at its end; `marks` the parts
    that can be opened, the whole chart first; `notes` the title and text of what affects it, the first of them shown beside
    the chart. Without `counted` the chart counts something else than findings and is always drawn. Where the card is too
    narrow for the figure, `compact` (the same numbers, in few columns) stands in its place. `value`: the one it is made for,
    where a page chooses one. `sample`: how many it counts, where one number does not say it.
    """

    key: str
    title: str
    measure: str
    spec: ChartSpec
    alt: str
    table: pd.DataFrame
    marks: list[Mark]
    notes: pd.DataFrame
    counted: Counted | None = None
    compact: pd.DataFrame | None = None
    value: str = ""
    sample: str = ""

    @property
    def of_several(self) -> bool:
        """Whether it shows another study beside the one that is shown: no deck holds it, for a deck is of one study."""
        return any(mark.of for mark in self.marks)

    @property
    def unit(self) -> str:
        """What its numbers count: findings or people."""
        return self.spec.unit

    @property
    def many(self) -> Callable[..., str]:
        """`wording.counts.how_many` in the card's unit."""
        return partial(how_many, self)

    @property
    def name(self) -> str:
        """What a deck calls it: its key, and the value it is made for."""
        return f"{self.key}.{self.value}" if self.value else self.key

    @property
    def slug(self) -> str:
        """The same for widgets, files and anchors, where a full stop has another meaning."""
        return self.name.replace(".", "-")

    @cached_property
    def figure(self) -> Figure:
        """The figure as plotly holds it, checked once; the browser draws it dark where that is wanted."""
        return figure_of(draw(self.spec, LIGHT), clicked=True)

    @property
    def n(self) -> Count:
        """How many the chart counts; hidden too where that is all that is hidden of a list of people."""
        if self.marks:
            return self.marks[0].n
        if self.counted:
            return self.counted.n
        numbers = self.table.select_dtypes("number").to_numpy()
        return SUPPRESSED if pd.isna(numbers).any() else int(numbers.sum())

    @property
    def caveat(self) -> str:
        """The first of its notes, which goes wherever the chart goes; '' where it has none."""
        return "" if self.notes.empty else f"{self.notes.iloc[0]['title']}. {self.notes.iloc[0]['text']}"

    @property
    def instead(self) -> str:
        """Why it is not drawn; '' where it is."""
        return "" if self.is_drawn else self.too_few

    @property
    def opens(self) -> bool:
        """Whether there are findings behind it, or behind a part of it, that may be shown."""
        return any(mark.opens for mark in self.marks)

    @property
    def is_drawn(self) -> bool:
        """False where there is too little to compare, and the findings are shown instead of a shape."""
        counted = self.counted
        return not counted or (is_at_least(counted.n, FEWEST_TO_COMPARE) and counted.comparable)

    @property
    def is_hidden(self) -> bool:
        """Whether it is not drawn because all its numbers are hidden."""
        return self.counted is not None and self.counted.n is SUPPRESSED

    @property
    def too_few(self) -> str:
        """Why the chart is not drawn: it would show a small group, three kinds of nothing, or too few to compare."""
        counted = self.counted
        if counted is None:
            return ""
        if counted.reason and counted.n is not SUPPRESSED:
            return counted.reason
        return why_not_drawn(self, counted.n, counted.in_group, counted.in_study)


def show_card(
    dataset: Dataset,
    card: Card,
    on_click: Callable[[str], None] | None = None,
    body: Callable[[], None] | None = None,
) -> None:
    """The card, and the evidence drawer where a mark was clicked or the button pressed.

    With `on_click` a click on a mark does that instead, with the name of the mark. `body` draws what stands in place of
    title, measure and chart, where a page has an answer and a table with links.
    """
    note_shown(card)
    with st.container(border=True, key=f"{CARD}{card.slug}"):
        if not card.is_drawn or not body:
            st.header(plain(card.title), anchor=False)
        if not card.is_drawn:
            _show_few(dataset, card)
            return
        if body:
            body()
        else:
            _show_chart_or_table(card, on_click or partial(_open_behind, card.slug))
            st.markdown(f":small[{plain(card.measure)}]")
        if len(card.notes):
            st.markdown(first_caveat(plain(card.notes.iloc[0]["title"]), plain(card.notes.iloc[0]["text"])))
        behind, downloads, more = _show_actions(dataset, card, is_drawn=not body)
    clicked = st.session_state.pop(f"{card.slug}-clicked", "" if behind else None)
    if clicked is not None and card.opens:
        open_drawer(dataset, card.marks, clicked)
    elif downloads:
        open_downloads(dataset, card)
    elif more:
        _open_notes(card)


def _show_few(dataset: Dataset, card: Card) -> None:
    """Nothing, said as what it is; or few findings, shown themselves instead of a shape."""
    counted = card.counted
    if counted is None or not is_at_least(counted.n, 1):
        st.markdown(plain(card.too_few))
    elif counted.instead:
        st.markdown(plain(f"{card.too_few} {counted.instead}"))
    else:
        st.markdown(plain(card.measure))
        listed = card.marks[0].selection.number_listed(dataset)
        why = say_few(card.too_few, _would_be_drawn_of_findings(dataset, card))
        st.markdown(plain(then_read(why) if listed else why))
        say_unlisted(dataset, card.marks[0].selection)
        list_findings(dataset, card.marks[0].selection, f"{card.slug}-few")


def _would_be_drawn_of_findings(dataset: Dataset, card: Card) -> bool:
    """Whether too few people are counted to compare, and of what they say there is enough."""
    if card.unit != PEOPLE or not card.counted or card.counted.reason or not card.counted.comparable:
        return False
    of_findings = dataset.counting(FINDINGS, dataset.fewest)
    return is_at_least(card.marks[0].selection.number_counted(of_findings), FEWEST_TO_COMPARE)


def _show_chart_or_table(card: Card, on_click: Callable[[str], None]) -> None:
    if st.session_state.get(f"{card.slug}-view") == TABLE:  # the choice stands below
        show_table(card.table, card.title)
        return
    _show_both_widths(card, on_click)
    with chart_may_fail():
        show_on_paper(card.spec, card.alt, card.slug)


def _show_both_widths(card: Card, on_click: Callable[[str], None]) -> None:
    if card.compact is None:
        _show_chart(card, on_click)
    else:  # the stylesheet shows one of the two, by the width of the card
        with st.container(key=f"{WIDE}{card.slug}"):
            _show_chart(card, on_click)
        with st.container(key=f"{NARROW}{card.slug}"):
            show_table(card.compact, card.title)


def _show_chart(card: Card, on_click: Callable[[str], None]) -> None:
    with chart_may_fail():
        st.plotly_chart(
            card.figure,
            theme=None,
            key=f"{card.slug}-chart",
            on_select=partial(take_click, f"{card.slug}-chart", f"{card.slug}-last", on_click),
            selection_mode="points",
            config=CHART_CONFIG,
            alt=card.alt,
        )


def _show_actions(dataset: Dataset, card: Card, is_drawn: bool) -> tuple[bool, bool, bool]:
    """The row below the chart: chart or table, and whether the findings, the downloads, the other caveats were asked for."""
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        key=f"{ACTIONS}{WHERE_SHORT if card.compact is not None else ''}{card.slug}",
    ):
        if is_drawn:
            st.segmented_control(
                view_of(plain_name(card.title)),
                [CHART, TABLE],
                default=CHART,
                required=True,
                key=f"{card.slug}-view",
                label_visibility="collapsed",
            )
        behind = _lists_any(dataset, card) and st.button(
            BEHIND, key=f"{card.slug}-behind", icon=":material/format_list_bulleted:", type="tertiary"
        )
        downloads = st.button(DOWNLOAD, key=f"{card.slug}-downloads", icon=":material/download:", type="tertiary")
        more = len(card.notes) > 1 and st.button(CAVEATS, key=f"{card.slug}-notes", icon=":material/info:", type="tertiary")
    return behind, downloads, more


def _lists_any(dataset: Dataset, card: Card) -> bool:
    """Whether any of the findings behind it can be listed: where small groups are hidden it can be none."""
    return any(mark.opens and lists_any(mark.of or dataset, mark.selection) for mark in card.marks)


@st.dialog(CAVEATS, width="medium")
def _open_notes(card: Card) -> None:
    show_notes(card.notes.iloc[1:])


def take_click(chart: str, last: str, on_click: Callable[[str], None]) -> None:
    """What a click on a mark of a chart does; a second click on it empties the selection, and means the same mark, whose name
    is kept as `last`."""
    points = st.session_state[chart]["selection"]["points"]
    name = str(points[0]["customdata"]) if points else st.session_state.get(last)
    st.session_state[last] = name
    if name is not None:
        on_click(name)


def _open_behind(key: str, name: str) -> None:
    st.session_state[f"{key}-clicked"] = name
