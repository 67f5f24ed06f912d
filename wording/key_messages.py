"""The key messages, said: those of the study in its own words, the computed ones in ours."""

from collections.abc import Sequence

from analysis.key_messages import Given, Message, MostFrequent, Outcomes, SupportStated
from analysis.model.count import SUPPRESSED, Count
from analysis.model.dataset import FINDINGS
from wording.counts import Counting, does, how_many, number_of, positive_ones, singular, what
from wording.text import first_upper, join_and

HEADS = {
    "sponsor_support": "Support",
    "facilitator": "What helps most often",
    "barrier": "What hinders most often",
    "motivation": "Why they took part, most often",
    "outcome": "What taking part did for them",
    "recommendation": "What is recommended most often",
}
NOT_MOST = {  # the same where nothing is said to come first
    "facilitator": "What helps",
    "barrier": "What hinders",
    "motivation": "Why they took part",
    "recommendation": "What is recommended",
}
SUPPORT = {"supported": "that support was given", "unsupported": "that support was withheld"}
SAME_WORDS = "Support and experience are read from the same words."
OUR_WORDS = "Key messages are in our own words. Do not quote them as the report’s."
ALL_HIDDEN = "The numbers are hidden."


def sentence_of(dataset: Counting, message: Message) -> str:
    """What the message says, in the unit of `dataset`: 'Good mentors (3 of 4 findings), then set-aside time (1).'"""
    facts = message.facts
    if isinstance(facts, Given):
        return facts.sentence
    if isinstance(facts, SupportStated):
        return _support(dataset, facts)
    return _outcomes(dataset, facts) if isinstance(facts, Outcomes) else _most_frequent(dataset, facts)


def lines_of(dataset: Counting, message: Message) -> list[str]:
    """The message line by line, the first of them its head: what the study gives says itself first."""
    facts = message.facts
    if not isinstance(facts, Given):
        return [head_of(message), first_upper(sentence_of(dataset, message))]
    quantified = [f"As the source puts it: {facts.quantifier}."] if facts.quantifier else []
    return [line for line in (facts.sentence, *quantified, shown_in_part(facts)) if line]


def head_of(message: Message) -> str:
    """What a computed message is about: 'What helps most often'; 'What helps' where nothing is said to come first."""
    facts = message.facts
    if not isinstance(facts, MostFrequent):
        return HEADS[message.topic]
    if facts.first:
        return most_often(facts.kind) if facts.kind else HEADS[message.topic]
    return facts.kind or NOT_MOST[message.topic]


def nothing_shown(messages: Sequence[Message]) -> str:
    """'Hidden, to protect people: all numbers on Feelings and Tasks.' of the messages that show no number; '' for none."""
    heads = [head_of(message) for message in messages if not message.shows]
    return f"Hidden, to protect people: all numbers on {join_and([f'‘{head}’' for head in heads])}." if heads else ""


def most_often(kind: str) -> str:
    """'Feelings, most often'."""
    return f"{kind}, most often"


def more_messages(number: int) -> str:
    """'9 more key messages'."""
    return f"{number} more key {singular(number, 'message', 'messages')}"


def shown_in_part(facts: Given) -> str:
    """'1 of the 2 findings that it rests on is shown.'; '' where all are, and where that is hidden."""
    if facts.shown is SUPPRESSED or facts.shown == facts.of:
        return ""
    return f"{facts.shown} of the {facts.of} findings that it rests on {singular(facts.shown, 'is', 'are')} shown."


def by_source(sources: Sequence[tuple[str, Count]]) -> str:
    """How many each source makes: 'Source: the report (29), junior doctor (2).'"""
    return f"Source: {', '.join(f'{label.lower()} ({number_of(count)})' for label, count in sources)}."


def _support(dataset: Counting, facts: SupportStated) -> str:
    parts = [f"{how_many(dataset, n)} {does(dataset, n, 'says', 'say')} {SUPPORT[level]}" for level, n in facts.levels]
    return f"{'; '.join(parts)}. {SAME_WORDS}"


def _most_frequent(dataset: Counting, facts: MostFrequent) -> str:
    if not facts.first:
        return _not_ranked(dataset, facts) if facts.some else ALL_HIDDEN
    said = f"{_quoted(facts.first)} ({facts.most} of {facts.total} {what(dataset)}{_each(facts.first)})"
    if facts.second:
        said += f", then {_quoted(facts.second)} ({facts.next_most}{_each(facts.second)})"
    return f"{said}. {by_source(facts.sources)}" if facts.sources else f"{said}."


def _not_ranked(dataset: Counting, facts: MostFrequent) -> str:
    """'“Joy” (6), of 9 people with findings. The number of 1 other theme is hidden and can be higher.'"""
    if facts.is_only:
        return f"{_quoted([label for label, _ in facts.some])} ({how_many(dataset, facts.some[0][1])})."
    themes = " and ".join(f"“{label}” ({number:,})" for label, number in facts.some)
    said = f"{themes}, of {how_many(dataset, facts.total)}"
    if facts.hidden:
        numbers = singular(facts.hidden, "number of 1 other theme is", f"numbers of {facts.hidden} other themes are")
        return f"{said}. The {numbers} hidden{' and can be higher' if _can_be_higher(dataset, facts) else ''}."
    return f"{said}." if facts.total is SUPPRESSED else f"{said}: too few to compare."


def _can_be_higher(dataset: Counting, facts: MostFrequent) -> bool:
    """Whether a hidden number can be higher than the highest one shown: one person can have all themes, one finding has one."""
    if facts.total is SUPPRESSED:
        return True
    shown = [number for _, number in facts.some]
    left = facts.total - (sum(shown) if dataset.unit == FINDINGS else 0)
    return left > max(shown)


def _outcomes(dataset: Counting, facts: Outcomes) -> str:
    if facts.are_hidden:
        return ALL_HIDDEN
    return (
        f"{number_of(facts.positive)} of the {number_of(facts.stated)} {what(dataset)} that state an experience "
        f"{positive_ones(dataset)}, {number_of(facts.negative)} negative and {number_of(facts.mixed)} mixed; "
        f"{number_of(facts.silent)} {does(dataset, facts.silent, 'does not state one', 'do not state one')}."
    )


def _quoted(labels: Sequence[str]) -> str:
    return " and ".join(f"“{label}”" for label in labels)


def _each(labels: Sequence[str]) -> str:
    return " each" if len(labels) > 1 else ""
