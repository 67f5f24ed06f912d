"""The last line of a printed page, which no screen shows: what was shown, of which study, when."""

from datetime import date
from html import escape

import streamlit as st

from analysis.model.dataset import Dataset
from analysis.selection import Selection
from wording.selection import describe
from wording.text import written


def say_source(dataset: Dataset, selection: Selection | None) -> None:
    """One element, which the stylesheet shows on paper only; a page that shows no findings has no `selection`."""
    study = dataset.descriptor
    said = [describe(selection, dataset)] if selection is not None else []
    said += [f"Numbers of fewer than {dataset.fewest} people are hidden."] if dataset.fewest else []
    said += [study.coding] if study.coding else []
    said += [study.citation, f"Coding of: {study.source}.", f"Printed on {written(date.today())}."]
    st.html(f'<p class="printed" hidden>{escape(" ".join(said))}</p>')
