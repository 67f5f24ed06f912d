"""The filters: widgets bound to the address, and the Selection that they add up to."""

import streamlit as st

from analysis.descriptor import NOT_STATED
from analysis.selection import FILTER, FILTERS, Selection
from analysis.study import Dataset
from ui.address import set_early
from ui.words import findings_of

SHARED = ("programme", "specialty", "sponsor_support", "voice")
KEPT = "kept_filters"  # what the shared filters held, for the way back from a page that does not draw them
SILENT = {"programme": "No programme named", "specialty": "No specialty named"}


def draw_filters(dataset: Dataset):
    """The filters every page shares, in the sidebar; returns the place where `draw_count` puts the live count."""
    with st.sidebar:
        st.markdown("**Show findings by**")
        for name in SHARED:
            if name not in st.session_state and not st.query_params.get_all(name):
                kept = st.session_state.get(KEPT, {}).get(name)
                if kept:
                    set_early(name, kept)
            draw_filter(dataset, name)
        st.session_state[KEPT] = {name: st.session_state[name] for name in SHARED}
        count = st.container()
        st.button("Reset filters", on_click=reset, width="stretch", key="reset")
    return count


def draw_count(dataset: Dataset, place) -> None:
    """How many findings the page's filters leave, in a status line that screen readers announce."""
    shown = len(current_selection().apply(dataset))
    place.info(f"{findings_of(shown, len(dataset.findings))} shown")


def draw_filter(dataset: Dataset, name: str) -> None:
    """One filter, as a list to pick several from; its key is the name in the address, its labels the values there."""
    accept_codes(dataset, name)
    options = option_labels(dataset, name)
    st.multiselect(
        FILTER[name].label,
        list(options),
        format_func=lambda value: options.get(value, value),
        key=name,
        bind="query-params",
        placeholder="All",
    )


def option_labels(dataset: Dataset, name: str) -> dict[str, str]:
    """The values of one filter and what the reader calls them; silence last, under its own name."""
    options = dict(dataset.labels[FILTER[name].attribute])
    if name in SILENT:
        options.pop(NOT_STATED, None)
        options[NOT_STATED] = SILENT[name]
    return options


def accept_codes(dataset: Dataset, name: str) -> None:
    """Let an address name the codes (programme=darzi) as well as the labels that streamlit writes there."""
    asked = st.query_params.get_all(name)
    codes = [value for value in asked if value in option_labels(dataset, name)]
    if codes and name not in st.session_state:
        labels = {label: value for value, label in option_labels(dataset, name).items()}
        wanted = [value if value in codes else labels[value] for value in asked if value in codes or value in labels]
        set_early(name, wanted)


def shared_selection() -> Selection:
    """What the filters in the sidebar select."""
    return Selection(**{name: tuple(st.session_state.get(name, ())) for name in SHARED})


def current_selection() -> Selection:
    """What every filter on the page selects, the page's own among them."""
    chosen = {each.name: tuple(st.session_state.get(each.name) or ()) for each in FILTERS}
    return Selection(**chosen, text=st.session_state.get("text") or "")


def reset() -> None:
    """Clear every filter."""
    for each in FILTERS:
        if each.name in st.session_state:
            st.session_state[each.name] = []
    if "text" in st.session_state:
        st.session_state["text"] = ""
