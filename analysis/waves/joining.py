"""Which theme, or which group, of one study is which of another: a guess that a reader corrects, one with one."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from analysis.files.spelling import fold
from analysis.model.dataset import Dataset
from analysis.model.schema import NOT_STATED, Attribute

SAME, NAME, OTHER_KIND, CODE = "same", "name", "other_kind", "code"  # by what two themes were joined, the surest first
UNSURE = (OTHER_KIND, CODE)
ONLY_A_NUMBER = re.compile(r"[a-z]{0,4}[\s_-]*\d+", re.IGNORECASE)  # 'T03': an id that each study counts for itself


@dataclass(frozen=True)
class Named:
    """A theme or a group of a study: its code, what a reader calls it, and the kind it is of ('' without)."""

    code: str
    label: str
    kind: str = ""


@dataclass(frozen=True)
class Guess:
    """A code of the first study and one of the second that may mean the same; `by` says why: SAME, NAME, OTHER_KIND, CODE."""

    first: str
    second: str
    by: str


Pairs = tuple[tuple[str, str], ...]  # the codes of the first study that have a partner, each with it


def themes_of(dataset: Dataset) -> tuple[Named, ...]:
    """The themes of a study in its order."""
    kinds = dataset.labels["kind"]
    labels = dataset.labels["theme"]
    return tuple(Named(theme, labels[theme], kinds.get(kind, kind)) for theme, kind in dataset.kind_of.items())


def guess_themes(first: Dataset, second: Dataset) -> tuple[Guess, ...]:
    """The themes that may be the same, in the order of the first study.

    Those alike in name, kind and id come first, then in name and kind, then in name alone, then in id alone. Names are
    alike whatever their case, blanks and hyphens. What could mean two things is not joined. A name alone joins no theme
    of a kind that both studies have with one of another kind: 'Time' can help and hinder. An id alone joins none that is
    only a number.
    """
    return _guess(themes_of(first), themes_of(second))


def join_attributes(first: Mapping[str, Attribute], second: Mapping[str, Attribute]) -> tuple[tuple[Attribute, Attribute], ...]:
    """The attributes that both studies have, by their names, else by their labels."""
    named = [tuple(Named(name, each.label) for name, each in held.items()) for held in (first, second)]
    return tuple((first[guess.first], second[guess.second]) for guess in _guess(*named))


def join_groups(first: Dataset, second: Dataset, attributes: tuple[Attribute, Attribute]) -> Pairs:
    """The values of an attribute that both studies call alike, without silence, in the order of the first."""
    named = [
        tuple(Named(code, label) for code, label in dataset.labels.get(each.codes, {}).items() if code != NOT_STATED)
        for dataset, each in zip((first, second), attributes, strict=True)
    ]
    return tuple((guess.first, guess.second) for guess in _guess(*named) if guess.by != CODE)


def join(pairs: Pairs, first: str, second: str) -> Pairs:
    """The same pairs with `first` joined to `second`, or to nothing where that is ''; whatever had it before has no partner."""
    kept = tuple(pair for pair in pairs if pair[0] != first and pair[1] != second)
    return (*kept, (first, second)) if second else kept


def without_partner(dataset: Dataset, joined: Iterable[str]) -> tuple[str, ...]:
    """The themes of a study that are not among `joined`, in its order."""
    held = set(joined)
    return tuple(theme for theme in dataset.labels["theme"] if theme not in held)


def _guess(first: tuple[Named, ...], second: tuple[Named, ...]) -> tuple[Guess, ...]:
    shared = {fold(each.kind) for each in first} & {fold(each.kind) for each in second}
    rounds: tuple[tuple[str, Callable[[Named], tuple[str, ...]]], ...] = (
        (SAME, lambda each: (each.code, fold(each.label), fold(each.kind))),
        (NAME, lambda each: (fold(each.label), fold(each.kind))),
        (OTHER_KIND, lambda each: (fold(each.label),)),
        (CODE, lambda each: () if ONLY_A_NUMBER.fullmatch(each.code) else (each.code,)),
    )
    found: list[Guess] = []
    for by, key in rounds:
        left = [_once(each, key) for each in (_left(first, [g.first for g in found]), _left(second, [g.second for g in found]))]
        for told in left[0].keys() & left[1].keys():
            one, other = left[0][told], left[1][told]
            if by != OTHER_KIND or not {fold(one.kind), fold(other.kind)} <= shared:
                found.append(Guess(one.code, other.code, by))
    order = {each.code: place for place, each in enumerate(first)}
    return tuple(sorted(found, key=lambda guess: order[guess.first]))


def _left(named: tuple[Named, ...], taken: list[str]) -> list[Named]:
    return [each for each in named if each.code not in taken]


def _once(named: list[Named], key: Callable[[Named], tuple[str, ...]]) -> dict[tuple[str, ...], Named]:
    """Each by its key, where nothing else has the same and the key says something."""
    keys = [key(each) for each in named]
    times = Counter(keys)
    return {told: each for told, each in zip(keys, named, strict=True) if told and told[0] and times[told] == 1}
