"""The key messages: those that the study gives, else what the findings shown add up to; each with the findings behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.barriers_facilitators import of_kind, rank_themes
from analysis.counts import count_by, each_of, experience_by, size
from analysis.disclosure.distinct_people import count_rows
from analysis.disclosure.subsets import filter_rows
from analysis.model.count import (
    FEWEST_TO_COMPARE,
    SUPPRESSED,
    Count,
    all_hidden,
    come_first,
    count_of,
    counts_of,
    is_at_least,
    items_of,
)
from analysis.model.dataset import ASKS as ROLE
from analysis.model.dataset import HELPS, HINDERS, Dataset
from analysis.model.memoise import memoise
from analysis.model.rows import Rows
from analysis.model.schema import NOT_STATED
from analysis.recommendations import ASKS, recommended
from analysis.selection import Selection
from analysis.sponsor_support import support_experience
from analysis.theme_tree import broadest

MOTIVATION, OUTCOME = "motivation", "outcome"  # kinds of a study of programmes


@dataclass(frozen=True)
class Given:
    """A message in the study's own words: the question it answers, the sentence, the source's own word for how many
    (`quantifier`, '' where it gives none). It rests on `of` findings in the whole study, of which `shown` are shown."""

    about: str
    sentence: str
    quantifier: str = ""
    of: int = 0
    shown: Count = 0


@dataclass(frozen=True)
class SupportStated:
    """How many say that support was given ('supported') or withheld ('unsupported'); a level that nobody names is left out."""

    levels: tuple[tuple[str, Count], ...]


@dataclass(frozen=True)
class MostFrequent:
    """The most frequent themes of a kind (`first`), each by `most` of `total`, and those that come next.

    Where a number is hidden, or `total` is too small to compare, nothing is said to come first: `first` and `second` are
    empty, and `some` has the labels and numbers of two themes whose number is shown; `hidden`: of how many it is not.
    `sources`: each source and how many it makes, most first, hidden ones last.
    `kind`: what the study calls the kind, where it is one of its own; '' for those that the app knows. `is_only`: that there
    would be enough, but the kind has one theme only, which comes before no other.
    """

    total: Count
    first: tuple[str, ...] = ()
    most: int = 0
    second: tuple[str, ...] = ()
    next_most: int = 0
    some: tuple[tuple[str, int], ...] = ()
    hidden: int = 0
    sources: tuple[tuple[str, Count], ...] = ()
    kind: str = ""
    is_only: bool = False


@dataclass(frozen=True)
class Outcomes:
    """Experience of what came of it; `are_hidden` where no number may be shown. `silent`: how many do not state one."""

    positive: Count
    negative: Count
    mixed: Count
    stated: Count
    silent: Count
    are_hidden: bool


@dataclass(frozen=True)
class Message:
    """The topic of a message ('message' where the study gives it), its facts, the findings or people it rests on (`n`),
    and the selection that lists them. `wording.key_messages` says it."""

    topic: str
    facts: Given | SupportStated | MostFrequent | Outcomes
    n: Count
    selection: Selection

    @property
    def shows(self) -> bool:
        """Whether it has a number that may be shown."""
        facts = self.facts
        if isinstance(facts, MostFrequent):
            return bool(facts.first or facts.some)
        if isinstance(facts, SupportStated):
            return any(number is not SUPPRESSED for _, number in facts.levels)
        return isinstance(facts, Given) or not facts.are_hidden


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
        messages = _computed(dataset, selection.rows(dataset), selection)
    return tuple(message for message in messages if message is not None and message.n != 0)


def _computed(dataset: Dataset, findings: Rows, selection: Selection) -> list[Message | None]:
    """What the findings add up to: support, each role, then every other kind in the study's order; what taking part in a
    programme was for and did is told of a study that has programmes."""
    of_programmes = tuple(kind for kind in (MOTIVATION, OUTCOME) if dataset.has_programmes and kind in dataset.labels["kind"])
    known = {*dataset.kinds_that(HELPS, HINDERS, ROLE), *of_programmes}
    held = set() if dataset.has_programmes else {*dataset.kind_of.values()} - known
    others = [(kind, label) for kind, label in dataset.labels["kind"].items() if kind in held]
    return [
        _support(dataset, findings, selection) if "sponsor_support" in dataset.stated else None,
        _most_frequent(dataset, findings, selection, "facilitator", dataset.kinds_that(HELPS)),
        _most_frequent(dataset, findings, selection, "barrier", dataset.kinds_that(HINDERS)),
        _most_frequent(dataset, findings, selection, MOTIVATION, of_programmes[:1]) if MOTIVATION in of_programmes else None,
        _outcomes(dataset, findings, selection) if OUTCOME in of_programmes else None,
        _most_frequent(dataset, findings, selection, "recommendation", dataset.kinds_that(ROLE)),
        *(_most_frequent(dataset, findings, selection, kind, (kind,), label) for kind, label in others),
    ]


def silence(dataset: Dataset, findings: Rows) -> dict[str, Count]:
    """How many findings, or people, do not state programmes, specialties, sponsor_support and experience, each by its name;
    of those that the study codes."""
    every = ("programmes", "specialties", "sponsor_support", "experience")
    columns = [column for column in every if column in dataset.stated]
    return {column: count_of(count_by(dataset, findings, column, [NOT_STATED]).item()) for column in columns}


def _given(dataset: Dataset, selection: Selection) -> list[Message]:
    """The messages of the study's own table. What a finding says again counts as the finding that says it most fully; what
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
        shown = SUPPRESSED if dataset.fewest else int(count_rows(dataset, rows))
        facts = Given(questions.get(row.about, ""), row.sentence, row.quantifier, len(behind), shown)
        messages.append(Message("message", facts, size(dataset, rows), wanted))
    return messages


