"""Findings as a reader reads them: labels instead of codes; and what the study calls its columns."""

import numpy as np
import pandas as pd

from analysis.disclosure.microdata import listing_of
from analysis.model.dataset import ASKS, HIDDEN, QUOTE, STATEMENT, Dataset
from analysis.model.memoise import memoise
from analysis.model.schema import NOT_STATED, Attribute, Field

NOT_READ = ("passage_anchor", "passage_words")
OF_RECOMMENDATIONS = ("answers", "stance")  # what only a recommendation can state
DOES_NOT_APPLY = "Does not apply"


def read_findings(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """One row a finding. Columns: those of the findings table but the passage's fingerprint, by their names, and `kind`
    before the theme; `participant_id` only where the study ties findings to people. Cells are text, '' for no number; what
    only a recommendation can state does not apply to other findings. Columns in which all is hidden are left out.
    `column_titles` has what a reader calls them.
    """
    columns: dict[str, list[str]] = {}
    silent = (*NOT_READ, *hidden_columns(dataset))
    is_other = ~findings["kind"].isin([*dataset.kinds_that(ASKS), HIDDEN])
    for field in dataset.descriptor.table("findings").fields:
        if _read_as(dataset, field) in silent or (
            field.name == "participant_id" and not (findings["participant_id"] != "").any()
        ):
            continue
        if field.name == QUOTE and STATEMENT not in dataset.stated:
            columns[STATEMENT] = list(findings[STATEMENT])
            continue
        if field.name == "theme_id" and "kind" in dataset.stated:
            columns["kind"] = [dataset.label("kind", str(kind)) for kind in findings["kind"]]
        said = {value: read_value(dataset, field, value) for value in findings[field.name].unique()}
        columns[field.name] = [said[value] for value in findings[field.name]]
        if field.name in OF_RECOMMENDATIONS:
            apart = is_other & (findings[field.name] == NOT_STATED)
            columns[field.name] = list(np.where(apart, DOES_NOT_APPLY, columns[field.name]))
    for each in tied_columns(dataset):
        if each.column not in silent:
            columns[each.column] = [read_cell(dataset, each.column, value) for value in findings[each.column]]
    return pd.DataFrame(columns, index=findings.index, dtype=str).reset_index(drop=True)


def columns_read(dataset: Dataset) -> tuple[str, ...]:
    """The columns that `read_findings` can give, in its order."""
    silent, names = (*NOT_READ, *hidden_columns(dataset)), []
    for field in dataset.descriptor.table("findings").fields:
        if _read_as(dataset, field) in silent:
            continue
        names += ["kind"] if field.name == "theme_id" and "kind" in dataset.stated else []
        names.append(_read_as(dataset, field))
    names += [each.column for each in tied_columns(dataset) if each.column not in silent]
    return tuple(dict.fromkeys(names))


def column_titles(dataset: Dataset) -> dict[str, str]:
    """What the study calls the columns of its findings, and the kind of a theme, by their names."""
    kind = {field.name: field.title for field in dataset.descriptor.table("themes").fields if field.name == "kind"}
    titles = {_read_as(dataset, field): field.title for field in dataset.descriptor.table("findings").fields}
    return kind | titles | {each.column: each.label for each in tied_columns(dataset)}


def column_meanings(dataset: Dataset) -> dict[str, str]:
    """What the columns of the findings mean, as the study's descriptor says it, by their names."""
    kind = {field.name: field.description for field in dataset.descriptor.table("themes").fields if field.name == "kind"}
    meanings = {_read_as(dataset, field): field.description for field in dataset.descriptor.table("findings").fields}
    listed = dataset.descriptor.table("participants").fields if dataset.has_people else ()
    people = {field.name: field.description for field in listed}
    return kind | meanings | {each.column: people.get(each.people, "") for each in tied_columns(dataset)}


def _read_as(dataset: Dataset, field: Field) -> str:
    """What a column of the findings is read as: of a study without statements its quotes are."""
    return STATEMENT if field.name == QUOTE and STATEMENT not in dataset.stated else field.name


def tied_columns(dataset: Dataset) -> list[Attribute]:
    """What findings say of whoever they are tied to, in columns that only this study's participants have."""
    return [each for each in dataset.filters.values() if each.tied and each.column in dataset.finding_columns]


@memoise
def hidden_columns(dataset: Dataset) -> tuple[str, ...]:
    """The columns of the findings table in which no listed finding says anything, because small groups are hidden."""
    if not dataset.fewest:
        return ()
    return listing_of(dataset).says_nothing(
        tuple(name for name in dataset.finding_columns if name not in ("finding_id", STATEMENT))
    )


def read_value(dataset: Dataset, field: Field, value) -> str:
    """One cell of the findings table in a reader's words: 'Consultants, Managers', 'Barriers › Time', 'Not stated'."""
    if pd.isna(value):
        return ""
    if field.name == "section":
        return place(dataset, str(value))
    return read_cell(dataset, field.name, str(value), field.codes)


def read_cell(dataset: Dataset, column: str, value: str, codes: str = "") -> str:
    """One cell of a column of findings in labels, as it is where no attribute and no `codes` have any for it."""
    cells, codes = dataset.members.get(column, {}).get(value, (value,)), dataset.codes_of.get(column, codes)
    if cells == (NOT_STATED,):
        return "Not stated"
    return ", ".join(dataset.label(codes, cell) for cell in cells) if codes else value


def place(dataset: Dataset, section: str) -> str:
    """Where in the source a section is: 'Barriers › Time'."""
    parent = section.split(".")[0]
    steps = [parent, section] if section != parent else [section]
    return " › ".join(dataset.label("section", step) for step in steps)
