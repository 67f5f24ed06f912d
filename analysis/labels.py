"""Findings as a reader reads them: labels instead of codes; and what the study calls its columns."""

import pandas as pd

from analysis.disclosure.microdata import releasable
from analysis.model.dataset import HIDDEN, Dataset
from analysis.model.memoise import memoise
from analysis.model.schema import NOT_STATED, Field

NOT_READ = ("passage_anchor", "passage_words")


def read_findings(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """One row a finding. Columns: those of the findings table but the passage's fingerprint, by their names, and `kind`
    before the theme; `participant_id` only where the study ties findings to people. Cells are text, '' for no number.
    Columns in which all is hidden are left out. `column_titles` has what a reader calls them.
    """
    columns, silent = {}, (*NOT_READ, *hidden_columns(dataset))
    for field in dataset.descriptor.table("findings").fields:
        if field.name in silent or (field.name == "participant_id" and not (findings["participant_id"] != "").any()):
            continue
        if field.name == "theme_id":
            columns["kind"] = [dataset.label("kind", str(kind)) for kind in findings["kind"]]
        said = {value: read_value(dataset, field, value) for value in findings[field.name].unique()}
        columns[field.name] = [said[value] for value in findings[field.name]]
    return pd.DataFrame(columns, index=findings.index, dtype=str).reset_index(drop=True)


def column_titles(dataset: Dataset) -> dict[str, str]:
    """What the study calls the columns of its findings, and the kind of a theme, by their names."""
    kind = next(field.title for field in dataset.descriptor.table("themes").fields if field.name == "kind")
    return {"kind": kind} | {field.name: field.title for field in dataset.descriptor.table("findings").fields}


@memoise
def hidden_columns(dataset: Dataset) -> tuple[str, ...]:
    """The columns of the findings table in which no listed finding says anything, because small groups are hidden."""
    if not dataset.fewest:
        return ()
    findings = releasable(dataset)
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