def _support(dataset: Dataset, findings: Rows, selection: Selection) -> Message | None:
    table = support_experience(dataset, findings)
    named = [level for level in ("supported", "unsupported") if level in table.index]
    levels = tuple((level, number) for level, number in items_of(table.loc[named, "findings"]) if number != 0)
    if not levels:
        return None
    stated = tuple(level for level, _ in levels)
    return Message(
        "sponsor_support",
        SupportStated(levels),
        size(dataset, filter_rows(dataset, findings, "sponsor_support", list(stated))),
        selection.intersect("sponsor_support", stated),
    )


def _most_frequent(
    dataset: Dataset, findings: Rows, selection: Selection, topic: str, kinds: tuple[str, ...], own: str = ""
) -> Message | None:
    """`own`: what the study calls the kind, where it is none that the app knows."""
    if not kinds:
        return None
    asks = topic == "recommendation" and not own
    behind = recommended(dataset, findings) if asks else of_kind(dataset, findings, *kinds)
    total = size(dataset, behind)
    narrowed = selection.intersect("kind", kinds) if "kind" in dataset.stated else selection
    if asks and dataset.codes_stance:
        narrowed = narrowed.intersect("stance", (ASKS,))
    ranked = broadest(dataset, behind, topic) if own else rank_themes(dataset, behind, *kinds)
    counts = ranked.set_index("label")["findings"]
    if total == 0:
        return None
    first = come_first(list(counts.index), counts_of(counts), 1)
    is_enough = is_at_least(total, FEWEST_TO_COMPARE)
    if not is_enough or not first:
        some = tuple((label, int(number)) for label, number in counts[counts.fillna(0) > 0].head(2).items())
        unranked = MostFrequent(
            total, some=some, hidden=int(counts.isna().sum()), kind=own, is_only=is_enough and len(counts) == 1
        )
        return Message(topic, unranked, total, narrowed)
    most = int(counts.iloc[0])
    rest = counts[(counts < most) & (counts > 0)]
    second = rest[rest == rest.iloc[0]] if len(rest) and len(first) == 1 else rest.head(0)
    facts = MostFrequent(
        total,
        tuple(first),
        most,
        tuple(second.index),
        int(second.iloc[0]) if len(second) else 0,
        sources=count_by_source(dataset, behind) if asks and "voice" in dataset.stated else (),
        kind=own,
    )
    return Message(topic, facts, total, narrowed)


def _outcomes(dataset: Dataset, findings: Rows, selection: Selection) -> Message:
    outcomes = of_kind(dataset, findings, OUTCOME)
    table = experience_by(dataset, outcomes, "kind", each_of([OUTCOME])).loc[OUTCOME]
    levels = table[["positive", "negative", "mixed"]]
    positive, negative, mixed, stated, silent = counts_of([*levels, table["stated"], table[NOT_STATED]])
    facts = Outcomes(positive, negative, mixed, stated, silent, all_hidden(levels))
    return Message(OUTCOME, facts, size(dataset, outcomes), selection.intersect("kind", (OUTCOME,)))


def count_by_source(dataset: Dataset, findings: Rows) -> tuple[tuple[str, Count], ...]:
    """The label of each source and how many of the findings, or people, it makes: most first, hidden numbers last."""
    counts = count_by(dataset, findings, "voice", list(dataset.labels["voice"]))
    ranked = items_of(counts.sort_values(ascending=False, kind="stable"))
    return tuple((dataset.label("voice", voice), count) for voice, count in ranked)
