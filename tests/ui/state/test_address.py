"""The address against a run that was stopped, and against a browser that has not heard of the last one written."""

from streamlit.testing.v1 import AppTest


def page():
    import streamlit as st

    from ui.state.address import read_address, show, take_over, take_over_one, write_address

    fruits = {"a": "Apple", "b": "Pear", "c": "Plum"}
    read_address(st.session_state.get("page", "first"))
    take_over("fruit", fruits)
    show("fruit", st.multiselect("Fruit", list(fruits), key="fruit", persist_state="session"))
    st.button("Anything", key="anything")
    if st.session_state.get("stopped"):
        st.stop()  # as where a click comes before the run is over
    take_over_one("words")
    words = st.text_input("Words", key="words", persist_state="session")
    show("words", [words] if words else [])
    write_address()


def failing_page():
    import streamlit as st

    from ui.errors import show_error
    from ui.state.address import read_address, show, take_over, write_address

    read_address("first")
    show("study", ["own"])
    take_over("fruit", {"a": "Apple", "b": "Pear"})
    show("fruit", st.multiselect("Fruit", ["a", "b"], key="fruit"))
    if st.session_state["fruit"] == ["b"]:
        show_error(KeyError("b"))  # as streamlit does where the run fails
    else:
        show("words", ["ripe"])
        write_address()


def test_address_keeps_what_was_chosen_where_a_run_fails_and_what_it_had_not_come_to():
    app = AppTest.from_function(failing_page)
    app.query_params["fruit"] = ["a"]
    app.run()
    assert app.query_params == {"study": "own", "fruit": "a", "words": "ripe"}
    app.multiselect[0].set_value(["b"]).run()
    assert app.error and app.query_params == {"study": "own", "fruit": "b", "words": "ripe"}
    app.multiselect[0].set_value([]).run()
    app.multiselect[0].set_value(["b"]).run()
    assert app.query_params == {"study": "own", "fruit": "b", "words": "ripe"}


def opened(**address) -> AppTest:
    app = AppTest.from_function(page)
    for name, values in address.items():
        app.query_params[name] = values
    return app.run()


def held(app: AppTest) -> tuple[list[str], str]:
    assert not app.exception
    return app.multiselect[0].value, app.text_input[0].value


def ask(app: AppTest, **address) -> AppTest:
    app.query_params.clear()
    for name, values in address.items():
        app.query_params[name] = values
    return app


def switch(app: AppTest, name: str, *, stopped: bool = False) -> None:
    """Open a page from the menu: its address asks for nothing."""
    app.session_state["page"], app.session_state["stopped"] = name, stopped
    ask(app).run()


def test_address_is_taken_over_by_code_or_label_and_written_by_code():
    app = opened(fruit=["Pear", "a", "no-such-fruit"], words="ripe")
    assert held(app) == (["b", "a"], "ripe")
    assert app.query_params == {"fruit": ["b", "a"], "words": "ripe"}


def test_back_takes_over_what_the_address_says_again(monkeypatch):
    app = opened(fruit=["a"])
    app.multiselect[0].set_value(["a", "b"]).run()
    assert app.query_params == {"fruit": ["a", "b"]}
    monkeypatch.setattr("ui.state.address.went_back", lambda: True)
    ask(app, fruit=["a"]).run()
    assert held(app) == (["a"], "")


def test_choice_counts_though_the_address_that_came_with_it_is_older():
    app = opened()
    app.multiselect[0].set_value(["a"]).run()
    ask(app).multiselect[0].set_value(["a", "b"]).run()
    assert held(app) == (["a", "b"], "")
    assert app.query_params == {"fruit": ["a", "b"]}


def test_other_widget_touched_does_not_bring_the_older_address_back():
    app = opened()
    app.multiselect[0].set_value(["a"]).run()
    ask(app).text_input[0].set_value("ripe").run()
    assert held(app) == (["a"], "ripe")
    ask(app).button[0].click().run()
    assert held(app) == (["a"], "ripe")


def test_filters_survive_a_page_left_before_its_run_was_over():
    app = opened(fruit=["b"])
    switch(app, "second", stopped=True)
    switch(app, "first")
    assert held(app) == (["b"], "")
    assert app.query_params == {"fruit": "b"}


def test_stopped_first_run_leaves_the_rest_of_the_address_to_the_next():
    app = AppTest.from_function(page)
    app.session_state["stopped"] = True
    ask(app, fruit=["b"], words="ripe").run()
    app.session_state["stopped"] = False
    app.multiselect[0].set_value(["b", "c"]).run()
    assert held(app) == (["b", "c"], "ripe")
    assert app.query_params == {"fruit": ["b", "c"], "words": "ripe"}


def test_link_replaces_all_that_was_chosen_on_another_page():
    app = opened(fruit=["a"], words="ripe")
    app.session_state["page"] = "second"
    ask(app, fruit=["c"]).run()
    assert held(app) == (["c"], "")
