"""Groups side by side, said: what is compared, of how many, what is left out and why."""

from collections.abc import Sequence

from analysis.model.dataset import FINDINGS, Dataset
from analysis.units import is_hidden
from wording.counts import do, how_many, number_of, singular
from wording.text import first_upper, join_and

ABOUT = "What is told of different groups, side by side: their experience, what helps and what hinders."
NO_VERDICT = "This compares what is said. It does not say how good a programme or a group is."
SAME_WORDS = "Both are read from the same words, so this shows how it is told, not an effect of support."
TOO_FEW = "Too few to compare, so read them:"
ONE_GROUP = "The findings shown have fewer than two groups of any kind, so nothing can be compared."
DOTS = "A larger dot is told more often, a faint dot not at all. Blue helps, rust hinders."
MOST_NAMED = 4
OTHERS = "All others"


def experience_title(label: str) -> str:
    """'Experience by sponsor support'."""
    return f"Experience by {label.lower()}"


def themes_title(label: str) -> str:
    """'What is told, by specialty'."""
    return f"What is told, by {label.lower()}"


def beside_title(one: str, other: str, what_of: str) -> str:
    """'Experience: Darzi Fellows beside all others'."""
    return f"{what_of}: {one} beside {other.lower() if other == OTHERS else other}"


def experience_measure(dataset: Dataset, both: int) -> str:
    """'7 findings name a group and say how it was.'"""
    named = do(dataset, singular(both, "names a group and says", "name a group and say"))
    return f"{first_upper(how_many(dataset, both))} {named} how it was."


def themes_measure(dataset: Dataset, n: int) -> str:
    """'21 findings name a group. A larger dot is told more often, …'"""
    return f"{first_upper(how_many(dataset, n))} {do(dataset, singular(n, 'names', 'name'))} a group. {DOTS}"


def only_sides(drawn: int, themes: int) -> str:
    """' Drawn is what helps and what hinders. The table has all 38 themes.'; '' where all are drawn."""
    return f" Drawn is what helps and what hinders. The table has all {themes} themes." if drawn < themes else ""


def sides_measure(dataset: Dataset, n: int) -> str:
    """'21 findings on what helps and what hinders, the themes told most often. A larger dot …'"""
    return f"{first_upper(how_many(dataset, n))} on what helps and what hinders; the themes told most often. {DOTS}"


def beside_measure(dataset: Dataset, counts: Sequence[tuple[str, int, int]]) -> str:
    """'Darzi Fellows: 6 of 14 findings state an experience. All others: 1 of 9.' for each (name, how many state it, of all)."""
    said = [
        f"{name}: {how_many(dataset, stated, total)} {do(dataset, singular(stated, 'states', 'state'))} an experience."
        for name, stated, total in counts
    ]
    return " ".join(said)


def pale(silent: bool) -> str:
    """What silence looks like, where there is any."""
    return " Pale: not stated." if silent else ""


def left_out(labels: Sequence[str]) -> str:
    """' Too few to compare: North West and Severn.', ' Too few to compare: 7 groups.'; '' for none."""
    if not labels:
        return ""
    return f" Too few to compare: {join_and(list(labels)) if len(labels) <= MOST_NAMED else f'{len(labels)} groups'}."


def silence(dataset: Dataset, counts: Sequence[tuple[str, int]], n: int) -> str:
    """' 167 findings name no group: 37 negative, 1 mixed, 30 positive, 99 not stated.'; '' for none."""
    if not is_hidden(n) and not n:
        return ""
    return f" {of_no_group(dataset, n)}: {in_short(counts)}."


def in_short(counts: Sequence[tuple[str, int]]) -> str:
    """'37 negative, 1 mixed, 30 positive' of (what, how many)."""
    return ", ".join(f"{number_of(count)} {label.lower()}" for label, count in counts)


def counts_for_each(dataset: Dataset, several: bool) -> str:
    """That one counts in several groups: where some findings do, or any person may."""
    if dataset.unit != FINDINGS:
        return " One person can count in several groups."
    return " A finding of two groups counts for both." if several else ""


def filter_set_aside(label: str) -> str:
    """That the comparison does not heed a filter."""
    return f"The filter on {label.lower()} is set aside here."


def link_to_group(dataset: Dataset, label: str, findings: int, stated: int) -> str:
    """'North West: 7 findings, 1 states an experience'."""
    states = singular(stated, "states", "state")
    return f"{label}: {how_many(dataset, findings)}, {number_of(stated)} {do(dataset, states)} an experience"


def of_no_group(dataset: Dataset, findings: int) -> str:
    """'167 findings name no group'"""
    return f"{first_upper(how_many(dataset, findings))} {do(dataset, singular(findings, 'names', 'name'))} no group"


def statements_of(label: str) -> str:
    """'Darzi Fellows: what is said'"""
    return f"{label}: what is said"
