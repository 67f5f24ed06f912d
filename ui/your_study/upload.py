"""A study of the visitor's own: the template, opening a file, what is wrong with it, whose study is shown."""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

import pandas as pd
import streamlit as st

from analysis.files.open_study import Opened, open_path, open_upload
from analysis.files.problems import StudyError, problems_table, shorten
from analysis.files.upload_worker import WAITING
from exports.csv import csv_bytes
from exports.model import file_name
from ui.download import offer_download
from ui.state.budget import FullError, budget
from ui.state.links import YOUR_STUDY
from ui.state.progress import on_page
from ui.state.shown_study import OWN, OwnStudy, let_it_be, own_study, served_study, show_study, smallest_shown
from ui.streamlit_internals import OWN_STUDY, SAID, UNSAVED, let_go
from ui.words import plain
from ui.your_study.files import fits_a_workbook, study_workbook, study_zip, template
from ui.your_study.importing import Importing, add_files, begin_import, keep_import, show_done
from wording.app import import_page, second_coder
from wording.app import your_study as words
from wording.app.server import FULL

log = logging.getLogger("study")
EXAMPLE = Path(__file__).parents[2] / "examples" / "invented_study"
PROBLEMS = "problems"  # the name of the file that could not be opened, and its StudyError
GIVEN = "given"  # how many files have been opened: a new number is a new, empty field
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LEAVING = "leaving"  # whether a reader goes back to the server's study without what is not downloaded
MOST_SHOWN = 100
VALUES = "codes"  # the table of what values mean: nobody counts its rows
ADDING, ADDED = "import-adding", "import-added"  # whether another file is asked for; how many have been added
STUDIES = ("xlsx", "zip")  # the files that a study can be opened from
ENDINGS = (*STUDIES, "csv", "tsv", "txt", "qdpx", "qde", "qdc", "sqlite3", "db", "toml", "xls", "ods")
Files = list[tuple[str, bytes]]
Read = TypeVar("Read")

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
    if st.session_state.get(LEAVING):
        show_study(None)
        st.rerun()
    with st.container(key=OWN_STUDY, border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(words.whose(plain(own.dataset.descriptor.title), plain(own.file)), width="stretch")
            if st.button(words.SAVE_IT, key="save-study", icon=":material/save:"):
                _save(own)
            _offer_way_back(own)
        if own.unsaved:  # within the box: what follows keeps its place, and a file that is being made its button
            with st.container(key=UNSAVED):
                st.warning(second_coder.unsaved(own.unsaved), icon=":material/warning:")


@st.dialog(words.SAVE_IT)
def _save(own: OwnStudy) -> None:
    offer_files(own, "save-")


def _offer_way_back(own: OwnStudy) -> None:
    """The button that shows the server's study again; it asks first where something is not downloaded."""
    look = {"key": "return", "icon": ":material/undo:"}
    label = words.return_to(plain(served_study().descriptor.title))
    if not own.unsaved:
        st.button(label, on_click=show_study, args=(None,), **look)
    elif st.button(label, **look):
        _ask_before_leaving(own.unsaved)


@st.dialog(second_coder.LEAVE)
def _ask_before_leaving(unsaved: int) -> None:
    st.markdown(second_coder.unsaved(unsaved))
    with st.container(horizontal=True):
        st.page_link(YOUR_STUDY, label=second_coder.DOWNLOAD_FIRST, icon=":material/download:")
        if st.button(second_coder.LEAVE_ALL_THE_SAME, key="leave", type="tertiary", on_click=_leave):
            st.rerun()


def _leave() -> None:
    st.session_state[LEAVING] = True  # the next run of the page does: this one would not hear of the button any more


def say_lost() -> None:
    """That the visitor's own study is no longer open; the ways on."""
    st.error(words.LOST, icon=":material/link_off:")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(YOUR_STUDY, label=words.OPEN_AGAIN, icon=":material/upload_file:")
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
    """A field for files: a study is shown at once, files of another program are looked at, and asked about; of what cannot be
    read the problems are kept."""
    take_files(words.FIELD, ENDINGS, GIVEN, _open_or_ask, _show_given)


def change_files(begun: Importing) -> None:
    """Buttons that give another file of the same study, and that begin with others; a project is whole in one file."""
    with st.container(horizontal=True):
        if not begun.looked.is_project:
            st.button(import_page.ADD, key="import-add", on_click=_ask_for_another, icon=":material/add:")
        st.button(import_page.AGAIN, key="import-again", on_click=keep_import, args=(None,), icon=":material/undo:")
    if st.session_state.get(ADDING):
        take_files(import_page.ADD_FIELD, ENDINGS, ADDED, partial(add_files, begun), _keep_added)


def _ask_for_another() -> None:
    st.session_state[ADDING] = True


def _keep_added(name: str, found: Importing | StudyError) -> None:
    if isinstance(found, StudyError):
        st.session_state[PROBLEMS] = (name, found)
    else:
        st.session_state.pop(PROBLEMS, None)
        keep_import(found)


def take_given(
    label: str,
    endings: tuple[str, ...],
    counter: str,
    read: Callable[[str, bytes], Read],
    keep: Callable[[str, Read | StudyError], None],
) -> None:
    """A field for one file, whose name and content `read` gets; else as `take_files`."""
    take_files(label, endings, counter, lambda files: read(*files[0]), keep, several=False)


def take_files(
    label: str,
    endings: tuple[str, ...],
    counter: str,
    read: Callable[[Files], Read],
    keep: Callable[[str, Read | StudyError], None],
    several: bool = True,
) -> None:
    """A field for files. `read` makes of their names and contents what they hold, or raises StudyError; `keep` gets the name of
    the first and either. `counter` is the key of how many times files have been given, after which the field is a new one."""
    number = st.session_state.get(counter, 0)
    given = st.file_uploader(label, type=list(endings), key=f"{counter}-{number}", accept_multiple_files=several)
    files = given if isinstance(given, list) else [given] if given is not None else []
    if not files:
        return
    found: Read | StudyError
    try:
        found = read([(file.name, file.getvalue()) for file in files])
    except StudyError as error:
        log.info("own study not opened: problems: %d", len(error.problems))
        found = error
    keep(files[0].name, found)
    for file in files:  # not before: where a click stops this run, the next one reads the files again
        let_go(file)
    st.session_state[counter] = number + 1
    st.rerun()


def open_given(name: str, content: bytes) -> Opened:
    """The study in a file that a visitor has sent; the page says how far it is. Raises StudyError."""
    progress = on_page()
    opened = budget().open(len(content), partial(open_upload, name, content, progress), partial(progress, WAITING, 0.0))
    log.info("own study opened: bytes: %d, findings: %d", len(content), len(opened.dataset.tables["findings"]))
    return opened


def list_problems(held: str = PROBLEMS) -> None:
    """What stands in the way of the file that was given last, if anything does: every problem, and as a file. `held` is the key
    of its name and its StudyError. Or that the site has no room for another study."""
    if held not in st.session_state:
        return
    name, error = st.session_state[held]
    if isinstance(error, FullError):
        st.error(FULL, icon=":material/hourglass_top:")
        return
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
    offer_download(words.PROBLEMS, everything, file_name(name, "problems", "csv"), "text/csv", f"{held}-csv")


def describe_own(own: OwnStudy) -> None:
    """How many rows the study has, and what was noticed when it was opened."""
    study = own.dataset
    counts = [
        (plain(table.title.lower()), len(study.tables[table.name]))
        for table in study.descriptor.tables
        if table.name in study.tables and table.name != VALUES
    ]
    with st.container(key=f"{SAID}open"):
        st.markdown(words.is_open(plain(study.descriptor.title), counts))
    list_notices(own)


def say_done(own: OwnStudy) -> None:
    """What was done with the files of a study that came from another program."""
    if own.brought:
        st.header(import_page.DONE, anchor=False)
        show_done(own.brought)


def list_notices(own: OwnStudy) -> None:
    """What was noticed when the study was opened."""
    if not own.notices:
        if own.brought is None:  # else much was done with the files, and is said apart
            st.markdown(words.NOTHING_NOTICED)
        return
    st.markdown(words.NOTICED)
    rows = [
        (notice.file, str(notice.row or ""), notice.column, notice.says, shorten(notice.value))
        for notice in own.notices[:MOST_SHOWN]
    ]
    table = pd.DataFrame(rows, columns=list(words.NOTICES))
    st.table(table.map(plain), hide_index=True, border="horizontal", alt=words.NOTICES_READ_OUT)


def offer_files(own: OwnStudy | None, within: str = "") -> None:
    """The study that is shown, as files that can be opened here again; of a server's that hides small groups, why not. `within`
    begins the keys of its buttons, which may stand on a page twice."""
    dataset = own.dataset if own else served_study()
    hides, title = smallest_shown(dataset, own), dataset.descriptor.title
    if own and own.fewest is not None:
        dataset = replace(dataset, descriptor=replace(dataset.descriptor, fewest=own.fewest))
    if hides and not own:
        st.markdown(words.NOT_OFFERED)
        return
    st.markdown(words.as_files(plain(title)))
    if dataset.ties:
        st.markdown(words.hides_then(hides))
    if hides:
        st.markdown(words.HOLD_EVERYTHING)
    with st.container(horizontal=True):
        if fits_a_workbook(dataset):
            name = file_name(title, "study", "xlsx")
            made, saved = partial(study_workbook, dataset), partial(_say_saved, own, name)
            offer_download(words.AS_WORKBOOK, made, name, WORKBOOK_TYPE, f"{within}as-workbook", after=saved)
        else:
            st.markdown(words.TOO_LARGE)
        name = file_name(title, "study", "zip")
        made, saved = partial(study_zip, dataset), partial(_say_saved, own, name)
        offer_download(words.AS_ZIP, made, name, "application/zip", f"{within}as-zip", after=saved)


def _say_saved(own: OwnStudy | None, name: str) -> None:
    """That an own study has been downloaded, and under which name; what was settled in it is then no longer unsaved."""
    now = own_study()
    if now and now.unsaved:
        st.session_state[OWN] = replace(now, unsaved=0)
        st.rerun()
    if own:
        st.success(words.saved_as(plain(name)), icon=":material/check:")


def _open_or_ask(files: Files) -> Opened | Importing:
    """The study in a file, or what files of another program hold. Raises StudyError."""
    return begin_import(files) or open_given(*files[0])


def _show_given(name: str, found: Opened | Importing | StudyError) -> None:
    if isinstance(found, StudyError):
        show_study(own_study())
        st.session_state[PROBLEMS] = (name, found)
    elif isinstance(found, Importing):
        st.session_state.pop(PROBLEMS, None)
        keep_import(found)
    else:
        show_study(OwnStudy(found.dataset, name, found.notices))


def _show_example() -> None:
    show_study(OwnStudy(example().dataset, words.EXAMPLE_FILE, example().notices))
