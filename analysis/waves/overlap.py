"""Whether two studies hold words of the same people, so that their numbers side by side could tell of single ones."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import pandas as pd

from analysis.files.serialise import raw_tables
from analysis.model.dataset import Dataset

SAID = ("statement", "quote")  # the columns of a finding that hold words
Places = tuple[int, int]  # of two studies among those that stand side by side
LONG = 40  # letters: so long a text stands in two studies only where it is the same one


class Overlap(StrEnum):
    """What two studies share: nothing; words of somebody; or all findings and people."""

    NOTHING = "nothing"
    SOMEBODY = "somebody"
    EVERYTHING = "everything"


def overlap(first: Dataset, second: Dataset) -> Overlap:
    """What two studies share, as they were opened. Words are known again whatever their case and blanks, their codes and
    whoever they are tied to. Somebody is shared where all that one person says stands in both, or one long text; and of a study
    in a database it is taken that somebody is."""
    if first.stored or second.stored:  # what was said in them is not looked through
        return Overlap.SOMEBODY if first.ties and second.ties else Overlap.NOTHING
    if not _words(first) & _words(second):
        return Overlap.NOTHING
    one, other = (raw_tables(each) for each in (first, second))
    alike = all(one[name].equals(other[name]) for name in ("findings", "participants"))
    return Overlap.EVERYTHING if alike else Overlap.SOMEBODY


def may_stand_beside(first: Dataset, second: Dataset, shared: Overlap) -> bool:
    """Whether the numbers of both may be shown beside each other, as the studies are counted.

    Where small groups are hidden and the studies share people, the difference of two numbers tells of the few in whom the
    studies differ, however large both are.
    """
    return shared != Overlap.SOMEBODY or not (first.fewest or second.fewest)


def kept_apart(datasets: Sequence[Dataset], shared: Mapping[Places, Overlap]) -> tuple[Places, ...]:
    """The pairs of studies that may not stand beside each other, as they are counted. `shared`: what each two of them share,
    by their places, the lower first."""
    beside = {places: may_stand_beside(datasets[places[0]], datasets[places[1]], what) for places, what in shared.items()}
    return tuple(places for places, may in beside.items() if not may)


def strictest(fewest: Sequence[int], shared: Mapping[Places, Overlap]) -> tuple[int, ...]:
    """The smallest group that each study shows: its own (`fewest`), or that of the strictest of those with which it shares
    people, be it through others."""
    found = list(fewest)
    for _ in found:  # what is strict has reached everybody when it has gone as many steps as there are studies
        for (one, other), what in shared.items():
            if what != Overlap.NOTHING:
                found[one] = found[other] = max(found[one], found[other])
    return tuple(found)


def _words(dataset: Dataset) -> set[str | frozenset[str]]:
    """The long texts of people, and for each person the set of all texts; of those to whom findings are tied."""
    if not dataset.ties:
        return set()
    findings: pd.DataFrame = dataset.tables["findings"]
    tied = findings[findings["participant_id"] != ""]
    columns = [tied[name].astype(str) for name in SAID if name in tied]
    texts = [[" ".join(text.casefold().split()) for text in column] for column in columns]
    people: dict[str, set[str]] = {}
    for person, *said in zip(tied["participant_id"], *texts, strict=True):
        people.setdefault(person, set()).update(text for text in said if text)
    long = {text for said in people.values() for text in said if len(text) >= LONG}
    return long | {frozenset(said) for said in people.values() if said}
