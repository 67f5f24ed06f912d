"""What each programme is and provides, who came from it, what its findings are about; one against all others."""

import streamlit as st

from analysis.counts import size
from analysis.model.dataset import FINDINGS
from analysis.participants import people_shown
from analysis.programmes import naming, programmes_shown
from analysis.selection import Selection
from analysis.units import is_hidden
from ui.cards.card import FEWEST_TO_COMPARE, show_card
from ui.cards.one_programme import compare_card
from ui.cards.participants import people_card, people_matrix_card
from ui.cards.programmes import kinds_card, themes_card
from ui.sections.programmes import CHOICE, show_features, show_profile, show_programmes
from ui.state.choice import choose
from ui.state.empty import explain_empty
from ui.state.shown_findings import shown_findings
from ui.words import plain
from wording.counts import do, how_many
from wording.selection import describe
from wording.text import first_upper

shown = shown_findings()
dataset, selection, findings = shown
programmes = programmes_shown(dataset, selection)
total, named = size(dataset, dataset.coded), size(dataset, naming(dataset, dataset.coded, list(dataset.labels["programme"])))
n, n_named = size(dataset, findings), size(dataset, naming(dataset, findings, programmes))
some = is_hidden(n) or n > 0

st.title("Programmes", anchor=False)
untied = dataset.unit == FINDINGS and not is_hidden(named) and named < total
st.markdown(
    f"The study looked at **{len(dataset.programmes)}** programmes. "
    f"{first_upper(how_many(dataset, named, total))} {do(dataset, 'name one of them')}"
    f"{'; the other findings cannot be tied to any' if untied else ''}."
)
st.markdown(plain(describe(selection, dataset)))
one = choose("Show", {"": "All programmes side by side"} | dataset.labels["programme"], CHOICE)
if not some:
    explain_empty(dataset, selection)

if one:
    show_profile(dataset, selection, one)
    if some:
        show_card(dataset, compare_card(dataset, selection, one))
else:
    if programmes:
        st.header("What each programme is", anchor=False)
        show_programmes(dataset, programmes)
        st.header("What each programme provides", anchor=False)
        show_features(dataset, programmes)
        people = people_shown(dataset, Selection(programme=selection["programme"]))
        # people by specialty never stand beside findings that are listed: the two together could point to one person
        if not dataset.ties and n_named < FEWEST_TO_COMPARE:
            show_card(dataset, people_card(dataset, people, selection, "programme", programmes))
        else:
            show_card(dataset, people_matrix_card(dataset, people, selection, programmes))
        if "specialty" in selection:
            why = "it is about findings here" if dataset.ties else "no finding is tied to any of them"
            st.markdown(f"The filter on specialty does not narrow the people: {why}.")
    if some:
        show_card(dataset, kinds_card(dataset, findings, selection))
        show_card(dataset, themes_card(dataset, findings, selection))
