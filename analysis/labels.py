"""Findings as a reader reads them: labels instead of codes, in columns called by their titles."""

import pandas as pd

from analysis.disclosure.microdata import listed
from analysis.model.dataset import HIDDEN, Dataset
from analysis.model.memoise import kept
from analysis.model.schema import NOT_STATED, Field

NOT_READ = ("passage_anchor", "passage_words")


def read_findings(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """One row a finding. Columns: the title of each column of the findings table but the passage's fingerprint, and
    'Kind' before the theme; `participant_id` only where the study ties findings to people. Cells are text, '' for no number.
    Columns in which all is hidden are left out.
    """
    columns, silent = {}, (*NOT_READ, *hidden_columns(dataset))
    for field in dataset.descriptor.table("findings").fields:
        if field.name in silent or (field.name == "participant_id" and not (findings["participant_id"] != "").any()):
            continue
        if field.name == "theme_id":
            columns["Kind"] = [dataset.label("kind", str(kind)) for kind in findings["kind"]]
        said = {value: read_value(dataset, field, value) for value in findings[field.name].unique()}
        columns[field.title] = [said[value] for value in findings[field.name]]
    return pd.DataFrame(columns, index=findings.index, dtype=str).reset_index(drop=True)


@kept
def hidden_columns(dataset: Dataset) -> tuple[str, ...]:
    """The columns of the findings table in which no listed finding says anything, because small groups are hidden."""
    if not dataset.fewest:
        return ()
    findings = listed(dataset)
    return tuple(name for name in findings if all(pd.isna(cell) or cell in (HIDDEN, "") for cell in findings[name].unique()))


def read_value(dataset: Dataset, field: Field, value) -> str:
    """One cell of the findings table in a reader's words: 'Consultants, Managers', 'Barriers › Time', 'Not stated'."""
    if pd.isna(value):
        return ""
    if field.name == "section":
        return place(dataset, str(value))
    attribute = {"programmes": "programme", "answers": "theme", "theme_id": "theme"}.get(field.name, field.codes)
    cells = dataset.members[field.name][value] if field.is_list else (str(value),)
    if cells == (NOT_STATED,):
        return "Not stated"
    return ", ".join(dataset.label(attribute, cell) for cell in cells) if attribute else str(value)


def place(dataset: Dataset, section: str) -> str:
    """Where in the source a section is: 'Barriers › Time'."""
    parent = section.split(".")[0]
    steps = [parent, section] if section != parent else [section]
    return " › ".join(dataset.label("section", step) for step in steps)
