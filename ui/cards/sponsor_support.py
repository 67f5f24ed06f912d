"""Cards on sponsor support."""

from dataclasses import replace

import pandas as pd

from analysis.counts import count_by, held, said_values, saying, size, without_silence
from analysis.model.dataset import FINDINGS, Dataset
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.selection import Selection
from analysis.sponsor_support import (
    actors_by_support,
    support_counts,
    support_experience,
    themes_by_support,
)
from analysis.units import is_hidden, rest_of
from charts import spec
from ui.cards.card import FEWEST_TO_COMPARE, Card, Counted
from ui.cards.experience import counting, denominator, unsaid
from ui.cards.matrices import Matrix, matrix_card
from ui.cards.shared import (
    experience_in_words,
    experience_levels,
    experience_marks,
    experience_table,
    hatched,
    in_several,
    unshaded,
)
from ui.cards.weak import weak_note
from ui.evidence.drawer import Mark
from wording.counts import how_many, number_of

ABOVE = "They stand in the list above."
SAME_WORDS = "Both are read from the same words, so this shows how it is told, not an effect of support."


def support_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """How it was by level of sponsor support; what does not say how it was stands with the rest of its level."""
    table = support_experience(dataset, findings)
    stated = without_silence(table)
    levels = experience_levels(dataset)
    both, total = size(dataset, _both(dataset, findings)), size(dataset, findings)
    n = denominator(both, total, stated[list(dict(levels))])
    everything = selection.with_(sponsor_support=tuple(held(stated["stated"]))).intersect("experience", tuple(dict(levels)))
    return Card(
        key="sponsor-support-and-experience",
        title="Sponsor support, and how it was",
        measure=weak_note(dataset, "sponsor_support", "experience")
        + counting(dataset, both, total, "saying both whether there was support and how it was")
        + _rest(dataset, total, both)
        + f" {SAME_WORDS}"
        + in_several(dataset, "parts of the chart")
        + hatched(stated[list(dict(levels))], "bars"),
        spec=spec.experience(stated, levels, dataset.unit),
        alt=f"Bars of {dataset.unit} by experience for each level of sponsor support. {experience_in_words(dataset, stated)}",
        table=experience_table(dataset, table, "Sponsor support"),
        marks=[
            Mark("", "All of them", both, everything),
            *experience_marks(dataset, stated, selection, "sponsor_support"),
        ],
        notes=notes_on(dataset, "sponsor_support", selection),
        counted=Counted(n, total, size(dataset, _both(dataset, dataset.coded)), comparable=_comparable(stated)),
    )


def _comparable(stated: pd.DataFrame) -> bool:
    """Whether two levels of support or more say often enough how it was; what is hidden is drawn as hidden."""
    return is_hidden(*stated["stated"]) or int((stated["stated"] >= FEWEST_TO_COMPARE).sum()) > 1


def support_themes_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Which themes come with each level of support."""
    table = themes_by_support(dataset, findings)
    silent = len(held(count_by(dataset, findings, "theme_id", list(dataset.kind_of)))) - len(table)
    untold = without_silence(support_experience(dataset, findings))[NOT_STATED]  # the card before this one leaves them out
    themes = f"{silent} theme{'s that come' if silent > 1 else ' that comes'} up only where support is not stated"
    left_out = f" {themes} {'are' if silent > 1 else 'is'} left out"
    if dataset.unit == FINDINGS:
        unsaid_of = number_of(support_counts(dataset, findings)["count"][NOT_STATED])
        left_out += f", so that column does not add up to {unsaid_of}"
    return _by_level(
        dataset,
        findings,
        selection,
        table,
        key="sponsor-support-and-themes",
        title="Themes by sponsor support",
        counted_by="here theme by theme",
        more=f"{left_out}." if silent else "",
        rows=("theme", "theme", "Theme"),
        instead="" if held(untold) else ABOVE,
        notes=notes_on(dataset, "barriers_facilitators", selection),
    )


def support_actors_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Who is named where support is given, partial or withheld."""
    table = actors_by_support(dataset, findings)
    return _by_level(
        dataset,
        findings,
        selection,
        table,
        key="sponsor-support-and-actors",
        title="Who is named, by sponsor support",
        counted_by="here by who is named (one finding can name several)",
        more=" Being named does not say whether they helped, hindered or are asked to act.",
        rows=("actor", "actors", "Who"),
        silent_row="Nobody named",
        instead=ABOVE,
        notes=notes_on(dataset, "sponsor_support", selection).iloc[1:],
    )


