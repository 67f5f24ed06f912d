"""One theme in full: what it covers, its findings by experience, the other side, what is recommended."""

import pandas as pd
import streamlit as st

from analysis.barriers_facilitators import SIDES, other_side
from analysis.readable import place
from analysis.selection import Selection
from analysis.study import Dataset
from ui.choice import choose
from ui.shortlist import list_first
from ui.words import findings_of, plain

SIDE = {"facilitator": "what helps", "barrier": "what hinders"}
MOST = 12  # of the theme's own findings, in each group


def choose_theme(dataset: Dataset) -> str | None:
    """A select box of the facilitators and barriers, bound to the address as `about`; None where there are none."""
    themes = {theme: kind for theme, kind in dataset.kind_of.items() if kind in SIDES}
    labels = {
        theme: f"{dataset.label('kind', kind).removesuffix('s')}: {dataset.label('theme', theme)}"
        for theme, kind in themes.items()
    }
    return choose("Theme", labels, "about") if labels else None


def show_theme(dataset: Dataset, selection: Selection, theme: str) -> None:
    """Everything the findings shown say about one theme."""
    row = next(dataset.themes[dataset.themes["theme_id"] == theme].itertuples())
    about = selection.with_(theme=(theme,))
    st.markdown(f"**{plain(row.covers)}** In the report: {plain(place(dataset, row.section))}.")
    findings = about.apply(dataset)
    if findings.empty:
        _nothing(dataset, findings, Selection(theme=(theme,)), "are about it")
    for level, label in dataset.labels["experience"].items():
        wanted = about.with_(experience=(level,))
        name = f"Experience: {label.lower()}"
        _show_group(dataset, findings[findings["experience"].isin([level])], wanted, name, f"{theme}-{level}")
    _show_other_side(dataset, selection, theme, findings)
    _show_recommendations(dataset, selection, theme)


def _show_other_side(dataset: Dataset, selection: Selection, theme: str, findings: pd.DataFrame) -> None:
    kind, actors = other_side(dataset, findings, theme)
    st.subheader(f"The other side: {SIDE[kind]}", anchor=False)
    if findings.empty:
        st.markdown("With no finding about the theme there is nothing to set against it.")
        return
    if not actors:
        st.markdown("No finding shown about this theme names anybody, so there is nothing to set against it.")
        return
    named = ", ".join(dataset.label("actors", actor).lower() for actor in actors)
    wanted = selection.with_(kind=(kind,), actor=actors)
    there = wanted.apply(dataset)
    st.markdown(
        f"Findings on {SIDE[kind]} that name any of the people named in this theme’s findings ({plain(named)}): "
        f"{findings_of(len(there))}. They need not be about the same event."
    )
    list_first(dataset, there, wanted)


def _show_recommendations(dataset: Dataset, selection: Selection, theme: str) -> None:
    st.subheader("Recommendations that answer it", anchor=False)
    if dataset.kind_of[theme] != "barrier":
        st.markdown("Recommendations are linked to the barriers that they say they would lift, not to what helps.")
        return
    wanted = selection.with_(kind=("recommendation",), answers=(theme,))
    there = wanted.apply(dataset)
    if there.empty:
        _nothing(dataset, there, Selection(kind=("recommendation",), answers=(theme,)), "say that they would lift it")
        return
    st.markdown(f"What the report says would lift it: {findings_of(len(there))}.")
    list_first(dataset, there, wanted)


def _show_group(dataset: Dataset, findings: pd.DataFrame, wanted: Selection, name: str, key: str) -> None:
    if findings.empty:
        return
    st.subheader(plain(f"{name} ({findings_of(len(findings))})"), anchor=False)
    list_first(dataset, findings, wanted, MOST)


def _nothing(dataset: Dataset, shown: pd.DataFrame, anywhere: Selection, does: str) -> None:
    """Nothing in the group shown, or nothing in the whole study."""
    total = len(anywhere.apply(dataset))
    if total:
        st.markdown(f"No finding in the group shown; {findings_of(total)} in the whole study {does}.")
    else:
        st.markdown("No finding in the whole study.")
