"""Where two coders of a visitor's own study differ, side by side, and the choice between them."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.coders.doubly_coded import (
    DoesNotFitError,
    disagreements,
    doubly_coded,
    may_be,
    settle,
)
from analysis.labels import read_value
from analysis.model.dataset import Dataset
from analysis.model.schema import LIST_SEPARATOR, NOT_STATED
from ui.state.budget import budget
from ui.state.choice import choose, draw_pages, page_chosen
from ui.state.shown_study import OWN, OwnStudy, own_study, smallest_shown
from ui.streamlit_internals import SAID, SAID_TOP
from ui.words import plain, plain_name
from wording.app import second_coder as words
from wording.app.method import AGREEMENT
from wording.barriers_facilitators import theme_of_kind

METHOD = "../pages/method.py"
PER_PAGE = 10
ATTRIBUTE, THEME, STATE = "differs", "coded", "settled"  # in the address
FIRST, SECOND, ANOTHER = "first", "second", "another"
WAITING = "waiting"  # the difference for which another value is being chosen
REFUSED = "refused"  # why the last value chosen was not taken


def show_two_coders(own: OwnStudy) -> None:
    """How many differences there are, which to look at, and a choice for each; withheld where small groups are hidden."""
    dataset = own.dataset
    if smallest_shown(dataset, own):
        st.markdown(words.WITHHELD)
        return
    pair, table = doubly_coded(dataset), disagreements(dataset)
    number = 0 if pair is None else len(pair.first)
    with st.container(key=f"{SAID}two-coders"):
        every = len(dataset.tables["findings"])
        st.markdown(words.how_many_differ(number, every, len(table), int(table["settled"].sum())))
    st.page_link(METHOD, label=words.HOW_FAR, icon=":material/arrow_forward:", query_params={"part": AGREEMENT})
    if table.empty:
        st.markdown(words.AGREE)
        return
    st.markdown(f"{words.HOW} {words.NOT_KEPT}")
    if refused := st.session_state.pop(REFUSED, None):
        st.error(plain(words.does_not_fit(*refused)), icon=":material/error:")
    _show_list(dataset, *_narrowed(dataset, table))


def _narrowed(dataset: Dataset, table: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The differences that the three choices leave, and the choices."""
    themes = dataset.tables["findings"].set_index("finding_id")["theme_id"].astype(str)
    theme_of = table["finding_id"].map(themes)
    titles = {each: _title(dataset, each) for each in table["attribute"].unique()}
    held = {theme: theme_of_kind(dataset, theme) for theme in dataset.labels["theme"] if theme in set(theme_of)}
    states = {"": words.ALL, "open": words.OPEN, "settled": words.SETTLED}
    left, middle, right = st.columns(3)
    with left:
        attribute = choose(words.ATTRIBUTE, {"": words.ALL, **titles}, ATTRIBUTE)
    with middle:
        theme = choose(words.THEME, {"": words.ALL, **held}, THEME)
    with right:
        state = choose(words.STATE, states, STATE)
    found = pd.Series(True, table.index)
    found &= (table["attribute"] == attribute) if attribute else found
    found &= (theme_of == theme) if theme else found
    found &= (table["settled"] == (state == "settled")) if state else found
    return table[found], (attribute, theme, state)


