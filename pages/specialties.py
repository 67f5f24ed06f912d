"""Who was interviewed by specialty, and what the findings that name a specialty say."""

import streamlit as st

from analysis.participants import people_shown
from analysis.programmes import programmes_shown
from analysis.specialties import comparable, named_specialties, naming, specialty_experience
from ui.card import FEWEST_TO_COMPARE, show_card
from ui.cards.specialties import named_card, specialty_experience_card, specialty_people_card
from ui.shortlist import list_first
from ui.shown import end_if_empty, shown_findings
from ui.words import findings_of, plain

FIRST_SHOWN = 5

shown = shown_findings()
dataset, selection, findings = shown
table = named_specialties(specialty_experience(dataset, findings, selection.specialty))
named = naming(dataset, findings)
few = comparable(table, FEWEST_TO_COMPARE) < 2

st.title("Specialties", anchor=False)
enough = ": too few to compare specialties with one another" if few else ""
st.markdown(f"{findings_of(len(named), len(findings))} name a specialty{enough}.")
st.markdown(plain(selection.describe(dataset)))

people = people_shown(dataset, selection)
if len(people):
    show_card(dataset, specialty_people_card(dataset, people, selection, programmes_shown(dataset, selection)))

end_if_empty(shown)

show_card(dataset, named_card(dataset, findings, selection))
show_card(dataset, specialty_experience_card(dataset, findings, selection))

if len(table):
    st.header("What they say, by specialty", anchor=False)
if table["findings"].sum() > len(named):
    st.markdown("A finding that names several specialties stands under each.")
for value, row in table.iterrows():
    wanted = selection.with_(specialty=(value,))
    st.subheader(plain(f"{row['label']} ({findings_of(int(row['findings']))})"), anchor=False)
    list_first(dataset, wanted.apply(dataset), wanted, FIRST_SHOWN)
