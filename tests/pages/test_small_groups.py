"""The smallest group that is shown, as the owner of a study chooses it; who stands out; what a served study gives away."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.files.open_study import open_file, open_path, open_study
from tests.analysis.files.given_files import study_files, with_table, zip_of
from tests.pages.opened import ROOT, open_page, words_on
from ui.state.shown_study import OWN, OwnStudy, served_study
from ui.your_study.upload import offer_files

EXAMPLE = ROOT / "examples" / "invented_study"
STANDS_OUT = "12 of 12 people stand out: fewer than 3 people have the same in all of these: programme; specialty; grade;"
EVERYTHING = "The files hold everything"


@pytest.fixture(scope="module")
def example():
    return open_study(EXAMPLE)


@pytest.fixture
def served(monkeypatch):
    """A server that was started on the example study."""
    monkeypatch.setenv("STUDY", str(EXAMPLE))
    served_study.cache_clear()
    yield
    monkeypatch.undo()
    served_study.cache_clear()


def opened(dataset, fewest=None, query=None, page="your_study"):
    return open_page(page, query or {}, own_study=OwnStudy(dataset, "ours.zip", (), fewest))


def said(app) -> str:
    return words_on(app).replace("**", "")


def downloads(app) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def test_field_holds_what_the_study_says_and_explains_it(example):
    app = opened(example)
    field = app.number_input(key="fewest")
    assert (field.label, field.value, field.min, field.max) == ("Hide groups of fewer than this many people", 3, 0, 10)
    assert "What fewer than 3 people say is hidden" in said(app)
    assert "Hidden is not zero" in said(app)


def test_choice_is_kept_for_the_session_on_every_page_and_is_in_no_address(example):
    app = opened(example)
    app.number_input(key="fewest").set_value(5).run()
    assert app.session_state[OWN].fewest == 5
    assert "What fewer than 5 people say is hidden" in said(app)
    app.switch_page(str(ROOT / "pages" / "findings.py")).run()
    assert "fewest" not in app.query_params
    app.switch_page(str(ROOT / "pages" / "your_study.py")).run()
    assert not app.exception
    assert app.number_input(key="fewest").value == 5


@pytest.mark.parametrize("number", [0, 1])
def test_nothing_hides_nothing_and_says_what_follows(example, number):
    app = opened(example)
    app.number_input(key="fewest").set_value(number).run()
    assert "Nothing is hidden. Every number is shown" in said(app)
    assert EVERYTHING not in said(app)
    assert "Passages are not shown" not in said(opened(example, number, page="findings"))


def test_an_address_changes_nothing_that_is_hidden(example):
    app = opened(example, query={"fewest": "0"})
    assert app.number_input(key="fewest").value == 3
    assert app.session_state[OWN].fewest is None


def test_who_stands_out_is_listed_with_what_would_help_and_each_can_be_saved(example):
    app = opened(example)
    assert STANDS_OUT in said(app)
    people, small, left_out = (table.value for table in app.table)
    assert people["Participant"].tolist() == [f"P{number:02}" for number in range(1, 13)]
    assert left_out["Attribute"].tolist() == [
        "Specialty", "Grade", "Workplace", "Sponsor support, rated", "Experience, rated",
    ]  # fmt: skip
    assert (small["People who have it"].astype(int) < 3).all()
    assert downloads(app)[2:5] == [  # after the study itself
        "Download: people who stand out (CSV)",
        "Download: small groups (CSV)",
        "Download: columns to leave out (CSV)",
    ]


def test_hiding_nothing_makes_nobody_look_safer(example):
    app = opened(example)
    before = said(app)
    assert STANDS_OUT in before and "Like 12 of them there is nobody else." in before
    app.number_input(key="fewest").set_value(0).run()
    assert STANDS_OUT in said(app)


def test_where_nobody_stands_out_it_says_so():
    people = [["participant_id", "programme"], *([f"P0{number}", "north"] for number in (1, 2, 3))]
    app = opened(open_file("a.zip", zip_of(study_files(with_table("participants", people)))).dataset)
    assert "Nobody stands out: at least 3 people have the same in all of these: programme;" in said(app)


def test_a_study_that_ties_nothing_to_people_has_neither(small):
    app = opened(small)
    assert not app.number_input
    assert "stand out" not in said(app)
    assert EVERYTHING not in said(app)
    assert "Download as a workbook" in downloads(app)


def test_visitors_of_a_served_study_choose_nothing_and_cannot_take_it_away(served):
    app = open_page("your_study", {"fewest": "0"})
    assert not app.number_input
    assert "stand out" not in said(app)
    assert "The study itself is not offered as a file: it would hold what is hidden here" in said(app)
    assert downloads(app) == ["Download the template", "Download it filled in with an example"]


def test_a_study_of_ones_own_is_taken_away_whole_with_the_choice_in_it(example, monkeypatch):
    files = {}
    monkeypatch.setattr(
        "ui.your_study.upload.offer_download", lambda label, content, name, kind, key, **look: files.update({name: content()})
    )
    offer_files(OwnStudy(example, "ours.zip", (), 7))
    assert len(files) == 2
    for name, content in files.items():
        dataset = open_file(name, content).dataset
        assert dataset.descriptor.fewest == 7
        pd.testing.assert_frame_equal(dataset.findings, example.findings)
        pd.testing.assert_frame_equal(dataset.participants, example.participants)
    assert EVERYTHING in said(opened(example))


def test_the_example_study_says_its_smallest_group_itself():
    assert open_path(EXAMPLE).dataset.descriptor.fewest == 3


def test_pages_say_who_set_what_is_hidden_and_lead_to_where_it_is_set(example):
    begun = "3 is what is set to begin with."
    silent = replace(example, descriptor=replace(example.descriptor, fewest=None), views={})
    for dataset, fewest, who in ((example, None, "The file says so."), (silent, 3, begun), (example, 5, "You set this.")):
        app = opened(dataset, fewest, page="overview")
        assert said(app).count(who) == 1
        assert [link.page for link in links_to_more(app)] == ["your_study"]
        assert who in said(opened(dataset, fewest))


def links_to_more(app) -> list:
    return [each.proto for each in app.get("page_link") if each.proto.label == "More on this on Your study"]


def choices(app) -> list:
    return [each for each in app.selectbox if each.key == "hide-below-people"]


def test_where_nothing_is_hidden_no_page_says_so(example):
    app = opened(example, 0, page="overview")
    assert "are hidden" not in said(app)
    assert not links_to_more(app)


def test_how_few_are_hidden_is_chosen_where_it_is_said_and_holds_everywhere(example):
    app = opened(example, page="overview")
    (field,) = choices(app)
    assert (field.value, field.options) == (
        3,
        ["Hide nothing", "Hide groups of fewer than 3", "Hide groups of fewer than 5", "Hide groups of fewer than 10"],
    )
    field.set_value(5).run()
    assert app.session_state[OWN].fewest == 5
    assert "Numbers of fewer than 5 people are hidden" in said(app) and "You set this." in said(app)
    app.switch_page(str(ROOT / "pages" / "your_study.py")).run()
    assert app.number_input(key="fewest").value == 5
    assert "What fewer than 5 people say is hidden" in said(app) and "You set this." in said(app)
    app.number_input(key="fewest").set_value(7).run()
    app.switch_page(str(ROOT / "pages" / "findings.py")).run()
    (field,) = choices(app)
    assert (field.value, len(field.options)) == (7, 5)


def test_hiding_nothing_is_said_and_can_be_taken_back_there(example):
    app = opened(example, page="overview")
    choices(app)[0].set_value(1).run()
    assert app.session_state[OWN].fewest == 1
    assert "are hidden" not in said(app)
    point = "Numbers of very small groups can point at people. Everybody who sees your screen sees them."
    assert f"You chose to hide nothing. {point}" in said(app)
    (field,) = choices(app)
    assert field.value == 1
    field.set_value(3).run()
    assert "Numbers of fewer than 3 people are hidden" in said(app)


def test_download_says_what_opens_here_again_and_what_hiding_keeps_out_of_a_project(example):
    again = "The whole study opens here again from the zip or workbook under ‘Save this study’, at the top of the page."
    kept_out = "While small groups are hidden, a project holds no quotes and nobody’s attributes."
    for fewest, is_kept_out in ((3, True), (0, False)):
        app = opened(example, fewest, page="overview")
        app.button(key="take-away-open").click().run()
        assert "A project opens here again." in said(app) and again in said(app)
        assert (kept_out in said(app)) == is_kept_out


def test_nobody_chooses_for_a_study_that_is_not_theirs(served):
    assert "The publisher of the study sets this." in said(app := open_page("overview", {}))
    assert not choices(app)


def test_own_study_whose_file_says_that_nothing_is_hidden_says_so_and_lets_choose(example):
    open_ = replace(example, descriptor=replace(example.descriptor, fewest=0), views={})
    app = opened(open_, page="overview")
    assert "The file says that nothing is hidden." in said(app)
    (field,) = choices(app)
    assert field.value == 1


def test_a_study_that_ties_nothing_to_people_has_no_such_choice(small):
    assert not choices(opened(small, 5, page="overview"))


def test_study_is_saved_from_every_page_and_said_to_be_whole(example):
    app = opened(example, page="overview")
    app.button(key="save-study").click().run()
    assert [label for label in downloads(app) if "workbook" in label or "zip" in label] == [
        "Download as a workbook",
        "Download as a zip of CSV files",
    ]
    assert EVERYTHING in said(app)
