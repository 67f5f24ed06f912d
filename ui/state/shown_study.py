"""The study being shown: the server's, opened once per process, or one that this visitor opened for this session."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st

from analysis.databases.open_any import open_any
from analysis.engines.address import spoken
from analysis.files.open_study import open_study
from analysis.files.problems import Notice
from analysis.importing.mapping import Mapping
from analysis.importing.receipt import Receipt
from analysis.model.dataset import FEWEST_SHOWN, PEOPLE, Dataset
from ui.state.address import MARK, show
from ui.state.progress import on_terminal
from ui.streamlit_internals import in_visit

BUILT_IN = Path(__file__).parents[2] / "data"
OWN = "own_study"
MARKED = "own"  # in the address of every page of a visitor's own study, under MARK
LOST = "own_study_lost"  # whether the address is of a study that is no longer open
UNIT = "count"  # the widget that chooses what is counted, and its name in the address


@dataclass(frozen=True)
class Brought:
    """What was done with the files of another program: what they are called, how they were read, what became of everything."""

    files: tuple[str, ...]
    mapping: Mapping
    receipt: Receipt


@dataclass(frozen=True)
class OwnStudy:
    """A study that a visitor opened: kept in their session and nowhere else. `file` is what they opened; `brought` is what was
    done with it, where it came from another program.

    `fewest` is the smallest group of people that they want shown; None: what the study says. `unsaved`: how many differences of
    two coders they have settled since they last downloaded it.
    """

    dataset: Dataset
    file: str
    notices: tuple[Notice, ...]
    fewest: int | None = None
    unsaved: int = 0
    brought: Brought | None = None


@cache
def served_study() -> Dataset:
    """The study that STUDY names (a folder, .zip, .xlsx, .duckdb, or an engine), else the built-in one. Raises StudyError."""
    own = os.environ.get("STUDY")
    return open_any(own, on_terminal()).dataset if own else open_study(BUILT_IN)


def place_of_study() -> str:
    """Where the server's study is looked for, as it was named at the start; of an address what anybody may read."""
    return spoken(os.environ.get("STUDY") or BUILT_IN.name)


def own_study() -> OwnStudy | None:
    """The study that this visitor has opened, if one. Outside a visit, as when the server starts, there is none."""
    return st.session_state.get(OWN) if in_visit() else None


def mark_own_study() -> bool:
    """Mark the address of a visitor's own study. True where the address is so marked and no such study is open any more, until
    the visitor opens one or lets it be."""
    own = own_study()
    if own is None and st.query_params.get(MARK) == MARKED:
        st.session_state[LOST] = True
    is_lost = own is None and bool(st.session_state.get(LOST))
    show(MARK, [MARKED] if own or is_lost else [])
    return is_lost


def let_it_be() -> None:
    """Go on with the server's study, where the visitor's own is no longer open."""
    st.session_state[LOST] = False
    del st.query_params[MARK]


def shown_study() -> Dataset:
    """The visitor’s own study, else the server’s, counting what they chose and hiding small groups. Raises StudyError."""
    own = own_study()
    dataset = own.dataset if own else served_study()
    if not dataset.ties:
        return dataset
    chosen = st.session_state.get(UNIT) if in_visit() else None
    return dataset.counting(chosen or PEOPLE, smallest_shown(dataset, own))


def smallest_shown(dataset: Dataset, own: OwnStudy | None) -> int:
    """The smallest group of people whose numbers are shown, 0 for any: the visitor's choice for their own study, else what
    the study says, else FEWEST_SHOWN. Of a study that ties no finding to a person, any."""
    if not dataset.ties:
        return 0
    asked = [own.fewest if own else None, dataset.descriptor.fewest, FEWEST_SHOWN]
    fewest = next(number for number in asked if number is not None)
    return fewest if fewest > 1 else 0  # where anybody is, there is one person: 1 hides nothing


def show_study(own: OwnStudy | None) -> None:
    """From the next run on show this study, or with None the server's again; filters and choices begin anew."""
    for key in list(st.session_state):
        del st.session_state[key]
    st.query_params.clear()  # otherwise its filters would be taken over, by any name that the other study knows them by
    if own:
        st.session_state[OWN] = own
