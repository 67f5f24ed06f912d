"""Who could be told apart in a study of people, and what would make them more alike.

Two people are alike where all that is known of them is the same: the visible attributes of the participants. Whoever is
like fewer people than the smallest group that is shown is singled out.
"""

from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from analysis.model.dataset import Dataset
from analysis.model.memoise import memoise
from analysis.model.schema import NOT_STATED, Field

LEAST = 2  # people who have to be alike, so that nobody is the only one
MOST_STEPS = 12
MOST_CELLS = 20_000_000  # of a table of combinations by the values of an attribute: where there are more, no merge is tried
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


@memoise
def suggest_recoding(dataset: Dataset, fewest: int) -> pd.DataFrame:
    """Values to merge, two at a time, one merge after the other: each time those that leave fewest people singled out, of
    several the one that makes most combinations the same, of those the first. At most a dozen.

    Values of a rating are opposites: they are only ever left out, which is merging with 'Not stated'. Columns: ATTRIBUTE,
    its title; 'Merge' and 'With', labels, ' + ' between those that are merged already; LEFT.
    """
    fields, values, least = visible_attributes(dataset), _values(dataset), max(LEAST, fewest)
    labels = [[dataset.label(each.name, value) for value in values[each.name].cat.categories] for each in fields]
    pairs = [_pairs(each, values[each.name].cat.categories) for each in fields]
    known = np.array([values[each.name].cat.codes for each in fields]).T
    cells, people = np.unique(known, axis=0, return_counts=True)
    steps: list[tuple[Any, ...]] = []
    while len(steps) < MOST_STEPS and (people < least).any():
        tried = [step for place in range(len(fields)) for step in _merges_of(cells, people, least, place, pairs[place])]
        if not tried:
            break
        left, _, place, first, second = min(tried)
        steps.append((fields[place].title, labels[place][first], labels[place][second], left))
        labels[place][second] = f"{labels[place][first]} + {labels[place][second]}"
        cells[cells[:, place] == first, place] = second
        cells, where = np.unique(cells, axis=0, return_inverse=True)
        people = np.bincount(where.ravel(), weights=people).astype(int)
    return _that_help(steps, [ATTRIBUTE, "Merge", "With", LEFT], len(singled_out(dataset, fewest)))


def _values(dataset: Dataset) -> pd.DataFrame:
    """The visible attributes as categories that somebody has, in order, silence last."""
    columns = {}
    for field in visible_attributes(dataset):
        cells = dataset.participants[field.name].astype(str)
        held = set(cells)
        known = [value for value in dataset.labels[field.name] if value in held and value != NOT_STATED]
        columns[field.name] = pd.Categorical(cells, known + [NOT_STATED] * (NOT_STATED in held))
    return pd.DataFrame(columns, index=dataset.participants.index)


def _pairs(field: Field, values: pd.Index) -> list[tuple[int, int]]:
    """The numbers of the values of an attribute that may be merged, the first into the second."""
    return [
        (first, second)
        for first, second in combinations(range(len(values)), 2)
        if not field.fixed or values[second] == NOT_STATED
    ]


def _merges_of(
    cells: np.ndarray, people: np.ndarray, least: int, place: int, pairs: list[tuple[int, int]]
) -> list[tuple[int, ...]]:
    """For each merge of two values of one attribute that makes combinations the same: people left singled out, minus the
    number of those combinations, the place of the attribute, the numbers of the values."""
    _, rest = np.unique(np.delete(cells, place, axis=1), axis=0, return_inverse=True)
    rest, width = rest.ravel(), cells[:, place].max() + 1
    if (rest.max() + 1) * width > MOST_CELLS:
        return []
    table = np.zeros((rest.max() + 1, width), dtype=int)
    table[rest, cells[:, place]] = people
    total, alone = _alone(people, least).sum(), _alone(table, least).sum(axis=0)
    steps: list[tuple[int, ...]] = []
    for first, second in pairs:
        same = np.count_nonzero((table[:, first] > 0) & (table[:, second] > 0)) if second < width else 0
        if same:
            left = total - alone[first] - alone[second] + _alone(table[:, first] + table[:, second], least).sum()
            steps.append((int(left), -int(same), place, first, second))
    return steps


def _alone(people: np.ndarray, least: int) -> np.ndarray:
    """The people in each combination that too few have."""
    return np.where(people < least, people, 0)


def _that_help(steps: list[tuple[Any, ...]], columns: list[str], before: int) -> pd.DataFrame:
    """The steps, without the last ones after which no fewer people are singled out than before them."""
    while steps and steps[-1][-1] >= (steps[-2][-1] if len(steps) > 1 else before):
        steps.pop()
    return pd.DataFrame(steps, columns=columns)
