"""The key messages: sentences recomputed from the findings shown, each with its n and the findings behind it."""

from dataclasses import dataclass

import pandas as pd

from analysis.barriers_facilitators import of_kind, rank_themes
from analysis.counts import count_by, each_of, experience_by, size
from analysis.descriptor import NOT_STATED
from analysis.kept import kept
from analysis.narrowing import narrow
from analysis.selection import Selection
from analysis.sponsor_support import support_experience
from analysis.study import FINDINGS, Dataset
from analysis.units import all_hidden, do, is_hidden, number_of, went, what

NOT_RANKED = "some of the others are hidden and may be higher."
ALL_HIDDEN = "The numbers are hidden."


@dataclass(frozen=True)
class Message:
    """What the message is about, its sentence, the findings or people it rests on (`n`; pd.NA where that is hidden), and the
    selection that lists them."""

    topic: str
    about: str
    sentence: str
    n: int
    selection: Selection


@kept
def key_messages(dataset: Dataset, selection: Selection) -> tuple[Message, ...]:
    """What the findings shown say, in the order a reader asks. A message that rests on no finding is left out.

    Where some numbers are hidden no theme is said to come first.
    """
    findings = selection.rows(dataset)
    messages = [
        _support(dataset, findings, selection),
        _ranked(dataset, findings, selection, "facilitator", "What helps most often"),
        _ranked(dataset, findings, selection, "barrier", "What stands in the way most often"),
        _ranked(dataset, findings, selection, "motivation", "Why they took part, most often"),
        _outcome(dataset, findings, selection),
        _ranked(dataset, findings, selection, "recommendation", "What is asked for most often"),
    ]
    return tuple(message for message in messages if message is not None and (is_hidden(message.n) or message.n))


def silence(dataset: Dataset, findings: pd.DataFrame) -> dict[str, int]:
    """How many findings, or people, do not state programmes, specialties, sponsor_support and experience, each by its name."""
    columns = ("programmes", "specialties", "sponsor_support", "experience")
    return {column: count_by(dataset, findings, column, [NOT_STATED]).item() for column in columns}


def _support(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Message | None:
    table = support_experience(dataset, findings)
    shown, levels, parts = [], [], []
    for level, word, good in (("supported", "given", "positive"), ("unsupported", "withheld", "negative")):
        number, of = (table.loc[level, column] for column in (good, "stated")) if level in table.index else (0, 0)
        if is_hidden(number, of):
            levels.append(level)
            parts.append(f"where it is {word}, how it went is hidden")
        elif of:
            levels.append(level)
            shown.append(level)
            parts.append(f"where it is {word}, {number} of the {of} {what(dataset)} that say how it went {went(dataset, good)}")
    if not parts:
        return None
    told = tuple(level for level in dataset.labels["experience"] if level != NOT_STATED)
    levels = tuple(shown or levels)
    return Message(
        "sponsor_support",
        "Support goes with experience" if shown else "Support and experience",
        f"{'; '.join(parts)}.",
        size(dataset, narrow(dataset, narrow(dataset, findings, "sponsor_support", levels), "experience", told)),
        selection.narrow("sponsor_support", levels).narrow("experience", told),
    )


def _ranked(dataset: Dataset, findings: pd.DataFrame, selection: Selection, kind: str, lead: str) -> Message | None:
    table = rank_themes(dataset, findings, kind)
    behind = of_kind(dataset, findings, kind)
    total = size(dataset, behind)
    narrowed = selection.narrow("kind", (kind,))
    if is_hidden(total) or table["findings"].hasnans:
        return Message(kind, lead, _not_ranked(dataset, table, total), total, narrowed)
    if not total:
        return None
    most = int(table["findings"].iloc[0])
    first = table[table["findings"] == most]
    rest = table[table["findings"] < most]
    sentence = f"{_quoted(first['label'])} ({most} of {total} {what(dataset)}{_each(first)})"
    if len(first) == 1 and len(rest) and rest["findings"].iloc[0]:
        second = int(rest["findings"].iloc[0])
        tied = rest.loc[rest["findings"] == second, "label"]
        sentence += f", then {_quoted(tied)} ({second}{_each(tied)})"
    sentence += "." if kind != "recommendation" else f". {told_by(dataset, behind)}"
    return Message(kind, lead, sentence, total, narrowed)


def _not_ranked(dataset: Dataset, table: pd.DataFrame, total) -> str:
    shown = table[table["findings"].fillna(0) > 0].head(2)
    if shown.empty:
        return ALL_HIDDEN
    themes = [f"“{label}” ({number})" for label, number in zip(shown["label"], shown["findings"], strict=True)]
    return f"{' and '.join(themes)}, of {number_of(total)} {what(dataset)}; {NOT_RANKED}"


def _outcome(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Message | None:
    outcomes = of_kind(dataset, findings, "outcome")
    table = experience_by(dataset, outcomes, "kind", each_of(["outcome"])).loc["outcome"]
    said = {name: number_of(count) for name, count in table.items()}
    sentence = (
        f"{said['positive']} of the {said['stated']} {what(dataset)} that say how it went {went(dataset, 'positive')}, "
        f"{said['negative']} negative and {said['mixed']} mixed; "
        f"{said[NOT_STATED]} {'more do not say' if dataset.unit == FINDINGS else do(dataset, 'do not say')}."
    )
    return Message(
        "outcome",
        "What taking part did for them",
        ALL_HIDDEN if all_hidden(table[["positive", "negative", "mixed"]]) else sentence,
        size(dataset, outcomes),
        selection.narrow("kind", ("outcome",)),
    )


def told_by(dataset: Dataset, findings: pd.DataFrame) -> str:
    """How many of the findings, or people, each voice tells, most first, hidden numbers last.

    'Told by: the report (29), junior doctor (2).'
    """
    counts = count_by(dataset, findings, "voice", list(dataset.labels["voice"]))
    counts = counts.sort_values(ascending=False, kind="stable")
    told = [f"{dataset.label('voice', voice).lower()} ({number_of(count)})" for voice, count in counts.items()]
    return f"Told by: {', '.join(told)}."


def _quoted(labels: pd.Series) -> str:
    return " and ".join(f"“{label}”" for label in labels)


def _each(rows) -> str:
    return " each" if len(rows) > 1 else ""
