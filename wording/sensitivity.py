"""Whether what comes first stays first without one group, said: what comes first, then a line for each kind of group."""

from collections.abc import Sequence

from analysis.model.count import SUPPRESSED
from analysis.model.dataset import Dataset
from analysis.sensitivity import (
    FEW,
    HIDDEN,
    NARRATIVE,
    ONE_PERSON,
    ORDER,
    PLACES,
    PROGRAMME,
    SAME,
    SOURCE,
    First,
    Sensitivity,
    Tried,
    Without,
)
from wording.counts import how_many, number_of, singular, what
from wording.text import first_upper, join_and

SWITCH = "Does this hold without one group?"
TOPIC = "Each group is left out in turn and the rest is counted again. This says nothing of how good a group is."
NO_PERSON = "Whether it holds without one person is not said: that could tell what somebody said."
NOT_TOLD = "some numbers are hidden, so nothing is said to come first."
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
MOST_NAMED = 3
ONE_OF = {PROGRAMME: "programme", SOURCE: "source", ONE_PERSON: "person"}
ALL_ONE = {PROGRAMME: "All name one programme", SOURCE: "All have one source"}
AUTHORS = "the authors’ own narrative"


def sensitivity_lines(dataset: Dataset, held: Sensitivity, fewest: int) -> list[str]:
    """What comes first of a kind, with its n; then a line for each kind of group that was left out. Below `fewest` nothing is
    compared."""
    kind = dataset.label("kind", held.kind).lower()
    if held.first is None:
        return [f"{first_upper(kind)}: {NOT_TOLD}"]
    if not held.first.themes:
        return [f"{first_upper(kind)}: none has {fewest} {what(dataset)}, too few to compare, n = {number_of(held.n)}."]
    lines = [_what_comes_first(dataset, held.first, held.others, kind, fewest)]
    lines += [line for tried in held.tried if (line := _tried(dataset, held.first, tried, fewest))]
    return [*lines, NO_PERSON] if held.no_person else lines


def _what_comes_first(dataset: Dataset, first: First, others: bool, kind: str, fewest: int) -> str:
    """'The three barriers with most findings: “Time” (18), “Apathy” and “Interest” (12 each), n = 78 findings.'"""
    number = len(first.themes)
    listed = f"{with_numbers(first)}, n = {how_many(dataset, first.n)}."
    if number > PLACES:
        return f"{first_upper(in_words(number))} {kind} share the first {in_words(PLACES)} places: {listed}"
    if number < PLACES:
        have = singular(number, "has", "have")
        return f"Only {in_words(number)} of the {kind} {have} {fewest} {what(dataset)} or more: {listed}"
    rest = "" if others else f" No other of the {kind} has any."
    return f"The {in_words(number)} {kind} with most {what(dataset)}: {listed}{rest}"


def _tried(dataset: Dataset, first: First, tried: Tried, fewest: int) -> str:
    """What changes without which group, that nothing else does, and how many name a group at all."""
    if tried.by == NARRATIVE:
        (alone,) = tried.tried
        return f"Without {AUTHORS} (source: “{alone.group}”){_change(dataset, first, alone, fewest)}"
    if not tried.tried:
        return f"None of the {how_many(dataset, first.n)} names a programme, so none can be left out."
    one = ONE_OF[tried.by]
    if all(each.outcome == HIDDEN for each in tried.tried):
        return f"Whether it holds without any one {one} is not said: some numbers are hidden."
    if tried.by in ALL_ONE and len(tried.tried) == 1 and tried.tried[0].first.n == 0 and tried.tried[0].outcome == FEW:
        return f"{ALL_ONE[tried.by]}, “{tried.tried[0].group}”, so it cannot be left out."
    changes = [each for each in tried.tried if each.outcome != SAME]
    named = _how_many_named(dataset, first, tried)
    if not changes:
        return f"Without any one {one} {_the_same(first)}.{named}"
    told = _of_persons(dataset, first, tried, fewest) if tried.by == ONE_PERSON else _of_groups(dataset, first, tried, fewest)
    rest = f" Without any other {one} {_the_same(first)}." if len(changes) < len(tried.tried) else ""
    return f"{told}{rest}{named}"


