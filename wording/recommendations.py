"""What is recommended for each barrier, and to whom, said."""

from collections.abc import Sequence

from analysis.model.count import SUPPRESSED, Count, come_first, highest, is_at_least
from analysis.model.dataset import FINDINGS, Dataset
from analysis.recommendations import Barrier, Counts, strongest
from wording.counts import HIDDEN_CELL, Counting, does, findings_of, how_many, most_first, number_of, people_of, singular
from wording.study import the_source

BARRIER, FOUND, RECOMMENDED, TO_WHOM = "Barrier", "Findings", "What is recommended", "Recommended to"
NOBODY = "Nobody named"
TITLE, TO_WHOM_TITLE = "Recommendations", "Who it is recommended to"
ALL_BARRIERS = "All barriers"
SOURCE = "Source"
TO_YOU = "What is recommended to …"
WARNED_AGAINST = "Warned against"
NOT_COUNTED = "Warned against, and not counted above:"
EVERY = "Each barrier, what is recommended, and to whom"
LINKED = (
    "We linked a recommendation to a barrier where its passage names it or points straight back to it. Others may help too."
)
TIES = "Equal numbers are ties, in the order of the study’s own list."
IN_BRACKETS = {
    FINDINGS: "In brackets: how many recommendations. One can name several.",
    "people": "In brackets: how many people. One person can count in several places.",
}
TOO_FEW = "No barrier has enough findings to be compared with the others."
SOME_HIDDEN = "Some numbers are hidden, so no barrier is said to have the most."
LINK_HIDDEN = "How many recommendations are linked to it is hidden, to protect people."
MOST_TIED = 2
OTHERS_HIDDEN = "others hidden"


def recommendations(dataset: Counting, number: Count) -> str:
    """'1 recommendation', '6 recommendations', '6 people with recommendations'."""
    if dataset.unit == FINDINGS:
        return f"{number_of(number)} {singular(number, 'recommendation', 'recommendations')}"
    return f"{people_of(number)} with recommendations"


def link_to_these(dataset: Counting, number: int, what: str) -> str:
    """What a link to findings, or recommendations, is called: '6 recommendations', 'recommendations of 6 people'."""
    if dataset.unit != FINDINGS:
        return f"{what} of {people_of(number)}"
    return findings_of(number) if what == FINDINGS else recommendations(dataset, number)


def no_results(number: Count) -> str:
    """What the link is called to findings on a barrier that no result is about: '1 that is no result'."""
    return f"{number_of(number)} {singular(number, 'that is no result', 'that are no results')}"


def barriers_measure(dataset: Counting, each: Sequence[Count], n: Count, linked: Count, total: Count) -> str:
    """'78 findings on barriers, most first; 30 of 53 recommendations are linked to a barrier. '"""
    linked_of = f"{number_of(linked)} of {recommendations(dataset, total)} {singular(linked, 'is', 'are')} linked to a barrier"
    return f"{how_many(dataset, n)} on barriers{most_first(each)}; {linked_of}. "


def barriers_in_words(dataset: Counting, rows: Sequence[tuple[str, Count, str, str]]) -> str:
    """The table of barriers, read out: (label, how many, what is recommended, to whom) of each."""
    said = " ".join(f"{label}: {number_of(n)}. {what}. {TO_WHOM}: {who}." for label, n, what, who in rows)
    return f"Barriers with their {dataset.unit}, what is recommended and to whom. {said}"


def recommended_on(barrier: str) -> str:
    """'Recommended on Time'."""
    return f"Recommended on {barrier}"


def sources_measure(dataset: Counting, n: Count, sources: Counts) -> str:
    """'53 recommendations, by what is recommended and by source: report author (29), junior doctor (2).'"""
    said = ", ".join(f"{label.lower()} ({number_of(count)})" for label, count in sources)
    return f"{recommendations(dataset, n)}, by what is recommended and by source: {said}."


def headline(dataset: Counting, table: Sequence[Barrier], fewest: int) -> str:
    """Who is to act on the barrier with the most findings, as a title; what the table holds where that cannot be said."""
    top = strongest(table, fewest)
    if len(top) != 1:
        return EVERY
    linked, in_study, nobody = top[0].linked, top[0].in_study, top[0].nobody
    if linked is SUPPRESSED or in_study is SUPPRESSED or nobody is SUPPRESSED:
        return EVERY
    named = f"“{top[0].label}”, the barrier that comes up most"
    if not in_study:
        return f"No recommendation is linked to {named}"
    if linked and linked == nobody:
        return f"Nobody is named to act on {named}"
    if dataset.unit == FINDINGS and linked >= fewest and 2 * nobody > linked:
        return f"Most recommendations on {named}, name nobody to act"
    return f"Who is to act on {named}" if linked else EVERY


