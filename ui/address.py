"""The address says what is shown: each filter and choice a page draws, by its codes (`?programme=darzi&theme=b_time`).

Streamlit's own `bind="query-params"` writes labels instead of codes, leaves values that the code sets out of the
address, adds the parameters of a link to those already there instead of replacing them, and refuses to switch pages
while one is bound. So widgets here are not bound: what the address asks for is taken over when it is new, and what
the widgets hold is written back when the page is drawn.
"""

import streamlit as st

WRITTEN = "address_written"  # the page and parameters last written
FRESH = "address_fresh"  # whether this run takes over what the address asks for
SHOWN = "address_shown"  # what the widgets drawn in this run hold


def read_address(page: str) -> None:
    """Decide whether the address asks for something new: a first visit, a link, the browser's back and forward.

    A new page with an address that asks for nothing was opened from the menu: the filters stay as they are.
    """
    asked, written = _asked(), st.session_state.get(WRITTEN)
    same_page = written is not None and written[0] == page
    st.session_state[FRESH] = written is None or (asked != written[1] if same_page else bool(asked))
    st.session_state[SHOWN] = {}
    if written is None:  # a menu link clicked before the first page has finished must not lose what its address asked for
        st.session_state[WRITTEN] = (page, asked)


def write_address(page: str) -> None:
    """Put what the widgets of this run hold into the address, if it says something else."""
    shown = {name: list(values) for name, values in st.session_state[SHOWN].items() if values}
    if shown != _asked():
        st.query_params.from_dict(shown)
    st.session_state[WRITTEN] = (page, shown)


def take_over(name: str, options: dict[str, str]) -> None:
    """If the address is new, set the list widget `name` to what it asks for, by code or by label; the rest is dropped."""
    if st.session_state[FRESH]:
        codes = {label: code for code, label in options.items()} | {code: code for code in options}
        st.session_state[name] = [codes[value] for value in dict.fromkeys(st.query_params.get_all(name)) if value in codes]


def take_over_one(name: str, options: dict[str, str] | None = None) -> None:
    """The same for a widget that holds one value: one of `options`, or any text."""
    if st.session_state[FRESH]:
        asked = st.query_params.get(name, "")
        if options is None:
            st.session_state[name] = asked
        else:
            codes = {label: code for code, label in options.items()} | {code: code for code in options}
            st.session_state[name] = codes.get(asked, next(iter(options)))


def show(name: str, values: list[str] | tuple[str, ...]) -> None:
    """Note that the widget `name` was drawn in this run, and what it holds."""
    st.session_state[SHOWN][name] = tuple(values)


def shown() -> dict[str, tuple[str, ...]]:
    """What each widget drawn so far in this run holds."""
    return st.session_state.get(SHOWN, {})


def _asked() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}
