"""The address says what is shown: each filter and choice a page draws, by its codes (`?programme=darzi&theme=b_time`).

Streamlit's own `bind="query-params"` writes labels instead of codes, leaves a value that the code sets before its widget
is first drawn out of the address, adds the parameters of a link to those already there instead of replacing them, and
refuses to switch pages while one is bound (`tests/ui/state/test_address_bind.py` tells when a reason has gone). So widgets
here are not bound: what the address asks for is taken over when it is new, and what the widgets hold is written back when
the page is drawn.
"""

from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st

from analysis.other_names import understood
from ui.streamlit_internals import in_visit, went_back

NO_NAMES: Mapping[str, str] = MappingProxyType({})
MARK = "study"  # the parameter that marks a visitor's own study: it asks for nothing
PAGE = "address_page"  # the page that is shown
FROM = "address_from"  # the page shown before it
WRITTEN = "address_written"  # the parameters last written, or last asked for by a new address
TAKEN = "address_taken"  # the widgets that have taken over what a new address asks for; None where it is no longer new
UNKNOWN = "address_unknown"  # what was asked for and is no value of its widget
SHOWN = "address_shown"  # what the widgets drawn in this run hold, as codes


def read_address(page: str) -> None:
    """Decide whether the address asks for something new: a first visit, a link, the browser's back and forward.

    A new page with an address that asks for nothing was opened from the menu: the filters stay as they are. On the page
    that is shown already only back and forward ask for something new; any other address that differs is an old one, sent
    before the browser had heard of the last one written. A run that is stopped before its end writes nothing, so what
    the next one has to know is noted here.
    """
    asked, before = _asked(), st.session_state.get(PAGE)
    new = before is None or bool(asked.keys() - {MARK})
    if before == page:
        new = went_back() and asked != st.session_state[WRITTEN]
    elif before is not None:
        st.session_state[FROM] = before
        _hold()
    if new or before != page:
        st.session_state[PAGE], st.session_state[WRITTEN] = page, asked
        st.session_state[TAKEN] = set() if new else None
    st.session_state[SHOWN] = {}


def write_address() -> None:
    """Put what the widgets of this run hold into the address, if it says something else or may soon do so."""
    shown = {name: list(values) for name, values in st.session_state[SHOWN].items() if values}
    if shown != _asked() or shown != st.session_state[WRITTEN]:
        st.query_params.from_dict(shown)
    st.session_state[WRITTEN], st.session_state[TAKEN] = shown, None


def keep_address() -> None:
    """The same where a run has failed: what it had not come to yet stays in the address as it was asked for."""
    kept = _asked() | {name: list(values) for name, values in shown().items()}
    st.query_params.from_dict({name: values for name, values in kept.items() if values})


def shown_page() -> str:
    """The page that is shown; empty where no visitor asks."""
    return str(st.session_state.get(PAGE, "")) if in_visit() else ""


def came_from() -> str | None:
    """The page that was shown before this one, if any."""
    return st.session_state.get(FROM)


def asks_for(name: str) -> bool:
    """Whether the address is new, names the widget `name`, and has not been taken over for it yet."""
    return _to_take(name) and name in st.query_params


def take_over(name: str, options: dict[str, str], names: Mapping[str, str] = NO_NAMES) -> None:
    """If the address is new, set the list widget `name` to what it asks for, by code, label or another of its names (`names`,
    as `analysis.other_names` gives them); what else it asks for is noted as unknown."""
    if _to_take(name):
        st.session_state[TAKEN].add(name)
        st.session_state[name], unheard = understood(st.query_params.get_all(name), options, names)
        note_unknown(name, unheard)


def take_over_one(name: str, options: dict[str, str] | None = None) -> None:
    """The same for a widget that holds one value: one of `options`, or any text."""
    if _to_take(name):
        st.session_state[TAKEN].add(name)
        asked = st.query_params.get(name, "")
        if options is None:
            st.session_state[name] = asked
        else:
            meant, unheard = understood([asked], options, NO_NAMES) if asked else ([], [])
            st.session_state[name] = meant[0] if meant else next(iter(options))
            note_unknown(name, unheard)


def note_unknown(name: str, values: list[str]) -> None:
    """Note what the study does not have of what was asked for, until `unknown` tells it."""
    st.session_state.setdefault(UNKNOWN, {})[name] = values


def unknown() -> dict[str, list[str]]:
    """What was asked for and the study does not have, by widget; told once."""
    return {name: values for name, values in st.session_state.pop(UNKNOWN, {}).items() if values}


def show(name: str, values: list[str] | tuple[str, ...]) -> None:
    """Note that the widget `name` was drawn in this run, and what it holds."""
    st.session_state[SHOWN][name] = tuple(values)


def shown() -> dict[str, tuple[str, ...]]:
    """What each widget drawn so far in this run holds."""
    return st.session_state.get(SHOWN, {})


def _hold() -> None:
    """Set what the page before showed anew. The widgets of another page are new ones, to which Streamlit hands on what a reader
    has chosen, but not what only an address has asked for."""
    for name in shown():
        if name in st.session_state:
            st.session_state[name] = st.session_state[name]


def _to_take(name: str) -> bool:
    taken = st.session_state[TAKEN]
    return taken is not None and name not in taken


def _asked() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}
