"""What each visit runs: the menu, then the page."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from ui.present.story import STORY, slide_names
from ui.share.share import draw_button, open_take_away
from ui.state.address import read_address, write_address
from ui.state.chosen_slides import keep_deck
from ui.state.empty import PageEndsError
from ui.state.filters import current_selection, keep_filters
from ui.state.shown_study import shown_study
from ui.style.chart_colours import CHART_COLOURS
from ui.style.print import PRINT_STYLE
from ui.style.printed import say_source
from ui.words import plain
from ui.your_study.upload import say_whose_study
from wording.study import APART, study_in_menu

HERE = Path(__file__).resolve().parent
PAGES = HERE.parent / "pages"
ICON = str(HERE / "icon.svg")


@dataclass(frozen=True)
class Entry:
    """One page: its file in `pages/`, its name in the menu, whether the shared filters work on it, whether its view can be
    downloaded there, whether it is a slide, which is shown to a room, and whether it is about the app, not the study."""

    file: str
    title: str
    filters: bool = True
    takes_away: bool = True
    is_slide: bool = False
    is_apart: bool = False


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
    Entry("present", "Present", takes_away=False, is_slide=True),
    Entry("your_study", "Your study", filters=False, takes_away=False, is_apart=True),
    Entry("method", "Method", filters=False, takes_away=False, is_apart=True),
    Entry("accessibility", "Accessibility", filters=False, takes_away=False, is_apart=True),
)


def run() -> None:
    """Draw the frame and run the page that the address names."""
    dataset = shown_study()
    pages = [
        st.Page(PAGES / f"{entry.file}.py", title=entry.title, default=number == 0) for number, entry in enumerate(ENTRIES)
    ]
    page = st.navigation(
        {
            plain(head): [page for page, entry in zip(pages, ENTRIES, strict=True) if entry.is_apart is apart]
            for head, apart in ((study_in_menu(dataset), False), (APART, True))
        }
    )
    st.set_page_config(page_title=f"{page.title} · {dataset.descriptor.title}", page_icon=ICON, layout="wide")
    st.html(CHART_COLOURS + PRINT_STYLE)
    entry = ENTRIES[pages.index(page)]
    read_address(entry.file)
    keep_deck(slide_names(dataset), STORY)
    if entry.is_slide:
        keep_filters(dataset)
    say_whose_study()
    taken = entry.takes_away and draw_button()
    with suppress(PageEndsError):
        page.run()
    dataset = shown_study()  # counts what the visitor has just chosen
    say_source(dataset, current_selection(dataset) if entry.filters else None)
    if taken:
        open_take_away(dataset, current_selection(dataset), entry.file, {each.file: each.title for each in ENTRIES})
    write_address()


run()
