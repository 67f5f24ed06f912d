"""What can be downloaded of one chart: its picture, its numbers, its place in the deck."""

import base64
import html
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.counts import size
from analysis.model.dataset import FINDINGS, PEOPLE, Dataset
from analysis.selection import Selection
from exports.csv import csv_bytes
from exports.model import file_name
from exports.picture import Frame, picture_png, picture_svg
from ui.download import offer_download
from ui.state.chosen_slides import add_to_deck, deck
from ui.state.filters import shared_selection
from ui.streamlit_internals import COPIED, COPY_PICTURE, NOT_COPIED, PICTURE
from ui.words import plain
from wording import cards
from wording.counts import HIDDEN_CELL, amount
from wording.exports import heading_of
from wording.selection import describe, describe_people, filters_named
from wording.study import trust_strip
from wording.text import written

if TYPE_CHECKING:
    from ui.cards.card import Card


@st.dialog(cards.DOWNLOAD, width="medium")
def open_downloads(dataset: Dataset, card: "Card") -> None:
    """The chart's picture and numbers, and its place in the deck. A popover would not take the keyboard's focus."""
    st.markdown(plain(card.title))
    frame = _frame(dataset, card)
    with st.container(horizontal=True):
        copied = _show_buttons(dataset, card, frame)
    if card.of_several:
        st.markdown(cards.NOT_IN_DECK)
    for key, said in ((COPIED, cards.COPIED), (NOT_COPIED, cards.NOT_COPIED)):
        with st.container(key=key):  # seen once copy_picture.js knows which of the two it is
            st.markdown(said)
    if copied:
        with st.container(key=PICTURE):
            st.html(_image(picture_png(card, frame), card.alt))


def _show_buttons(dataset: Dataset, card: "Card", frame: Frame) -> bool:
    """One for each file, one that copies, one for the deck; whether the picture is to be copied."""
    named = partial(file_name, dataset.descriptor.title, card.slug, shown=filters_named(dataset, _shown(dataset, card)))
    files: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
        (cards.PNG, "png", "image/png", partial(picture_png, card, frame)),
        (cards.SVG, "svg", "image/svg+xml", partial(picture_svg, card, frame)),
        (cards.NUMBERS, "csv", "text/csv", partial(numbers_csv, card, frame)),
    )
    for label, ending, mime, write in files:
        with st.container(width="content"):
            offer_download(label, write, named(ending), mime, key=f"{card.slug}-{ending}", icon=None)
    copied = st.button(cards.COPY, key=COPY_PICTURE)
    if card.of_several:
        return copied
    held = deck()
    label = cards.place_in_deck(held.index(card.name) + 1) if card.name in held else cards.ADD_TO_DECK
    if st.button(label, key=f"{card.slug}-to-deck", disabled=card.name in held):
        add_to_deck(card.name)
        st.rerun()  # the whole page, so that the address has the deck
    return copied


def _shown(dataset: Dataset, card: "Card") -> Selection:
    """What the filters leave; of a chart that shows two studies, which no filter narrows, all."""
    return Selection() if card.of_several else shared_selection(dataset)


def _frame(dataset: Dataset, card: "Card") -> Frame:
    frame = frame_of(dataset, _shown(dataset, card), card.unit)
    return replace(frame, shown=f"{card.sample}.") if card.sample else frame


def frame_of(dataset: Dataset, selection: Selection, unit: str, taken: date | None = None) -> Frame:
    """What a picture says below its chart, which counts `unit`; `taken` is today where it is not given."""
    study, n, total = dataset.descriptor, size(dataset, selection.rows(dataset)), size(dataset, dataset.coded)
    of_people = unit == PEOPLE and dataset.unit == FINDINGS
    return Frame(
        heading=heading_of(dataset, filters_named(dataset, selection), n, total) or study.title,
        shown=describe_people(dataset, selection) if of_people else describe(selection, dataset),
        trust=trust_strip(dataset),
        source_line=f"{study.title}. {study.source}",
        date=written(taken or date.today()),
        licence=study.licence,
    )


def numbers_csv(card: "Card", frame: Frame) -> bytes:
    """The chart's table as CSV. Which chart of which view it is stands in the last columns of every row: a spreadsheet opens
    it as one table, the numbers first, and rows say where they are from wherever they are copied to."""
    table = card.table.reset_index().astype(object).fillna(HIDDEN_CELL)
    said = {
        cards.IN_CHART: card.title,
        cards.MEASURED: card.measure,
        cards.SAMPLE: card.sample or amount(card.n, card.unit),
        cards.SHOWING: frame.shown,
        cards.STUDY: frame.source_line,
        cards.TAKEN: frame.date,
    }
    names = [name if name not in table else f"{name} (2)" for name in said]
    rows = [list(said.values())] * len(table)
    return csv_bytes(pd.concat([table, pd.DataFrame(rows, columns=names, index=table.index, dtype=object)], axis=1))


def _image(png: bytes, alt: str) -> str:
    return (
        f'<img style="max-width: 100%" alt="{html.escape(alt)}" src="data:image/png;base64,{base64.b64encode(png).decode()}">'
    )
