"""Who could be told apart in a study of people, and what would make them more alike.

Two people are alike where all that is known of them is the same: the visible attributes of the participants. Whoever is
like fewer people than the smallest group that is shown is singled out.
"""

from typing import Any

import numpy as np
import pandas as pd

from analysis.model.dataset import Dataset
from analysis.model.memoise import memoise
from analysis.model.schema import NOT_STATED, Field

LEAST = 2  # people who have to be alike, so that nobody is the only one
ALIKE, ATTRIBUTE, LEFT = "People alike", "Attribute", "People who would still stand out"
VALUE, HAVE_IT = "Value", "People who have it"


def visible_attributes(dataset: Dataset) -> tuple[Field, ...]:
    """The columns of the participants that say something of a person, in order."""
    table = dataset.descriptor.table("participants")
    return tuple(table.field(name) for name in dataset.of_people.values() if name in dataset.participants)


@memoise
def singled_out(dataset: Dataset, fewest: int) -> pd.DataFrame:
    """The people like whom there are fewer than `fewest`, or than two; those who are most alone first.

    Columns, under their titles: the participant, each visible attribute in labels, and ALIKE: how many people have them all,
    the person among them. Where nothing is known of the participants nobody stands out.
    """
    fields, values = visible_attributes(dataset), _values(dataset)
    if not fields:
        return pd.DataFrame(columns=[dataset.descriptor.table("participants").field("participant_id").title, ALIKE])
    alike = values.groupby(list(values), observed=True)[values.columns[0]].transform("size").astype(int)
    found = alike[alike < max(LEAST, fewest)].sort_values(kind="stable").index
    number = dataset.descriptor.table("participants").field("participant_id").title
    labels = {each.title: [dataset.label(each.name, value) for value in values.loc[found, each.name]] for each in fields}
    people = dataset.participants["participant_id"]
    return pd.DataFrame({number: people.loc[found], **labels, ALIKE: alike[found]}).reset_index(drop=True)


@memoise
def small_values(dataset: Dataset, fewest: int) -> pd.DataFrame:
    """The values of attributes that fewer than `fewest` people have, or than two, in the order of the study. Columns:
    ATTRIBUTE, its title; VALUE, its label; PEOPLE, how many have it. Silence is no value."""
    values, rows = _values(dataset), []
    for field in visible_attributes(dataset):
        counts = values[field.name].value_counts(sort=False)
        rows += [
            (field.title, dataset.label(field.name, str(value)), int(people))
            for value, people in counts.items()
            if value != NOT_STATED and people < max(LEAST, fewest)
        ]
    return pd.DataFrame(rows, columns=[ATTRIBUTE, VALUE, HAVE_IT])


@memoise
def suggest_leaving_out(dataset: Dataset, fewest: int) -> pd.DataFrame:
    """Attributes to leave out, one after the other: each time the one without which fewest people are singled out, of several
    the one that has most values, of those the first.

    Columns: ATTRIBUTE, its title; LEFT, people singled out without it and those before it. It ends where nobody is.
    """
    titles, values = {each.name: each.title for each in visible_attributes(dataset)}, _values(dataset)
    least = max(LEAST, fewest)
    steps: list[tuple[Any, ...]] = []
    while len(titles) > 1 and (not steps or steps[-1][1]):
        people = {name: values.groupby([each for each in titles if each != name], observed=True).size() for name in titles}
        left = {name: int(_alone(each.to_numpy(), least).sum()) for name, each in people.items()}
        name = min(titles, key=lambda name: (left[name], -values[name].nunique()))
        steps.append((titles.pop(name), left[name]))
    return _that_help(steps, [ATTRIBUTE, LEFT], len(singled_out(dataset, fewest)))


def _values(dataset: Dataset) -> pd.DataFrame:
    """The visible attributes as categories that somebody has, in order, silence last."""
    columns = {}
    for field in visible_attributes(dataset):
        cells = dataset.participants[field.name].astype(str)
        held = set(cells)
        known = [value for value in dataset.labels[field.name] if value in held and value != NOT_STATED]
        columns[field.name] = pd.Categorical(cells, known + [NOT_STATED] * (NOT_STATED in held))
    return pd.DataFrame(columns, index=dataset.participants.index)


def _alone(people: np.ndarray, least: int) -> np.ndarray:
    """The people in each combination that too few have."""
    return np.where(people < least, people, 0)


def _that_help(steps: list[tuple[Any, ...]], columns: list[str], before: int) -> pd.DataFrame:
    """The steps, without the last ones after which no fewer people are singled out than before them."""
    while steps and steps[-1][-1] >= (steps[-2][-1] if len(steps) > 1 else before):
        steps.pop()
    return pd.DataFrame(steps, columns=columns)
