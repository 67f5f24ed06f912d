"""Several studies: a second study beside the one that is shown, theme by theme and group by group."""

import streamlit as st

from analysis.waves.overlap import may_stand_beside
from analysis.waves.side_by_side import differ, groups_beside, themes_beside
from ui.cards.card import FEWEST_TO_COMPARE, show_card
from ui.state.empty import end_page
from ui.state.page_top import draw_top
from ui.waves.cards import groups_card, most_first, themes_card
from ui.waves.joins import show_joins
from ui.waves.parts import (
    ask_for_second,
    choose_attribute,
    choose_group,
    choose_theme,
    choose_unit,
    describe_both,
    groups_in_common,
    list_changes,
    say_in_short,
    say_other_groups,
)
from ui.waves.second import second_study, studies
from wording.app import several_studies as words

draw_top(words.TITLE, words.ABOUT)
second = second_study()
if second is None:
    ask_for_second()
    end_page()

names = describe_both(second)
left, right = st.columns(2, gap="medium")
with left:
    both = studies(second, choose_unit(second, names), names)
if not may_stand_beside(both.first, both.second, both.shared):
    st.warning(words.SHARED)
    st.markdown(words.WAY_OUT)
    end_page()

common = groups_in_common(both)
if second.pairs:
    with right:
        group, called = choose_group(both, common)
    lines = most_first(both, themes_beside(both.first, both.second, second.pairs, FEWEST_TO_COMPARE, group))
    card = themes_card(both, lines, group, called)
    if card.is_drawn:
        say_in_short(both, lines, words.A_THEME)
    show_card(both.first, card)
    if card.is_drawn and differ(lines):
        st.header(words.DIFFERS, anchor=False)
        list_changes(both, lines, [both.first.label("theme", line.codes[0]) for line in lines])
else:
    st.markdown(words.NONE_JOINED)

st.header(words.BY_GROUP, anchor=False)
if common:
    left, right = st.columns(2, gap="medium")
    with left:
        attributes, groups = common[choose_attribute(common)]
    with right:
        themes = choose_theme(both, second.pairs)
    lines = groups_beside(both.first, both.second, attributes, groups, FEWEST_TO_COMPARE, themes)
    card = groups_card(both, attributes, lines, themes)
    show_card(both.first, card)
    if card.is_drawn:
        say_in_short(both, lines, words.A_GROUP)
        list_changes(both, lines, [both.first.label(attributes[0].codes, line.codes[0]) for line in lines])
    say_other_groups(both, attributes, groups)
else:
    st.markdown(words.NO_COMMON_GROUPS)

st.header(words.JOINED, anchor=False)
show_joins(second, both)
