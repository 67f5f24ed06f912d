"""What should change: which barrier it would lift, who is asked to act, who says so, what nothing answers."""

import streamlit as st

from analysis.recommendations import recommended, unaddressed
from ui.asked import choose_actor, show_asked
from ui.card import show_card
from ui.cards.recommendations import flow_card, voice_card
from ui.empty import end_page, explain_empty
from ui.filters import shared_selection
from ui.study import shown_study
from ui.unanswered import show_unanswered
from ui.words import findings_of, plain

dataset = shown_study()
selection = shared_selection()
findings = selection.apply(dataset)

st.title("Recommendations", anchor=False)
st.markdown("What should change, which barrier it would lift, and who is asked to act.")
st.markdown(plain(selection.describe(dataset)))

if findings.empty:
    explain_empty(dataset, selection)
    end_page()

silent = unaddressed(findings)
st.markdown(
    f"{findings_of(len(recommended(findings)))} on what should change. Not stated: {silent['answers']} without a barrier, "
    f"{silent['actors']} without anybody to act, {silent['both']} without either."
)

show_card(dataset, flow_card(dataset, findings, selection))

st.header("Barriers that nothing answers", anchor=False)
show_unanswered(dataset, findings, selection)

show_card(dataset, voice_card(dataset, findings, selection))

st.header("What is asked of …", anchor=False)
st.markdown("A recommendation names whoever is asked to act, and at times whoever is to be won over.")
show_asked(dataset, selection, choose_actor(dataset))
