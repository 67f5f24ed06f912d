"""The study at a glance: the key messages, what helps and hinders, support and experience, the five answers."""

import streamlit as st

from analysis.key_messages import key_messages, silence
from analysis.notes import notes_on
from analysis.questions import answer_questions
from ui.card import show_card
from ui.exhibits import build_card
from ui.links import link_to_findings
from ui.notes import show_notes
from ui.shown import end_if_empty, shown_findings
from ui.words import findings_of, first_upper, nobody_from, plain

LIMITS_SHOWN = 4

shown = shown_findings()
dataset, selection, findings = shown
study = dataset.descriptor

st.title(plain(study.title), anchor=False)
st.markdown(  # one element: each costs every filter change its share
    f"**{plain(study.subtitle)}.** {plain(study.description)}\n\n"
    f"**{len(dataset.participants)}** {plain(study.people)} · "
    f"**{len(dataset.programmes)}** programmes{plain(nobody_from(dataset))} · "
    f"**{len(dataset.findings)}** findings · reported in **{study.year}**\n\n"
    f"{plain(selection.describe(dataset))}"
)
end_if_empty(shown)

messages, limits = st.columns([5, 3], gap="large")
with messages:
    st.header("Key messages", anchor=False)
    with st.container(border=True):
        for message in key_messages(dataset, selection):
            st.markdown(f"**{plain(message.about)}**  \n{plain(first_upper(message.sentence))}")
            if message.topic == "recommendation":  # few of them are in the doctors' own words
                show_notes(notes_on(dataset, "recommendations", selection).iloc[:1])
            link_to_findings(message.selection, f"See the {findings_of(message.n)}")
with limits:
    st.header("How far this goes", anchor=False)
    silent = silence(dataset, findings)
    st.markdown(
        f"Of the {findings_of(len(findings))} shown, {silent['programmes']} name no programme, {silent['specialties']} name no "
        f"specialty, {silent['sponsor_support']} do not say whether there was support and {silent['experience']} do not say "
        "how it went."
    )
    notes = notes_on(dataset, "study", selection)
    show_notes(notes.iloc[:LIMITS_SHOWN])
    if len(notes) > LIMITS_SHOWN:
        more = st.expander(f"{len(notes) - LIMITS_SHOWN} more to keep in mind", key="limits", on_change="rerun")
        if more.open:
            with more:
                show_notes(notes.iloc[LIMITS_SHOWN:])

show_card(dataset, build_card(dataset, selection, "what-helps-and-what-hinders"))
show_card(dataset, build_card(dataset, selection, "sponsor-support-and-experience"))

answers = answer_questions(dataset, selection)
if answers:
    st.header("What the study asked", anchor=False)
    st.markdown("A finding can answer more than one question.")
for answer in answers:
    about = ", ".join(f"{label} ({number})" for label, number in answer.most_about)
    counted = f"{findings_of(answer.n)}{f', among them {about}' if about else ''}."
    st.markdown(f"**{plain(answer.question)}**  \n{plain(answer.answer)}  \n{plain(counted)}")
    if answer.n:
        link_to_findings(answer.selection, f"See the {findings_of(answer.n)}")
