"""What is recommended: for which barrier and to whom, to each reader, by which source; what is warned against."""

import streamlit as st

from analysis.recommendations import barriers_shown
from ui.cards.card import FEWEST_TO_COMPARE, show_card
from ui.cards.registry import card_of
from ui.sections.recommendations import barrier_table, choose_actor, show_asked
from ui.state.page_top import open_page
from ui.words import plain
from wording.recommendations import TO_YOU, answer

dataset, selection, findings = open_page("Recommendations")


def show_barriers() -> None:
    """The answer, then the table that it is read from."""
    said = answer(dataset, barriers_shown(dataset, selection), FEWEST_TO_COMPARE)
    st.markdown(f"**{plain(said)}**")
    barrier_table(dataset, selection)


show_card(dataset, card_of(dataset, selection, "barriers-and-recommendations"), body=show_barriers)

st.header(TO_YOU, anchor=False)
show_asked(dataset, selection, choose_actor(dataset))

show_card(dataset, card_of(dataset, selection, "recommendations-by-source"))
