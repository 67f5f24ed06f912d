"""The further studies of a visit: kept in the session beside the one that is shown, and let go with it or when another is
shown."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from analysis.files.open_study import Opened
from analysis.files.problems import StudyError
from analysis.model.dataset import FINDINGS, PEOPLE, Dataset
from analysis.waves.joining import Guess, Pairs, Rows, guess_themes, in_all, join
from analysis.waves.overlap import Overlap, Places, kept_apart, overlap, strictest
from ui.state.shown_study import OwnStudy, own_study, served_study, show_study, smallest_shown

FURTHER = "further_studies"
PROBLEMS = "second_problems"  # the name of the file that could not be opened, and its StudyError
MOST = 6  # studies side by side
SHOWN = 0  # the number of the study that the app shows
NAMES = ("called_first", "called_second", "called_third", "called_fourth", "called_fifth", "called_sixth")  # by number


@dataclass(frozen=True)
class Further:
    """A further study as it was opened, which of its themes were guessed to be those of the one shown, which are joined now."""

    own: OwnStudy
    guesses: tuple[Guess, ...]
    pairs: Pairs


@dataclass(frozen=True)
class Beside:
    """The further studies by their numbers, from 1; the numbers of all studies in the order in which they are read, SHOWN among
    them; what each two of them share, by their numbers, the lower first."""

    further: Mapping[int, Further]
    order: tuple[int, ...]
    shared: Mapping[tuple[int, int], Overlap]

    @property
    def others(self) -> tuple[int, ...]:
        """The numbers of the further studies, as they are read."""
        return tuple(number for number in self.order if number != SHOWN)

    @property
    def place(self) -> int:
        """Where the study that the app shows stands."""
        return self.order.index(SHOWN)

    @property
    def rows(self) -> Rows:
        """The themes that all studies have, by their codes in each."""
        return in_all([self.further[number].pairs for number in self.others], self.place)


@dataclass(frozen=True)
class Studies:
    """Two to six studies that count the same, in the order in which they are read; what each is called in sentences; at which
    `place` the one stands that the app shows."""

    all: tuple[Dataset, ...]
    names: tuple[str, ...]
    place: int = 0

    @property
    def first(self) -> Dataset:
        """The first of them."""
        return self.all[0]

    @property
    def shown(self) -> Dataset:
        """The one that the app shows."""
        return self.all[self.place]

    @property
    def unit(self) -> str:
        """What all count."""
        return self.first.unit

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.all)

    @property
    def of(self) -> tuple[Dataset | None, ...]:
        """Of which study a mark is, by their places: the one that the app shows needs no name."""
        return tuple(None if at == self.place else dataset for at, dataset in enumerate(self.all))


def first_study() -> Dataset:
    """The study that is shown, as it was opened."""
    own = own_study()
    return own.dataset if own else served_study()


def further_studies() -> Beside | None:
    """The further studies of this visit, if any is open."""
    return st.session_state.get(FURTHER)


def opened(beside: Beside) -> tuple[Dataset, ...]:
    """The studies as they were opened, as they are read."""
    return tuple(_dataset(beside, number) for number in beside.order)


def units_of(beside: Beside) -> tuple[str, ...]:
    """What all studies can count, people first."""
    return (PEOPLE, FINDINGS) if all(dataset.ties for dataset in opened(beside)) else (FINDINGS,)


def studies(beside: Beside, unit: str, names: tuple[str, ...]) -> Studies:
    """The studies, called by `names`, counted in `unit`. Each hides its own small groups; where some share people, all of
    these hide what the strictest does."""
    owns = [own_study() if number == SHOWN else beside.further[number].own for number in beside.order]
    datasets = opened(beside)
    fewest = [smallest_shown(dataset, own) for dataset, own in zip(datasets, owns, strict=True)]
    hidden = strictest(fewest, _by_places(beside))
    counting = tuple(_counting(dataset, unit, each) for dataset, each in zip(datasets, hidden, strict=True))
    return Studies(counting, names, beside.place)


def apart(beside: Beside, counted: Studies) -> list[tuple[str, str]]:
    """The names of each two studies that may not stand side by side, as they are counted."""
    pairs = kept_apart(counted.all, _by_places(beside))
    return [(counted.names[one], counted.names[other]) for one, other in pairs]


def keep_further(name: str, found: Opened | StudyError) -> None:
    """Keep the study beside those that are open: by its year, the last where that is not known. Of a file that does not open,
    what is wrong with it."""
    if isinstance(found, StudyError):
        st.session_state[PROBLEMS] = (name, found)
        return
    st.session_state.pop(PROBLEMS, None)
    beside = further_studies() or Beside({}, (SHOWN,), {})
    if len(beside.order) == MOST:  # the page of another tab's run still had a field
        return
    number = next(number for number in range(1, MOST) if number not in beside.further)
    further = _joined(OwnStudy(found.dataset, name, found.notices))
    shared = {
        (min(other, number), max(other, number)): overlap(_dataset(beside, other), found.dataset) for other in beside.order
    }
    order = _by_year(beside, found.dataset, number)
    st.session_state[FURTHER] = Beside({**beside.further, number: further}, order, {**beside.shared, **shared})


def keep_pairs(number: int, pairs: Pairs) -> None:
    """Join these themes of a further study and no others."""
    if (beside := further_studies()) and number in beside.further:
        further = {**beside.further, number: replace(beside.further[number], pairs=pairs)}
        st.session_state[FURTHER] = replace(beside, further=further)


def join_theme(number: int, theme: str, key: str) -> None:
    """Join a theme of the study shown to the one of a further study that is chosen in the field `key`, or to none."""
    if (beside := further_studies()) and number in beside.further:
        keep_pairs(number, join(beside.further[number].pairs, theme, st.session_state[key]))


def remove_further(number: int) -> None:
    """Let go of a further study."""
    st.session_state.pop(PROBLEMS, None)
    beside = further_studies()
    if beside is None or number not in beside.further:
        return
    st.session_state.pop(NAMES[number], None)
    further = {held: each for held, each in beside.further.items() if held != number}
    if not further:
        del st.session_state[FURTHER]
        return
    shared = {pair: what for pair, what in beside.shared.items() if number not in pair}
    st.session_state[FURTHER] = Beside(further, tuple(each for each in beside.order if each != number), shared)


def put_earlier(place: int) -> None:
    """Read the study at this place before the one that stands before it."""
    if beside := further_studies():
        order = list(beside.order)
        order[place - 1 : place + 1] = reversed(order[place - 1 : place + 1])
        st.session_state[FURTHER] = replace(beside, order=tuple(order))


def swap() -> None:
    """Of two studies that are both the visitor's own, show the other in the app, and read them the other way round."""
    beside, own = further_studies(), own_study()
    if beside and own and len(beside.further) == 1:
        ((number, other),) = beside.further.items()
        show_study(other.own)
        pairs = tuple((theme, one) for one, theme in other.pairs)
        st.session_state[FURTHER] = replace(beside, further={number: replace(_joined(own), pairs=pairs)})


def _joined(own: OwnStudy) -> Further:
    guesses = guess_themes(first_study(), own.dataset)
    return Further(own, guesses, tuple((each.first, each.second) for each in guesses))


def _dataset(beside: Beside, number: int) -> Dataset:
    return first_study() if number == SHOWN else beside.further[number].own.dataset


def _by_year(beside: Beside, dataset: Dataset, number: int) -> tuple[int, ...]:
    """The order with a new study before the first that is of a later year, else at the end."""
    year, years = dataset.descriptor.year, [each.descriptor.year for each in opened(beside)]
    later = (place for place, each in enumerate(years) if year and each > year)
    place = next(later, len(years))
    return (*beside.order[:place], number, *beside.order[place:])


def _by_places(beside: Beside) -> dict[Places, Overlap]:
    """What each two studies share, by their places, the lower first."""
    places = {number: place for place, number in enumerate(beside.order)}
    found = {}
    for (one, other), what in beside.shared.items():
        low, high = sorted((places[one], places[other]))
        found[low, high] = what
    return found


def _counting(dataset: Dataset, unit: str, fewest: int) -> Dataset:
    return dataset.counting(unit, fewest) if dataset.ties else dataset
