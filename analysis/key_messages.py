"""The key messages: sentences recomputed from the findings shown, each with its n and the findings behind it."""

from dataclasses import dataclass

import pandas as pd

from analysis.barriers_facilitators import rank_themes
from analysis.counts import count_by
from analysis.descriptor import NOT_STATED
from analysis.kept import kept
from analysis.selection import Selection
from analysis.sponsor_support import support_experience
from analysis.study import Dataset


@dataclass(frozen=True)
class Message:
    """What the message is about, its sentence, the findings it rests on (`n`), and the selection that lists them."""

    topic: str
    about: str
    sentence: str
    n: int
    selection: Selection


@kept
def key_messages(dataset: Dataset, selection: Selection) -> tuple[Message, ...]:
    """What the findings shown say, in the order a reader asks. A message that rests on no finding is left out."""
    findings = selection.apply(dataset)
    messages = [
        _support(dataset, findings, selection),
        _ranked(dataset, findings, selection, "facilitator", "What helps most often"),
        _ranked(dataset, findings, selection, "barrier", "What stands in the way most often"),
        _ranked(dataset, findings, selection, "motivation", "Why they took part, most often"),
        _outcome(dataset, findings, selection),
        _ranked(dataset, findings, selection, "recommendation", "What is asked for most often"),
    ]
    return tuple(message for message in messages if message is not None and message.n)


def silence(dataset: Dataset, findings: pd.DataFrame) -> dict[str, int]:
    """How many of the findings do not state each attribute: programmes, specialties, sponsor_support, experience."""
    columns = ("programmes", "specialties", "sponsor_support", "experience")
    return {column: int((findings[column].astype(str) == NOT_STATED).sum()) for column in columns}


def _support(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Message | None:
    table = support_experience(dataset, findings)
    parts = [
        f"where it is {word}, {table.loc[level, good]} of the {table.loc[level, 'stated']} "
        f"findings that say how it went are {good}"
        for level, word, good in (("supported", "given", "positive"), ("unsupported", "withheld", "negative"))
        if level in table.index and table.loc[level, "stated"]
    ]
    if not parts:
        return None
    shown = tuple(level for level in ("supported", "unsupported") if level in table.index and table.loc[level, "stated"])
    told = tuple(level for level in dataset.labels["experience"] if level != NOT_STATED)
    return Message(
        "sponsor_support",
        "Support goes with experience",
        f"{'; '.join(parts)}.",
        int(table.loc[list(shown), "stated"].sum()),
        selection.narrow("sponsor_support", shown).narrow("experience", told),
    )


def _ranked(dataset: Dataset, findings: pd.DataFrame, selection: Selection, kind: str, lead: str) -> Message | None:
    table = rank_themes(dataset, findings, kind)
    total = int(table["findings"].sum())
    if not total:
        return None
    most = int(table["findings"].iloc[0])
    first = table[table["findings"] == most]
    rest = table[table["findings"] < most]
    sentence = f"{_quoted(first['label'])} ({most} of {total} findings{_each(first)})"
    if len(first) == 1 and len(rest) and rest["findings"].iloc[0]:
        second = int(rest["findings"].iloc[0])
        tied = rest.loc[rest["findings"] == second, "label"]
        sentence += f", then {_quoted(tied)} ({second}{_each(tied)})"
    sentence += "." if kind != "recommendation" else f". {told_by(dataset, findings[findings['kind'].astype(str) == kind])}"
    return Message(kind, lead, sentence, total, selection.narrow("kind", (kind,)))


def _outcome(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Message | None:
    outcomes = findings[findings["kind"].astype(str) == "outcome"]
    if outcomes.empty:
        return None
    levels = count_by(dataset, outcomes, "experience", list(dataset.labels["experience"]))
    stated = int(levels.drop(NOT_STATED).sum())
    return Message(
        "outcome",
        "What taking part did for them",
        f"{levels['positive']} of the {stated} findings that say how it went are positive, {levels['negative']} negative and "
        f"{levels['mixed']} mixed; {levels[NOT_STATED]} more do not say.",
        len(outcomes),
        selection.narrow("kind", ("outcome",)),
    )


def told_by(dataset: Dataset, findings: pd.DataFrame) -> str:
    """How many of the findings each voice tells, most first: 'Told by: the report (29), junior doctor (2).'"""
    counts = count_by(dataset, findings, "voice", list(dataset.labels["voice"]))
    counts = counts.sort_values(ascending=False, kind="stable")
    told = [f"{dataset.label('voice', voice).lower()} ({count})" for voice, count in counts.items()]
    return f"Told by: {', '.join(told)}."


def _quoted(labels: pd.Series) -> str:
    return " and ".join(f"“{label}”" for label in labels)


def _each(rows) -> str:
    return " each" if len(rows) > 1 else ""
