"""The parts of the method page, each drawn from the study's own tables and descriptor."""

import pandas as pd
import streamlit as st

from analysis.agreement import agreement, unshared
from analysis.descriptor import NOT_STATED
from analysis.readable import place
from analysis.study import Dataset
from ui.counting import explain_counting
from ui.passages import explain_passages
from ui.study_files import allowed
from ui.words import plain, the_source

ALPHA_RELIABLE = 0.8
ALPHA_TENTATIVE = 0.667


def show_coding(dataset: Dataset) -> None:
    """How it was done and by whom."""
    for paragraph in dataset.descriptor.method:
        st.markdown(plain(paragraph))
    st.subheader("Looking a passage up", anchor=False)
    explain_passages(dataset)


def show_agreement(dataset: Dataset) -> None:
    """Krippendorff's alpha by attribute, and the findings that only one coder had."""
    if "codings" not in dataset.tables:
        st.markdown("This study holds one coding only, so agreement cannot be computed.")
        return
    codings = dataset.tables["codings"]
    table, counts = agreement(codings), unshared(codings)
    first, second = counts["findings"]
    shared = counts["shared"].iloc[0]
    source = the_source(dataset)
    read = "the whole report" if source == "the report" else f"all of {source}"
    st.markdown(
        f"Two coders read {read} without sight of each other. The first had **{first}** findings, the second "
        f"**{second}**. **{shared}** are the same (the same theme at the same sentence); {counts['only_this_coder'].iloc[0]} "
        f"only the first had, {counts['only_this_coder'].iloc[1]} only the second."
    )
    st.markdown(
        "Krippendorff’s alpha is 1 where coders agree on everything and 0 where they agree no more than chance would. "
        "From 0.8 it is usually called reliable; from 0.667, tentative. Themes are compared sentence by sentence, the other "
        "attributes over the findings that both coders had. Lists are compared whole: one item more or less is disagreement."
    )
    fields = {field.name: field.title for field in dataset.descriptor.table("codings").fields}
    st.table(
        pd.DataFrame(
            {
                "Attribute": [fields[attribute] for attribute in table.index],
                "Alpha": ["all the same" if pd.isna(alpha) else f"{alpha:.2f}" for alpha in table["alpha"]],
                "Agreed": [
                    f"{row.agreed} of {row.compared} {'sentences' if row.Index == 'theme_id' else 'findings'}"
                    for row in table.itertuples()
                ],
                "Reading": [_reading(alpha) for alpha in table["alpha"]],
            }
        ),
        hide_index=True,
        border="horizontal",
        alt="Krippendorff’s alpha for each attribute",
    )
    for paragraph in dataset.descriptor.agreement:
        st.markdown(plain(paragraph))


def show_limits(dataset: Dataset) -> None:
    """Every note, with the place in the source where it can be seen."""
    if "notes" not in dataset.tables:
        st.markdown("This study has no notes.")
        return
    for note in dataset.tables["notes"].itertuples():
        section = str(note.section)
        known = section in dataset.labels.get("section", {}) and section != NOT_STATED
        where = f" In {the_source(dataset)}: {place(dataset, section)}." if known else ""
        st.markdown(f"**{plain(note.title)}.** {plain(note.text)}{plain(where)}")


def show_scheme(dataset: Dataset) -> None:
    """The themes and the values of every attribute, with what they mean."""
    for kind, label in dataset.labels["kind"].items():
        themes = dataset.themes[dataset.themes["kind"] == kind]
        st.subheader(plain(label), anchor=False)
        _table(pd.DataFrame({"Theme": themes["label"], "Covers": themes["covers"]}), f"Themes of the kind {label}")
    codes = dataset.tables["codes"]
    for field in dataset.descriptor.table("findings").fields:
        if field.codes and field.codes != "section":
            rows = codes[codes["attribute"] == field.codes].sort_values("order")
            st.subheader(plain(field.title), anchor=False)
            st.markdown(plain(field.description))
            _table(pd.DataFrame({"Value": rows["label"], "Given when": rows["meaning"]}), f"Values of {field.title}")


def show_dictionary(dataset: Dataset) -> None:
    """Every column of every table, from the descriptor."""
    for table in dataset.descriptor.tables:
        st.subheader(plain(table.title), anchor=False)
        st.markdown(plain(f"{table.description} File {table.path}.{_rows(dataset, table.name)}"))
        columns = pd.DataFrame(
            {
                "Column": [field.name for field in table.fields],
                "Meaning": [field.description for field in table.fields],
                "Allowed": [
                    allowed(field, field.enum if not field.codes else ()) + ("" if field.required else "; may be empty")
                    for field in table.fields
                ],
            }
        )
        _table(columns, f"Columns of the table {table.title}")


def show_citation(dataset: Dataset) -> None:
    """How to cite the coding and what it reads, and what may be reused."""
    study = dataset.descriptor
    st.markdown(f"Cite the coding and {the_source(dataset)} that it reads:")
    st.code(f"{study.citation} Coding of: {study.source}.", language=None, wrap_lines=True)
    st.markdown(plain(study.licence))


def _rows(dataset: Dataset, table: str) -> str:
    """' 27 rows.'; '' where small groups are hidden: some tables have a row a person."""
    if table not in dataset.tables:
        return " Not in this study."
    return "" if dataset.fewest else f" {len(dataset.tables[table])} rows."


def _reading(alpha: float) -> str:
    if pd.isna(alpha):
        return "nothing to compare"
    if alpha >= ALPHA_RELIABLE:
        return "reliable"
    return "tentative" if alpha >= ALPHA_TENTATIVE else "weak"


def _table(frame: pd.DataFrame, alt: str) -> None:
    st.table(frame.map(plain), hide_index=True, border="horizontal", alt=alt)


SECTIONS = {
    "How it was coded": show_coding,
    "What is counted": explain_counting,
    "Agreement": show_agreement,
    "Limits": show_limits,
    "Coding scheme": show_scheme,
    "Data dictionary": show_dictionary,
    "How to cite": show_citation,
}
