"""Whether the themes that come first stay first, counted again without one programme, one source, one person, the authors.

It says what is left out, never which group is better. Themes with fewer than `fewest` findings (or people) are not
compared, and those with the same number share a place. Where a number that it needs is hidden nothing is said. One person is
left out only where findings are tied to people and no small group is hidden: otherwise it could tell what somebody said.
"""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.barriers_facilitators import SIDES, of_kind
from analysis.counts import count_by, held, size
from analysis.disclosure.distinct_people import values_of
from analysis.disclosure.subsets import filter_rows
from analysis.engines.of_study import engine_of
from analysis.model.count import SUPPRESSED, Count
from analysis.model.dataset import ASKS, PEOPLE, Dataset
from analysis.model.memoise import memoise
from analysis.model.rows import Holds, Rows
from analysis.model.schema import NOT_STATED
from analysis.recommendations import recommended
from analysis.selection import Selection

PLACES = 3
PROGRAMME, SOURCE, NARRATIVE, ONE_PERSON = "programme", "voice", "author", "person"
SAME, ORDER, OTHERS, FEW, HIDDEN = "same", "order", "others", "few", "hidden"
TOOK_PART = "motivation"  # the kind that pages lead with beside both sides, where a study gives no messages of its own


@dataclass(frozen=True)
class First:
    """What comes first of `n`: the label and the number of each theme, most first, those that share the last of PLACES with it.
    Themes with fewer than are compared are not among them."""

    n: int
    themes: tuple[tuple[str, int], ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels alone."""
        return tuple(label for label, _ in self.themes)

    @property
    def places(self) -> tuple[frozenset[str], ...]:
        """The labels that share each place."""
        numbers = dict.fromkeys(number for _, number in self.themes)
        return tuple(frozenset(label for label, number in self.themes if number == each) for each in numbers)


@dataclass(frozen=True)
class Without:
    """What comes first without one group: `group` is its label, '' for a person.

    `outcome`: SAME; ORDER (the same themes, in another order); OTHERS (some came or went); FEW (too few are left to compare);
    HIDDEN. `came` and `went`: labels; `small`: those that went because fewer are left of them than are compared. `times`: of
    people, how many of them it holds for.
    """

    group: str
    outcome: str
    first: First = First(0, ())
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    times: int = 1


@dataclass(frozen=True)
class Tried:
    """One kind of group, `by` PROGRAMME, SOURCE, NARRATIVE or ONE_PERSON, each left out in turn.

    `n`: how many findings (or people) name any of them; `tried` has one record for each group that somebody names.
    """

    by: str
    n: Count
    tried: tuple[Without, ...]


@dataclass(frozen=True)
class Sensitivity:
    """What comes first of one kind, and of what was tried whether it stays so.

    `first` is None where a number is hidden; without themes where there are too few to compare. `others`: whether another theme
    has any. `no_person`: True where one person could be left out but for the hiding of small groups.
    """

    kind: str
    first: First | None
    n: Count
    others: bool = False
    tried: tuple[Tried, ...] = ()
    no_person: bool = False


def led_by(dataset: Dataset) -> tuple[str, ...]:
    """The kinds of which pages say what comes first: both sides, and what the computed key messages lead with."""
    more = () if "messages" in dataset.tables else (TOOK_PART, *dataset.kinds_that(ASKS))
    return tuple(kind for kind in (*dataset.kinds_that(*SIDES), *more) if dataset.themes_of(kind))


@memoise
def sensitivity(dataset: Dataset, selection: Selection, kind: str, fewest: int) -> Sensitivity:
    """Whether the first themes of a kind stay first; below `fewest` nothing is compared."""
    findings = selection.rows(dataset)
    rows = recommended(dataset, findings) if kind in dataset.kinds_that(ASKS) else of_kind(dataset, findings, kind)
    n, counts = size(dataset, rows), _counts(dataset, rows, kind)
    if n is SUPPRESSED or counts is None:
        return Sensitivity(kind, None, n)
    first = _first(dataset, n, counts, fewest)
    if not first.themes:
        return Sensitivity(kind, first, n)
    leaving = _Leaving(dataset, rows, kind, first, fewest)
    tried = [leaving.each(PROGRAMME), *leaving.sources()]
    may_single_out = dataset.ties and bool(dataset.fewest)
    tried += [leaving.each_person(counts)] if dataset.ties and not may_single_out else []
    others = bool((counts > 0).sum() > len(first.themes))
    return Sensitivity(kind, first, n, others, tuple(each for each in tried if each), may_single_out)


@dataclass(frozen=True)
class _Leaving:
    """Leaves groups out of `rows`, of one kind, and says what comes first then."""

    dataset: Dataset
    rows: Rows
    kind: str
    first: First
    fewest: int

    def each(self, name: str) -> Tried | None:
        """Each value of an attribute, left out in turn; None where the study has no such attribute."""
        column = self._column(name)
        if column is None:
            return None
        values = [value for value in values_of(self.dataset, column) if value != NOT_STATED]
        return self._tried(name, column, values)

    def sources(self) -> list[Tried | None]:
        """Each source but the authors, then the authors."""
        column = self._column(SOURCE)
        if column is None:
            return []
        values = [value for value in values_of(self.dataset, column) if value not in (NOT_STATED, NARRATIVE)]
        return [self._tried(SOURCE, column, values), self._tried(NARRATIVE, column, [NARRATIVE])]

    def each_person(self, counts: pd.Series) -> Tried:
        """Each person with findings, left out in turn: of `counts`, those of all, what is theirs is taken away."""
        engine, of_people = engine_of(self.dataset), self.dataset.unit == PEOPLE
        each = tuple((theme,) for theme in counts.index)
        most = 1 if of_people else int(engine.of_one(self.rows, (("theme_id", each),)).most.max())
        near = counts.index[counts >= min(number for _, number in self.first.themes) - most]  # no other theme can come first
        theirs, people = engine.profiles(self.rows, ("theme_id", tuple((theme,) for theme in near)))
        taken = pd.DataFrame({"people": people}).groupby([*(theirs.clip(max=1) if of_people else theirs).T], sort=False).sum()
        left = [
            replace(self._compared("", 0, counts[near] - np.array(row)), times=int(times))
            for row, times in taken["people"].sort_values(ascending=False, kind="stable").items()
        ]
        tied = self.first.n if of_people else int(engine.of_one(self.rows).findings)
        return Tried(ONE_PERSON, tied, tuple(left))

    def _column(self, name: str) -> str | None:
        held = self.dataset.filters.get(name)
        return held.column if held and held.column in self.dataset.stated & {*self.dataset.coded_columns} else None

    def _tried(self, by: str, column: str, values: list[str]) -> Tried | None:
        counts = count_by(self.dataset, self.rows, column, values)
        if not (there := held(counts)):
            return Tried(by, 0, ()) if by == PROGRAMME else None
        named = size(self.dataset, filter_rows(self.dataset, self.rows, column, values))
        return Tried(by, named, tuple(self._without(column, value, values) for value in there))

    def _without(self, column: str, value: str, values: list[str]) -> Without:
        if column in self.dataset.members:  # a finding of several groups goes with each of them
            others = self.rows.that(Holds(column, (value,), does=False))
        else:
            kept = [each for each in values_of(self.dataset, column) if each != value]
            others = filter_rows(self.dataset, self.rows, column, kept)
        label = self.dataset.label(self.dataset.codes_of.get(column, column), value)
        n, counts = size(self.dataset, others), _counts(self.dataset, others, self.kind)
        if n is SUPPRESSED or counts is None:
            return Without(label, HIDDEN)
        return self._compared(label, n, counts)

    def _compared(self, label: str, n: int, counts: pd.Series) -> Without:
        first, before = _first(self.dataset, n, counts, self.fewest), self.first
        if not first.themes:
            return Without(label, FEW, first)
        came = tuple(each for each in first.labels if each not in before.labels)
        went = tuple(each for each in before.labels if each not in first.labels)
        if came or went:
            few = {self.dataset.label("theme", theme) for theme in counts.index[counts < self.fewest]}
            small = tuple(each for each in went if each in few)
            return Without(label, OTHERS, first, came, went, small)
        return Without(label, SAME if first.places == before.places else ORDER, first)


def _counts(dataset: Dataset, rows: Rows, kind: str) -> pd.Series | None:
    """How many each theme of the kind has; None where one of these numbers is hidden."""
    counts = count_by(dataset, rows, "theme_id", dataset.themes_of(kind))
    return None if counts.hasnans else counts


def _first(dataset: Dataset, n: int, counts: pd.Series, fewest: int) -> First:
    """The themes that come first, by their numbers; those below `fewest` are not compared."""
    ranked = counts[counts >= fewest].sort_values(ascending=False, kind="stable")
    if len(ranked) > PLACES:
        ranked = ranked[ranked >= ranked.iloc[PLACES - 1]]
    return First(n, tuple((dataset.label("theme", theme), int(number)) for theme, number in ranked.items()))
