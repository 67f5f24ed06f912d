"""Groups side by side, said: what is compared, of how many, what is left out and why."""

from collections.abc import Sequence

from analysis.model.count import Count
from analysis.model.dataset import FINDINGS, HELPS, HINDERS, Dataset
from wording.counts import NOT_KNOWN, does, how_many, number_of
from wording.text import first_upper, join_and

SIDE_BY_SIDE = "Groups side by side"
BY_EXPERIENCE, BY_SIDES, BY_THEMES = "their experience", "what helps and what hinders", "their themes"
SAME_WORDS = "Both are read from the same words, so this shows what people say, not an effect of support."
TOO_FEW = "Too few to compare, so read them:"
ONE_GROUP = "The findings shown have fewer than two groups of any kind, so nothing can be compared."
DOTS, COLOURS = "A larger dot is a larger number, a faint dot is 0.", "Blue helps, orange hinders."
MOST_NAMED = 4
OTHERS = "All others"
NOT_ENOUGH = "Too few to compare."
ONE_AND_ANOTHER = "One group compared with another"
THIS_GROUP, COMPARED_WITH = "This group", "Compared with"
WITH_EXPERIENCE = "with an experience"
READ_BELOW = "What is said stands below."
EXPERIENCE, BOTH_SIDES = "Experience", "What helps and what hinders"


def about(dataset: Dataset) -> str:
    """'Groups side by side: their experience, what helps and what hinders.', as far as the study codes these."""
    has_sides = dataset.has_themes_that(HELPS, HINDERS)
    parts = [BY_EXPERIENCE] if "experience" in dataset.stated else []
    parts += [BY_SIDES] if has_sides else [] if parts else [BY_THEMES]
    return f"{SIDE_BY_SIDE}: {', '.join(parts)}."


def by(has_experience: bool) -> str:
    """What the choice of an attribute is called."""
    return "Compare experience by" if has_experience else "Compare by"


def no_verdict(dataset: Dataset) -> str:
    """What a comparison does not say."""
    judged = "a programme or a group" if dataset.has_programmes else "a group"
    return f"This compares what is said. It does not say how good {judged} is."


def dots(dataset: Dataset) -> str:
    """How dots are read; their colours where some themes help or hinder."""
    return f"{DOTS} {COLOURS}" if dataset.has_themes_that(HELPS, HINDERS) else DOTS


def experience_title(label: str) -> str:
    """'Experience by sponsor support'."""
    return f"Experience by {label.lower()}"


def themes_title(label: str) -> str:
    """'Themes by specialty'."""
    return f"Themes by {label.lower()}"


def beside_title(one: str, other: str, what_of: str) -> str:
    """'Experience: Darzi Fellows compared with all others'."""
    return f"{what_of}: {one} compared with {other.lower() if other == OTHERS else other}"


def experience_measure(dataset: Dataset, both: Count) -> str:
    """'7 findings name a group and state an experience.'"""
    named = does(dataset, both, "names a group and states", "name a group and state")
    return f"{first_upper(how_many(dataset, both))} {named} an experience."


def themes_measure(dataset: Dataset, n: Count) -> str:
    """'21 findings name a group. A larger dot is a larger number, …'"""
    return f"{first_upper(how_many(dataset, n))} {does(dataset, n, 'names', 'name')} a group. {dots(dataset)}"


def only_sides(drawn: int, themes: int) -> str:
    """' Drawn is what helps and what hinders. The table has all 38 themes.'; '' where all are drawn."""
    return f" Drawn is what helps and what hinders. The table has all {themes} themes." if drawn < themes else ""


def sides_measure(dataset: Dataset, n: Count, is_ranked: bool) -> str:
    """'21 findings on what helps and what hinders; the most frequent themes. A larger dot …'; where numbers are hidden the
    themes stand in the order of the study."""
    which = "the most frequent themes" if is_ranked else f"some of the themes. {NOT_KNOWN}"
    said = f"{first_upper(how_many(dataset, n))} on what helps and what hinders; {which}"
    return f"{said.rstrip('.')}. {dots(dataset)}"


def beside_measure(dataset: Dataset, counts: Sequence[tuple[str, Count, Count]]) -> str:
    """'Darzi Fellows: 6 of 14 findings state an experience. All others: 1 of 9.' for each (name, how many state it, of all)."""
    said = [
        f"{name}: {how_many(dataset, stated, total)} {does(dataset, stated, 'states', 'state')} an experience."
        for name, stated, total in counts
    ]
    return " ".join(said)


def too_few_stated(dataset: Dataset, counts: Sequence[tuple[str, Count, Count]]) -> str:
    """'Darzi Fellows: 6 of 14 findings state an experience. All others: 1 of 9 … Too few to compare.'"""
    return f"{beside_measure(dataset, counts)} {NOT_ENOUGH}"


def too_few_told(dataset: Dataset, sizes: Sequence[tuple[str, Count]]) -> str:
    """'Darzi Fellows: 7 findings on what helps and what hinders. All others: 3 findings … Too few to compare.'"""
    said = [f"{name}: {how_many(dataset, number)} on what helps and what hinders." for name, number in sizes]
    return f"{' '.join(said)} {NOT_ENOUGH}"


def same_words(attribute: str) -> str:
    """What has to be said first where groups are made by support; '' for other groups."""
    return f"{SAME_WORDS} " if attribute == "sponsor_support" else ""


def left_out(labels: Sequence[str]) -> str:
    """' Too few to compare: North West and Severn.', ' Too few to compare: 7 groups.'; '' for none."""
    if not labels:
        return ""
    return f" Too few to compare: {join_and(list(labels)) if len(labels) <= MOST_NAMED else f'{len(labels)} groups'}."


def silence(dataset: Dataset, counts: Sequence[tuple[str, Count]], n: Count) -> str:
    """' 167 findings name no group: 37 negative, 1 mixed, 30 positive, 99 not stated.'; '' for none."""
    if n == 0:
        return ""
    return f" {of_no_group(dataset, n)}: {in_short(counts)}."


def in_short(counts: Sequence[tuple[str, Count]]) -> str:
    """'37 negative, 1 mixed, 30 positive' of (what, how many)."""
    return ", ".join(f"{number_of(count)} {label.lower()}" for label, count in counts)


def counts_for_each(dataset: Dataset, several: bool) -> str:
    """That one counts in several groups: where some findings do, or any person may."""
    if dataset.unit != FINDINGS:
        return " One person can count in several groups."
    return " A finding of two groups counts for both." if several else ""


def filter_set_aside(label: str) -> str:
    """That the comparison does not use a filter."""
    return f"The filter on {label.lower()} is not used here."


def link_to_group(dataset: Dataset, label: str, findings: Count, stated: Count) -> str:
    """'North West: 7 findings, 1 states an experience'."""
    states = does(dataset, stated, "states", "state")
    return f"{label}: {how_many(dataset, findings)}, {number_of(stated)} {states} an experience"


def of_no_group(dataset: Dataset, findings: Count) -> str:
    """'167 findings name no group'"""
    return f"{first_upper(how_many(dataset, findings))} {does(dataset, findings, 'names', 'name')} no group"


def statements_of(label: str) -> str:
    """'Darzi Fellows: what is said'"""
    return f"{label}: what is said"
