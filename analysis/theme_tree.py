"""Themes as a tree: what is part of what, and how many findings, or people, a theme has with everything that is part of it."""

import pandas as pd

from analysis.barriers_facilitators import of_kind
from analysis.counts import count_by, count_groups, each_of, held
from analysis.model.dataset import ASKS, HELPS, HINDERS, Dataset
from analysis.model.folding import fold
from analysis.model.rows import Rows


def kinds_of_its_own(dataset: Dataset) -> list[str]:
    """The kinds that have themes, in the order of the codes: those that a page of themes shows."""
    held = {*dataset.kind_of.values()}
    return [kind for kind in dataset.labels["kind"] if kind in held]


def leads_with_themes(dataset: Dataset) -> bool:
    """Whether nothing in the study helps, hinders or asks, so that its themes are what a reader sees first."""
    return not dataset.has_themes_that(HELPS, HINDERS, ASKS)


def has_tree(dataset: Dataset) -> bool:
    """Whether any theme is part of another."""
    return any(dataset.parent_of.values())


def has_themes_page(dataset: Dataset) -> bool:
    """Whether the study has a page of its themes: other pages do not show them all, or not as the tree that they are."""
    return leads_with_themes(dataset) or has_tree(dataset) or not dataset.has_programmes


def tree(dataset: Dataset, findings: Rows, kind: str) -> pd.DataFrame:
    """The themes of a kind, each below the one that it is part of; beside each other most first, or in the order of the study
    where a number is hidden.

    Index: theme_id. Columns: label; depth (0 for what is part of nothing); parent; own (coded with the theme itself) and
    findings (with it or with what is part of it), in the study's unit, NA where hidden. A finding counts once in each.
    """
    themes = dataset.themes_of(kind)
    rows = of_kind(dataset, findings, kind)
    table = pd.DataFrame(
        {
            "label": [dataset.label("theme", theme) for theme in themes],
            "parent": [dataset.parent_of[theme] for theme in themes],
            "own": count_groups(dataset, rows, "theme_id", each_of(themes)).array,
            "findings": count_by(dataset, rows, "theme_id", themes).array,
        },
        index=pd.Index(themes, name="theme_id"),
    )
    ranked = table if table["findings"].hasnans else table.sort_values("findings", ascending=False, kind="stable")
    order = _below_each_other(ranked["parent"])
    return table.loc[list(order)].assign(depth=list(order.values()))


def broadest(dataset: Dataset, findings: Rows, kind: str) -> pd.DataFrame:
    """The themes of a kind that are part of nothing, most first, hidden numbers last: columns as `tree`."""
    table = tree(dataset, findings, kind)
    return table[table["depth"] == 0].sort_values("findings", ascending=False, kind="stable")


def themes_hidden(dataset: Dataset, findings: pd.DataFrame) -> tuple[int, int]:
    """Of how many themes of `findings` the number is hidden, and how many themes there are that have any, or may have."""
    counts = count_by(dataset, findings, "theme_id", dataset.kind_of)
    return int(counts.isna().sum()), len(held(counts))


def found_in(table: pd.DataFrame, words: str) -> pd.DataFrame:
    """The rows of a tree whose label holds the words, whatever their case and accents; all of them for no words."""
    wanted = fold(words).split()
    return table[[all(word in fold(label) for word in wanted) for label in table["label"]]]


def folded(dataset: Dataset, table: pd.DataFrame, within: str = "", deepest: int | None = None) -> pd.DataFrame:
    """The rows of a tree that are part of the theme `within`, it among them; of these those down to the depth `deepest`."""
    inside = table[table.index.isin(dataset.below[within])] if within else table
    first = int(inside["depth"].min()) if len(inside) else 0
    return inside if deepest is None else inside[inside["depth"] <= first + deepest]


def _below_each_other(parents: pd.Series) -> dict[str, int]:
    """The themes, each followed by those that are part of it, and how deep each is."""
    below: dict[str, list[str]] = {}
    for theme, parent in parents.items():
        below.setdefault(parent, []).append(str(theme))
    order: dict[str, int] = {}
    waiting = [(theme, 0) for theme in reversed(below.get("", []))]
    while waiting:
        theme, depth = waiting.pop()
        order[theme] = depth
        waiting += [(part, depth + 1) for part in reversed(below.get(theme, []))]
    return order
