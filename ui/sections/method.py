"""The parts of the method page, each drawn from the study's own tables and descriptor."""

import pandas as pd
import streamlit as st

from analysis.agreement import (
    RELIABLE,
    TENTATIVE,
    THEME,
    UNITS,
    agreement,
    agreement_by_theme,
    by_two,
    compared_in,
    unshared,
)
from analysis.labels import place
from analysis.model.dataset import Dataset
from analysis.model.schema import NOT_STATED
from ui.evidence.passages import explain_passages
from ui.sections.counting import explain_counting
from ui.words import plain
from ui.your_study.files import allowed
from wording.study import the_source
from wording.text import first_upper


def show_coding(dataset: Dataset) -> None:
    """How it was done and by whom."""
    for paragraph in dataset.descriptor.method:
        st.markdown(plain(paragraph))
    st.subheader("Looking a passage up", anchor=False)
    explain_passages(dataset)


def show_agreement(dataset: Dataset) -> None:
    """Krippendorff's alpha of units, attributes and themes, each with its interval; what only one coder had."""
    table = agreement(dataset)
    if table.empty:
        st.markdown("This study holds one coding only, so agreement cannot be computed.")
        return
    if by_two(dataset, "codings") is not None:
        _show_unshared(dataset)
    st.markdown(
        "Krippendorff’s alpha is 1 where coders agree on everything and 0 where they agree no more than chance would. "
        "From 0.8 it is usually called reliable; from 0.667, tentative. Lists are compared whole: one item more or less is "
        "disagreement. The interval says how far alpha could lie elsewhere had other passages been coded (95 per cent, "
        "bootstrap)."
    )
    again = by_two(dataset, "recodings")
    if again is not None:
        titles = [field.title for field in dataset.descriptor.table("recodings").fields[2:]]
        st.markdown(
            plain(
                f"A second coding gave both coders all {again['finding_id'].nunique()} findings, again without sight of "
                f"each other. Agreement on these is taken from it: {', '.join(titles)}."
            )
        )
    coded = [name for name in ("recodings", "codings", "findings") if name in dataset.tables]
    fields = {field.name: field.title for name in coded for field in dataset.descriptor.table(name).fields}
    fields |= {UNITS: "Whether a sentence holds a finding", THEME: "Theme"}
    shown = [
        (fields[row.Index], *_alpha(row), f"{row.agreed} of {row.compared} {compared_in(dataset, row.Index)}")
        for row in table.itertuples()
    ]
    names = ("Attribute", "Alpha", "Interval", "Reading", "Agreed")
    _table(pd.DataFrame(shown, columns=names), "Krippendorff’s alpha for each attribute")
    by_theme = agreement_by_theme(dataset)
    if len(by_theme):
        st.subheader("Theme by theme", anchor=False)
        st.markdown("Over all sentences: given this theme by a coder, or not. The last three columns count findings.")
        told = [
            (dataset.label("theme", row.Index), *_alpha(row), str(row.first), str(row.second), str(row.shared))
            for row in by_theme.itertuples()
        ]
        heads = ("Theme", "Alpha", "Interval", "Reading", "First coder", "Second coder", "Both")
        _table(pd.DataFrame(told, columns=heads), "Krippendorff’s alpha for each theme")
    for paragraph in dataset.descriptor.agreement:
        st.markdown(plain(paragraph))


def _show_unshared(dataset: Dataset) -> None:
    counts = unshared(dataset.tables["codings"])
    first, second = counts["findings"]
    source = the_source(dataset)
    read = "the whole report" if source == "the report" else f"all of {source}"
    st.markdown(
        f"Two coders read {read} without sight of each other. The first had **{first}** findings, the second "
        f"**{second}**. **{counts['shared'].iloc[0]}** are the same (the same theme at the same sentence); "
        f"{counts['only_this_coder'].iloc[0]} only the first had, {counts['only_this_coder'].iloc[1]} only the second."
    )


def _alpha(row) -> tuple[str, str, str]:
    """Alpha, its interval and what it is usually called, in words."""
    if pd.isna(row.alpha):
        return "all the same", "", "nothing to compare"
    reading = "reliable" if row.alpha >= RELIABLE else "tentative" if row.alpha >= TENTATIVE else "weak"
    return f"{row.alpha:.2f}", f"{row.low:.2f} to {row.high:.2f}", reading


def show_reporting(dataset: Dataset) -> None:
    """What the source says on each item of a checklist for reports of interviews, or that it does not say."""
    if "reporting" not in dataset.tables:
        st.markdown("This study holds no checklist of what its source reports.")
        return
    st.markdown(
        "What a report of interviews should tell its reader, by the 32 items of COREQ (Tong, Sainsbury and Craig 2007), and "
        "what this one tells."
    )
    silent = f"{first_upper(the_source(dataset))} does not say."
    rows = [
        (
            str(row.item),
            row.domain,
            row.asks,
            row.says or silent,
            "" if pd.isna(row.section) or str(row.section) == NOT_STATED else place(dataset, str(row.section)),
        )
        for row in dataset.tables["reporting"].itertuples()
    ]
    _table(pd.DataFrame(rows, columns=("Item", "Part", "What it asks for", "What is said", "Where")), "Reporting checklist")


def show_limits(dataset: Dataset) -> None:
    """Every note, with the place in the source where it can be seen."""
    if "notes" not in dataset.tables:
        st.markdown("This study has no notes.")
        return
    for note in dataset.tables["notes"].itertuples():
        section = str(note.section)
        known = section in dataset.labels.get("section", {}) and section != NOT_STATED
        where = f" In {the_source(dataset)}: {place(dataset, section)}." if known else ""
        st.markdown(f"### {plain(note.title)}\n\n{plain(note.text)}{plain(where)}")


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


def _table(frame: pd.DataFrame, alt: str) -> None:
    st.table(frame.map(plain), hide_index=True, border="horizontal", alt=alt)


SECTIONS = {
    "How it was coded": show_coding,
    "What is counted": explain_counting,
    "Agreement": show_agreement,
    "Reporting checklist": show_reporting,
    "Limits": show_limits,
    "Coding scheme": show_scheme,
    "Data dictionary": show_dictionary,
    "How to cite": show_citation,
}
