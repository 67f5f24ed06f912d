"""One theme in full: what it covers, its findings by experience, the other side, what is recommended."""

import pandas as pd
import streamlit as st

from analysis.barriers_facilitators import SIDES, actors_in, other_side
from analysis.concentration import most_from_one
from analysis.counts import count_by, size
from analysis.key_messages import count_by_voice
from analysis.labels import place
from analysis.model.dataset import FINDINGS, HIDDEN, Dataset
from analysis.model.schema import NOT_STATED
from analysis.recommendations import asking
from analysis.selection import EVERYTHING, Selection
from analysis.units import is_hidden
from ui.cards.weak import weak_note
from ui.evidence.findings import list_findings, say_unlisted
from ui.evidence.shortlist import list_first
from ui.state.choice import choose
from ui.words import plain
from wording.counts import TOO_SMALL_TO_SHOW, findings_of, have, how_many, people_of
from wording.key_messages import told_by
from wording.study import the_source
from wording.text import join_or

SIDE = {"facilitator": "what helps", "barrier": "what hinders"}
MOST = 12  # of the theme's own findings, in each group


def choose_theme(dataset: Dataset) -> str | None:
    """A select box of the facilitators and barriers, bound to the address as `about`; None where there are none."""
    themes = {theme: kind for theme, kind in dataset.kind_of.items() if kind in SIDES}
    labels = {theme: f"{dataset.label_one('kind', kind)}: {dataset.label('theme', theme)}" for theme, kind in themes.items()}
    return choose("Theme", labels, "about") if labels else None


def show_theme(dataset: Dataset, selection: Selection, theme: str) -> None:
    """Everything the findings shown say about one theme."""
    row = next(dataset.themes[dataset.themes["theme_id"] == theme].itertuples())
    about = selection.with_(theme=(theme,))
    rows = about.rows(dataset)
    n = size(dataset, rows)
    where = "" if row.section == NOT_STATED else f" In {the_source(dataset)}: {plain(place(dataset, row.section))}."
    st.markdown(f"**{plain(row.covers)}**{where}{_told_by(dataset, rows)}")
    if is_hidden(n):
        st.markdown(TOO_SMALL_TO_SHOW)
    elif not n:
        _nothing(dataset, Selection(theme=(theme,), basis=(EVERYTHING,)), "about it")
    else:
        _show_by_experience(dataset, rows, about)
    _show_other_side(dataset, selection, theme, rows)
    _show_recommendations(dataset, selection, theme)


def _told_by(dataset: Dataset, rows: pd.DataFrame) -> str:
    """' Told by 6 people in 9 findings; at most 3 of the 9 findings are one person’s.'; '' where that cannot be said."""
    quoted = most_from_one(dataset, rows)
    if not quoted:
        return ""
    rest = f" ({quoted.untied} more {'is' if quoted.untied == 1 else 'are'} tied to nobody)" if quoted.untied else ""
    told = f" Told by {people_of(quoted.people)} in {findings_of(quoted.findings)}{rest}"
    if quoted.people == 1:
        return f"{told}."
    if quoted.most == 1:
        return f"{told}, one each."
    return f"{told}; at most {quoted.most} of the {findings_of(quoted.findings)} are one person’s."


def _show_by_experience(dataset: Dataset, rows: pd.DataFrame, about: Selection) -> None:
    """The theme's findings by how it went; those of which that is hidden last."""
    counts = count_by(dataset, rows, "experience", dataset.labels["experience"])
    for level, count in counts[(counts > 0).fillna(False)].items():
        wanted = about.with_(experience=(level,))
        name = f"Experience: {dataset.label('experience', level).lower()} ({how_many(dataset, count)})"
        st.subheader(plain(name), anchor=False)
        list_first(dataset, wanted, MOST)
    unknown = [dataset.label("experience", level).lower() for level in counts.index[counts.isna()]]
    if unknown:
        st.subheader("Experience: hidden", anchor=False)
        st.markdown(plain(f"How many are {join_or(unknown)} is hidden, to protect people."))
        say_unlisted(dataset, about)
        list_findings(dataset, about.with_(experience=(HIDDEN,)), "theme-hidden")


def _show_other_side(dataset: Dataset, selection: Selection, theme: str, rows: pd.DataFrame) -> None:
    """`rows`: the theme's findings."""
    kind, actors = other_side(dataset, rows, theme)
    others_hidden = any(actor not in actors for actor in actors_in(dataset, rows) if actor != NOT_STATED)
    st.subheader(f"The other side: {SIDE[kind]}", anchor=False)
    if rows.empty:
        st.markdown("With no finding about the theme there is nothing to set against it.")
        return
    if not actors:
        nobody = "No finding shown about this theme names anybody, so there is nothing to set against it."
        st.markdown("Who is named in this theme’s findings is hidden, to protect people." if others_hidden else nobody)
        return
    named = ", ".join(dataset.label("actors", actor).lower() for actor in actors)
    wanted = selection.with_(kind=(kind,), actor=actors)
    st.markdown(
        f"Findings on {SIDE[kind]} that name any of the people named in this theme’s findings ({plain(named)}): "
        f"{how_many(dataset, size(dataset, wanted.rows(dataset)))}. They need not be about the same event."
        + (" Who else is named is hidden, to protect people." if others_hidden else "")
    )
    list_first(dataset, wanted)


def _show_recommendations(dataset: Dataset, selection: Selection, theme: str) -> None:
    st.subheader("Recommendations linked to it", anchor=False)
    if dataset.kind_of[theme] != "barrier":
        st.markdown("Recommendations are linked to barriers, not to what helps.")
        return
    wanted = asking(dataset, selection).with_(answers=(theme,))
    n = size(dataset, wanted.rows(dataset))
    if not is_hidden(n) and not n:
        _nothing(dataset, asking(dataset, Selection(answers=(theme,))), "linked to it")
        return
    told = told_by(count_by_voice(dataset, wanted.rows(dataset)))
    st.markdown(plain(f"{weak_note(dataset, 'answers')}Linked to it: {how_many(dataset, n)}. {told}"))
    list_first(dataset, wanted)


def _nothing(dataset: Dataset, anywhere: Selection, how: str) -> None:
    """Nothing in the group shown, or nothing in the whole study."""
    total = size(dataset, anywhere.rows(dataset))
    if is_hidden(total) or total:
        one = not is_hidden(total) and total == 1
        be = ("is" if one else "are") if dataset.unit == FINDINGS else f"{have(total)} some that are"
        st.markdown(f"No finding in the group shown; {how_many(dataset, total)} in the whole study {be} {how}.")
    else:
        st.markdown("No finding in the whole study.")
