"""Search by words: both sides are folded alike, and looked for in everything that is printed with a finding."""

from collections.abc import Callable

import pandas as pd

from analysis.disclosure.distinct_people import values_of
from analysis.labels import place
from analysis.model.dataset import HIDDEN, Dataset
from analysis.model.folding import APART, fold, terms
from analysis.model.memoise import memoise
from analysis.model.rows import Holds, Rows, Says
from analysis.model.schema import NOT_STATED


def with_words(dataset: Dataset, rows: Rows, text: str) -> Rows:
    """The findings that hold every term of `text`; none where there is no term."""
    wanted = terms(text)
    if not wanted:
        return rows.that(Holds("finding_id", ()))
    for term in wanted:
        said = _printed(dataset).items()
        printed = tuple((column, tuple(value for value, text in texts.items() if term in text)) for column, texts in said)
        rows = rows.that(Says(term, tuple((column, values) for column, values in printed if values)))
    return rows


def searched_text(dataset: Dataset, findings: pd.DataFrame) -> tuple[str, ...]:
    """All that is searched of each of the `findings`, folded: for a search somewhere else."""
    texts = [[fold(number), fold(said)] for number, said in zip(findings["finding_id"], findings["statement"], strict=True)]
    for column, printed in _printed(dataset).items():
        members = dataset.members.get(column, {})
        for text, cell in zip(texts, findings[column], strict=True):
            text += [printed[value] for value in members.get(cell, (cell,)) if printed.get(value)]
    return tuple(APART.join(text) for text in texts)


@memoise
def _printed(dataset: Dataset) -> dict[str, dict[str, str]]:
    """What is printed for each value of each column that is coded and searched, folded line by line."""
    say: dict[str, Callable[[str], str]] = {
        "theme_id": lambda value: dataset.label("theme", value),
        "programmes": lambda value: _names(dataset)[value],
        "specialties": lambda value: dataset.label("specialty", value),
        "voice": lambda value: dataset.label("voice", value),
        "section": lambda value: place(dataset, value),
    }
    return {
        column: {
            value: APART.join(fold(line) for line in printed(value).split(APART))
            for value in values_of(dataset, column)
            if value not in (HIDDEN, NOT_STATED)
        }
        for column, printed in say.items()
        if column in dataset.stated
    }


@memoise
def _names(dataset: Dataset) -> dict[str, str]:
    """For each programme its full and short name and its region."""
    known = {
        row.programme_id: APART.join(str(each) for each in (row.name, row.short_name, row.region) if each != NOT_STATED)
        for row in dataset.programmes.itertuples(index=False)
    }
    return known | {NOT_STATED: "", HIDDEN: ""}
