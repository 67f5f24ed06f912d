"""The second study of a visit: kept in the session beside the first, and let go with it or when another first is shown."""

from dataclasses import dataclass, replace

import streamlit as st

from analysis.files.open_study import Opened
from analysis.files.problems import StudyError
from analysis.model.dataset import FINDINGS, PEOPLE, Dataset
from analysis.waves.joining import Guess, Pairs, guess_themes, join
from analysis.waves.overlap import Overlap, overlap
from ui.state.shown_study import OwnStudy, own_study, served_study, show_study, smallest_shown

SECOND = "second_study"
PROBLEMS = "second_problems"  # the name of the file that could not be opened, and its StudyError


@dataclass(frozen=True)
class Second:
    """The second study as it was opened, which themes were guessed to be the same, which are joined now, what both share."""

    own: OwnStudy
    guesses: tuple[Guess, ...]
    pairs: Pairs
    shared: Overlap


@dataclass(frozen=True)
class Studies:
    """Two studies that count the same; what they share; what each is called in sentences."""

    first: Dataset
    second: Dataset
    shared: Overlap
    names: tuple[str, str]

    @property
    def both(self) -> tuple[Dataset, Dataset]:
        """The first and the second."""
        return self.first, self.second

    @property
    def unit(self) -> str:
        """What both count."""
        return self.first.unit


def first_study() -> Dataset:
    """The study that is shown, as it was opened."""
    own = own_study()
    return own.dataset if own else served_study()


def second_study() -> Second | None:
    """The second study of this visit, if one is open."""
    return st.session_state.get(SECOND)


def units_of(second: Second) -> tuple[str, ...]:
    """What both studies can count, people first."""
    return (PEOPLE, FINDINGS) if first_study().ties and second.own.dataset.ties else (FINDINGS,)


def studies(second: Second, unit: str, names: tuple[str, str]) -> Studies:
    """Both studies, called by `names`, counted in `unit`. Each hides its own small groups; where they share
    people, both hide what the stricter one does."""
    first, other = first_study(), second.own.dataset
    fewest = [smallest_shown(first, own_study()), smallest_shown(other, second.own)]
    if second.shared != Overlap.NOTHING:
        fewest = [max(fewest)] * 2
    return Studies(_counting(first, unit, fewest[0]), _counting(other, unit, fewest[1]), second.shared, names)


def keep_second(name: str, found: Opened | StudyError) -> None:
    """Keep the study beside the one that is shown; of a file that does not open, what is wrong with it."""
    if isinstance(found, StudyError):
        st.session_state[PROBLEMS] = (name, found)
        return
    st.session_state.pop(PROBLEMS, None)
    st.session_state[SECOND] = _beside(OwnStudy(found.dataset, name, found.notices))


def keep_pairs(pairs: Pairs) -> None:
    """Join these themes and no others."""
    if second := second_study():
        st.session_state[SECOND] = replace(second, pairs=pairs)


def join_theme(first: str, key: str) -> None:
    """Join a theme to the one that is chosen in the field `key`, or to none."""
    if second := second_study():
        keep_pairs(join(second.pairs, first, st.session_state[key]))


def remove_second() -> None:
    """Let go of the second study."""
    for held in (SECOND, PROBLEMS):
        st.session_state.pop(held, None)


def put_second_first() -> None:
    """Show the second study, and beside it the one that was shown: both have to be the visitor's own."""
    second, own = second_study(), own_study()
    if second and own:
        show_study(second.own)
        pairs = tuple((other, one) for one, other in second.pairs)
        st.session_state[SECOND] = replace(_beside(own), pairs=pairs)


def _beside(own: OwnStudy) -> Second:
    first = first_study()
    guesses = guess_themes(first, own.dataset)
    return Second(own, guesses, tuple((each.first, each.second) for each in guesses), overlap(first, own.dataset))


def _counting(dataset: Dataset, unit: str, fewest: int) -> Dataset:
    return dataset.counting(unit, fewest) if dataset.ties else dataset