def _show_list(dataset: Dataset, table: pd.DataFrame, chosen: tuple[str, ...]) -> None:
    """One page of the differences, numbered pages below."""
    if table.empty:
        st.markdown(words.NONE_LEFT)
        return
    pages = -(-len(table) // PER_PAGE)
    page = page_chosen(pages, chosen)
    start = (page - 1) * PER_PAGE
    with st.container(key=f"{SAID_TOP}differences"):
        st.markdown(words.range_of(start, min(start + PER_PAGE, len(table)), len(table)))
    statements = dataset.tables["findings"].set_index("finding_id")["statement"]
    for each in table.iloc[start : start + PER_PAGE].itertuples():
        _show_difference(dataset, each, str(statements[each.finding_id]))
    draw_pages(pages, page)


def _show_difference(dataset: Dataset, each, statement: str) -> None:
    """What was coded, what each coder gave, and the choice between them."""
    title, key = _title(dataset, each.attribute), f"settle-{each.finding_id}-{each.attribute}"
    said = {value: _label(dataset, each.attribute, value) for value in (each.first, each.second, each.held)}
    options = {FIRST: words.as_the_first(said[each.first]), SECOND: words.as_the_second(said[each.second])}
    others = may_be(dataset, each.attribute)
    options |= {ANOTHER: words.ANOTHER} if others else {}
    st.session_state[key] = ANOTHER if st.session_state.get(WAITING) == key else _now(each)
    with st.container(border=True, key=f"difference-{each.finding_id}-{each.attribute}"):
        st.markdown(f"**{plain(statement)}**")
        if not each.settled and each.held not in (each.first, each.second):
            st.markdown(plain(words.holds_now(said[each.held])))
        st.radio(
            plain_name(words.heading_of(title, each.finding_id, each.settled)),
            list(options),
            format_func=lambda option: plain_name(options[option]),
            key=key,
            horizontal=True,
            on_change=_choose,
            args=(each.finding_id, each.attribute, key, {FIRST: each.first, SECOND: each.second}),
        )
        if st.session_state[key] == ANOTHER:
            _show_others(dataset, each, others, title)


def _show_others(dataset: Dataset, each, others: tuple[str, ...], title: str) -> None:
    """The values that it may be settled as: one, or of a list several."""
    key = f"other-{each.finding_id}-{each.attribute}"
    label = plain_name(words.field_called(title, each.finding_id))
    taken = (each.finding_id, each.attribute, key)
    look = {"key": key, "label_visibility": "collapsed", "width": 420, "on_change": _take, "args": taken}

    def called(value: str) -> str:
        return plain_name(_label(dataset, each.attribute, value))

    held = each.held if each.settled else None
    if each.attribute in dataset.members:
        held_parts = [part for part in str(held or "").split(LIST_SEPARATOR) if part in others]
        st.session_state.setdefault(key, held_parts)
        st.multiselect(label, list(others), format_func=called, placeholder=words.ANOTHER, **look)
    else:
        st.session_state.setdefault(key, held if held in others else None)
        st.selectbox(label, list(others), index=None, format_func=called, placeholder=words.ANOTHER, **look)


def _now(each) -> str | None:
    """The option that a settled difference has; None for an open one."""
    if not each.settled:
        return None
    return {each.second: SECOND, each.first: FIRST}.get(each.held, ANOTHER)


def _choose(finding: str, attribute: str, key: str, given: dict[str, str]) -> None:
    """Settle it as one of the coders has it; for another value wait until that is chosen."""
    option = st.session_state[key]
    st.session_state[WAITING] = key
    if option in given:
        st.session_state.pop(f"other-{finding}-{attribute}", None)
        _settle(finding, attribute, given[option])


def _take(finding: str, attribute: str, key: str) -> None:
    """Settle it as another value."""
    value = st.session_state[key]
    if isinstance(value, list):
        value = LIST_SEPARATOR.join(value) or NOT_STATED
    if value is not None:
        _settle(finding, attribute, value)


def _settle(finding: str, attribute: str, value: str) -> None:
    own = own_study()
    st.session_state.pop(WAITING, None)
    if own is None:
        return
    try:
        dataset = settle(own.dataset, finding, attribute, value)
    except DoesNotFitError as error:
        st.session_state[REFUSED] = (_title(own.dataset, attribute), finding, str(error))
    else:
        budget().hold(dataset)
        st.session_state[OWN] = replace(own, dataset=dataset, unsaved=own.unsaved + 1)


def _title(dataset: Dataset, attribute: str) -> str:
    return dataset.descriptor.table("findings").field(attribute).title


def _label(dataset: Dataset, attribute: str, value: str) -> str:
    """What a reader calls what a coder gave."""
    if attribute == "theme_id" and value in dataset.kind_of:
        return theme_of_kind(dataset, value)
    field = dataset.descriptor.table("findings").field(attribute)
    parts = value.split(LIST_SEPARATOR) if attribute in dataset.members else [value]
    return words.value_called(dataset, [read_value(dataset, field, part) for part in parts if part])
