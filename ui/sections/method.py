"""The parts of the method page, each drawn from the study's own tables and descriptor."""

import pandas as pd
import streamlit as st

from analysis.agreement import (
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
from ui.citations import offer_citations
from ui.evidence.passages import explain_passages
from ui.sections.counting import explain_counting
from ui.words import plain
from wording.app import method as words
from wording.app.citation import citation_of, report


def show_coding(dataset: Dataset) -> None:
    """How it was done and by whom."""
    for paragraph in dataset.descriptor.method:
        st.markdown(plain(paragraph))
    st.subheader(words.LOOKING_UP, anchor=False)
    explain_passages(dataset)


def show_agreement(dataset: Dataset) -> None:
    """Krippendorff's alpha of units, attributes and themes, each with its interval; what only one coder had."""
    table = agreement(dataset)
    if table.empty:
        st.markdown(words.ONE_CODING)
        return
    if by_two(dataset, "codings") is not None:
        _show_unshared(dataset)
    st.markdown(words.ALPHA)
    again = by_two(dataset, "recodings")
    if again is not None:
        titles = [field.title for field in dataset.descriptor.table("recodings").fields[2:]]
        st.markdown(plain(words.both_coded_again(again["finding_id"].nunique(), titles)))
    coded = [name for name in ("recodings", "codings", "findings") if name in dataset.tables]
    fields = {field.name: field.title for name in coded for field in dataset.descriptor.table(name).fields}
    fields |= {UNITS: words.HOLDS_A_FINDING, THEME: words.THEMES[0]}
    shown = [
        (
            fields[row.Index],
            *_alpha(row),
            words.agreed(row.agreed, row.compared, compared_in(row.Index)),
        )
        for row in table.itertuples()
    ]
    _table(pd.DataFrame(shown, columns=words.ATTRIBUTES), words.ALPHA_OF_ATTRIBUTES)
    by_theme = agreement_by_theme(dataset)
    if len(by_theme):
        st.subheader(words.BY_THEME, anchor=False)
        st.markdown(words.OVER_ALL)
        told = [
            (
                dataset.label("theme", row.Index),
                *_alpha(row),
                str(row.first),
                str(row.second),
                str(row.shared),
            )
            for row in by_theme.itertuples()
        ]
        _table(pd.DataFrame(told, columns=words.THEMES), words.ALPHA_OF_THEMES)
    for paragraph in dataset.descriptor.agreement:
        st.markdown(plain(paragraph))


def _show_unshared(dataset: Dataset) -> None:
    counts = unshared(dataset.tables["codings"])
    first, second = counts["findings"]
    only = list(counts["only_this_coder"])
    st.markdown(words.two_coders(dataset, first, second, counts["shared"].iloc[0], only))


def _alpha(row) -> tuple[str, str, str]:
    return words.alpha(row, not pd.isna(row.alpha))


def show_reporting(dataset: Dataset) -> None:
    """What the source says on each item of a checklist for reports of interviews, or that it does not say."""
    if "reporting" not in dataset.tables:
        st.markdown(words.NO_CHECKLIST)
        return
    st.markdown(words.CHECKLIST)
    silent = words.does_not_say(dataset)
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
    _table(pd.DataFrame(rows, columns=words.ITEMS), words.REPORTING)


def show_limits(dataset: Dataset) -> None:
    """Every note, with the place in the source where it can be seen."""
    if "notes" not in dataset.tables:
        st.markdown(words.NO_NOTES)
        return
    for note in dataset.tables["notes"].itertuples():
        section = str(note.section)
        known = section in dataset.labels.get("section", {}) and section != NOT_STATED
        where = words.where(dataset, place(dataset, section)) if known else ""
        st.markdown(f"### {plain(note.title)}\n\n{plain(note.text)}{plain(where)}")


def show_scheme(dataset: Dataset) -> None:
    """The themes and the values of every attribute, with what they mean."""
    for kind, label in dataset.labels["kind"].items():
        themes = dataset.themes[dataset.themes["kind"] == kind]
        st.subheader(plain(label), anchor=False)
        _table(pd.DataFrame({"Theme": themes["label"], "Covers": themes["covers"]}), words.themes_of(label))
    codes = dataset.tables["codes"]
    for field in dataset.descriptor.table("findings").fields:
        if field.codes and field.codes != "section":
            rows = codes[codes["attribute"] == field.codes].sort_values("order")
            st.subheader(plain(field.title), anchor=False)
            st.markdown(plain(field.description))
            _table(pd.DataFrame({"Value": rows["label"], words.GIVEN_WHEN: rows["meaning"]}), words.values_of(field.title))


def show_dictionary(dataset: Dataset) -> None:
    """Every column of every table, from the descriptor."""
    for table in dataset.descriptor.tables:
        st.subheader(plain(table.title), anchor=False)
        is_there = table.name in dataset.tables
        rows = len(dataset.tables[table.name]) if is_there and not dataset.fewest else None  # some tables have a row a person
        st.markdown(plain(words.table_about(table.description, table.path, rows, is_there)))
        columns = pd.DataFrame(
            {
                "Column": [field.name for field in table.fields],
                "Meaning": [field.description for field in table.fields],
                "Allowed": [words.may_hold(field) for field in table.fields],
            }
        )
        _table(columns, words.columns_of(table.title))


def show_citation(dataset: Dataset) -> None:
    """How to cite the coding and what it reads, and what may be reused."""
    study = dataset.descriptor
    st.markdown(words.cite_both(dataset))
    st.code(f"{citation_of(study)}\n{report(study).sentence}", language=None, wrap_lines=True)
    offer_citations(dataset, "method")
    st.markdown(plain(study.licence))


def _table(frame: pd.DataFrame, alt: str) -> None:
    st.table(frame.map(plain), hide_index=True, border="horizontal", alt=alt)


SECTIONS = {
    words.CODED: show_coding,
    words.COUNTED: explain_counting,
    words.AGREEMENT: show_agreement,
    words.REPORTING: show_reporting,
    words.LIMITATIONS: show_limits,
    words.SCHEME: show_scheme,
    words.DICTIONARY: show_dictionary,
    words.CITE: show_citation,
}
