"""A chart that cannot be drawn does not end its page, and a file that cannot be made stops no other file."""

import logging
import re
from functools import partial

import pytest

from analysis.selection import Selection
from exports.pdf import document as pdf
from tests.pages.opened import open_page
from ui.cards import on_paper
from ui.cards.card import Card
from ui.cards.registry import build_card
from ui.download import Attempt, NotMadeError
from ui.present import slide
from ui.present.standard_deck import STORY
from ui.share.share import KINDS, Taken
from ui.state.shown_study import served_study

SAID = re.compile(
    r"This chart could not be drawn\. Its table has the same numbers\. The rest of this page works\. Reference ([0-9A-F]{6})\."
)
WITH_CHARTS = ("overview", "compare", "barriers_facilitators", "recommendations", "participants")


def broken(*_):
    raise KeyError("what went wrong is for the log only")


def references(app) -> list[str]:
    """The reference of each message that a chart could not be drawn; there is no other message."""
    return [SAID.fullmatch(error.value)[1] for error in app.error]


@pytest.mark.parametrize("page", WITH_CHARTS)
def test_page_goes_on_without_its_charts_and_says_so_in_the_place_of_each(monkeypatch, caplog, page):
    whole = open_page(page, {})
    assert not whole.error
    monkeypatch.setattr(Card, "figure", property(broken))
    with caplog.at_level(logging.ERROR):
        app = open_page(page, {})
    said = references(app)
    assert len(said) == len(whole.get("plotly_chart")) > 0
    assert all(f"reference {reference}" in caplog.text for reference in said) and "for the log only" in caplog.text
    assert [each.value for each in app.header] == [each.value for each in whole.header]
    assert [each.key for each in app.button] == [each.key for each in whole.button]
    assert not app.button(key="take-away-open").disabled


def test_page_goes_on_where_only_the_picture_for_paper_fails(monkeypatch):
    monkeypatch.setattr(on_paper, "chart_svg", broken)
    app = open_page("overview", {})
    assert len(references(app)) == len(app.get("plotly_chart")) == 2


def test_table_of_a_chart_that_fails_is_there(monkeypatch):
    monkeypatch.setattr(Card, "figure", property(broken))
    app = open_page("overview", {}, **{"sponsor-support-stated-view": "Table"})
    assert len(references(app)) == 1
    assert len(app.table) > len(open_page("overview", {}).table)


def test_files_are_offered_on_a_page_whose_charts_fail(monkeypatch):
    monkeypatch.setattr(Card, "figure", property(broken))
    app = open_page("overview", {})
    app.button(key="take-away-open").click().run()
    assert not app.exception
    assert len(app.get("download_button")) == len(KINDS) + 2


def test_slide_shows_the_table_of_a_chart_that_fails(monkeypatch):
    whole = open_page("present", {"slide": "2"})
    assert len(whole.get("plotly_chart")) == 1
    monkeypatch.setattr(slide, "_enlarged", broken)
    app = open_page("present", {"slide": "2"})
    assert len(references(app)) == 1
    assert app.title[0].value == whole.title[0].value
    assert len(app.table) == len(whole.table) == 1
    assert not app.button(key="slide-next").disabled


def test_a_file_that_fails_stops_no_other(monkeypatch):
    monkeypatch.setattr(pdf, "chart_drawing", broken)
    dataset = served_study()
    shown = (build_card(dataset, Selection(), "sponsor-support-stated"),)
    taken = Taken(dataset, Selection(programme=("darzi",)), "overview", {"overview": "Overview"}, STORY, "", shown)
    failed = {}
    for kind in KINDS:
        attempt = Attempt(partial(kind.write, taken))
        try:
            assert len(attempt.make()) > 1000
        except NotMadeError as error:
            failed[kind.ending] = str(error) == attempt.reference
    assert failed == {"pdf": True}
