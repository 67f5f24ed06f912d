"""How the themes of studies are joined: a table that a reader corrects, a file that keeps it, what has no partner."""

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
from ui.state.choice import choose, draw_pages, page_chosen
from ui.state.on_page import note_shown
from ui.streamlit_internals import CARD, HEAD_ROW, ROW
from ui.waves.further import Beside, Further, Studies, join_theme, keep_pairs
from ui.words import plain, plain_name
from ui.your_study.upload import list_problems, take_given
from wording.app import several_studies as words
from wording.barriers_facilitators import theme_of_kind
from wording.cards import THEME
from wording.text import first_upper

PER_PAGE, WIDTHS = 10, [4, 4, 3]
GIVEN, PROBLEMS = "given_joining", "joining_problems"
JOIN = "beside_join"  # in the address: which further study the themes are joined with, where there are several


def show_joins(beside: Beside, studies: Studies) -> None:
    """The themes of the study that is shown, each with the field of its partner in a further one; then what not all have; then
    the file."""
    number = _choose_further(beside, studies)
    further, other = beside.further[number], beside.order.index(number)
    two = sorted((studies.place, other))
    joined = dict(further.pairs)
    alone = {
        studies.place: without_partner(studies.shown, joined),
        other: without_partner(studies.all[other], joined.values()),
    }
    said = words.joined_so([studies.names[at] for at in two], len(joined), [len(alone[at]) for at in two])
    st.markdown(plain(said))
    if studies.number > 2:
        st.markdown(plain(words.joined_in_all(len(beside.rows), studies.number)))
    to_check = [each.first for each in further.guesses if each.by in UNSURE and (each.first, each.second) in further.pairs]
    if to_check:
        st.markdown(plain(words.please_check([studies.shown.label("theme", theme) for theme in to_check])))
    st.markdown(words.ONE_WITH_ONE)
    themes = _doubtful_first(further, studies.shown)
    pages = -(-len(themes) // PER_PAGE)
    page = page_chosen(pages, ("joins", number, further.own.file))
    held = studies.all[other]
    options = {"": words.NO_PARTNER} | {theme: theme_of_kind(held, theme) for theme in held.labels["theme"]}
    heads = (studies.names[studies.place], studies.names[other], words.WHY)
    with st.container(border=True, gap=None, key=f"{CARD}joins"):
        with st.container(key=f"{HEAD_ROW}joins"):
            for column, head in zip(st.columns(WIDTHS), heads, strict=True):
                column.markdown(f"**{plain(first_upper(head))}**")
        for theme in themes[(page - 1) * PER_PAGE : page * PER_PAGE]:
            with st.container(key=f"{ROW}join-{theme}"):
                _show_join(number, further, studies.shown, theme, options)
    draw_pages(pages, page)
    _show_alone(beside, studies)
    _offer_file(beside, studies)


def _choose_further(beside: Beside, studies: Studies) -> int:
    """Which further study the themes are joined with: the only one, or the one that the reader chooses."""
    if len(beside.others) == 1:
        return beside.others[0]
    named = dict(zip(beside.order, studies.names, strict=True))
    return int(choose(words.JOIN_WITH, {str(number): named[number] for number in beside.others}, JOIN))


def _show_join(number: int, further: Further, first: Dataset, theme: str, options: dict[str, str]) -> None:
    partner, key = dict(further.pairs).get(theme, ""), f"join-{theme}"
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
        args=(number, theme, key),
        label_visibility="collapsed",
    )
    why.markdown(words.BY[_by(further, theme, partner)])


def _by(further: Further, theme: str, partner: str) -> str:
    """By what a theme is joined, '' where it is not."""
    guessed = {(each.first, each.second): each.by for each in further.guesses}
    return guessed.get((theme, partner), words.READER) if partner else ""


def _doubtful_first(further: Further, first: Dataset) -> list[str]:
    """The themes in the order of the study: first those joined on a weak guess, then those for which there was none. A choice
    moves none, so that no row runs away from who is at it."""
    guessed = {each.first: each.by for each in further.guesses}
    ranks = {theme: 0 if guessed.get(theme) in UNSURE else 2 if theme in guessed else 1 for theme in first.labels["theme"]}
    return sorted(ranks, key=lambda theme: ranks[theme])


def _show_alone(beside: Beside, studies: Studies) -> None:
    """The themes that some study does not have."""
    parts = []
    for place, (dataset, name) in enumerate(zip(studies.all, studies.names, strict=True)):
        themes = without_partner(dataset, [row[place] for row in beside.rows])
        numbers = numbers_of(dataset, themes).astype("Int64")
        labels = [theme_of_kind(dataset, theme) for theme in themes]
        parts.append(pd.DataFrame({THEME: labels, words.STUDY: first_upper(name), dataset.unit.capitalize(): numbers.array}))
    table = pd.concat(parts, ignore_index=True).set_index(THEME)
    if table.empty:
        return
    title, not_zero = words.alone_of(studies.number), words.not_zero(studies.number)
    note_shown(in_words("studies-alone", title, not_zero, table, studies.unit))
    with st.expander(words.fold_of(len(table), studies.number)):
        st.markdown(not_zero)
        show_table(table, title)


def _offer_file(beside: Beside, studies: Studies) -> None:
    shown = studies.shown
    others = [dataset for dataset in studies.of if dataset is not None]
    write = partial(_written, shown, others, [beside.further[number].pairs for number in beside.others])
    name = file_name(shown.descriptor.title, words.FILE, "csv")
    offer_download(words.SAVE, write, name, "text/csv", "joining")
    list_problems(PROBLEMS)
    read = partial(_read, shown, others)
    take_given(words.USE, ("csv",), GIVEN, read, partial(_use, beside.others))


def _written(shown: Dataset, others: list[Dataset], pairs: list[Pairs]) -> bytes:
    return csv_bytes(mapping_table(shown, others, pairs))


def _read(shown: Dataset, others: list[Dataset], name: str, content: bytes) -> tuple[Pairs, ...]:
    return read_mapping(name, content, shown, others)


def _use(numbers: tuple[int, ...], name: str, found: tuple[Pairs, ...] | StudyError) -> None:
    if isinstance(found, StudyError):
        st.session_state[PROBLEMS] = (name, found)
        return
    st.session_state.pop(PROBLEMS, None)
    for number, pairs in zip(numbers, found, strict=True):
        keep_pairs(number, pairs)
