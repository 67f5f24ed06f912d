"""Who was interviewed, and what the list does not say. People are counted here, whatever the other pages count."""

import streamlit as st

from analysis.counts import size
from analysis.participants import count_people, filters_not_about_people, people_shown
from analysis.programmes import programmes_shown
from analysis.units import is_hidden
from ui.cards.card import show_card
from ui.cards.participants import people_card
from ui.sections.participants import say_how_tied, show_list, show_unsaid
from ui.state.empty import explain_empty
from ui.state.filters import shared_selection
from ui.state.shown_study import shown_study
from ui.words import plain
from wording.selection import describe, describe_people

dataset = shown_study()
selection = shared_selection(dataset)
people = people_shown(dataset, selection)
total, n = size(dataset, dataset.participants), size(dataset, people)
under = count_people(dataset, dataset.participants, "programme").query("stated")["count"]
listed = "" if is_hidden(*under) else f"; they are listed under {len(under)} of {len(dataset.programmes)} programmes"

how_many = "A hidden number of" if is_hidden(total) else f"**{total}**"

st.title("Participants", anchor=False)
st.markdown(
    f"{how_many} {plain(dataset.descriptor.people)} were interviewed{listed}. Charts on this page count people, not findings."
)
st.markdown(plain(describe_people(dataset, selection)))
if dataset.ties:
    say_how_tied(dataset, people)
unheeded = filters_not_about_people(dataset, selection)
if unheeded:
    st.markdown(f"Set, but about findings, so it does not change who is shown: {plain(', '.join(unheeded))}.")

if is_hidden(n) or n:
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

if selection.active:
    apart = (
        "Here programme and specialty are those that a finding names; above, those that a person is listed under."
        if dataset.ties
        else "That is what the report says, not what the people above said: it does not publish who said what."
    )
    st.header("The same filters among the findings", anchor=False)
    st.markdown(f"{plain(describe(selection, dataset))} {apart}")
found = size(dataset, selection.rows(dataset))
if not is_hidden(found) and not found:
    explain_empty(dataset, selection)
