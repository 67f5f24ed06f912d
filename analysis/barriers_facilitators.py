"""What helps and what hinders: themes ranked, who is named with them, how strong the claim is, the other side."""

import pandas as pd

from analysis.counts import count_by, cross_count, each_of, experience_by, held
from analysis.descriptor import NOT_STATED
from analysis.narrowing import narrow
from analysis.study import Dataset

SIDES = ("facilitator", "barrier")


def rank_themes(dataset: Dataset, findings: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The themes of one kind, most findings first (ties in the themes table's order).

    Index: theme_id. Columns: label; a count for each experience code; stated; findings.
    """
    table = experience_by(dataset, findings, "theme_id", each_of(dataset.themes_of(kind)))
    table.insert(0, "label", [dataset.label("theme", theme) for theme in table.index])
    return table.sort_values("findings", ascending=False, kind="stable")


def balance(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """Facilitators, then barriers, each ranked: the columns of `rank_themes` and helps (True for a facilitator)."""
    helps = rank_themes(dataset, findings, "facilitator").assign(helps=True)
    hinders = rank_themes(dataset, findings, "barrier").assign(helps=False)
    return pd.concat([helps, hinders])


def of_kind(dataset: Dataset, findings: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The findings whose theme is of one kind."""
    return narrow(dataset, findings, "kind", [kind])


def themes_by_actor(dataset: Dataset, findings: pd.DataFrame, kind: str) -> pd.DataFrame:
    """How many findings of each theme name each actor; a finding counts once for each actor that it names.

    Index: the themes of the kind, ranked, those with no finding left out. Columns: the actors named at all, in the
    codes table's order, then not_stated (findings that name nobody) where there are any.
    """
    themes = rank_themes(dataset, findings, kind)
    themes = held(themes["findings"])
    return cross_count(
        dataset,
        of_kind(dataset, findings, kind),
        "theme_id",
        themes,
        "actors",
        actors_in(dataset, of_kind(dataset, findings, kind)),
    )


def actors_in(dataset: Dataset, findings: pd.DataFrame) -> list[str]:
    """The actors that the findings name, in the codes table's order; not_stated last, where some name nobody."""
    order = [actor for actor in dataset.labels.get("actors", {}) if actor != NOT_STATED]
    return held(count_by(dataset, findings, "actors", [*order, NOT_STATED]))


def naming(dataset: Dataset, findings: pd.DataFrame, actor: str) -> int:
    """How many findings, or people, name one actor; pd.NA where hidden."""
    return count_by(dataset, findings, "actors", [actor])[actor]


def themes_by_extent(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """How many findings of each theme make a claim of each strength.

    Index: what helps, then what hinders, each ranked, themes with no finding left out. Columns: every extent code in
    the codes table's order.
    """
    themes = balance(dataset, findings)
    themes = held(themes["findings"])
    return cross_count(dataset, findings, "theme_id", themes, "extent", list(dataset.labels["extent"]))


def other_side(dataset: Dataset, findings: pd.DataFrame, theme: str) -> tuple[str, tuple[str, ...]]:
    """Where to look for the other side of a theme: the other kind, and the actors that the theme's findings name.

    Raises ValueError for a theme that is neither a facilitator nor a barrier.
    """
    kind = dataset.kind_of[theme]
    if kind not in SIDES:
        raise ValueError(f"{theme} is a {kind}, neither of {' and '.join(SIDES)}")
    actors = actors_in(dataset, narrow(dataset, findings, "theme_id", [theme]))
    return SIDES[1 - SIDES.index(kind)], tuple(actor for actor in actors if actor != NOT_STATED)
