"""How many say whether there was support, and how it was."""

import pandas as pd

from analysis.counts import count_by, cross_groups, each_of, experience_of_each, held, said_values
from analysis.model.dataset import Dataset
from analysis.model.schema import NOT_STATED


def support_experience(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """Experience by level of sponsor support.

    Index: sponsor support codes in order, not_stated last. Columns: label; a count of findings for each
    experience code; stated (findings that say how it went); findings.
    """
    return experience_of_each(dataset, findings, "sponsor_support", dataset.labels["sponsor_support"])


def support_counts(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """How many findings have each level of support.

    Index: sponsor support codes in order. Columns: label, meaning (of the codes table), count (findings), stated.
    """
    codes = dataset.tables["codes"]
    codes = codes[codes["attribute"] == "sponsor_support"].set_index("code")
    levels = dataset.labels["sponsor_support"]
    return pd.DataFrame(
        {
            "label": levels,
            "meaning": codes["meaning"],
            "count": count_by(dataset, findings, "sponsor_support", list(levels)),
            "stated": {level: level != NOT_STATED for level in levels},
        }
    ).loc[list(levels)]


def themes_by_support(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """Themes by level of support, those of most support first: a theme stands with the level most of its findings have.

    Index: theme_id, only themes with a finding that states a level. Columns: label, kind (its label), a count of
    findings for each level (not_stated last), stated (findings that state a level).
    """
    table = _by_support(dataset, findings, "theme_id", "theme", list(dataset.labels["theme"]))
    table.insert(1, "kind", [dataset.label("kind", dataset.kind_of[theme]) for theme in table.index])
    levels = table[said_values(dataset, "sponsor_support")]
    shown = levels.fillna(0)
    return (
        table.assign(where=shown.to_numpy().argmax(axis=1), most=-shown.max(axis=1))
        .sort_values(["where", "most"], kind="stable")
        .drop(columns=["where", "most"])
    )


def actors_by_support(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """Who is named, by level of support, most often named first; findings that name nobody last.

    Index: actor codes (not_stated last), only those that a finding names; none where no finding states a
    level. Columns: label, a count of
    findings for each level (a finding counts once for each actor it names), stated (findings that state a level).
    """
    actors = [actor for actor in dataset.labels["actors"] if actor != NOT_STATED]
    table = _by_support(dataset, findings, "actors", "actors", [*actors, NOT_STATED], silent=True)
    named = table.drop(index=NOT_STATED, errors="ignore").sort_values("stated", ascending=False, kind="stable")
    return pd.concat([named, table.loc[table.index == NOT_STATED]])


def _by_support(
    dataset: Dataset, findings: pd.DataFrame, column: str, attribute: str, values: list[str], silent: bool = False
) -> pd.DataFrame:
    """Findings by `column` and level; with `silent` also the values that only findings without a level have."""
    stated = said_values(dataset, "sponsor_support")
    levels = {**each_of([*stated, NOT_STATED]), "stated": tuple(stated)}
    table = cross_groups(dataset, findings, column, each_of(values), "sponsor_support", levels)
    table.insert(0, "label", [dataset.label(attribute, value) for value in table.index])
    kept = set(held(table["stated"]))
    if silent and kept:
        kept |= set(held(table[NOT_STATED]))
    return table[table.index.isin(kept)]
