"""A study of the visitor's own: the template, opening a file, what is wrong with it, whose study is shown."""

from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import pandas as pd
import streamlit as st

from analysis.files.open_study import open_file, open_path, open_study
from analysis.files.problems import StudyError, problems_table, shorten
from exports.csv import csv_bytes
from exports.model import file_name
from ui.download import offer_download
from ui.state.progress import on_page
from ui.state.shown_study import OwnStudy, own_study, served_study, show_study, smallest_shown
from ui.streamlit_internals import OWN_STUDY, SAID, let_go
from ui.words import plain
from ui.your_study.files import fits_a_workbook, study_workbook, study_zip, template

EXAMPLE = Path(__file__).parents[2] / "examples" / "invented_study"
PROBLEMS = "problems"  # the name of the file that could not be opened, and its StudyError
GIVEN = "given"  # how many files have been opened: a new number is a new, empty field
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_SHOWN = 100

kept_template = cache(template)


@cache
def example_workbook() -> bytes:
    """The example study as a filled workbook."""
    return study_workbook(open_study(EXAMPLE))


def say_whose_study() -> None:
    """On every page of the visitor's own study: what is shown, that only they see it, and the way back."""
    own = own_study()
    if own is None:
        return
    with st.container(key=OWN_STUDY, border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"This is **{plain(own.dataset.descriptor.title)}**, from {plain(own.file)}. "
            "Only you can see it, until you close or reload this tab.",
            width="stretch",
        )
        st.button(
            f"Return to {plain(served_study().descriptor.title)}",
            key="return",
            icon=":material/undo:",
            on_click=show_study,
            args=(None,),
        )


def offer_template() -> None:
    """The empty workbook, the same filled in, and the example study in the app."""
    with st.container(horizontal=True):
        offer_download("Download the template", kept_template, "study-template.xlsx", WORKBOOK_TYPE, "template")
        offer_download(
            "Download it filled in with an example", example_workbook, "example-study.xlsx", WORKBOOK_TYPE, "example"
        )
        st.button("Show the example study", key="show-example", icon=":material/visibility:", on_click=_show_example)


def take_file() -> None:
    """A field for the file; a file that opens is shown at once, of one that does not the problems are kept."""
    number = st.session_state.get(GIVEN, 0)
    given = st.file_uploader("A workbook (.xlsx) or a zip of CSV files (.zip)", type=["xlsx", "zip"], key=f"given-{number}")
    if given is None:
        return
    try:
        opened = open_file(given.name, given.getvalue(), on_page())
    except StudyError as error:
        show_study(own_study())
        st.session_state[PROBLEMS] = (given.name, error)
    else:
        show_study(OwnStudy(opened.dataset, given.name, opened.notices))
    let_go(given)  # not before: where a click stops this run, the next one reads the file again
    st.session_state[GIVEN] = number + 1
    st.rerun()


def list_problems() -> None:
    """What stands in the way of the file that was given last, if anything does: every problem, and as a file."""
    if PROBLEMS not in st.session_state:
        return
    name, error = st.session_state[PROBLEMS]
    number = len(error.problems)
    st.error(
        f"{plain(name)} was not opened: {number} {'problem' if number == 1 else 'problems'} to mend. Nothing of it was kept.",
        icon=":material/error:",
    )
    table = problems_table(error.problems)
    shown = table.head(MOST_SHOWN).map(lambda cell: plain(shorten(cell, 200)))
    st.table(shown, hide_index=True, border="horizontal", alt=f"Problems of {name}")
    if len(table) > MOST_SHOWN:
        st.markdown(f"The first {MOST_SHOWN} of {len(table)} are shown; the file has them all.")
    everything = partial(csv_bytes, problems_table(error.problems, error.notices))
    offer_download("Download the problems (CSV)", everything, file_name(name, "problems", "csv"), "text/csv", "problems-csv")


def describe_own(own: OwnStudy) -> None:
    """How many rows the study has, and what was noticed when it was opened."""
    study = own.dataset
    counts = [
        f"{table.title.lower()} {len(study.tables[table.name])}"
        for table in study.descriptor.tables
        if table.name in study.tables
    ]
    with st.container(key=f"{SAID}open"):
        st.markdown(f"**{plain(study.descriptor.title)}** is open: {plain(', '.join(counts))}. Every page shows it now.")
    if not own.notices:
        st.markdown("Nothing had to be read otherwise than it stands there.")
        return
    st.markdown("What you should know of it:")
    rows = [(notice.file, str(notice.row or ""), notice.says, shorten(notice.value)) for notice in own.notices[:MOST_SHOWN]]
    table = pd.DataFrame(rows, columns=["Where", "Row", "What", "Found"])
    st.table(table.map(plain), hide_index=True, border="horizontal", alt="What was noticed when the study was opened")


def offer_files(own: OwnStudy | None) -> None:
    """The study that is shown, as files that can be opened here again; of a server's that hides small groups, why not."""
    dataset = own.dataset if own else served_study()
    hides, title = smallest_shown(dataset, own), dataset.descriptor.title
    if own and own.fewest is not None:
        dataset = replace(dataset, descriptor=replace(dataset.descriptor, fewest=own.fewest))
    if hides and not own:
        st.markdown(
            "The study itself is not offered as a file: it would hold what is hidden here, to protect people. What a page "
            "shows can be downloaded there, with ‘Download and share’."
        )
        return
    st.markdown(f"The study that is shown now, **{plain(title)}**, as files that can be opened here again.")
    if hides:
        st.markdown(
            "**These files hold everything**, also what is hidden on the pages: each finding with the participant who says "
            "it. Give them only to those who may know who said what."
        )
    with st.container(horizontal=True):
        if fits_a_workbook(dataset):
            name = file_name(title, "study", "xlsx")
            offer_download("Download as a workbook", partial(study_workbook, dataset), name, WORKBOOK_TYPE, "as-workbook")
        else:
            st.markdown("It is too large for a workbook: the zip has it all.")
        name = file_name(title, "study", "zip")
        offer_download("Download as a zip of CSV files", partial(study_zip, dataset), name, "application/zip", "as-zip")


def _show_example() -> None:
    opened = open_path(EXAMPLE)
    show_study(OwnStudy(opened.dataset, "the example that comes with this app", opened.notices))
