"""Several studies: up to five further studies beside the one that is shown, theme by theme and group by group."""

import streamlit as st

from analysis.waves.side_by_side import differ, groups_beside, themes_beside
from ui.cards.card import FEWEST_TO_COMPARE, show_card
from ui.state.empty import end_page
from ui.state.page_top import draw_top
from ui.waves.cards import groups_card, most_first, themes_card
from ui.waves.further import apart, further_studies, studies
from ui.waves.joins import show_joins
from ui.waves.parts import (
    ask_for_second,
    choose_attribute,
    choose_group,
    choose_theme,
    choose_unit,
    describe_all,
    groups_in_common,
    list_changes,
    say_in_short,
    say_other_groups,
)
from ui.words import plain
from wording.app import several_studies as words

beside = further_studies()
draw_top(words.TITLE, words.about(len(beside.order) if beside else 1))
if beside is None:
    ask_for_second()
    end_page()

names = describe_all(beside)
left, right = st.columns(2, gap="medium")
with left:
    held = studies(beside, choose_unit(beside, names), names)
if pairs := apart(beside, held):
    st.warning(plain(words.shared_by(pairs, held.number)))
    st.markdown(words.way_out(held.number))
    end_page()

common, rows = groups_in_common(held), beside.rows
if rows:
    with right:
        group, called = choose_group(held, common)
    lines = most_first(held, themes_beside(held.all, rows, FEWEST_TO_COMPARE, group))
    card = themes_card(held, lines, group, called)
    if card.is_drawn:
        say_in_short(held, lines, words.A_THEME)
    show_card(held.shown, card)
    if card.is_drawn and differ(lines):
        st.header(words.DIFFERS, anchor=False)
        list_changes(held, lines, [held.first.label("theme", line.codes[0]) for line in lines])
else:
    st.markdown(words.none_joined(held.number))

st.header(words.BY_GROUP, anchor=False)
if common:
    left, right = st.columns(2, gap="medium")
    with left:
        attributes, groups = common[choose_attribute(common)]
    with right:
        themes = choose_theme(held, rows)
    lines = groups_beside(held.all, attributes, groups, FEWEST_TO_COMPARE, themes)
    card = groups_card(held, attributes, lines, themes)
    show_card(held.shown, card)
    if card.is_drawn:
        say_in_short(held, lines, words.A_GROUP)
        list_changes(held, lines, [held.first.label(attributes[0].codes, line.codes[0]) for line in lines])
    say_other_groups(held, attributes, groups)
else:
    st.markdown(words.no_common_groups(held.number))

st.header(words.JOINED, anchor=False)
show_joins(beside, held)
