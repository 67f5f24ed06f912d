"""Every chart is a card, made here: what it shows now, the chart or its table, its downloads, the findings behind it."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.study import Dataset
from ui.drawer import Mark, open_drawer
from ui.words import csv_bytes, download_name, plain

CHART_CONFIG = {"displayModeBar": False, "scrollZoom": False}


@dataclass(frozen=True)
class Card:
    """One chart: `title` says what it shows now, `measure` what is counted and the n, `alt` what a reader would see.

    `table` holds the same numbers as the figure, under the names a reader knows; `marks` the parts that can be
    opened; `notes` the title and text of what affects it, the first of them shown beside the chart.
    """

    key: str
    title: str
    measure: str
    figure: dict
    alt: str
    table: pd.DataFrame
    marks: list[Mark]
    notes: pd.DataFrame


def show_card(dataset: Dataset, card: Card) -> None:
    """The card, and the evidence drawer where a mark was clicked or the button pressed."""
    with st.container(border=True, key=f"card-{card.key}"):
        st.header(plain(card.title), anchor=False)
        st.markdown(plain(card.measure))
        view = st.segmented_control(
            "View", ["Chart", "Table"], default="Chart", required=True, key=f"{card.key}-view", label_visibility="collapsed"
        )
        if view == "Table":
            st.table(card.table.map(lambda cell: plain(cell) if isinstance(cell, str) else cell), alt=card.alt)
        else:
            st.plotly_chart(
                card.figure,
                theme=None,
                key=f"{card.key}-chart",
                on_select=lambda: _remember_click(card.key),
                selection_mode="points",
                config=CHART_CONFIG,
                alt=card.alt,
            )
        if len(card.notes):
            note = card.notes.iloc[0]
            st.markdown(f"**{plain(note['title'])}.** {plain(note['text'])}")
        _actions(dataset, card)
    clicked = st.session_state.pop(f"{card.key}-clicked", None)
    if clicked is not None:
        open_drawer(dataset, card.marks, clicked)


def _actions(dataset: Dataset, card: Card) -> None:
    with st.container(horizontal=True):
        if st.button("Findings behind this", key=f"{card.key}-behind", icon=":material/format_list_bulleted:"):
            st.session_state[f"{card.key}-clicked"] = ""
        st.download_button(
            "Numbers (CSV)",
            csv_bytes(card.table.reset_index()),
            file_name=download_name(dataset, card.key),
            mime="text/csv",
            on_click="ignore",
            key=f"{card.key}-csv",
            icon=":material/download:",
        )
        if len(card.notes) > 1:
            with st.popover("More to keep in mind", icon=":material/info:"):
                for note in card.notes.iloc[1:].itertuples():
                    st.markdown(f"**{plain(note.title)}.** {plain(note.text)}")


def _remember_click(key: str) -> None:
    points = st.session_state[f"{key}-chart"]["selection"]["points"]
    name = str(points[0]["customdata"]) if points else st.session_state.get(f"{key}-last")
    st.session_state[f"{key}-last"] = name
    st.session_state[f"{key}-clicked"] = name
