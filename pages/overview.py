"""The study at a glance: the key messages, what helps and hinders, support and experience, the five answers."""

import pandas as pd
import streamlit as st

from analysis.counts import size
from analysis.key_messages import key_messages
from analysis.model.dataset import FINDINGS
from analysis.notes import notes_on
from analysis.questions import answer_questions
from analysis.units import is_hidden
from ui.cards.card import show_card
from ui.cards.notes import show_notes
from ui.cards.registry import build_card
from ui.sections.counting import counting_notes, silences, what_was_studied
from ui.sections.messages import show_message
from ui.state.links import link_to_counted
from ui.state.shown_findings import end_if_empty, shown_findings
from ui.words import plain
from wording.counts import how_many
from wording.selection import describe
from wording.text import first_upper

LIMITS_SHOWN = 4

shown = shown_findings()
dataset, selection, findings = shown
study = dataset.descriptor

st.title(plain(study.title), anchor=False)
subtitle = f"**{plain(study.subtitle)}.** " if study.subtitle else ""
st.markdown(  # one element: each costs every filter change its share
    f"{subtitle}{plain(study.description)}\n\n{what_was_studied(dataset)}\n\n"
    f"{plain(describe(selection, dataset))} {plain(study.coding)}"
)
end_if_empty(shown)

messages, limits = st.columns([5, 3], gap="large")
with messages:
    st.header("Key messages", anchor=False)
    with st.container(border=True):
        for message in key_messages(dataset, selection):
            show_message(dataset, message)
with limits:
    st.header("How far this goes", anchor=False)
    *silent, last = silences(dataset, findings).values()
    st.markdown(f"Of the {how_many(dataset, size(dataset, findings))} shown, {', '.join(silent)} and {last}.")
    notes = notes_on(dataset, "study", selection)
    show_notes(pd.concat([counting_notes(dataset), notes.iloc[:LIMITS_SHOWN]]))
    if len(notes) > LIMITS_SHOWN:
        more = st.expander(f"{len(notes) - LIMITS_SHOWN} more to keep in mind", key="limits", on_change="rerun")
        if more.open:
            with more:
                show_notes(notes.iloc[LIMITS_SHOWN:])

show_card(dataset, build_card(dataset, selection, "what-helps-and-what-hinders"))
show_card(dataset, build_card(dataset, selection, "sponsor-support-stated"))

answers = answer_questions(dataset, selection)
whole = "" if selection.is_empty else "In the whole study: "
if answers:
    st.header("What the study asked", anchor=False)
    several = "" if dataset.unit == FINDINGS else " One person can count in several answers."
    st.markdown(f"A finding can answer more than one question.{several}")
for answer in (answer for answer in answers if is_hidden(answer.n) or answer.n):
    about = ", ".join(f"{label} ({number})" for label, number in answer.most_about)
    counted = f"{first_upper(how_many(dataset, answer.n))}{f', among them {about}' if about else ''}."
    st.markdown(f"**{plain(answer.question)}**  \n{whole}{plain(answer.answer)}  \n{plain(counted)}")
    link_to_counted(dataset, answer.selection, answer.n)
