"""What each visit runs: the list of pages, the filters in the sidebar, then the page."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from ui.address import read_address, write_address
from ui.empty import PageEndsError
from ui.filters import draw_count, draw_filters
from ui.study import shown_study
from ui.stylesheet import STYLESHEET

HERE = Path(__file__).resolve().parent
PAGES = HERE.parent / "pages"
ICON = str(HERE / "icon.svg")


@dataclass(frozen=True)
class Entry:
    """One page: its file in `pages/`, its name in the menu, and whether the shared filters work on it."""

    file: str
    title: str
    filters: bool = True


# To add a page: write pages/NAME.py and put a line here; the order is the order of the menu.
ENTRIES = (
    Entry("overview", "Overview"),
    Entry("sponsor_support", "Sponsor support"),
    Entry("programmes", "Programmes"),
    Entry("specialties", "Specialties"),
    Entry("barriers_facilitators", "Barriers and facilitators"),
    Entry("recommendations", "Recommendations"),
    Entry("participants", "Participants"),
    Entry("findings", "Findings"),
    Entry("method", "Method", filters=False),
)


def run() -> None:
    """Draw the frame and run the page that the address names."""
    dataset = shown_study()
    pages = [
        st.Page(PAGES / f"{entry.file}.py", title=entry.title, default=number == 0) for number, entry in enumerate(ENTRIES)
    ]
    page = st.navigation(pages)
    st.set_page_config(page_title=f"{page.title} · {dataset.descriptor.title}", page_icon=ICON, layout="wide")
    st.html(STYLESHEET)
    entry = ENTRIES[pages.index(page)]
    read_address(entry.file)
    count = draw_filters(dataset) if entry.filters else None
    with suppress(PageEndsError):
        page.run()
    if entry.filters:
        draw_count(dataset, count)
    write_address(entry.file)


run()