def support_levels_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """How many findings say whether there was support, and how many are silent."""
    table = support_counts(dataset, findings)
    n, stated = size(dataset, findings), size(dataset, saying(dataset, findings, "sponsor_support"))
    counts = [f"{label} {number_of(count)}" for label, count in zip(table["label"], table["count"], strict=True)]
    heads = {"count": dataset.unit.capitalize()}
    return Card(
        key="sponsor-support-stated",
        title=_stated_title(dataset, stated, n),
        measure=f"{weak_note(dataset, 'sponsor_support')}{how_many(dataset, n)} by the support they describe."
        + (f" {unshaded('bars')}" if NOT_STATED in held(table["count"]) else "")
        + in_several(dataset, "bars")
        + hatched(table["count"], "bars"),
        spec=spec.bars(table, dataset.unit),
        alt=f"Bars of {dataset.unit}: {', '.join(counts)}.",
        table=table.set_index("label")[["count"]].rename(columns=heads).rename_axis("Sponsor support"),
        marks=[
            Mark("", "All of them", n, selection),
            *(
                Mark(str(row), each.label, each.n, selection.with_(sponsor_support=(each.Index,)))
                for row, each in enumerate(table.rename(columns={"count": "n"}).itertuples())
            ),
        ],
        notes=notes_on(dataset, "sponsor_support", selection).iloc[:0],
        counted=Counted(n, n, size(dataset, dataset.coded)),
    )


def _by_level(
    dataset: Dataset,
    findings: pd.DataFrame,
    selection: Selection,
    table: pd.DataFrame,
    *,
    counted_by: str,
    notes: pd.DataFrame,
    instead: str,
    more: str = "",
    **matrix,
) -> Card:
    """The card of a matrix whose columns are the levels of support, and silence."""
    levels = said_values(dataset, "sponsor_support")
    sizes = support_counts(dataset, findings)["count"].reindex([*levels, NOT_STATED], fill_value=0)
    stating, total = size(dataset, saying(dataset, findings, "sponsor_support")), size(dataset, findings)
    n = denominator(stating, total, table[levels])
    card = matrix_card(
        dataset,
        Matrix(
            counts=table[list(sizes.index)],
            columns=("sponsor_support", "sponsor_support", dataset.unit.capitalize()),
            measure=weak_note(dataset, "sponsor_support", *((matrix["rows"][1],) if matrix["rows"][1] == "actors" else ()))
            + counting(dataset, stating, total, f"saying whether there was support, {counted_by}")
            + unsaid(dataset, sizes[NOT_STATED], "boxes")
            + more
            + in_several(dataset, "boxes")
            + hatched(table[list(sizes.index)], "boxes"),
            sizes=tuple(sizes.tolist()),
            everything="All that say whether there was support",
            **matrix,
        ),
        selection.with_(sponsor_support=tuple(level for level in held(sizes) if level != NOT_STATED)),
        notes,
        Counted(n, total, size(dataset, saying(dataset, dataset.coded, "sponsor_support")), instead=instead),
    )
    return replace(card, marks=[replace(card.marks[0], n=stating), *card.marks[1:]])  # hidden, where n is more than they


def _both(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    return saying(dataset, findings, "sponsor_support", "experience")


def _rest(dataset: Dataset, total: int, n: int) -> str:
    """'; 12 more do not say both.', '; 3 more have none that says both.'; '.' where that is hidden, or nobody."""
    rest = rest_of(dataset, total, n)
    if dataset.unit == FINDINGS:
        return "." if is_hidden(rest) else f"; {rest} more do not say both."
    return "." if is_hidden(rest) or not rest else f"; {rest} more have none that says both."


def _stated_title(dataset: Dataset, stated: int, n: int) -> str:
    if is_hidden(stated, n):
        return "Whether there was support, and how often that is not said"
    if dataset.unit == FINDINGS:
        rest = rest_of(dataset, n, stated)
        return f"{how_many(dataset, stated, n)} say whether there was support" + ("" if is_hidden(rest) else f"; {rest} do not")
    return f"{how_many(dataset, stated, n)} say in at least one of them whether there was support"
