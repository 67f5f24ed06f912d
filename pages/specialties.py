"""Who was interviewed by specialty, and what the findings that name a specialty say."""

import streamlit as st

from analysis.counts import saying, size, without_silence
from analysis.participants import people_shown
from analysis.programmes import programmes_shown
from analysis.specialties import comparable, specialty_experience
from analysis.units import is_hidden
from ui.cards.card import FEWEST_TO_COMPARE, show_card
from ui.cards.specialties import named_card, specialty_experience_card, specialty_people_card
from ui.evidence.shortlist import list_first
from ui.state.shown_findings import end_if_empty, shown_findings
from ui.words import plain
from wording.counts import do, how_many
from wording.selection import describe
from wording.text import first_upper

FIRST_SHOWN = 5

shown = shown_findings()
dataset, selection, findings = shown
table = without_silence(specialty_experience(dataset, findings, selection["specialty"]))
named = size(dataset, saying(dataset, findings, "specialties"))
few = comparable(table, FEWEST_TO_COMPARE) < 2 and not is_hidden(*table["stated"])

st.title("Specialties", anchor=False)
enough = ": too few to compare specialties with one another" if few else ""
said = first_upper(how_many(dataset, named, size(dataset, findings)))
st.markdown(f"{said} {do(dataset, 'name a specialty')}{enough}.")
st.markdown(plain(describe(selection, dataset)))

people = people_shown(dataset, selection)
n = size(dataset, people)
if is_hidden(n) or n:
    show_card(dataset, specialty_people_card(dataset, people, selection, programmes_shown(dataset, selection)))

end_if_empty(shown)

show_card(dataset, named_card(dataset, findings, selection))
show_card(dataset, specialty_experience_card(dataset, findings, selection))

wanted = {value: selection.with_(specialty=(value,)) for value in table.index}
lists = {value: each.number_listed(dataset) for value, each in wanted.items()}
everyone = selection.with_(specialty=tuple(wanted))
if wanted:
    st.header("What they say, by specialty", anchor=False)
if sum(lists.values()) > everyone.number_listed(dataset):
    st.markdown("A finding that names several specialties stands under each.")
for value, number in lists.items():
    if number:
        said = how_many(dataset, table.loc[value, "findings"])
        st.subheader(plain(f"{table.loc[value, 'label']} ({said})"), anchor=False)
        list_first(dataset, wanted[value], FIRST_SHOWN)
