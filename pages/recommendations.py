"""What should change: which barrier it is linked to, who is named in it, who says so, what is warned against."""

import streamlit as st

from analysis.counts import size
from analysis.key_messages import count_by_voice
from analysis.recommendations import cautioning, recommended, unaddressed
from ui.cards.card import show_card
from ui.cards.recommendations import flow_card, voice_card
from ui.evidence.shortlist import list_first
from ui.sections.recommendations import choose_actor, show_asked
from ui.sections.unlinked import show_unlinked
from ui.state.shown_findings import say_what_is_shown, shown_findings
from ui.words import plain
from wording.counts import do, how_many, number_of
from wording.key_messages import told_by
from wording.text import first_upper

shown = shown_findings()
dataset, selection, findings = shown

st.title("Recommendations", anchor=False)
st.markdown("What should change, which barrier it is linked to, and who is asked to act or is to be won over.")
say_what_is_shown(shown)

silent, asked = unaddressed(dataset, findings), recommended(dataset, findings)
voices = told_by(count_by_voice(dataset, asked))
no_barrier, nobody, neither = (number_of(silent[name]) for name in ("answers", "actors", "both"))
st.markdown(
    f"{first_upper(how_many(dataset, size(dataset, asked)))} on what is asked for. {plain(voices)} "
    f"{first_upper(no_barrier)} {do(dataset, 'are linked to no barrier')}, "
    f"{nobody} {do(dataset, 'name nobody to act or to be won over')}, {neither} {do(dataset, 'name neither')}."
)

show_card(dataset, flow_card(dataset, findings, selection))

cautions = cautioning(dataset, selection)
if cautions and cautions.number_listed(dataset):
    st.header("What is warned against", anchor=False)
    st.markdown("These stand beside what is asked for, and are not counted with it.")
    list_first(dataset, cautions)

st.header("Barriers to which no recommendation is linked", anchor=False)
show_unlinked(dataset, findings, selection)

show_card(dataset, voice_card(dataset, findings, selection))

st.header("What is asked of …", anchor=False)
st.markdown("A recommendation names whoever is asked to act, and at times whoever is to be won over.")
show_asked(dataset, selection, choose_actor(dataset))
