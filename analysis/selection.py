"""Which findings are shown: a frozen `Selection`, applied to a study and described as a sentence."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.counts import size
from analysis.disclosure.microdata import listing_of
from analysis.disclosure.subsets import filter_rows
from analysis.model.count import SUPPRESSED, Count
from analysis.model.dataset import CORE, IN_CORE, Dataset
from analysis.model.rows import FINDINGS, Holds, Rows
from analysis.model.schema import Attribute
from analysis.search_findings import with_words

MOST_TAKEN = 100_000  # findings that a file lists of a study in a database
MOST_IN_PARQUET = 1_000_000  # findings that a Parquet file lists
NOTHING = "nothing"  # in place of values of a filter that cannot both hold
BASIS, FINDING, TEXT = "basis", "finding", "text"  # the filters that are more than values of a column
EVERYTHING = "all"  # in place of a value of `basis`: whatever findings rest on


@dataclass(frozen=True, init=False)
class Selection(Mapping[str, tuple[str, ...]]):
    """The values wanted of each attribute, by its name (none: all), and words that what is printed with a finding
    must hold.

    A name that the study has no filter of is passed over. Of `basis` none means the study's results and recommendations,
    where a study codes what its findings rest on; EVERYTHING stands for all of them.
    """

    held: tuple[tuple[str, tuple[str, ...]], ...]
    text: str

    def __init__(self, **wanted: Iterable[str]):
        """`text` is a string, each attribute a tuple of values."""
        held = sorted((name, tuple(values)) for name, values in wanted.items() if name != TEXT)
        object.__setattr__(self, "held", tuple((name, values) for name, values in held if values))
        object.__setattr__(self, "text", "".join(wanted.get(TEXT, "")))

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return dict(self.held).get(name, ())

    def __contains__(self, name: object) -> bool:
        return name in dict(self.held)

    def __iter__(self) -> Iterator[str]:
        return iter(dict(self.held))

    def __len__(self) -> int:
        return len(self.held)

    @property
    def is_empty(self) -> bool:
        """True where nothing is filtered."""
        return not self.active

    @property
    def active(self) -> tuple[str, ...]:
        """The names of the filters that are set, `text` among them."""
        return (*self, TEXT) if self.text.strip() else tuple(self)

    def alone(self) -> "tuple[Selection, ...]":
        """A selection for each filter that is set: whatever all of them show, this one shows."""
        words = (Selection(text=self.text),) if self.text.strip() else ()
        return (*(Selection(**{name: values}) for name, values in self.items()), *words)

    def whatever_it_rests_on(self) -> "Selection":
        """The same selection, with findings of every basis where it names none."""
        return self if BASIS in self else self.with_(basis=(EVERYTHING,))

    def wanted(self, name: str) -> tuple[str, ...]:
        """The values of one filter that findings must have one of; none where it leaves all of them."""
        values = self[name]
        return () if name == BASIS and EVERYTHING in values else values

    def with_(self, **changes: Iterable[str]) -> "Selection":
        """The same selection with some filters replaced."""
        return Selection(**{**self, TEXT: self.text, **changes})

    def intersect(self, name: str, values: tuple[str, ...]) -> "Selection":
        """The same selection with one filter narrowed to `values`: to those it holds already, where it holds any."""
        held = self[name]
        left = tuple(value for value in values if not held or value in held)
        return self.with_(**{name: left if left or not values else (NOTHING,)})

    def fixes(self, *names: str) -> bool:
        """Whether any of these filters leaves one value: what is shown by it has then nothing to compare."""
        return any(len(self.wanted(name)) == 1 for name in names)

    def filters(self, dataset: Dataset) -> Iterator[tuple[Attribute, tuple[str, ...]]]:
        """The filters of the study that are set, in its order, each with its values."""
        held = dict(self.held)
        return ((each, held[name]) for name, each in dataset.filters.items() if name in held)

    def apply(self, dataset: Dataset) -> pd.DataFrame:
        """The findings to read that have, for each filter set, one of its values. Same columns as `dataset.findings`; of a
        study in a database the first MOST_TAKEN.

        Where small groups are hidden these can be fewer than `rows` counts: see `analysis.disclosure.microdata.releasable`.
        """
        return listing_of(dataset).take(self.rows(dataset), 0, MOST_TAKEN if dataset.stored else None)

    def some(self, dataset: Dataset, start: int, stop: int, by: str = "") -> pd.DataFrame:
        """Those of `apply` from number `start` up to `stop`: of many findings a page shows few, and takes out only these.

        They stand in the order of the study, or of the values of the column `by`.
        """
        return listing_of(dataset).take(self.rows(dataset), start, stop, by)

    def pieces(self, dataset: Dataset) -> Iterator[pd.DataFrame]:
        """All of `apply`, and of a study in a database up to the first MOST_IN_PARQUET; at most MOST_TAKEN at a time."""
        for start in range(0, min(self.number_listed(dataset), MOST_IN_PARQUET), MOST_TAKEN):
            yield self.some(dataset, start, min(start + MOST_TAKEN, MOST_IN_PARQUET))

    def number_listed(self, dataset: Dataset) -> int:
        """How many findings `apply` gives, without taking them out."""
        return int(listing_of(dataset).findings(self.rows(dataset)))

    def rows(self, dataset: Dataset) -> Rows:
        """The findings that have, for each filter set, one of its values."""
        rows = FINDINGS
        for column, wanted in _wanted(dataset, self):
            rows = filter_rows(dataset, rows, column, wanted)
        if FINDING in self:
            rows = rows.that(Holds("finding_id", self[FINDING]))
        return with_words(dataset, rows, self.text) if self.text.strip() else rows

    def number_counted(self, dataset: Dataset) -> Count:
        """How many findings, or people, `rows` has."""
        return size(dataset, self.rows(dataset))

    def leaves_all(self, dataset: Dataset) -> bool:
        """Whether it leaves every finding of the study in."""
        return self.rows(dataset) == FINDINGS

    def query(self) -> dict[str, list[str] | str]:
        """The selection as the parameters of an address."""
        words = {TEXT: self.text} if self.text.strip() else {}
        return {**{name: list(values) for name, values in self.items()}, **words}


def _wanted(dataset: Dataset, selection: Selection) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each column that the selection narrows by and the values that it leaves; columns that the study has not, left out."""
    if dataset.codes_basis and BASIS not in selection and FINDING not in selection:
        yield CORE, (IN_CORE,)
    for each, _ in selection.filters(dataset):
        wanted = selection.wanted(each.name)
        if wanted and each.column in dataset.coded_columns:  # single findings are no column of it
            yield each.column, _with_parts(dataset, wanted) if each.column == "theme_id" else wanted


def _with_parts(dataset: Dataset, themes: tuple[str, ...]) -> tuple[str, ...]:
    """The themes and all that is part of them: who asks for a theme means these too."""
    return tuple(dict.fromkeys(part for theme in themes for part in dataset.below.get(theme, (theme,))))


def loosen(dataset: Dataset, selection: Selection) -> list[tuple[str, Count]]:
    """For each filter set, how many findings there would be without it; most first. (name, size)"""
    names = [each.name for each, _ in selection.filters(dataset)] + [TEXT] * bool(selection.text.strip())
    counts = [(name, size(dataset, selection.with_(**{name: ()}).rows(dataset))) for name in names]
    return sorted(counts, key=lambda pair: 0 if pair[1] is SUPPRESSED else -pair[1])
