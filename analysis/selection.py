"""Which findings are shown: a frozen `Selection`, applied to a study and described as a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from analysis.counts import size
from analysis.disclosure.microdata import releasable
from analysis.disclosure.subsets import filter_rows, filtered_to, is_any_of
from analysis.model.dataset import CORE, IN_CORE, Dataset
from analysis.model.memoise import memoise

MOST_KEPT = 8  # selections whose rows are kept for one study: a page asks for the same ones often, and they can be large
NOTHING = "nothing"  # in place of values of a filter that cannot both hold
EVERYTHING = "all"  # in place of a value of `basis`: whatever findings rest on
SEARCHED = ("finding_id", "statement", "theme_id")


@dataclass(frozen=True)
class Filter:
    """One way to narrow the findings. `name` is the `Selection` field and the key in the address."""

    name: str
    column: str
    attribute: str
    label: str
    says: str


# To add a filter: a line here and a field of the same name in Selection.
FILTERS = (
    Filter("programme", "programmes", "programme", "Programme", "name {values}"),
    Filter("specialty", "specialties", "specialty", "Specialty", "have the specialty {values}"),
    Filter("sponsor_support", "sponsor_support", "sponsor_support", "Sponsor support", "have sponsor support {values}"),
    Filter("voice", "voice", "voice", "Voice", "are told by {values}"),
    Filter("kind", "kind", "kind", "Kind", "are of the kind {values}"),
    Filter("theme", "theme_id", "theme", "Theme", "are about {values}"),
    Filter("experience", "experience", "experience", "Experience", "tell of an experience that is {values}"),
    Filter("actor", "actors", "actors", "Who helps, hinders or is asked", "involve {values}"),
    Filter("extent", "extent", "extent", "How many it holds for", "are said of {values}"),
    Filter("answers", "answers", "theme", "Barrier it answers", "answer the barrier {values}"),
    Filter("basis", "basis", "basis", "What it rests on", "rest on {values}"),
    Filter("stance", "stance", "stance", "Asked for or warned against", "are recommendations of which it is so: {values}"),
    Filter("finding", "finding_id", "finding", "Finding", "are {values}"),
    Filter("emphasis", "emphasis", "emphasis", "Stressed by the source", "are marked by the source: {values}"),
)
FILTER = {each.name: each for each in FILTERS}


@dataclass(frozen=True)
class Selection:
    """The values wanted of each filter (none: all), and words that the statement or the theme must hold.

    Of `basis` none means the study's results and recommendations, where a study codes what its findings rest on;
    EVERYTHING stands for all of them.
    """

    programme: tuple[str, ...] = ()
    specialty: tuple[str, ...] = ()
    sponsor_support: tuple[str, ...] = ()
    voice: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    experience: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    extent: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    emphasis: tuple[str, ...] = ()
    finding: tuple[str, ...] = ()
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """True where nothing is filtered."""
        return not self.active

    @property
    def active(self) -> tuple[str, ...]:
        """The names of the filters that are set, `text` among them."""
        values = {field.name: getattr(self, field.name) for field in fields(self)} | {"text": self.text.strip()}
        return tuple(name for name, value in values.items() if value)

    def whatever_it_rests_on(self) -> "Selection":
        """The same selection, with findings of every basis where it names none."""
        return self if self.basis else self.with_(basis=(EVERYTHING,))

    def wanted(self, name: str) -> tuple[str, ...]:
        """The values of one filter that findings must have one of; none where it leaves all of them."""
        values = getattr(self, name)
        return () if name == "basis" and EVERYTHING in values else values

    def with_(self, **changes: Any) -> "Selection":
        """The same selection with some filters replaced."""
        return replace(self, **changes)

    def intersect(self, name: str, values: tuple[str, ...]) -> "Selection":
        """The same selection with one filter narrowed to `values`: to those it holds already, where it holds any."""
        held = getattr(self, name)
        left = tuple(value for value in values if not held or value in held)
        return self.with_(**{name: left if left or not values else (NOTHING,)})

    def apply(self, dataset: Dataset) -> pd.DataFrame:
        """The findings to read that have, for each filter set, one of its values. Same columns as `dataset.findings`.

        Where small groups are hidden these can be fewer than `rows` counts: see `analysis.disclosure.microdata.releasable`.
        """
        return releasable(dataset) if self.leaves_all(dataset) else filtered_to(releasable(dataset), _found(dataset, self))

    def some(self, dataset: Dataset, start: int, stop: int) -> pd.DataFrame:
        """Those of `apply` from number `start` up to `stop`: of many findings a page shows few, and takes out only these."""
        if self.leaves_all(dataset):
            return releasable(dataset).iloc[start:stop]
        return releasable(dataset).iloc[np.flatnonzero(_found(dataset, self))[start:stop]]

    def number_listed(self, dataset: Dataset) -> int:
        """How many findings `apply` gives, without taking them out."""
        return len(releasable(dataset)) if self.leaves_all(dataset) else int(_found(dataset, self).sum())

    def rows(self, dataset: Dataset) -> pd.DataFrame:
        """The findings to count that have, for each filter set, one of its values. Same columns as `dataset.coded`."""
        return _rows(dataset, self)

    def number_counted(self, dataset: Dataset) -> int:
        """How many findings, or people, `rows` has; pd.NA where that is hidden."""
        return size(dataset, self.rows(dataset))

    def leaves_all(self, dataset: Dataset) -> bool:
        """Whether it leaves every finding of the study in."""
        return not self.text.strip() and not self.finding and not any(_wanted(dataset, self))

    def query(self) -> dict[str, list[str] | str]:
        """The selection as the parameters of an address."""
        return {name: list(value) if isinstance(value := getattr(self, name), tuple) else value for name in self.active}


def _wanted(dataset: Dataset, selection: Selection) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each column that the selection narrows by and the values that it leaves; columns that the study has not, left out."""
    if dataset.codes_basis and not selection.basis and not selection.finding:
        yield CORE, (IN_CORE,)
    for each in FILTERS:
        wanted = selection.wanted(each.name)
        if wanted and each.column in dataset.coded:  # single findings are no column of it
            yield each.column, wanted


