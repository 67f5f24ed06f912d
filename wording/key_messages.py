"""The key messages, said: those of the study in its own words, the computed ones in ours."""

from collections.abc import Sequence

from analysis.key_messages import Given, Message, MostTold, Outcomes, SupportTold
from analysis.model.dataset import FINDINGS
from analysis.units import is_hidden
from wording.counts import Counting, have, how_many, number_of, singular, went, what
from wording.text import first_upper

HEADS = {
    "sponsor_support": "Support",
    "facilitator": "What helps, told most often",
    "barrier": "What stands in the way, told most often",
    "motivation": "Why they took part, told most often",
    "outcome": "What taking part did for them",
    "recommendation": "What is asked for most often",
}
SUPPORT = {"supported": "that support was given", "unsupported": "that support was withheld"}
SAME_WORDS = "Whether there was support and how it went are read from the same words."
NOT_RANKED = "some of the others are hidden and may be higher."
ALL_HIDDEN = "The numbers are hidden."
SILENT = {FINDINGS: "more do not say", "people": "have some that do not say"}


def sentence_of(dataset: Counting, message: Message) -> str:
    """What the message says, in the unit of `dataset`: 'Good mentors (3 of 4 findings), then set-aside time (1).'"""
    facts = message.facts
    if isinstance(facts, Given):
        return facts.sentence
    if isinstance(facts, SupportTold):
        return _support(dataset, facts)
    return _outcomes(dataset, facts) if isinstance(facts, Outcomes) else _most_told(dataset, facts)


def lines_of(dataset: Counting, message: Message) -> list[str]:
    """The message line by line, the first of them its head: what the study gives says itself first."""
    facts = message.facts
    if not isinstance(facts, Given):
        return [HEADS[message.topic], first_upper(sentence_of(dataset, message))]
    quantified = [f"In the source’s words: {facts.quantifier}."] if facts.quantifier else []
    return [line for line in (facts.sentence, *quantified, shown_in_part(facts)) if line]


def more_messages(number: int) -> str:
    """'9 more key messages'."""
    return f"{number} more key {singular(number, 'message', 'messages')}"


def shown_in_part(facts: Given) -> str:
    """'1 of the 2 findings that it rests on is shown.'; '' where all are, and where that is hidden."""
    if is_hidden(facts.shown) or facts.shown == facts.of:
        return ""
    return f"{facts.shown} of the {facts.of} findings that it rests on {singular(facts.shown, 'is', 'are')} shown."


def told_by(voices: Sequence[tuple[str, int]]) -> str:
    """How many each voice tells: 'Told by: the report (29), junior doctor (2).'"""
    return f"Told by: {', '.join(f'{label.lower()} ({number_of(count)})' for label, count in voices)}."


def _support(dataset: Counting, facts: SupportTold) -> str:
    parts = [f"{how_many(dataset, number)} {_tell(dataset, number)} {SUPPORT[level]}" for level, number in facts.levels]
    return f"{'; '.join(parts)}. {SAME_WORDS}"


def _tell(dataset: Counting, number: int) -> str:
    return singular(number, "tells", "tell") if dataset.unit == FINDINGS else f"{have(number)} some that tell"


def _most_told(dataset: Counting, facts: MostTold) -> str:
    if not facts.first:
        themes = [f"“{label}” ({number})" for label, number in facts.some]
        shown = f"{' and '.join(themes)}, of {number_of(facts.total)} {what(dataset)}; {NOT_RANKED}"
        return shown if themes else ALL_HIDDEN
    said = f"{_quoted(facts.first)} ({facts.most} of {facts.total} {what(dataset)}{_each(facts.first)})"
    if facts.second:
        said += f", then {_quoted(facts.second)} ({facts.next_most}{_each(facts.second)})"
    return f"{said}. {told_by(facts.voices)}" if facts.voices else f"{said}."


def _outcomes(dataset: Counting, facts: Outcomes) -> str:
    if facts.are_hidden:
        return ALL_HIDDEN
    return (
        f"{number_of(facts.positive)} of the {number_of(facts.stated)} {what(dataset)} that say how it went "
        f"{went(dataset, 'positive')}, {number_of(facts.negative)} negative and {number_of(facts.mixed)} mixed; "
        f"{number_of(facts.silent)} {SILENT[dataset.unit]}."
    )


def _quoted(labels: Sequence[str]) -> str:
    return " and ".join(f"“{label}”" for label in labels)


def _each(labels: Sequence[str]) -> str:
    return " each" if len(labels) > 1 else ""
