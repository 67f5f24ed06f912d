"""What hinders and what helps, said: the charts, one theme, the other side of it."""

from collections.abc import Sequence

from analysis.concentration import Quoted
from analysis.model.count import SUPPRESSED, Count
from analysis.model.dataset import FINDINGS, HELPS, HINDERS, Dataset
from wording.counts import (
    NOT_KNOWN,
    counted_as,
    does,
    findings_of,
    have,
    how_many,
    most_first,
    number_of,
    people_of,
    singular,
    what,
)
from wording.study import the_source, who
from wording.text import first_upper, join_and, join_or

SIDE = {HINDERS: "what hinders", HELPS: "what helps"}
VERBS = {HINDERS: ("hinders", "hinder"), HELPS: ("helps", "help")}
NOT_CODED = "This study codes neither what hinders nor what helps."
NO_EVENT = "They need not be about the same event."
NO_WEIGHT = ("Themes differ in width", "More findings do not make a theme weigh more.")
TO_BARRIERS = "Recommendations are linked to barriers, not to what helps."
NAMES_NOBODY = "No finding shown about this theme names anybody."
MOST_HIDDEN = "How many of them are from one person is hidden, to protect the others."
NAMED_HIDDEN = "Who is named in this theme’s findings is hidden, to protect people."
OTHERS_HIDDEN = "Who else is named is hidden, to protect people."
NONE_SHOWN = "No finding shown is about this theme."
NONE_AT_ALL = "No finding of the study is about it."
LINKED = "Recommendations linked to it"
NONE_LINKED = "No recommendation shown is linked to it."
FEWEST_IN_WORDS = {5: "five"}
TITLE = "Barriers and facilitators"
PARTS = ("One theme", "Who helps and hinders", "For how many")
PART = "Part of this page"
HINDERS_HELPS = ("Hinders", "Helps")  # the side of a theme that does not help, of one that does
WHO_IS_NAMED, NOBODY_NAMED = "Who is named", "Nobody named"
HOLDS_FOR, HOLDS_FOR_ACROSS = "Said to hold for", "Said to hold for …"
EXPERIENCE_HIDDEN = "Experience: hidden"


def what_the_page_answers(dataset: Dataset) -> str:
    """'What hinders junior doctors, what helps them, and who is named in it.'"""
    return f"What hinders {dataset.descriptor.people}, what helps them, and who is named in it."


def most_frequent(hinders: Sequence[str], helps: Sequence[str]) -> str:
    """'Most often: “Time” hinders, “Mentors” and “Peers” help': the labels that come first, where that is known."""
    sides = [(hinders, VERBS[HINDERS]), (helps, VERBS[HELPS])]
    said = [f"{_quoted(labels)} {singular(len(labels), *verbs)}" for labels, verbs in sides if labels]
    return f"Most often: {', '.join(said)}" if said else "What hinders and what helps"


def named_most(hinders: Sequence[str], helps: Sequence[str]) -> str:
    """'Named most often: “Consultants” with what hinders, “Mentors” with what helps'."""
    sides = [(hinders, SIDE[HINDERS]), (helps, SIDE[HELPS])]
    said = [f"{_quoted(labels)} with {side}" for labels, side in sides if labels]
    return f"Named most often: {', '.join(said)}" if said else "Who hinders and who helps"


def how_many_hold(dataset: Dataset, mostly_silent: bool) -> str:
    """'For how many doctors does it hold? Mostly not stated'."""
    asked = f"For how many {who(dataset)} does it hold?"
    return f"{asked} Mostly not stated" if mostly_silent else asked


def of_each_side(dataset: Dataset, hinders: Count, helps: Count) -> str:
    """'78 findings on what hinders, 48 on what helps'."""
    return f"{first_upper(how_many(dataset, hinders))} on what hinders, {number_of(helps)} on what helps"


def by_theme(dataset: Dataset, hinders: Count, helps: Count) -> str:
    """'78 findings on what hinders, 48 on what helps, by theme.'"""
    return f"{of_each_side(dataset, hinders, helps)}, by theme."


def by_who_is_named(dataset: Dataset, hinders: Count, helps: Count) -> str:
    """'78 findings on what hinders, 48 on what helps, by who is named. A finding can name several.'"""
    several = " A finding can name several." if dataset.unit == FINDINGS else ""
    return f"{of_each_side(dataset, hinders, helps)}, by who is named.{several}"


def by_how_many(dataset: Dataset, hinders: Count, helps: Count) -> str:
    """'78 findings …, 48 on what helps. Each number counts findings; its column says for how many doctors they hold.'"""
    counted = "findings" if dataset.unit == FINDINGS else "the people whose findings these are"
    column = f"its column says for how many {who(dataset)} they are said to hold"
    return f"{of_each_side(dataset, hinders, helps)}. Each number counts {counted}; {column}."


