"""The filters: widgets kept in the address, and the Selection that they add up to."""

import streamlit as st

from analysis.counts import size
from analysis.model.dataset import FINDINGS, PEOPLE, Dataset
from analysis.model.schema import NOT_STATED
from analysis.selection import EVERYTHING, FILTER, Selection
from ui.state.address import show, shown, take_over, take_over_one
from ui.state.shown_study import UNIT
from wording.counts import how_many

SHARED = ("programme", "specialty", "sponsor_support", "voice", "basis")
TEXT = "text"
UNITS = {PEOPLE: "People", FINDINGS: "Findings"}
NOT_SEARCHED = "Findings cannot be searched by words while small groups are hidden: words can single out a person."
CORE_ONLY = "Results and recommendations"  # what an empty field of `basis` means
SILENT = {"programme": "No programme named", "specialty": "No specialty named"}


def draw_filters(dataset: Dataset):
    """The filters every page shares, in the sidebar; returns the place where `draw_count` puts the live count."""
    with st.sidebar:
        draw_unit(dataset)
        st.markdown("**Show findings by**")
        for name in SHARED:
            draw_filter(dataset, name)
        count = st.container()
        st.button("Reset filters", on_click=_reset, width="stretch", key="reset")
    return count


def draw_unit(dataset: Dataset) -> None:
    """What is counted, people or findings, where findings are tied to people; bound to the address as `count`."""
    if not dataset.ties:
        return
    take_over_one(UNIT, UNITS)
    st.session_state.setdefault(UNIT, PEOPLE)  # a study opened in this visit: no address has asked for it
    chosen = st.segmented_control(
        "Count", list(UNITS), format_func=UNITS.get, required=True, key=UNIT, persist_state="session", width="stretch"
    )
    show(UNIT, [chosen] if chosen != PEOPLE else [])


def draw_count(dataset: Dataset, place) -> None:
    """How many findings the page's filters leave, in a status line that screen readers announce."""
    number = size(dataset, current_selection().rows(dataset))
    place.info(f"{how_many(dataset, number, size(dataset, dataset.coded))} shown")


def draw_filter(dataset: Dataset, name: str) -> None:
    """One filter, as a list to pick several from; its key is its name in the address. None where the study codes no such
    thing."""
    if FILTER[name].column not in (dataset.findings if name == "finding" and not dataset.fewest else dataset.coded):
        return
    options = option_labels(dataset, name)
    take_over(name, options)
    chosen = st.multiselect(
        FILTER[name].label,
        list(options),
        format_func=lambda value: options.get(value, value),
        key=name,
        persist_state="session",
        placeholder=CORE_ONLY if name == "basis" else "All",
    )
    show(name, chosen)


def draw_search(dataset: Dataset) -> None:
    """The words to search the findings for; where small groups are hidden, why there is no such field."""
    if dataset.fewest:
        st.markdown(NOT_SEARCHED)
        return
    take_over_one(TEXT)
    words = st.text_input(
        "Search the findings", key=TEXT, persist_state="session", placeholder="Words in the finding or its theme"
    )
    show(TEXT, [words] if words.strip() else [])


def option_labels(dataset: Dataset, name: str) -> dict[str, str]:
    """The values of one filter and what the reader calls them; silence last, under its own name."""
    if name == "finding":
        return {finding: finding for finding in dataset.findings["finding_id"]}
    options = dict(dataset.labels[FILTER[name].attribute])
    if name == "basis":
        options = {EVERYTHING: "Everything"} | options
    if name in SILENT:
        options.pop(NOT_STATED, None)
        options[NOT_STATED] = SILENT[name]
    return options


def shared_selection() -> Selection:
    """What the filters in the sidebar select."""
    return Selection().with_(**{name: shown().get(name, ()) for name in SHARED})


def current_selection() -> Selection:
    """What every filter drawn on the page so far selects, the page's own among them."""
    held = {name: values for name, values in shown().items() if name in FILTER}
    return Selection(**held, text=" ".join(shown().get(TEXT, ())))


def _reset() -> None:
    for name in shown():
        if name in FILTER:
            st.session_state[name] = []
        elif name == TEXT:
            st.session_state[name] = ""
