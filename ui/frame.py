"""What each visit runs: the menu, then the page."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Literal

import streamlit as st

from analysis.selection import Selection
from ui.entries import ENTRIES, Entry
from ui.present.standard_deck import slide_names, story
from ui.share.share import draw_button, open_take_away
from ui.sign_in import ask_to_sign_in, may_read, offer_way_out
from ui.state.address import read_address, write_address
from ui.state.chosen_slides import asked_for, keep_deck
from ui.state.empty import PageEndsError
from ui.state.filters import current_selection, keep_filters, take_unit
from ui.state.on_page import begin_notes
from ui.state.shown_study import mark_own_study, shown_study
from ui.style.dark_charts import CHART_COLOURS
from ui.style.paper_head import say_source
from ui.style.print_sheet import PRINT_STYLE
from ui.words import plain
from ui.your_study.upload import say_lost, say_whose_study
from wording.study import study_in_menu

HERE = Path(__file__).resolve().parent
PAGES = HERE.parent / "pages"
ICON = str(HERE / "icon.svg")


# What had a page of its own, and what it is compared by now: an old address leads there, with its filters.
MOVED = {"sponsor_support": "sponsor_support", "specialties": "specialty"}


def run() -> None:
    """Draw the frame and run the page that the address names."""
    dataset = shown_study() if may_read() else None
    pages = [_page(entry, number == 0, dataset is None or entry.is_there(dataset)) for number, entry in enumerate(ENTRIES)]
    moved = [st.Page(partial(_go_on, pages, by), url_path=path, title=path, visibility="hidden") for path, by in MOVED.items()]
    if dataset is None:
        _stay_outside(pages, moved)
        return
    page = st.navigation(
        {
            plain(head or study_in_menu(dataset)): [
                page for page, entry in zip(pages, ENTRIES, strict=True) if entry.under == head
            ]
            for head in dict.fromkeys(entry.under for entry in ENTRIES)
        }
        | {"": moved}
    )
    offer_way_out()
    if page in moved:
        page.run()
    st.set_page_config(page_title=f"{page.title} · {dataset.descriptor.title}", page_icon=ICON, layout="wide")
    st.html(CHART_COLOURS + PRINT_STYLE)
    entry = ENTRIES[pages.index(page)]
    read_address(entry.file)
    begin_notes()
    is_lost = mark_own_study()
    keep_deck(slide_names(dataset, asked_for()), story(dataset))
    if entry.filters:
        take_unit(dataset)
    if entry.is_slide:
        keep_filters(dataset)
    say_whose_study()
    if is_lost:
        say_lost()
        if entry.file != "your_study":
            write_address()
            return
    taken = entry.takes_away and draw_button()
    with suppress(PageEndsError):
        page.run()
    dataset = shown_study()  # counts what the visitor has just chosen
    say_source(dataset, current_selection(dataset) if entry.filters else None)
    if taken:
        selection = current_selection(dataset) if entry.filters else Selection()
        open_take_away(dataset, selection, entry.file, {each.file: each.title for each in ENTRIES})
    write_address()


def _page(entry: Entry, is_first: bool, is_in_menu: bool):
    seen: Literal["visible", "hidden"] = "visible" if is_in_menu else "hidden"
    return st.Page(PAGES / f"{entry.file}.py", title=entry.title, default=is_first, visibility=seen)


def _stay_outside(pages: list, moved: list) -> None:
    """What who has not signed in may see: the way in, and the statement on accessibility. All pages are known by their
    addresses, so that none is said not to exist."""
    statement = pages[[entry.is_open for entry in ENTRIES].index(True)]
    page = st.navigation([*pages, *moved], position="hidden")
    if page == statement:
        st.set_page_config(page_title=page.title)
        page.run()
    else:
        ask_to_sign_in(statement)


def _go_on(pages: list, by: str) -> None:
    compare = pages[[entry.file for entry in ENTRIES].index("compare")]
    st.switch_page(compare, query_params={**{name: st.query_params.get_all(name) for name in st.query_params}, "by": by})


run()
