"""What is said of barriers and recommendations, from facts that stand here."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.recommendations import Barrier
from tests.invented import PEOPLE, STUDY
from wording.recommendations import (
    answer,
    headline,
    how_to_read,
    recommended_most_to,
    source_of_most,
    to_whom,
    what_is_recommended,
)

ROTA = Barrier("b_rota", "The rota", 9, 6, 6, (("Time", 4), ("Money", 2)), (("Managers", 2),), 4)
ALONE = Barrier("b_alone", "Alone", 5, 0, 0, (), (), 0)
NOT_LINKED = "Not linked to a recommendation in the source"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ((ROTA, ALONE), "6 recommendations are linked to it; 4 name nobody. The others name Managers (2)."),
        ((replace(ROTA, nobody=1),), "6 recommendations are linked to it; 1 names nobody. The others name Managers (2)."),
        ((replace(ROTA, nobody=0),), "6 recommendations are linked to it. They name Managers (2)."),
        ((replace(ROTA, actors=(), nobody=6),), "6 recommendations are linked to it, and nobody is named."),
        ((replace(ROTA, linked=1, actors=(), nobody=1),), "1 recommendation is linked to it, and nobody is named."),
        ((replace(ROTA, linked=0, in_study=0),), f"{NOT_LINKED}."),
        ((replace(ROTA, linked=0),), "Linked to none of the recommendations shown; 6 in the whole study."),
        ((replace(ROTA, linked=pd.NA),), "How many recommendations are linked to it is hidden, to protect people."),
        (
            (replace(ROTA, nobody=0, actors=(("Managers", pd.NA),)),),
            "6 recommendations are linked to it. Whom they name is hidden.",
        ),
    ],
)
def test_answer_on_the_barrier_that_comes_up_most(table, said):
    assert answer(STUDY, table, 5).replace(" in the interviews", " in the source") == (
        f"“The rota” is the barrier that comes up most: 9 findings. {said}"
    )


def test_a_tie_is_answered_as_a_tie():
    tied = replace(ALONE, n=9)
    said = answer(STUDY, (ROTA, tied), 5)
    assert said.startswith("“The rota” and “Alone” tie for the most: 9 findings each. On “The rota”: 6 recommendations are")
    assert "On “Alone”: Not linked to a recommendation" in said
    assert answer(STUDY, (ROTA, tied, tied), 5) == "3 barriers tie for the most: 9 findings each."


def test_nothing_is_answered_of_few_or_of_hidden_numbers():
    assert answer(STUDY, (ROTA, ALONE), 10) == "No barrier has enough findings to be compared with the others."
    hidden = answer(STUDY, (ROTA, replace(ALONE, n=pd.NA)), 5)
    assert hidden == "Some numbers are hidden, so no barrier is said to have the most."


@pytest.mark.parametrize(
    ("barrier", "title"),
    [
        (ROTA, "Most recommendations on “The rota”, the barrier that comes up most, name nobody to act"),
        (replace(ROTA, nobody=3), "Who is to act on “The rota”, the barrier that comes up most"),
        (replace(ROTA, linked=4, nobody=3), "Who is to act on “The rota”, the barrier that comes up most"),
        (replace(ROTA, linked=4, nobody=4), "Nobody is named to act on “The rota”, the barrier that comes up most"),
        (replace(ROTA, linked=0, in_study=0), "No recommendation is linked to “The rota”, the barrier that comes up most"),
        (replace(ROTA, linked=0), "Each barrier, what is recommended, and to whom"),
        (replace(ROTA, nobody=pd.NA), "Each barrier, what is recommended, and to whom"),
    ],
)
def test_title_says_no_more_than_the_numbers(barrier, title):
    assert headline(STUDY, (barrier, ALONE), 5) == title
    assert headline(STUDY, (barrier, replace(barrier)), 5) == "Each barrier, what is recommended, and to whom"


def test_of_people_it_is_never_said_that_most_name_nobody():
    assert headline(PEOPLE, (ROTA,), 5) == "Who is to act on “The rota”, the barrier that comes up most"
    assert "6 people with recommendations are linked to it; 4 have some that name nobody. Some name" in answer(
        PEOPLE, (ROTA,), 5
    )


def test_cells_count_and_hide():
    some = replace(ROTA, themes=(("Time", 4), ("Money", pd.NA)), actors=(("Managers", pd.NA),), nobody=pd.NA)
    assert what_is_recommended(STUDY, some) == "Time (4), others hidden"
    assert to_whom(some) == "Hidden"
    assert (to_whom(ROTA), to_whom(ALONE)) == ("Managers (2), Nobody named (4)", "–")


def test_ties_are_explained_where_there_are_any():
    assert "ties" not in how_to_read(STUDY, (ROTA, ALONE))
    assert "ties" in how_to_read(STUDY, (ROTA, replace(ALONE, n=9)))


def test_titles_name_the_first_only_where_there_is_one():
    assert source_of_most((("The report", 5), ("Doctor", 4)), 9, 5) == "Most recommendations come from one source: the report"
    assert source_of_most((("The report", 5), ("Doctor", 5)), 10, 5) == "Who makes the recommendations"
    assert source_of_most((("The report", 3),), 3, 5) == source_of_most((("A", 5), ("B", pd.NA)), 6, 5)
    assert recommended_most_to(["A", "B"], [6, 5], 9, 5) == "More is recommended to “A” than to anyone else"
    assert recommended_most_to(["A", "B"], [6, 6], 9, 5) == "More is recommended to “A” and “B” than to anyone else"
    assert recommended_most_to(["A", "B"], [4, 1], 9, 5) == recommended_most_to(["A", "B"], [6, pd.NA], 9, 5)
