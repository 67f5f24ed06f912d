"""Which theme, or which group, of one study is which of another: a guess that a reader corrects, one with one."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
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


Pairs = tuple[tuple[str, str], ...]  # the codes of one study that have a partner in another, each with it
Rows = tuple[tuple[str, ...], ...]  # what all studies have: its code in each, in the order of the studies


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


def join_attributes(*held: Mapping[str, Attribute]) -> tuple[tuple[Attribute, ...], ...]:
    """The attributes that all studies have, by their names, else by their labels; `held`: those of each, two at least."""
    first, *others = (tuple(Named(name, each.label) for name, each in one.items()) for one in held)
    rows = in_all([_pairs(_guess(first, other)) for other in others])
    return tuple(tuple(one[name] for one, name in zip(held, row, strict=True)) for row in rows)


def join_groups(datasets: Sequence[Dataset], attributes: Sequence[Attribute]) -> Rows:
    """The values of an attribute that all studies call alike, without silence, in the order of the first; `attributes`: what it
    is in each study."""
    first, *others = (
        tuple(Named(code, label) for code, label in dataset.labels.get(each.codes, {}).items() if code != NOT_STATED)
        for dataset, each in zip(datasets, attributes, strict=True)
    )
    return in_all([_pairs(each for each in _guess(first, other) if each.by != CODE) for other in others])


def in_all(pairs: Sequence[Pairs], place: int = 0) -> Rows:
    """What has a partner in every study, in the order of the first pairs. `pairs`: of one study with each of the others, in
    their order; `place`: where that one stands among them."""
    partners = [dict(each) for each in pairs]
    rows = [(one, [each[one] for each in partners]) for one, _ in pairs[0] if all(one in each for each in partners)]
    return tuple((*others[:place], one, *others[place:]) for one, others in rows)


def join(pairs: Pairs, first: str, second: str) -> Pairs:
    """The same pairs with `first` joined to `second`, or to nothing where that is ''; whatever had it before has no partner."""
    kept = tuple(pair for pair in pairs if pair[0] != first and pair[1] != second)
    return (*kept, (first, second)) if second else kept


def without_partner(dataset: Dataset, joined: Iterable[str]) -> tuple[str, ...]:
    """The themes of a study that are not among `joined`, in its order."""
    held = set(joined)
    return tuple(theme for theme in dataset.labels["theme"] if theme not in held)


def _pairs(guesses: Iterable[Guess]) -> Pairs:
    return tuple((each.first, each.second) for each in guesses)


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
