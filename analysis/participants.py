"""Who was interviewed: counts of people, never of findings, whatever the study counts."""

from dataclasses import dataclass

import pandas as pd

from analysis.counts import count_by, crosstab, held, size
from analysis.disclosure.distinct_people import values_of
from analysis.disclosure.subsets import filter_rows
from analysis.engines.of_study import engine_of
from analysis.model.count import SUPPRESSED, Count
from analysis.model.dataset import PEOPLE, Dataset
from analysis.model.memoise import memoise
from analysis.model.rows import IsQuoted, Rows
from analysis.model.schema import NOT_STATED, Attribute
from analysis.selection import Selection

KNOWN = ("programme", "specialty", "grade", "setting")  # what any study may say of people


@dataclass(frozen=True)
class ToldApart:
    """How many of all listed people nobody else is like, by all that the list says of them; and how many findings say as much,
    and fit one listed person."""

    alone: int
    people: int
    findings: int


def people_shown(dataset: Dataset, selection: Selection) -> Rows:
    """The participants that the filters on what people have leave."""
    people = dataset.listed
    for each, wanted in selection.filters(dataset):
        if each.people:
            people = filter_rows(dataset, people, each.people, wanted)
    return people


def with_findings(dataset: Dataset, people: Rows) -> Count:
    """How many of `people` have findings tied to them; hidden where small groups are hidden and these are not everybody."""
    if people == dataset.listed:
        tied = dataset.counting(PEOPLE, dataset.fewest)
        return size(tied, tied.coded)
    return size(dataset, people.that(IsQuoted()))


def filters_not_about_people(dataset: Dataset, selection: Selection) -> list[str]:
    """The labels of the filters that are set and say nothing about who was interviewed."""
    return [each.label for each, _ in selection.filters(dataset) if not each.people]


def count_people(dataset: Dataset, people: Rows, column: str, values: list[str] | None = None) -> pd.DataFrame:
    """How many people have each value of `column`.

    Index: `values`; without them those that anybody in `people` has, in order, silence last, those whose number is hidden
    among them. Columns: label; count, in people (NA where hidden); stated (False for not_stated).
    """
    wanted = sorted(values_of(dataset, column), key=lambda value: value == NOT_STATED) if values is None else values
    table = count_by(dataset, people, column, wanted).to_frame("count")
    if values is None:
        table = table.loc[held(table["count"])]
    table.insert(0, "label", [dataset.label(dataset.codes_of.get(column, column), value) for value in table.index])
    return table.assign(stated=table.index != NOT_STATED)


def programmes_listed(dataset: Dataset) -> Count | None:
    """How many programmes people are listed under; None where a study lists them under none."""
    if "programme" not in dataset.participants:
        return None
    counts = count_people(dataset, dataset.listed, "programme").query("stated")["count"]
    return SUPPRESSED if counts.hasnans else len(counts)


def specialties_by_programme(dataset: Dataset, people: Rows, programmes: list[str]) -> pd.DataFrame:
    """People by specialty (index: those that anybody in `people` has, silence last) and programme (columns)."""
    specialties = list(count_people(dataset, people, "specialty").index)
    return crosstab(dataset, people, "specialty", specialties, "programme", programmes)


def list_people(dataset: Dataset, people: Rows) -> pd.DataFrame:
    """The list of participants as a reader reads it: their number, then each attribute under its title, in labels.

    Only attributes that one can filter by: the more stand side by side, the more people can be told apart.
    """
    fields, listed = dataset.descriptor.table("participants"), engine_of(dataset).take(people)
    columns = {
        fields.field(each.people).title: [dataset.label(each.codes, str(value)) for value in listed[each.people]]
        for each in _listed(dataset)
    }
    index = pd.Index(listed["participant_id"], name=fields.field("participant_id").title)
    return pd.DataFrame(columns, index=index)


@memoise
def told_apart(dataset: Dataset) -> ToldApart:
    """What the whole list tells of single people."""
    listed = _listed(dataset)
    if not listed:
        return ToldApart(0, len(dataset.participants), 0)
    people = (
        dataset.participants[[each.people for each in listed]].astype(str).set_axis([each.column for each in listed], axis=1)
    )
    alike = people[(people != NOT_STATED).all(axis=1)].value_counts()  # who is alone for want of an answer is not told apart
    if not set(people.columns) <= set(dataset.finding_columns):
        return ToldApart(int((alike == 1).sum()), len(people), 0)
    said, findings = engine_of(dataset).combinations(tuple(people.columns))
    alone = {each for each, number in alike.items() if number == 1}
    fits = [each in alone for each in said.astype(str).itertuples(index=False, name=None)]
    return ToldApart(len(alone), len(people), int(findings[fits].sum()))


def attributes_of_people(dataset: Dataset) -> list[str]:
    """The columns of the participants that charts count people by: those that every study may have, then its own."""
    return [*(name for name in KNOWN if name in dataset.participants), *own_attributes(dataset)]


def own_attributes(dataset: Dataset) -> list[str]:
    """The columns of the participants that only this study has and that readers filter by."""
    return [each.people for each in _listed(dataset) if each.own]


def titles_listed(dataset: Dataset) -> list[str]:
    """The titles of what the list says of each person."""
    fields = dataset.descriptor.table("participants")
    return [fields.field(each.people).title for each in _listed(dataset)]


def _listed(dataset: Dataset) -> list[Attribute]:
    every = {each.people: each for each in dataset.descriptor.attributes if each.people and (each.own or not each.tied)}
    return [each for each in every.values() if each.is_filter]
