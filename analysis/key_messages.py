"""The key messages: those that the study gives, else sentences computed from the findings shown; each with the findings behind
it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.barriers_facilitators import of_kind, rank_themes
from analysis.counts import count_by, each_of, experience_by, size
from analysis.disclosure.subsets import filter_rows
from analysis.model.dataset import FINDINGS, Dataset
from analysis.model.memoise import memoise
from analysis.model.schema import NOT_STATED
from analysis.recommendations import ASKS, KIND, recommended
from analysis.selection import Selection
from analysis.sponsor_support import support_experience
from analysis.units import all_hidden, is_hidden
from wording.counts import do, have, how_many, number_of, went, what

NOT_RANKED = "some of the others are hidden and may be higher."
ALL_HIDDEN = "The numbers are hidden."


@dataclass(frozen=True)
class Message:
    """What the message is about, its sentence, the findings or people it rests on (`n`; pd.NA where that is hidden), and the
    selection that lists them.

    A message that the study itself gives has the source's own word for how many (`quantifier`, '' where it gives none), and
    rests on `of` findings in the whole study, of which `shown` are shown (pd.NA where that is hidden); one that is computed
    from the findings has none of these.
    """

    topic: str
    about: str
    sentence: str
    n: int
    selection: Selection
    quantifier: str = ""
    of: int | None = None
    shown: int | None = None


@memoise
def key_messages(dataset: Dataset, selection: Selection) -> tuple[Message, ...]:
    """What the study says first, in its own order; without a table of messages, what the findings shown add up to, in the
    order a reader asks. A message that rests on no finding shown is left out.

    Where some numbers are hidden no theme is said to come first.
    """
    messages: Sequence[Message | None]
    if "messages" in dataset.tables:
        messages = _given(dataset, selection)
    else:
        findings = selection.rows(dataset)
        messages = [
            _support(dataset, findings, selection),
            _ranked(dataset, findings, selection, "facilitator", "What helps, told most often"),
            _ranked(dataset, findings, selection, "barrier", "What stands in the way, told most often"),
            _ranked(dataset, findings, selection, "motivation", "Why they took part, told most often"),
            _outcome(dataset, findings, selection),
            _ranked(dataset, findings, selection, "recommendation", "What is asked for most often"),
        ]
    return tuple(message for message in messages if message is not None and (is_hidden(message.n) or message.n))


def messages_on(dataset: Dataset, selection: Selection, column: str) -> tuple[Message, ...]:
    """The messages that the study gives and that rest on a finding shown which states `column` (a code column)."""
    silent = dataset.tables["findings"].set_index("finding_id")[column].astype(str) == NOT_STATED
    given = (message for message in key_messages(dataset, selection) if message.of is not None)
    return tuple(message for message in given if not silent[list(message.selection.finding)].all())


def silence(dataset: Dataset, findings: pd.DataFrame) -> dict[str, int]:
    """How many findings, or people, do not state programmes, specialties, sponsor_support and experience, each by its name."""
    columns = ("programmes", "specialties", "sponsor_support", "experience")
    return {column: count_by(dataset, findings, column, [NOT_STATED]).item() for column in columns}


def _given(dataset: Dataset, selection: Selection) -> list[Message]:
    """The messages of the study's own table. What a finding says again counts as the finding that tells it most fully; what
    a finding rests on leaves none out, unless a basis is asked for."""
    every = dataset.tables["findings"]
    first = dict(zip(every["finding_id"], every["repeats"], strict=True)) if "repeats" in every else {}
    asked = dataset.tables.get("questions")
    questions = {} if asked is None else dict(zip(asked["question_id"], asked["question"], strict=True))
    messages = []
    for row in dataset.tables["messages"].itertuples():
        behind = tuple(dict.fromkeys(first.get(each) or each for each in dataset.members["findings"][row.findings]))
        wanted = selection.whatever_it_rests_on().intersect("finding", behind)
        rows = wanted.rows(dataset)
        shown = pd.NA if dataset.fewest else len(rows)
        about = questions.get(row.about, "")
        messages.append(
            Message("message", about, row.sentence, size(dataset, rows), wanted, row.quantifier, len(behind), shown)
        )
    return messages


def _support(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Message | None:
    table = support_experience(dataset, findings)
    levels, parts = [], []
    for level, word in (("supported", "was given"), ("unsupported", "was withheld")):
        number = table.at[level, "findings"] if level in table.index else 0
        if is_hidden(number) or number:
            levels.append(level)
            parts.append(f"{how_many(dataset, number)} {_tell(dataset, number)} that support {word}")
    if not parts:
        return None
    return Message(
        "sponsor_support",
        "Support",
        f"{'; '.join(parts)}. Whether there was support and how it went are read from the same words.",
        size(dataset, filter_rows(dataset, findings, "sponsor_support", levels)),
        selection.intersect("sponsor_support", tuple(levels)),
    )


def _tell(dataset: Dataset, number: int) -> str:
    if dataset.unit != FINDINGS:
        return f"{have(number)} some that tell"
    return "tells" if not is_hidden(number) and number == 1 else "tell"


def _ranked(dataset: Dataset, findings: pd.DataFrame, selection: Selection, kind: str, lead: str) -> Message | None:
    behind = recommended(dataset, findings) if kind == KIND else of_kind(dataset, findings, kind)
    table = rank_themes(dataset, behind, kind)
    total = size(dataset, behind)
    narrowed = selection.intersect("kind", (kind,))
    if kind == KIND and dataset.codes_stance:
        narrowed = narrowed.intersect("stance", (ASKS,))
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
        selection.intersect("kind", ("outcome",)),
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
