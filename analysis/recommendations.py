"""What is recommended, for which barrier and to whom; what is warned against."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.barriers_facilitators import actors_in, of_role, rank_themes
from analysis.counts import count_by, crosstab, held
from analysis.disclosure.subsets import filter_rows
from analysis.model.count import Count, count_of, highest, is_at_least, items_of
from analysis.model.dataset import ASKS as ROLE
from analysis.model.dataset import HINDERS, Dataset
from analysis.model.memoise import memoise
from analysis.model.rows import Rows
from analysis.model.schema import NOT_STATED
from analysis.selection import Selection

ASKS, CAUTIONS = "asks", "cautions"
Counts = tuple[tuple[str, Count], ...]  # of a label each, most first, hidden ones last


@dataclass(frozen=True)
class Barrier:
    """A barrier, and what is recommended for it: numbers of findings, or people.

    `n` are about it; `linked` are recommendations linked to it, `in_study` those of the whole study. `themes`: what the
    linked ones are on; `actors`: whom they name; `nobody`: how many name nobody.
    """

    theme: str
    label: str
    n: Count
    linked: Count
    in_study: Count
    themes: Counts
    actors: Counts
    nobody: Count


def has_linked(dataset: Dataset) -> bool:
    """Whether the study links what is recommended to what hinders."""
    return dataset.has_themes_that(HINDERS) and dataset.has_themes_that(ROLE) and "answers" in dataset.stated


def recommended(dataset: Dataset, findings: Rows) -> Rows:
    """The findings that ask for something: where a study tells them apart, without those that warn or only tell."""
    rows = of_role(dataset, findings, ROLE)
    return filter_rows(dataset, rows, "stance", [ASKS]) if dataset.codes_stance else rows


def asking(dataset: Dataset, selection: Selection) -> Selection:
    """The selection of what `recommended` counts, out of `selection`."""
    wanted = selection.with_(kind=dataset.kinds_that(ROLE))
    return wanted.with_(stance=(ASKS,)) if dataset.codes_stance else wanted


def cautioning(dataset: Dataset, selection: Selection) -> Selection | None:
    """The selection of the recommendations that warn; None where a study does not tell them apart."""
    return selection.with_(kind=dataset.kinds_that(ROLE), stance=(CAUTIONS,)) if dataset.codes_stance else None


def recommendations_by_source(dataset: Dataset, findings: Rows) -> pd.DataFrame:
    """Recommendations by theme and by who makes them.

    Index: the recommendation themes that have a finding, in the themes table's order. Columns: every voice that makes
    one, in the codes table's order.
    """
    rows = recommended(dataset, findings)
    voices = held(count_by(dataset, rows, "voice", list(dataset.labels["voice"])))
    return crosstab(dataset, rows, "theme_id", _themes(dataset, rows), "voice", voices)


@memoise
def barriers_shown(dataset: Dataset, selection: Selection) -> tuple[Barrier, ...]:
    """The barriers and what is recommended, of the findings that a selection shows."""
    return tuple(barriers(dataset, selection.rows(dataset)))


def barriers(dataset: Dataset, findings: Rows) -> tuple[Barrier, ...]:
    """Every barrier of the study, most findings first (ties in the themes table's order, hidden numbers last)."""
    rows, ranked = recommended(dataset, findings), rank_themes(dataset, findings, *dataset.kinds_that(HINDERS))
    linked, in_study = (
        count_by(dataset, each, "answers", ranked.index) for each in (rows, recommended(dataset, dataset.coded))
    )
    themes = crosstab(dataset, rows, "answers", ranked.index, "theme_id", _themes(dataset, rows))
    named = crosstab(dataset, rows, "answers", ranked.index, "actors", _named(dataset, rows))
    return tuple(
        Barrier(
            barrier,
            ranked.at[barrier, "label"],
            count_of(ranked.at[barrier, "findings"]),
            count_of(linked[barrier]),
            count_of(in_study[barrier]),
            _labelled(dataset, "theme", themes.loc[barrier]),
            _labelled(dataset, "actors", named.loc[barrier].drop(NOT_STATED)),
            count_of(named.at[barrier, NOT_STATED]),
        )
        for barrier in ranked.index
    )


def strongest(table: Sequence[Barrier], fewest: int) -> tuple[Barrier, ...]:
    """The barrier with the most findings, or those that tie; none where that is below `fewest`, or any number is hidden. The
    only one is it, too: the question is whom it calls to act."""
    most = highest([each.n for each in table])
    return tuple(each for each in table if each.n == most) if is_at_least(most, fewest) else ()


def asked_to_act(dataset: Dataset, findings: Rows) -> pd.DataFrame:
    """How many recommendations of each theme ask each actor to act, one counted once for each.

    Index: as `recommendations_by_source`. Columns: the actors asked, in the codes table's order, then not_stated.
    """
    rows = recommended(dataset, findings)
    return crosstab(dataset, rows, "theme_id", _themes(dataset, rows), "actors", _named(dataset, rows))


def _labelled(dataset: Dataset, attribute: str, counts: pd.Series) -> Counts:
    ranked = items_of(counts[held(counts)].sort_values(ascending=False, kind="stable"))
    return tuple((dataset.label(attribute, code), count) for code, count in ranked)


def _named(dataset: Dataset, rows: Rows) -> list[str]:
    """Whoever is named, in the codes table's order, then not_stated."""
    return [*(actor for actor in actors_in(dataset, rows) if actor != NOT_STATED), NOT_STATED]


def _themes(dataset: Dataset, rows: Rows) -> list[str]:
    return held(count_by(dataset, rows, "theme_id", dataset.themes_of(*dataset.kinds_that(ROLE))))
