"""What helps and what hinders: themes ranked by experience, who is named, how strong the claim, one theme in full."""

import streamlit as st

from analysis.barriers_facilitators import SIDES, of_kind
from analysis.counts import size
from analysis.model.dataset import FINDINGS
from analysis.units import is_hidden
from ui.cards.barriers_facilitators import actors_card, experience_card, extent_card
from ui.cards.card import show_card
from ui.sections.barriers_facilitators import choose_theme, show_theme
from ui.state.shown_findings import say_what_is_shown, shown_findings
from ui.words import plain
from wording.counts import how_many, number_of
from wording.text import first_upper

shown = shown_findings()
dataset, selection, findings = shown

st.title("Barriers and facilitators", anchor=False)
st.markdown(f"What helps {plain(dataset.descriptor.people)} to lead, what stands in their way, and who is named in it.")
say_what_is_shown(shown)

helps, hinders = (size(dataset, of_kind(dataset, findings, kind)) for kind in SIDES)
tell = "tells" if not is_hidden(helps) and helps == 1 else "tell"
both = "" if dataset.unit == FINDINGS else " One person can tell of both."
st.markdown(
    f"{first_upper(how_many(dataset, helps))} {tell} of what helps, {number_of(hinders)} of what stands in the way.{both}"
)

show_card(dataset, experience_card(dataset, findings, selection, "facilitator"))
show_card(dataset, experience_card(dataset, findings, selection, "barrier"))
show_card(dataset, actors_card(dataset, findings, selection, "barrier"))
show_card(dataset, actors_card(dataset, findings, selection, "facilitator"))
show_card(dataset, extent_card(dataset, findings, selection))

st.header("One theme in full", anchor=False)
theme = choose_theme(dataset)
if theme:
    show_theme(dataset, selection, theme)
