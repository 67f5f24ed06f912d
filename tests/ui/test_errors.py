"""What is said where a page fails: with an own study open nobody is told to reload, which would close it."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.analysis.files.given_files import study_files, zip_of
from tests.pages.test_your_study import give, started
from ui.state.shown_study import OWN


def failing():
    from ui.errors import show_error

    show_error(KeyError("a page"))


@pytest.mark.parametrize(("own", "said"), [(False, "reload the page, or open another one"), (True, "Do not reload it")])
def test_what_to_do_depends_on_what_reloading_would_lose(own, said):
    app = AppTest.from_function(failing)
    if own:
        app.session_state[OWN] = give(started(), "ten.zip", zip_of(study_files())).session_state[OWN]
    (error,) = app.run().error
    assert error.value.startswith("This page could not be drawn.")
    assert said in error.value
