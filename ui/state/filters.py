"""The filters: widgets kept in the address, and the Selection that they add up to."""

from functools import partial

import streamlit as st

from analysis.model.dataset import PEOPLE, Dataset
from analysis.model.schema import NOT_STATED
from analysis.other_names import other_names, understood
from analysis.selection import BASIS, EVERYTHING, FINDING, TEXT, Selection
from ui.state.address import note_unknown, show, shown, take_over, take_over_one
from ui.state.shown_study import UNIT
from ui.streamlit_internals import FILTERS_CLOSED, FILTERS_OPEN, OPEN_FILTERS
from ui.words import plain_name
from wording.app.counting import NOT_SEARCHED
from wording.filters import ALL, ALL_BASES, CORE_ONLY, COUNT, RESET, SEARCH, SEARCH_HOW, UNITS, open_filters

OPENED = "filters_opened"  # on a phone, whether the row is shown


def draw_filter_row(dataset: Dataset) -> None:
    """The filters every page shares, in one row; on a phone they wait behind a button that says how many are set."""
    opened = bool(st.session_state.get(OPENED))
    button = st.container()
    with st.container(horizontal=True, gap="xsmall", key=FILTERS_OPEN if opened else FILTERS_CLOSED):
        draw_unit(dataset)
        for name in shared_filters(dataset):
            draw_filter(dataset, name)
    number = sum(bool(shown().get(name)) for name in shared_filters(dataset))
    button.button(open_filters(number, opened), key=OPEN_FILTERS, icon=":material/tune:", on_click=_open_or_close)


def draw_reset(dataset: Dataset) -> None:
    """The button that takes away every filter, where one is set."""
    if any(shown().get(name) for name in (*dataset.filters, TEXT)):
        st.button(RESET, on_click=_reset, args=(dataset,), key="reset", type="tertiary", icon=":material/restart_alt:")


def keep_filters(dataset: Dataset) -> None:
    """Take the shared filters over from the address without drawing them: for a page that is shown to a room."""
    if dataset.ties:
        take_unit(dataset)
        show(UNIT, [chosen] if (chosen := st.session_state.get(UNIT, PEOPLE)) != PEOPLE else [])
    for name in shared_filters(dataset):
        if dataset.filters[name].column in dataset.coded_columns:
            take_over(name, option_labels(dataset, name), names_of(dataset, name))
            show(name, st.session_state.get(name, []))


def shared_filters(dataset: Dataset) -> tuple[str, ...]:
    """The names of the filters that every page offers."""
    return tuple(name for name, each in dataset.filters.items() if each.shared)


def take_unit(dataset: Dataset) -> None:
    """Take over from the address what is counted: before a page says its first number, so that all of it has one unit."""
    if dataset.ties:
        take_over_one(UNIT, UNITS)


def draw_unit(dataset: Dataset) -> None:
    """What is counted, people or findings, where findings are tied to people; bound to the address as `count`."""
    if not dataset.ties:
        return
    take_unit(dataset)
    st.session_state.setdefault(UNIT, PEOPLE)  # a study opened in this visit: no address has asked for it
    chosen = st.segmented_control(
        COUNT, list(UNITS), format_func=UNITS.get, required=True, key=UNIT, persist_state="session", width="stretch"
    )
    show(UNIT, [chosen] if chosen != PEOPLE else [])


def draw_filter(dataset: Dataset, name: str) -> None:
    """One filter, as a list to pick several from; its key is its name in the address. None where the study codes no such
    thing."""
    attribute = dataset.filters.get(name)
    there = dataset.finding_columns if name == FINDING and not dataset.fewest else dataset.coded_columns
    if not attribute or attribute.column not in there:
        return
    options, names = option_labels(dataset, name), names_of(dataset, name)
    take_over(name, options, names)
    chosen = st.multiselect(
        plain_name(attribute.label),
        list(options),
        format_func=lambda value: options.get(value, value),
        key=name,
        persist_state="session",
        placeholder=CORE_ONLY if name == BASIS else ALL,
        accept_new_options=True,  # a reader types what they call it: `_understand` turns that into a value
        on_change=partial(_understand, name, options, names),
    )
    show(name, chosen)


def draw_search(dataset: Dataset) -> None:
    """The words to search the findings for; where small groups are hidden, why there is no such field."""
    if dataset.fewest:
        st.markdown(NOT_SEARCHED)
        return
    take_over_one(TEXT)
    words = st.text_input(
        SEARCH,
        key=TEXT,
        persist_state="session",
        placeholder=SEARCH_HOW,
        label_visibility="collapsed",
    )
    show(TEXT, [words] if words.strip() else [])


def _understand(name: str, options: dict[str, str], names: dict[str, str]) -> None:
    """Turn what a reader typed into values of the filter; what the study does not have is said, and left out."""
    st.session_state[name], unknown = understood(st.session_state[name], options, names)
    note_unknown(name, unknown)


def names_of(dataset: Dataset, name: str) -> dict[str, str]:
    """Other names of the values of a filter than their labels, and what each stands for: a region, a name in full."""
    return other_names(dataset, dataset.filters[name].codes)


def option_labels(dataset: Dataset, name: str) -> dict[str, str]:
    """The values of one filter and what the reader calls them; silence last, under its own name."""
    if name == FINDING:
        return {finding: finding for finding in dataset.finding_numbers}
    attribute = dataset.filters[name]
    options = dict(dataset.labels[attribute.codes])
    if name == BASIS:
        options = {EVERYTHING: ALL_BASES} | options
    if attribute.silence:
        options.pop(NOT_STATED, None)
        options[NOT_STATED] = attribute.silence
    return options


def shared_selection(dataset: Dataset) -> Selection:
    """What the filters of every page select."""
    return Selection(**{name: shown().get(name, ()) for name in shared_filters(dataset)})


def current_selection(dataset: Dataset) -> Selection:
    """What every filter drawn on the page so far selects, the page's own among them."""
    held = {name: values for name, values in shown().items() if name in dataset.filters}
    return Selection(**held, text=" ".join(shown().get(TEXT, ())))


def _open_or_close() -> None:
    st.session_state[OPENED] = not st.session_state.get(OPENED)


def _reset(dataset: Dataset) -> None:
    for name in shown():
        if name in dataset.filters:
            st.session_state[name] = []
        elif name == TEXT:
            st.session_state[name] = ""
