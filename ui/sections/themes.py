"""The themes of a study: what of the tree is shown, its chart, and what is said of one theme."""

import pandas as pd
import streamlit as st

from analysis.compare import attributes
from analysis.model.dataset import Dataset
from analysis.selection import Selection
from analysis.theme_tree import folded, found_in, kinds_of_its_own
from ui.cards.card import show_card
from ui.cards.registry import card_of
from ui.cards.themes import FIRST_THEMES, Drawn, held_tree, tree_by_card, tree_card
from ui.evidence.findings import say_unlisted
from ui.evidence.shortlist import list_first
from ui.state.address import show, take_over_one
from ui.state.choice import choose, choose_part, draw_pages, page_chosen
from ui.state.links import lists_any
from ui.words import plain
from wording import themes as words
from wording.cards import THEME

A_PAGE = 40  # themes, where all are shown
FEW_KINDS = 5  # that stand as buttons
FEW, WIDE = 6, 164  # themes that need no search; pixels of a field
FIRST_KINDS = 2  # that Overview shows
PAGE = "../pages/themes.py"
SEARCH, EVERY = "find", "all_themes"


def show_themes(dataset: Dataset, selection: Selection) -> None:
    """The first themes of the first kinds, and the way to all of them."""
    cards = [card_of(dataset, selection, f"themes.{kind}") for kind in kinds_of_its_own(dataset)[:FIRST_KINDS]]
    cards = [card for card in cards if not card.is_hidden]  # the key messages say so
    for column, card in zip(st.columns(len(cards)) if cards else (), cards, strict=True):
        with column:
            show_card(dataset, card)
    st.page_link(
        PAGE, label=words.see_all_themes(len(dataset.themes)), icon=":material/arrow_forward:", query_params=selection.query()
    )


def choose_kind(dataset: Dataset) -> str:
    """One of the kinds that have themes, in the address; the only one without a choice."""
    kinds = {kind: dataset.label("kind", kind) for kind in kinds_of_its_own(dataset)}
    if len(kinds) < 2:
        return next(iter(kinds))
    return choose_part(words.KIND, kinds, "kind_shown") if len(kinds) <= FEW_KINDS else choose(words.KIND, kinds, "kind_shown")


def show_tree(dataset: Dataset, selection: Selection, kind: str) -> None:
    """The tree of a kind as a chart: searched, folded to its broadest themes or opened at one of them, across an attribute; the
    first themes, or all of them a page at a time."""
    whole = held_tree(dataset, selection.rows(dataset), kind)
    found, across = whole, ""
    with st.container(horizontal=True, vertical_alignment="bottom"):  # two beside each other on a phone
        if len(whole) > FEW:
            found = found_in(whole, _words_searched())
        table = _folded(dataset, whole, found, kind) if whole["depth"].any() else found
        if labels := _across(dataset, selection):
            across = choose(words.ACROSS, {"": words.NOT_ACROSS} | labels, "across", width=WIDE)
    if table.empty:
        st.markdown(words.NONE_FOUND)
        return
    every = len(table) > FIRST_THEMES and _shows_every()
    pages = -(-len(table) // A_PAGE) if every else 1
    page = page_chosen(pages, (selection, kind, tuple(table.index), dataset.unit))
    first = (page - 1) * A_PAGE
    drawn = Drawn(found, table.iloc[first : first + (A_PAGE if every else FIRST_THEMES)])
    findings = selection.rows(dataset)
    if across:
        show_card(dataset, tree_by_card(dataset, findings, selection, kind, across, drawn))
    else:
        show_card(dataset, tree_card(dataset, findings, selection, kind, drawn))
    if every and pages > 1:
        st.markdown(words.page_of_themes(first + 1, first + len(drawn.rows), len(table)))
    draw_pages(pages, page)
    if len(table) > FIRST_THEMES:
        label = words.SHOW_FIRST if every else words.SHOW_ALL
        st.button(label, key="show-all-themes", icon=":material/unfold_more:", on_click=_show_every_or_first)


def show_said(dataset: Dataset, selection: Selection, kind: str) -> None:
    """A choice of the themes, and the first of what is said of the one chosen and of all that is part of it."""
    whole = held_tree(dataset, selection.rows(dataset), kind)
    if whole.empty:
        return
    labels = {theme: f"{words.BELOW * depth}{label}" for theme, depth, label in whole[["depth", "label"]].itertuples()}
    st.header(words.ONE, anchor=False)
    if not lists_any(dataset, selection):
        say_unlisted(dataset, selection)
        return
    theme = choose(THEME, labels, "about")
    covers = str(dataset.themes.set_index("theme_id").at[theme, "covers"])
    if covers:
        st.markdown(plain(covers))
    list_first(dataset, selection.with_(theme=(theme,)))


def _folded(dataset: Dataset, whole: pd.DataFrame, found: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The choice of levels and of one theme; what they leave of a tree of which nothing is searched, else what was `found`."""
    levels = {"all": words.EVERY_LEVEL, "broadest": words.BROADEST}
    if len(whole) > FIRST_THEMES:  # folded from the start
        levels = dict(reversed(levels.items()))
    broadest = choose(words.LEVELS, levels, "levels", width=WIDE) == "broadest"
    opened = choose(words.WITHIN, {"": words.WHOLE_TREE} | _with_parts(dataset, kind), "within", width=WIDE)
    if len(found) < len(whole):
        return found
    return folded(dataset, whole, opened, int(bool(opened)) if broadest else None)


def _across(dataset: Dataset, selection: Selection) -> dict[str, str]:
    """The attributes that themes can be counted across, and what a reader calls them."""
    names = (["experience"] if "experience" in dataset.stated else []) + attributes(dataset, selection)
    return {name: dataset.filters[name].label for name in names if not selection.fixes(name)}


def _with_parts(dataset: Dataset, kind: str) -> dict[str, str]:
    """The themes of a kind that others are part of."""
    return {theme: dataset.label("theme", theme) for theme in dataset.themes_of(kind) if len(dataset.below[theme]) > 1}


def _words_searched() -> str:
    take_over_one(SEARCH)
    said = st.text_input(words.SEARCH, key=SEARCH, persist_state="session", width=WIDE)
    show(SEARCH, [said] if said.strip() else [])
    return said


def _shows_every() -> bool:
    take_over_one(EVERY, {"": "", "yes": "yes"})
    every = st.session_state.get(EVERY) == "yes"
    show(EVERY, ["yes"] if every else [])
    return every


def _show_every_or_first() -> None:
    st.session_state[EVERY] = "" if st.session_state.get(EVERY) == "yes" else "yes"
