"""Sponsor support: how it was where it was given and where it was not, who is named, and what is not stated."""

import streamlit as st

from analysis.counts import saying, size, without_silence
from analysis.key_messages import messages_on
from analysis.model.dataset import FINDINGS, PEOPLE
from analysis.ratings import are_crossed, are_told
from analysis.sponsor_support import support_counts
from analysis.units import is_hidden
from ui.cards.card import show_card
from ui.cards.ratings import people_rating_card, said_by_rating_card
from ui.cards.sponsor_support import support_actors_card, support_card, support_levels_card, support_themes_card
from ui.evidence.shortlist import list_first
from ui.sections.messages import show_message
from ui.state.shown_findings import say_what_is_shown, shown_findings
from ui.words import plain
from wording.counts import how_many, number_of
from wording.text import first_upper

FIRST_SHOWN = 4
OF_SENTENCES = {FINDINGS: " That counts what is told, not people.", PEOPLE: ""}
LEADS = {"supported": "Where there was support", "unsupported": "Where it was missing"}

shown = shown_findings()
dataset, selection, findings = shown
levels = support_counts(dataset, findings)
total = size(dataset, findings)
stated = size(dataset, saying(dataset, findings, "sponsor_support"))
each = without_silence(levels)
said = ", ".join(f"{number_of(count)} {label.lower()}" for label, count in zip(each["label"], each["count"], strict=True))

st.title("Sponsor support", anchor=False)
backed = f"say whether {dataset.descriptor.people} were backed by a sponsor, supervisor, mentor or employer"
if is_hidden(stated):
    st.markdown(plain(f"Of {how_many(dataset, total)}, this many {backed}: {said}."))
else:
    st.markdown(plain(f"{how_many(dataset, stated, total)} {backed}: {said}.{OF_SENTENCES[dataset.unit]}"))
for message in messages_on(dataset, selection, "sponsor_support"):
    show_message(dataset, message, level=2)
say_what_is_shown(shown)

show_card(dataset, support_card(dataset, findings, selection))
show_card(dataset, support_themes_card(dataset, findings, selection))
show_card(dataset, support_actors_card(dataset, findings, selection))

st.header("With support and without it", anchor=False)
for column, (level, lead) in zip(st.columns(2, gap="medium"), LEADS.items(), strict=True):
    with column:
        st.subheader(lead, anchor=False)
        label, number = plain(dataset.label("sponsor_support", level)), levels.loc[level, "count"]
        if is_hidden(number) or number:
            st.markdown(f"{first_upper(how_many(dataset, number))} labelled “{label}”.")
        else:
            st.markdown(f"No finding shown is labelled “{label}”.")
        list_first(dataset, selection.intersect("sponsor_support", (level,)), FIRST_SHOWN)

show_card(dataset, support_levels_card(dataset, findings, selection))
st.subheader("What these words mean", anchor=False)
st.markdown("\n".join(f"- **{plain(row.label)}**: {plain(row.meaning)}" for row in levels.itertuples()))

if are_crossed(dataset) or are_told(dataset):
    st.header("How people rate it themselves", anchor=False)
if are_crossed(dataset):
    show_card(dataset, people_rating_card(dataset, selection))
if are_told(dataset):
    show_card(dataset, said_by_rating_card(dataset, findings, selection))
