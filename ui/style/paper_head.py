"""What only paper shows: the head of each page, and the last line of all: what was shown, of which study, when."""

import re
from datetime import date
from html import escape
from textwrap import shorten

import streamlit as st

from analysis.counts import size
from analysis.model.dataset import Dataset
from analysis.selection import Selection
from wording.app.share import printed_line
from wording.exports import heading_of
from wording.selection import describe, filters_named

LONGEST = 150  # letters of the head of a page
_NOT_PLAIN = re.compile(r"[^\w .,:;’“”()–-]")


def say_source(dataset: Dataset, selection: Selection | None) -> None:
    """Two elements, which the stylesheet shows on paper only; a page that shows no findings has no `selection`."""
    shown, head = [], ""
    if selection is not None:
        shown = [describe(selection, dataset)]
        head = heading_of(
            dataset, filters_named(dataset, selection), size(dataset, selection.rows(dataset)), size(dataset, dataset.coded)
        )
    said = shorten(f"{head} · {dataset.descriptor.title}" if head else dataset.descriptor.title, LONGEST, placeholder=" …")
    st.html(f'<style media="print">@page {{ @top-left {{ content: "{css_string(said)}"; }} }}</style>')
    st.html(f'<p class="printed" hidden>{escape(printed_line(dataset, shown, date.today()))}</p>')


def say_on_paper(said: str) -> None:
    """A paragraph that only paper shows."""
    st.html(f'<p class="on-paper" hidden>{escape(said)}</p>')


def css_string(text: str) -> str:
    """`text` as it stands in a string of a stylesheet within a page: whatever could end either is written as its number."""
    return _NOT_PLAIN.sub(lambda found: f"\\{ord(found[0]):x} ", text)
