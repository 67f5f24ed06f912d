"""The parts of the Compare page that are no charts: which groups are too few, and two groups beside each other."""

import streamlit as st

from analysis.barriers_facilitators import SIDES
from analysis.compare import attribute_of, experience_of_groups, large_enough, largest, set_aside
from analysis.counts import size
from analysis.model.count import count_of
from analysis.model.dataset import Dataset
from analysis.model.schema import NOT_STATED
from analysis.selection import Selection
from ui.cards.card import FEWEST_TO_COMPARE, show_card
from ui.cards.compare import Pair, beside_card, themes_beside_card
from ui.evidence.findings import say_unlisted
from ui.evidence.shortlist import list_first
from ui.state.choice import choose
from ui.state.links import link_to_findings, lists_any
from ui.words import plain, plain_name
from wording import compare
from wording.counts import how_many
from wording.text import first_upper

FIRST_SHOWN = 4
EXPERIENCE = "experience"


def link_to_few(dataset: Dataset, selection: Selection, attribute: str) -> None:
    """The groups of which too few state an experience, each with the way to its findings; then what names no group."""
    table = experience_of_groups(dataset, selection.rows(dataset), selection, attribute)
    _, few = large_enough(table, "stated", FEWEST_TO_COMPARE)
    wanted = {each.Index: selection.with_(**{attribute: (each.Index,)}) for each in few.itertuples()}
    listed = [each for each in few.itertuples() if wanted[each.Index].number_listed(dataset)]
    if listed:
        with st.container(horizontal=True, vertical_alignment="center", key=f"few-{attribute}"):
            st.markdown(compare.TOO_FEW, width="content")
            for each in listed:
                said = compare.link_to_group(dataset, each.label, count_of(each.findings), count_of(each.stated))
                link_to_findings(wanted[each.Index], plain_name(said))
    silent = selection.with_(**{attribute: (NOT_STATED,)})
    if NOT_STATED in table.index and silent.number_listed(dataset):
        link_to_findings(silent, plain_name(compare.of_no_group(dataset, count_of(table.at[NOT_STATED, "findings"]))))


def choose_pair(dataset: Dataset, selection: Selection, attribute: str) -> Pair:
    """The two groups that a reader sets beside each other; from the start the largest and all others."""
    kind = attribute_of(dataset, attribute).codes
    every = [value for value in dataset.labels[kind] if value != NOT_STATED]
    first = largest(dataset, selection, attribute)
    options = {value: dataset.label(kind, value) for value in [first, *(value for value in every if value != first)]}
    left, right = st.columns(2, gap="medium")
    with left:
        group = choose(compare.THIS_GROUP, options, "group")
    with right:
        others = {value: label for value, label in options.items() if value != group}
        return Pair(attribute, group, choose(compare.COMPARED_WITH, {"": compare.OTHERS} | others, "beside"))


def show_beside(dataset: Dataset, selection: Selection, pair: Pair) -> None:
    """Experience, what helps and what hinders of both, then the first of what each says."""
    if selection.wanted(pair.attribute):
        st.markdown(plain(compare.filter_set_aside(attribute_of(dataset, pair.attribute).label)))
    if EXPERIENCE in dataset.stated and not selection.fixes(EXPERIENCE):
        show_card(dataset, beside_card(dataset, selection, pair))
    if dataset.has_themes_that(*SIDES):
        show_card(dataset, themes_beside_card(dataset, selection, pair))
    wanted = pair.selections(dataset, set_aside(selection, pair.attribute))
    if not any(lists_any(dataset, each) for each in wanted):
        say_unlisted(dataset, wanted[0])
        return
    for column, label, each in zip(st.columns(2, gap="medium"), pair.labels(dataset), wanted, strict=True):
        with column:
            st.subheader(plain(compare.statements_of(label)), anchor=False)
            st.markdown(f"{first_upper(how_many(dataset, size(dataset, each.rows(dataset))))}.")
            list_first(dataset, each, FIRST_SHOWN)
