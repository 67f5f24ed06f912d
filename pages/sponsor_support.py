"""Support against experience: what comes with it, who is named, life with and without it, and what is not stated."""

import streamlit as st

from analysis.sponsor_support import lives, stated_support, support_counts
from analysis.units import how_many, is_hidden
from ui.card import show_card
from ui.cards.sponsor_support import support_actors_card, support_card, support_levels_card, support_themes_card
from ui.shortlist import list_first
from ui.shown import say_what_is_shown, shown_findings
from ui.words import findings_of, plain

FIRST_SHOWN = 4
LEADS = {"supported": "With support", "unsupported": "Without support"}

shown = shown_findings()
dataset, selection, findings = shown
levels = support_counts(dataset, findings)
stated = stated_support(levels)
said = ", ".join(f"{row['count']} {row['label'].lower()}" for _, row in stated.iterrows())

st.title("Sponsor support", anchor=False)
st.markdown(
    f"{findings_of(int(stated['count'].sum()), len(findings))} say whether {plain(dataset.descriptor.people)} were backed by a "
    f"sponsor, supervisor, mentor or employer: {plain(said)}."
)
say_what_is_shown(shown)

show_card(dataset, support_card(dataset, findings, selection))
show_card(dataset, support_themes_card(dataset, findings, selection))
show_card(dataset, support_actors_card(dataset, findings, selection))

st.header("Life with support and without it", anchor=False)
for column, life in zip(st.columns(2, gap="medium"), lives(dataset, selection), strict=True):
    with column:
        st.subheader(LEADS[life.level], anchor=False)
        label = plain(dataset.label("sponsor_support", life.level))
        outcome = plain(dataset.label("experience", life.experience).lower())
        if is_hidden(life.total) or life.total:
            st.markdown(f"{how_many(dataset, life.n, life.total)} labelled “{label}” are {outcome}.")
        else:
            st.markdown(f"No finding shown is labelled “{label}”.")
        list_first(dataset, life.selection.apply(dataset), life.selection, FIRST_SHOWN)

show_card(dataset, support_levels_card(dataset, findings, selection))
st.subheader("What these words mean", anchor=False)
st.markdown("\n".join(f"- **{plain(row.label)}**: {plain(row.meaning)}" for row in levels.itertuples()))
