"""What helps and what hinders: themes ranked, who is named with them, how strong the claim is, the other side."""

import pandas as pd

from analysis.counts import count_by, crosstab, experience_of_each, held, saying, size
from analysis.disclosure.subsets import filter_rows
from analysis.model.count import Count
from analysis.model.dataset import HELPS, HINDERS, Dataset
from analysis.model.rows import Rows
from analysis.model.schema import NOT_STATED

SIDES = (HINDERS, HELPS)  # the roles of the kinds on each side


def rank_themes(dataset: Dataset, findings: Rows, *kinds: str) -> pd.DataFrame:
    """The themes of some kinds, most findings (or people) first (ties in the themes table's order, hidden numbers last).

    Index: theme_id. Columns: label; a count for each experience code; stated; findings.
    """
    table = experience_of_each(dataset, findings, "theme_id", dataset.themes_of(*kinds))
    return table.sort_values("findings", ascending=False, kind="stable")


def balance(dataset: Dataset, findings: Rows) -> pd.DataFrame:
    """What hinders, then what helps, each ranked: the columns of `rank_themes` and helps (True for what helps)."""
    ranked = ((role, rank_themes(dataset, findings, *dataset.kinds_that(role))) for role in SIDES)
    return pd.concat([table.assign(helps=role == HELPS) for role, table in ranked])


def as_many_as_the_last(table: pd.DataFrame, most: int) -> int:
    """Of a table of `balance`: how many themes beyond the first `most` of a side have as many findings as the last of those."""
    number = 0
    for _, side in table.groupby("helps")["findings"]:
        last, rest = side.iloc[most - 1 : most], side.iloc[most:]
        number += int(rest.isin(last[(last > 0).fillna(False)]).sum())
    return number


def of_kind(dataset: Dataset, findings: Rows, *kinds: str) -> Rows:
    """The findings whose theme is of one of the kinds."""
    return filter_rows(dataset, findings, "kind", kinds)


def of_role(dataset: Dataset, findings: Rows, *roles: str) -> Rows:
    """The findings whose theme is of a kind of one of the roles."""
    return of_kind(dataset, findings, *dataset.kinds_that(*roles))


def themes_by_actor(dataset: Dataset, findings: Rows) -> pd.DataFrame:
    """How many findings (or people) of each theme name each actor; a finding counts once for each actor that it names.

    Index: what hinders, then what helps, each ranked, themes with no finding left out. Columns: the actors named at all, in
    the codes table's order, then not_stated (findings that name nobody) where there are any.
    """
    rows = of_both_sides(dataset, findings)
    return crosstab(dataset, rows, "theme_id", told_of(dataset, findings), "actors", actors_in(dataset, rows))


def actors_in(dataset: Dataset, findings: Rows) -> list[str]:
    """The actors that the findings name, in the codes table's order; not_stated last, where some name nobody."""
    order = [actor for actor in dataset.labels.get("actors", {}) if actor != NOT_STATED]
    return held(count_by(dataset, findings, "actors", [*order, NOT_STATED]))


def stating(dataset: Dataset, findings: Rows, column: str) -> Count:
    """How many findings, or people, have any value but not_stated in a code or list column."""
    return size(dataset, saying(dataset, findings, column))


def of_both_sides(dataset: Dataset, findings: Rows) -> Rows:
    """The findings on what helps and on what hinders."""
    return of_role(dataset, findings, *SIDES)


def themes_by_extent(dataset: Dataset, findings: Rows) -> pd.DataFrame:
    """How many findings (or people) of each theme make a claim of each strength.

    Index: as `themes_by_actor`. Columns: every extent code in the codes table's order.
    """
    return crosstab(dataset, findings, "theme_id", told_of(dataset, findings), "extent", list(dataset.labels["extent"]))


def told_of(dataset: Dataset, findings: Rows) -> list[str]:
    """The barriers, then the facilitators, that have a finding, each most first."""
    return held(balance(dataset, findings)["findings"])


def other_side(dataset: Dataset, findings: Rows, theme: str) -> tuple[str, tuple[str, ...]]:
    """Where to look for the other side of a theme: the other role, and the actors that the theme's findings name.

    An actor whose number is hidden is left out. Raises ValueError for a theme that neither helps nor hinders.
    """
    role = dataset.role_of.get(dataset.kind_of[theme], "")
    if role not in SIDES:
        raise ValueError(f"{theme} is a {dataset.kind_of[theme]}, which neither {' nor '.join(SIDES)}")
    rows = filter_rows(dataset, findings, "theme_id", [theme])
    actors = count_by(dataset, rows, "actors", [actor for actor in dataset.labels.get("actors", {}) if actor != NOT_STATED])
    return SIDES[1 - SIDES.index(role)], tuple(actors.index[(actors > 0).fillna(False)])
