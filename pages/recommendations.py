"""What should change: which barrier it would lift, who is named in it, who says so, what nothing answers."""

import streamlit as st

from analysis.key_messages import told_by
from analysis.recommendations import recommended, unaddressed
from ui.asked import choose_actor, show_asked
from ui.card import show_card
from ui.cards.recommendations import flow_card, voice_card
from ui.shown import say_what_is_shown, shown_findings
from ui.unanswered import show_unanswered
from ui.words import findings_of, plain

shown = shown_findings()
dataset, selection, findings = shown

st.title("Recommendations", anchor=False)
st.markdown("What should change, which barrier it would lift, and who is asked to act or is to be won over.")
say_what_is_shown(shown)

silent, asked = unaddressed(dataset, findings), recommended(dataset, findings)
who = plain(told_by(dataset, asked))
st.markdown(
    f"{findings_of(len(asked))} on what should change. {who} {silent['answers']} name no barrier that they would "
    f"lift, {silent['actors']} name nobody to act or to be won over, {silent['both']} name neither."
)

show_card(dataset, flow_card(dataset, findings, selection))

st.header("Barriers that nothing answers", anchor=False)
show_unanswered(dataset, findings, selection)

show_card(dataset, voice_card(dataset, findings, selection))

st.header("What is asked of …", anchor=False)
st.markdown("A recommendation names whoever is asked to act, and at times whoever is to be won over.")
show_asked(dataset, selection, choose_actor(dataset))
