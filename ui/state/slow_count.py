"""A count that takes long says how far it is, and can be stopped; so it is in a visit, not while the server starts."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analysis.engines.asking import UNKNOWN, Watch, watched_by
from analysis.engines.engine import STOPPED, EngineError
from ui.streamlit_internals import SLOW, in_visit
from wording.app.counting import STOP_COUNTING, is_counting

PATIENCE = 2.0  # seconds after which a reader is told
STOPPED_VIEW = "stopped view"  # in the session's state: the view whose counting the reader has stopped
NUMBER = "slow counts"  # how many there were in this visit: each has a button of its own


def watch_counts() -> None:
    """Have every count of this process watched."""
    watched_by(SlowCount)


class SlowCount(Watch):
    """What a reader sees of one count. What is drawn here is also where Streamlit ends a run that is not wanted any more."""

    place: Any = None
    bar: Any = None

    def look(self, seconds: float, share: float) -> None:
        """Say how far it is. Raises EngineError where the reader has stopped the counting of this view."""
        if not in_visit():
            return
        if st.session_state.get(STOPPED_VIEW) == _view():
            raise EngineError(STOPPED)
        if seconds < PATIENCE:
            return
        self.bar = self.bar or self._begin()
        self.bar.progress(0.0 if share == UNKNOWN else share, is_counting(seconds, None if share == UNKNOWN else share))

    def done(self) -> None:
        """Nothing is left to see of it."""
        if self.place is not None:
            self.place.empty()

    def _begin(self) -> Any:
        number = st.session_state[NUMBER] = st.session_state.get(NUMBER, 0) + 1
        self.place = st.empty()
        with self.place.container(key=f"{SLOW}-{number}"):
            bar = st.progress(0.0)
            st.button(STOP_COUNTING, key=f"{SLOW}-stop-{number}", icon=":material/stop_circle:", on_click=_stop)
        return bar


def _stop() -> None:
    st.session_state[STOPPED_VIEW] = _view()


def _view() -> Mapping[str, list[str]]:
    """What the address asks for."""
    return {name: st.query_params.get_all(name) for name in st.query_params}