def answer(dataset: Dataset, table: Sequence[Barrier], fewest: int) -> str:
    """Who is recommended to act on the barrier with the most findings; on both where two tie."""
    if highest(barrier.n for barrier in table) is SUPPRESSED:
        return SOME_HIDDEN
    top = strongest(table, fewest)
    if not top:
        return TOO_FEW
    if len(top) > MOST_TIED:
        return f"{len(top)} barriers tie for the most: {how_many(dataset, top[0].n)} each."
    if len(top) == 1:
        return (
            f"“{top[0].label}” is the barrier that comes up most: {how_many(dataset, top[0].n)}. {_who_acts(dataset, top[0])}"
        )
    tied = " and ".join(f"“{barrier.label}”" for barrier in top)
    acts = (f"On “{barrier.label}”: {_who_acts(dataset, barrier)}" for barrier in top)
    return f"{tied} tie for the most: {how_many(dataset, top[0].n)} each. {' '.join(acts)}"


def _who_acts(dataset: Dataset, barrier: Barrier) -> str:
    if barrier.linked is SUPPRESSED:
        return LINK_HIDDEN
    if not barrier.linked:
        return f"{what_is_recommended(dataset, barrier)}."
    linked = f"{recommendations(dataset, barrier.linked)} {singular(barrier.linked, 'is', 'are')} linked to it"
    if barrier.linked == barrier.nobody:
        return f"{linked}, and nobody is named."
    if barrier.nobody is SUPPRESSED or not barrier.nobody:
        return f"{linked}. {_they_name('They', barrier)}"
    name = does(dataset, barrier.nobody, "names nobody", "name nobody")
    return f"{linked}; {barrier.nobody} {name}. {_they_name('The others' if dataset.unit == FINDINGS else 'Some', barrier)}"


def _they_name(who: str, barrier: Barrier) -> str:
    named = _listed(barrier.actors)
    return f"{who} name {named}." if named != HIDDEN_CELL else "Whom they name is hidden."


def what_is_recommended(dataset: Dataset, barrier: Barrier) -> str:
    """The themes of the recommendations linked to a barrier; or that there are none, in the report or among those shown."""
    if barrier.in_study == 0:
        return f"Not linked to a recommendation in {the_source(dataset)}"
    if barrier.linked is SUPPRESSED:
        return HIDDEN_CELL
    if not barrier.linked:
        elsewhere = "" if barrier.in_study is SUPPRESSED else f"; {barrier.in_study} in the whole study"
        return f"Linked to none of the recommendations shown{elsewhere}"
    return _listed(barrier.themes)


def to_whom(barrier: Barrier) -> str:
    """Whom the recommendations linked to a barrier name; how many name nobody, in words."""
    if barrier.linked is SUPPRESSED:
        return HIDDEN_CELL
    nobody = ((NOBODY, barrier.nobody),) if barrier.nobody != 0 else ()
    return _listed((*barrier.actors, *nobody)) or "–"


def how_to_read(dataset: Counting, table: Sequence[Barrier]) -> str:
    """What the numbers in brackets are, and that ties are ties."""
    counts = [barrier.n for barrier in table if barrier.n is not SUPPRESSED]
    return " ".join([IN_BRACKETS[dataset.unit], *([TIES] if len(set(counts)) < len(counts) else [])])


def recommended_most_to(labels: Sequence[str], counts: Sequence[Count], named: Count, fewest: int) -> str:
    """To whom most is recommended, as a title; only that this is shown where it is few, or hidden, or many tie."""
    top = come_first([f"“{label}”" for label in labels], counts, fewest)
    is_known = named is not SUPPRESSED and 0 < len(top) <= MOST_TIED
    return f"More is recommended to {' and '.join(top)} than to anyone else" if is_known else TO_WHOM_TITLE


def source_of_most(made: Counts, n: Count, fewest: int) -> str:
    """Which source makes more than half of the recommendations, as a title; only that they differ where none does."""
    most = highest(count for _, count in made)
    if is_at_least(n, fewest) and is_at_least(most, n // 2 + 1):
        return f"Most recommendations come from one source: {made[0][0].lower()}"
    return "Who makes the recommendations"


def _listed(counts: Counts) -> str:
    """'Managers (2), Consultants (1), others hidden'."""
    shown = [f"{label} ({count:,})" for label, count in counts if count is not SUPPRESSED]
    if len(shown) < len(counts):
        shown.append(OTHERS_HIDDEN if shown else HIDDEN_CELL)
    return ", ".join(shown)


def recommended_to(dataset: Dataset, who: str, number: Count) -> str:
    """How many recommendations name somebody, or nobody: 'Managers: 2 recommendations.'"""
    return f"{who}: {recommendations(dataset, number)}."


def what_to(who: str) -> str:
    """The title of all that is recommended to somebody: 'What is recommended to: Managers'."""
    return f"What is recommended to: {who}"


def none_for(dataset: Dataset, who: str, in_study: Count) -> str:
    """That none of the recommendations shown names somebody; how many of the whole study do."""
    if in_study != 0:
        return f"{who}: none of the recommendations shown. In the whole study: {recommendations(dataset, in_study)}."
    return f"{who}: no recommendation in {the_source(dataset)}."