def bars_in_words(dataset: Dataset, counts: Sequence[tuple[str, Count]], every: Sequence[Count]) -> str:
    """'Bars of findings by theme. What hinders, then what helps, most first: Time 12; Mentors 9.'; `every`: the
    numbers of all themes, drawn or not."""
    said = "; ".join(counted_as(*each) for each in counts)
    return f"Bars of {what(dataset)} by theme. What hinders, then what helps{most_first(every)}: {said}."


def theme_of_kind(dataset: Dataset, theme: str) -> str:
    """'Barrier: Time'; 'Time' in a study without kinds."""
    if "kind" not in dataset.stated:
        return dataset.label("theme", theme)
    return f"{dataset.label_one('kind', dataset.kind_of[theme])}: {dataset.label('theme', theme)}"


def heading_of_other_side(role: str) -> str:
    """'The other side: what helps'."""
    return f"The other side: {SIDE[role]}"


def first_few(most: int, hinders: int, helps: int, tied: Count) -> str:
    """'The chart shows the five most frequent on each side, of 8 themes that hinder and 9 that help.'; '' if it shows all.
    `tied`: how many more have as many as the last of them; hidden where a number is, so that nobody knows the most frequent."""
    if max(hinders, helps) <= most:
        return ""
    few = FEWEST_IN_WORDS.get(most, str(most))
    if tied is SUPPRESSED:
        return f"The chart shows {few} on each side, of {hinders} themes that hinder and {helps} that help. {NOT_KNOWN}"
    more = f" {tied} more {have(tied)} as many as the last of them." if tied else ""
    return f"The chart shows the {few} most frequent on each side, of {hinders} themes that hinder and {helps} that help.{more}"


def elsewhere(labels: Sequence[str]) -> str:
    """'0 means no result; “Too few places” comes up in findings that rest on something else.'; '' without such a theme."""
    come = singular(len(labels), "comes", "come")
    return f"0 means no result; {_quoted(labels)} {come} up in findings that rest on something else." if labels else ""


def in_a_word(glosses: Sequence[tuple[str, str]]) -> str:
    """What themes of a short name cover: '“Apathy”: what sets in when doctors are blocked. “Time”: …'"""
    return " ".join(f"“{label}”: {covers.rstrip('.')}." for label, covers in glosses)


def where_it_stands(dataset: Dataset, place: str) -> str:
    """'In the report: Barriers.'"""
    return f"In {the_source(dataset)}: {place}."


def said_by_people(quoted: Quoted) -> str:
    """'Said by 6 people in 9 findings; at most 3 of the 9 findings are one person’s.'"""
    rest = f" ({quoted.untied} more {singular(quoted.untied, 'is', 'are')} tied to nobody)" if quoted.untied else ""
    said = f"Said by {people_of(quoted.people)} in {findings_of(quoted.findings)}{rest}"
    if quoted.people == 1:
        return f"{said}."
    if quoted.most is SUPPRESSED:
        return f"{said}. {MOST_HIDDEN}"
    if quoted.most == 1:
        return f"{said}, one each."
    return f"{said}; at most {quoted.most} of the {findings_of(quoted.findings)} are one person’s."


def experience_of(dataset: Dataset, level: str, count: Count) -> str:
    """'Negative experience: 6 findings'; `level` is a label."""
    return f"{level} experience: {how_many(dataset, count)}"


def not_said(dataset: Dataset, count: Count) -> str:
    """'Experience not stated: 12 findings'."""
    return f"Experience not stated: {how_many(dataset, count)}"


def experience_hidden(levels: Sequence[str]) -> str:
    """'How many are negative or mixed is hidden, to protect people.'"""
    return f"How many are {join_or([level.lower() for level in levels])} is hidden, to protect people."


def other_side(dataset: Dataset, role: str, named: Sequence[str], count: Count) -> str:
    """'Of what helps, 12 findings name the same (consultants, managers). They need not be about the same event.'"""
    same = ", ".join(label.lower() for label in named)
    names = does(dataset, count, "names", "name")
    return f"Of {SIDE[role]}, {how_many(dataset, count)} {names} the same ({same}). {NO_EVENT}"


def linked(dataset: Dataset, count: Count) -> str:
    """'Recommendations linked to it: 3 findings'."""
    return f"{LINKED}: {how_many(dataset, count)}"


def not_linked(dataset: Dataset) -> str:
    """'Not linked to a recommendation in the report.'"""
    return f"Not linked to a recommendation in {the_source(dataset)}."


def in_whole_study(dataset: Dataset, count: Count) -> str:
    """'Without the filters, and whatever they rest on, there are 4 findings.'"""
    return f"Without the filters, whatever they rest on, there {singular(count, 'is', 'are')} {how_many(dataset, count)}."


def recommended_to(named: Sequence[str], source: str) -> str:
    """'recommended to consultants; report author', 'nobody named; …'."""
    to = f"recommended to {join_and([label.lower() for label in named])}" if named else "nobody named"
    return f"{to}; {source}" if source else to


def _quoted(labels: Sequence[str]) -> str:
    return join_and([f"“{label}”" for label in labels])
