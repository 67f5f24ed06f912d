"""Who was interviewed: counts of people, never of findings, whatever the study counts."""

import pandas as pd

from analysis.counts import count_by, crosstab, held, size
from analysis.disclosure.distinct_people import values_of
from analysis.disclosure.subsets import filter_rows, filtered_by, filtered_to
from analysis.model.count import Count
from analysis.model.dataset import PEOPLE, PERSON, Dataset
from analysis.model.schema import NOT_STATED
from analysis.selection import Selection


def people_shown(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """The participants that the filters on what people have leave. Columns as `dataset.participants`."""
    people = dataset.participants
    for each, wanted in selection.filters(dataset):
        if each.people:
            people = filter_rows(dataset, people, each.people, wanted)
    return people


def with_findings(dataset: Dataset, people: pd.DataFrame) -> Count:
    """How many of `people` have findings tied to them; hidden where small groups are hidden and these are not everybody."""
    if not filtered_by(people):
        tied = dataset.counting(PEOPLE, dataset.fewest)
        return size(tied, tied.coded)
    return size(dataset, filtered_to(people, people.index.isin(dataset.coded[PERSON])))


def filters_not_about_people(dataset: Dataset, selection: Selection) -> list[str]:
    """The labels of the filters that are set and say nothing about who was interviewed."""
    return [each.label for each, _ in selection.filters(dataset) if not each.people]


def count_people(dataset: Dataset, people: pd.DataFrame, column: str, values: list[str] | None = None) -> pd.DataFrame:
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


def specialties_by_programme(dataset: Dataset, people: pd.DataFrame, programmes: list[str]) -> pd.DataFrame:
    """People by specialty (index: those that anybody in `people` has, silence last) and programme (columns)."""
    specialties = list(count_people(dataset, people, "specialty").index)
    return crosstab(dataset, people, "specialty", specialties, "programme", programmes)


def list_people(dataset: Dataset, people: pd.DataFrame) -> pd.DataFrame:
    """The list of participants as a reader reads it: their number, then each attribute under its title, in labels."""
    fields = dataset.descriptor.table("participants")
    every = {each.people: each for each in dataset.descriptor.attributes if each.people and (each.own or not each.tied)}
    columns = {
        fields.field(name).title: [dataset.label(each.codes, str(value)) for value in people[name]]
        for name, each in every.items()
    }
    index = pd.Index(people["participant_id"], name=fields.field("participant_id").title)
    return pd.DataFrame(columns, index=index)
