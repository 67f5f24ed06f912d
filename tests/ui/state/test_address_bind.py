"""Why the widgets of the address are not bound by Streamlit (`bind="query-params"`): each test fails where a reason has gone."""

import inspect
import re
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

OURS = (st.multiselect, st.selectbox, st.segmented_control, st.text_input)
SCRIPTS = Path(st.__file__).parent / "static" / "static" / "js"


def reason_gone(what: str) -> None:
    pytest.fail(f"Streamlit now {what}: this reason against bind= has gone; see ui/state/address.py", pytrace=False)


def page():
    import streamlit as st

    fruits = {"a": "Apple", "b": "Pear"}
    if "wanted" in st.session_state:
        st.session_state["fruit"] = st.session_state["wanted"]
    st.multiselect("Fruit", list(fruits), format_func=fruits.get, key="fruit", bind="query-params")


def two_pages():
    import streamlit as st

    second = st.Page(lambda: st.title("Second"), title="Second", url_path="second")
    first = st.Page(lambda: st.title("First"), title="First", default=True)
    shown = st.navigation([first, second])
    st.multiselect("Fruit", ["a", "b"], key="fruit", bind="query-params")
    if st.button("Go"):
        try:
            st.switch_page(second)
        except st.errors.StreamlitAPIException as refusal:
            st.warning(refusal)
    shown.run()


def opened(script, **address) -> AppTest:
    app = AppTest.from_function(script)
    for name, value in address.items():
        app.query_params[name] = value
    return app


@pytest.mark.parametrize("widget", OURS, ids=lambda widget: widget.__name__)
def test_widgets_of_the_address_can_be_bound_at_all(widget):
    sentence = (
        f"Streamlit no longer has bind= of st.{widget.__name__}: drop these tests, and the reasons in ui/state/address.py"
    )
    assert "bind" in inspect.signature(widget).parameters, sentence


def test_a_bound_widget_knows_labels_only():
    by_label, by_code = opened(page, fruit="Apple").run(), opened(page, fruit="a").run()
    assert not by_label.exception and not by_code.exception
    assert by_label.multiselect[0].value == ["a"]
    if by_code.multiselect[0].value:
        reason_gone("takes codes from the address of a bound widget, and not its labels alone")
    app = opened(page).run()
    app.session_state["wanted"] = ["b"]
    if app.run().query_params.get("fruit") != "Pear":
        reason_gone("writes something else than labels into the address of a bound widget")


def test_what_the_code_sets_before_a_bound_widget_is_drawn_is_not_in_the_address():
    app = opened(page)
    app.session_state["wanted"] = ["b"]
    app.run()
    assert not app.exception
    assert app.multiselect[0].value == ["b"]
    if "fruit" in app.query_params:
        reason_gone("puts what the code sets before a bound widget is first drawn into the address")


def test_pages_cannot_be_switched_while_a_bound_widget_holds_something():
    free, bound = opened(two_pages).run(), opened(two_pages, fruit="a").run()
    assert not free.exception and not bound.exception
    assert [title.value for title in free.button[0].click().run().title] == ["Second"]
    bound.button[0].click().run()
    if not bound.warning:
        reason_gone("switches pages while a widget is bound")
    assert "bound to widgets: 'fruit'" in bound.warning[0].value


def test_a_link_keeps_what_bound_widgets_have_in_the_address():
    """This is done in the browser: where a link opens a page, the bound parameters of the old address are added to its own."""
    index = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS.glob("index.*.js"))
    added = re.search(r"filterParamsForPageChange\((\w+)\)\{.{0,400}?searchParams\.getAll.{0,300}?\$\{\1\}&\$\{", index)
    if not added:
        reason_gone("opens the page of a link without the parameters of bound widgets, or adds them in another place")
