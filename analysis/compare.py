"""Groups side by side, by any attribute that the findings are coded by: experience, themes, one group beside another.

Groups stand in the order of their codes, never ranked.
"""

import pandas as pd

from analysis.barriers_facilitators import SIDES
from analysis.counts import count_by, cross_groups, crosstab, each_of, experience_by, held, with_parts
from analysis.disclosure.subsets import filter_rows
from analysis.model.dataset import Dataset
from analysis.model.memoise import memoise
from analysis.model.rows import Rows
from analysis.model.schema import NOT_STATED, Attribute
from analysis.selection import Selection

NOT_GROUPS = ("kind", "theme", "experience", "answers", "stance", "finding")  # what is compared, or holds of single findings
HELPS_FIRST = SIDES[::-1]  # the order of the rows, as their title says it; side by side, what hinders stands left
MOST_THEMES = 5  # of what helps, and of what hinders, for one group beside another
Groups = dict[str, tuple[str, ...]]


def attribute_of(dataset: Dataset, name: str) -> Attribute:
    """The column, the labels and the name for readers of the attribute that a filter of this name narrows by."""
    return dataset.filters[name]


def set_aside(selection: Selection, name: str) -> Selection:
    """The selection without its filter on the attribute that is compared: a comparison needs all of its groups."""
    return selection.with_(**{name: ()}) if selection.wanted(name) else selection


@memoise
def attributes(dataset: Dataset, selection: Selection) -> list[str]:
    """The names of the attributes of which the findings have two groups or more, in the order of the filters."""
    names = [name for name, each in dataset.filters.items() if name not in NOT_GROUPS and each.column in dataset.coded_columns]
    return [name for name in names if len(groups_held(dataset, selection, name)) > 1]


def groups_held(dataset: Dataset, selection: Selection, name: str) -> list[str]:
    """The values of an attribute that findings have, its own filter set aside; silence is none."""
    return held(_sizes(dataset, selection, name))


def largest(dataset: Dataset, selection: Selection, name: str) -> str:
    """The group with most findings, or people, the first of those that tie; the one that is filtered by, where it is one."""
    wanted = [value for value in selection.wanted(name) if value != NOT_STATED]
    return wanted[0] if len(wanted) == 1 else str(_sizes(dataset, selection, name).fillna(0).idxmax())


def values_shown(dataset: Dataset, selection: Selection, name: str) -> list[str]:
    """The values of an attribute that the filter on it leaves, in order, without silence."""
    wanted = selection.wanted(name)
    return [value for value in _values(dataset, name) if not wanted or value in wanted]


def experience_of_groups(dataset: Dataset, findings: Rows, selection: Selection, name: str) -> pd.DataFrame:
    """Experience by group, not_stated last.

    Index: the values that findings have, those whose number is hidden among them. Columns: label and those of
    `experience_by`. A finding counts once for each value it has.
    """
    values = [*values_shown(dataset, selection, name), NOT_STATED]
    table = experience_by(dataset, findings, attribute_of(dataset, name).column, each_of(values))
    table.insert(0, "label", [dataset.label(attribute_of(dataset, name).codes, value) for value in table.index])
    return table.loc[held(table["findings"])]


def large_enough(table: pd.DataFrame, column: str, fewest: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The groups of a table by `column`: those of `fewest` or more, or of a hidden number, and those that are too few.
    Silence is in neither."""
    groups = table.drop(index=NOT_STATED, errors="ignore")
    enough = (groups[column] >= fewest).fillna(True).astype(bool)
    return groups[enough], groups[~enough]


def themes_of_groups(dataset: Dataset, findings: Rows, name: str, groups: list[str]) -> pd.DataFrame:
    """How many by theme (index: those that any finding has) and group (columns: the groups, not_stated last).

    What helps stands first, then what hinders, then the rest; in each the themes told most by the groups, or in the order of
    the study where a number is hidden.
    """
    table = crosstab(
        dataset, findings, "theme_id", list(dataset.labels["theme"]), attribute_of(dataset, name).column, [*groups, NOT_STATED]
    )
    table = table.loc[held(count_by(dataset, findings, "theme_id", list(table.index)))]
    if not table.isna().any(axis=None):
        order = table[groups].sum(axis=1).to_frame("told").assign(silent=table[NOT_STATED])
        table = table.loc[order.sort_values(["told", "silent"], ascending=False, kind="stable").index]
    first = dataset.kinds_that(*HELPS_FIRST)
    kinds = [*first, *(kind for kind in dataset.labels["kind"] if kind not in first)]
    return table.sort_index(key=lambda themes: [kinds.index(dataset.kind_of[theme]) for theme in themes], kind="stable")


def stating(dataset: Dataset, rows: Rows, name: str, values: list[str] | None = None) -> Rows:
    """The findings that have any value of an attribute, or one of `values`; of participants those who give it."""
    return filter_rows(dataset, rows, attribute_of(dataset, name).column, _values(dataset, name) if values is None else values)


def sides(dataset: Dataset, name: str, group: str, beside: str) -> Groups:
    """The values of two groups set beside each other, by what each is called; without `beside` all others."""
    others = tuple(value for value in _values(dataset, name) if value != group)
    return {group: (group,), beside: (beside,) if beside else others}


def experience_beside(dataset: Dataset, findings: Rows, name: str, groups: Groups) -> pd.DataFrame:
    """Experience of groups of values: the columns of `experience_by`. One that has values of both counts in both."""
    return experience_by(dataset, findings, attribute_of(dataset, name).column, groups)


def themes_beside(dataset: Dataset, findings: Rows, name: str, groups: Groups) -> tuple[pd.DataFrame, bool]:
    """The first themes of what helps and of what hinders (index) by groups of values (columns): those told most by either;
    in the order of the study where a number is hidden. And whether none is, so that these are known to be the most told."""
    found, column, is_known = [], attribute_of(dataset, name).column, True
    for role in HELPS_FIRST:
        themes = dataset.themes_of(*dataset.kinds_that(role))
        table = cross_groups(dataset, findings, "theme_id", with_parts(dataset, "theme_id", themes), column, groups)
        table = table[[bool(held(row)) for _, row in table.iterrows()]]
        hides = bool(table.isna().any(axis=None))
        is_known = is_known and not hides
        if not hides:
            table = table.loc[table.max(axis=1).sort_values(ascending=False, kind="stable").index]
        found.append(table.head(MOST_THEMES))
    return pd.concat(found), is_known


@memoise
def _sizes(dataset: Dataset, selection: Selection, name: str) -> pd.Series:
    rows = set_aside(selection, name).rows(dataset)
    return count_by(dataset, rows, attribute_of(dataset, name).column, _values(dataset, name))


def _values(dataset: Dataset, name: str) -> list[str]:
    return [value for value in dataset.labels.get(attribute_of(dataset, name).codes, ()) if value != NOT_STATED]
