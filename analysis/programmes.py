"""The programmes: what each is and provides. They stand in their table's order, never ranked."""

from dataclasses import dataclass

import pandas as pd

from analysis.counts import count_by, crosstab, each_of, experience_by, held
from analysis.disclosure.subsets import filter_rows
from analysis.model.count import Count, come_first, count_of, counts_of, highest, items_of
from analysis.model.dataset import Dataset
from analysis.model.rows import Rows
from analysis.model.schema import NOT_STATED
from analysis.selection import Selection

ALSO_FACTS = ("for_whom", "duration", "format")


def programmes_shown(dataset: Dataset, selection: Selection) -> list[str]:
    """The ids of the programmes that the filter leaves, in order; none where only silence is wanted."""
    wanted = selection["programme"]
    return [programme for programme in dataset.labels["programme"] if not wanted or programme in wanted]


def naming(dataset: Dataset, findings: Rows, programmes: list[str]) -> Rows:
    """The findings that name at least one of `programmes`."""
    return filter_rows(dataset, findings, "programmes", programmes)


def programme_facts(dataset: Dataset, programmes: list[str]) -> pd.DataFrame:
    """What each programme is, in words.

    Index: programme ids. Columns: short_name, name, about, place (scope and region), for_whom, duration, format.
    """
    table = dataset.programmes.set_index("programme_id").loc[list(programmes)]
    facts = table[["short_name", "name", "about"]].assign(place=[_place(dataset, row) for row in table.itertuples()])
    return facts.assign(**{name: [dataset.label(name, str(cell)) for cell in table[name]] for name in ALSO_FACTS})


def programme_features(dataset: Dataset, programmes: list[str]) -> pd.DataFrame:
    """Whether each programme is said to provide each feature.

    Index: feature codes, as the codes table orders them. Columns: programme ids. Cells: a code of `provided`.
    """
    table = dataset.programmes.set_index("programme_id").loc[list(programmes)]
    features = [feature for feature in dataset.labels.get("provides", {}) if feature in table]
    return table[features].astype(str).T.rename_axis("feature")


def themes_by_programme(dataset: Dataset, findings: Rows, programmes: list[str]) -> pd.DataFrame:
    """How many by theme (index: those that any of the programmes has, in order) and programme (columns)."""
    table = crosstab(dataset, findings, "theme_id", list(dataset.labels["theme"]), "programmes", programmes)
    return table[[bool(held(row)) for _, row in table.iterrows()]]


@dataclass(frozen=True)
class Standing:
    """What is counted of one programme, in the study's unit: findings that name it, by experience, and its people.

    `experience`: each code and its count, `stated` how many say how it was; `top`: the themes told most often, `most` times
    each; `most` is hidden where a hidden number might be the highest.
    """

    programme: str
    people: Count
    findings: Count
    experience: tuple[tuple[str, Count], ...]
    stated: Count
    top: tuple[str, ...]
    most: Count


def standings(dataset: Dataset, findings: Rows, programmes: list[str]) -> list[Standing]:
    """What is counted of each programme, in their order."""
    told = experience_by(dataset, findings, "programmes", each_of(programmes))
    people = count_by(dataset, dataset.listed, "programme", programmes)
    themes = themes_by_programme(dataset, findings, programmes)
    levels = list(dataset.labels["experience"])
    return [
        Standing(
            each,
            count_of(people[each]),
            count_of(told.at[each, "findings"]),
            tuple(items_of(told.loc[each, levels])),
            count_of(told.at[each, "stated"]),
            *_most(themes[each]),
        )
        for each in programmes
    ]


def _most(counts: pd.Series) -> tuple[tuple[str, ...], Count]:
    """The themes with the highest count, and that count; hidden where a hidden one might be higher."""
    numbers = counts_of(counts)
    return tuple(come_first(list(counts.index), numbers, 1)), highest(numbers)


def _place(dataset: Dataset, row) -> str:
    scope, region = (str(cell) for cell in (row.scope, row.region))
    label = dataset.label("scope", scope)
    if region == NOT_STATED:
        return label
    return region if scope == NOT_STATED else f"{region} ({label.lower()})"