@partial(memoise, most=MOST_KEPT)
def _rows(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    rows = dataset.coded
    for column, wanted in _wanted(dataset, selection):
        rows = filter_rows(dataset, rows, column, wanted)
    if selection.finding:
        rows = filtered_to(rows, dataset.findings.loc[rows.index, "finding_id"].isin(selection.finding).to_numpy())
    if not selection.text.strip():
        return rows
    return filtered_to(rows, has_words(dataset, dataset.findings.loc[rows.index, list(SEARCHED)], selection.text).to_numpy())


@partial(memoise, most=MOST_KEPT)
def _found(dataset: Dataset, selection: Selection) -> np.ndarray:
    """Which of the findings that may be read are selected: true or false for each."""
    findings = releasable(dataset)
    found = np.ones(len(findings), dtype=bool)
    for column, wanted in _wanted(dataset, selection):
        found &= is_any_of(dataset, findings[column], wanted)
    if selection.finding:
        found &= findings["finding_id"].isin(selection.finding).to_numpy()
    if selection.text.strip():
        found[found] = has_words(dataset, findings.loc[found, list(SEARCHED)], selection.text).to_numpy()
    return found


def has_words(dataset: Dataset, findings: pd.DataFrame, text: str) -> pd.Series:
    """For each finding, whether its statement, theme label or id holds every word of `text`, in any case."""
    labels = {theme: f" {label.casefold()}" for theme, label in dataset.labels["theme"].items()}
    searched = findings["finding_id"].str.casefold() + " " + findings["statement"].str.casefold()
    searched = searched + findings["theme_id"].astype(str).map(labels).fillna("")
    found = pd.Series(True, index=findings.index)
    for word in text.casefold().split():
        found &= searched.str.contains(word, regex=False)
    return found


def loosen(dataset: Dataset, selection: Selection) -> list[tuple[str, int]]:
    """For each filter set, how many findings there would be without it; most first. (name, size)"""
    counts = [
        (name, size(dataset, selection.with_(**{name: type(getattr(selection, name))()}).rows(dataset)))
        for name in selection.active
    ]
    return sorted(counts, key=lambda pair: 0 if pair[1] is pd.NA else -pair[1])
