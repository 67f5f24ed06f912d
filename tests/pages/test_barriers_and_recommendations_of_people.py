"""Barriers and facilitators, and Recommendations, opened on a study of people: people or findings, small groups hidden or not."""

import re

import pytest

from analysis.selection import Selection
from tests.analysis.made_studies import made, said
from tests.invented import ROWS, STUDY, recount
from tests.pages.opened import ROOT, open_page, words_on
from ui.cards.registry import build_card
from ui.state.shown_study import OwnStudy

HIDDEN = "Hidden, to protect people"


def opened(page: str, fewest: int = 3, dataset=STUDY, **query: str):
    app = open_page("your_study", {}, own_study=OwnStudy(dataset, "example.zip", (), fewest))
    for name, value in query.items():
        app.query_params[name] = value
    app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
    assert not app.exception
    return app


def links(app) -> list[str]:
    return [link.proto.label for link in app.get("page_link")]


@pytest.mark.parametrize(
    ("fewest", "count", "sentence"),
    [
        (
            0,
            "people",
            "9 people with findings on what hinders, 10 on what helps, by theme. One person can count in several bars.",
        ),
        (
            3,
            "people",
            "9 people with findings on what hinders, a hidden number on what helps, by theme. One person can count in several",
        ),
        (0, "findings", "15 findings on what hinders, 15 on what helps, by theme."),
    ],
)
def test_first_sentence_names_what_it_counts(fewest, count, sentence):
    assert sentence in words_on(opened("barriers_facilitators", fewest, count=count))


def test_theme_is_counted_in_people_and_says_how_much_one_of_them_told():
    said_of = words_on(opened("barriers_facilitators", 0, about="b_senior"))
    assert "Said by 5 people in 5 findings, one each." in said_of
    for heading in ("Negative experience: 4 people with findings", "Mixed experience: 1 person with findings"):
        assert heading in said_of
    assert "Of what helps, 1 person with findings has some that name the same (consultants)." in said_of
    assert "Recommendations linked to it: 2 people with findings" in said_of


def test_hidden_experience_of_a_theme_is_no_heading_of_its_own():
    app = opened("barriers_facilitators", 3, about="b_senior")
    said_of = words_on(app)
    headings = [each.value for each in app.subheader]
    assert headings[0] == "Experience: hidden"
    assert not [each for each in headings if "hidden number" in each or "(" in each]
    assert "How many are negative or mixed is hidden, to protect people." in said_of
    assert "Who is named in this theme’s findings is hidden, to protect people." in said_of
    assert "Said by 5 people in 5 findings. How many of them are from one person is hidden, to protect the others." in said_of


def test_the_most_quoted_person_is_named_by_a_number_only():
    rota = [said(number, theme_id="b_rota") for number in (1, 1, 1, 2, 3, 4, 5, 5)]
    dataset = made([*rota, {}])
    told = "Said by 5 people in 8 findings; at most 3 of the 8 findings are one person’s."
    assert told in words_on(opened("barriers_facilitators", 3, dataset, about="b_rota"))
    untied = "Said by 5 people in 8 findings (1 more is tied to nobody); at most 3 of the 8 findings are one person’s."
    assert untied in words_on(opened("barriers_facilitators", 3, dataset, about="b_rota", count="findings"))
    alone = made([said(1, theme_id="b_rota")] * 2)
    assert "Said by 1 person in 2 findings." in words_on(opened("barriers_facilitators", 0, alone, about="b_rota"))
    assert not re.search(r"Said by \d", words_on(open_page("barriers_facilitators", {}, about="b_time")))


@pytest.mark.parametrize(
    ("fewest", "count", "sentences"),
    [
        (0, "people", ["“The rota” is the barrier that comes up most: 6 people with findings. 3 people with recommendations are linked to it. "
                       "They name Employers (2), Managers (1), Programmes (1).",
                       "8 people with recommendations, by what is recommended and by source: trainee (8)"]),
        (3, "people", ["“The rota” is the barrier that comes up most: 6 people with findings. "
                       "How many recommendations are linked to it is hidden, to protect people.",
                       "8 people with recommendations, by what is recommended and by source: "]),
        (0, "findings", ["3 recommendations are linked to it.", "8 recommendations, by what is recommended"]),
    ],
)  # fmt: skip
def test_recommendations_say_what_they_count(fewest, count, sentences):
    said_of = words_on(opened("recommendations", fewest, count=count))
    for sentence in sentences:
        assert sentence in said_of


def test_what_is_recommended_to_somebody_is_counted_in_people():
    app = opened("recommendations", 0, asked="programme")
    assert "Programmes: 4 people with recommendations." in words_on(app)
    assert "See the findings of 4 people" in links(app)
    assert "recommendations of 3 people" in links(app)  # those linked to the rota
    listed = [row for row in ROWS if row["kind"] == "recommendation" and "programme" in row["actors"].split(";")]
    assert all(row["statement"] in words_on(app) for row in listed)
    app = opened("recommendations", 0, asked="programme", count="findings")
    assert "See the 4 findings" in links(app)


def test_what_is_asked_of_few_is_hidden():
    app = opened("recommendations", 3, asked="consultants")
    assert f"Consultants. {HIDDEN}" in words_on(app).replace("*", "")
    assert not [label for label in links(app) if label.startswith("See")]
    app = opened("recommendations", 3, asked="programme")
    assert "The findings are not listed one by one" in words_on(app)


def test_barriers_linked_outside_the_group_shown_are_counted_or_hidden():
    outside = "Linked to none of the recommendations shown; {} in the whole study"
    lantern = Selection(programme=("lantern",))
    shown, hiding = (
        list(build_card(STUDY.counting("people", fewest), lantern, "barriers-and-recommendations").table["What is recommended"])
        for fewest in (0, 3)
    )
    assert outside.format(2) in shown
    assert "in the whole study" not in " ".join(hiding)


def test_recount_of_the_invented_study():
    """The numbers written above."""
    assert [recount(Selection(kind=(kind,)), "people") for kind in ("facilitator", "barrier", "recommendation")] == [10, 9, 8]
    assert [recount(Selection(kind=(kind,)), "findings") for kind in ("facilitator", "barrier")] == [15, 15]
    assert recount(Selection(kind=("recommendation",), actor=("programme",)), "people") == 4
