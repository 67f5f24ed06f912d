"""What each programme is and provides, what is counted of it; one of them in full."""

from analysis.counts import size
from analysis.programmes import naming
from ui.sections.programmes import CHOICE, show_also_about, show_profile, show_table
from ui.state.choice import choose
from ui.state.empty import explain_empty
from ui.state.page_top import begin_page, say_shown
from ui.state.shown_study import shown_study
from ui.words import plain
from wording.programmes import ALL_PROGRAMMES, about_programmes
from wording.selection import describe

dataset = shown_study()
every = list(dataset.labels["programme"])
named, total = size(dataset, naming(dataset, dataset.coded, every)), size(dataset, dataset.coded)
shown = begin_page("Programmes", plain(about_programmes(dataset, named, total)))
selection = shown.selection

say_shown(dataset, describe(selection, dataset), selection.rows(dataset))
one = choose("Show", {"": ALL_PROGRAMMES} | dataset.labels["programme"], CHOICE, label_visibility="collapsed", width=320)
if one:
    show_profile(dataset, selection, one)
else:
    show_table(dataset, selection, shown.findings)
    show_also_about(dataset, selection, "study")
if shown.is_nothing:
    explain_empty(dataset, selection)