def _of_groups(dataset: Dataset, first: First, tried: Tried, fewest: int) -> str:
    """The first groups without which something changes, and how many more there are."""
    changes = [each for each in tried.tried if each.outcome != SAME]
    source = "the source " if tried.by == SOURCE else ""
    said = [f"Without {source}“{each.group}”{_change(dataset, first, each, fewest)}" for each in changes[:MOST_NAMED]]
    more = len(changes) - MOST_NAMED
    return " ".join([*said, *([f"Something changes without {in_words(more)} more, too."] if more > 0 else [])])


def _of_persons(dataset: Dataset, first: First, tried: Tried, fewest: int) -> str:
    """In how many cases something changes without one person, and what; not who that is."""
    alike: dict[str, int] = {}
    for each in tried.tried:
        if each.outcome != SAME:
            change = _what_changes(dataset, first, each, fewest)
            alike[change] = alike.get(change, 0) + each.times
    cases = [f"{change}, in {times} of them" for change, times in sorted(alike.items(), key=lambda item: -item[1])]
    more = [f"{in_words(len(cases) - MOST_NAMED)} more changes"] if len(cases) > MOST_NAMED else []
    people, changed = sum(each.times for each in tried.tried), sum(alike.values())
    if people == 1:
        return f"Without the only person that any are tied to, {next(iter(alike))}."
    head = f"Each of {people} people left out in turn: in {changed} of these cases something changes"
    if len(cases) == 1:
        return f"{head}: {next(iter(alike))}."
    return f"{head}: {'; '.join([*cases[:MOST_NAMED], *more])}."


def _change(dataset: Dataset, first: First, each: Without, fewest: int) -> str:
    """', “Time” takes the place of “Apathy”, n = 43 findings.'"""
    if each.outcome == HIDDEN:
        return " it is not said, for some numbers are hidden."
    return f", {_what_changes(dataset, first, each, fewest)}, n = {how_many(dataset, each.first.n)}."


def _what_changes(dataset: Dataset, first: First, each: Without, fewest: int) -> str:
    if each.outcome == SAME:
        return _the_same(first)
    if each.outcome == FEW:
        return f"none has {fewest} {what(dataset)} left to compare"
    if each.outcome == ORDER:
        return f"the order changes: {with_numbers(each.first)}"
    return _places(dataset, each, fewest)


def _places(dataset: Dataset, each: Without, fewest: int) -> str:
    """What comes in for what; what has as many as the last; what falls behind, or has too few left to compare."""
    if each.came and each.went:
        return f"{quoted(each.came)} {singular(len(each.came), 'takes', 'take')} the place of {quoted(each.went)}"
    if each.came:
        return f"{quoted(each.came)} {singular(len(each.came), 'has', 'have')} as many as the last of them"
    behind = [label for label in each.went if label not in each.small]
    said = [f"{quoted(behind)} {singular(len(behind), 'falls', 'fall')} behind"] if behind else []
    said += [f"{quoted(each.small)} {_too_few(dataset, each, fewest)}"] if each.small else []
    return " and ".join(said)


def _too_few(dataset: Dataset, each: Without, fewest: int) -> str:
    return f"{singular(len(each.small), 'has', 'have')} fewer than {fewest} {what(dataset)} left, too few to compare"


def _the_same(first: First) -> str:
    return singular(len(first.themes), "it stays the same", "they stay the same, in the same order")


def _how_many_named(dataset: Dataset, first: First, tried: Tried) -> str:
    """' 2 of the 78 findings name a programme.': with few of them little could change. '' where all do."""
    if tried.by == SOURCE or tried.n is SUPPRESSED or tried.n == first.n:
        return ""
    names, are = singular(tried.n, "names", "name"), singular(tried.n, "is", "are")
    do = {PROGRAMME: f"{names} a programme", ONE_PERSON: f"{are} tied to a person"}
    return f" Only {tried.n} of {how_many(dataset, first.n)} {do[tried.by]}." if first.n else ""


def in_words(number: int) -> str:
    """'three'; digits from ten on."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def with_numbers(first: First) -> str:
    """'“Time” (18), “Apathy” and “Interest” (12 each)'."""
    groups: dict[int, list[str]] = {}
    for label, number in first.themes:
        groups.setdefault(number, []).append(label)
    return ", ".join(f"{quoted(labels)} ({number}{_each(labels)})" for number, labels in groups.items())


def quoted(labels: Sequence[str]) -> str:
    """'“Time” and “Apathy”'."""
    return join_and([f"“{label}”" for label in labels])


def _each(labels: Sequence[str]) -> str:
    return " each" if len(labels) > 1 else ""
