"""Who was interviewed, and what the list does not say. People are counted here; no finding is tied to any of them."""

import streamlit as st

from analysis.participants import describe_people, filters_not_about_people, people_shown
from analysis.programmes import programmes_shown
from ui.card import show_card
from ui.cards.participants import people_card
from ui.empty import explain_empty
from ui.filters import shared_selection
from ui.participants import show_list, show_unsaid
from ui.study import shown_study
from ui.words import plain

dataset = shown_study()
selection = shared_selection()
people = people_shown(dataset, selection)
listed = dataset.participants["programme"].nunique()

st.title("Participants", anchor=False)
st.markdown(
    f"**{len(dataset.participants)}** {plain(dataset.descriptor.people)} were interviewed; they are listed under "
    f"{listed} of {len(dataset.programmes)} programmes. Charts on this page count people, not findings."
)
st.markdown(plain(describe_people(dataset, selection)))
unheeded = filters_not_about_people(selection)
if unheeded:
    st.markdown(f"Set, but about findings, so it does not change who is shown: {plain(', '.join(unheeded))}.")

if len(people):
    programmes = programmes_shown(dataset, selection)
    left, right = st.columns(2)
    with left:
        show_card(dataset, people_card(dataset, people, selection, "programme", programmes))
        show_card(dataset, people_card(dataset, people, selection, "grade"))
    with right:
        show_card(dataset, people_card(dataset, people, selection, "specialty"))
        show_card(dataset, people_card(dataset, people, selection, "setting"))
    st.header("The list", anchor=False)
    show_list(dataset, people)
else:
    st.markdown("Nobody in the list has all of these.")

st.header("What the list does not say", anchor=False)
show_unsaid(dataset, selection)

findings = selection.apply(dataset)
if selection.active:
    st.header("The same filters among the findings", anchor=False)
    st.markdown(
        f"{plain(selection.describe(dataset))} That is what the report says, not what the people above said: "
        "it does not publish who said what."
    )
if findings.empty:
    explain_empty(dataset, selection)
