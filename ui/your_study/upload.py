"""A study of the visitor's own: the template, opening a file, what is wrong with it, whose study is shown."""

import logging
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import pandas as pd
import streamlit as st

from analysis.files.open_study import Opened, open_path, open_upload
from analysis.files.problems import StudyError, problems_table, shorten
from exports.csv import csv_bytes
from exports.model import file_name
from ui.download import offer_download
from ui.state.budget import FullError, budget
from ui.state.progress import on_page
from ui.state.shown_study import OwnStudy, let_it_be, own_study, served_study, show_study, smallest_shown
from ui.streamlit_internals import OWN_STUDY, SAID, let_go
from ui.words import plain
from ui.your_study.files import fits_a_workbook, study_workbook, study_zip, template
from wording.app import your_study as words
from wording.app.server import FULL

log = logging.getLogger("study")
EXAMPLE = Path(__file__).parents[2] / "examples" / "invented_study"
PAGE = "../pages/your_study.py"
PROBLEMS = "problems"  # the name of the file that could not be opened, and its StudyError
REFUSED = "refused"  # whether there was no room for the file that was given last
GIVEN = "given"  # how many files have been opened: a new number is a new, empty field
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_SHOWN = 100

kept_template = cache(template)


@cache
def example() -> Opened:
    """The example study: one for all who look at it."""
    return open_path(EXAMPLE)


@cache
def example_workbook() -> bytes:
    """The example study as a filled workbook."""
    return study_workbook(example().dataset)


def say_whose_study() -> None:
    """On every page of the visitor's own study: what is shown, that only they see it, and the way back."""
    own = own_study()
    if own is None:
        return
    with st.container(key=OWN_STUDY, border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            words.whose(plain(own.dataset.descriptor.title), plain(own.file)),
            width="stretch",
        )
        st.button(
            words.return_to(plain(served_study().descriptor.title)),
            key="return",
            icon=":material/undo:",
            on_click=show_study,
            args=(None,),
        )


def say_lost() -> None:
    """That the visitor's own study is no longer open; the ways on."""
    st.error(words.LOST, icon=":material/link_off:")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(PAGE, label=words.OPEN_AGAIN, icon=":material/upload_file:")
        st.button(
            words.go_on_with(plain(served_study().descriptor.title)),
            key="let-it-be",
            on_click=let_it_be,
            icon=":material/undo:",
        )


def offer_template() -> None:
    """The empty workbook, the same filled in, and the example study in the app."""
    with st.container(horizontal=True):
        offer_download(words.TEMPLATE, kept_template, "study-template.xlsx", WORKBOOK_TYPE, "template")
        offer_download(words.FILLED_IN, example_workbook, "example-study.xlsx", WORKBOOK_TYPE, "example")
        st.button(words.EXAMPLE, key="show-example", icon=":material/visibility:", on_click=_show_example)


def take_file() -> None:
    """A field for the file; a file that opens is shown at once, of one that does not the problems are kept."""
    number = st.session_state.get(GIVEN, 0)
    given = st.file_uploader(words.FIELD, type=["xlsx", "zip"], key=f"given-{number}")
    if given is None:
        return
    try:
        opened = budget().open(given.size, partial(open_upload, given.name, given.getvalue(), on_page()))
    except FullError:
        log.warning("own study refused: no room for it")
        show_study(own_study())
        st.session_state[REFUSED] = True
    except StudyError as error:
        log.info("own study not opened: problems: %d", len(error.problems))
        show_study(own_study())
        st.session_state[PROBLEMS] = (given.name, error)
    else:
        log.info("own study opened: bytes: %d, findings: %d", given.size, len(opened.dataset.tables["findings"]))
        show_study(OwnStudy(opened.dataset, given.name, opened.notices))
    let_go(given)  # not before: where a click stops this run, the next one reads the file again
    st.session_state[GIVEN] = number + 1
    st.rerun()


def list_problems() -> None:
    """What stands in the way of the file that was given last, if anything does: every problem, and as a file; or that the
    server has no room for another study."""
    if st.session_state.get(REFUSED):
        st.error(FULL, icon=":material/hourglass_top:")
    if PROBLEMS not in st.session_state:
        return
    name, error = st.session_state[PROBLEMS]
    st.error(
        words.not_opened(plain(name), len(error.problems)),
        icon=":material/error:",
    )
    table = problems_table(error.problems)
    shown = table.head(MOST_SHOWN).map(lambda cell: plain(shorten(cell, 200)))
    st.table(shown, hide_index=True, border="horizontal", alt=words.problems_of(name))
    if len(table) > MOST_SHOWN:
        st.markdown(words.first_of(MOST_SHOWN, len(table)))
    everything = partial(csv_bytes, problems_table(error.problems, error.notices))
    offer_download(words.PROBLEMS, everything, file_name(name, "problems", "csv"), "text/csv", "problems-csv")


def describe_own(own: OwnStudy) -> None:
    """How many rows the study has, and what was noticed when it was opened."""
    study = own.dataset
    counts = [
        (plain(table.title.lower()), len(study.tables[table.name]))
        for table in study.descriptor.tables
        if table.name in study.tables
    ]
    with st.container(key=f"{SAID}open"):
        st.markdown(words.is_open(plain(study.descriptor.title), counts))
    if not own.notices:
        st.markdown(words.NOTHING_NOTICED)
        return
    st.markdown(words.NOTICED)
    rows = [
        (notice.file, str(notice.row or ""), notice.column, notice.says, shorten(notice.value))
        for notice in own.notices[:MOST_SHOWN]
    ]
    table = pd.DataFrame(rows, columns=list(words.NOTICES))
    st.table(table.map(plain), hide_index=True, border="horizontal", alt=words.NOTICES_READ_OUT)


def offer_files(own: OwnStudy | None) -> None:
    """The study that is shown, as files that can be opened here again; of a server's that hides small groups, why not."""
    dataset = own.dataset if own else served_study()
    hides, title = smallest_shown(dataset, own), dataset.descriptor.title
    if own and own.fewest is not None:
        dataset = replace(dataset, descriptor=replace(dataset.descriptor, fewest=own.fewest))
    if hides and not own:
        st.markdown(words.NOT_OFFERED)
        return
    st.markdown(words.as_files(plain(title)))
    if hides:
        st.markdown(words.HOLD_EVERYTHING)
    with st.container(horizontal=True):
        if fits_a_workbook(dataset):
            name = file_name(title, "study", "xlsx")
            offer_download(words.AS_WORKBOOK, partial(study_workbook, dataset), name, WORKBOOK_TYPE, "as-workbook")
        else:
            st.markdown(words.TOO_LARGE)
        name = file_name(title, "study", "zip")
        offer_download(words.AS_ZIP, partial(study_zip, dataset), name, "application/zip", "as-zip")


def _show_example() -> None:
    show_study(OwnStudy(example().dataset, words.EXAMPLE_FILE, example().notices))
