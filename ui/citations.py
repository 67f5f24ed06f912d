"""How to cite the study and what it was coded from, as files for a reference manager."""

from functools import partial

import streamlit as st

from analysis.model.dataset import Dataset
from exports.model import file_name
from ui.download import offer_download
from ui.state.links import address_of_app
from wording.app.citation import BIBTEX, RIS, bibtex, ris, works

KINDS = ((BIBTEX, "bib", "application/x-bibtex", bibtex), (RIS, "ris", "application/x-research-info-systems", ris))


def offer_citations(dataset: Dataset, place: str) -> None:
    """A button for each format; `place` tells the buttons of two places apart."""
    cited = works(dataset.descriptor, address_of_app() or "")
    with st.container(horizontal=True):
        for label, ending, mime, write in KINDS:
            name = file_name(dataset.descriptor.title, "citation", ending)
            offer_download(label, partial(_written, write, cited), name, mime, key=f"{place}-{ending}")


def _written(write, cited) -> bytes:
    return "\n".join(write(work) for work in cited).encode("utf-8")
