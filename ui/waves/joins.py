"""How the themes of two studies are joined: a table that a reader corrects, a file that keeps it, what has no partner."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.files.problems import StudyError
from analysis.model.dataset import Dataset
from analysis.waves.joining import UNSURE, Pairs, without_partner
from analysis.waves.mapping_file import mapping_table, read_mapping
from analysis.waves.side_by_side import numbers_of
from exports.csv import csv_bytes
from exports.model import file_name, in_words
from ui.cards.table import show_table
from ui.download import offer_download
from ui.state.choice import draw_pages, page_chosen
from ui.state.on_page import note_shown
from ui.streamlit_internals import CARD, HEAD_ROW, ROW
from ui.waves.second import Second, Studies, join_theme, keep_pairs
from ui.words import plain, plain_name
from ui.your_study.upload import list_problems, take_given
from wording.app import several_studies as words
from wording.barriers_facilitators import theme_of_kind
from wording.cards import THEME
from wording.text import first_upper

PER_PAGE, WIDTHS = 10, [4, 4, 3]
GIVEN, PROBLEMS = "given_joining", "joining_problems"


def show_joins(second: Second, studies: Studies) -> None:
    """The themes of the first study, each with the field of its partner; then what has none; then the file."""
    st.markdown(plain(words.joined_so(studies.names, len(second.pairs), [len(each) for each in _alone(second, studies)])))
    to_check = [each.first for each in second.guesses if each.by in UNSURE and (each.first, each.second) in second.pairs]
    if to_check:
        st.markdown(plain(words.please_check([studies.first.label("theme", theme) for theme in to_check])))
    st.markdown(words.ONE_WITH_ONE)
    themes = _doubtful_first(second, studies.first)
    pages = -(-len(themes) // PER_PAGE)
    page = page_chosen(pages, ("joins", second.own.file))
    options = {"": words.NO_PARTNER} | {theme: theme_of_kind(studies.second, theme) for theme in studies.second.labels["theme"]}
    with st.container(border=True, gap=None, key=f"{CARD}joins"):
        with st.container(key=f"{HEAD_ROW}joins"):
            for column, head in zip(st.columns(WIDTHS), (*studies.names, words.WHY), strict=True):
                column.markdown(f"**{plain(first_upper(head))}**")
        for theme in themes[(page - 1) * PER_PAGE : page * PER_PAGE]:
            with st.container(key=f"{ROW}join-{theme}"):
                _show_join(second, studies.first, theme, options)
    draw_pages(pages, page)
    _show_alone(second, studies)
    _offer_file(second, studies)


def _show_join(second: Second, first: Dataset, theme: str, options: dict[str, str]) -> None:
    partner, key = dict(second.pairs).get(theme, ""), f"join-{theme}"
    st.session_state[key] = partner
    name, field, why = st.columns(WIDTHS, vertical_alignment="center")
    label = theme_of_kind(first, theme)
    name.markdown(plain(label))
    field.selectbox(
        words.partner_of(plain_name(label)),
        list(options),
        format_func=options.__getitem__,
        key=key,
        on_change=join_theme,
        args=(theme, key),
        label_visibility="collapsed",
    )
    why.markdown(words.BY[_by(second, theme, partner)])


def _by(second: Second, theme: str, partner: str) -> str:
    """By what a theme is joined, '' where it is not."""
    guessed = {(each.first, each.second): each.by for each in second.guesses}
    return guessed.get((theme, partner), words.READER) if partner else ""


def _doubtful_first(second: Second, first: Dataset) -> list[str]:
    """The themes in the order of the study: first those joined on a weak guess, then those for which there was none. A choice
    moves none, so that no row runs away from who is at it."""
    guessed = {each.first: each.by for each in second.guesses}
    ranks = {theme: 0 if guessed.get(theme) in UNSURE else 2 if theme in guessed else 1 for theme in first.labels["theme"]}
    return sorted(ranks, key=lambda theme: ranks[theme])


def _alone(second: Second, studies: Studies) -> list[tuple[str, ...]]:
    joined = dict(second.pairs)
    return [without_partner(studies.first, joined), without_partner(studies.second, joined.values())]


def _show_alone(second: Second, studies: Studies) -> None:
    alone = _alone(second, studies)
    if not any(alone):
        return
    parts = []
    for dataset, name, themes in zip(studies.both, studies.names, alone, strict=True):
        numbers = numbers_of(dataset, themes).astype("Int64")
        labels = [theme_of_kind(dataset, theme) for theme in themes]
        parts.append(pd.DataFrame({THEME: labels, words.STUDY: first_upper(name), dataset.unit.capitalize(): numbers.array}))
    table = pd.concat(parts, ignore_index=True).set_index(THEME)
    note_shown(in_words("studies-alone", words.WITHOUT_PARTNER, words.NOT_ZERO, table, studies.unit))
    with st.expander(words.fold_of(len(table))):
        st.markdown(words.NOT_ZERO)
        show_table(table, words.WITHOUT_PARTNER)


def _offer_file(second: Second, studies: Studies) -> None:
    first, other = studies.both
    write = partial(_written, first, other, second.pairs)
    name = file_name(first.descriptor.title, words.FILE, "csv")
    offer_download(words.SAVE, write, name, "text/csv", "joining")
    list_problems(PROBLEMS)
    take_given(words.USE, ("csv",), GIVEN, lambda name, content: read_mapping(name, content, first, other), _use)


def _written(first: Dataset, second: Dataset, pairs: Pairs) -> bytes:
    return csv_bytes(mapping_table(first, second, pairs))


def _use(name: str, found: Pairs | StudyError) -> None:
    if isinstance(found, StudyError):
        st.session_state[PROBLEMS] = (name, found)
    else:
        st.session_state.pop(PROBLEMS, None)
        keep_pairs(found)
