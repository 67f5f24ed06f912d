"""A count that takes long says how far it is, leaves nothing behind, and is not begun again where the reader stopped it."""

import pytest
from streamlit.testing.v1 import AppTest

from analysis.engines import asking
from analysis.engines.asking import Watch, watched_by
from ui.state import slow_count


def page():
    from time import sleep

    import streamlit as st

    from analysis.engines.asking import Questions
    from tests.ui.state.test_slow_count import drawn
    from ui.errors import chart_may_fail

    class Slow:
        def answer(self):
            sleep(0.4)
            return 7

        def stop(self):
            pass

        def share(self):
            return 0.3

    before = st.progress
    st.progress = lambda *given: drawn(before(*given))
    with chart_may_fail():
        st.metric("People", Questions().ask("how many", Slow, 10))
    st.progress = before


SAID: list[str] = []


def drawn(bar):
    class Bar:
        def progress(self, value, text):
            SAID.append(f"{value} {text}")
            return bar.progress(value, text)

    return Bar()


@pytest.fixture
def app(monkeypatch):
    monkeypatch.setattr(asking, "LOOK_EVERY", 0.05)
    monkeypatch.setattr(slow_count, "PATIENCE", 0.0)
    SAID.clear()
    slow_count.watch_counts()
    yield AppTest.from_function(page)
    watched_by(Watch)


def test_it_says_how_far_it_is_and_leaves_nothing_behind(app):
    app.run()
    assert app.metric[0].value == "7"
    assert {*SAID} == {"0.3 Counting for 0 seconds: 30% is done."}
    assert not app.button
    assert not app.get("progress")


def test_a_quick_count_says_nothing(app, monkeypatch):
    monkeypatch.setattr(slow_count, "PATIENCE", 30.0)
    app.run()
    assert (app.metric[0].value, SAID) == ("7", [])


def test_a_view_that_was_stopped_says_so_and_is_not_counted_again(app, caplog):
    app.query_params["programme"] = "a"
    app.session_state[slow_count.STOPPED_VIEW] = {"programme": ["a"]}
    app.run()
    assert [each.value for each in app.info] == [
        "You stopped the counting, so nothing is shown here. Change a filter, or reload the page to count it again."
    ]
    assert not app.metric
    assert not [each for each in caplog.records if each.name == "study"]
    app.query_params["programme"] = "b"
    app.run()
    assert app.metric[0].value == "7"
