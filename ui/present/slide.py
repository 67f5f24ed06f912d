"""A slide on the whole screen: its one message, its chart or its words."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.model.dataset import Dataset
from analysis.model.memoise import memoise
from analysis.selection import Selection
from charts.slide_size import enlarge
from charts.spec import ChartSpec, Row
from charts.style import LIGHT
from exports.model import Slide
from ui.cards.card import CHART_CONFIG, Card, take_click
from ui.cards.figure import Figure, figure_of
from ui.cards.registry import build_card
from ui.cards.table import show_table
from ui.errors import say_failed
from ui.evidence.findings import say_unlisted
from ui.present.standard_deck import slide_in_words
from ui.streamlit_internals import of_slide
from ui.words import plain
from wording.app.present import AS_TABLE, more_findings, not_on_slide
from wording.app.share import CHART_NOT_DRAWN

FIGURE, TABLE, CLICKED = "slide-figure", "slide-as-table", "slide-clicked"
LONG_TITLE = 105  # letters; a longer one is set smaller
MOST_ROWS = 10  # of a table
MOST_LISTED = 5  # findings, or names


def show_slide(dataset: Dataset, selection: Selection, name: str, left_out: str = "") -> Card | None:
    """The slide of this name, then what is `left_out` of the deck; returns the card of its chart, None for one in words."""
    said = slide_in_words(dataset, selection, name)
    card: Card | None = None if said is not None else build_card(dataset, selection, name)
    if said is not None:
        body, measure, title = _words(said), said.measure, said.title
    elif card is not None:
        (body, measure), title = _chart(dataset, card), card.title
    with st.container(key=of_slide("title" if len(title) <= LONG_TITLE else "title-long")):
        st.title(plain(title), anchor=False)
    with st.container(key=of_slide("measure")):
        st.markdown(plain(measure))
    with st.container(key=of_slide("body")):
        body()
        if left_out:
            st.markdown(plain(left_out))
    return card


def _words(slide: Slide):
    def draw() -> None:
        if slide.facts:
            with st.container(key=of_slide("facts"), horizontal=True):
                for figure, what in slide.facts:
                    st.markdown(f"**{plain(figure)}**  \n{plain(what)}")
        if len(slide.points) > 1:
            st.markdown("\n".join(f"- {plain(point)}" for point in slide.points))
        elif slide.points:
            st.markdown(plain(slide.points[0]))
        with st.container(key=of_slide("ready")):  # the browser fetches plotly for its first chart: not while an audience waits
            st.plotly_chart(figure_of({}), theme=None, key="slide-ready-figure", config=CHART_CONFIG)

    return draw


def _chart(dataset: Dataset, card: Card):
    """What draws the body of a chart's slide, and its measure."""
    if not card.is_drawn:
        return lambda: _few(dataset, card), card.measure
    if card.spec.shape == "table" or shows_table():
        table, left_out = _first_rows(card)
        return lambda: show_table(table, card.title), card.measure + not_on_slide(left_out, MOST_LISTED)
    try:
        figure, fits = _enlarged(dataset, card.spec)
    except Exception as error:
        return partial(_say_table, card, error), card.measure

    def draw() -> None:
        with st.container(key=of_slide("chart")):
            st.plotly_chart(
                figure,
                height="stretch",
                theme=None,
                key=FIGURE,
                config=CHART_CONFIG,
                alt=card.alt,
                on_select=partial(take_click, FIGURE, f"{CLICKED}-{card.name}", _open_behind),
                selection_mode="points",
            )
        with st.container(key=of_slide("table")):  # in place of the chart where the screen is narrow
            st.markdown(AS_TABLE)
            show_table(card.table if card.compact is None else card.compact, card.title)

    return draw, card.measure + not_on_slide([row.label for row in card.spec.rows if row not in fits], MOST_LISTED)


def _say_table(card: Card, error: Exception) -> None:
    """That the chart could not be drawn, and its table."""
    say_failed(CHART_NOT_DRAWN, error)
    show_table(_first_rows(card)[0], card.title)


def _first_rows(card: Card) -> tuple[pd.DataFrame, list[str]]:
    """As many rows of its table as a slide holds, of two sides the first of each; and the names of the others."""
    table, names = card.table, card.table.index.astype(str)
    first = names[:MOST_ROWS]
    if card.spec.shape == "balance" and len(names) > MOST_ROWS:
        first = [row.label for row in card.spec.first(MOST_ROWS // 2).rows]
    fits = names.isin(first)
    return table[fits], list(names[~fits])


@memoise
def _enlarged(dataset: Dataset, spec: ChartSpec) -> tuple[Figure, tuple[Row, ...]]:
    drawn = enlarge(spec, LIGHT)
    return figure_of(drawn.figure, clicked=True), drawn.rows


def has_table(card: Card | None) -> bool:
    """Whether the slide can show a table in place of its chart."""
    return card is not None and card.is_drawn and card.spec.shape != "table"


def shows_table() -> bool:
    """Whether slides show tables in place of their charts."""
    return bool(st.session_state.get(TABLE))


def switch_to_table() -> None:
    """Show tables in place of charts, or charts again."""
    st.session_state[TABLE] = not shows_table()


def mark_clicked() -> str | None:
    """The name of the mark that was clicked before this run, once; None where none was."""
    return st.session_state.pop(CLICKED, None)


def _open_behind(name: str) -> None:
    st.session_state[CLICKED] = name


def _few(dataset: Dataset, card: Card) -> None:
    """Why there is no chart, and what the findings say."""
    st.markdown(plain(card.too_few))
    if not card.opens:
        return
    findings = card.marks[0].selection.apply(dataset)
    say_unlisted(dataset, card.marks[0].selection)
    said = [f"- {plain(each.statement)} ({each.finding_id})" for each in findings.head(MOST_LISTED).itertuples()]
    if len(findings) > MOST_LISTED:
        said.append(f"- {more_findings(len(findings) - MOST_LISTED)}")
    st.markdown("\n".join(said))
